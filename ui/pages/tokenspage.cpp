// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/tokenspage.h"

#include "ui/pages/firststartpanel.h"
#include "ui/pages/tokendetails.h"
#include "ui/pages/tokensheader.h"
#include "ui/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tokencard.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStackedWidget>

#include <algorithm>

namespace rescind {

namespace {

constexpr int pageMargin = 24;
constexpr int detailsMinimumHeight = 144;

} // namespace

TokensPage::TokensPage(QWidget *parent)
    : QWidget(parent)
    , m_nowSource([] { return QDateTime::currentDateTimeUtc(); })
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_header(new TokensHeader(this))
{
    setObjectName(QStringLiteral("tokensPage"));
    // Until it has its place above the cards.
    m_header->hide();
    m_stack->addWidget(m_empty);
    m_banner = new Banner(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, pageMargin, 0, pageMargin);
    column->setSpacing(12);
    column->addWidget(m_stack, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(pageMargin, 0, pageMargin, 0);
    foot->addWidget(m_banner);
    column->addLayout(foot);
    m_banner->setObjectName(QStringLiteral("tokensBanner"));

    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &TokensPage::tick);
    connect(m_empty, &EmptyState::triggered, this, &TokensPage::signInRequested);
    connect(m_header, &TokensHeader::signInRequested, this, &TokensPage::signInRequested);
    connect(m_header, &TokensHeader::refreshRequested, this, &TokensPage::refreshRequested);
    connect(m_header, &TokensHeader::revokeAllRequested, this, &TokensPage::revokeAllRequested);
    connect(m_empty, &EmptyState::secondTriggered, this, &TokensPage::applicationTokenRequested);
    connect(m_header, &TokensHeader::applicationTokenRequested, this,
        &TokensPage::applicationTokenRequested);
    connect(m_header, &TokensHeader::signOutRequested, this, &TokensPage::signOutRequested);
    connect(m_header, &TokensHeader::loginCheckRequested, this, &TokensPage::loginCheckRequested);
    setState({});
}

TokenCard *TokensPage::makeCard(TokenKind kind)
{
    auto *card = new TokenCard(kind, this);
    connect(card, &TokenCard::selected, this, [this, kind] { select(kind); });
    connect(card, &TokenCard::introspectRequested, this,
        [this, card] { Q_EMIT introspectRequested(card->view().token.fingerprint); });
    connect(card, &TokenCard::revokeRequested, this,
        [this, card] { Q_EMIT revokeRequested(card->view().token.fingerprint); });
    m_cards.append(card);
    return card;
}

//! Made when there is something to show: at start it would take a fifth of the time.
void TokensPage::makeContent()
{
    if (m_details != nullptr)
        return;
    m_content = content();
    m_stack->addWidget(m_content);
    // The Tab key goes from header to cards to details to banner, though the banner was there
    // first.
    QWidget *last = window()->previousInFocusChain();
    while ((last->focusPolicy() & Qt::TabFocus) == 0 && last != window())
        last = last->previousInFocusChain();
    const auto parts = m_banner->findChildren<QWidget *>();
    for (QWidget *part : parts) {
        if ((part->focusPolicy() & Qt::TabFocus) != 0) {
            setTabOrder(last, part);
            last = part;
        }
    }
}

QWidget *TokensPage::content()
{
    auto *cards = new QWidget(this);
    setWidgetRole(cards, WidgetRole::Ground);
    auto *list = new QVBoxLayout(cards);
    list->setContentsMargins(pageMargin, 2, pageMargin, 0);
    list->setSpacing(12);
    for (const TokenKind kind : {TokenKind::Access, TokenKind::Refresh, TokenKind::Id})
        list->addWidget(makeCard(kind));
    m_details = new TokenDetails(this);
    list->addWidget(m_details, 1);
    m_details->setMinimumHeight(detailsMinimumHeight);
    connect(m_details, &TokenDetails::introspectRequested, this, &TokensPage::introspectRequested);
    connect(m_details, &TokenDetails::revokeRequested, this, &TokensPage::revokeRequested);
    connect(m_details, &TokenDetails::copyRequested, this, &TokensPage::copyRequested);
    connect(
        m_details, &TokenDetails::loginReportRequested, this, &TokensPage::loginReportRequested);
    connect(m_details, &TokenDetails::userInfoRequested, this, &TokensPage::userInfoRequested);
    connect(m_details, &TokenDetails::validateOnlineRequested, this,
        &TokensPage::validateOnlineRequested);
    connect(m_details, &TokenDetails::strictIntrospectionRequested, this,
        &TokensPage::strictIntrospectionRequested);

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(cards);
    // The bar takes its room from the margin: the cards are as wide with it as without.
    const QScrollBar *bar = scroll->verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, list, [list, bar](int, int maximum) {
        const int taken = maximum > 0 ? bar->sizeHint().width() : 0;
        list->setContentsMargins(pageMargin, 2, pageMargin - taken, 0);
    });

    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_header);
    m_header->show();
    column->addWidget(scroll, 1);
    return page;
}

