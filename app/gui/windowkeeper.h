// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/language.h"
#include "ui/mainwindow.h"
#include "ui/mainwindowcontroller.h"
#include "ui/windowstate.h"

#include <QtCore/QTimer>

#include <memory>

namespace rescind {

//! What a window is made of, all but the engine; it outlives the window.
struct WindowParts
{
    Engine &engine;
    SecretClipboard &clipboard;
    Theme &theme;
    Language &language;
    //! Of WindowState.
    QString stateFile;
};

//! Has the one window of the program, and puts one in another language in its place when the
//! preferences say so. The work goes over from the one to the other: a list, a run, what is open
//! and what was searched for.
//!
//! That waits while something is in front of the window, a job of the window is under way, or a
//! mouse button is held.
class WindowKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowKeeper)

public:
    //! `language`: what to begin with, "en", "zh_CN" or empty for the system's. Shows nothing yet.
    WindowKeeper(const WindowParts &parts, const QString &language);
    ~WindowKeeper() override;

    //! Both are others after windowChanged().
    [[nodiscard]] MainWindow &window() { return m_made->window; }
    [[nodiscard]] MainWindowController &controller() { return m_made->controller; }
    //! Opens the profile of this name, or else the one that was open last, and shows the window.
    void open(const QString &profileName);
    //! As another start of the program wishes it.
    void bringToFront(const QString &profileName);
    void saveState() { m_made->state.save(); }

Q_SIGNALS:
    //! See MainWindowController.
    void noticeWanted(const QString &title, const QString &text);
    void progressTold(int percent);
    void windowChanged();

private:
    struct Made
    {
        explicit Made(const WindowParts &parts);

        MainWindow window;
        MainWindowController controller;
        WindowState state;
    };

    [[nodiscard]] std::unique_ptr<Made> made();
    void openNamed(const QString &profileName);
    void onSettingsChanged();
    void tryToChange();
    [[nodiscard]] bool canChange() const;
    void change();

    WindowParts m_parts;
    //! As kept: a language that this run was started with stays until another is chosen.
    QString m_chosen;
    std::unique_ptr<Made> m_made;
    QTimer m_attempt;
};

} // namespace rescind
