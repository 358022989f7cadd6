// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/tokendetails.h"

#include "ui/models/checksmodel.h"
#include "ui/models/claimsmodel.h"
#include "ui/models/eventsmodel.h"
#include "ui/pages/generationspanel.h"
#include "ui/pages/rawtokenview.h"
#include "ui/pages/tokenmenubutton.h"
#include "ui/text/tokentext.h"
#include "ui/theme.h"
#include "ui/widgets/listtable.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTreeView>

namespace rescind {

namespace {

QLabel *hint(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->setContentsMargins(11, 12, 8, 0);
    label->setWordWrap(true);
    setWidgetRole(label, WidgetRole::Muted);
    return label;
}

} // namespace

TokenDetails::TokenDetails(QWidget *parent)
    : QFrame(parent)
    , m_events(new EventsModel(this))
    , m_claims(new ClaimsModel(this))
    , m_checks(new ChecksModel(this))
    , m_tabs(new QTabWidget(this))
    , m_subject(new QLabel(this))
    , m_menu(new TokenMenuButton(this))
    , m_eventsTable(new ListTable(this))
    , m_claimsTree(new QTreeView(this))
    , m_claimsStack(new QStackedWidget(this))
    , m_checksStack(new QStackedWidget(this))
    , m_saveReport(new QPushButton(tr("Sa&ve report…"), this))
    , m_generations(new GenerationsPanel(this))
    , m_raw(new RawTokenView(this))
{
    setObjectName(QStringLiteral("tokenDetails"));
    setWidgetRole(this, WidgetRole::Card);
    m_subject->setObjectName(QStringLiteral("detailsSubject"));
    m_subject->setFont(textFont(TextRole::Secondary));
    setWidgetRole(m_subject, WidgetRole::Muted);
    m_tabs->setObjectName(QStringLiteral("detailsTabs"));
    m_tabs->setAccessibleName(tr("Details"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->setCornerWidget(corner());
    m_tabs->addTab(eventsTab(), tr("&What happened"));
    m_tabs->addTab(claimsTab(), tr("C&laims"));
    m_tabs->addTab(checksTab(), tr("Chec&ks"));
    m_tabs->addTab(m_generations, tr("&Generations"));
    m_tabs->addTab(m_raw, tr("&Raw"));
    connect(m_generations, &GenerationsPanel::introspectRequested, this,
        &TokenDetails::introspectRequested);
    connect(
        m_generations, &GenerationsPanel::revokeRequested, this, &TokenDetails::revokeRequested);
    connect(m_raw, &RawTokenView::copyRequested, this, &TokenDetails::copyRequested);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 18, 12);
    column->addWidget(m_tabs);
}

//! Whom the details are about, and what else can be asked about it.
QWidget *TokenDetails::corner()
{
    auto *corner = new QWidget(this);
    auto *row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, 0, 6);
    row->setSpacing(6);
    row->addWidget(m_subject);
    row->addWidget(m_menu);
    connect(m_menu, &TokenMenuButton::userInfoRequested, this, &TokenDetails::userInfoRequested);
    connect(m_menu, &TokenMenuButton::validateOnlineRequested, this,
        &TokenDetails::validateOnlineRequested);
    connect(m_menu, &TokenMenuButton::strictIntrospectionRequested, this,
        &TokenDetails::strictIntrospectionRequested);
    return corner;
}

QWidget *TokenDetails::eventsTab()
{
    m_eventsTable->setObjectName(QStringLiteral("eventsTable"));
    m_eventsTable->setAccessibleName(tr("What happened"));
    m_eventsTable->setModel(m_events);
    m_eventsTable->horizontalHeader()->hide();
    m_eventsTable->stretchColumn(static_cast<int>(EventsModel::Column::Detail));
    m_eventsTable->setSignColumn(static_cast<int>(EventsModel::Column::Sign));
    const QScrollBar *bar = m_eventsTable->verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, this, &TokenDetails::followEvents);
    connect(bar, &QScrollBar::valueChanged, this,
        [this, bar](int value) { m_followsEvents = value == bar->maximum(); });
    return m_eventsTable;
}

