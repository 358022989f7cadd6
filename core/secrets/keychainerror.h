// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/secrets/keychainprobe.h"

#include <qt6keychain/keychain.h>

#include <optional>

namespace rescind {

enum class KeychainOperation { Read, Write, Remove };

//! What QtKeychain's error means, given what the keychain says of itself; nothing where all is
//! well.
//!
//! Measured with QtKeychain 0.13.2, libsecret 0.20.5 and gnome-keyring 42.1:
//!
//! | keychain                                   | read | write | remove |
//! |--------------------------------------------|------|-------|--------|
//! | no session bus                             | 7    | 7     | 7      |
//! | a bus without a Secret Service             | 7    | 7     | 7      |
//! | no keyring created, or creating it refused | 1    | 7     | 0      |
//! | locked with nobody to ask, or refused      | 1    | 4     | 0      |
//! | locked, and the question unanswered        | no end | no end | 0   |
//!
//! So "not found" (1) and a removal that succeeded (0) are believed of an open keychain only.
[[nodiscard]] std::optional<Reason> keychainReason(
    KeychainOperation operation, QKeychain::Error error, KeychainState state);

//! True where keychainReason() depends on the state, so that it is worth asking.
[[nodiscard]] bool needsKeychainState(KeychainOperation operation, QKeychain::Error error);

[[nodiscard]] Error keychainError(Reason reason, const QString &keychainText);

} // namespace rescind
