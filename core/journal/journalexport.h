// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/journalentry.h"

#include <QtCore/QByteArray>

namespace rescind {

enum class JournalFormat { Csv, JsonLines, Syslog };

//! The first line of a CSV file, RFC 4180; empty for the others.
[[nodiscard]] QByteArray exportHead(JournalFormat format);
//! One entry, its line end included. CSV: a text that a spreadsheet would take for a formula gets
//! an apostrophe in front. Syslog: RFC 5424, see syslogsender.h.
[[nodiscard]] QByteArray exportLine(JournalFormat format, const JournalEntry &entry);

} // namespace rescind
