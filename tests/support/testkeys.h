// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace rescind {

enum class PemForm { Pkcs8, Traditional, EncryptedPkcs8, EncryptedTraditional, Public };

//! A fresh private key in PEM. `kind` is "RSA2048", "RSA1024", "P-256", "P-384", "P-521",
//! "secp256k1" or "ED25519".
[[nodiscard]] QByteArray freshKeyPem(const QByteArray &kind, PemForm form = PemForm::Pkcs8);
//! An RSA key of these numbers, which are base64url and big-endian, in PKCS#8.
[[nodiscard]] QByteArray rsaKeyPem(const QByteArray &modulus, const QByteArray &exponent,
    const QByteArray &privateExponent, const QByteArray &p, const QByteArray &q);

} // namespace rescind
