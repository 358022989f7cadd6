// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revoke/revocationreport.h"

namespace rescind {

RevocationReport reportFor(const Token &token)
{
    return {.kind = token.kind, .fingerprint = token.fingerprint, .tokenId = token.facts.tokenId};
}

QLatin1StringView outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::VerifiedInactive:
        return QLatin1StringView("verified_inactive");
    case Outcome::AcceptedUnverified:
        return QLatin1StringView("accepted_unverified");
    case Outcome::AcceptedStillActive:
        return QLatin1StringView("accepted_still_active");
    case Outcome::Rejected:
        return QLatin1StringView("rejected");
    case Outcome::NotSent:
        return QLatin1StringView("not_sent");
    case Outcome::AlreadyInactive:
        return QLatin1StringView("already_inactive");
    }
    return {};
}

QLatin1StringView activityName(Activity activity)
{
    switch (activity) {
    case Activity::Active:
        return QLatin1StringView("active");
    case Activity::Inactive:
        return QLatin1StringView("inactive");
    case Activity::Unknown:
        return QLatin1StringView("unknown");
    }
    return {};
}

QLatin1StringView proofName(ProofBy proof)
{
    switch (proof) {
    case ProofBy::Nobody:
        return {};
    case ProofBy::Introspection:
        return QLatin1StringView("introspection");
    case ProofBy::UserInfo:
        return QLatin1StringView("user_info");
    case ProofBy::Refresh:
        return QLatin1StringView("refresh");
    }
    return {};
}

QLatin1StringView unverifiedName(UnverifiedReason reason)
{
    switch (reason) {
    case UnverifiedReason::None:
        return {};
    case UnverifiedReason::NoEndpoint:
        return QLatin1StringView("no_endpoint");
    case UnverifiedReason::NotAllowedToAsk:
        return QLatin1StringView("not_allowed_to_ask");
    case UnverifiedReason::AskingFailed:
        return QLatin1StringView("asking_failed");
    case UnverifiedReason::NoWitness:
        return QLatin1StringView("no_witness");
    case UnverifiedReason::NotAsked:
        return QLatin1StringView("not_asked");
    }
    return {};
}

} // namespace rescind
