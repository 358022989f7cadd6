// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokens/token.h"

#include <vector>

namespace rescind {

//! Where in the input something is that is a row.
struct ListFind
{
    quint32 offset = 0;
    quint32 size = 0;
    //! From 1.
    quint32 line = 0;
    //! What a column's or a member's name says; Unknown where none does.
    TokenKind kind = TokenKind::Unknown;
    //! It cannot be a token, whatever it decodes to.
    bool isGarbage = false;
};

using ListFinds = std::vector<ListFind>;

} // namespace rescind
