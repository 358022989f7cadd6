// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vault.h"
#include "core/net/route.h"
#include "core/profiles/profile.h"

namespace rescind {

//! The way that a profile sets, with its passwords as the vault's memory has them. Profiles that
//! set the same way get equal routes, and so share a transport.
[[nodiscard]] Route routeOf(const Profile &profile, const Vault &vault);

} // namespace rescind
