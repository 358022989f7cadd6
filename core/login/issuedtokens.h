// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/login/providerjob.h"
#include "core/oidc/authorizationrequest.h"
#include "core/oidc/client.h"
#include "core/oidc/idtokenchecks.h"
#include "core/tokens/tokenset.h"

namespace rescind {

//! What an answer of the token endpoint is judged by.
struct IssueContext
{
    Client client = {};
    std::optional<KeySet> keys = {};
    //! When they were last fetched because a token named one that was missing; see IssueJob.
    QDateTime keysRenewedAt = {};
    TokenOrigin origin = TokenOrigin::SignedIn;
    int generation = 1;
    //! What the sign-in sent; empty for a refresh.
    QByteArray nonce = {};
    RequestedAuthentication asked = {};
    //! When it was sent, by the server's clock as far as known.
    QDateTime requestedAt = {};
    //! Whom the tokens before these were about; empty for a sign-in, which may be anybody's.
    QString subject = {};
    //! By the server's clock as far as known.
    QDateTime now = {};
};

//! Tokens with their signature lamps, and the ID token's checks.
struct IssuedTokens
{
    QList<Token> tokens = {};
    QList<IdTokenCheck> checks = {};
    //! `openid` was asked for and no ID token came, or one that fails a check: the sign-in is
    //! refused. The tokens are live all the same, and must be revoked.
    std::optional<Error> refusal = {};
    //! Only where the keys had to be fetched anew to judge these; see IssueJob.
    std::optional<KeySet> keys = {};
    QDateTime keysRenewedAt = {};
};

//! Reads and checks what was issued. A refresh may leave the ID token out (OIDC Core §12.2).
[[nodiscard]] IssuedTokens issuedTokens(const TokenAnswer &answer, const IssueContext &context);

} // namespace rescind
