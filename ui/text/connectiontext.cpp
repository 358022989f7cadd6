// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/connectiontext.h"

#include "ui/text/checktext.h"
#include "ui/text/errortext.h"
#include "ui/text/sentences.h"
#include "ui/text/timetext.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionText)
};

QString nameOf(ConnectionCheckName name)
{
    switch (name) {
    case ConnectionCheckName::Discovery:
        return Tr::tr("Provider's metadata");
    case ConnectionCheckName::Encryption:
        return Tr::tr("Encryption");
    case ConnectionCheckName::Clock:
        return Tr::tr("Clock");
    case ConnectionCheckName::Keys:
        return Tr::tr("Signing keys");
    case ConnectionCheckName::RedirectUri:
        return Tr::tr("Redirect URI");
    case ConnectionCheckName::Client:
        return Tr::tr("App ID and App Secret");
    case ConnectionCheckName::Introspection:
        return Tr::tr("Introspection");
    case ConnectionCheckName::Revocation:
        return Tr::tr("Revocation");
    case ConnectionCheckName::UserInfo:
        return Tr::tr("User info");
    }
    return {};
}

QString errorDetail(const ConnectionCheck &check)
{
    if (!check.error)
        return {};
    const ErrorText text = errorText(*check.error);
    QStringList lines{text.title, text.explanation, text.serverWords};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString withServerWords(const QString &sentences, const ConnectionCheck &check)
{
    const QString words = check.error ? errorText(*check.error).serverWords : QString();
    return words.isEmpty() ? sentences : sentences + u'\n' + words;
}

QString clockDetail(const ConnectionCheck &check)
{
    const qint64 skew = check.value.toLongLong();
    const QString by = durationText(std::abs(skew));
    return skew > 0 ? Tr::tr("This computer's clock is %1 behind the server's.").arg(by)
                    : Tr::tr("This computer's clock is %1 ahead of the server's.").arg(by);
}

QString encryptedDetail(const ConnectionCheck &check)
{
    const QString trusted
        = Tr::tr("The connection to %1 is encrypted, and its certificate is trusted.")
              .arg(check.value);
    if (!check.tls)
        return trusted;
    const ServerCertificate &own = check.tls->chain.constFirst();
    QStringList names;
    for (const ServerCertificate &certificate : check.tls->chain)
        names.append(certificate.subject);
    names.append(check.tls->chain.constLast().issuer);
    names.removeDuplicates();
    names.removeAll(QString());
    //: %1 is a day; %n days are left until then
    const QString ends = Tr::tr("It is valid until %1, for %n more day(s).", "",
        static_cast<int>(std::max<qint64>(check.daysLeft, 0)))
                             .arg(dayText(own.validTo));
    //: %1 names a server's certificate, who issued it, and so on: “idp.example ← R11 ← ISRG Root
    //: X1”
    QString chain = Tr::tr("Chain: %1").arg(names.join(QStringLiteral(" ← ")));
    if (!check.tls->protocol.isEmpty())
        chain += QStringLiteral(" · ") + check.tls->protocol;
    return joined({trusted, ends}) + u'\n' + chain;
}

//! Where the session's own copy matters beside what has just been fetched.
QString withAge(const QString &sentence, const ConnectionCheck &check)
{
    if (check.value.isEmpty())
        return sentence;
    //: %1 is a span of time such as “12 min”
    return joined({sentence,
        Tr::tr("They were fetched just now; the open session uses its own, fetched %1 ago.")
            .arg(durationText(check.value.toLongLong()))});
}

QString keysDetail(const ConnectionCheck &check)
{
    const QString count
        = Tr::tr("%n usable key(s) to check signatures with.", "", check.value.toInt());
    if (check.names.isEmpty())
        return count;
    //: %1 is a list such as “ES256, RS256”
    return joined({count, Tr::tr("Algorithms: %1.").arg(check.names.join(QStringLiteral(", ")))});
}

//! What to do, where the sentences above do not say so already.
QString adviceOf(const ConnectionCheck &check)
{
    switch (check.finding) {
    case ConnectionFinding::Failed:
        return check.error ? errorText(*check.error).nextStep : QString();
    case ConnectionFinding::ClockDiffers:
        return check.result == CheckResult::Pass ? QString()
                                                 : Tr::tr("Set it: tokens are dated by it.");
    case ConnectionFinding::CertificateEndsSoon:
        return Tr::tr("Tell whoever runs the server: after that day Rescind, like every careful "
                      "program, will not talk to it.");
    case ConnectionFinding::ConventionsOnly:
        return Tr::tr("Check the App Host if something below does not work.");
    case ConnectionFinding::ByHandOnly:
        return Tr::tr("Check them if something below does not work.");
    case ConnectionFinding::NoKeysPublished:
        return check.result == CheckResult::Skipped
            ? QString()
            : Tr::tr("Nothing is missing where ID tokens are signed with the App Secret (HS256); "
                     "otherwise ask whoever runs the provider.");
    case ConnectionFinding::NoUsableKeys:
        return Tr::tr("Signatures cannot be checked; ask whoever runs the provider for keys of "
                      "RSA or EC.");
    default:
        return {};
    }
}

QString clientDetail(const ConnectionCheck &check)
{
    switch (check.finding) {
    case ConnectionFinding::ClientConfirmed:
        return Tr::tr("The server takes this client, and refuses one with a wrong credential.");
    case ConnectionFinding::AnyClientTaken:
        return Tr::tr("The server answers a client with a wrong credential in the same way, so "
                      "this proves nothing. Only a sign-in will show whether they are right.");
    case ConnectionFinding::ClientTaken:
        return Tr::tr("The server did not refuse this client. Whether it would refuse a wrong one "
                      "was not to be found out.");
    case ConnectionFinding::ClientRefused:
        return withServerWords(
            Tr::tr("The server refuses this client. Compare App ID and App Secret with the "
                   "console, and the way of authenticating for tokens with what the application "
                   "is set to."),
            check);
    case ConnectionFinding::ClientMayNotRefresh:
        return withServerWords(
            Tr::tr("The server knows this client and does not allow it to refresh tokens."), check);
    default:
        return withServerWords(Tr::tr("The server's answer says nothing of the client."), check);
    }
}

QString providerDetail(const ConnectionCheck &check)
{
    switch (check.finding) {
    case ConnectionFinding::OpenIdConfiguration:
        return withAge(Tr::tr("The provider publishes them as openid-configuration."), check);
    case ConnectionFinding::OAuthMetadata:
        return withAge(
            Tr::tr("The provider publishes them as oauth-authorization-server (RFC 8414)."), check);
    case ConnectionFinding::ConventionsOnly:
        return Tr::tr("The provider publishes none. Authing's usual paths are used.");
    case ConnectionFinding::ByHandOnly:
        return Tr::tr("The provider publishes none. The endpoints set by hand are used.");
    case ConnectionFinding::Encrypted:
    case ConnectionFinding::CertificateEndsSoon:
        return encryptedDetail(check);
    case ConnectionFinding::LoopbackOnly:
        return Tr::tr("The connection to %1 is not encrypted. It does not leave this computer.")
            .arg(check.value);
    case ConnectionFinding::ClockAgrees:
        return Tr::tr("This computer's clock agrees with the server's.");
    case ConnectionFinding::NoServerTime:
        return Tr::tr("The server does not say what time it has.");
    case ConnectionFinding::KeysFound:
        return keysDetail(check);
    case ConnectionFinding::NoUsableKeys:
        return Tr::tr("The provider publishes no key that can check a signature.");
    case ConnectionFinding::NoKeysPublished:
        return Tr::tr("The provider publishes no keys; signatures by key cannot be checked.");
    case ConnectionFinding::PortFree:
        return Tr::tr("This computer can receive %1. Whether it is registered shows at the "
                      "sign-in.")
            .arg(check.value);
    case ConnectionFinding::PasteOnly:
        return Tr::tr("%1 does not lead back to this computer: you will paste the address of the "
                      "last page.")
            .arg(check.value);
    case ConnectionFinding::HandedOver:
        return Tr::tr("%1 is handed to Rescind by the system, where Rescind was installed with its "
                      "desktop entry. Whether it is registered shows at the sign-in.")
            .arg(check.value);
    default:
        return {};
    }
}

QString answerDetail(const ConnectionCheck &check)
{
    const bool isRevocation = check.name == ConnectionCheckName::Revocation;
    switch (check.finding) {
    case ConnectionFinding::Answers:
        if (isRevocation)
            return Tr::tr("The server takes revocations of this client. That one has an effect "
                          "only shows with a live token.");
        return check.name == ConnectionCheckName::UserInfo
            ? Tr::tr("The server refuses a made-up access token, as it should.")
            : Tr::tr(
                "The server calls a made-up token inactive. Whether it calls a live one active "
                "shows after the sign-in.");
    case ConnectionFinding::AnswersAnything:
        return Tr::tr("The server takes a made-up token for a live one, so what it says of tokens "
                      "proves nothing.");
    case ConnectionFinding::Refused:
        return withServerWords(
            Tr::tr("The server does not let this client ask here, or not in this way. Compare the "
                   "way of authenticating with what the application is set to."),
            check);
    case ConnectionFinding::NoEndpoint:
        return Tr::tr("The provider announces no endpoint for it.");
    case ConnectionFinding::ClientRefusedBefore:
        return Tr::tr("Not asked, since the client was refused: more failed attempts might lock "
                      "it out.");
    default:
        return errorDetail(check);
    }
}

QString detailOf(const ConnectionCheck &check)
{
    switch (check.finding) {
    case ConnectionFinding::Failed:
        return errorDetail(check);
    case ConnectionFinding::NotReached:
        return Tr::tr("Not checked, since the provider was not reached.");
    case ConnectionFinding::OpenIdConfiguration:
    case ConnectionFinding::OAuthMetadata:
    case ConnectionFinding::ConventionsOnly:
    case ConnectionFinding::ByHandOnly:
    case ConnectionFinding::Encrypted:
    case ConnectionFinding::CertificateEndsSoon:
    case ConnectionFinding::LoopbackOnly:
    case ConnectionFinding::ClockAgrees:
    case ConnectionFinding::NoServerTime:
    case ConnectionFinding::KeysFound:
    case ConnectionFinding::NoUsableKeys:
    case ConnectionFinding::NoKeysPublished:
    case ConnectionFinding::PortFree:
    case ConnectionFinding::PasteOnly:
    case ConnectionFinding::HandedOver:
        return providerDetail(check);
    case ConnectionFinding::ClockDiffers:
        return clockDetail(check);
    case ConnectionFinding::ClientConfirmed:
    case ConnectionFinding::AnyClientTaken:
    case ConnectionFinding::ClientTaken:
    case ConnectionFinding::ClientRefused:
    case ConnectionFinding::ClientMayNotRefresh:
    case ConnectionFinding::ClientUnclear:
        return clientDetail(check);
    case ConnectionFinding::Answers:
    case ConnectionFinding::AnswersAnything:
    case ConnectionFinding::Refused:
    case ConnectionFinding::NoEndpoint:
    case ConnectionFinding::ClientRefusedBefore:
        return answerDetail(check);
    }
    return {};
}

} // namespace

