// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"

namespace rescind {

//! The parts of a profile, tidied, or what is wrong with them: checked() asks each.
[[nodiscard]] Result<QString> checkedIssuer(const QString &text);
[[nodiscard]] Result<EndpointSettings> checked(const EndpointSettings &settings);
[[nodiscard]] Result<AuthorizationSettings> checked(const AuthorizationSettings &settings);
[[nodiscard]] Result<NetworkSettings> checked(const NetworkSettings &settings);

//! Parameters of the authorization request that a sign-in is checked by, or that say who we are:
//! none of them may be set freely.
[[nodiscard]] bool isReservedParameter(const QString &name);

} // namespace rescind
