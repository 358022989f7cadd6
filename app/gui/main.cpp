// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/applicationicon.h"
#include "app/gui/commandline.h"
#include "app/gui/desktopnotice.h"
#include "app/gui/language.h"
#include "app/gui/launchlink.h"
#include "app/gui/singleinstance.h"
#include "app/gui/systembrowser.h"
#include "app/installation.h"
#include "core/base/logging.h"
#include "ui/mainwindow.h"
#include "ui/mainwindowcontroller.h"
#include "ui/secretclipboard.h"
#include "ui/windowstate.h"

#include <QtCore/QDir>
#include <QtCore/QTimer>
#include <QtGui/QClipboard>
#include <QtGui/QSessionManager>
#include <QtWidgets/QApplication>

#include <array>
#include <chrono>

namespace {

void openNamed(
    const QString &name, rescind::Engine &engine, rescind::MainWindowController &controller)
{
    for (const rescind::Profile &profile : engine.profiles()) {
        if (!name.isEmpty() && profile.name == name)
            controller.openProfile(profile.id);
    }
}

//! Logging out during a run is asked about, where the system lets a program ask.
void guardSession(const QGuiApplication &application, rescind::MainWindowController &controller)
{
#if QT_CONFIG(sessionmanager)
    QObject::connect(
        &application, &QGuiApplication::commitDataRequest, &controller,
        [&controller](QSessionManager &manager) {
            rescind::MainWindowClosing &closing = controller.closing();
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

void bringToFront(QWidget &window)
{
    window.setWindowState((window.windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    window.show();
    window.raise();
    window.activateWindow();
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
    if (instance.handOver({.profile = commandLine.profile, .redirect = commandLine.redirect}))
        return 0;
    instance.listen();

    SystemBrowser browser;
    Installation installation(place, browser);
    const Preferences preferences = installation.engine().settings().current();
    Language language;
    language.install(commandLine.language.isEmpty() ? preferences.language : commandLine.language);
    Theme theme(application, nullptr);
    theme.setMode(commandLine.theme.value_or(modeOf(preferences.appearance)));
    SecretClipboard clipboard(*QGuiApplication::clipboard(), nullptr);
    MainWindow window;
    MainWindowController controller(installation.engine(), clipboard, theme, window, nullptr);
    WindowState state(QDir(place.configFolder).filePath(QStringLiteral("window.ini")), window);
    state.restore();
    controller.start();
    openNamed(commandLine.profile, installation.engine(), controller);
    guardSession(application, controller);
    QObject::connect(
        &controller, &MainWindowController::noticeWanted, &controller, &showDesktopNotice);
    QObject::connect(
        &instance, &SingleInstance::startedAgain, &controller, [&](const InstanceMessage &message) {
            bringToFront(window);
            openNamed(message.profile, installation.engine(), controller);
            if (!message.redirect.isEmpty())
                controller.takeRedirect(message.redirect);
        });
    window.show();
    if (!commandLine.redirect.isEmpty())
        controller.takeRedirect(commandLine.redirect);
    const int code = QApplication::exec();
    // A start from now on must not be told to a program that is about to end.
    instance.stop();
    state.save();
    waitForJournal(installation.journal());
    return code;
}
