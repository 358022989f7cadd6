// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"
#include "ui/pages/tokenspagestate.h"

namespace rescind::samples {

//! The moment at which all samples are looked at.
[[nodiscard]] QDateTime now();
[[nodiscard]] Profile profile(Environment environment = Environment::Production);

//! RS256, 14 days, issued seven minutes ago, active.
[[nodiscard]] Token accessToken();
//! Opaque, 30 days, active.
[[nodiscard]] Token refreshToken();
//! HS256 by the app secret.
[[nodiscard]] Token idToken();
//! As after a revocation that was proved: wiped, its facts left.
[[nodiscard]] Token revoked(Token token);

[[nodiscard]] TokenView held(const Token &token);
//! Signed in, nothing done yet.
[[nodiscard]] TokensPageState signedIn();
//! The access token was revoked and proved dead; it lives on offline.
[[nodiscard]] TokensPageState accessRevoked();
//! Signed out, with an access token that could not be revoked.
[[nodiscard]] TokensPageState signedOutBefore();
//! Two refreshes, older generations still listed; in memory only.
[[nodiscard]] TokensPageState refreshed();
//! What is bad or unknown, all at once.
[[nodiscard]] TokensPageState troubled();

} // namespace rescind::samples
