// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkrun.h"

#include <QtCore/QJsonObject>

namespace rescind {

//! One row of a run, as `revoke` prints one token, with "row"; of a dry run what was found out, and
//! of a skipped one why.
[[nodiscard]] QJsonObject bulkRowShape(
    const BulkRun &run, qsizetype index, const QString &profileName, const QDateTime &now);
//! The same of a plan that was not run.
[[nodiscard]] QJsonObject planRowShape(
    const BulkPlan &plan, qsizetype index, const QString &profileName);
[[nodiscard]] QJsonObject bulkSummaryShape(const BulkRun &run);

} // namespace rescind