void TokensPage::setNowSource(NowSource source)
{
    m_nowSource = std::move(source);
    tick();
}

QDateTime TokensPage::now() const
{
    return m_nowSource();
}

void TokensPage::setState(const TokensPageState &state)
{
    m_state = state;
    const bool full = m_state.situation == TokensPageState::Situation::SignedIn;
    if (full) {
        makeContent();
        m_header->setState(m_state, now());
        showCards();
        showSelection();
        m_second.start();
    } else {
        showEmptyState();
        m_second.stop();
    }
    showPart();
}

//! Made when it is first seen: most windows never show it.
void TokensPage::makeFirstStart()
{
    if (m_firstStart != nullptr)
        return;
    m_firstStart = new FirstStartPanel(this);
    m_stack->addWidget(m_firstStart);
    Q_EMIT firstStartMade(m_firstStart);
}

void TokensPage::showPart()
{
    using Situation = TokensPageState::Situation;
    const bool isFirstStart = m_state.situation == Situation::NoProfile;
    if (isFirstStart && isVisible())
        makeFirstStart();
    QWidget *part = m_state.situation == Situation::SignedIn ? m_content
        : isFirstStart && m_firstStart != nullptr            ? static_cast<QWidget *>(m_firstStart)
                                                             : m_empty;
    m_stack->setCurrentWidget(part);
}

void TokensPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showPart();
}

void TokensPage::showEmptyState()
{
    switch (m_state.situation) {
    case TokensPageState::Situation::NoProfile:
        // The first start's panel stands in its place.
        m_empty->setContent({}, {}, {}, {});
        return;
    case TokensPageState::Situation::Restoring:
        m_empty->setContent(tr("Looking for the last session"),
            tr("Rescind is reading the keychain. Your system may ask you to unlock it."), {}, {});
        return;
    case TokensPageState::Situation::SignedOut:
    case TokensPageState::Situation::SignedIn:
        break;
    }
    //: %1 is the name of a profile, %2 its host
    m_empty->setContent(tr("Not signed in to %1").arg(m_state.profileName),
        tr("Sign in at %1 in your browser. The access, refresh and ID token will stand here with "
           "what they can still do, and can be revoked.")
            .arg(m_state.host),
        tr("&Sign in…"), tr("Sign in"));
    m_empty->setSecondAction(tr("Get an &application token…"), tr("Get an application token"));
    m_empty->setActionEnabled(m_state.canSignIn);
}

void TokensPage::showCards()
{
    const QDateTime time = now();
    bool selectedIsShown = false;
    for (const auto &[card, kind] :
        {std::pair(m_cards.at(0), TokenKind::Access), std::pair(m_cards.at(1), TokenKind::Refresh),
            std::pair(m_cards.at(2), TokenKind::Id)}) {
        const TokenView *view = m_state.current(kind);
        card->setVisible(view != nullptr);
        if (view == nullptr)
            continue;
        card->setView(*view, time);
        selectedIsShown = selectedIsShown || kind == m_selected;
    }
    if (!selectedIsShown && !m_state.tokens.isEmpty())
        m_selected = m_state.tokens.first().token.kind;
}

void TokensPage::select(TokenKind kind)
{
    if (kind == m_selected)
        return;
    m_selected = kind;
    showSelection();
}

void TokensPage::showSelection()
{
    const TokenView *view = m_state.current(m_selected);
    for (TokenCard *card : std::as_const(m_cards))
        card->setSelected(view != nullptr && card->view().token.kind == m_selected);
    m_details->setState(m_state, view == nullptr ? QString() : view->token.fingerprint, now());
}

void TokensPage::tick()
{
    if (m_state.situation != TokensPageState::Situation::SignedIn)
        return;
    const QDateTime time = now();
    for (TokenCard *card : std::as_const(m_cards)) {
        if (card->isVisibleTo(this))
            card->setNow(time);
    }
    m_details->setNow(time);
}

void TokensPage::keyPressEvent(QKeyEvent *event)
{
    const bool down = event->key() == Qt::Key_Down;
    if (!down && event->key() != Qt::Key_Up) {
        QWidget::keyPressEvent(event);
        return;
    }
    QList<TokenCard *> shown;
    for (TokenCard *card : std::as_const(m_cards)) {
        if (card->isVisibleTo(this))
            shown.append(card);
    }
    const auto current = std::find_if(
        shown.begin(), shown.end(), [](const TokenCard *card) { return card->hasFocus(); });
    if (current == shown.end())
        return;
    const auto next = (current - shown.begin()) + (down ? 1 : -1);
    if (next >= 0 && next < shown.size())
        shown.at(next)->setFocus(Qt::TabFocusReason);
}

} // namespace rescind
