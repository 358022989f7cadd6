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

} // namespace rescind
