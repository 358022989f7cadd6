// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/errortext.h"

#include "ui/text/errorsentences.h"
#include "ui/text/sentences.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

//! A list of tokens that could not be read.
bool isAboutList(const Error &error)
{
    return error.kind == ErrorKind::Usage && error.stage == Stage::Storage
        && (error.reason == Reason::FileMissing || error.reason == Reason::FileUnreadable
            || error.reason == Reason::TooLarge);
}

ErrorText textFor(const Error &error)
{
    if (isAboutList(error))
        return listErrorText(error);
    switch (error.reason) {
    case Reason::HostNotFound:
    case Reason::ConnectionRefused:
    case Reason::ConnectionLost:
    case Reason::ProxyFailed:
    case Reason::ProxyMayHaveRefused:
    case Reason::ProxyWantsPassword:
    case Reason::ProxyAddressInvalid:
    case Reason::NoAnswer:
    case Reason::UnexpectedStatus:
    case Reason::TooManyRequests:
    case Reason::ServerFault:
    case Reason::Redirected:
        return networkErrorText(error);
    case Reason::CertificateRejected:
    case Reason::FileMissing:
    case Reason::FileUnreadable:
    case Reason::NoCertificateInFile:
    case Reason::ClientCertificateUnusable:
    case Reason::ClientCertificateLocked:
    case Reason::HandshakeRefused:
    case Reason::ClientCertificateWanted:
    case Reason::ClientCertificateRefused:
        return tlsErrorText(error);
    case Reason::NotJson:
    case Reason::TooLarge:
    case Reason::MalformedAnswer:
    case Reason::NotARevocationAnswer:
    case Reason::MetadataMissing:
    case Reason::MetadataIssuerMismatch:
    case Reason::ForeignEndpoint:
    case Reason::EndpointMissing:
    case Reason::NoUsableKey:
    case Reason::WrongSubject:
    case Reason::PlainHttp:
        return protocolErrorText(error);
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
        return signInErrorText(error);
    case Reason::KeychainUnavailable:
    case Reason::KeychainLocked:
    case Reason::KeychainDenied:
    case Reason::SecretNotFound:
    case Reason::SecretUnreadable:
    case Reason::InvalidProfile:
    case Reason::SettingsNotWritable:
    case Reason::ProfileFileRefused:
        return storageErrorText(error);
    case Reason::PreferencesRefused:
    case Reason::PolicyRefused:
    case Reason::ForbiddenByPolicy:
        return settingsErrorText(error);
    case Reason::JournalFull:
    case Reason::JournalNotWritable:
    case Reason::JournalLocked:
    case Reason::JournalBroken:
    case Reason::JournalNewer:
    case Reason::JournalUnavailable:
    case Reason::JournalTampered:
    case Reason::ExportNotWritten:
        return journalErrorText(error);
    case Reason::StoppedAfterRefusals:
    case Reason::RunInUse:
    case Reason::RunFull:
    case Reason::RunNotWritable:
    case Reason::RunOfAnotherList:
    case Reason::RunBroken:
        return bulkErrorText(error);
    case Reason::Unspecified:
        return unspecifiedErrorText(error);
    }
    return unspecifiedErrorText(error);
}

//! The code says more than the reason wherever the server sent one as an OAuth error.
bool codeDecides(const Error &error)
{
    return (error.kind == ErrorKind::OAuth || error.kind == ErrorKind::Denied)
        && !error.code.isEmpty() && error.reason != Reason::StoppedAfterRefusals;
}

QString whatBecameOfTheToken(const Error &error)
{
    if (error.maybeSent)
        return Tr::tr("The revocation may have reached the server all the same; whether the token "
                      "is dead is not known.");
    // A server that fails in the middle may have done it before.
    if (error.httpStatus >= 500)
        return Tr::tr("Whether the token is dead is not known.");
    return Tr::tr("The token is not revoked.");
}

