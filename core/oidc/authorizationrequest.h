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

//! Names and values, neither encoded yet. Nothing in them is secret.
using AuthorizationParameters = QList<QPair<QByteArray, QByteArray>>;

//! What is asked for: code flow with PKCE S256; `nonce` for OIDC only; then what the profile sets.
//!
//! Where the profile sets no `prompt` it is `consent` when `offline_access` is asked for, since
//! without it no refresh token is issued (OIDC Core §11). A prompt that is set goes out as it was
//! written, and may so cost the refresh token: a tester has to be able to ask for exactly that.
//!
//! A free parameter takes the place of a setting with the same name, so that none goes out twice by
//! accident; written twice itself it does, as RFC 8707 wants it of `resource`. Reserved ones
//! (isReservedParameter()) are left out, should a profile hold any.
[[nodiscard]] AuthorizationParameters authorizationParameters(
    const Profile &profile, const QString &redirectUri, const AuthorizationAttempt &attempt);

//! What a provider can be asked besides in other ways than by the browser too: prompt, tenant and
//! the free parameters, by the same rules.
[[nodiscard]] AuthorizationParameters extensionParameters(const Profile &profile);

//! What an ID token is held to because of it.
struct RequestedAuthentication
{
    //! Seconds.
    std::optional<qint64> maxAge = {};
    QStringList acrValues = {};
};
[[nodiscard]] RequestedAuthentication requestedAuthentication(
    const AuthorizationParameters &parameters);

//! The URL for the browser. A query that the endpoint has already is kept, but for parameters of
//! the same names.
[[nodiscard]] QUrl authorizationUrl(
    const ProviderMetadata &metadata, const AuthorizationParameters &parameters);
[[nodiscard]] QUrl authorizationUrl(const ProviderMetadata &metadata, const Profile &profile,
    const QString &redirectUri, const AuthorizationAttempt &attempt);

} // namespace rescind
