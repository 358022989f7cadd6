// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/net/qnamtransports.h"
#include "tests/support/fakeidp.h"
#include "tests/support/memorysecretstore.h"
#include "ui/secretclipboard.h"

#include <QtCore/QDir>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace rescind::bench {

//! What is behind a window that is measured, with its files in this folder: only the keychain and
//! the browser are not the real ones.
struct BenchEngine
{
    explicit BenchEngine(const QString &folder)
        : exchanges(clock)
        , vault(secrets)
        , profiles(QDir(folder).filePath(QStringLiteral("config")))
        , preferences(QDir(folder).filePath(QStringLiteral("config")))
        , journal(dataFolder(folder), secrets, clock, QStringLiteral("bench"))
        , engine({.transports = transports,
              .vault = vault,
              .profiles = profiles,
              .browser = browser,
              .clock = clock,
              .journal = journal,
              .exchanges = &exchanges,
              .preferences = &preferences})
        , clipboard(*QGuiApplication::clipboard(), nullptr)
    {
    }

    //! Where the journal is.
    [[nodiscard]] static QString dataFolder(const QString &folder)
    {
        return QDir(folder).filePath(QStringLiteral("data"));
    }

    SystemClock clock;
    ExchangeLog exchanges;
    QnamTransports transports;
    MemorySecretStore secrets;
    Vault vault;
    ProfileStore profiles;
    PreferencesStore preferences;
    RecordingBrowser browser;
    JournalKeeper journal;
    Engine engine;
    SecretClipboard clipboard;
};

//! Of a public client at this server.
[[nodiscard]] inline Profile benchProfile(const QUrl &server)
{
    Profile profile;
    profile.name = QStringLiteral("Bench");
    profile.clientId = QStringLiteral("bench");
    profile.issuerUrl = server.toString();
    profile.tokenAuth = profile.introspectionAuth = profile.revocationAuth = ClientAuthMethod::None;
    profile.environment = Environment::Sandbox;
    return profile;
}

} // namespace rescind::bench
