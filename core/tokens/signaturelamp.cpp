// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokens/signaturelamp.h"

namespace rescind {

namespace {

bool isHmac(const QString &algorithm)
{
    return algorithm.startsWith(u"HS");
}

//! An ID token may have only what the sign-in allows; what signs an access token is the provider's
//! affair.
QStringList allowedFor(const Token &token, const Client &client)
{
    if (token.kind == TokenKind::Id)
        return allowedIdTokenAlgorithms(client.profile, client.metadata, !client.secret.isEmpty());
    return {QStringLiteral("RS256"), QStringLiteral("RS384"), QStringLiteral("RS512"),
        QStringLiteral("PS256"), QStringLiteral("PS384"), QStringLiteral("PS512"),
        QStringLiteral("ES256"), QStringLiteral("ES384"), QStringLiteral("ES512"),
        QStringLiteral("HS256"), QStringLiteral("HS384"), QStringLiteral("HS512")};
}

} // namespace

SignatureState signatureStateFor(SignatureCheck check, const QString &algorithm)
{
    switch (check) {
    case SignatureCheck::Good:
        return isHmac(algorithm) ? SignatureState::GenuineByAppSecret : SignatureState::Genuine;
    case SignatureCheck::Bad:
        return SignatureState::Forged;
    case SignatureCheck::NoFittingKey:
    case SignatureCheck::Failed:
        return SignatureState::NoFittingKey;
    case SignatureCheck::UnsupportedAlgorithm:
        return SignatureState::UnsupportedAlgorithm;
    case SignatureCheck::AlgorithmNotAllowed:
        return SignatureState::AlgorithmNotAllowed;
    case SignatureCheck::NotSigned:
        return SignatureState::Malformed;
    }
    return SignatureState::NotChecked;
}

SignatureState signatureStateOf(
    const Token &token, const Client &client, const std::optional<KeySet> &keys)
{
    if (!token.isHeld() || token.format != TokenFormat::Jws)
        return token.signature;
    const Jwt jwt = readJwt(token.value);
    const QStringList allowed = allowedFor(token, client);
    if (isHmac(jwt.algorithm())) {
        if (client.secret.isEmpty())
            return SignatureState::NoAppSecret;
        return signatureStateFor(checkHmac(jwt, client.secret, allowed), jwt.algorithm());
    }
    if (!keys)
        return SignatureState::KeysUnreachable;
    return signatureStateFor(checkSignature(jwt, *keys, allowed), jwt.algorithm());
}

} // namespace rescind
