// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sign.h"

#include "core/engine/event.h"
#include "ui/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <array>

namespace rescind {

namespace {

// All paths are laid out in a square of 16 units.
constexpr double units = 16;

QPainterPath octagon()
{
    constexpr double a = 4.7;
    constexpr double b = units - a;
    constexpr double low = 0.5;
    constexpr double high = units - low;
    const std::array<QPointF, 8> points{QPointF(a, low), QPointF(b, low), QPointF(high, a),
        QPointF(high, b), QPointF(b, high), QPointF(a, high), QPointF(low, b), QPointF(low, a)};
    QPainterPath path(points.front());
    for (const QPointF &point : points)
        path.lineTo(point);
    path.closeSubpath();
    return path;
}

QPainterPath triangle()
{
    QPainterPath path(QPointF(8, 1.4));
    path.lineTo(15.2, 14.2);
    path.lineTo(0.8, 14.2);
    path.closeSubpath();
    return path;
}

void stroke(QPainter &painter, const QColor &color, double width, const QPolygonF &line)
{
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

void drawTick(QPainter &painter, const QColor &color, const QColor &inner)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QRectF(0.5, 0.5, 15, 15));
    stroke(painter, inner, 1.9, {{4.6, 8.4}, {7.1, 10.9}, {11.5, 5.7}});
}

void drawCross(QPainter &painter, const QColor &color, const QColor &inner)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPath(octagon());
    stroke(painter, inner, 1.9, {{5.4, 5.4}, {10.6, 10.6}});
    stroke(painter, inner, 1.9, {{10.6, 5.4}, {5.4, 10.6}});
}

void drawBang(QPainter &painter, const QColor &color, const QColor &inner)
{
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(color);
    painter.drawPath(triangle());
    stroke(painter, inner, 1.8, {{8, 5.6}, {8, 9.2}});
    painter.setPen(Qt::NoPen);
    painter.setBrush(inner);
    painter.drawEllipse(QPointF(8, 12), 1.05, 1.05);
}

void drawRing(QPainter &painter, const QColor &color)
{
    painter.setPen(QPen(color, 1.3));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QRectF(1.2, 1.2, 13.6, 13.6));
}

void drawHalf(QPainter &painter, const QColor &color)
{
    drawRing(painter, color);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPie(QRectF(1.2, 1.2, 13.6, 13.6), 90 * 16, 180 * 16);
}

void drawQuestion(QPainter &painter, const QColor &color)
{
    drawRing(painter, color);
    QPainterPath path(QPointF(5.9, 6.4));
    path.cubicTo(5.9, 3.6, 10.3, 3.6, 10.3, 6.3);
    path.cubicTo(10.3, 7.9, 8.1, 7.9, 8.1, 9.5);
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(8.1, 11.9), 0.9, 0.9);
}

void drawDots(QPainter &painter, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const double x : {3.4, 8.0, 12.6})
        painter.drawEllipse(QPointF(x, 8), 1.3, 1.3);
}

} // namespace

Tone toneOfSign(const QString &sign)
{
    if (sign == u"✓" || sign == u"∅")
        return Tone::Good;
    if (sign == u"✕")
        return Tone::Bad;
    if (sign == u"!")
        return Tone::Warning;
    if (sign == u"◐")
        return Tone::Half;
    if (sign == u"→")
        return Tone::Accent;
    return Tone::Quiet;
}

Tone toneOf(LampState state)
{
    switch (state) {
    case LampState::Good:
        return Tone::Good;
    case LampState::Bad:
        return Tone::Bad;
    case LampState::Unknown:
    case LampState::NotApplicable:
        return Tone::Quiet;
    }
    Q_UNREACHABLE();
}

Tone toneOf(EventResult result)
{
    switch (result) {
    case EventResult::Good:
        return Tone::Good;
    case EventResult::Warning:
        return Tone::Warning;
    case EventResult::Bad:
        return Tone::Bad;
    case EventResult::Quiet:
        return Tone::Quiet;
    }
    Q_UNREACHABLE();
}

Tone toneOf(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass:
        return Tone::Good;
    case CheckResult::Warn:
        return Tone::Warning;
    case CheckResult::Fail:
        return Tone::Bad;
    case CheckResult::Skipped:
        return Tone::Quiet;
    }
    Q_UNREACHABLE();
}

QColor toneColor(Tone tone, const ThemeColors &colors)
{
    switch (tone) {
    case Tone::Good:
        return colors.good;
    case Tone::Warning:
    case Tone::Half:
        return colors.warning;
    case Tone::Bad:
        return colors.bad;
    case Tone::Quiet:
        return colors.muted;
    case Tone::Accent:
        return colors.accent;
    }
    Q_UNREACHABLE();
}

void paintSign(QPainter &painter, const QRectF &square, const QString &sign, Tone tone,
    const ThemeColors &colors)
{
    if (sign.isEmpty())
        return;
    const QColor color = toneColor(tone, colors);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(square.topLeft());
    painter.scale(square.width() / units, square.height() / units);
    if (sign == u"✓") {
        drawTick(painter, color, colors.card);
    } else if (sign == u"✕") {
        drawCross(painter, color, colors.card);
    } else if (sign == u"!") {
        drawBang(painter, color, colors.card);
    } else if (sign == u"◐") {
        drawHalf(painter, color);
    } else if (sign == u"∅") {
        drawRing(painter, color);
        stroke(painter, color, 1.6, {{3.4, 12.6}, {12.6, 3.4}});
    } else if (sign == u"?") {
        drawQuestion(painter, color);
    } else if (sign == u"…") {
        drawDots(painter, color);
    } else if (sign == u"→") {
        stroke(painter, color, 1.8, {{2.5, 8}, {13, 8}});
        stroke(painter, color, 1.8, {{9, 4}, {13, 8}, {9, 12}});
    } else {
        drawRing(painter, color);
        stroke(painter, color, 1.6, {{5, 8}, {11, 8}});
    }
    painter.restore();
}

SignLabel::SignLabel(int size, QWidget *parent)
    : QLabel(parent)
{
    setFixedSize(size, size);
}

void SignLabel::setSign(const QString &sign, Tone tone)
{
    if (m_sign == sign && m_tone == tone)
        return;
    m_sign = sign;
    m_tone = tone;
    update();
}

void SignLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintSign(painter, QRectF(rect()), m_sign, m_tone, themeColors(palette()));
}

} // namespace rescind
