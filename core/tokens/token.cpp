// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokens/token.h"

#include "core/jose/signature.h"

namespace rescind {

namespace {

TokenFacts factsOf(const Jwt &jwt)
{
    const auto text = [&jwt](QLatin1StringView name) { return jwt.claims.value(name).toString(); };
    QString client = text(QLatin1StringView("client_id"));
    if (client.isEmpty())
        client = text(QLatin1StringView("azp"));
    return {.issuedAt = timeClaim(jwt.claims, QLatin1StringView("iat")),
        .notBefore = timeClaim(jwt.claims, QLatin1StringView("nbf")),
        .expiresAt = timeClaim(jwt.claims, QLatin1StringView("exp")),
        .subject = text(QLatin1StringView("sub")),
        .clientId = client,
        .scope = text(QLatin1StringView("scope")),
        .issuer = text(QLatin1StringView("iss")),
        .tokenId = text(QLatin1StringView("jti")),
        .sessionId = text(QLatin1StringView("sid")),
        .algorithm = jwt.algorithm(),
        .audience = audienceClaim(jwt.claims)};
}

SignatureState unsignedState(TokenFormat format)
{
    switch (format) {
    case TokenFormat::Opaque:
        return SignatureState::Opaque;
    case TokenFormat::Jws:
        return SignatureState::NotChecked;
    case TokenFormat::Jwe:
        return SignatureState::Encrypted;
    case TokenFormat::Malformed:
        return SignatureState::Malformed;
    }
    return SignatureState::NotChecked;
}

} // namespace

LampState lamp(SignatureState state)
{
    switch (state) {
    case SignatureState::Genuine:
    case SignatureState::GenuineByAppSecret:
        return LampState::Good;
    case SignatureState::Forged:
    case SignatureState::UnsupportedAlgorithm:
    case SignatureState::AlgorithmNotAllowed:
    case SignatureState::Malformed:
        return LampState::Bad;
    case SignatureState::NotChecked:
    case SignatureState::KeysUnreachable:
    case SignatureState::NoFittingKey:
    case SignatureState::NoAppSecret:
        return LampState::Unknown;
    case SignatureState::Opaque:
    case SignatureState::Encrypted:
        return LampState::NotApplicable;
    }
    return LampState::Unknown;
}

LampState lamp(TimeState state)
{
    switch (state) {
    case TimeState::Valid:
        return LampState::Good;
    case TimeState::Expired:
    case TimeState::NotYetValid:
        return LampState::Bad;
    case TimeState::ExpiryUnknown:
        return LampState::Unknown;
    }
    return LampState::Unknown;
}

LampState lamp(ServerState state)
{
    switch (state) {
    case ServerState::Active:
        return LampState::Good;
    case ServerState::Inactive:
    case ServerState::Revoked:
        return LampState::Bad;
    case ServerState::NotAsked:
    case ServerState::InactiveUnproved:
    case ServerState::AcceptedUnproved:
    case ServerState::NoEndpoint:
    case ServerState::Refused:
    case ServerState::AskingFailed:
        return LampState::Unknown;
    case ServerState::CannotBeAsked:
        return LampState::NotApplicable;
    }
    return LampState::Unknown;
}

bool Token::isKnownDead(const QDateTime &now) const
{
    return server == ServerState::Inactive || server == ServerState::Revoked
        || timeState(*this, now) == TimeState::Expired;
}

void Token::clear()
{
    value = {};
    header = {};
    claims = {};
}

QString fingerprintOf(const Secret &token)
{
    return QString::fromLatin1(sha256(token.view()).toHex().left(16));
}

Token readToken(TokenKind kind, const Secret &value)
{
    const Jwt jwt = readJwt(value);
    Token token{.kind = kind,
        .format = jwt.format,
        .value = value,
        .fingerprint = fingerprintOf(value),
        .header = jwt.header,
        .claims = jwt.claims,
        .facts = factsOf(jwt),
        .signature = unsignedState(jwt.format)};
    if (kind == TokenKind::Id)
        token.server = ServerState::CannotBeAsked;
    return token;
}

TimeState timeState(const Token &token, const QDateTime &now)
{
    if (token.facts.expiresAt.isValid() && now >= token.facts.expiresAt)
        return TimeState::Expired;
    if (token.facts.notBefore.isValid() && now < token.facts.notBefore)
        return TimeState::NotYetValid;
    return token.facts.expiresAt.isValid() ? TimeState::Valid : TimeState::ExpiryUnknown;
}

std::optional<QDateTime> exposureUntil(const Token &token, const QDateTime &now)
{
    // A refresh token is only ever shown to its own server, which knows.
    if (token.format != TokenFormat::Jws || token.kind == TokenKind::Refresh)
        return std::nullopt;
    if (timeState(token, now) == TimeState::Expired)
        return std::nullopt;
    return token.facts.expiresAt;
}

} // namespace rescind
