// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jose/jwt.h"
#include "core/jose/keyset.h"
#include "core/jose/signature.h"

#include <QtCore/QDateTime>

#include <chrono>

namespace rescind {

//! The checks of OpenID Connect Core §2, §3.1.3.7, §3.1.3.8 and §12.2, each a line with its result.
enum class IdTokenCheckName {
    Signature,
    Issuer,
    Subject,
    Audience,
    AuthorizedParty,
    Expiry,
    IssuedAt,
    Nonce,
    AccessTokenHash,
    AuthenticationTime,    //!< where max_age was asked for
    AuthenticationContext, //!< where acr_values was
};
enum class CheckResult {
    Pass,
    Warn,    //!< could not be checked, or is unusual; the sign-in goes on and says so
    Fail,    //!< the ID token is refused
    Skipped, //!< does not apply
};

struct IdTokenCheck
{
    IdTokenCheckName name = IdTokenCheckName::Signature;
    CheckResult result = CheckResult::Skipped;
    //! What was wanted and what was found, as the token and the profile write it. Not translated;
    //! for times ISO 8601 in UTC. Never secret.
    QString expected = {};
    QString found = {};

    friend bool operator==(const IdTokenCheck &, const IdTokenCheck &) = default;
};

struct IdTokenExpectations
{
    QString issuer = {};
    QString clientId = {};
    //! Who the ID token before this one was about (OIDC Core §12.2); empty where there was none:
    //! then anybody is right.
    QString subject = {};
    QStringList allowedAlgorithms = {};
    //! What was sent; empty where nothing was (a refresh): then a missing nonce is fine.
    QByteArray nonce = {};
    //! For HMAC algorithms; empty for a public client.
    Secret clientSecret = {};
    //! Nothing where the keys could not be had: the signature is then a warning, not a failure.
    std::optional<KeySet> keys = {};
    //! For at_hash.
    Secret accessToken = {};
    QDateTime now = {};
    //! Seconds; what was asked of the provider. `auth_time` has to be there then (§2), and not to
    //! lie longer before `requestedAt`: the time that a person takes in the browser is not counted.
    std::optional<qint64> maxAge = {};
    QDateTime requestedAt = {};
    //! What was asked for; another one, or none, is a warning, since the request is voluntary.
    QStringList acrValues = {};
    std::chrono::seconds leeway = std::chrono::seconds(120);
};

struct IdTokenVerdict
{
    QList<IdTokenCheck> checks = {};
    SignatureCheck signature = SignatureCheck::NotSigned;
    //! No check failed.
    [[nodiscard]] bool isAccepted() const;
    //! "nonce, aud": the names of the failed checks as the standard writes them.
    [[nodiscard]] QString failedNames() const;
};

[[nodiscard]] IdTokenVerdict checkIdToken(
    const Jwt &idToken, const IdTokenExpectations &expectations);

} // namespace rescind
