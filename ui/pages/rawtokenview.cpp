// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/rawtokenview.h"

#include "core/tokens/claims.h"
#include "ui/theme.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

namespace rescind {

namespace {

constexpr int revealSeconds = 30;

QPlainTextEdit *makeView(QWidget *parent)
{
    auto *view = new QPlainTextEdit(parent);
    view->setReadOnly(true);
    view->setUndoRedoEnabled(false);
    view->setTabChangesFocus(true);
    view->setFont(textFont(TextRole::Fixed));
    view->setWordWrapMode(QTextOption::WrapAnywhere);
    return view;
}

} // namespace

RawTokenView::RawTokenView(QWidget *parent)
    : QWidget(parent)
    , m_caption(new QLabel(this))
    , m_reveal(new QPushButton(this))
    , m_copy(new QPushButton(tr("&Copy"), this))
    , m_raw(makeView(this))
    , m_decoded(makeView(this))
{
    m_caption->setFont(textFont(TextRole::Secondary));
    setWidgetRole(m_caption, WidgetRole::Muted);
    m_reveal->setObjectName(QStringLiteral("rawReveal"));
    m_reveal->setCheckable(true);
    m_copy->setObjectName(QStringLiteral("rawCopy"));
    m_copy->setAccessibleName(tr("Copy token"));
    m_copy->setToolTip(tr("The clipboard is cleared after a while if the token is still on it."));
    m_raw->setObjectName(QStringLiteral("rawToken"));
    m_raw->setAccessibleName(tr("The token itself"));
    // Selecting or dragging would bring it to a clipboard that nobody clears.
    m_raw->setTextInteractionFlags(Qt::NoTextInteraction);
    m_raw->setFocusPolicy(Qt::StrongFocus);
    m_decoded->setObjectName(QStringLiteral("rawDecoded"));
    m_decoded->setAccessibleName(tr("Decoded header and claims"));
    m_hide.setInterval(1000);
    connect(&m_hide, &QTimer::timeout, this, &RawTokenView::countDown);
    connect(m_reveal, &QPushButton::toggled, this, &RawTokenView::setRevealed);
    connect(
        m_copy, &QPushButton::clicked, this, [this] { Q_EMIT copyRequested(m_token.fingerprint); });

    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_caption, 1);
    bar->addWidget(m_reveal);
    bar->addWidget(m_copy);
    auto *views = new QHBoxLayout;
    views->setSpacing(12);
    views->addWidget(m_raw, 1);
    views->addWidget(m_decoded, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(11, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(bar);
    column->addLayout(views, 1);
    setRevealed(false);
}

void RawTokenView::setToken(const Token &token)
{
    if (token.fingerprint == m_token.fingerprint && token.isHeld() == m_token.isHeld())
        return;
    m_token = token;
    setRevealed(false);
}

void RawTokenView::hideEvent(QHideEvent *event)
{
    setRevealed(false);
    QWidget::hideEvent(event);
}

void RawTokenView::setRevealed(bool revealed)
{
    const bool shown = revealed && m_token.isHeld();
    if (shown) {
        m_secondsLeft = revealSeconds;
        m_hide.start();
    } else {
        m_hide.stop();
    }
    const QSignalBlocker blocker(m_reveal);
    m_reveal->setChecked(shown);
    m_reveal->setEnabled(m_token.isHeld());
    m_copy->setEnabled(m_token.isHeld());
    showText();
}

void RawTokenView::countDown()
{
    if (--m_secondsLeft <= 0)
        setRevealed(false);
    else
        showText();
}

void RawTokenView::showText()
{
    const bool revealed = isRevealed();
    const auto length = static_cast<int>(m_token.value.size());
    m_reveal->setText(revealed ? tr("&Hide") : tr("Re&veal"));
    m_reveal->setAccessibleName(revealed ? tr("Hide token") : tr("Reveal token"));
    if (!m_token.isHeld())
        m_caption->setText(tr("The token has been wiped from this computer."));
    else if (revealed)
        m_caption->setText(
            tr("Whoever sees it can use it. Hidden again in %n second(s).", "", m_secondsLeft));
    else
        m_caption->setText(tr("%n character(s), masked.", "", length));

    const QString raw = revealed ? QString::fromUtf8(m_token.value.reveal())
        : m_token.isHeld()       ? QString(32, u'•')
                                 : QString();
    if (m_raw->toPlainText() != raw)
        m_raw->setPlainText(raw);
    QStringList parts;
    if (!m_token.header.isEmpty())
        parts.append(rawClaims(m_token.header));
    if (!m_token.claims.isEmpty())
        parts.append(rawClaims(m_token.claims));
    const QString decoded = parts.join(u'\n');
    if (m_decoded->toPlainText() != decoded)
        m_decoded->setPlainText(decoded);
    m_decoded->setPlaceholderText(m_token.isHeld()
            ? tr("An opaque token: only the server can read it.")
            : tr("Nothing is left of it here."));
}

} // namespace rescind
