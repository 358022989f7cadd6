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
    //! When it was given, by the server's clock; invalid where it did not say.
    QDateTime serverTime = {};
};

//! Exchanges a code (RFC 6749 §4.1.3) with its verifier (RFC 7636 §4.5).
[[nodiscard]] Result<HttpRequest> codeRequest(const Client &client, const Secret &code,
    const QString &redirectUri, const Secret &codeVerifier);
//! RFC 6749 §6.
[[nodiscard]] Result<HttpRequest> refreshRequest(const Client &client, const Secret &refreshToken);

[[nodiscard]] Result<TokenAnswer> tokenAnswer(const HttpResponse &response);

} // namespace rescind
