// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tokencard.h"

#include "ui/text/capabilitytext.h"
#include "ui/text/tokentext.h"
#include "ui/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/expirytimeline.h"
#include "ui/widgets/lampwidget.h"
#include "ui/widgets/pressing.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

#include <array>

namespace rescind {

namespace {

constexpr double radius = 10;

//! Begins the names of the card's parts for tests and scripts; not to be seen.
QString prefixOf(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Access:
        return QStringLiteral("access");
    case TokenKind::Refresh:
        return QStringLiteral("refresh");
    case TokenKind::Id:
        return QStringLiteral("id");
    case TokenKind::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace

TokenCard::TokenCard(TokenKind kind, QWidget *parent)
    : QFrame(parent)
    , m_kind(kind)
    , m_badge(new Badge(this))
    , m_fingerprint(new ElidedLabel(this))
    , m_generation(new ElidedLabel(this))
    , m_note(new ElidedLabel(this))
    , m_introspect(new QPushButton(tr("Introspect"), this))
    , m_revoke(new QPushButton(tr("Revoke…"), this))
    , m_signature(new LampWidget(tr("Signature"), this))
    , m_time(new LampWidget(tr("Time"), this))
    , m_server(new LampWidget(tr("Server"), this))
    , m_timeline(new ExpiryTimeline(this))
    , m_exposure(new ElidedLabel(this))
{
    setFocusPolicy(Qt::StrongFocus);
    m_exposure->setFont(textFont(TextRole::Secondary));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 12, 18, 12);
    column->setSpacing(8);
    column->addLayout(headRow());
    column->addLayout(lampRow());
    column->addWidget(m_exposure);
    makeButtons();
    nameParts();
}

QHBoxLayout *TokenCard::headRow()
{
    auto *title = new QLabel(kindName(m_kind), this);
    title->setFont(textFont(TextRole::CardHead));
    m_fingerprint->setFont(textFont(TextRole::Fixed));
    for (QLabel *label : {m_generation, m_note})
        label->setFont(textFont(TextRole::Secondary));
    for (QLabel *label : {m_fingerprint, m_generation, m_note})
        setWidgetRole(label, WidgetRole::Muted);
    m_fingerprint->setToolTip(
        tr("Fingerprint: the first 16 digits of the token's SHA-256. It names the token and lets "
           "nobody in."));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(title);
    row->addSpacing(2);
    row->addWidget(m_badge);
    row->addSpacing(2);
    row->addWidget(m_fingerprint);
    row->addWidget(m_generation);
    row->addStretch();
    row->addWidget(m_note);
    row->addWidget(m_introspect);
    row->addWidget(m_revoke);
    // The row keeps its height when the buttons go.
    row->addStrut(m_revoke->sizeHint().height());
    return row;
}

QHBoxLayout *TokenCard::lampRow()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    // In the proportion of their longest words; the same in every card, so that they stand in
    // columns.
    row->addWidget(m_signature, 13);
    row->addWidget(m_time, 11);
    row->addWidget(m_server, 11);
    row->addWidget(m_timeline, 18);
    return row;
}

void TokenCard::makeButtons()
{
    setWidgetRole(m_revoke, WidgetRole::Danger);
    for (QPushButton *button : {m_introspect, m_revoke})
        button->setAutoDefault(false);
    connect(m_introspect, &QPushButton::clicked, this, [this] {
        Q_EMIT selected();
        Q_EMIT introspectRequested();
    });
    connect(m_revoke, &QPushButton::clicked, this, [this] {
        Q_EMIT selected();
        Q_EMIT revokeRequested();
    });
}

void TokenCard::nameParts()
{
    const QString name = prefixOf(m_kind);
    setObjectName(name + u"TokenCard");
    m_introspect->setObjectName(name + u"Introspect");
    m_revoke->setObjectName(name + u"Revoke");
    m_signature->setObjectName(name + u"SignatureLamp");
    m_time->setObjectName(name + u"TimeLamp");
    m_server->setObjectName(name + u"ServerLamp");
    m_timeline->setObjectName(name + u"Timeline");
    m_exposure->setObjectName(name + u"Exposure");
    m_fingerprint->setObjectName(name + u"Fingerprint");
    m_note->setObjectName(name + u"Note");
    //: %1 is a kind of token: "Access token, time line"
    m_timeline->setAccessibleName(tr("%1, time line").arg(kindName(m_kind)));
    const bool isAccess = m_kind == TokenKind::Access;
    m_introspect->setAccessibleName(
        isAccess ? tr("Introspect access token") : tr("Introspect refresh token"));
    m_revoke->setAccessibleName(isAccess ? tr("Revoke access token") : tr("Revoke refresh token"));
}

//! What they do, or why they cannot.
void TokenCard::explainButtons()
{
    m_introspect->setToolTip(m_view.noIntrospection
            ? missingEndpointReason(CapabilityName::Introspection)
            : tr("Ask the server whether it is active (RFC 7662)."));
    m_revoke->setToolTip(m_view.noRevocation
            ? missingEndpointReason(CapabilityName::Revocation)
            : tr("Take it away at the server and on this computer (RFC 7009)."));
}

void TokenCard::setView(const TokenView &view, const QDateTime &now)
{
    m_view = view;
    m_now = now;
    const Token &token = m_view.token;
    m_badge->setText(formatBadge(token));
    m_fingerprint->setText(spacedFingerprint(token.fingerprint));
    //: What a sign-in brought is generation 1, each refresh makes one more.
    m_generation->setText(tr("generation %1").arg(token.generation));
    m_generation->setVisible(token.generation > 1);
    //: %1 is a kind of token, %2 its format, %3 its fingerprint
    setAccessibleName(
        tr("%1, %2, fingerprint %3")
            .arg(kindName(m_kind), formatBadge(token), spacedFingerprint(token.fingerprint)));
    updateButtons();
    updateLamps();
    updateExposure();
}

void TokenCard::setNow(const QDateTime &now)
{
    m_now = now;
    updateLamps();
    updateExposure();
}

void TokenCard::setSelected(bool selected)
{
    if (m_selected == selected)
        return;
    m_selected = selected;
    update();
}

void TokenCard::keepFocusFrom(const QPushButton *button)
{
    if (button->hasFocus())
        setFocus(Qt::OtherFocusReason);
}

void TokenCard::updateButtons()
{
    const bool offered = m_kind != TokenKind::Id && m_view.token.isHeld();
    const std::array<std::pair<QPushButton *, bool>, 2> buttons{
        std::pair(m_introspect, m_view.canIntrospect), std::pair(m_revoke, m_view.canRevoke)};
    for (const auto &[button, possible] : buttons) {
        if (!offered || !possible)
            keepFocusFrom(button);
        button->setVisible(offered);
        button->setEnabled(possible);
    }
    explainButtons();
    if (m_view.isBusy)
        m_note->setText(tr("Working…"));
    else if (!m_view.token.isHeld())
        m_note->setText(tr("No copy left on this computer"));
    else if (m_kind == TokenKind::Id)
        m_note->setText(tr("Cannot be revoked"));
    else if (m_view.noRevocation)
        m_note->setText(tr("No revocation here"));
    else
        m_note->clear();
}

void TokenCard::updateLamps()
{
    const Token &token = m_view.token;
    const QString kind = kindName(m_kind);
    const LampText signature = signatureText(token.signature);
    const LampText time = timeText(token, m_now);
    const LampText server = serverText(token, m_now);
    //: %1 is a kind of token, %2 the lamp's word: "Access token, signature: genuine"
    m_signature->setLamp(lamp(token.signature), signature.word, signature.explanation,
        tr("%1, signature: %2").arg(kind, signature.word));
    //: %1 is a kind of token, %2 the lamp's word: "Access token, time: 13 d 23 h left"
    m_time->setLamp(lamp(timeState(token, m_now)), time.word, time.explanation,
        tr("%1, time: %2").arg(kind, time.word));
    //: %1 is a kind of token, %2 the lamp's word: "Access token, server: active"
    m_server->setLamp(lamp(token.server), server.word, server.explanation,
        tr("%1, server: %2").arg(kind, server.word));
}

void TokenCard::updateExposure()
{
    const Token &token = m_view.token;
    const TimelineTimes times = timelineTimes(token, m_now);
    const std::optional<QDateTime> &until = times.exposureUntil;
    const bool revoked = times.revokedAt.isValid();
    m_timeline->setTimes(times);
    m_exposure->setText(timeState(token, m_now) == TimeState::Expired
            ? tr("Expired: services that check offline no longer accept it.")
            : exposureSentence(until, revoked, m_now));
    // Kept for all the life of a token that can be exposed, so that nothing moves when it is
    // revoked.
    m_exposure->setVisible(m_kind == TokenKind::Access && token.format == TokenFormat::Jws);
    setWidgetRole(m_exposure, revoked && until ? WidgetRole::Warning : WidgetRole::Muted);
}

bool TokenCard::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (hasFocus() && (key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter)) {
            Q_EMIT selected();
            return true;
        }
    }
    return QFrame::event(event);
}

void TokenCard::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    update();
    Q_EMIT selected();
}

void TokenCard::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    update();
}

void TokenCard::mousePressEvent(QMouseEvent *event)
{
    QFrame::mousePressEvent(event);
    Q_EMIT selected();
}

void TokenCard::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT selected();
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("cardMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    QAction *copy = menu->addAction(tr("Copy &fingerprint"), this,
        [this] { QGuiApplication::clipboard()->setText(m_view.token.fingerprint); });
    copy->setObjectName(QStringLiteral("copyFingerprint"));
    menu->addSeparator();
    for (QPushButton *button : {m_introspect, m_revoke}) {
        if (!button->isHidden())
            addPressing(*menu, *button);
    }
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    menu->popup(byKey ? mapToGlobal(rect().center()) : event->globalPos());
}

void TokenCard::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors(palette());
    const double width = hasFocus() ? 2 : 1;
    const QRectF area = QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_selected || hasFocus() ? colors.accent : colors.line, width));
    painter.setBrush(colors.card);
    painter.drawRoundedRect(area, radius, radius);
}

} // namespace rescind
