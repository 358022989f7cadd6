// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/findsink.h"

#include <optional>

namespace rescind {

//! Where the tokens stand in separated values.
struct CsvLayout
{
    struct Column
    {
        std::size_t index = 0;
        TokenKind kind = TokenKind::Unknown;
        //! Its name often stands over something else; only what looks like a token counts.
        bool isDoubtful = false;
    };

    char delimiter = ',';
    bool hasHeader = false;
    std::vector<Column> tokens = {};
    std::optional<std::size_t> kind = {};
};

//! By the names in the first line; nothing where none of them is that of a token.
[[nodiscard]] std::optional<CsvLayout> layoutByHeader(QByteArrayView sample);
//! By the values of the columns; nothing where none looks like tokens.
[[nodiscard]] std::optional<CsvLayout> layoutByValues(QByteArrayView sample);

//! A token for each of the layout's columns that is not empty; a record that ends before them all
//! is garbage. Doubled quotes are undone where they stand; `text` is the sink's input.
void findInCsv(char *text, std::size_t size, const CsvLayout &layout, FindSink &sink);

} // namespace rescind
