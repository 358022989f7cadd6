// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/revocationevents.h"

namespace rescind {

namespace {

EventKind kindOf(const RevocationStep &step)
{
    switch (step.kind) {
    case RevocationStep::Kind::LookedBefore:
        return step.error ? EventKind::IntrospectionFailed : EventKind::Introspected;
    case RevocationStep::Kind::Accepted:
        return EventKind::RevocationAccepted;
    case RevocationStep::Kind::Rejected:
        return EventKind::RevocationRejected;
    case RevocationStep::Kind::NotSent:
        return EventKind::RevocationNotSent;
    case RevocationStep::Kind::Cleared:
        return EventKind::LocalCopiesCleared;
    case RevocationStep::Kind::NotCleared:
        return EventKind::LocalCopiesNotCleared;
    case RevocationStep::Kind::LookedAfter:
        return step.error ? EventKind::IntrospectionFailed : EventKind::LookedAgain;
    }
    return EventKind::Introspected;
}

EventResult resultOf(const RevocationStep &step)
{
    switch (step.kind) {
    case RevocationStep::Kind::LookedBefore:
        return step.error ? EventResult::Warning : EventResult::Quiet;
    case RevocationStep::Kind::Accepted:
        // Alone it proves nothing.
        return EventResult::Quiet;
    case RevocationStep::Kind::Rejected:
    case RevocationStep::Kind::NotSent:
        return EventResult::Bad;
    case RevocationStep::Kind::Cleared:
        return EventResult::Good;
    case RevocationStep::Kind::NotCleared:
        return EventResult::Warning;
    case RevocationStep::Kind::LookedAfter:
        return step.proof ? EventResult::Good : EventResult::Warning;
    }
    return EventResult::Quiet;
}

EventResult resultOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::VerifiedInactive:
    case Outcome::AlreadyInactive:
        return EventResult::Good;
    case Outcome::AcceptedUnverified:
        return EventResult::Warning;
    case Outcome::AcceptedStillActive:
    case Outcome::Rejected:
    case Outcome::NotSent:
        return EventResult::Bad;
    }
    return EventResult::Quiet;
}

} // namespace

Event eventOf(const RevocationStep &step, TokenKind kind, const QString &fingerprint)
{
    return {.at = step.at,
        .kind = kindOf(step),
        .result = resultOf(step),
        .token = kind,
        .fingerprint = fingerprint,
        .activity = step.activity,
        .proof = step.proof,
        .httpStatus = step.httpStatus,
        .error = step.error};
}

QList<Event> eventsOf(const RevocationReport &report, const QDateTime &at)
{
    QList<Event> events{{.at = at,
        .kind = EventKind::OutcomeReached,
        .result = resultOf(report.outcome),
        .token = report.kind,
        .fingerprint = report.fingerprint,
        .activity = report.after,
        .proof = report.proof != ProofBy::Nobody,
        .outcome = report.outcome,
        .unverified = report.unverified,
        .httpStatus = report.httpStatus,
        .error = report.error}};
    if (report.exposureUntil) {
        events.append({.at = at,
            .kind = EventKind::RemainingExposure,
            .result = EventResult::Warning,
            .token = report.kind,
            .fingerprint = report.fingerprint,
            .until = *report.exposureUntil});
    }
    return events;
}

ServerState serverStateFor(const Error &error)
{
    if (error.reason == Reason::EndpointMissing)
        return ServerState::NoEndpoint;
    return error.kind == ErrorKind::OAuth ? ServerState::Refused : ServerState::AskingFailed;
}

ServerState serverStateAfter(const RevocationReport &report, ServerState before)
{
    switch (report.outcome) {
    case Outcome::VerifiedInactive:
        return ServerState::Revoked;
    case Outcome::AlreadyInactive:
        return ServerState::Inactive;
    case Outcome::AcceptedUnverified:
        return ServerState::AcceptedUnproved;
    case Outcome::AcceptedStillActive:
        return ServerState::Active;
    case Outcome::Rejected:
    case Outcome::NotSent:
        return report.before == Activity::Active ? ServerState::Active : before;
    }
    return before;
}

} // namespace rescind
