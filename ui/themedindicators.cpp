// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/themedindicators.h"

#include "ui/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QStyleOption>

namespace rescind {

ThemedIndicators::ThemedIndicators()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void ThemedIndicators::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    if (element != PE_IndicatorCheckBox) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    const ThemeColors &colors = themeColors(option->palette);
    const bool enabled = (option->state & State_Enabled) != 0;
    const bool on = (option->state & State_On) != 0;
    const bool focused = (option->state & State_HasFocus) != 0;
    const QColor edge = !enabled ? colors.disabled
        : on || focused          ? colors.accent
                                 : colors.fieldEdge;
    const double width = focused ? 2 : 1;
    const QRectF square
        = QRectF(option->rect).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(edge, width));
    painter->setBrush(on ? edge : colors.card);
    painter->drawRoundedRect(square, 3, 3);
    if (on) {
        const double unit = square.width() / 14;
        painter->setPen(
            QPen(colors.onAccent, 1.8 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPolyline(QPolygonF{square.topLeft() + QPointF(3.2, 7.4) * unit,
            square.topLeft() + QPointF(5.9, 10.1) * unit,
            square.topLeft() + QPointF(10.8, 4.4) * unit});
    }
    painter->restore();
}

} // namespace rescind
