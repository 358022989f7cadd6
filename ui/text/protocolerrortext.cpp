// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/errorsentences.h"
#include "ui/text/sentences.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString otherService()
{
    return Tr::tr("Check the App Host and the protocol in the profile: a login page, a proxy or "
                  "another service may stand at this address.");
}

ErrorText missingEndpointText(Stage stage)
{
    switch (stage) {
    case Stage::Introspection:
        return {Tr::tr("This server offers no introspection"),
            Tr::tr("Its metadata names no introspection endpoint, so it cannot be asked whether a "
                   "token is alive."),
            Tr::tr("Tokens can be revoked all the same. The outcome then says that it could not "
                   "be verified."),
            {}};
    case Stage::Revocation:
        return {Tr::tr("This server offers no revocation"),
            joined({Tr::tr("Its metadata names no revocation endpoint, so the token stays alive "
                           "until it expires."),
                keptSentence()}),
            Tr::tr("Check the App Host and the protocol in the profile. If they are right, end "
                   "the user's sessions in the provider's console, and mind when the token "
                   "expires."),
            {}};
    case Stage::UserInfo:
        return {Tr::tr("This server offers no user info"),
            Tr::tr("Its metadata names no user info endpoint, so an access token cannot be tried "
                   "out there."),
            Tr::tr("Nothing needs to be done: introspection does not depend on it."), {}};
    case Stage::PushedAuthorization:
        return {Tr::tr("This server does not say where to push the request"),
            Tr::tr("Its metadata demand that every authorization request is pushed (RFC 9126), "
                   "but name no endpoint for it. So nobody was sent to the browser."),
            Tr::tr("Tell whoever runs the provider."), {}};
    case Stage::DeviceAuthorization:
        return {Tr::tr("This server offers no sign-in on another device"),
            Tr::tr("Its metadata name no device authorization endpoint (RFC 8628)."),
            Tr::tr("Sign in with a browser: the link can be copied, and the address of the last "
                   "page pasted."),
            {}};
    case Stage::Keys:
        return {Tr::tr("This server publishes no keys"),
            Tr::tr("Its metadata names no key set, so signatures cannot be checked."),
            Tr::tr("Check the App Host and the protocol in the profile."), {}};
    case Stage::Profile:
    case Stage::Discovery:
    case Stage::Authorization:
    case Stage::Token:
    case Stage::IdToken:
    case Stage::Logout:
    case Stage::Storage:
        break;
    }
    return {Tr::tr("The provider's metadata is not complete"),
        joined({Tr::tr("An address that signing in needs is not in it."), stageSentence(stage)}),
        Tr::tr("Check the App Host and the protocol in the profile."), {}};
}

QString subjectOr(const Error &error, const QString &otherwise)
{
    return error.subject.isEmpty() ? otherwise : error.subject;
}

ErrorText issuerMismatchText(const Error &error)
{
    return {Tr::tr("The metadata belongs to another issuer"),
        Tr::tr("The server at the App Host calls itself %1.")
            .arg(subjectOr(error, Tr::tr("something else"))),
        Tr::tr("If that is the provider you mean, enter its address as App Host. If not, do not "
               "sign in, and ask whoever runs the provider."),
        {}};
}

ErrorText foreignEndpointText(const Error &error)
{
    const QString host = subjectOr(error, Tr::tr("another host"));
    return {Tr::tr("An endpoint stands on another host"),
        joined({Tr::tr("The provider's metadata names %1, which is not the issuer's host. Nothing "
                       "was sent there.")
                    .arg(host),
            stageSentence(error.stage)}),
        Tr::tr("If you know that %1 belongs to this provider, add it to the trusted hosts in the "
               "profile, under More.")
            .arg(host),
        {}};
}

ErrorText malformedText(const Error &error)
{
    const QString what = error.subject.isEmpty()
        ? Tr::tr("Something that has to be in it is missing or of the wrong kind.")
        : Tr::tr("“%1” is missing in it, or of the wrong kind.").arg(error.subject);
    return {Tr::tr("The answer is not complete"),
        joined({what, stageSentence(error.stage), consequence(error)}),
        Tr::tr("Try again. If it keeps happening, the provider's support needs to know."), {}};
}

