// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/eventtext.h"

#include "ui/text/errortext.h"
#include "ui/text/outcometext.h"
#include "ui/text/timetext.h"
#include "ui/text/tokentext.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(EventText)
};

//! What else is asked of a provider.
QString questionTitle(EventKind kind)
{
    switch (kind) {
    case EventKind::UserInfoServed:
        return Tr::tr("User info read");
    case EventKind::UserInfoFailed:
        return Tr::tr("User info failed");
    case EventKind::ValidatedOnline:
        return Tr::tr("Validated online");
    case EventKind::ValidationFailed:
        return Tr::tr("Online validation failed");
    case EventKind::ApplicationTokenIssued:
        return Tr::tr("Application token issued");
    case EventKind::ApplicationTokenFailed:
        return Tr::tr("Application token refused");
    default:
        return {};
    }
}

QString leftAliveDetail(const Event &event)
{
    if (!event.until.isValid())
        return Tr::tr("it could not be revoked, and nobody here can revoke it any more; when it "
                      "expires is not known");
    return Tr::tr("it could not be revoked, and nobody here can revoke it any more; it expires %1")
        .arg(absoluteTime(event.until));
}

QString titleOf(const Event &event)
{
    switch (event.kind) {
    case EventKind::SignedIn:
        return Tr::tr("Signed in");
    case EventKind::SignInFailed:
        return Tr::tr("Sign-in failed");
    case EventKind::SessionRestored:
        return Tr::tr("Session found again");
    case EventKind::IdTokenChecked:
        return Tr::tr("ID token checked");
    case EventKind::Introspected:
        return event.strict ? Tr::tr("Introspected strictly") : Tr::tr("Introspected");
    case EventKind::IntrospectionFailed:
        return Tr::tr("Introspection failed");
    case EventKind::Refreshed:
        return Tr::tr("Refreshed");
    case EventKind::RefreshFailed:
        return Tr::tr("Refresh failed");
    case EventKind::RevocationAccepted:
        return Tr::tr("Revocation sent");
    case EventKind::RevocationRejected:
        return Tr::tr("Revocation refused");
    case EventKind::RevocationNotSent:
        return event.error && event.error->maybeSent ? Tr::tr("Revocation unanswered")
                                                     : Tr::tr("Revocation not sent");
    case EventKind::LocalCopiesCleared:
        return Tr::tr("Local copies cleared");
    case EventKind::LocalCopiesNotCleared:
        return Tr::tr("Local copy not removed");
    case EventKind::LookedAgain:
        return Tr::tr("Introspected again");
    case EventKind::OutcomeReached:
        return Tr::tr("Outcome");
    case EventKind::RemainingExposure:
        return Tr::tr("Remaining exposure");
    case EventKind::CascadeSeen:
        return Tr::tr("Dead as well");
    case EventKind::BoundToKey:
        return Tr::tr("Bound to a key");
    case EventKind::NotBoundToKey:
        return Tr::tr("Not bound to a key");
    case EventKind::KeptInMemoryOnly:
        return Tr::tr("Kept in memory only");
    case EventKind::UserInfoServed:
    case EventKind::UserInfoFailed:
    case EventKind::ValidatedOnline:
    case EventKind::ValidationFailed:
    case EventKind::ApplicationTokenIssued:
    case EventKind::ApplicationTokenFailed:
        return questionTitle(event.kind);
    case EventKind::SignedOut:
        return Tr::tr("Signed out");
    case EventKind::LeftAlive:
        return Tr::tr("Still alive");
    case EventKind::ProviderSessionOpened:
        return Tr::tr("Provider's sign-out opened");
    case EventKind::ProviderSessionNotEnded:
        return Tr::tr("Session at the provider not ended");
    case EventKind::NotJournaled:
        return Tr::tr("Not written into the journal");
    }
    return {};
}

QString idTokenDetail(EventResult result)
{
    switch (result) {
    case EventResult::Good:
    case EventResult::Quiet:
        return Tr::tr("all checks passed");
    case EventResult::Warning:
        return Tr::tr("accepted, but not all could be checked; see the checks");
    case EventResult::Bad:
        return Tr::tr("refused; see the checks");
    }
    return {};
}

QString introspectedDetail(const Event &event)
{
    switch (event.activity) {
    case Activity::Active:
        return Tr::tr("active: this server can be believed about this kind of token");
    case Activity::Inactive:
        return event.proof ? Tr::tr("inactive")
                           : Tr::tr("says inactive, but has never called such a token active: no "
                                    "proof");
    case Activity::Unknown:
        return Tr::tr("no clear answer");
    }
    return {};
}

