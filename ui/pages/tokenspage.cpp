// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/tokenspage.h"

#include "ui/pages/tokendetails.h"
#include "ui/text/timetext.h"
#include "ui/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/sign.h"
#include "ui/widgets/tokencard.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>

namespace rescind {

namespace {

constexpr int pageMargin = 24;
constexpr int detailsMinimumHeight = 168;

QPushButton *makeAction(
    const QString &text, const QString &accessibleName, const QString &objectName, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(accessibleName);
    return button;
}

} // namespace

TokensPage::TokensPage(QWidget *parent)
    : QWidget(parent)
    , m_nowSource([] { return QDateTime::currentDateTimeUtc(); })
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_title(new ElidedLabel(this))
    , m_context(new ElidedLabel(this))
    , m_memoryOnly(new Badge(this))
    , m_details(new TokenDetails(this))
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("tokensPage"));
    makeActions();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content());
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
    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (m_state.stage == TokensPageState::Stage::NoProfile)
            Q_EMIT addProfileRequested();
        else
            Q_EMIT signInRequested();
    });
    connect(m_details, &TokenDetails::introspectRequested, this, &TokensPage::introspectRequested);
    connect(m_details, &TokenDetails::revokeRequested, this, &TokensPage::revokeRequested);
    connect(m_details, &TokenDetails::copyRequested, this, &TokensPage::copyRequested);
    setState({});
}

void TokensPage::makeActions()
{
    m_signIn = makeAction(
        tr("&Sign in again…"), tr("Sign in again"), QStringLiteral("signInAgain"), this);
    m_refresh = makeAction(tr("Re&fresh"), tr("Refresh"), QStringLiteral("refresh"), this);
    m_revokeAll
        = makeAction(tr("Revoke &all…"), tr("Revoke all"), QStringLiteral("revokeAll"), this);
    m_refresh->setToolTip(tr("Trade the refresh token for a new generation of tokens."));
    m_revokeAll->setToolTip(tr("Revoke every token that is held here, refresh tokens first."));
    setWidgetRole(m_revokeAll, WidgetRole::Danger);
    connect(m_signIn, &QPushButton::clicked, this, &TokensPage::signInRequested);
    connect(m_refresh, &QPushButton::clicked, this, &TokensPage::refreshRequested);
    connect(m_revokeAll, &QPushButton::clicked, this, &TokensPage::revokeAllRequested);
}

QWidget *TokensPage::header()
{
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_title->setFont(textFont(TextRole::Title));
    m_context->setObjectName(QStringLiteral("pageContext"));
    m_context->setFont(textFont(TextRole::Secondary));
    setWidgetRole(m_context, WidgetRole::Muted);
    m_memoryOnly->setObjectName(QStringLiteral("memoryOnly"));
    m_memoryOnly->setText(tr("kept in memory only"));
    m_memoryOnly->setTone(Tone::Warning);
    m_memoryOnly->setToolTip(
        tr("The keychain does not keep this session: it ends when Rescind is closed."));
    auto *context = new QHBoxLayout;
    context->setSpacing(8);
    context->addWidget(m_context);
    context->addWidget(m_memoryOnly);
    context->addStretch(1);
    context->addStrut(m_memoryOnly->sizeHint().height());
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addLayout(context);
    auto *header = new QWidget(this);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(pageMargin, 0, pageMargin, 0);
    row->setSpacing(8);
    row->addLayout(words, 1);
    row->addSpacing(8);
    for (QPushButton *button : {m_signIn, m_refresh, m_revokeAll})
        row->addWidget(button);
    return header;
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

QWidget *TokensPage::content()
{
    auto *cards = new QWidget(this);
    setWidgetRole(cards, WidgetRole::Ground);
    auto *list = new QVBoxLayout(cards);
    list->setContentsMargins(pageMargin, 2, pageMargin, 0);
    list->setSpacing(12);
    for (const TokenKind kind : {TokenKind::Access, TokenKind::Refresh, TokenKind::Id})
        list->addWidget(makeCard(kind));
    list->addWidget(m_details, 1);
    m_details->setMinimumHeight(detailsMinimumHeight);

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(cards);

    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(header());
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
    const bool full = m_state.stage == TokensPageState::Stage::SignedIn;
    if (full) {
        showHeader();
        showCards();
        showSelection();
        m_second.start();
    } else {
        showEmptyState();
        m_second.stop();
    }
    m_stack->setCurrentIndex(full ? 1 : 0);
}

void TokensPage::showEmptyState()
{
    switch (m_state.stage) {
    case TokensPageState::Stage::NoProfile:
        m_empty->setContent(tr("No application yet"),
            tr("Add the application whose tokens you want to see and revoke. You need its App ID, "
               "App Secret and App Host from the provider's console."),
            tr("&Add profile…"), tr("Add profile"));
        m_empty->setActionEnabled(true);
        return;
    case TokensPageState::Stage::Restoring:
        m_empty->setContent(tr("Looking for the last session"),
            tr("Rescind is reading the keychain. Your system may ask you to unlock it."), {}, {});
        return;
    case TokensPageState::Stage::SignedOut:
    case TokensPageState::Stage::SignedIn:
        break;
    }
    //: %1 is the name of a profile, %2 its host
    m_empty->setContent(tr("Not signed in to %1").arg(m_state.profileName),
        tr("Sign in at %1 in your browser. The access, refresh and ID token will stand here with "
           "what they can still do, and can be revoked.")
            .arg(m_state.host),
        tr("&Sign in…"), tr("Sign in"));
    m_empty->setActionEnabled(m_state.canSignIn);
}

QString TokensPage::contextLine() const
{
    const QDateTime time = m_state.signedInAt;
    if (!time.isValid())
        return m_state.scope;
    const bool today = time.toLocalTime().date() == now().toLocalTime().date();
    const QString when = today ? clock(time) : shortTime(time);
    if (m_state.scope.isEmpty())
        return tr("signed in here at %1").arg(when);
    //: %1 is a time, %2 the scope as the provider writes it
    return tr("signed in here at %1 · %2").arg(when, m_state.scope);
}

void TokensPage::showHeader()
{
    m_title->setText(m_state.subject.isEmpty() ? m_state.profileName : m_state.subject);
    m_context->setText(contextLine());
    m_memoryOnly->setVisible(m_state.inMemoryOnly);
    m_signIn->setEnabled(m_state.canSignIn);
    m_refresh->setEnabled(m_state.canRefresh);
    m_revokeAll->setEnabled(m_state.canRevokeAny);
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
    if (m_state.stage != TokensPageState::Stage::SignedIn)
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
