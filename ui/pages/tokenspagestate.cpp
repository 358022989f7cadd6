// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/tokenspagestate.h"

#include <algorithm>

namespace rescind {

const TokenView *TokensPageState::current(TokenKind kind) const
{
    const auto it = std::find_if(tokens.begin(), tokens.end(),
        [kind](const TokenView &view) { return view.token.kind == kind; });
    return it == tokens.end() ? nullptr : &*it;
}

const TokenView *TokensPageState::find(const QString &fingerprint) const
{
    const auto it = std::find_if(tokens.begin(), tokens.end(),
        [&fingerprint](const TokenView &view) { return view.token.fingerprint == fingerprint; });
    return it == tokens.end() ? nullptr : &*it;
}

} // namespace rescind
