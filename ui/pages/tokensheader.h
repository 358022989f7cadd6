// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QAction;
class QDateTime;
class QHBoxLayout;
class QPushButton;

namespace rescind {

class Badge;
class ElidedLabel;
struct TokensPageState;

//! Whose tokens these are, one line of context, and what can be done with all of them.
class TokensHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokensHeader)

public:
    explicit TokensHeader(QWidget *parent = nullptr);

    void setState(const TokensPageState &state, const QDateTime &now);

Q_SIGNALS:
    void signInRequested();
    void refreshRequested();
    void revokeAllRequested();
    void applicationTokenRequested();
    void signOutRequested();
    void loginCheckRequested();

private:
    void makeActions();
    void makeMenu();
    void makeWords();
    [[nodiscard]] QHBoxLayout *contextRow();

    ElidedLabel *m_title;
    ElidedLabel *m_context;
    Badge *m_memoryOnly;
    QPushButton *m_signIn;
    QPushButton *m_refresh;
    QPushButton *m_revokeAll;
    QPushButton *m_more;
    QAction *m_applicationToken;
    QAction *m_loginCheck;
    QAction *m_signOut;
};

} // namespace rescind
