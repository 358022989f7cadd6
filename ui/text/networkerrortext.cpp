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

//! After an unanswered revocation the next step is to ask, not to hope.
QString afterwards(const Error &error, const QString &otherwise)
{
    if (error.stage == Stage::Revocation && error.maybeSent)
        return Tr::tr("Introspect the token to see how it is, or revoke it again: that does no "
                      "harm.");
    return otherwise;
}

ErrorText connectionText(const Error &error)
{
    switch (error.reason) {
    case Reason::HostNotFound:
        return {Tr::tr("The server's name was not found"),
            Tr::tr("No address is known for %1.").arg(serverName(error)),
            Tr::tr("Check the App Host in the profile for a typing error, and whether this "
                   "computer is online or needs a VPN."),
            {}};
    case Reason::ConnectionRefused:
        return {Tr::tr("The connection was refused"),
            Tr::tr("The computer was reached, but nothing answers there at this port (%1).")
                .arg(serverName(error)),
            Tr::tr("Check the App Host and its port in the profile. If they are right, the server "
                   "may be down: try again in a moment."),
            {}};
    case Reason::ConnectionLost:
        return {Tr::tr("The connection was lost"),
            Tr::tr("It ended before the answer was complete."),
            afterwards(error,
                Tr::tr("Try again. If it happens again, look at the network, the proxy or the VPN "
                       "in between.")),
            {}};
    default:
        return {Tr::tr("The server did not answer in time"),
            Tr::tr("No complete answer came from %1.").arg(serverName(error)),
            afterwards(error,
                Tr::tr("Try again in a moment. If it keeps happening, look at the network or the "
                       "proxy in "
                       "between.")),
            {}};
    }
}

ErrorText proxyText(const Error &error)
{
    const QString proxy = error.subject.isEmpty() ? Tr::tr("the proxy") : error.subject;
    switch (error.reason) {
    case Reason::ProxyMayHaveRefused:
        return {Tr::tr("The proxy did not let it through, perhaps for its password"),
            Tr::tr("%1 could not be reached, refused the request, or did not accept the user name "
                   "and password.")
                .arg(proxy),
            Tr::tr("Check the proxy, the user name and the password in the profile's network "
                   "settings, or ask whoever looks after the proxy. Rescind does not repeat what "
                   "may have been refused, so that nobody is locked out."),
            {}};
    case Reason::ProxyWantsPassword:
        return {Tr::tr("The proxy wants a user name and a password"),
            Tr::tr("%1 got none, or did not accept them. Nothing was sent to the server.")
                .arg(proxy),
            Tr::tr("Enter both in the profile's network settings. Rescind does not repeat what was "
                   "refused, so that nobody is locked out."),
            {}};
    case Reason::ProxyAddressInvalid:
        return {Tr::tr("The proxy's address cannot be used"),
            Tr::tr("“%1” is not an address of a proxy.").arg(error.subject),
            Tr::tr("Write it as http://host:port or socks5://host:port in the profile's network "
                   "settings."),
            {}};
    default:
        return {Tr::tr("The proxy did not let it through"),
            Tr::tr("%1 could not be reached, or refused the request.").arg(proxy),
            Tr::tr("Check the proxy in the profile or in the system's network settings, or ask "
                   "whoever looks after it."),
            {}};
    }
}

ErrorText tooManyText(const Error &error)
{
    QString next = Tr::tr("Wait a minute, then try again.");
    if (error.retryAfter)
        next = Tr::tr("Wait %1, then try again: that is what the server asks for.")
                   .arg(durationText(*error.retryAfter));
    return {Tr::tr("The server asks for patience"),
        Tr::tr("It has had too many requests from here and did not do this one (HTTP %1).")
            .arg(error.httpStatus == 0 ? 429 : error.httpStatus),
        next, {}};
}

ErrorText faultText(const Error &error)
{
    QString next
        = Tr::tr("Try again in a moment. If it keeps happening, ask the provider's support.");
    if (!error.requestId.isEmpty())
        next = Tr::tr(
            "Try again in a moment. If it keeps happening, give the request id to the provider's "
            "support.");
    return {Tr::tr("The server has a fault of its own"),
        Tr::tr("It says that it could not do its work (HTTP %1). As a rule this has nothing to do "
               "with your profile.")
            .arg(error.httpStatus == 0 ? 500 : error.httpStatus),
        afterwards(error, next), {}};
}

ErrorText redirectText(const Error &error)
{
    const QString elsewhere = error.subject.isEmpty() ? Tr::tr("another address") : error.subject;
    return {Tr::tr("The server wants to send us elsewhere"),
        Tr::tr("It answered with a redirect to %1. Rescind does not follow it: that would hand "
               "secrets to another address.")
            .arg(elsewhere),
        Tr::tr("If %1 is the right address, enter it as App Host in the profile. If it is "
               "unexpected, ask whoever runs the provider.")
            .arg(elsewhere),
        {}};
}

} // namespace

ErrorText networkErrorText(const Error &error)
{
    ErrorText text;
    switch (error.reason) {
    case Reason::UnexpectedStatus:
        text = {Tr::tr("The server gave an unexpected answer"),
            Tr::tr("It answered with HTTP %1 and did not say what is wrong.").arg(error.httpStatus),
            Tr::tr("Check the App Host and the protocol in the profile: another service may stand "
                   "at this address."),
            {}};
        break;
    case Reason::TooManyRequests:
        text = tooManyText(error);
        break;
    case Reason::ServerFault:
        text = faultText(error);
        break;
    case Reason::Redirected:
        text = redirectText(error);
        break;
    case Reason::ProxyFailed:
    case Reason::ProxyMayHaveRefused:
    case Reason::ProxyWantsPassword:
    case Reason::ProxyAddressInvalid:
        text = proxyText(error);
        break;
    default:
        text = connectionText(error);
        break;
    }
    text.explanation = joined({text.explanation, stageSentence(error.stage), consequence(error)});
    return text;
}

} // namespace rescind
