// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/tokenlist.h"

namespace rescind {

//! Sets ListRow::duplicateOf where an earlier row has the same digest.
void markDuplicates(std::vector<ListRow> &rows);

} // namespace rescind
