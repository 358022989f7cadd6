// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secretlineedit.h"

#include <QtGui/QAction>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>

#include <chrono>

namespace rescind {

namespace {

constexpr std::chrono::seconds revealedFor(30);

//! An eye, struck out while the secret is to be seen. Drawn here since its colour follows the
//! palette.
QIcon eyeIcon(const QWidget &widget, bool struckOut)
{
    constexpr int size = 16;
    const qreal ratio = widget.devicePixelRatioF();
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = widget.palette().color(QPalette::Text);
    painter.setPen(QPen(color, 1.3, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(QRectF(0.5, 3.5, 15, 13), 25 * 16, 130 * 16);
    painter.drawArc(QRectF(0.5, -0.5, 15, 13), 205 * 16, 130 * 16);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(8, 8), 2, 2);
    if (struckOut)
        painter.drawLine(QPointF(2.5, 13.5), QPointF(13.5, 2.5));
    return QIcon(pixmap);
}

} // namespace

SecretLineEdit::SecretLineEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_revealAction(addAction(QIcon(), QLineEdit::TrailingPosition))
{
    setDragEnabled(false);
    m_revealAction->setCheckable(true);
    m_hideAgain.setSingleShot(true);
    m_hideAgain.setInterval(revealedFor);
    connect(&m_hideAgain, &QTimer::timeout, this, [this] { setRevealed(false); });
    connect(m_revealAction, &QAction::triggered, this, &SecretLineEdit::setRevealed);
    setRevealed(false);
}

SecretLineEdit::~SecretLineEdit()
{
    // Whoever listens may be half gone by now.
    blockSignals(true);
    wipe();
}

Secret SecretLineEdit::secret() const
{
    return Secret(text());
}

void SecretLineEdit::wipe()
{
    // The line edit lets go of its buffer first, so that filling it makes no copy.
    QString held = text();
    setText(QString());
    held.fill(QChar::Null);
    setRevealed(false);
}

void SecretLineEdit::setRevealed(bool revealed)
{
    deselect();
    setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
        | Qt::ImhNoAutoUppercase);
    m_revealAction->setChecked(revealed);
    m_revealAction->setIcon(eyeIcon(*this, revealed));
    m_revealAction->setText(revealed ? tr("Hide") : tr("Show for 30 seconds"));
    m_revealAction->setToolTip(m_revealAction->text());
    if (revealed)
        m_hideAgain.start();
    else
        m_hideAgain.stop();
}

void SecretLineEdit::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Paste"), this, &QLineEdit::paste)->setEnabled(!isReadOnly());
    menu->addAction(tr("&Clear"), this, &SecretLineEdit::clear)->setEnabled(!text().isEmpty());
    menu->popup(event->globalPos());
}

void SecretLineEdit::focusOutEvent(QFocusEvent *event)
{
    // A menu or another window that comes over it for a moment hides it as well: somebody may look
    // on.
    setRevealed(false);
    QLineEdit::focusOutEvent(event);
}

void SecretLineEdit::keyPressEvent(QKeyEvent *event)
{
    for (const auto key :
        {QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Undo, QKeySequence::Redo}) {
        if (event->matches(key)) {
            event->accept();
            return;
        }
    }
    QLineEdit::keyPressEvent(event);
}

void SecretLineEdit::mouseDoubleClickEvent(QMouseEvent *event)
{
    // On X11 what is selected with the mouse goes to the selection clipboard by itself.
    if (isRevealed())
        event->accept();
    else
        QLineEdit::mouseDoubleClickEvent(event);
}

void SecretLineEdit::mouseMoveEvent(QMouseEvent *event)
{
    if (isRevealed() && event->buttons().testFlag(Qt::LeftButton))
        event->accept();
    else
        QLineEdit::mouseMoveEvent(event);
}

bool SecretLineEdit::event(QEvent *event)
{
    // Undo keeps what was typed; the shortcut is taken here before a parent's menu can take it.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::PaletteChange && m_revealAction != nullptr)
        m_revealAction->setIcon(eyeIcon(*this, isRevealed()));
    return QLineEdit::event(event);
}

} // namespace rescind
