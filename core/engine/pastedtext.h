// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"
#include "core/tokens/token.h"

namespace rescind {

//! What somebody has on the clipboard.
struct PastedText
{
    enum class What {
        Nothing, //!< no token is in it
        Token,   //!< one token, alone or in other text such as a line of a log
        List,    //!< several
    };

    What what = What::Nothing;
    //! For What::Token; read, not checked.
    Token token = {};
    //! It has the shape of a token. What has not may be one all the same: only the server knows.
    bool looksLikeToken = false;
};

//! Looks for tokens in what was pasted. Nothing is sent and nothing kept.
[[nodiscard]] PastedText readPasted(const Secret &text);

//! Whose a token is, by what it says itself.
enum class Belonging {
    Ours,        //!< names this client, and no other issuer
    NamesNobody, //!< says nothing of it: opaque, encrypted, or without these claims
    OtherIssuer,
    OtherClient,
};
[[nodiscard]] Belonging belongingOf(const TokenFacts &facts, const Profile &profile);

} // namespace rescind