CheckText checkText(const ConnectionCheck &check)
{
    return {nameOf(check.name), checkResultText(check.result), detailOf(check), adviceOf(check)};
}

QString connectionStepText(ConnectionCheckName name)
{
    //: %1 is what is being checked, such as "Signing keys".
    return Tr::tr("Checking: %1").arg(nameOf(name));
}

QString connectionSummary(const ConnectionReport &report)
{
    const auto count = [&report](CheckResult result) {
        return static_cast<int>(std::count_if(report.checks.begin(), report.checks.end(),
            [result](const ConnectionCheck &check) { return check.result == result; }));
    };
    if (const int failed = count(CheckResult::Fail))
        return Tr::tr("%n check(s) failed", "", failed);
    if (const int doubtful = count(CheckResult::Warn))
        return Tr::tr("Nothing failed; %n check(s) left a doubt", "", doubtful);
    return Tr::tr("All checks passed");
}

QString connectionFootnote(const ConnectionReport &report, bool publicClient)
{
    if (!report.provider)
        return Tr::tr("Nobody was signed in, and nothing was changed.");
    QString wrong;
    if (report.triedWrongClient && publicClient)
        wrong = Tr::tr("One request carried a wrong App ID on purpose, to see whether that is "
                       "noticed.");
    else if (report.triedWrongClient)
        wrong = Tr::tr("One request carried a wrong App Secret on purpose, to see whether that is "
                       "noticed.");
    return joined({Tr::tr("Nobody was signed in. The endpoints were asked about made-up tokens, "
                          "which changes nothing."),
        wrong});
}

} // namespace rescind
