// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/jose/keyset.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <memory>

struct evp_pkey_st;

namespace rescind {

//! A private key that signs: RSA of at least 2048 bits, or P-256, P-384 or P-521. Copies share the
//! key; the last one frees it, and libcrypto wipes it then.
class SigningKey final
{
public:
    //! Reads PKCS#8 ("PRIVATE KEY"), PKCS#1 ("RSA PRIVATE KEY") or SEC 1 ("EC PRIVATE KEY"). Other
    //! blocks beside the one key are passed over. Fails with Reason::InvalidProfile, subject
    //! "clientKey" and a code:
    //!
    //! - `missing`: nothing is there,
    //! - `not_pem`, `broken`: no PEM text, or one that does not decode,
    //! - `not_private`: a certificate or a public key alone,
    //! - `encrypted`: it wants a passphrase; the keychain is what protects keys here,
    //! - `several`: more than one private key,
    //! - `too_small`: RSA below 2048 bits, or otherwise unfit,
    //! - `unsupported`: another kind of key or curve.
    [[nodiscard]] static Result<SigningKey> fromPem(const Secret &pem);
    //! A fresh P-256 key; ErrorKind::Internal where libcrypto has none.
    [[nodiscard]] static Result<SigningKey> generate();

    //! PKCS#8, without a passphrase.
    [[nodiscard]] Secret toPem() const;
    [[nodiscard]] const PublicKey &publicKey() const { return m_public; }
    //! Those it can sign with (RFC 7518 §3.1), the most usual first.
    [[nodiscard]] QStringList algorithms() const;
    //! The first of algorithms() that is among these; the first of all where these are empty. Empty
    //! where none fits.
    [[nodiscard]] QString algorithmAmong(const QStringList &names) const;
    //! The signature of RFC 7518 §3 over these bytes. `algorithm` is one of algorithms(); empty for
    //! another, or where libcrypto would not do it.
    [[nodiscard]] QByteArray signatureOver(const QByteArray &input, const QString &algorithm) const;
    //! A compact JWS (RFC 7515 §7.1) of these claims; `alg` is put into the header. Empty as
    //! signatureOver() is.
    [[nodiscard]] Secret sign(
        const QString &algorithm, QJsonObject header, const QJsonObject &claims) const;

private:
    SigningKey(std::shared_ptr<evp_pkey_st> key, PublicKey publicKey);
    [[nodiscard]] static Result<SigningKey> from(std::shared_ptr<evp_pkey_st> key);

    std::shared_ptr<evp_pkey_st> m_key;
    PublicKey m_public;
};

//! The key as a JSON Web Key (RFC 7517) with the members that RFC 7638 §3.2 requires, no others.
[[nodiscard]] QJsonObject jsonWebKey(const PublicKey &key);
//! RFC 7638, with SHA-256, base64url.
[[nodiscard]] QByteArray thumbprint(const PublicKey &key);

} // namespace rescind
