// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/csvfinds.h"
#include "core/bulk/tokenlist.h"

namespace rescind {

struct FoundFormat
{
    ListFormat format = ListFormat::Text;
    //! For Csv and Tsv.
    CsvLayout layout = {};
};

//! Found by the first lines. In doubt one token a line where half of them could be one, and text
//! otherwise.
[[nodiscard]] FoundFormat formatOf(QByteArrayView input);

} // namespace rescind
