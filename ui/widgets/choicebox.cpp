// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choicebox.h"

#include "ui/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QWheelEvent>

#include <algorithm>

namespace rescind {

namespace {

constexpr int arrowMargin = 14;
constexpr int arrowHalf = 4;

} // namespace

ChoiceBox::ChoiceBox(QWidget *parent)
    : QComboBox(parent)
{
    // Not by the wheel.
    setFocusPolicy(Qt::StrongFocus);
}

void ChoiceBox::choose(const QVariant &value)
{
    setCurrentIndex(std::max(findData(value), 0));
}

void ChoiceBox::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    const ThemeColors &colors = themeColors(palette());
    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    const QPointF tip(leftToRight ? width() - arrowMargin : arrowMargin, height() / 2.0 + 2);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isEnabled() ? colors.muted : colors.disabled, 1.6, Qt::SolidLine,
        Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{
        tip + QPointF(-arrowHalf, -arrowHalf), tip, tip + QPointF(arrowHalf, -arrowHalf)});
}

void ChoiceBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace rescind
