// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/session.h"

#include <QtCore/QPointer>

namespace rescind {

class MainWindow;
class TokensPage;

//! The rarer questions to a provider: user info, online validation, strict introspection, a token
//! for the application itself. The dialogs for them, and what came of them.
class MainWindowQuestions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowQuestions)

public:
    explicit MainWindowQuestions(MainWindow &window);

    void connectPage(TokensPage &page);
    //! The session that is shown; null for none.
    void setSession(Session *session);

private:
    void askToValidate(const QString &fingerprint);
    void askForApplicationToken();
    void showUserInfo(const UserInfo &info);
    void showValidation(const OnlineValidation &validation);

    MainWindow &m_window;
    QPointer<Session> m_session;
};

} // namespace rescind
