// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/revoke/revocationreport.h"

namespace rescind {

//! What the program ends with. Scripts depend on them.
enum class ExitCode {
    Done = 0, //!< proved dead, or the question was answered
    Failed = 1,
    Usage = 2,
    NothingToDo = 3, //!< no token of that kind is held
    AcceptedUnverified = 10,
    AcceptedStillActive = 11,
    Refused = 12,
    Technical = 13,
    Keychain = 14,
    Journal = 15,
    Cancelled = 16,
};

[[nodiscard]] ExitCode exitCodeFor(const Error &error);
[[nodiscard]] ExitCode exitCodeFor(const RevocationReport &report);
//! The one that a script has to care about more: in the order Done, AcceptedUnverified, Technical,
//! Refused, AcceptedStillActive.
[[nodiscard]] ExitCode worse(ExitCode a, ExitCode b);

} // namespace rescind
