// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/fittingdialog.h"

#include "ui/dialogs/helpwindow.h"
#include "ui/text/helpchapters.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace rescind {

namespace {

//! What window managers put around a dialog.
constexpr int frameHeight = 60;
constexpr int sideGap = 24;

int heightOf(const QLayout *layout, int width)
{
    return layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                       : layout->totalSizeHint().height();
}

} // namespace

FittingDialog::FittingDialog(int width, QWidget *parent)
    : QDialog(parent)
    , m_scroll(new QScrollArea(this))
    , m_head(new QVBoxLayout)
    , m_side(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
{
    auto *content = new QWidget(m_scroll);
    content->setProperty("rescindRole", QStringLiteral("ground"));
    content->installEventFilter(this);
    m_body = new QVBoxLayout(content);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(12);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_buttons->setSpacing(12);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(16);
    column->addLayout(m_head);
    // An empty side takes no room, nor its gap.
    auto *middle = new QHBoxLayout;
    middle->setSpacing(sideGap);
    middle->addLayout(m_side);
    middle->addWidget(m_scroll, 1);
    column->addLayout(middle, 1);
    column->addLayout(m_buttons);
    setMinimumWidth(width);
    resize(width, 0);
}

void FittingDialog::scrollTo(QWidget *widget)
{
    // What has just been shown has its place only after the next layout.
    QMetaObject::invokeMethod(
        widget, [this, widget] { m_scroll->ensureWidgetVisible(widget); }, Qt::QueuedConnection);
}

void FittingDialog::keyPressEvent(QKeyEvent *event)
{
    // The body takes no focus, and has to be readable to its end without a mouse.
    if (event->key() == Qt::Key_PageDown)
        m_scroll->verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepAdd);
    else if (event->key() == Qt::Key_PageUp)
        m_scroll->verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepSub);
    else if (event->matches(QKeySequence::HelpContents))
        openHelp(this, helpChapterForDialog(objectName()));
    else
        QDialog::keyPressEvent(event);
}

bool FittingDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        growToFit();
    return handled;
}

bool FittingDialog::eventFilter(QObject *watched, QEvent *event)
{
    // A scroll area keeps this to itself. It has not reached the content's own layout yet.
    if (event->type() == QEvent::LayoutRequest)
        QMetaObject::invokeMethod(this, &FittingDialog::growToFit, Qt::QueuedConnection);
    return QDialog::eventFilter(watched, event);
}

void FittingDialog::growToFit()
{
    const int room = screen()->availableGeometry().height() - frameHeight;
    const int wanted = std::min(wantedHeight(), room);
    if (wanted > height())
        resize(width(), wanted);
}

int FittingDialog::wantedHeight() const
{
    const QMargins margins = layout()->contentsMargins();
    const int inside = width() - margins.left() - margins.right();
    int height = margins.top() + margins.bottom();
    if (!m_head->isEmpty())
        height += heightOf(m_head, inside) + layout()->spacing();
    // The scroll area drops its bar only once everything fits beside it too. What it would ask for
    // itself is of no use: it is content with little.
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    const int beside = m_side->isEmpty() ? 0 : m_side->sizeHint().width() + sideGap;
    const int text = inside - beside - (bar->isVisible() ? bar->width() : 0);
    return height + heightOf(m_body, text) + layout()->spacing() + heightOf(m_buttons, inside);
}

} // namespace rescind
