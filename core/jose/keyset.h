// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>

struct evp_pkey_st; // OpenSSL's EVP_PKEY

namespace rescind {

//! A public key as libcrypto holds it, made once and shared by copies. It says nothing that the
//! key's numbers do not, and so all are equal.
struct LoadedKey
{
    std::shared_ptr<evp_pkey_st> pkey = {};

    friend bool operator==(const LoadedKey &, const LoadedKey &) { return true; }
};

//! One public key of a JSON Web Key Set (RFC 7517), as the bytes libcrypto needs.
struct PublicKey
{
    enum class Type { Rsa, Ec };

    Type type = Type::Rsa;
    QString keyId = {};     //!< `kid`, may be empty
    QString algorithm = {}; //!< `alg`, often empty
    QString use = {};       //!< `use`, often empty
    // RSA (RFC 7518 §6.3): big-endian
    QByteArray modulus = {};
    QByteArray exponent = {};
    // EC (RFC 7518 §6.2): only P-256, P-384, P-521
    QString curve = {};
    QByteArray x = {};
    QByteArray y = {};
    //! Set by readKeySet(). Where it is missing, each check makes its own.
    LoadedKey loaded = {};

    friend bool operator==(const PublicKey &, const PublicKey &) = default;
};

using KeySet = QList<PublicKey>;

//! Reads a key set. Keys that cannot check a signature are left out, as RFC 7517 §5 asks: of
//! unknown type or curve, for another `use`, `key_ops` or `alg`, too small, or unfit otherwise
//! (opensslkey.h lists how). Private members are not read. A document that is no key set, is over
//! 256 KiB or has a member name twice is an error (Stage::Keys).
[[nodiscard]] Result<KeySet> readKeySet(const QByteArray &json);

} // namespace rescind