QString quoted(const Error &error)
{
    QStringList parts;
    if (!error.serverText.isEmpty())
        parts.append(Tr::tr("“%1”").arg(error.serverText));
    // A code of our own is no word of theirs.
    if (!error.code.isEmpty() && error.kind != ErrorKind::Usage
        && error.reason != Reason::StoppedAfterRefusals)
        parts.append(error.code);
    if (error.httpStatus != 0)
        parts.append(QStringLiteral("HTTP %1").arg(error.httpStatus));
    if (!error.requestId.isEmpty())
        parts.append(Tr::tr("request id %1").arg(error.requestId));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ErrorText errorText(const Error &error)
{
    std::optional<ErrorText> text;
    if (codeDecides(error))
        text = oauthErrorText(error);
    if (!text)
        text = textFor(error);
    text->serverWords = quoted(error);
    return *text;
}

QString errorLine(const Error &error)
{
    const ErrorText text = errorText(error);
    if (text.serverWords.isEmpty())
        return text.title;
    //: %1 says what went wrong, %2 is what the server said.
    return Tr::tr("%1 (%2)").arg(text.title, text.serverWords);
}

QString stageSentence(Stage stage)
{
    switch (stage) {
    case Stage::Discovery:
        return Tr::tr("It happened while the provider's metadata was being read.");
    case Stage::Authorization:
        return Tr::tr("It happened during the sign-in in the browser.");
    case Stage::PushedAuthorization:
        return Tr::tr("It happened while the authorization request was being pushed to the "
                      "provider.");
    case Stage::DeviceAuthorization:
        return Tr::tr("It happened while a code for another device was being asked for.");
    case Stage::Token:
        return Tr::tr("It happened while tokens were being asked for.");
    case Stage::Keys:
        return Tr::tr("It happened while the provider's keys were being fetched.");
    case Stage::IdToken:
        return Tr::tr("It happened while the ID token was being checked.");
    case Stage::Introspection:
        return Tr::tr("It happened while the server was being asked about a token.");
    case Stage::Revocation:
        return Tr::tr("It happened while a token was being revoked.");
    case Stage::UserInfo:
        return Tr::tr("It happened while user info was being asked for.");
    case Stage::Logout:
        return Tr::tr("It happened during the sign-out.");
    case Stage::Profile:
    case Stage::Storage:
        return {};
    }
    return {};
}

QString keptSentence()
{
    return Tr::tr("The token is kept here, so that you can try again.");
}

QString consequence(const Error &error)
{
    switch (error.stage) {
    case Stage::Revocation:
        return joined({whatBecameOfTheToken(error), keptSentence()});
    case Stage::Introspection:
    case Stage::UserInfo:
        return Tr::tr("Whether the token is active is not known.");
    case Stage::Token:
        return error.maybeSent
            ? Tr::tr("The server may have issued tokens that did not arrive here.")
            : Tr::tr("No token was issued. What was held before is still held.");
    case Stage::PushedAuthorization:
    case Stage::DeviceAuthorization:
        return Tr::tr("No token was issued. What was held before is still held.");
    case Stage::Keys:
        return Tr::tr("Signatures cannot be checked without them.");
    case Stage::Profile:
    case Stage::Discovery:
    case Stage::Authorization:
    case Stage::IdToken:
    case Stage::Logout:
    case Stage::Storage:
        return {};
    }
    return {};
}

ErrorText unspecifiedErrorText(const Error &error)
{
    const QString where = joined({stageSentence(error.stage), consequence(error)});
    const QString again
        = Tr::tr("Try again. If it keeps happening, the details help whoever looks into it.");
    const auto text = [&where](const QString &title, const QString &what, const QString &next) {
        return ErrorText{title, joined({what, where}), next, {}};
    };
    switch (error.kind) {
    case ErrorKind::Usage:
        return text(Tr::tr("This cannot be done now"),
            Tr::tr("Something that is needed for it is missing."),
            Tr::tr("Look at the profile and at what is selected, then try again."));
    case ErrorKind::Network:
        return text(Tr::tr("The server could not be reached"),
            Tr::tr("The network reported an error."),
            Tr::tr("Check whether this computer is online, and the App Host in the profile. Then "
                   "try again."));
    case ErrorKind::Timeout:
        return text(Tr::tr("It took too long"),
            Tr::tr("It was not finished in the time allowed for it."),
            Tr::tr("Try again in a moment."));
    case ErrorKind::Tls:
        return text(Tr::tr("No secure connection"),
            Tr::tr("The encrypted connection could not be made, so nothing secret was sent."),
            Tr::tr("Check the clock of this computer, the App Host, and any proxy in between."));
    case ErrorKind::Cancelled:
        return text(Tr::tr("Cancelled"), Tr::tr("It was ended before it was finished."),
            Tr::tr("You can start again at any time."));
    case ErrorKind::HttpStatus:
        return text(Tr::tr("The server answered with an error"),
            Tr::tr("Its answer does not say more than the details here."), again);
    case ErrorKind::OAuth:
        return text(Tr::tr("The server refused"),
            Tr::tr("Its own words are in the details; Rescind does not know this error more "
                   "closely."),
            Tr::tr("Compare the profile with the application in the provider's console."));
    case ErrorKind::Protocol:
        return text(Tr::tr("The answer could not be used"),
            Tr::tr("It does not keep to the protocol."), again);
    case ErrorKind::Insecure:
        return text(Tr::tr("Not sent: the connection is not secure"),
            Tr::tr("Rescind sends secrets only by https, or to this computer itself."),
            Tr::tr("Use an https address as App Host."));
    case ErrorKind::Keychain:
        return text(Tr::tr("The keychain reported an error"),
            Tr::tr("What was asked of it did not work. Nothing in it was deleted."),
            Tr::tr("Try again. Until it works, the session goes on in memory only."));
    case ErrorKind::Journal:
        return text(Tr::tr("The journal could not be used"),
            Tr::tr("What was asked of it did not work. The entries in it are as they were."),
            Tr::tr("Try again. Until it works, nothing is written down."));
    case ErrorKind::Browser:
        return text(Tr::tr("The browser could not be used"),
            Tr::tr("The sign-in page could not be opened."),
            Tr::tr("Copy the link and open it in a browser yourself."));
    case ErrorKind::Denied:
        return refusedByUserText();
    case ErrorKind::Internal:
        return text(Tr::tr("A fault in Rescind"),
            Tr::tr("Something happened that should not be possible. Nothing was deleted."),
            Tr::tr("Try again. If it keeps happening, please report it with the details."));
    }
    return {};
}

} // namespace rescind
