// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcodes.h"

#include <algorithm>
#include <array>

namespace rescind {

ExitCode exitCodeFor(const Error &error)
{
    if (error.reason == Reason::WaitedTooLong || error.reason == Reason::DeviceCodeExpired)
        return ExitCode::Cancelled;
    if (error.stage == Stage::Profile || error.reason == Reason::InvalidProfile)
        return ExitCode::Usage;
    switch (error.kind) {
    case ErrorKind::Usage:
        return ExitCode::Usage;
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::Insecure:
    case ErrorKind::Browser:
        return ExitCode::Technical;
    case ErrorKind::Protocol:
        return error.reason == Reason::NotARevocationAnswer ? ExitCode::Refused
                                                            : ExitCode::Technical;
    case ErrorKind::HttpStatus:
        return error.reason == Reason::TooManyRequests || error.reason == Reason::ServerFault
            ? ExitCode::Technical
            : ExitCode::Refused;
    case ErrorKind::OAuth:
    case ErrorKind::Denied:
        return ExitCode::Refused;
    case ErrorKind::Cancelled:
        return ExitCode::Cancelled;
    case ErrorKind::Keychain:
        return ExitCode::Keychain;
    case ErrorKind::Journal:
        return error.reason == Reason::ExportNotWritten ? ExitCode::Failed : ExitCode::Journal;
    case ErrorKind::Internal:
        return ExitCode::Failed;
    }
    return ExitCode::Failed;
}

ExitCode exitCodeFor(const RevocationReport &report)
{
    switch (report.outcome) {
    case Outcome::VerifiedInactive:
    case Outcome::AlreadyInactive:
        return ExitCode::Done;
    case Outcome::AcceptedUnverified:
        return ExitCode::AcceptedUnverified;
    case Outcome::AcceptedStillActive:
        return ExitCode::AcceptedStillActive;
    case Outcome::Rejected:
        return ExitCode::Refused;
    case Outcome::NotSent:
        break;
    }
    if (report.error && report.error->kind == ErrorKind::Journal)
        return ExitCode::Journal;
    const bool cancelled = report.error && report.error->kind == ErrorKind::Cancelled;
    return cancelled ? ExitCode::Cancelled : ExitCode::Technical;
}

ExitCode worse(ExitCode a, ExitCode b)
{
    static constexpr std::array order{ExitCode::Done, ExitCode::AcceptedUnverified,
        ExitCode::Cancelled, ExitCode::Journal, ExitCode::Technical, ExitCode::Refused,
        ExitCode::AcceptedStillActive};
    const auto rank = [](ExitCode code) { return std::find(order.begin(), order.end(), code); };
    return rank(a) < rank(b) ? b : a;
}

} // namespace rescind
