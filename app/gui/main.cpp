// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/applicationicon.h"
#include "app/gui/commandline.h"
#include "app/gui/desktopnotice.h"
#include "app/gui/launchlink.h"
#include "app/gui/openrequests.h"
#include "app/gui/singleinstance.h"
#include "app/gui/systembrowser.h"
#include "app/gui/windowkeeper.h"
#include "app/installation.h"
#include "core/base/logging.h"
#include "ui/secretclipboard.h"

#include <QtCore/QDir>
#include <QtCore/QTimer>
#include <QtGui/QClipboard>
#include <QtGui/QSessionManager>
#include <QtWidgets/QApplication>

#include <array>
#include <chrono>

namespace {

//! Logging out during a run is asked about, where the system lets a program ask.
void guardSession(const QGuiApplication &application, rescind::WindowKeeper &keeper)
{
#if QT_CONFIG(sessionmanager)
    QObject::connect(
        &application, &QGuiApplication::commitDataRequest, &keeper,
        [&keeper](QSessionManager &manager) {
            rescind::MainWindowClosing &closing = keeper.controller().closing();
            if (!closing.isUnderWay())
                return;
            const bool canWait = manager.allowsInteraction();
            if (canWait)
                manager.cancel();
            closing.onSessionEnding(canWait);
        },
        Qt::DirectConnection);
#endif
}

//! What a start of the program brings along.
void take(const rescind::InstanceMessage &message, rescind::WindowKeeper &keeper)
{
    if (!message.redirect.isEmpty())
        keeper.controller().takeRedirect(message.redirect);
    if (!message.file.isEmpty())
        keeper.controller().importProfiles(message.file);
}

//! What was done last is in the journal, and its head in the keychain, unless that asks or hangs.
void waitForJournal(rescind::JournalKeeper &journal)
{
    using namespace std::chrono_literals;
    rescind::startThen(journal.settle(&journal), &journal,
        [](const rescind::Result<void> &) { QCoreApplication::quit(); });
    QTimer::singleShot(2s, &journal, &QCoreApplication::quit);
    QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    using namespace rescind;

    forbidCoreDumps();
    showThatItRuns();
    makeThreadsSafe();
    installRedactingLogHandler();
    QCoreApplication::setApplicationName(QStringLiteral("rescind"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RESCIND_VERSION));
    const int link = linkAmong(argc, argv);
    std::array<char *, 3> linkAlone{argv[0], argv[link], nullptr};
    int count = link > 0 ? 2 : argc;
    QApplication application(count, link > 0 ? linkAlone.data() : argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.rescind.Rescind"));
    QGuiApplication::setWindowIcon(applicationIcon());

    const CommandLine commandLine = parsedCommandLine(QCoreApplication::arguments());
    const InstallationPlace place = InstallationPlace::ofThisUser();
    SingleInstance instance({place.configFolder, place.dataFolder});
    const InstanceMessage started{
        .profile = commandLine.profile, .redirect = commandLine.redirect, .file = commandLine.file};
    if (instance.handOver(started))
        return 0;
    instance.listen();

    SystemBrowser browser;
    Installation installation(place, browser);
    const Preferences preferences = installation.engine().settings().current();
    Theme theme(application, nullptr);
    theme.setMode(commandLine.theme.value_or(modeOf(preferences.appearance)));
    SecretClipboard clipboard(*QGuiApplication::clipboard(), nullptr);
    Language language;
    WindowKeeper keeper(
        {.engine = installation.engine(),
            .clipboard = clipboard,
            .theme = theme,
            .language = language,
            .stateFile = QDir(place.configFolder).filePath(QStringLiteral("window.ini"))},
        commandLine.language.isEmpty() ? preferences.language : commandLine.language);
    guardSession(application, keeper);
    QObject::connect(&keeper, &WindowKeeper::noticeWanted, &keeper, &showDesktopNotice);
    QObject::connect(&keeper, &WindowKeeper::progressTold, &keeper, &showDesktopProgress);
    const auto onAskedAgain = [&keeper](const InstanceMessage &message) {
        keeper.bringToFront(message.profile);
        take(message, keeper);
    };
    QObject::connect(&instance, &SingleInstance::startedAgain, &keeper, onAskedAgain);
    OpenRequests requests;
    QObject::connect(&requests, &OpenRequests::asked, &keeper, onAskedAgain);
    application.installEventFilter(&requests);
    keeper.open(commandLine.profile);
    take(started, keeper);
    const int code = QApplication::exec();
    // A start from now on must not be told to a program that is about to end.
    instance.stop();
    keeper.saveState();
    waitForJournal(installation.journal());
    return code;
}
