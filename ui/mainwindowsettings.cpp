// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowsettings.h"

#include "core/engine/engine.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/mainwindow.h"
#include "ui/secretclipboard.h"

#include <QtCore/QFileInfo>
#include <QtCore/QUrl>
#include <QtGui/QDesktopServices>

namespace rescind {

namespace {

Appearance appearanceOf(Theme::Mode mode)
{
    switch (mode) {
    case Theme::Mode::System:
        return Appearance::System;
    case Theme::Mode::Light:
        return Appearance::Light;
    case Theme::Mode::Dark:
        return Appearance::Dark;
    }
    return Appearance::System;
}

} // namespace

Theme::Mode modeOf(Appearance appearance)
{
    switch (appearance) {
    case Appearance::System:
        return Theme::Mode::System;
    case Appearance::Light:
        return Theme::Mode::Light;
    case Appearance::Dark:
        return Theme::Mode::Dark;
    }
    return Theme::Mode::System;
}

MainWindowSettings::MainWindowSettings(
    Engine &engine, SecretClipboard &clipboard, Theme &theme, MainWindow &window)
    : m_engine(engine)
    , m_clipboard(clipboard)
    , m_theme(theme)
    , m_window(window)
    , m_appearance(engine.settings().current().appearance)
{
    connect(&window, &MainWindow::settingsRequested, this, &MainWindowSettings::open);
    connect(&window, &MainWindow::themeModeChosen, this,
        [this](Theme::Mode mode) { chooseAppearance(appearanceOf(mode)); });
    m_clipboard.setKeep(m_engine.settings().current().clipboardTime);
    connect(&m_engine.settings(), &SettingsDesk::changed, this, &MainWindowSettings::apply);
}

void MainWindowSettings::apply()
{
    const Preferences now = m_engine.settings().current();
    m_clipboard.setKeep(now.clipboardTime);
    if (now.appearance == m_appearance)
        return;
    m_appearance = now.appearance;
    m_theme.setMode(modeOf(now.appearance));
    m_window.setThemeMode(m_theme.mode());
}

void MainWindowSettings::chooseAppearance(Appearance appearance)
{
    Preferences own = m_engine.settings().own();
    own.appearance = appearance;
    m_appearance = appearance;
    m_theme.setMode(modeOf(appearance));
    m_window.setThemeMode(m_theme.mode());
    if (const Result<void> kept = m_engine.settings().set(own); !kept)
        Q_EMIT failed(kept.error());
}

void MainWindowSettings::open()
{
    SettingsDesk &settings = m_engine.settings();
    const QString folder = QFileInfo(m_engine.journal().path()).path();
    auto *dialog = new SettingsDialog(settings.own(), settings.policy(), folder, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::openFolderRequested, this, &MainWindowSettings::openFolder);
    connect(
        dialog, &SettingsDialog::saveRequested, this, [this, dialog](const Preferences &chosen) {
            if (const Result<void> kept = m_engine.settings().set(chosen); !kept)
                dialog->showError(kept.error());
            else
                dialog->accept();
        });
    const QList<Error> problems = settings.problems();
    if (!problems.isEmpty())
        dialog->showError(problems.constFirst());
    dialog->open();
}

void MainWindowSettings::openFolder(const QString &folder)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

} // namespace rescind
