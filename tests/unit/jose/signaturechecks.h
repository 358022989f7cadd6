// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jose/signature.h"
#include "tests/support/signing.h"

namespace rescind {

inline const QStringList &everyAlgorithm()
{
    static const QStringList all
        = QStringLiteral("RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 HS256 HS384 HS512")
              .split(u' ');
    return all;
}

//! For QCOMPARE, which prints text.
inline QString named(SignatureCheck check)
{
    switch (check) {
    case SignatureCheck::Good:
        return QStringLiteral("Good");
    case SignatureCheck::Bad:
        return QStringLiteral("Bad");
    case SignatureCheck::NoFittingKey:
        return QStringLiteral("NoFittingKey");
    case SignatureCheck::UnsupportedAlgorithm:
        return QStringLiteral("UnsupportedAlgorithm");
    case SignatureCheck::AlgorithmNotAllowed:
        return QStringLiteral("AlgorithmNotAllowed");
    case SignatureCheck::NotSigned:
        return QStringLiteral("NotSigned");
    case SignatureCheck::Failed:
        return QStringLiteral("Failed");
    }
    return {};
}

inline QString check(const QByteArray &token, const QByteArray &keySet,
    const QStringList &allowed = everyAlgorithm())
{
    const Result<KeySet> keys = readKeySet(keySet);
    return keys ? named(checkSignature(readJwt(Secret(token)), *keys, allowed))
                : QStringLiteral("no key set");
}

inline QString check(const QByteArray &token, const QList<TestKey> &keys)
{
    return check(token, keySetJson(keys));
}

inline QString checkMac(
    const QByteArray &token, const QByteArray &key, const QStringList &allowed = everyAlgorithm())
{
    return named(checkHmac(readJwt(Secret(token)), Secret(key), allowed));
}

//! The token with these bytes for its signature.
inline QByteArray withSignature(const QByteArray &token, const QByteArray &signature)
{
    return token.left(token.lastIndexOf('.') + 1) + toBase64Url(signature);
}

inline QByteArray signatureIn(const QByteArray &token)
{
    return readJwt(Secret(token)).signature;
}

} // namespace rescind
