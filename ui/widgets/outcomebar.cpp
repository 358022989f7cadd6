// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/outcomebar.h"

#include "ui/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>

namespace rescind {

namespace {

constexpr int barHeight = 16;
constexpr double gap = 2;
constexpr double smallestShare = 4;
constexpr double hatchStep = 6;
constexpr double dotStep = 5;

qsizetype total(const QList<Share> &shares)
{
    qsizetype sum = 0;
    for (const Share &share : shares)
        sum += share.count;
    return sum;
}

void hatch(QPainter &painter, const QRectF &area, const QColor &color)
{
    painter.setPen(QPen(color, 2));
    const int lines = static_cast<int>(std::ceil((area.width() + area.height()) / hatchStep));
    for (int i = 0; i <= lines; ++i) {
        const double x = area.left() - area.height() + i * hatchStep;
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()));
    }
}

void dots(QPainter &painter, const QRectF &area, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    int row = 0;
    for (double y = area.top() + dotStep / 2; y < area.bottom(); y += dotStep, ++row) {
        const double shift = row % 2 == 0 ? 0 : dotStep / 2;
        for (double x = area.left() + shift; x < area.right(); x += dotStep)
            painter.drawEllipse(QPointF(x, y), 1, 1);
    }
}

//! Solid: proved, refused. Hatched: half known. Dotted: dead before. So no two neighbours differ
//! by their colour alone.
void paintShare(
    QPainter &painter, const QRectF &area, const Share &share, const ThemeColors &colors)
{
    const QColor color = toneColor(share.tone, colors);
    if (share.isOpen) {
        painter.fillRect(area, colors.track);
    } else if (share.tone == Tone::Half) {
        painter.fillRect(area, colors.warningSoft);
        hatch(painter, area, color);
    } else {
        painter.fillRect(area, color);
        if (share.sign == u"∅")
            dots(painter, area, colors.card);
    }
}

} // namespace

QString sharesInWords(const QList<Share> &shares)
{
    QStringList parts;
    for (const Share &share : shares) {
        if (share.count > 0)
            //: %1 is a number, %2 what they are: "58 rejected"
            parts.append(OutcomeBar::tr("%1 %2").arg(QLocale().toString(share.count), share.word));
    }
    return QLocale().createSeparatedList(parts);
}

OutcomeBar::OutcomeBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void OutcomeBar::setShares(const QList<Share> &shares)
{
    if (shares == m_shares)
        return;
    m_shares = shares;
    setAccessibleDescription(sharesInWords(m_shares));
    update();
}

QSize OutcomeBar::sizeHint() const
{
    return {200, barHeight};
}

QList<QRectF> OutcomeBar::places() const
{
    const qsizetype whole = total(m_shares);
    QList<QRectF> result(m_shares.size());
    if (whole == 0)
        return result;
    const auto shown = static_cast<double>(std::count_if(
        m_shares.begin(), m_shares.end(), [](const Share &share) { return share.count > 0; }));
    const double room = width() - gap * (shown - 1);
    QList<double> widths;
    double wanted = 0;
    for (const Share &share : m_shares) {
        const double exact = room * static_cast<double>(share.count) / static_cast<double>(whole);
        widths.append(share.count > 0 ? std::max(exact, smallestShare) : 0);
        wanted += widths.last();
    }
    // What the small ones took too much, the largest gives.
    *std::max_element(widths.begin(), widths.end()) -= wanted - room;
    double left = 0;
    for (qsizetype i = 0; i < widths.size(); ++i) {
        if (widths.at(i) <= 0)
            continue;
        const QRectF place(left, 0, widths.at(i), height());
        result[i] = layoutDirection() == Qt::LeftToRight
            ? place
            : QRectF(width() - place.right(), 0, place.width(), height());
        left += widths.at(i) + gap;
    }
    return result;
}

bool OutcomeBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QList<QRectF> shown = places();
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (shown.at(i).adjusted(-gap, 0, gap, 0).contains(help->pos())) {
            QToolTip::showText(help->globalPos(), sharesInWords({m_shares.at(i)}), this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

void OutcomeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = themeColors(palette());
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()), height() / 2.0, height() / 2.0);
    painter.setClipPath(shape);
    if (total(m_shares) == 0)
        painter.fillRect(rect(), colors.track);
    const QList<QRectF> shown = places();
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (shown.at(i).isEmpty())
            continue;
        painter.save();
        painter.setClipRect(shown.at(i), Qt::IntersectClip);
        paintShare(painter, shown.at(i), m_shares.at(i), colors);
        painter.restore();
    }
}

} // namespace rescind
