// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/jose/jwt.h"
#include "core/jose/keyset.h"

namespace rescind {

//! What became of a signature check.
enum class SignatureCheck {
    Good,
    Bad,                  //!< a fitting key was there and the signature is not by it
    NoFittingKey,         //!< no key with that `kid`, type or algorithm
    UnsupportedAlgorithm, //!< also `none`, always
    AlgorithmNotAllowed,  //!< known, but not one the caller allows
    NotSigned,            //!< not a JWS
    Failed,               //!< libcrypto would not do it, or the key must not be used
};

//! Checks a JWS against public keys: RS256/384/512, PS256/384/512, ES256/384/512 (RFC 7518 §3).
//! A key is chosen by `kid`; where the token has none, or no key of the set has one, every key of
//! the fitting type is tried, 16 at most. A key that names its `alg` serves for that one only.
//! `crit` in the header makes it UnsupportedAlgorithm (RFC 7515 §4.1.11). HMAC is never tried with
//! a public key.
[[nodiscard]] SignatureCheck checkSignature(
    const Jwt &jwt, const KeySet &keys, const QStringList &allowedAlgorithms);

//! Checks HS256/384/512 with the client secret's bytes (OpenID Connect Core §10.1). NoFittingKey
//! without a secret.
[[nodiscard]] SignatureCheck checkHmac(
    const Jwt &jwt, const Secret &clientSecret, const QStringList &allowedAlgorithms);

//! The left half of the hash that belongs to `algorithm`, base64url: `at_hash` (OIDC Core
//! §3.1.3.6). Empty for an unknown algorithm.
[[nodiscard]] QByteArray halfHash(const Secret &value, const QString &algorithm);

//! SHA-256, for PKCE's S256 challenge.
[[nodiscard]] QByteArray sha256(QByteArrayView data);

} // namespace rescind
