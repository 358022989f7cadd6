// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/engine/journalkeeper.h"
#include "core/engine/profilesecrets.h"
#include "core/engine/vault.h"
#include "core/login/browser.h"
#include "core/net/exchangelog.h"
#include "core/net/transportsource.h"
#include "core/profiles/preferences.h"
#include "core/profiles/profilestore.h"
#include "core/revoke/verification.h"

namespace rescind {

//! What app puts together and everything in the engine stands on. All of it outlives the engine.
struct Services
{
    TransportSource &transports;
    Vault &vault;
    ProfileStore &profiles;
    Browser &browser;
    const Clock &clock;
    JournalKeeper &journal;
    LookTimes looks = defaultLookTimes();
    //! Null where nobody wants to see them.
    ExchangeLog *exchanges = nullptr;
    //! Null where they are kept for this run alone.
    PreferencesStore *preferences = nullptr;
    LoadedPolicy policy = {};
};

} // namespace rescind
