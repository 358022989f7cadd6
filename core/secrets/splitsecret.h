// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secrets/credentialentries.h"

namespace rescind {

// A secret of any size in entries that hold 2,560 bytes.
//
// The entry of the secret's own name is its head: how many bytes there are, their SHA-256, and as
// many of them as fit. The rest is in entries `name#1`, `name#2` and so on. The head goes first and
// comes last, so that whatever is cut off leaves no head; and the hash shows pieces of another
// secret. A secret that is there in part counts as absent.

[[nodiscard]] Result<Secret> readSplit(CredentialEntries &entries, const QString &name);
//! Removes what was there, then writes.
[[nodiscard]] Result<void> writeSplit(
    CredentialEntries &entries, const QString &name, const Secret &value);
//! Pieces without a head as well.
[[nodiscard]] Result<void> removeSplit(CredentialEntries &entries, const QString &name);

} // namespace rescind
