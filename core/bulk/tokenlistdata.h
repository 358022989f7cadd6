// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/tokenlist.h"
#include "core/bulk/wipedbytes.h"

namespace rescind {

//! Where a token lies in TokenList::Data::input.
struct TokenPlace
{
    quint32 offset = 0;
    quint32 size = 0;
};

struct TokenList::Data
{
    ListFormat format = ListFormat::Lines;
    //! The tokens lie where they were read, or close together where most of the input was something
    //! else.
    WipedBytes input;
    std::vector<TokenPlace> places;
    std::vector<ListRow> rows;
    //! UTF-8, one after the other; the name with number n ends before nameEnds[n]. The first is
    //! empty.
    QByteArray names;
    std::vector<quint32> nameEnds = {0};
};

} // namespace rescind
