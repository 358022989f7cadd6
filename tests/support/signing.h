// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>

namespace rescind {

//! Key pairs that a test program makes when it first needs them and keeps until it ends.
enum class TestKey { RsaA, RsaB, P256A, P256B, P384, P521 };

//! Where a signature is to differ from what RFC 7518 asks.
struct SigningFaults
{
    //! PSS salt in bytes; -1 for the digest's size.
    int pssSaltSize = -1;
    //! ECDSA as libcrypto gives it, not as r and s side by side.
    bool derSignature = false;
};

//! "rsa-a", "p256-a", …; the `kid` in publicJwk().
[[nodiscard]] QString keyIdOf(TestKey key);
//! With `kid` and `use`, without `alg`.
[[nodiscard]] QJsonObject publicJwk(TestKey key);
[[nodiscard]] QByteArray keySetJson(const QList<QJsonObject> &jwks);
[[nodiscard]] QByteArray keySetJson(const QList<TestKey> &keys);

//! A compact JWS of these claims: RS256/384/512 and PS256/384/512 with an RSA key, ES256/384/512
//! with the key of that curve. The header is `alg`, `kid` and `typ`.
[[nodiscard]] QByteArray signedToken(
    const QByteArray &algorithm, TestKey key, const QJsonObject &claims);
//! The same with any header and payload, valid or not.
[[nodiscard]] QByteArray signedToken(const QByteArray &algorithm, TestKey key,
    const QByteArray &headerJson, const QByteArray &payload, const SigningFaults &faults = {});

//! HS256/384/512; the header is `alg` and `typ`.
[[nodiscard]] QByteArray macToken(
    const QByteArray &algorithm, const QByteArray &secret, const QJsonObject &claims);
[[nodiscard]] QByteArray macToken(const QByteArray &algorithm, const QByteArray &secret,
    const QByteArray &headerJson, const QByteArray &payload);

//! A compact JWS of these parts as they are.
[[nodiscard]] QByteArray compactToken(
    const QByteArray &headerJson, const QByteArray &payload, const QByteArray &signature);
[[nodiscard]] QByteArray toBase64Url(const QByteArray &bytes);

} // namespace rescind
