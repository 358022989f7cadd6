// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/session.h"

#include <QtCore/QPointer>

namespace rescind {

class Banner;
class MainWindow;

//! The check of the last sign-in: shown step by step, and saved as a report.
class MainWindowLoginCheck final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowLoginCheck)

public:
    explicit MainWindowLoginCheck(MainWindow &window);

    //! The session that is shown; null for none.
    void setSession(Session *session);
    //! Where the banner shows why the last sign-in did not succeed: offers to look at its steps.
    void offerFor(const Error &error, Banner &banner);

private:
    void show();
    void askWhereTo(QWidget *over, Banner &banner);

    MainWindow &m_window;
    QPointer<Session> m_session;
};

} // namespace rescind
