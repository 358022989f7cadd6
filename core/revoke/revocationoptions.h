// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revoke/verification.h"

namespace rescind {

//! How far a revocation may go to prove its success where introspection is no witness.
enum class Probe {
    None,   //!< introspection alone
    Gentle, //!< an access token may be tried at user info
    //! Besides, a refresh token may be tried once; what that yields is revoked at once.
    Intrusive,
};

//! What a person may choose about a revocation; the defaults serve everybody else.
struct RevocationOptions
{
    //! Nothing: those of the services.
    std::optional<LookTimes> looks = {};
    Probe probe = Probe::Gentle;
    //! Nothing: the one that belongs to the token's kind.
    std::optional<TokenTypeHint> hint = {};
    //! Reason or ticket, for the journal.
    QString reason = {};
};

} // namespace rescind
