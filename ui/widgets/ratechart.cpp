// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ratechart.h"

#include "ui/text/timetext.h"
#include "ui/theme.h"
#include "ui/widgets/chartparts.h"
#include "ui/widgets/sign.h"

#include <QtCore/QLocale>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rescind {

namespace {

constexpr double columnWidth = 3;
constexpr double markSize = 12;

double placeOf(const QRectF &area, qsizetype index, qsizetype count)
{
    if (count < 2)
        return area.left();
    return area.left() + area.width() * static_cast<double>(index) / static_cast<double>(count - 1);
}

} // namespace

RateChart::RateChart(QWidget *parent)
    : QWidget(parent)
{
    setFont(textFont(TextRole::Caption));
    setAccessibleName(tr("Revocations per second"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleDescription(inWords());
}

void RateChart::setPoints(const QList<RatePoint> &points)
{
    m_points = points;
    m_highest = 0;
    for (const RatePoint &point : points)
        m_highest = std::max(m_highest, point.answered);
    setAccessibleDescription(inWords());
    update();
}

QSize RateChart::sizeHint() const
{
    return {240, 96};
}

QSize RateChart::minimumSizeHint() const
{
    return {120, 64};
}

QString RateChart::highest() const
{
    return QLocale().toString(static_cast<qint64>(roundedUp(m_highest)));
}

QString RateChart::inWords() const
{
    if (m_points.isEmpty())
        return tr("nothing measured yet");
    const int slowed = std::accumulate(m_points.begin(), m_points.end(), 0,
        [](int sum, const RatePoint &point) { return sum + point.slowedDown; });
    const QString rates = tr("last %1 per second, at most %2, over %3")
                              .arg(QLocale().toString(m_points.last().answered),
                                  QLocale().toString(m_highest), durationText(m_points.size()));
    if (slowed == 0)
        return rates;
    return QLocale().createSeparatedList(
        {rates, tr("the server asked %n time(s) to slow down", "", slowed)});
}

QList<RateChart::Column> RateChart::columns(double width) const
{
    const auto most = std::max<qsizetype>(2, static_cast<qsizetype>(width / columnWidth));
    const qsizetype each = std::max<qsizetype>(1, (m_points.size() + most - 1) / most);
    QList<Column> result;
    for (qsizetype from = 0; from < m_points.size(); from += each) {
        const qsizetype to = std::min(from + each, m_points.size());
        Column column{.second = static_cast<int>(from)};
        for (qsizetype i = from; i < to; ++i) {
            column.rate += m_points.at(i).answered;
            column.slowedDown += m_points.at(i).slowedDown;
        }
        column.rate /= static_cast<double>(to - from);
        result.append(column);
    }
    return result;
}

bool RateChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QRectF area = chartPlaces(*this, highest()).picture;
    const QList<Column> shown = columns(area.width());
    if (shown.isEmpty() || !area.contains(help->pos()))
        return QWidget::event(event);
    const double share = (help->pos().x() - area.left()) / area.width();
    const auto index = std::clamp<qsizetype>(
        std::lround(share * static_cast<double>(shown.size() - 1)), 0, shown.size() - 1);
    const Column &column = shown.at(index);
    QString text = tr("after %1: %2 per second")
                       .arg(durationText(column.second),
                           QLocale().toString(static_cast<qint64>(std::lround(column.rate))));
    if (column.slowedDown > 0)
        text += u'\n' + tr("the server asked %n time(s) to slow down", "", column.slowedDown);
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

void RateChart::paintCurve(QPainter &painter, const QRectF &area, const QList<Column> &shown) const
{
    const ThemeColors &colors = themeColors(palette());
    QPolygonF line;
    for (qsizetype i = 0; i < shown.size(); ++i)
        line.append(QPointF(placeOf(area, i, shown.size()),
            area.bottom() - area.height() * shown.at(i).rate / roundedUp(m_highest)));
    QPolygonF ground = line;
    ground.append(QPointF(line.last().x(), area.bottom()));
    ground.append(QPointF(line.first().x(), area.bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.accentSoft);
    painter.drawPolygon(ground);
    painter.setPen(QPen(colors.accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    if (line.size() > 1)
        painter.drawPolyline(line);
    else
        painter.drawPoint(line.first());
}

void RateChart::paintMarks(QPainter &painter, const QRectF &area, const QList<Column> &shown) const
{
    const ThemeColors &colors = themeColors(palette());
    double last = area.left() - 2 * markSize;
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (shown.at(i).slowedDown == 0)
            continue;
        const double x = placeOf(area, i, shown.size());
        if (x - last < markSize)
            continue;
        last = x;
        painter.setPen(QPen(colors.warning, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, area.top() + markSize), QPointF(x, area.bottom()));
        const double left = std::clamp(x - markSize / 2, area.left(), area.right() - markSize);
        paintSign(painter, QRectF(left, area.top(), markSize, markSize), QStringLiteral("!"),
            Tone::Warning, colors);
    }
}

void RateChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ChartPlaces places = chartPlaces(*this, highest());
    paintScale(painter, *this, places, highest());
    const QList<Column> shown = columns(places.picture.width());
    if (shown.isEmpty())
        return;
    paintCurve(painter, places.picture, shown);
    paintMarks(painter, places.picture, shown);
    if (m_points.size() > 1)
        rescind::paintCaptions(painter, *this, places,
            {durationText(0), durationText(m_points.size())},
            {places.picture.left(), places.picture.right()});
}

} // namespace rescind
