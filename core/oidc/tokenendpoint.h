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
    //! When it was given, by the server's clock; invalid where it did not say.
    QDateTime serverTime = {};
};

//! Exchanges a code (RFC 6749 §4.1.3) with its verifier (RFC 7636 §4.5).
[[nodiscard]] Result<HttpRequest> codeRequest(const Client &client, const Secret &code,
    const QString &redirectUri, const Secret &codeVerifier);
//! Asks for tokens with a device code (RFC 8628 §3.4).
[[nodiscard]] Result<HttpRequest> deviceTokenRequest(
    const Client &client, const Secret &deviceCode);
//! RFC 6749 §6.
[[nodiscard]] Result<HttpRequest> refreshRequest(const Client &client, const Secret &refreshToken);

//! The id and secret of another client than the profile's, such as a key pair for programs.
struct ClientCredentials
{
    QString id = {};
    Secret secret = {};
};
//! A token for the application itself (RFC 6749 §4.4). With other credentials than the profile's
//! these are sent by the same way; in the body where the profile's way takes no secret. Refused
//! before sending for a public client, whom nobody could tell from another (§4.4).
[[nodiscard]] Result<HttpRequest> clientCredentialsRequest(
    const Client &client, const QString &scope, const std::optional<ClientCredentials> &other = {});

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
