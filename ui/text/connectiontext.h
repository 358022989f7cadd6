// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/connectioncheck.h"
#include "ui/text/checktext.h"

namespace rescind {

//! What was found and what to do, in whole sentences; the server's words on a line of their own.
[[nodiscard]] CheckText checkText(const ConnectionCheck &check);
//! "Checking: signing keys".
[[nodiscard]] QString connectionStepText(ConnectionCheckName name);
//! What came of it all, in a line.
[[nodiscard]] QString connectionSummary(const ConnectionReport &report);
//! What was done for it, so that nobody wonders about the provider's log.
[[nodiscard]] QString connectionFootnote(const ConnectionReport &report, bool publicClient);

} // namespace rescind
