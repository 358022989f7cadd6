// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>

#include <chrono>

namespace rescind {

//! A certificate and its key, both PEM. Made anew each time, so that nobody trusts them and no
//! private key lies in the repository.
struct TlsIdentity
{
    QByteArray certificatePem = {};
    QByteArray keyPem = {};

    [[nodiscard]] QSslCertificate certificate() const { return QSslCertificate(certificatePem); }
    [[nodiscard]] QSslKey key() const { return QSslKey(keyPem, QSsl::Ec); }
    [[nodiscard]] bool isNull() const { return certificatePem.isEmpty(); }
};

//! What a certificate says.
struct CertificateWish
{
    QByteArray commonName = "fault provider";
    QByteArray alternativeNames = "IP:127.0.0.1,DNS:localhost";
    //! From now.
    std::chrono::seconds begins = std::chrono::minutes(-1);
    std::chrono::seconds ends = std::chrono::hours(1);
    bool isAuthority = false;
};

[[nodiscard]] TlsIdentity selfSigned(const CertificateWish &wish = {.isAuthority = true});
[[nodiscard]] TlsIdentity signedBy(const TlsIdentity &authority, const CertificateWish &wish = {});

//! What a PKCS#12 file holds besides the certificate.
struct Pkcs12Wish
{
    QByteArray password = {};
    //! Also in the file.
    TlsIdentity authority = {};
    bool hasKey = true;
    //! Encrypted with RC2, as Windows has long exported it.
    bool isOld = false;
};
[[nodiscard]] QByteArray pkcs12(const TlsIdentity &identity, const Pkcs12Wish &wish);

} // namespace rescind
