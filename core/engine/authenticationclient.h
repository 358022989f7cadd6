// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/localverdict.h"
#include "core/login/issuedtokens.h"
#include "core/net/retry.h"
#include "core/net/transport.h"
#include "core/oidc/authorizationrequest.h"
#include "core/oidc/endsession.h"
#include "core/oidc/introspection.h"
#include "core/oidc/onlinevalidation.h"
#include "core/oidc/userinfo.h"

namespace rescind {

//! What goes to the browser, and what has to be remembered until it comes back.
struct AuthorizeUrl
{
    QUrl url = {};
    QByteArray state = {};
    QByteArray nonce = {};
    Secret codeVerifier = {};
    //! As it went into the URL: the exchange of the code must name the same.
    QString redirectUri = {};
};

//! What may differ from the profile in one authorize URL; empty: the profile's.
struct AuthorizeChoice
{
    QString redirectUri = {};
    QString scope = {};
    //! Ask for the password also where the browser is signed in (`prompt=login`).
    bool forcesLogin = false;
};

//! A code that came back, with what was sent for it.
struct CodeExchange
{
    Secret code = {};
    QString redirectUri = {};
    Secret codeVerifier = {};
    //! Compared with the ID token's; empty for OAuth 2.0.
    QByteArray nonce = {};
    int generation = 1;
};

//! What a refresh is held to, from what it replaces.
struct KnownBefore
{
    //! Whom the ID token was about (OpenID Connect Core §12.2); empty where there was none.
    QString subject = {};
    //! See Provider::keysRenewedAt.
    QDateTime keysRenewedAt = {};
};

//! Everything that a client does for tokens at one provider, one method for each: what Authing's
//! own `AuthenticationClient` does, under the same names as far as they are good ones.
//!
//! It holds nothing that changes: no token, no bearer for the next call. The jobs it hands out have
//! not been started, carry what they need, and outlive it; the transport and the clock outlive
//! them. Every request to the token, introspection and revocation endpoint is a form POST,
//! authenticated as the profile says for that very endpoint, in one way only. All values in URLs
//! are percent-encoded.
class AuthenticationClient final
{
public:
    //! `keys` is nothing where they could not be had: signatures are unknown then. `clockSkew` is
    //! the server's clock minus ours.
    AuthenticationClient(HttpTransport &transport, const Clock &clock, Client client,
        std::optional<KeySet> keys, std::chrono::seconds clockSkew);

    //! Nothing is sent. The authorization endpoint (`B/oidc/auth`, `B/oauth/auth`) with fresh
    //! state, nonce (OpenID Connect) and PKCE challenge by S256.
    [[nodiscard]] Result<AuthorizeUrl> buildAuthorizeUrl(const AuthorizeChoice &choice = {}) const;
    //! POST to the token endpoint: code, redirect URI and `code_verifier`. Sent once, since a code
    //! is used up by it. The ID token is checked; where it is refused the tokens come all the same,
    //! so that they can be revoked.
    [[nodiscard]] ResultJob<IssuedTokens> *loginStateByAuthCode(
        const CodeExchange &exchange, QObject *parent) const;
    //! POST to the token endpoint: the refresh token. Sent once.
    [[nodiscard]] ResultJob<IssuedTokens> *refreshLoginState(const Secret &refreshToken,
        int generation, QObject *parent, const KnownBefore &known = {}) const;
    //! POST to the token endpoint: grant_type=client_credentials, with `scope` where it is not
    //! empty; with `other` credentials than the profile's where given. Its one access token is of
    //! generation 0.
    [[nodiscard]] ResultJob<IssuedTokens> *clientCredentialsToken(
        const QString &scope, const std::optional<ClientCredentials> &other, QObject *parent) const;
    //! GET the userinfo endpoint (`B/oidc/me`) with the access token as Bearer in the header, and
    //! without client authentication. `subject` is whom the tokens are about, see userInfoAnswer().
    [[nodiscard]] ResultJob<UserInfo> *userInfo(
        const Secret &accessToken, const QString &subject, QObject *parent) const;
    //! POST to the introspection endpoint: the token, its hint, and Authing's `strict` if asked.
    [[nodiscard]] ResultJob<Introspection> *introspect(
        const Secret &token, TokenTypeHint hint, IntrospectionMode mode, QObject *parent) const;
    //! GET `B/api/v2/oidc/validate_token` with the token in the URL, unauthenticated: only for a
    //! user who was told so and asked for it. Sent once.
    [[nodiscard]] ResultJob<OnlineValidation> *validateToken(
        ValidatedAs kind, const Secret &token, QObject *parent) const;
    //! POST to the revocation endpoint: the token and its hint. The HTTP status of a server that
    //! took it, which proves nothing; for a revocation with its proof see RevokeJob.
    [[nodiscard]] ResultJob<int> *revoke(
        const Secret &token, TokenTypeHint hint, QObject *parent) const;

    //! Nothing is sent. Signature, issuer, audience, times and, where given, nonce and at_hash.
    [[nodiscard]] LocalVerdict parseIdToken(
        const Secret &idToken, const QByteArray &nonce = {}, const Secret &accessToken = {}) const;
    //! Nothing is sent. Signature, issuer and times; an opaque token is Verdict::Unknown.
    [[nodiscard]] LocalVerdict parseAccessToken(const Secret &accessToken) const;

    //! Nothing is sent. The provider's session/end; Authing's own page for an App Host without one.
    //! Works without a redirect URI: the provider then shows a page of its own at the end.
    [[nodiscard]] Result<QUrl> buildLogoutUrl(const EndSession &what = {}) const;

    //! 43 characters of the system's randomness (RFC 7636 §4.1).
    [[nodiscard]] static Secret freshVerifier();
    //! S256 (RFC 7636 §4.2). `plain` is not offered.
    [[nodiscard]] static QByteArray codeChallenge(const Secret &verifier);

private:
    [[nodiscard]] IssueContext contextFor(TokenOrigin origin, int generation) const;
    [[nodiscard]] QDateTime now() const;

    HttpTransport &m_transport;
    const Clock &m_clock;
    Client m_client;
    std::optional<KeySet> m_keys;
    std::chrono::seconds m_clockSkew;
};

} // namespace rescind