QWidget *TokenDetails::claimsTab()
{
    m_claimsTree->setObjectName(QStringLiteral("claimsTree"));
    m_claimsTree->setAccessibleName(tr("Claims"));
    m_claimsTree->setModel(m_claims);
    m_claimsTree->setFrameShape(QFrame::NoFrame);
    m_claimsTree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_claimsTree->setUniformRowHeights(true);
    m_claimsTree->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_claimsTree->header()->resizeSection(static_cast<int>(ClaimsModel::Column::Name), 200);
    m_claimsTree->header()->resizeSection(static_cast<int>(ClaimsModel::Column::Value), 380);
    m_claimsStack->addWidget(m_claimsTree);
    m_claimsStack->addWidget(hint(
        tr("Nothing is known of it: an opaque token can be read by its server alone. Introspect it "
           "to ask what the server knows."),
        m_claimsStack));
    return m_claimsStack;
}

QWidget *TokenDetails::checksTab()
{
    auto *table = new ListTable(this);
    table->setObjectName(QStringLiteral("checksTable"));
    table->setAccessibleName(tr("Steps of the sign-in, and checks of the ID token"));
    table->setModel(m_checks);
    table->stretchColumn(static_cast<int>(ChecksModel::Column::Detail));
    m_saveReport->setObjectName(QStringLiteral("saveReport"));
    m_saveReport->setAccessibleName(tr("Save report of the sign-in"));
    m_saveReport->setToolTip(tr("As Markdown or HTML, for a ticket. No secret is in it."));
    m_saveReport->setAutoDefault(false);
    connect(m_saveReport, &QPushButton::clicked, this, &TokenDetails::loginReportRequested);
    auto *page = new QWidget(m_checksStack);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(table, 1);
    column->addWidget(m_saveReport, 0, Qt::AlignRight);
    m_checksStack->addWidget(page);
    m_checksStack->addWidget(hint(
        tr("Each step of a sign-in will stand here with its result and what was compared, and then "
           "the checks of the ID token. Nothing of it is kept for the next start."),
        m_checksStack));
    return m_checksStack;
}

void TokenDetails::setState(
    const TokensPageState &state, const QString &selected, const QDateTime &now)
{
    showEvents(state.events);
    // The steps of an attempt that failed say nothing of the tokens that are held.
    const bool hasSteps = state.login && state.login->hasSucceeded();
    m_checks->setChecks(hasSteps ? state.login->steps : QList<LoginCheck>(), state.checks);
    m_checksStack->setCurrentIndex(m_checks->rowCount() == 0 ? 1 : 0);
    m_saveReport->setVisible(hasSteps);
    m_generations->setTokens(state.tokens, now);
    const TokenView *view = state.find(selected);
    const Token token = view == nullptr ? Token() : view->token;
    // The kind alone, so that the tabs have room: its card says the rest.
    m_subject->setText(view == nullptr ? QString() : kindName(token.kind));
    m_subject->setToolTip(spacedFingerprint(token.fingerprint));
    m_menu->setView(view == nullptr ? TokenView() : *view);
    showClaims(token);
    m_raw->setToken(token);
}

void TokenDetails::setNow(const QDateTime &now)
{
    m_generations->setNow(now);
}

void TokenDetails::showEvents(const QList<Event> &events)
{
    const bool follows = m_followsEvents;
    m_events->setEvents(events);
    m_followsEvents = follows;
    followEvents();
}

//! The newest line stays in sight, also when rows grow or the room shrinks afterwards; but whoever
//! has scrolled back is reading.
void TokenDetails::followEvents()
{
    if (m_followsEvents)
        m_eventsTable->scrollToBottom();
}

void TokenDetails::showClaims(const Token &token)
{
    m_claims->setToken(token);
    m_claimsStack->setCurrentIndex(m_claims->rowCount() == 0 ? 1 : 0);
    m_claimsTree->expandToDepth(0);
}

} // namespace rescind
