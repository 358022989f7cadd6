// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/exchangelog.h"
#include "ui/mainwindow.h"

namespace rescind {

//! Binds what was sent and answered to its page; clears and exports it.
class MainWindowRequests final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowRequests)

public:
    //! `log` may be null: then nothing is shown.
    MainWindowRequests(ExchangeLog *log, MainWindow &window);

private:
    void askWhereTo();
    void exportTo(const QString &path);

    MainWindow &m_window;
};

} // namespace rescind
