// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/tokens/token.h"

#include <QtCore/QDateTime>

namespace rescind {

//! What became of a revocation. Only VerifiedInactive and AlreadyInactive count as done.
enum class Outcome {
    VerifiedInactive,    //!< accepted, and a witness says inactive
    AcceptedUnverified,  //!< accepted, and nobody who can be believed could be asked
    AcceptedStillActive, //!< accepted, and the server still says active at the last look
    Rejected,            //!< the server refused
    NotSent,             //!< no answer, or nothing was sent
    AlreadyInactive,     //!< dead before we came, by a witness; sent all the same
};

//! What introspection said at one moment.
enum class Activity { Active, Inactive, Unknown };

//! Who proved the death.
enum class ProofBy { Nobody, Introspection, UserInfo, Refresh };

//! Why AcceptedUnverified could not be better.
enum class UnverifiedReason {
    None,
    NoEndpoint,
    NotAllowedToAsk,
    AskingFailed,
    NoWitness, //!< it says inactive, but never called a token of this kind active
    NotAsked,  //!< proofs were switched off, or this one was not in the sample
};

//! One look at the server after the revocation.
struct Look
{
    QDateTime at = {};
    Activity answer = Activity::Unknown;
    std::optional<Error> error = {};
};

//! Everything about one revocation. Holds no secret.
struct RevocationReport
{
    TokenKind kind = TokenKind::Unknown;
    QString fingerprint = {};
    QString tokenId = {};
    Outcome outcome = Outcome::NotSent;
    QDateTime sentAt = {};
    int httpStatus = 0;
    bool maybeSent = false;
    //! Why it was rejected or not sent.
    std::optional<Error> error = {};
    Activity before = Activity::Unknown;
    Activity after = Activity::Unknown;
    bool witness = false;
    ProofBy proof = ProofBy::Nobody;
    UnverifiedReason unverified = UnverifiedReason::None;
    QList<Look> looks = {};
    //! Until when offline checks go on accepting it; see exposureUntil() in tokens.
    std::optional<QDateTime> exposureUntil = {};
    bool localCopiesCleared = false;
    //! Where the keychain would not let go of its copy.
    std::optional<Error> clearingError = {};
    //! Its entry in the journal; 0 where it has none (yet).
    qint64 journalSequence = 0;
    //! Why it has none.
    std::optional<Error> journalError = {};

    [[nodiscard]] bool isDone() const
    {
        return outcome == Outcome::VerifiedInactive || outcome == Outcome::AlreadyInactive;
    }
    //! The server took the revocation, whatever it did with it.
    [[nodiscard]] bool wasAccepted() const
    {
        return outcome != Outcome::Rejected && outcome != Outcome::NotSent;
    }
};

//! The report on a token for which nothing has happened yet.
[[nodiscard]] RevocationReport reportFor(const Token &token);

//! "verified_inactive" …: the contract's words, for output that machines read.
[[nodiscard]] QLatin1StringView outcomeName(Outcome outcome);
//! "active", "inactive", "unknown".
[[nodiscard]] QLatin1StringView activityName(Activity activity);
//! "introspection", "user_info", "refresh"; empty for nobody.
[[nodiscard]] QLatin1StringView proofName(ProofBy proof);
//! "no_endpoint" …; empty for none.
[[nodiscard]] QLatin1StringView unverifiedName(UnverifiedReason reason);

} // namespace rescind
