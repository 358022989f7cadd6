// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/idtokenchecks.h"
#include "core/revoke/revocationreport.h"

namespace rescind {

//! One line of "what happened". Data only; ui/text makes the sentence.
enum class EventKind {
    SignedIn,
    SignInFailed,
    SessionRestored,
    IdTokenChecked, //!< result tells whether all was well
    Introspected,   //!< `activity` is the answer
    IntrospectionFailed,
    Refreshed, //!< `generation` is the new one
    RefreshFailed,
    RevocationAccepted, //!< `httpStatus`
    RevocationRejected,
    RevocationNotSent,
    LocalCopiesCleared,
    LocalCopiesNotCleared,
    LookedAgain,       //!< a look after the revocation; `activity`, and `proof` when it is one
    OutcomeReached,    //!< `outcome`
    RemainingExposure, //!< `until`
    CascadeSeen,       //!< this token was found dead after another one was revoked
    BoundToKey,        //!< the access token works only with a key of this session (RFC 9449)
    NotBoundToKey,     //!< the profile wants that, and the provider does not do it
    KeptInMemoryOnly,  //!< the keychain would not take it; `error`
    UserInfoServed,
    UserInfoFailed,
    ValidatedOnline, //!< by Authing's validate_token; `activity` is the answer
    ValidationFailed,
    ApplicationTokenIssued,
    ApplicationTokenFailed,
    SignedOut,
    LeftAlive,               //!< a sign-out that could not revoke this token; `until` is its expiry
    ProviderSessionOpened,   //!< the browser was sent to the provider's sign-out page
    ProviderSessionNotEnded, //!< it could not be; `error`
    NotJournaled,            //!< what became of it is not in the journal; `error`
};

enum class EventResult { Good, Warning, Bad, Quiet };

struct Event
{
    QDateTime at = {};
    EventKind kind = EventKind::SignedIn;
    EventResult result = EventResult::Quiet;
    TokenKind token = TokenKind::Unknown;
    QString fingerprint = {};
    Activity activity = Activity::Unknown;
    bool proof = false;
    //! A person asked the server: it leaves an entry of its own in the journal.
    bool isAsked = false;
    //! Asked with Authing's `strict`.
    bool strict = false;
    Outcome outcome = Outcome::NotSent;
    UnverifiedReason unverified = UnverifiedReason::None;
    int httpStatus = 0;
    int generation = 0;
    //! Invalid: the token names no expiry.
    QDateTime until = {};
    std::optional<Error> error = {};
};

} // namespace rescind
