// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkrun.h"

#include <QtCore/QStringList>

namespace rescind {

//! What `bulk` says to a person, a line each.
[[nodiscard]] QStringList planLines(const BulkPlan &plan, const QString &host);
[[nodiscard]] QString progressLine(const BulkRun &run);
[[nodiscard]] QStringList summaryLines(const BulkRun &run);

} // namespace rescind
