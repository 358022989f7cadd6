// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkrun.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

class QMessageBox;

namespace rescind {

class MainWindow;

//! Closing the window while a run over many tokens is under way: asks, lets what is in flight
//! finish, and then closes.
class MainWindowClosing final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowClosing)

public:
    //! A request ends by itself after fifteen seconds; the rest is for what is to be written.
    static constexpr std::chrono::seconds patience{20};

    explicit MainWindowClosing(MainWindow &window);

    //! The run that is shown, until the next one.
    void setRun(BulkRun *run);
    [[nodiscard]] bool isUnderWay() const;
    //! It was said: the window closes when what is on its way has finished.
    [[nodiscard]] bool isClosing() const { return m_isClosing; }
    //! The system's session is about to end. Where it can wait for an answer this asks; where it
    //! cannot, the run is ended, and the window closes when it is told to: each row is durable as
    //! it is.
    void onSessionEnding(bool canWait);

private:
    void onStateChanged();
    void ask();
    void endRun();
    void close();

    MainWindow &m_window;
    QPointer<BulkRun> m_run;
    QPointer<QMessageBox> m_question;
    QTimer m_patience;
    bool m_isClosing = false;
};

} // namespace rescind
