// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/engine/services.h"
#include "tests/support/fakeidp.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/temporaryjournal.h"
#include "ui/mainwindow.h"
#include "ui/mainwindowcontroller.h"
#include "ui/secretclipboard.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QTest>

namespace rescind {

//! What not every test wants.
struct DeskOptions
{
    ManagedProfiles managed = ManagedProfiles();
    //! In the profiles' folder; they decide how often a server is asked, too.
    bool keepsPreferences = false;
    Policy policy = {};
};

//! All that is behind the window; the network, the keychain and the browser are the test's.
struct EngineDesk
{
    EngineDesk(const QString &folder, const DeskOptions &options = {})
        : profiles(folder, options.managed)
        , vault(secrets)
        , clock(idp.now)
        , journal(clock)
        , exchanges(clock)
        , preferences(folder)
        , engine(Services{idp.transport(), vault, profiles, browser, clock, journal.keeper,
              {std::chrono::milliseconds(0), std::chrono::milliseconds(5)}, &exchanges,
              options.keepsPreferences ? &preferences : nullptr, {.policy = options.policy}})
        , clipboard(*QGuiApplication::clipboard(), nullptr)
    {
    }

    void addProfile(const Profile &profile = FakeIdp::profile())
    {
        QVERIFY(profiles.save(profile).has_value());
        secrets.entries.insert(
            secretKey(ProfileSecret::ClientSecret, FakeIdp::profile().id), FakeIdp::clientSecret());
    }

    FakeIdp idp;
    ProfileStore profiles;
    MemorySecretStore secrets;
    Vault vault;
    RecordingBrowser browser;
    FixedClock clock;
    TemporaryJournal journal;
    ExchangeLog exchanges;
    PreferencesStore preferences;
    Engine engine;
    SecretClipboard clipboard;
};

//! The whole program but those.
struct Desk : EngineDesk
{
    Desk(const QString &folder, Theme &theme, const DeskOptions &options = {})
        : EngineDesk(folder, options)
        , controller(engine, clipboard, theme, window, nullptr)
    {
    }

    template<typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return window.findChild<T *>(QString::fromLatin1(name));
    }

    MainWindow window;
    MainWindowController controller;
};

} // namespace rescind
