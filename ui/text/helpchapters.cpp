// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/helpchapters.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QHash>

namespace rescind {

namespace {

using namespace Qt::StringLiterals;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(HelpChapters)
};

constexpr auto firstStart = "first-start"_L1;
constexpr auto tokens = "tokens"_L1;
constexpr auto bulk = "bulk"_L1;
constexpr auto journal = "journal"_L1;
constexpr auto requests = "requests"_L1;
constexpr auto diagnostics = "diagnostics"_L1;
constexpr auto settings = "settings"_L1;
constexpr auto signInProblems = "sign-in-problems"_L1;
constexpr auto connection = "connection"_L1;
constexpr auto keychain = "keychain"_L1;

QString textIn(const QString &language, const QString &chapter)
{
    QFile file(u":/rescind/help/"_s + language + u'/' + chapter + u".md"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

//! Where the reason says nothing.
QLatin1StringView chapterByPlace(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Keychain:
        return keychain;
    case ErrorKind::Journal:
        return journal;
    case ErrorKind::Browser:
    case ErrorKind::Denied:
        return signInProblems;
    case ErrorKind::Usage:
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::Cancelled:
    case ErrorKind::HttpStatus:
    case ErrorKind::OAuth:
    case ErrorKind::Protocol:
    case ErrorKind::Insecure:
    case ErrorKind::Internal:
        break;
    }
    switch (error.stage) {
    case Stage::Profile:
        return firstStart;
    case Stage::Discovery:
    case Stage::Keys:
        return connection;
    case Stage::Authorization:
    case Stage::PushedAuthorization:
    case Stage::DeviceAuthorization:
    case Stage::Token:
    case Stage::IdToken:
        return signInProblems;
    case Stage::Introspection:
    case Stage::Revocation:
    case Stage::UserInfo:
    case Stage::Logout:
        return tokens;
    case Stage::Storage:
        return settings;
    }
    return firstStart;
}

QLatin1StringView chapterByReason(const Error &error)
{
    switch (error.reason) {
    case Reason::Unspecified:
    case Reason::UnexpectedStatus:
        return chapterByPlace(error);
    case Reason::HostNotFound:
    case Reason::ConnectionRefused:
    case Reason::ConnectionLost:
    case Reason::ProxyFailed:
    case Reason::ProxyMayHaveRefused:
    case Reason::ProxyWantsPassword:
    case Reason::ProxyAddressInvalid:
    case Reason::CertificateRejected:
    case Reason::NoAnswer:
    case Reason::FileMissing:
    case Reason::FileUnreadable:
    case Reason::NoCertificateInFile:
    case Reason::ClientCertificateUnusable:
    case Reason::ClientCertificateLocked:
    case Reason::HandshakeRefused:
    case Reason::ClientCertificateWanted:
    case Reason::ClientCertificateRefused:
    case Reason::TooManyRequests:
    case Reason::ServerFault:
    case Reason::Redirected:
    case Reason::NotJson:
    case Reason::TooLarge:
    case Reason::MalformedAnswer:
    case Reason::MetadataMissing:
    case Reason::MetadataIssuerMismatch:
    case Reason::ForeignEndpoint:
    case Reason::EndpointMissing:
    case Reason::NoUsableKey:
    case Reason::PlainHttp:
        return connection;
    case Reason::NotARevocationAnswer:
    case Reason::WrongSubject:
        return tokens;
    case Reason::PortTaken:
    case Reason::BadRedirectUri:
    case Reason::UserRefused:
    case Reason::WaitedTooLong:
    case Reason::WrongState:
    case Reason::WrongIssuer:
    case Reason::IssuerNotSent:
    case Reason::PastedNothingUsable:
    case Reason::DeviceCodeExpired:
    case Reason::CodeRejected:
    case Reason::IdTokenMissing:
    case Reason::IdTokenRejected:
    case Reason::ClientRejected:
    case Reason::BrowserNotStarted:
        return signInProblems;
    case Reason::KeychainUnavailable:
    case Reason::KeychainLocked:
    case Reason::KeychainDenied:
    case Reason::SecretNotFound:
    case Reason::SecretUnreadable:
        return keychain;
    case Reason::InvalidProfile:
    case Reason::ProfileFileRefused:
        return firstStart;
    case Reason::SettingsNotWritable:
    case Reason::PreferencesRefused:
    case Reason::PolicyRefused:
    case Reason::ForbiddenByPolicy:
        return settings;
    case Reason::JournalFull:
    case Reason::JournalNotWritable:
    case Reason::JournalLocked:
    case Reason::JournalBroken:
    case Reason::JournalNewer:
    case Reason::JournalUnavailable:
    case Reason::JournalTampered:
    case Reason::ExportNotWritten:
        return journal;
    case Reason::StoppedAfterRefusals:
    case Reason::RunInUse:
    case Reason::RunFull:
    case Reason::RunNotWritable:
    case Reason::RunOfAnotherList:
    case Reason::RunBroken:
        return bulk;
    }
    return firstStart;
}

} // namespace

QStringList helpChapters()
{
    return {firstStart, tokens, bulk, journal, requests, diagnostics, settings, signInProblems,
        connection, keychain};
}

QString helpText(const QString &chapter)
{
    //: Not shown: the folder with the user guide in this language, as it is in resources/help
    const QString text = textIn(Tr::tr("en"), chapter);
    return text.isEmpty() ? textIn(u"en"_s, chapter) : text;
}

QString helpTitle(const QString &chapter)
{
    const QString text = helpText(chapter);
    return text.startsWith(u"# ") ? text.sliced(2, text.indexOf(u'\n') - 2) : chapter;
}

QString helpChapterFor(const Error &error)
{
    // A list of tokens that could not be read.
    if (error.kind == ErrorKind::Usage && error.stage == Stage::Storage)
        return bulk;
    return chapterByReason(error);
}

QString helpChapterForDialog(const QString &name)
{
    const QHash<QString, QLatin1StringView> chapters{{u"profileDialog"_s, firstStart},
        {u"signInDialog"_s, signInProblems}, {u"deviceLoginDialog"_s, signInProblems},
        {u"loginCheckDialog"_s, signInProblems}, {u"connectionDialog"_s, connection},
        {u"confirmRevocationDialog"_s, tokens}, {u"pastedTokenDialog"_s, tokens},
        {u"signOutDialog"_s, tokens}, {u"claimsDialog"_s, tokens},
        {u"applicationTokenDialog"_s, tokens}, {u"validateOnlineDialog"_s, tokens},
        {u"confirmBulkDialog"_s, bulk}, {u"forgetRunDialog"_s, bulk},
        {u"withoutJournalDialog"_s, journal}, {u"acceptJournalDialog"_s, journal},
        {u"removeProfileDialog"_s, firstStart}};
    return chapters.value(name, firstStart);
}

} // namespace rescind
