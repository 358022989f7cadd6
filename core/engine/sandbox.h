// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/profilesecrets.h"

namespace rescind {

//! The sandbox tenant of tests/provider, as run.sh starts it: its first application, whose id and
//! secret open nothing but that tenant. Nobody but this computer can be meant: it is on loopback.
[[nodiscard]] Profile sandboxProfile();
[[nodiscard]] SecretChanges sandboxSecrets();

} // namespace rescind
