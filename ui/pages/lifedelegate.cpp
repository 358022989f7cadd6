// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lifedelegate.h"

#include "ui/models/generationsmodel.h"
#include "ui/theme.h"

#include <QtGui/QPainter>

namespace rescind {

namespace {

constexpr int sidePadding = 10;
constexpr int smallestWidth = 150;

} // namespace

LifeDelegate::LifeDelegate(const GenerationsModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

void LifeDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const ThemeColors &colors = themeColors(cell.palette);
    const TimelineTimes times = m_model.timesAt(index.row());
    const QRectF area = QRectF(cell.rect).adjusted(sidePadding, 0, -sidePadding, 0);
    const QRectF line(area.left() + lifeDotRadius, area.center().y() - lifeLineHeight / 2,
        area.width() - 2 * lifeDotRadius, lifeLineHeight);
    painter->save();
    painter->setClipRect(cell.rect, Qt::IntersectClip);
    const double now = line.left() + line.width() * m_model.axis().shareOf(times.now);
    painter->setPen(QPen(colors.fieldEdge, 1, Qt::DashLine));
    painter->drawLine(QPointF(now, cell.rect.top()), QPointF(now, cell.rect.bottom() + 1));
    paintLifeLine(*painter, line, times, m_model.axis(), colors.accent, colors);
    painter->restore();
}

QSize LifeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {smallestWidth, option.fontMetrics.height() + 10};
}

} // namespace rescind
