// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/preferences.h"
#include "ui/theme.h"

#include <QtCore/QObject>

namespace rescind {

class Engine;
class MainWindow;
class SecretClipboard;
[[nodiscard]] Theme::Mode modeOf(Appearance appearance);

//! Binds the preferences to the window, and opens their dialog.
class MainWindowSettings final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowSettings)

public:
    MainWindowSettings(
        Engine &engine, SecretClipboard &clipboard, Theme &theme, MainWindow &window);

    void open();

Q_SIGNALS:
    void failed(const rescind::Error &error);

private:
    void apply();
    void chooseAppearance(Appearance appearance);
    void openFolder(const QString &folder);

    Engine &m_engine;
    SecretClipboard &m_clipboard;
    Theme &m_theme;
    MainWindow &m_window;
    //! As kept: a theme that this run was started with stays until another is chosen.
    Appearance m_appearance;
};

} // namespace rescind