QString lookedAgainDetail(const Event &event)
{
    switch (event.activity) {
    case Activity::Active:
        return Tr::tr("still active");
    case Activity::Inactive:
        return event.proof ? Tr::tr("inactive: the revocation is proved")
                           : Tr::tr("says inactive, which proves nothing here");
    case Activity::Unknown:
        return Tr::tr("no clear answer");
    }
    return {};
}

QString exposureDetail(const Event &event)
{
    if (!event.until.isValid())
        return Tr::tr("services that check offline accept it for ever: it names no expiry");
    return Tr::tr("services that check offline accept it for another %1, until %2")
        .arg(durationText(event.at.secsTo(event.until)), absoluteTime(event.until));
}

QString plainDetail(const Event &event)
{
    switch (event.kind) {
    case EventKind::SignedIn:
        return Tr::tr("the code was exchanged for tokens");
    case EventKind::SessionRestored:
        return Tr::tr("kept in this computer's keychain since the last run");
    case EventKind::IdTokenChecked:
        return idTokenDetail(event.result);
    case EventKind::Introspected:
        return introspectedDetail(event);
    case EventKind::Refreshed:
        //: %1 counts how often the tokens of one sign-in were renewed.
        return Tr::tr("generation %1").arg(event.generation);
    case EventKind::RevocationAccepted:
        return Tr::tr("accepted, HTTP %1 (this alone proves nothing)").arg(event.httpStatus);
    case EventKind::LocalCopiesCleared:
        return Tr::tr("keychain, memory, cached answers");
    case EventKind::LookedAgain:
        return lookedAgainDetail(event);
    case EventKind::OutcomeReached:
        return outcomeWord(event.outcome);
    case EventKind::RemainingExposure:
        return exposureDetail(event);
    case EventKind::CascadeSeen:
        return Tr::tr("found inactive after another token was revoked");
    case EventKind::BoundToKey:
        return Tr::tr("works only with a key of this session (DPoP), kept in the keychain");
    case EventKind::NotBoundToKey:
        return Tr::tr("the profile asks for DPoP, but the provider does not offer it: whoever has "
                      "the token can use it");
    case EventKind::KeptInMemoryOnly:
        return Tr::tr("gone when Rescind ends");
    case EventKind::UserInfoServed:
        return Tr::tr("the server served it: the token works");
    case EventKind::ValidatedOnline:
        return event.activity == Activity::Active ? Tr::tr("the server calls it valid")
                                                  : Tr::tr("the server does not call it valid");
    case EventKind::ApplicationTokenIssued:
        return Tr::tr("issued to the application itself, by its own credentials");
    case EventKind::LeftAlive:
        return leftAliveDetail(event);
    case EventKind::SignedOut:
        return event.result == EventResult::Good
            ? Tr::tr("nothing of the session is left here")
            : Tr::tr("with something left; see the lines before");
    case EventKind::ProviderSessionOpened:
        return Tr::tr("in the browser; what came of it is not known here");
    case EventKind::UserInfoFailed:
    case EventKind::ValidationFailed:
    case EventKind::ApplicationTokenFailed:
    case EventKind::ProviderSessionNotEnded:
    case EventKind::SignInFailed:
    case EventKind::IntrospectionFailed:
    case EventKind::RefreshFailed:
    case EventKind::RevocationRejected:
    case EventKind::RevocationNotSent:
    case EventKind::LocalCopiesNotCleared:
    case EventKind::NotJournaled:
        return {};
    }
    return {};
}

QString failureDetail(const Event &event)
{
    Error error = *event.error;
    // At the token endpoint a refresh fails with the same code as a sign-in.
    if (event.kind == EventKind::RefreshFailed && error.subject.isEmpty())
        error.subject = QStringLiteral("refresh_token");
    return errorLine(error);
}

QString detailOf(const Event &event)
{
    const bool says = event.error && event.kind != EventKind::OutcomeReached;
    const QString detail = says ? failureDetail(event) : plainDetail(event);
    if (event.token == TokenKind::Unknown || event.kind == EventKind::IdTokenChecked)
        return detail;
    if (detail.isEmpty())
        return kindName(event.token);
    //: %1 is a kind of token, %2 what happened to it: "Access token: active".
    return Tr::tr("%1: %2").arg(kindName(event.token), detail);
}

QString signOf(const Event &event)
{
    if (event.kind == EventKind::OutcomeReached)
        return outcomeSign(event.outcome);
    switch (event.result) {
    case EventResult::Good:
        return QStringLiteral("✓");
    case EventResult::Warning:
        return QStringLiteral("!");
    case EventResult::Bad:
        return QStringLiteral("✕");
    case EventResult::Quiet:
        return QStringLiteral("–");
    }
    return {};
}

} // namespace

EventText eventText(const Event &event)
{
    return {titleOf(event), detailOf(event), signOf(event)};
}

} // namespace rescind
