// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/expirytimeline.h"

#include "ui/text/timetext.h"
#include "ui/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>

namespace rescind {

namespace {

constexpr double lineHeight = 8;
constexpr double markHeight = 18;
constexpr double dotRadius = 6;
//! Where "now" stands on a line whose end is unknown.
constexpr double openEndedShare = 0.35;
constexpr double hatchStep = 6;

void fill(QPainter &painter, const QPainterPath &shape, double from, double to, const QBrush &brush)
{
    if (to <= from)
        return;
    const QRectF bounds = shape.boundingRect();
    painter.save();
    painter.setClipPath(shape);
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
    painter.setClipPath(shape);
    painter.setClipRect(QRectF(from, bounds.top(), to - from, bounds.height()), Qt::IntersectClip);
    painter.setPen(QPen(color, 2));
    const int lines = static_cast<int>(std::ceil((to - from + bounds.height()) / hatchStep));
    for (int i = 0; i < lines; ++i) {
        const double x = from - bounds.height() + i * hatchStep;
        painter.drawLine(QPointF(x, bounds.bottom()), QPointF(x + bounds.height(), bounds.top()));
    }
    painter.restore();
}

} // namespace

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
    QStringList parts{startCaption()};
    if (times.revokedAt.isValid())
        parts.append(tr("revoked %1").arg(shortTime(times.revokedAt)));
    if (!parts.contains(endCaption()))
        parts.append(endCaption());
    const QString description = QLocale().createSeparatedList(parts);
    if (description != accessibleDescription())
        setAccessibleDescription(description);
    update();
}

bool ExpiryTimeline::isExpired() const
{
    return m_times.expiresAt.isValid() && m_times.expiresAt <= m_times.now;
}

bool ExpiryTimeline::isExposed() const
{
    return m_times.revokedAt.isValid() && m_times.exposureUntil.has_value() && !isExpired();
}

QString ExpiryTimeline::startCaption() const
{
    const QString time = shortTime(m_times.start);
    return m_times.startIsReceipt ? tr("received %1").arg(time) : tr("issued %1").arg(time);
}

QString ExpiryTimeline::endCaption() const
{
    if (isExposed()) {
        return m_times.exposureUntil->isValid()
            ? tr("accepted offline until %1").arg(shortTime(*m_times.exposureUntil))
            : tr("accepted offline for ever");
    }
    if (isExpired())
        return tr("expired %1").arg(shortTime(m_times.expiresAt));
    if (m_times.revokedAt.isValid())
        return tr("revoked %1").arg(shortTime(m_times.revokedAt));
    if (m_times.expiresAt.isValid())
        return tr("expires %1").arg(shortTime(m_times.expiresAt));
    return tr("expiry not known");
}

QRectF ExpiryTimeline::lineRect() const
{
    return {dotRadius, (markHeight - lineHeight) / 2, width() - 2 * dotRadius, lineHeight};
}

double ExpiryTimeline::positionOf(const QDateTime &time) const
{
    const QRectF line = lineRect();
    const QDateTime end = m_times.expiresAt;
    double share = 0;
    if (!end.isValid()) {
        const auto lived = static_cast<double>(m_times.start.msecsTo(m_times.now));
        const auto until = static_cast<double>(m_times.start.msecsTo(time));
        share = lived > 0 ? openEndedShare * until / lived : 0;
    } else if (m_times.start.isValid() && m_times.start < end) {
        share = static_cast<double>(m_times.start.msecsTo(time))
            / static_cast<double>(m_times.start.msecsTo(end));
    } else {
        share = time < end ? 0 : 1;
    }
    return line.left() + line.width() * std::clamp(share, 0.0, 1.0);
}

QSize ExpiryTimeline::sizeHint() const
{
    return {300, static_cast<int>(markHeight) + fontMetrics().height()};
}

QSize ExpiryTimeline::minimumSizeHint() const
{
    return {180, sizeHint().height()};
}

