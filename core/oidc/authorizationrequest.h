// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/providermetadata.h"

namespace rescind {

//! The fresh values of one sign-in attempt; none is ever used twice.
struct AuthorizationAttempt
{
    QByteArray state;    //!< RFC 6749 §10.12
    QByteArray nonce;    //!< OpenID Connect Core §3.1.2.1
    Secret codeVerifier; //!< RFC 7636 §4.1
};

[[nodiscard]] AuthorizationAttempt freshAttempt();

//! base64url(SHA-256(verifier)) (RFC 7636 §4.2).
[[nodiscard]] QByteArray codeChallenge(const Secret &codeVerifier);

//! The URL for the browser: code flow with PKCE S256; `nonce` for OIDC only; `prompt=consent` when
//! `offline_access` is asked for, since without it no refresh token is issued (OIDC Core §11).
//! A query that the endpoint has already is kept, but for parameters of the same names.
[[nodiscard]] QUrl authorizationUrl(const ProviderMetadata &metadata, const Profile &profile,
    const QString &redirectUri, const AuthorizationAttempt &attempt);

} // namespace rescind
