// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/authenticationclient.h"

#include "core/base/random.h"
#include "core/login/refreshjob.h"
#include "core/oidc/endpointjob.h"
#include "core/oidc/revocation.h"
#include "core/tokens/signaturelamp.h"

namespace rescind {

AuthenticationClient::AuthenticationClient(HttpTransport &transport, const Clock &clock,
    Client client, std::optional<KeySet> keys, std::chrono::seconds clockSkew)
    : m_transport(transport)
    , m_clock(clock)
    , m_client(std::move(client))
    , m_keys(std::move(keys))
    , m_clockSkew(clockSkew)
{
}

QDateTime AuthenticationClient::now() const
{
    return m_clock.now().addSecs(m_clockSkew.count());
}

IssueContext AuthenticationClient::contextFor(TokenOrigin origin, int generation) const
{
    return {.client = m_client,
        .keys = m_keys,
        .origin = origin,
        .generation = generation,
        .now = now()};
}

Result<AuthorizeUrl> AuthenticationClient::buildAuthorizeUrl(const AuthorizeChoice &choice) const
{
    if (m_client.metadata.authorizationEndpoint.isEmpty()) {
        return fail(Error{.kind = ErrorKind::Protocol,
            .stage = Stage::Authorization,
            .reason = Reason::EndpointMissing});
    }
    Profile asking = m_client.profile;
    if (!choice.redirectUri.isEmpty())
        asking.redirectUri = choice.redirectUri;
    if (!choice.scope.isEmpty())
        asking.scope = choice.scope;
    if (choice.forcesLogin)
        asking.authorization.prompt = QStringLiteral("login");
    const AuthorizationAttempt attempt = freshAttempt();
    return AuthorizeUrl{
        .url = authorizationUrl(m_client.metadata, asking, asking.redirectUri, attempt),
        .state = attempt.state,
        .nonce = asking.protocol == Protocol::Oidc ? attempt.nonce : QByteArray(),
        .codeVerifier = attempt.codeVerifier,
        .redirectUri = asking.redirectUri};
}

ResultJob<IssuedTokens> *AuthenticationClient::loginStateByAuthCode(
    const CodeExchange &exchange, QObject *parent) const
{
    IssueContext context = contextFor(TokenOrigin::SignedIn, exchange.generation);
    context.nonce = exchange.nonce;
    const auto read = [context](const HttpResponse &response) -> Result<IssuedTokens> {
        return tokenAnswer(response, context.client).map([&context](const TokenAnswer &answer) {
            return issuedTokens(answer, context);
        });
    };
    return ask<IssuedTokens>(m_transport,
        codeRequest(m_client, exchange.code, exchange.redirectUri, exchange.codeVerifier),
        RetryPolicy::ifNotTaken(), read, parent);
}

ResultJob<IssuedTokens> *AuthenticationClient::refreshLoginState(
    const Secret &refreshToken, int generation, QObject *parent, const KnownBefore &known) const
{
    IssueContext context = contextFor(TokenOrigin::Refreshed, generation);
    context.subject = known.subject;
    context.keysRenewedAt = known.keysRenewedAt;
    return new RefreshJob(m_transport, context, refreshToken, parent);
}

ResultJob<IssuedTokens> *AuthenticationClient::clientCredentialsToken(
    const QString &scope, const std::optional<ClientCredentials> &other, QObject *parent) const
{
    const IssueContext context = contextFor(TokenOrigin::ClientCredentials, 0);
    const auto read = [context](const HttpResponse &response) -> Result<IssuedTokens> {
        return tokenAnswer(response, context.client).map([&context](const TokenAnswer &answer) {
            return issuedTokens(answer, context);
        });
    };
    return ask<IssuedTokens>(m_transport, clientCredentialsRequest(m_client, scope, other),
        RetryPolicy::ifNotTaken(), read, parent);
}

ResultJob<UserInfo> *AuthenticationClient::userInfo(
    const Secret &accessToken, const QString &subject, QObject *parent) const
{
    const Protocol protocol = m_client.profile.protocol;
    const auto read = [protocol, subject](const HttpResponse &response) {
        return userInfoAnswer(response, protocol, subject);
    };
    return ask<UserInfo>(m_transport, userInfoRequest(m_client, accessToken),
        RetryPolicy::repeatable(), read, parent);
}

ResultJob<Introspection> *AuthenticationClient::introspect(
    const Secret &token, TokenTypeHint hint, IntrospectionMode mode, QObject *parent) const
{
    return ask<Introspection>(m_transport, introspectionRequest(m_client, token, hint, mode),
        RetryPolicy::repeatable(), introspectionAnswer, parent);
}

ResultJob<OnlineValidation> *AuthenticationClient::validateToken(
    ValidatedAs kind, const Secret &token, QObject *parent) const
{
    return ask<OnlineValidation>(m_transport,
        onlineValidationRequest(m_client.profile, kind, token), RetryPolicy::never(),
        onlineValidationAnswer, parent);
}

ResultJob<int> *AuthenticationClient::revoke(
    const Secret &token, TokenTypeHint hint, QObject *parent) const
{
    return ask<int>(m_transport, revocationRequest(m_client, token, hint),
        RetryPolicy::repeatable(), revocationAnswer, parent);
}

LocalVerdict AuthenticationClient::parseIdToken(
    const Secret &idToken, const QByteArray &nonce, const Secret &accessToken) const
{
    IssueContext context = contextFor(TokenOrigin::Pasted, 1);
    context.nonce = nonce;
    const IssuedTokens read
        = issuedTokens({.accessToken = accessToken, .idToken = idToken}, context);
    for (const Token &token : read.tokens) {
        if (token.kind == TokenKind::Id)
            return verdictOn(token, read.checks);
    }
    // Nothing was given: the checks of an empty one say so.
    return {.verdict = LocalVerdict::Verdict::Refused, .token = readToken(TokenKind::Id, idToken)};
}

LocalVerdict AuthenticationClient::parseAccessToken(const Secret &accessToken) const
{
    Token token = readToken(TokenKind::Access, accessToken);
    token.signature = signatureStateOf(token, m_client, m_keys);
    return verdictOn(token, accessTokenChecks(token, m_client.metadata.issuer, now()));
}

Result<QUrl> AuthenticationClient::buildLogoutUrl(const EndSession &what) const
{
    return logoutUrl(m_client, what);
}

Secret AuthenticationClient::freshVerifier()
{
    return Secret(randomText());
}

QByteArray AuthenticationClient::codeChallenge(const Secret &verifier)
{
    return rescind::codeChallenge(verifier);
}

} // namespace rescind