ErrorText plainHttpText(const Error &error)
{
    // A profile's check names the field, a request the host.
    if (error.stage == Stage::Profile && error.subject == QLatin1StringView("appHost")) {
        return {Tr::tr("The App Host begins with http"),
            Tr::tr("Everybody on the way there could read tokens and secrets. Everything you "
                   "typed is still there."),
            Tr::tr("Write it with https://. Plain http is allowed only to this computer itself "
                   "(127.0.0.1, ::1 or localhost)."),
            {}};
    }
    if (error.stage == Stage::Profile && error.subject == QLatin1StringView("redirectUri")) {
        return {Tr::tr("The redirect URI begins with http"),
            Tr::tr("Everybody on the way there could read the authorization code. Everything you "
                   "typed is still there."),
            Tr::tr("Use one on this computer itself, such as http://127.0.0.1/callback, or one "
                   "with https://."),
            {}};
    }
    return {Tr::tr("Not sent: the connection would not be encrypted"),
        Tr::tr("The address of %1 begins with http. Everybody on the way there could read tokens "
               "and secrets.")
            .arg(subjectOr(error, Tr::tr("the server"))),
        Tr::tr("Use an https address. Plain http is allowed only to this computer itself "
               "(127.0.0.1, ::1 or localhost)."),
        {}};
}

} // namespace

ErrorText protocolErrorText(const Error &error)
{
    const QString where = joined({stageSentence(error.stage), consequence(error)});
    switch (error.reason) {
    case Reason::NotJson:
        return {Tr::tr("The answer is not what belongs there"),
            joined({Tr::tr("Something else than JSON came back, a web page perhaps."), where}),
            otherService(), {}};
    case Reason::TooLarge:
        return {Tr::tr("The answer is far too large"),
            joined({Tr::tr("It is longer than any answer of this kind, so it was not read to its "
                           "end."),
                where}),
            otherService(), {}};
    case Reason::MalformedAnswer:
        return malformedText(error);
    case Reason::NotARevocationAnswer:
        return {Tr::tr("This was no answer to a revocation"),
            joined({Tr::tr("The server answered HTTP 200, but with a page that no revocation "
                           "endpoint sends. Regard the token as alive."),
                keptSentence()}),
            otherService(), {}};
    case Reason::MetadataMissing:
        return {Tr::tr("The provider says nothing about itself"),
            Tr::tr("%1 has no metadata, neither for OpenID Connect nor for OAuth 2.0, so its "
                   "endpoints are not known. Nothing was sent to it.")
                .arg(subjectOr(error, Tr::tr("the server"))),
            Tr::tr("Compare the issuer with the provider's documentation, or set the endpoints by "
                   "hand in the profile, under More."),
            {}};
    case Reason::MetadataIssuerMismatch:
        return issuerMismatchText(error);
    case Reason::ForeignEndpoint:
        return foreignEndpointText(error);
    case Reason::EndpointMissing:
        return missingEndpointText(error.stage);
    case Reason::NoUsableKey:
        return {Tr::tr("No key fits"),
            joined({Tr::tr("The provider publishes no key that fits this signature, so it cannot "
                           "be checked."),
                stageSentence(error.stage)}),
            Tr::tr("Sign in again: the provider may just have changed its keys. If it keeps "
                   "happening, "
                   "compare the ID token algorithm in the profile, under More, with the console."),
            {}};
    case Reason::WrongSubject:
        return {Tr::tr("The user info is about somebody else"),
            Tr::tr("The access token's user info names “%1”, the ID token of the same sign-in "
                   "another person. It is not shown.")
                .arg(subjectOr(error, Tr::tr("nobody"))),
            Tr::tr("Do not trust these tokens: revoke them, sign in again, and ask whoever runs "
                   "the provider."),
            {}};
    case Reason::PlainHttp:
        return plainHttpText(error);
    default:
        return unspecifiedErrorText(error);
    }
}

} // namespace rescind
