// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/tokenspagestate.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTreeView;

namespace rescind {

class ChecksModel;
class ClaimsModel;
class EventsModel;
class GenerationsPanel;
class ListTable;
class RawTokenView;
class TokenMenuButton;

//! Below the cards: what happened, and what is known about the selected token.
class TokenDetails final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenDetails)

public:
    explicit TokenDetails(QWidget *parent = nullptr);

    void setState(const TokensPageState &state, const QString &selected, const QDateTime &now);
    void setNow(const QDateTime &now);

Q_SIGNALS:
    void introspectRequested(const QString &fingerprint);
    void revokeRequested(const QString &fingerprint);
    void userInfoRequested(const QString &fingerprint);
    void validateOnlineRequested(const QString &fingerprint);
    void strictIntrospectionRequested(const QString &fingerprint);
    void copyRequested(const QString &fingerprint);
    void loginReportRequested();

private:
    [[nodiscard]] QWidget *eventsTab();
    [[nodiscard]] QWidget *claimsTab();
    [[nodiscard]] QWidget *checksTab();
    void showEvents(const QList<Event> &events);
    void followEvents();
    void showClaims(const Token &token);
    [[nodiscard]] QWidget *corner();

    EventsModel *m_events;
    ClaimsModel *m_claims;
    ChecksModel *m_checks;
    QTabWidget *m_tabs;
    QLabel *m_subject;
    TokenMenuButton *m_menu;
    ListTable *m_eventsTable;
    bool m_followsEvents = true;
    QTreeView *m_claimsTree;
    QStackedWidget *m_claimsStack;
    QStackedWidget *m_checksStack;
    QPushButton *m_saveReport;
    GenerationsPanel *m_generations;
    RawTokenView *m_raw;
};

} // namespace rescind
