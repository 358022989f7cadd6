// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/errorsentences.h"
#include "ui/text/sentences.h"
#include "ui/text/timetext.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString serverName(const Error &error)
{
    return error.subject.isEmpty() ? Tr::tr("the server") : error.subject;
}

QString nothingSent()
{
    return Tr::tr("Nothing was sent.");
}

QString noWayRound()
{
    return Tr::tr("Rescind offers no way round this check.");
}

QString faultSentence(CertificateFault fault, const Error &error)
{
    switch (fault) {
    case CertificateFault::UnknownIssuer:
        return Tr::tr("This computer does not know who signed it.");
    case CertificateFault::SelfSigned:
        return Tr::tr("It is self-signed: nobody else vouches for it.");
    case CertificateFault::Expired:
        return Tr::tr("It has expired.");
    case CertificateFault::NotYetValid:
        return Tr::tr("It is not valid yet.");
    case CertificateFault::WrongHost:
        if (error.certificate->hosts.isEmpty())
            return Tr::tr("It names no host that it is for.");
        return Tr::tr("It is not for this host, but for %1.").arg(error.certificate->hosts);
    case CertificateFault::Revoked:
        return Tr::tr("It has been withdrawn.");
    case CertificateFault::Unfit:
        return Tr::tr("It is damaged, too weak, or not meant for a server.");
    }
    return {};
}

QString whatToDoAbout(CertificateFault fault)
{
    switch (fault) {
    case CertificateFault::UnknownIssuer:
        return Tr::tr("If it is your company's authority, or that of a proxy which inspects "
                      "traffic, get the authority's certificate from your IT department and set it "
                      "as CA file in the profile. If you did not expect it, do not go on.");
    case CertificateFault::SelfSigned:
        return Tr::tr("If the server is yours, fetch its certificate from the server itself and "
                      "set it as CA file in the profile. If you did not expect it, do not go on.");
    case CertificateFault::Expired:
    case CertificateFault::NotYetValid:
        return Tr::tr("Check the clock of this computer. If it is right, whoever runs the server "
                      "has to renew the certificate.");
    case CertificateFault::WrongHost:
        return Tr::tr("Check the App Host in the profile for a typing error. If it is right, the "
                      "server needs a certificate for this name.");
    case CertificateFault::Revoked:
    case CertificateFault::Unfit:
        return Tr::tr("Ask whoever runs the server for another certificate.");
    }
    return {};
}

ErrorText certificateText(const Error &error)
{
    ErrorText text{.title = Tr::tr("The server's certificate is not trusted")};
    const QString unproved = Tr::tr("It is not proved that this is %1, so nothing secret was sent.")
                                 .arg(serverName(error));
    if (!error.certificate || error.certificate->faults.isEmpty()) {
        text.explanation = unproved;
        text.nextStep = joined({Tr::tr("Check the clock of this computer and the App Host."),
            Tr::tr("If your network inspects traffic, set its root certificate as CA file in the "
                   "profile."),
            noWayRound()});
        return text;
    }
    const CertificateProblem &problem = *error.certificate;
    //: %1 is a host; %2 and %3 are names in its certificate; %4 and %5 are times.
    QStringList sentences{Tr::tr("%1 showed the certificate “%2”, issued by “%3”, valid from %4 to "
                                 "%5.")
                              .arg(serverName(error), problem.subject, problem.issuer,
                                  absoluteTime(problem.validFrom), absoluteTime(problem.validTo))};
    for (const CertificateFault fault : problem.faults)
        sentences.append(faultSentence(fault, error));
    sentences.append(unproved);
    text.explanation = joined(sentences);
    text.nextStep = joined({whatToDoAbout(problem.faults.constFirst()), noWayRound()});
    return text;
}

ErrorText fileText(const Error &error)
{
    const QString file = error.subject.isEmpty() ? QStringLiteral("–") : error.subject;
    switch (error.reason) {
    case Reason::FileMissing:
        return {Tr::tr("A file that the profile names is not there"),
            joined({Tr::tr("There is no %1.").arg(file), nothingSent()}),
            Tr::tr("Put it back, or choose another one in the profile's network settings."), {}};
    case Reason::FileUnreadable:
        return {Tr::tr("A file that the profile names cannot be read"),
            joined({Tr::tr("%1 may not be read by you, is no file, or is far too large.").arg(file),
                nothingSent()}),
            Tr::tr("Check its permissions, or choose another one in the profile's network "
                   "settings."),
            {}};
    case Reason::NoCertificateInFile:
        return {Tr::tr("There is no certificate in the CA file"),
            joined({Tr::tr("%1 holds neither certificates as PEM nor one as DER.").arg(file),
                nothingSent()}),
            Tr::tr("Choose the file with the authority's certificate in the profile's network "
                   "settings."),
            {}};
    case Reason::ClientCertificateLocked:
        return {Tr::tr("The client certificate's password is missing or wrong"),
            joined({Tr::tr("%1 cannot be opened with it.").arg(file), nothingSent()}),
            Tr::tr("Enter the file's password in the profile's network settings."), {}};
    default:
        return {Tr::tr("The client certificate file cannot be used"),
            joined({Tr::tr("%1 is no PKCS#12 file (.p12, .pfx), or has no private key with its "
                           "certificate.")
                        .arg(file),
                nothingSent()}),
            Tr::tr("Export the certificate again as PKCS#12, together with its private key."), {}};
    }
}

ErrorText handshakeText(const Error &error)
{
    switch (error.reason) {
    case Reason::ClientCertificateWanted:
        return {Tr::tr("The server wants a client certificate"),
            Tr::tr("%1 lets nobody in without one (mutual TLS).").arg(serverName(error)),
            Tr::tr("Set the client certificate file in the profile's network settings. It is shown "
                   "to the profile's own hosts only: another one has to be among the trusted "
                   "hosts."),
            {}};
    case Reason::ClientCertificateRefused:
        return {Tr::tr("The server does not accept the client certificate"),
            Tr::tr("%1 was shown the one that the profile names, and broke off.")
                .arg(serverName(error)),
            Tr::tr("Check that it has not expired and that it is the one registered at the "
                   "provider, and ask whoever runs it."),
            {}};
    default:
        return {Tr::tr("The server broke off the secure connection"),
            Tr::tr("%1 ended the TLS handshake and did not say why. Nothing secret was sent.")
                .arg(serverName(error)),
            Tr::tr("If it wants a client certificate, set the file in the profile's network "
                   "settings. Otherwise it may speak only old versions of TLS, or a proxy is in "
                   "between: ask whoever runs it."),
            {}};
    }
}

ErrorText textFor(const Error &error)
{
    switch (error.reason) {
    case Reason::CertificateRejected:
        return certificateText(error);
    case Reason::ClientCertificateWanted:
    case Reason::ClientCertificateRefused:
    case Reason::HandshakeRefused:
        return handshakeText(error);
    default:
        return fileText(error);
    }
}

} // namespace

ErrorText tlsErrorText(const Error &error)
{
    ErrorText text = textFor(error);
    text.explanation = joined({text.explanation, stageSentence(error.stage), consequence(error)});
    return text;
}

} // namespace rescind
