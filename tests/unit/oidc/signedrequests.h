// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jose/signature.h"
#include "core/oidc/clientsigner.h"
#include "core/oidc/dpop.h"
#include "tests/support/faketransport.h"
#include "tests/support/signing.h"

namespace rescind {

inline const QDateTime testTime
    = QDateTime::fromString(QStringLiteral("2026-11-22T14:00:00Z"), Qt::ISODate);

//! Ids that count, and a clock that stands.
[[nodiscard]] inline FreshValues countingValues()
{
    return {.now = [] { return testTime; },
        .newId = [n = 0]() mutable -> QByteArray { return "id-" + QByteArray::number(++n); }};
}

//! Signed by this key, by our own check.
[[nodiscard]] inline bool isSignedBy(const QByteArray &token, const PublicKey &key)
{
    const Jwt jwt = readJwt(Secret(token));
    return checkSignature(jwt, {key}, {jwt.algorithm()}) == SignatureCheck::Good;
}

//! Signed by the key in its own header (RFC 9449 §4.3).
[[nodiscard]] inline bool isSignedByItsJwk(const QByteArray &proof)
{
    const auto keys = readKeySet(
        keySetJson({readJwt(Secret(proof)).header.value(QLatin1StringView("jwk")).toObject()}));
    return keys && keys->size() == 1 && isSignedBy(proof, keys->constFirst());
}

} // namespace rescind
