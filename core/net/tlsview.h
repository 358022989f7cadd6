// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>

class QSslCertificate;
class QSslConfiguration;

namespace rescind {

//! A certificate as people tell them apart. The texts are the certificate's own, so anybody's:
//! redacted and cut, and never to be shown as markup.
struct ServerCertificate
{
    //! Common name, or the organization where there is none.
    QString subject = {};
    QString issuer = {};
    QDateTime validFrom = {};
    QDateTime validTo = {};

    friend bool operator==(const ServerCertificate &, const ServerCertificate &) = default;
};

//! What a server showed of itself in the TLS handshake, and what came of it.
struct TlsView
{
    //! "TLS 1.3"; empty where it is an older one, or not known.
    QString protocol = {};
    //! The server's own comes first, then who vouches for it, as the server sent them.
    QList<ServerCertificate> chain = {};

    friend bool operator==(const TlsView &, const TlsView &) = default;
};

//! Of a connection that is up, or was. Without certificates where it was never encrypted.
[[nodiscard]] TlsView tlsViewOf(const QSslConfiguration &connection);

[[nodiscard]] QString subjectName(const QSslCertificate &certificate);
[[nodiscard]] QString issuerName(const QSslCertificate &certificate);

} // namespace rescind
