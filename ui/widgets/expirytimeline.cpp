// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/expirytimeline.h"

#include "ui/theme.h"
#include "ui/widgets/lifeline.h"

#include <QtGui/QPainter>

namespace rescind {

ExpiryTimeline::ExpiryTimeline(QWidget *parent)
    : QWidget(parent)
{
    setFont(textFont(TextRole::Caption));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ExpiryTimeline::setTimes(const TimelineTimes &times)
{
    if (times == m_times)
        return;
    m_times = times;
    const QString text = timelineText(m_times);
    if (text != accessibleDescription()) {
        setAccessibleDescription(text);
        setToolTip(text);
    }
    update();
}

QRectF ExpiryTimeline::lineRect() const
{
    return {lifeDotRadius, (lifeMarkHeight - lifeLineHeight) / 2, width() - 2 * lifeDotRadius,
        lifeLineHeight};
}

double ExpiryTimeline::positionOf(const QDateTime &time) const
{
    const QRectF line = lineRect();
    return line.left() + line.width() * axisOf(m_times).shareOf(time);
}

QSize ExpiryTimeline::sizeHint() const
{
    return {300, static_cast<int>(lifeMarkHeight) + fontMetrics().height()};
}

QSize ExpiryTimeline::minimumSizeHint() const
{
    return {180, sizeHint().height()};
}

void ExpiryTimeline::paintCaptions(QPainter &painter) const
{
    const ThemeColors &colors = themeColors(palette());
    const QString start = timelineStart(m_times);
    const QString end = fontMetrics().elidedText(timelineEnd(m_times), Qt::ElideRight, width());
    const int endWidth = fontMetrics().horizontalAdvance(end);
    const int room = width() - endWidth - 2 * fontMetrics().averageCharWidth();
    const QRect area(0, static_cast<int>(lifeMarkHeight), width(), fontMetrics().height());
    painter.setPen(m_times.isExposed() ? colors.bad : colors.muted);
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, end);
    // Half a date helps nobody; the tool tip has it whole.
    if (fontMetrics().horizontalAdvance(start) > room)
        return;
    painter.setPen(colors.muted);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, start);
}

void ExpiryTimeline::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors(palette());
    QPainter painter(this);
    paintLifeLine(painter, lineRect(), m_times, axisOf(m_times), colors.fieldEdge, colors);
    paintCaptions(painter);
}

} // namespace rescind
