// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/sessionclient.h"
#include "core/revoke/revocationoptions.h"
#include "core/revoke/revokejob.h"

namespace rescind {

//! What a session does with a token that it does not hold, such as one that was found in a log:
//! with the profile's client, and with nothing kept. All that is handed in outlives the jobs.
[[nodiscard]] ResultJob<RevocationReport> *revokeOtherToken(SessionClient &client,
    Services &services, LocalCopies &copies, const Token &token, const RevocationOptions &options,
    QObject *parent);

//! The token with its signature and server lamps set. A server that cannot be asked is a lamp, not
//! an error; a provider that is not to be had at all is one.
[[nodiscard]] ResultJob<Token> *inspectToken(
    SessionClient &client, const Clock &clock, const Token &token, QObject *parent);

} // namespace rescind
