// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samples.h"

#include <QtCore/QJsonArray>

namespace rescind::samples {

namespace {

QDateTime at(int minute, int second)
{
    return now().addSecs(-9 * 60 - 30).addSecs(minute * 60 + second);
}

QJsonObject claimsOf(const TokenFacts &facts)
{
    return {{QStringLiteral("iss"), facts.issuer}, {QStringLiteral("sub"), facts.subject},
        {QStringLiteral("aud"),
            QJsonArray{facts.clientId, QStringLiteral("https://api.example.test")}},
        {QStringLiteral("scope"), facts.scope}, {QStringLiteral("jti"), facts.tokenId},
        {QStringLiteral("iat"), facts.issuedAt.toSecsSinceEpoch()},
        {QStringLiteral("exp"), facts.expiresAt.toSecsSinceEpoch()},
        {QStringLiteral("extended_fields"),
            QJsonObject{{QStringLiteral("department"), QStringLiteral("研发部")},
                {QStringLiteral("manager"), QJsonValue::Null}}}};
}

TokenFacts facts(const QString &algorithm, int days)
{
    return {.issuedAt = days == 30 ? QDateTime() : at(2, 0),
        .expiresAt = at(2, 0).addDays(days),
        .subject = QStringLiteral("5f9d0cc41f5d8ba2a7d1c9a2"),
        .clientId = QStringLiteral("615c4a2b9d7e4fb1a1d3c0de"),
        .scope = QStringLiteral("openid profile offline_access"),
        .issuer = QStringLiteral("https://portal.authing.cn/oidc"),
        .tokenId = QStringLiteral("_aV4pAEwc7gNyo9nQmAhqX1Lr8T"),
        .algorithm = algorithm};
}

Token jws(TokenKind kind, const QString &algorithm, const QString &fingerprint)
{
    Token token{.kind = kind,
        .format = TokenFormat::Jws,
        .value = Secret(QByteArray("eyJhbGciOiJSUzI1NiJ9.").append(QByteArray(620, 'x'))),
        .fingerprint = fingerprint,
        .obtainedAt = at(2, 11),
        .header = {{QStringLiteral("alg"), algorithm},
            {QStringLiteral("kid"), QStringLiteral("keystore-CHANGE-ME")},
            {QStringLiteral("typ"), QStringLiteral("JWT")}},
        .facts = facts(algorithm, 14)};
    token.claims = claimsOf(token.facts);
    return token;
}

Event event(int minute, int second, EventKind kind, EventResult result, const Token &token)
{
    return {.at = at(minute, second),
        .kind = kind,
        .result = result,
        .token = token.kind,
        .fingerprint = token.fingerprint};
}

QList<IdTokenCheck> checks()
{
    using Name = IdTokenCheckName;
    const QString issuer = QStringLiteral("https://portal.authing.cn/oidc");
    const QString client = QStringLiteral("615c4a2b9d7e4fb1a1d3c0de");
    return {{Name::Signature, CheckResult::Pass, QStringLiteral("HS256"), QStringLiteral("HS256")},
        {Name::Issuer, CheckResult::Pass, issuer, issuer},
        {Name::Audience, CheckResult::Pass, client, client},
        {Name::AuthorizedParty, CheckResult::Skipped},
        {Name::Expiry, CheckResult::Pass, now().toString(Qt::ISODate),
            at(2, 0).addDays(14).toString(Qt::ISODate)},
        {Name::IssuedAt, CheckResult::Pass, now().toString(Qt::ISODate),
            at(2, 0).toString(Qt::ISODate)},
        {Name::Nonce, CheckResult::Pass}, {Name::AccessTokenHash, CheckResult::Skipped}};
}

LoginRecord login()
{
    using Name = LoginCheckName;
    const QString issuer = QStringLiteral("https://portal.authing.cn/oidc");
    LoginRecord record{.endedAt = at(2, 11)};
    record.steps = {{Name::Metadata, CheckResult::Pass, issuer, issuer, {}},
        {Name::Keys, CheckResult::Pass, {}, QStringLiteral("2"), {}},
        {Name::RedirectUri, CheckResult::Pass, QStringLiteral("http://127.0.0.1/callback"),
            QStringLiteral("http://127.0.0.1:43411/callback"), {}},
        {Name::Pkce, CheckResult::Skipped, QStringLiteral("S256"), {}, {}},
        {Name::State, CheckResult::Pass, {}, {}, {}}, {.name = Name::Issuer},
        {Name::Answer, CheckResult::Pass, {}, {}, {}},
        {Name::Exchange, CheckResult::Pass, {}, QStringLiteral("client_secret_post"), {}},
        {Name::Scope, CheckResult::Pass, QStringLiteral("openid profile offline_access"), {}, {}},
        {Name::RefreshToken, CheckResult::Pass, QStringLiteral("offline_access"), {}, {}},
        {Name::IdToken, CheckResult::Pass, QStringLiteral("openid"), {}, {}}};
    record.idToken = checks();
    return record;
}

QList<Event> signInEvents()
{
    Event activeAccess = event(2, 13, EventKind::Introspected, EventResult::Good, accessToken());
    activeAccess.activity = Activity::Active;
    Event activeRefresh = event(2, 14, EventKind::Introspected, EventResult::Good, refreshToken());
    activeRefresh.activity = Activity::Active;
    Token none;
    return {event(2, 11, EventKind::SignedIn, EventResult::Good, none),
        event(2, 12, EventKind::IdTokenChecked, EventResult::Good, idToken()), activeAccess,
        activeRefresh};
}

QList<Event> revokeEvents()
{
    const Token token = accessToken();
    Event accepted = event(9, 26, EventKind::RevocationAccepted, EventResult::Quiet, token);
    accepted.httpStatus = 200;
    Event cleared = event(9, 26, EventKind::LocalCopiesCleared, EventResult::Good, token);
    Event looked = event(9, 27, EventKind::LookedAgain, EventResult::Good, token);
    looked.activity = Activity::Inactive;
    looked.proof = true;
    Event outcome = event(9, 27, EventKind::OutcomeReached, EventResult::Good, token);
    outcome.outcome = Outcome::VerifiedInactive;
    Event exposure = event(9, 27, EventKind::RemainingExposure, EventResult::Warning, token);
    exposure.until = token.facts.expiresAt;
    return {accepted, cleared, looked, outcome, exposure};
}

} // namespace

QDateTime now()
{
    return QDateTime(QDate(2026, 11, 22), QTime(14, 9, 30), Qt::UTC);
}

Profile profile(Environment environment)
{
    return {.id = QStringLiteral("11111111-2222-3333-4444-555555555555"),
        .name = QStringLiteral("Customer portal"),
        .environment = environment,
        .clientId = QStringLiteral("615c4a2b9d7e4fb1a1d3c0de"),
        .appHost = QStringLiteral("https://portal.authing.cn")};
}

Token accessToken()
{
    Token token
        = jws(TokenKind::Access, QStringLiteral("RS256"), QStringLiteral("9f86d081884c7d65"));
    token.signature = SignatureState::Genuine;
    token.server = ServerState::Active;
    token.serverAskedAt = at(2, 13);
    return token;
}

Token refreshToken()
{
    return {.kind = TokenKind::Refresh,
        .format = TokenFormat::Opaque,
        .value = Secret(QByteArray(43, 'r')),
        .fingerprint = QStringLiteral("c0ffee254729296b"),
        .obtainedAt = at(2, 11),
        .facts = {.expiresAt = at(2, 11).addDays(30)},
        .signature = SignatureState::Opaque,
        .server = ServerState::Active,
        .serverAskedAt = at(2, 14)};
}

Token idToken()
{
    Token token = jws(TokenKind::Id, QStringLiteral("HS256"), QStringLiteral("5feb3b1e40aa9d02"));
    token.signature = SignatureState::GenuineByAppSecret;
    token.server = ServerState::CannotBeAsked;
    return token;
}

Token revoked(Token token)
{
    token.clear();
    token.server = ServerState::Revoked;
    token.serverAskedAt = at(9, 27);
    token.revokedAt = at(9, 26);
    return token;
}

TokenView held(const Token &token)
{
    const bool can = token.kind != TokenKind::Id && token.isHeld();
    return {.token = token,
        .canIntrospect = can,
        .canRevoke = can,
        .canAskUserInfo = can && token.kind == TokenKind::Access,
        .canValidateOnline = token.isHeld() && token.kind != TokenKind::Refresh,
        .canIntrospectStrictly = can};
}

TokensPageState signedIn()
{
    return {.situation = TokensPageState::Situation::SignedIn,
        .profileName = QStringLiteral("Customer portal"),
        .host = QStringLiteral("portal.authing.cn"),
        .subject = QStringLiteral("alice@example.test"),
        .signedInAt = at(2, 11),
        .scope = QStringLiteral("openid profile offline_access"),
        .canSignIn = true,
        .canRefresh = true,
        .canRevokeAny = true,
        .canSignOut = true,
        .canRequestApplicationToken = true,
        .tokens = {held(accessToken()), held(refreshToken()), held(idToken())},
        .checks = checks(),
        .login = login(),
        .events = signInEvents()};
}

TokensPageState accessRevoked()
{
    TokensPageState state = signedIn();
    state.tokens[0] = held(revoked(accessToken()));
    state.events.append(revokeEvents());
    return state;
}

TokensPageState signedOutBefore()
{
    TokensPageState state = signedIn();
    Token access = accessToken();
    access.clear();
    Token id = idToken();
    id.clear();
    state.tokens = {held(access), held(revoked(refreshToken())), held(id)};
    state.canRefresh = state.canRevokeAny = state.canSignOut = false;
    state.signedOutAt = at(9, 26);
    Event left = event(9, 26, EventKind::LeftAlive, EventResult::Warning, access);
    left.until = access.facts.expiresAt;
    const Token none;
    state.events.append({left, event(9, 26, EventKind::LocalCopiesCleared, EventResult::Good, none),
        event(9, 26, EventKind::SignedOut, EventResult::Warning, none),
        event(9, 26, EventKind::ProviderSessionOpened, EventResult::Quiet, none)});
    return state;
}

TokensPageState refreshed()
{
    TokensPageState state = signedIn();
    QList<TokenView> tokens;
    for (int generation = 3; generation > 0; --generation) {
        for (Token token : {accessToken(), refreshToken(), idToken()}) {
            token.generation = generation;
            token.fingerprint.replace(0, 2, QStringLiteral("%1e").arg(generation));
            if (generation < 3 && token.kind == TokenKind::Refresh)
                token.server = ServerState::Inactive;
            tokens.append(held(token));
        }
    }
    tokens[0].isBusy = true;
    tokens[0].canIntrospect = false;
    tokens[0].canRevoke = false;
    state.tokens = tokens;
    state.inMemoryOnly = true;
    return state;
}

TokensPageState troubled()
{
    TokensPageState state = signedIn();
    Token access = accessToken();
    access.signature = SignatureState::Forged;
    access.server = ServerState::AskingFailed;
    access.facts.issuedAt = now().addDays(-20);
    access.facts.expiresAt = now().addDays(-6);
    Token refresh = refreshToken();
    refresh.server = ServerState::AcceptedUnproved;
    refresh.facts.expiresAt = {};
    refresh.revokedAt = at(9, 26);
    refresh.clear();
    Token id = idToken();
    id.signature = SignatureState::KeysUnreachable;
    state.subject
        = QStringLiteral("a-rather-long-subject-0123456789abcdef0123456789abcdef@example.test");
    state.tokens = {held(access), held(refresh), held(id)};
    state.checks[0].result = CheckResult::Warn;
    state.checks[6].result = CheckResult::Fail;
    Event failed = event(9, 26, EventKind::IntrospectionFailed, EventResult::Bad, access);
    failed.error = Error{.kind = ErrorKind::OAuth,
        .stage = Stage::Introspection,
        .reason = Reason::ClientRejected,
        .code = QStringLiteral("invalid_client"),
        .serverText = QStringLiteral("client authentication failed (e.g. unknown client, no client "
                                     "authentication included, or unsupported method)"),
        .httpStatus = 401};
    state.events.append(failed);
    return state;
}

} // namespace rescind::samples
