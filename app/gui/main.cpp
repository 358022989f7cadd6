// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/commandline.h"
#include "app/gui/language.h"
#include "app/gui/systembrowser.h"
#include "app/installation.h"
#include "core/base/logging.h"
#include "ui/mainwindow.h"
#include "ui/mainwindowcontroller.h"
#include "ui/secretclipboard.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>

namespace {

void openNamed(
    const QString &name, rescind::Engine &engine, rescind::MainWindowController &controller)
{
    for (const rescind::Profile &profile : engine.profiles()) {
        if (!name.isEmpty() && profile.name == name)
            controller.openProfile(profile.id);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    using namespace rescind;

    forbidCoreDumps();
    installRedactingLogHandler();
    QCoreApplication::setApplicationName(QStringLiteral("rescind"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RESCIND_VERSION));
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.rescind.Rescind"));

    const CommandLine commandLine = parsedCommandLine(QCoreApplication::arguments());
    Language language;
    language.install(commandLine.language);

    SystemBrowser browser;
    Installation installation(InstallationPlace::ofThisUser(), browser);
    Theme theme(application, nullptr);
    theme.setMode(commandLine.theme);
    SecretClipboard clipboard(*QGuiApplication::clipboard(), nullptr);
    MainWindow window;
    MainWindowController controller(installation.engine(), clipboard, theme, window, nullptr);
    controller.start();
    openNamed(commandLine.profile, installation.engine(), controller);
    window.show();
    return QApplication::exec();
}
