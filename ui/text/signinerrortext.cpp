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

QString signInAgain()
{
    return Tr::tr("Sign in again. If it happens again, compare the App Host with the console and "
                  "tell whoever runs the provider.");
}

ErrorText portTakenText(const Error &error)
{
    const QString title = error.subject.isEmpty() ? Tr::tr("The port is in use")
                                                  : Tr::tr("Port %1 is in use").arg(error.subject);
    return {title,
        Tr::tr("The redirect URI names this port, but another program listens there, so the "
               "browser's answer could not arrive."),
        Tr::tr("End that program and sign in again, or register a redirect URI with another port "
               "and enter it in the profile."),
        {}};
}

ErrorText badRedirectText()
{
    return {Tr::tr("The redirect URI cannot be used"),
        Tr::tr("It has to be a whole address, without a part after #."),
        Tr::tr("Copy it from the console (登录回调 URL) into the profile, letter by letter."), {}};
}

ErrorText waitedTooLongText()
{
    return {Tr::tr("Nobody came back from the browser"),
        Tr::tr("The time for signing in has run out, and no token was issued. Where the redirect "
               "URI is not registered, the provider shows an error page of its own and nobody is "
               "sent back."),
        Tr::tr("Sign in again. If the browser showed an error, register the redirect URI in the "
               "console (登录回调 URL) exactly as the profile has it."),
        {}};
}

ErrorText wrongStateText()
{
    return {Tr::tr("This answer belongs to another sign-in"),
        Tr::tr("Its state is not the one that was sent this time, so it was not used."),
        Tr::tr("Use the address from the newest sign-in page, or sign in again."), {}};
}

ErrorText wrongIssuerText(const Error &error)
{
    const QString who = error.subject.isEmpty()
        ? Tr::tr("It does not come from the issuer that was asked, so it was not used.")
        : Tr::tr("It comes from %1 and not from the issuer that was asked, so it was not used.")
              .arg(error.subject);
    return {Tr::tr("The answer comes from somebody else"), who, signInAgain(), {}};
}

ErrorText pastedNothingText()
{
    return {Tr::tr("There is no code in what was pasted"),
        Tr::tr("It holds neither an address with a code nor a code alone. The sign-in is still "
               "waiting."),
        Tr::tr("After signing in, copy the whole address out of the browser's address bar, even "
               "where the page itself could not be shown."),
        {}};
}

//! What to look at depends on which checks failed; `subject` names them as the standard does.
QString idTokenAdvice(const QString &failed)
{
    const QStringList names = failed.split(QStringLiteral(", "), Qt::SkipEmptyParts);
    QStringList advice;
    if (names.contains(QLatin1StringView("exp")) || names.contains(QLatin1StringView("iat")))
        advice.append(Tr::tr("Check the clock of this computer: it may be minutes off."));
    if (names.contains(QLatin1StringView("signature")))
        advice.append(Tr::tr("Compare the App Secret and the ID token algorithm with the console; "
                             "Authing signs with HS256 and the App Secret unless told otherwise."));
    if (names.contains(QLatin1StringView("iss")))
        advice.append(Tr::tr("Compare the App Host with the console."));
    if (names.contains(QLatin1StringView("aud")) || names.contains(QLatin1StringView("azp")))
        advice.append(Tr::tr("Compare the App ID with the console."));
    if (names.contains(QLatin1StringView("auth_time")))
        advice.append(Tr::tr("The profile sets a max_age, and the sign-in is older, or the token "
                             "does not say how old it is: not every provider heeds it."));
    advice.append(Tr::tr("Then sign in again; if it happens again, do not trust this provider "
                         "before somebody has looked into it."));
    return joined(advice);
}

ErrorText idTokenRejectedText(const Error &error)
{
    const QString which = error.subject.isEmpty()
        ? Tr::tr("A check of it failed, so the sign-in was not accepted.")
        : Tr::tr("These checks of it failed, so the sign-in was not accepted: %1.")
              .arg(error.subject);
    return {Tr::tr("The ID token did not pass"), which, idTokenAdvice(error.subject), {}};
}

ErrorText idTokenMissingText()
{
    return {Tr::tr("No ID token came"),
        Tr::tr("The profile says OpenID Connect, but there is no ID token in the answer. So it is "
               "not proved who signed in."),
        Tr::tr("Put openid into the scope, or switch the profile to OAuth 2.0."), {}};
}

} // namespace

ErrorText signInErrorText(const Error &error)
{
    switch (error.reason) {
    case Reason::PortTaken:
        return portTakenText(error);
    case Reason::BadRedirectUri:
        return badRedirectText();
    case Reason::UserRefused:
        return refusedByUserText();
    case Reason::WaitedTooLong:
        return waitedTooLongText();
    case Reason::WrongState:
        return wrongStateText();
    case Reason::WrongIssuer:
        return wrongIssuerText(error);
    case Reason::IssuerNotSent:
        return {Tr::tr("The answer does not say who sent it"),
            Tr::tr("The provider announces that it names itself in every answer, but this one "
                   "does not. So it was not used."),
            signInAgain(), {}};
    case Reason::PastedNothingUsable:
        return pastedNothingText();
    case Reason::DeviceCodeExpired:
        return {Tr::tr("The code has lapsed"),
            Tr::tr("Nobody typed it in and agreed in the time that the provider gave for it. No "
                   "token was issued."),
            Tr::tr("Sign in on the other device again: that brings a new code."), {}};
    case Reason::CodeRejected:
        return rejectedGrantText(error);
    case Reason::IdTokenMissing:
        return idTokenMissingText();
    case Reason::IdTokenRejected:
        return idTokenRejectedText(error);
    case Reason::ClientRejected:
        return rejectedClientText(error);
    case Reason::BrowserNotStarted:
        return {Tr::tr("The browser could not be started"),
            Tr::tr("No program took the address. The sign-in is still waiting."),
            Tr::tr("Copy the link and open it in a browser yourself. On another computer that "
                   "works too: paste the address of its last page here."),
            {}};
    default:
        return unspecifiedErrorText(error);
    }
}

} // namespace rescind
