// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/client.h"

namespace rescind {

//! What the token endpoint gave (RFC 6749 §5.1). Absent tokens are empty.
struct TokenAnswer
{
    Secret accessToken = {};
    Secret refreshToken = {};
    Secret idToken = {};
    //! Seconds; `expire_in` is read too, since Authing's own envelope writes it so.
    std::optional<qint64> expiresIn = {};
    QString scope = {};
    //! The key's thumbprint where the tokens are bound to it (RFC 9449 §5); empty for bearer
    //! tokens.
    QString boundTo = {};
};

//! Exchanges a code (RFC 6749 §4.1.3) with its verifier (RFC 7636 §4.5).
[[nodiscard]] Result<HttpRequest> codeRequest(const Client &client, const Secret &code,
    const QString &redirectUri, const Secret &codeVerifier);
//! RFC 6749 §6.
[[nodiscard]] Result<HttpRequest> refreshRequest(const Client &client, const Secret &refreshToken);

//! Bearer tokens only; any other `token_type` is refused (RFC 6749 §7.1).
[[nodiscard]] Result<TokenAnswer> tokenAnswer(const HttpResponse &response);
//! Where the client asked for bound tokens, `token_type` DPoP is taken too. Bearer tokens are taken
//! all the same, and are not bound then: a server may give them (RFC 9449 §5).
[[nodiscard]] Result<TokenAnswer> tokenAnswer(const HttpResponse &response, const Client &client);
//! The latter, to hand to ask().
[[nodiscard]] inline auto tokenAnswerFor(const Client &client)
{
    return [client](const HttpResponse &response) { return tokenAnswer(response, client); };
}

} // namespace rescind
