// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revoke/judgement.h"

namespace rescind {

bool isRefusal(const Error &error)
{
    switch (error.reason) {
    case Reason::TooManyRequests:
    case Reason::ServerFault:
    case Reason::EndpointMissing:
        return false;
    case Reason::NotARevocationAnswer:
    case Reason::Redirected:
        return true;
    default:
        return error.kind == ErrorKind::OAuth || error.kind == ErrorKind::HttpStatus;
    }
}

bool isRefusalOfClient(const Error &error)
{
    return error.reason == Reason::ClientRejected || error.httpStatus == 401;
}

bool mayMeanTheHint(const Error &error)
{
    return error.code == QLatin1StringView("unsupported_token_type");
}

UnverifiedReason whyUnproved(Activity answer, const std::optional<Error> &error)
{
    if (!error)
        return answer == Activity::Active ? UnverifiedReason::None : UnverifiedReason::NoWitness;
    if (error->reason == Reason::EndpointMissing)
        return UnverifiedReason::NoEndpoint;
    return error->kind == ErrorKind::OAuth ? UnverifiedReason::NotAllowedToAsk
                                           : UnverifiedReason::AskingFailed;
}

Judgement judged(const Evidence &evidence, Outcome otherwise)
{
    if (evidence.proof != ProofBy::Nobody) {
        return {.outcome = evidence.wasDead ? Outcome::AlreadyInactive : Outcome::VerifiedInactive,
            .proof = evidence.proof};
    }
    if (evidence.accepted && evidence.after == Activity::Active)
        return {.outcome = Outcome::AcceptedStillActive, .unverified = evidence.unverified};
    // The proof was there before, and nothing has come to contradict it.
    if (evidence.accepted && evidence.wasDead)
        return {.outcome = Outcome::AlreadyInactive, .proof = ProofBy::Introspection};
    return {.outcome = evidence.accepted ? Outcome::AcceptedUnverified : otherwise,
        .unverified = evidence.unverified};
}

} // namespace rescind
