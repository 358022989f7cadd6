// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/stub_tokenlist.h"

namespace rescind {

[[nodiscard]] inline QByteArray sampleToken(int n)
{
    return "canary-token-" + QByteArray::number(n).rightJustified(6, '0');
}

//! Opaque tokens of one kind.
[[nodiscard]] inline std::shared_ptr<const TokenList> sampleList(
    int count, TokenKind kind = TokenKind::Access)
{
    auto list = std::make_shared<TokenList>();
    for (int i = 0; i < count; ++i)
        TokenListBuilder::add(*list, sampleToken(i), {.kind = kind});
    return list;
}

} // namespace rescind