QString ExpiryTimeline::toolTipText() const
{
    QStringList lines;
    const QString start = absoluteTime(m_times.start);
    lines.append(
        m_times.startIsReceipt ? tr("Received: %1").arg(start) : tr("Issued: %1").arg(start));
    lines.append(tr("Now, by the server's clock: %1").arg(absoluteTime(m_times.now)));
    if (m_times.revokedAt.isValid())
        lines.append(tr("Revoked: %1").arg(absoluteTime(m_times.revokedAt)));
    if (!m_times.expiresAt.isValid())
        lines.append(tr("The server did not say when it expires."));
    else if (isExpired())
        lines.append(tr("Expired: %1").arg(absoluteTime(m_times.expiresAt)));
    else
        lines.append(tr("Expires: %1").arg(absoluteTime(m_times.expiresAt)));
    if (isExposed())
        lines.append(tr("Hatched: what services that check offline still accept."));
    return lines.join(u'\n');
}

bool ExpiryTimeline::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), toolTipText(), this);
        return true;
    }
    return QWidget::event(event);
}

void ExpiryTimeline::paintLine(QPainter &painter) const
{
    const ThemeColors &colors = themeColors(palette());
    const QRectF line = lineRect();
    QPainterPath shape;
    shape.addRoundedRect(line, lineHeight / 2, lineHeight / 2);
    const bool openEnded = !m_times.expiresAt.isValid();
    const double now = positionOf(m_times.now);
    const double revoked = positionOf(m_times.revokedAt);

    if (openEnded) {
        painter.setPen(QPen(colors.edge, 2, Qt::DotLine));
        painter.drawLine(QPointF(now, line.center().y()), QPointF(line.right(), line.center().y()));
    } else {
        fill(painter, shape, line.left(), line.right(), colors.track);
    }
    const QColor spent = isExpired() || m_times.isOver ? colors.edge : colors.fieldEdge;
    if (m_times.revokedAt.isValid()) {
        fill(painter, shape, line.left(), revoked, spent);
        if (isExposed()) {
            fill(painter, shape, revoked, line.right(), colors.badSoft);
            hatch(painter, shape, revoked, line.right(), colors.bad);
        }
    } else {
        fill(painter, shape, line.left(), isExpired() ? line.right() : now, spent);
    }
}

void ExpiryTimeline::paintMarks(QPainter &painter) const
{
    const ThemeColors &colors = themeColors(palette());
    const double middle = lineRect().center().y();
    const double now = positionOf(m_times.now);
    if (m_times.revokedAt.isValid()) {
        const double revoked = positionOf(m_times.revokedAt);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.card);
        painter.drawRect(QRectF(revoked - 3, middle - lineHeight / 2, 6, lineHeight));
        painter.setBrush(colors.bad);
        painter.drawRoundedRect(QRectF(revoked - 1.5, 0, 3, markHeight), 1.5, 1.5);
    }
    // Too near to the mark of the revocation the two would be read as one.
    const bool crowded = m_times.revokedAt.isValid()
        && std::abs(now - positionOf(m_times.revokedAt)) < 2 * dotRadius;
    if (isExpired() || m_times.isOver || crowded)
        return;
    painter.setPen(QPen(colors.card, 2));
    painter.setBrush(m_times.revokedAt.isValid() ? colors.muted : colors.accent);
    painter.drawEllipse(QPointF(now, middle), dotRadius, dotRadius);
}

void ExpiryTimeline::paintCaptions(QPainter &painter) const
{
    const ThemeColors &colors = themeColors(palette());
    const QString end = fontMetrics().elidedText(endCaption(), Qt::ElideRight, width());
    const int endWidth = fontMetrics().horizontalAdvance(end);
    const int room = width() - endWidth - 2 * fontMetrics().averageCharWidth();
    const QRect area(0, static_cast<int>(markHeight), width(), fontMetrics().height());
    painter.setPen(isExposed() ? colors.bad : colors.muted);
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, end);
    // Half a date helps nobody; the tool tip has it whole.
    if (fontMetrics().horizontalAdvance(startCaption()) > room)
        return;
    painter.setPen(colors.muted);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, startCaption());
}

void ExpiryTimeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLine(painter);
    paintMarks(painter);
    paintCaptions(painter);
}

} // namespace rescind
