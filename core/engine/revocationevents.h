// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/event.h"
#include "core/revoke/revokejob.h"

namespace rescind {

//! A revocation's step as a line of "what happened".
[[nodiscard]] Event eventOf(const RevocationStep &step, TokenKind kind, const QString &fingerprint);
//! The lines that end a revocation: its outcome, and what exposure remains.
[[nodiscard]] QList<Event> eventsOf(const RevocationReport &report, const QDateTime &at);

//! What the server lamp shows after a failed question, and after a revocation.
[[nodiscard]] ServerState serverStateFor(const Error &error);
[[nodiscard]] ServerState serverStateAfter(const RevocationReport &report, ServerState before);

} // namespace rescind
