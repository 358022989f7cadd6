// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace rescind {

//! `journal list`: the newest entries, oldest of them first.
void runJournalList(const CommandContext &context, const QStringList &arguments);
//! `journal export`.
void runJournalExport(const CommandContext &context, const QStringList &arguments);

} // namespace rescind
