// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/lifeline.h"

#include "ui/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>

namespace rescind {

namespace {

//! Where "now" stands on a line whose end is unknown.
constexpr double openEndedShare = 0.35;
constexpr double hatchStep = 6;

void fill(QPainter &painter, const QPainterPath &shape, double from, double to, const QBrush &brush)
{
    if (to <= from)
        return;
    const QRectF bounds = shape.boundingRect();
    painter.save();
    painter.setClipPath(shape, Qt::IntersectClip);
    painter.fillRect(QRectF(from, bounds.top(), to - from, bounds.height()), brush);
    painter.restore();
}

void hatch(
    QPainter &painter, const QPainterPath &shape, double from, double to, const QColor &color)
{
    if (to <= from)
        return;
    const QRectF bounds = shape.boundingRect();
    painter.save();
    painter.setClipPath(shape, Qt::IntersectClip);
    painter.setClipRect(QRectF(from, bounds.top(), to - from, bounds.height()), Qt::IntersectClip);
    painter.setPen(QPen(color, 2));
    const int lines = static_cast<int>(std::ceil((to - from + bounds.height()) / hatchStep));
    for (int i = 0; i < lines; ++i) {
        const double x = from - bounds.height() + i * hatchStep;
        painter.drawLine(QPointF(x, bounds.bottom()), QPointF(x + bounds.height(), bounds.top()));
    }
    painter.restore();
}

//! One life on its axis, in pixels.
struct Life
{
    double start = 0;
    double now = 0;
    double revoked = 0;
    double end = 0;
    QPainterPath shape = {};
};

Life lifeOf(const QRectF &line, const TimelineTimes &times, const LifeAxis &axis)
{
    const auto at
        = [&](const QDateTime &time) { return line.left() + line.width() * axis.shareOf(time); };
    Life life{.start = times.start.isValid() ? at(times.start) : line.left(),
        .now = at(times.now),
        .revoked = at(times.revokedAt),
        .end = times.expiresAt.isValid() ? at(times.expiresAt) : line.right()};
    life.end = std::max(life.end, life.start);
    life.shape.addRoundedRect(QRectF(life.start, line.top(), life.end - life.start, line.height()),
        line.height() / 2, line.height() / 2);
    return life;
}

void paintBar(QPainter &painter, const Life &life, const TimelineTimes &times, const QColor &spent,
    const ThemeColors &colors)
{
    const double middle = life.shape.boundingRect().center().y();
    if (!times.expiresAt.isValid()) {
        painter.setPen(QPen(colors.edge, 2, Qt::DotLine));
        painter.drawLine(QPointF(life.now, middle), QPointF(life.end, middle));
    } else {
        fill(painter, life.shape, life.start, life.end, colors.track);
    }
    const bool isOver = times.isExpired() || times.isOver;
    const QColor color = isOver     ? colors.edge
        : times.revokedAt.isValid() ? colors.fieldEdge
                                    : spent;
    if (!times.revokedAt.isValid()) {
        fill(painter, life.shape, life.start, times.isExpired() ? life.end : life.now, color);
        return;
    }
    fill(painter, life.shape, life.start, life.revoked, color);
    if (times.isExposed()) {
        fill(painter, life.shape, life.revoked, life.end, colors.badSoft);
        hatch(painter, life.shape, life.revoked, life.end, colors.bad);
    }
}

void paintMarks(
    QPainter &painter, const Life &life, const TimelineTimes &times, const ThemeColors &colors)
{
    const double middle = life.shape.boundingRect().center().y();
    if (times.revokedAt.isValid()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.card);
        painter.drawRect(QRectF(life.revoked - 3, middle - lifeLineHeight / 2, 6, lifeLineHeight));
        painter.setBrush(colors.bad);
        painter.drawRoundedRect(
            QRectF(life.revoked - 1.5, middle - lifeMarkHeight / 2, 3, lifeMarkHeight), 1.5, 1.5);
    }
    // Too near to the mark of the revocation the two would be read as one.
    const bool crowded
        = times.revokedAt.isValid() && std::abs(life.now - life.revoked) < 2 * lifeDotRadius;
    if (times.isExpired() || times.isOver || crowded)
        return;
    painter.setPen(QPen(colors.card, 2));
    painter.setBrush(times.revokedAt.isValid() ? colors.muted : colors.accent);
    painter.drawEllipse(QPointF(life.now, middle), lifeDotRadius, lifeDotRadius);
}

} // namespace

double LifeAxis::shareOf(const QDateTime &time) const
{
    if (!end.isValid())
        return 0;
    if (!start.isValid() || start >= end)
        return time < end ? 0 : 1;
    return std::clamp(
        static_cast<double>(start.msecsTo(time)) / static_cast<double>(start.msecsTo(end)), 0.0,
        1.0);
}

LifeAxis axisOf(const TimelineTimes &times)
{
    if (times.expiresAt.isValid())
        return {times.start, times.expiresAt};
    const auto lived = static_cast<double>(times.start.msecsTo(times.now));
    if (!times.start.isValid() || lived <= 0)
        return {};
    return {times.start, times.start.addMSecs(static_cast<qint64>(lived / openEndedShare))};
}

LifeAxis commonAxis(const QList<TimelineTimes> &lines)
{
    LifeAxis common;
    for (const TimelineTimes &times : lines) {
        const LifeAxis own = axisOf(times);
        if (own.start.isValid() && (!common.start.isValid() || own.start < common.start))
            common.start = own.start;
        if (own.end.isValid() && (!common.end.isValid() || own.end > common.end))
            common.end = own.end;
    }
    return common;
}

void paintLifeLine(QPainter &painter, const QRectF &line, const TimelineTimes &times,
    const LifeAxis &axis, const QColor &spent, const ThemeColors &colors)
{
    const Life life = lifeOf(line, times, axis);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintBar(painter, life, times, spent, colors);
    paintMarks(painter, life, times, colors);
    painter.restore();
}

} // namespace rescind
