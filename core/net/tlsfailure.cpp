// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/tlsfailure.h"

#include "core/base/redaction.h"
#include "core/net/tlsview.h"

#include <algorithm>
#include <array>

namespace rescind {

namespace {

constexpr qsizetype mostHosts = 5;

CertificateFault faultOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::CertificateUntrusted:
        return CertificateFault::UnknownIssuer;
    case QSslError::SelfSignedCertificate:
        return CertificateFault::SelfSigned;
    case QSslError::CertificateExpired:
        return CertificateFault::Expired;
    case QSslError::CertificateNotYetValid:
        return CertificateFault::NotYetValid;
    case QSslError::HostNameMismatch:
        return CertificateFault::WrongHost;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return CertificateFault::Revoked;
    default:
        return CertificateFault::Unfit;
    }
}

bool isAboutTrust(CertificateFault fault)
{
    return fault == CertificateFault::UnknownIssuer || fault == CertificateFault::SelfSigned;
}

bool isAboutTime(CertificateFault fault)
{
    return fault == CertificateFault::Expired || fault == CertificateFault::NotYetValid;
}

QString hostsOf(const QSslCertificate &certificate)
{
    const auto names = certificate.subjectAlternativeNames();
    QStringList hosts = names.values(QSsl::DnsEntry) + names.values(QSsl::IpAddressEntry);
    std::sort(hosts.begin(), hosts.end());
    const bool more = hosts.size() > mostHosts;
    const QString text = hosts.mid(0, mostHosts).join(QLatin1StringView(", "));
    return redacted(more ? text + QStringLiteral(", …") : text);
}

} // namespace

CertificateProblem certificateProblem(const QList<QSslError> &errors, const QSslCertificate &server)
{
    CertificateProblem problem;
    QSslCertificate dated = server;
    QSslCertificate signedByWhom = server;
    for (const QSslError &error : errors) {
        const CertificateFault fault = faultOf(error.error());
        if (!problem.faults.contains(fault))
            problem.faults.append(fault);
        if (error.certificate().isNull())
            continue;
        if (isAboutTrust(fault))
            signedByWhom = error.certificate();
        // One in the middle of the chain may be the one that is out of date.
        if (isAboutTime(fault))
            dated = error.certificate();
        if (dated.isNull())
            dated = error.certificate();
    }
    // "Unknown issuer" is what Qt adds to every one that vouches for itself.
    if (problem.faults.contains(CertificateFault::SelfSigned))
        problem.faults.removeAll(CertificateFault::UnknownIssuer);
    std::sort(problem.faults.begin(), problem.faults.end());
    problem.subject = subjectName(dated);
    problem.issuer = issuerName(signedByWhom.isNull() ? dated : signedByWhom);
    problem.validFrom = dated.effectiveDate().toUTC();
    problem.validTo = dated.expiryDate().toUTC();
    problem.hosts = hostsOf(server.isNull() ? dated : server);
    return problem;
}

std::optional<Reason> clientCertificateReason(const QString &words, bool hasCertificate)
{
    const auto says = [&words](const char *alert) {
        return words.contains(QLatin1StringView(alert), Qt::CaseInsensitive);
    };
    if (says("certificate required"))
        return Reason::ClientCertificateWanted;
    static constexpr std::array refusals{"alert bad certificate", "alert unsupported certificate",
        "alert certificate revoked", "alert certificate expired", "alert certificate unknown",
        "alert unknown ca", "alert access denied"};
    if (!std::any_of(refusals.begin(), refusals.end(), says))
        return std::nullopt;
    return hasCertificate ? Reason::ClientCertificateRefused : Reason::ClientCertificateWanted;
}

} // namespace rescind
