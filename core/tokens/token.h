// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/jose/jwt.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace rescind {

enum class TokenKind { Access, Refresh, Id, Unknown };

//! Where a token came from.
enum class TokenOrigin {
    SignedIn,
    Refreshed,
    Pasted,
    ClientCredentials, //!< issued to the application itself; of no sign-in, and so generation 0
};

//! What is known about a token, from its claims, from the token answer and from introspection.
//! These facts stay when the token itself is wiped: a report needs them, and none of them lets
//! anybody in. Absent times are invalid, absent texts empty.
struct TokenFacts
{
    QDateTime issuedAt = {};
    QDateTime notBefore = {};
    QDateTime expiresAt = {};
    QString subject = {};
    QString clientId = {};
    QString scope = {};
    QString issuer = {};
    QString tokenId = {};   //!< `jti`
    QString sessionId = {}; //!< `sid`
    QString algorithm = {};
    QStringList audience = {};
    //! Thumbprint of the key it was issued with (RFC 9449): an access token works with no other,
    //! nor does a public client's refresh token. Empty for a bearer token.
    QString boundTo = {};

    friend bool operator==(const TokenFacts &, const TokenFacts &) = default;
};

//! Why the signature lamp is as it is.
enum class SignatureState {
    NotChecked,
    Genuine,
    GenuineByAppSecret, //!< HMAC: whoever knows the app secret could have made it
    Forged,
    KeysUnreachable,
    NoFittingKey,
    UnsupportedAlgorithm,
    AlgorithmNotAllowed,
    NoAppSecret, //!< an HMAC that cannot be checked without the app secret
    Opaque,
    Encrypted,
    Malformed,
};

//! Why the time lamp is as it is.
enum class TimeState { Valid, Expired, NotYetValid, ExpiryUnknown };

//! Why the server lamp is as it is: what the server last said, not what we hope.
enum class ServerState {
    NotAsked,
    Active,
    Inactive,         //!< said by a server that has called a live token of this kind active before
    InactiveUnproved, //!< said by a server that never has: no proof
    Revoked,          //!< revoked by us, and then seen inactive by a witness
    AcceptedUnproved, //!< revoked by us, and nobody could be asked
    NoEndpoint,
    Refused, //!< the server does not let this client ask
    AskingFailed,
    CannotBeAsked, //!< an ID token
};

enum class LampState { Good, Bad, Unknown, NotApplicable };

[[nodiscard]] LampState lamp(SignatureState state);
[[nodiscard]] LampState lamp(TimeState state);
[[nodiscard]] LampState lamp(ServerState state);

//! A token as it is held, or as it was: `value` is empty once it has been cleared.
struct Token
{
    TokenKind kind = TokenKind::Unknown;
    TokenFormat format = TokenFormat::Opaque;
    Secret value = {};
    //! SHA-256 of the token, first 16 hex digits. What names a token everywhere.
    QString fingerprint = {};
    //! 1 for what a sign-in brought, one more with each refresh; 0 for what belongs to none.
    int generation = 1;
    TokenOrigin origin = TokenOrigin::SignedIn;
    QDateTime obtainedAt = {};
    //! Both empty for what is no JWS, and once the token has been cleared.
    QJsonObject header = {};
    QJsonObject claims = {};
    TokenFacts facts = {};
    SignatureState signature = SignatureState::NotChecked;
    ServerState server = ServerState::NotAsked;
    QDateTime serverAskedAt = {};
    //! When the server accepted its revocation; invalid before.
    QDateTime revokedAt = {};

    [[nodiscard]] bool isHeld() const { return !value.isEmpty(); }
    //! Known dead: proved so by the server, or expired.
    [[nodiscard]] bool isKnownDead(const QDateTime &now) const;
    //! Wipes the token and everything that was read out of it but the facts.
    void clear();
};

//! 16 lower-case hex digits.
[[nodiscard]] QString fingerprintOf(const Secret &token);

//! Reads a token's format, claims and facts; checks nothing.
[[nodiscard]] Token readToken(TokenKind kind, const Secret &value);

//! `now` should be corrected by the server's clock where that is known.
[[nodiscard]] TimeState timeState(const Token &token, const QDateTime &now);

//! Until when services that check offline accept this token although the server calls it dead (or
//! would, were it revoked now). Nothing for tokens that cannot be checked offline, and after
//! expiry. An invalid QDateTime inside the optional: for ever, since the token names no expiry.
[[nodiscard]] std::optional<QDateTime> exposureUntil(const Token &token, const QDateTime &now);

} // namespace rescind
