// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chartparts.h"

#include "ui/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QWidget>

#include <algorithm>
#include <array>
#include <cmath>

namespace rescind {

namespace {

constexpr double captionGap = 6;

} // namespace

double roundedUp(double value)
{
    if (value <= 1)
        return 1;
    const double decade = std::pow(10, std::floor(std::log10(value)));
    constexpr std::array<double, 4> steps{1, 2, 5, 10};
    const auto *step = std::find_if(
        steps.begin(), steps.end(), [&](double factor) { return factor * decade >= value; });
    return (step == steps.end() ? 10 : *step) * decade;
}

ChartPlaces chartPlaces(const QWidget &chart, const QString &widest)
{
    const QFontMetrics metrics(chart.font());
    const double left = metrics.horizontalAdvance(widest) + captionGap;
    const double line = metrics.height();
    const QRectF picture(left, line / 2, std::max(1.0, chart.width() - left - 1),
        std::max(1.0, chart.height() - 1.5 * line - captionGap));
    return {picture, QRectF(left, picture.bottom() + captionGap, picture.width(), line)};
}

void paintScale(
    QPainter &painter, const QWidget &chart, const ChartPlaces &places, const QString &highest)
{
    const ThemeColors &colors = themeColors(chart.palette());
    const QRectF &area = places.picture;
    painter.setPen(QPen(colors.line, 1));
    painter.drawLine(area.topLeft(), area.topRight());
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setPen(colors.muted);
    const double line = QFontMetrics(chart.font()).height();
    const auto number = [&](double y, const QString &text) {
        painter.drawText(QRectF(0, y - line / 2, area.left() - captionGap, line),
            Qt::AlignRight | Qt::AlignVCenter, text);
    };
    number(area.top(), highest);
    number(area.bottom(), QLocale().toString(0));
}

void paintCaptions(QPainter &painter, const QWidget &chart, const ChartPlaces &places,
    const QStringList &captions, const QList<double> &middles)
{
    painter.setPen(themeColors(chart.palette()).muted);
    const QFontMetrics metrics(chart.font());
    const QRectF &area = places.below;
    const auto placed = [&](qsizetype i) {
        const double width = metrics.horizontalAdvance(captions.at(i)) + 1;
        const double left
            = std::clamp(middles.at(i) - width / 2, area.left(), area.right() - width);
        return QRectF(left, area.top(), width, area.height());
    };
    QList<QRectF> taken;
    // The ends first: they say most.
    QList<qsizetype> order;
    if (!captions.isEmpty())
        order.append(0);
    if (captions.size() > 1)
        order.append(captions.size() - 1);
    for (qsizetype i = 1; i + 1 < captions.size(); ++i)
        order.append(i);
    for (const qsizetype i : std::as_const(order)) {
        const QRectF place = placed(i);
        const QRectF around = place.adjusted(-captionGap * 2, 0, captionGap * 2, 0);
        const bool isFree = std::none_of(taken.begin(), taken.end(),
            [&around](const QRectF &other) { return other.intersects(around); });
        if (!isFree)
            continue;
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, captions.at(i));
        taken.append(place);
    }
}

} // namespace rescind
