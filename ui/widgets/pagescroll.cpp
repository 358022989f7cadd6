// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pagescroll.h"

#include "ui/theme.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QScrollBar>

namespace rescind {

PageScroll::PageScroll(int margin, QWidget *parent)
    : QScrollArea(parent)
{
    auto *body = new QWidget(this);
    setWidgetRole(body, WidgetRole::Ground);
    m_cards = new QVBoxLayout(body);
    m_cards->setContentsMargins(margin, 0, margin, 0);
    m_cards->setSpacing(12);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(body);
    const QScrollBar *bar = verticalScrollBar();
    connect(
        bar, &QScrollBar::rangeChanged, m_cards, [cards = m_cards, bar, margin](int, int maximum) {
            const int taken = maximum > 0 ? bar->sizeHint().width() : 0;
            cards->setContentsMargins(margin, 0, margin - taken, 0);
        });
}

} // namespace rescind
