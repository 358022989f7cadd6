// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tickbox.h"

#include "ui/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleOptionButton>

namespace rescind {

TickBox::TickBox(const QString &text, QWidget *parent)
    : QCheckBox(text, parent)
{
}

void TickBox::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors(palette());
    QStyleOptionButton option;
    initStyleOption(&option);
    const double edge = hasFocus() ? 2 : 1;
    QRectF square = style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, this);
    square.adjust(edge / 2, edge / 2, -edge / 2, -edge / 2);
    const QColor filled = isEnabled() ? colors.accent : colors.disabled;
    const QColor empty = isEnabled() ? colors.fieldEdge : colors.line;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isChecked() || hasFocus() ? filled : empty, edge));
    painter.setBrush(isChecked() ? filled : colors.card);
    painter.drawRoundedRect(square, 3, 3);
    if (isChecked()) {
        painter.setPen(QPen(colors.onAccent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto at = [&square](double x, double y) {
            return square.topLeft() + QPointF(square.width() * x, square.height() * y);
        };
        painter.drawPolyline(QPolygonF{at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.3)});
    }
    const QRect words = style()->subElementRect(QStyle::SE_CheckBoxContents, &option, this);
    painter.setPen(isEnabled() ? colors.text : colors.disabled);
    painter.drawText(words, Qt::AlignLeading | Qt::AlignVCenter | Qt::TextShowMnemonic, text());
}

} // namespace rescind
