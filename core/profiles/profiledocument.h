// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"

#include <QtCore/QByteArray>

namespace rescind {

//! Profiles on their way from one computer to another: rolled out by an administrator, exported,
//! imported. One form for all three, described in resources/schema/managed-profiles.schema.json:
//!
//!     {"schema": 1, "profiles": [{"name": …, "clientId": …, "appHost": …}, …]}
//!
//! The members are those of profiles.json except what was learnt about a server (`witnessedKinds`,
//! `cascades`): what another computer saw is no proof here. Members may be left out. Everything
//! else is refused, as Reason::ProfileFileRefused with subject "#" + JSON pointer, and `code`
//!
//! - `not_json`: no JSON object; `not_profiles`: it has no list of profiles,
//! - `newer_schema`: written for another version of Rescind,
//! - `unknown_member`: what it may mean is not known; a typing mistake must not go unnoticed,
//! - `secret_member`: it holds, or seems to hold, a secret: those belong into the keychain alone,
//! - `wrong_value`: missing where it is needed, or not understood,
//! - `plain_http`: an address that is neither https nor on this computer,
//! - `taken`: two profiles with one id.
//!
//! One mistake refuses the whole document.
//!
//! A profile without `id` gets one made of its issuer and client id, so that it stays the same
//! when anything else in the file changes: secrets are kept under it. A given id is a UUID.
[[nodiscard]] Result<QList<Profile>> profilesFromDocument(const QByteArray &bytes);

//! A document of this one profile. Never a secret: extra parameters whose name looks like one stay
//! behind as well.
[[nodiscard]] QByteArray profileDocument(const Profile &profile);

//! "password", "client_secret", "idToken" and their like.
[[nodiscard]] bool looksSecret(const QString &memberName);

} // namespace rescind
