// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jose/keyset.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QLatin1StringView>

#include <openssl/types.h>

namespace rescind {

//! A signature algorithm of RFC 7518 §3.1 that Rescind can check.
struct SignatureAlgorithm
{
    enum class Family { RsaPkcs1, RsaPss, Ecdsa, Hmac };

    QLatin1StringView name;
    Family family;
    int digestBits;
    //! ECDSA only: the one curve it goes with, and the bytes of one coordinate on it.
    QLatin1StringView curve = {};
    qsizetype coordinateSize = 0;

    [[nodiscard]] const EVP_MD *digest() const;
    [[nodiscard]] QCryptographicHash::Algorithm hash() const;
    //! By type, curve and the key's own `alg`; not by `kid`.
    [[nodiscard]] bool fits(const PublicKey &key) const;
};

//! Case matters. Null for `none` and all that is not known.
[[nodiscard]] const SignatureAlgorithm *signatureAlgorithm(const QString &name);
//! The algorithm of an elliptic curve key; null for an unknown curve.
[[nodiscard]] const SignatureAlgorithm *algorithmOfCurve(const QString &curve);

} // namespace rescind
