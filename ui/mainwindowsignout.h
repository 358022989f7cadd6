// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/session.h"

#include <QtCore/QPointer>

namespace rescind {

class MainWindow;
class TokensPage;

//! Signing out: asks first, and says what came of it.
class MainWindowSignOut final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowSignOut)

public:
    explicit MainWindowSignOut(MainWindow &window);

    void connectPage(TokensPage &page);
    //! The session that is shown; null for none.
    void setSession(Session *session);

private:
    void ask();

    MainWindow &m_window;
    QPointer<Session> m_session;
};

} // namespace rescind
