// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace rescind {

class Engine;
class MainWindow;

//! Locks the window when it is asked for, and after the time without input that the preferences
//! set: hides the pages, closes the dialogs, and has the engine wipe its secrets. Not while a run
//! over many tokens is under way. Unlocking asks for nothing.
class MainWindowLock final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowLock)

public:
    MainWindowLock(Engine &engine, MainWindow &window);
    ~MainWindowLock() override;

    void lock();
    void unlock();
    //! So long without input; 0: never. A sign-in that waits for the browser holds it up.
    void setPatience(std::chrono::milliseconds patience);

Q_SIGNALS:
    //! Nothing secret is to be shown any more.
    void locked();
    void unlocked();
    //! It was asked for while a run is under way.
    void refused();

protected:
    //! Of the whole application: input anywhere in it counts.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void lockIfIdle();
    void onInput();
    [[nodiscard]] bool isIdle() const;
    [[nodiscard]] bool canLock() const;
    //! Somebody is in the browser for this program.
    [[nodiscard]] bool isSigningIn() const;

    Engine &m_engine;
    MainWindow &m_window;
    QDateTime m_lastInput;
    std::chrono::milliseconds m_patience{0};
    QTimer m_timer;
};

} // namespace rescind
