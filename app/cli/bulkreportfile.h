// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkreport.h"

namespace rescind {

//! Writes a report to a file for its owner only, in the format that its name ends in (csv, json,
//! html); replaced whole or not at all. Fails with Reason::ExportNotWritten.
[[nodiscard]] Result<void> writeReportFile(const BulkReport &report, const QString &path);

} // namespace rescind
