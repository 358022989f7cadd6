// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/tlsview.h"

#include "core/base/redaction.h"

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>

namespace rescind {

namespace {

constexpr qsizetype longestName = 120;
//! A server may send any number; nobody reads more.
constexpr qsizetype longestChain = 8;

QString firstOf(const QStringList &names)
{
    return names.isEmpty() ? QString() : redacted(names.constFirst(), {}, longestName);
}

QString protocolName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return QStringLiteral("TLS 1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLS 1.3");
    default:
        return {};
    }
}

} // namespace

QString subjectName(const QSslCertificate &certificate)
{
    const QString name = firstOf(certificate.subjectInfo(QSslCertificate::CommonName));
    return name.isEmpty() ? firstOf(certificate.subjectInfo(QSslCertificate::Organization)) : name;
}

QString issuerName(const QSslCertificate &certificate)
{
    const QString name = firstOf(certificate.issuerInfo(QSslCertificate::CommonName));
    return name.isEmpty() ? firstOf(certificate.issuerInfo(QSslCertificate::Organization)) : name;
}

TlsView tlsViewOf(const QSslConfiguration &connection)
{
    TlsView view{.protocol = protocolName(connection.sessionProtocol())};
    QList<QSslCertificate> chain = connection.peerCertificateChain();
    if (chain.isEmpty() && !connection.peerCertificate().isNull())
        chain.append(connection.peerCertificate());
    for (const QSslCertificate &certificate : std::as_const(chain)) {
        if (view.chain.size() == longestChain)
            break;
        view.chain.append({.subject = subjectName(certificate),
            .issuer = issuerName(certificate),
            .validFrom = certificate.effectiveDate().toUTC(),
            .validTo = certificate.expiryDate().toUTC()});
    }
    return view;
}

} // namespace rescind
