// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

namespace rescind {

//! What is known about the keychain itself, apart from any entry.
enum class KeychainState {
    Unknown, //!< nobody to ask: another system, another kind of keychain, no answer in time
    Absent,  //!< no session bus, or no Secret Service on it
    Locked,
    NotCreated, //!< there is a service, and it has no default keyring yet
    Open,
};

//! Asks the keychain whether it is there and open, without making it ask the user. Never fails.
//! On Linux by the Secret Service's default collection; elsewhere, and on KDE, where QtKeychain
//! uses KWallet, the state is Unknown.
[[nodiscard]] ResultJob<KeychainState> *probeKeychain(QObject *parent);

} // namespace rescind
