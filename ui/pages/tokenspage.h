// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/tokenspagestate.h"
#include "ui/widgets/banner.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <functional>

class QStackedWidget;

namespace rescind {

class EmptyState;
class FirstStartPanel;
class TokenCard;
class TokenDetails;
class TokensHeader;

//! The tokens of one profile. Takes values, tells wishes; knows nothing that could fulfil them.
class TokensPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokensPage)

public:
    //! `now` by the server's clock, asked each second for the countdowns.
    using NowSource = std::function<QDateTime()>;

    explicit TokensPage(QWidget *parent = nullptr);

    void setNowSource(NowSource source);
    void setState(const TokensPageState &state);
    [[nodiscard]] const TokensPageState &state() const { return m_state; }
    //! Stands at the foot of the page, so that nothing above it moves when it comes.
    [[nodiscard]] Banner &banner() { return *m_banner; }
    //! The token that the details are about.
    void select(TokenKind kind);

Q_SIGNALS:
    //! There is no profile yet, and the panel with the ways to one is there now.
    void firstStartMade(rescind::FirstStartPanel *panel);
    void signInRequested();
    void refreshRequested();
    void revokeAllRequested();
    void signOutRequested();
    void applicationTokenRequested();
    void loginCheckRequested();
    void loginReportRequested();
    void userInfoRequested(const QString &fingerprint);
    void validateOnlineRequested(const QString &fingerprint);
    void strictIntrospectionRequested(const QString &fingerprint);
    void introspectRequested(const QString &fingerprint);
    void revokeRequested(const QString &fingerprint);
    void copyRequested(const QString &fingerprint);

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeContent();
    [[nodiscard]] QWidget *content();
    [[nodiscard]] TokenCard *makeCard(TokenKind kind);
    void makeFirstStart();
    void showPart();
    void showEmptyState();
    void showCards();
    void showSelection();
    void tick();
    [[nodiscard]] QDateTime now() const;

    NowSource m_nowSource;
    TokensPageState m_state;
    TokenKind m_selected = TokenKind::Access;
    QTimer m_second;

    QStackedWidget *m_stack;
    EmptyState *m_empty;
    TokensHeader *m_header;
    QList<TokenCard *> m_cards;
    FirstStartPanel *m_firstStart = nullptr;
    QWidget *m_content = nullptr;
    TokenDetails *m_details = nullptr;
    Banner *m_banner = nullptr;
};

} // namespace rescind
