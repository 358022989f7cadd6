// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/engine/engine.h"
#include "core/net/qnamtransports.h"
#include "core/secrets/keychainsecretstore.h"

namespace rescind {

//! Where one installation keeps its things, and under what name its secrets are found.
struct InstallationPlace
{
    QString configFolder;
    //! Of the journal.
    QString dataFolder;
    QString keychainService;

    //! The user's own folders, or RESCIND_CONFIG_HOME and RESCIND_DATA_HOME; the keychain's service
    //! name carries a suffix where the settings are moved, so that runs never touch each other's
    //! secrets.
    [[nodiscard]] static InstallationPlace ofThisUser();
};

//! The concrete services of a program and the engine on top: the one place that names them.
class Installation final
{
public:
    Installation(const InstallationPlace &place, Browser &browser);

    [[nodiscard]] Engine &engine() { return m_engine; }
    [[nodiscard]] JournalKeeper &journal() { return m_journal; }

private:
    Q_DISABLE_COPY_MOVE(Installation)

    SystemClock m_clock;
    ExchangeLog m_exchanges;
    QnamTransports m_transports;
    KeychainSecretStore m_secrets;
    Vault m_vault;
    JournalKeeper m_journal;
    ProfileStore m_profiles;
    PreferencesStore m_preferences;
    Engine m_engine;
};

//! Keeps secrets out of core dumps and away from debuggers of the same user, in release builds.
void forbidCoreDumps();
//! To Windows' installer, which writes over no program that runs; as long as the program is there.
void showThatItRuns();
//! Before anything of Qt's is used.
void makeThreadsSafe();

} // namespace rescind
