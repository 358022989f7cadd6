// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkreport.h"

namespace rescind {

//! What became of one row, in the window's words, and a class of the report's style.
struct ReportWord
{
    QString sign = {};
    QString word = {};
    QString detail = {};
    QString role = {};
};
[[nodiscard]] ReportWord wordOf(const BulkReportRow &row, bool isDryRun);

//! The part of a report above its rows, as HTML: whose run it was, counts, and the charts.
[[nodiscard]] QString overview(const BulkReport &report);

//! Tokens that offline checkers still accept, one number for each day from the run's end on: as
//! many days as there are, and no more than `most`.
[[nodiscard]] std::vector<qint64> exposureByDay(const BulkReport &report, int most);

} // namespace rescind
