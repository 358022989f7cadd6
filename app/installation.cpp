// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/installation.h"

#include "core/jose/signature.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QStandardPaths>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <sys/resource.h>
#elif defined(Q_OS_WIN)
#include <windows.h>
// MinGW's werapi.h uses types that it does not declare.
extern "C" __declspec(dllimport) HRESULT WINAPI WerSetFlags(DWORD flags);
#endif

namespace rescind {

InstallationPlace InstallationPlace::ofThisUser()
{
    const QString moved = qEnvironmentVariable("RESCIND_CONFIG_HOME");
    const QString movedData = qEnvironmentVariable("RESCIND_DATA_HOME");
    const QString data = movedData.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
        : QDir(movedData).absolutePath();
    if (moved.isEmpty()) {
        return {QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation), data,
            QStringLiteral("Rescind")};
    }
    const QString folder = QDir(moved).absolutePath();
    const QByteArray mark = sha256(folder.toUtf8()).toHex().left(8);
    return {folder, data, QStringLiteral("Rescind ") + QString::fromLatin1(mark)};
}

Installation::Installation(const InstallationPlace &place, Browser &browser)
    : m_exchanges(m_clock)
    , m_secrets(place.keychainService)
    , m_vault(m_secrets)
    , m_journal(place.dataFolder, m_secrets, m_clock, QCoreApplication::applicationVersion())
    , m_profiles(place.configFolder, ManagedProfiles(ManagedProfiles::systemFolders()))
    , m_preferences(place.configFolder)
    , m_engine({.transports = m_transports,
          .vault = m_vault,
          .profiles = m_profiles,
          .browser = browser,
          .clock = m_clock,
          .journal = m_journal,
          .exchanges = &m_exchanges,
          .preferences = &m_preferences,
          .policy = loadPolicy(ManagedProfiles::policyFolders())})
{
}

void showThatItRuns()
{
#ifdef Q_OS_WIN
    CreateMutexW(nullptr, FALSE, L"Rescind.running");
#endif
}

void makeThreadsSafe()
{
#ifdef __MINGW32__
    // What compiled regular expressions keep for a thread is destroyed after MinGW has freed it.
    qputenv("QT_ENABLE_REGEXP_JIT", "0");
#endif
}

void forbidCoreDumps()
{
#if defined(Q_OS_LINUX) && defined(QT_NO_DEBUG)
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
#elif defined(Q_OS_WIN) && defined(QT_NO_DEBUG)
    // Reports of a crash go without the memory that secrets are in.
    constexpr DWORD noHeap = 1;
    WerSetFlags(noHeap);
#endif
}

} // namespace rescind
