// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/barchart.h"

#include "ui/theme.h"
#include "ui/widgets/chartparts.h"

#include <QtCore/QLocale>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>

namespace rescind {

namespace {

constexpr double gap = 3;
constexpr double smallestBar = 2;
constexpr double hatchStep = 6;
constexpr qsizetype barsReadOut = 12;

QString spoken(const Bar &bar)
{
    //: %1 is a span of time, %2 a number of tokens: "6 Dec 2026: 412"
    return BarChart::tr("%1: %2").arg(
        bar.span, bar.words.isEmpty() ? QLocale().toString(bar.value) : bar.words);
}

void paintHatched(QPainter &painter, const QRectF &place, const ThemeColors &colors)
{
    painter.fillRect(place, colors.badSoft);
    painter.save();
    painter.setClipRect(place);
    painter.setPen(QPen(colors.bad, 2));
    const int lines = static_cast<int>(std::ceil((place.width() + place.height()) / hatchStep));
    for (int i = 0; i <= lines; ++i) {
        const double x = place.left() - place.height() + i * hatchStep;
        painter.drawLine(QPointF(x, place.bottom()), QPointF(x + place.height(), place.top()));
    }
    painter.restore();
    painter.setPen(QPen(colors.bad, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(place.adjusted(0.5, 0.5, -0.5, 0));
}

} // namespace

BarChart::BarChart(QWidget *parent)
    : QWidget(parent)
{
    setFont(textFont(TextRole::Caption));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleDescription(inWords());
}

void BarChart::setBars(const QList<Bar> &bars)
{
    if (bars == m_bars)
        return;
    m_bars = bars;
    m_highest = 0;
    for (const Bar &bar : bars)
        m_highest = std::max(m_highest, bar.value);
    setAccessibleDescription(inWords());
    update();
}

QSize BarChart::sizeHint() const
{
    return {240, 96};
}

QSize BarChart::minimumSizeHint() const
{
    return {120, 64};
}

QString BarChart::highest() const
{
    return QLocale().toString(static_cast<qint64>(roundedUp(static_cast<double>(m_highest))));
}

QString BarChart::inWords() const
{
    if (m_highest == 0)
        return tr("nothing to show");
    QList<Bar> filled;
    std::copy_if(m_bars.begin(), m_bars.end(), std::back_inserter(filled),
        [](const Bar &bar) { return bar.value > 0; });
    // The highest are what the eye sees first.
    std::stable_sort(
        filled.begin(), filled.end(), [](const Bar &a, const Bar &b) { return a.value > b.value; });
    QStringList parts;
    for (const Bar &bar : std::as_const(filled)) {
        if (parts.size() == barsReadOut)
            break;
        parts.append(spoken(bar));
    }
    return QLocale().createSeparatedList(parts);
}

QRectF BarChart::placeOf(qsizetype index, const QRectF &area) const
{
    const double step = area.width() / static_cast<double>(m_bars.size());
    const double share
        = static_cast<double>(m_bars.at(index).value) / roundedUp(static_cast<double>(m_highest));
    const double height
        = m_bars.at(index).value == 0 ? 0 : std::max(smallestBar, share * area.height());
    return {area.left() + step * static_cast<double>(index) + gap / 2, area.bottom() - height,
        std::max(1.0, step - gap), height};
}

bool BarChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QRectF area = chartPlaces(*this, highest()).picture;
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        const QRectF place = placeOf(i, area);
        if (help->pos().x() >= place.left() && help->pos().x() <= place.right() + gap) {
            QToolTip::showText(help->globalPos(), spoken(m_bars.at(i)), this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

void BarChart::paintBar(QPainter &painter, const Bar &bar, const QRectF &place) const
{
    const ThemeColors &colors = themeColors(palette());
    const auto part = [&bar, &place](qint64 below, qint64 count) {
        const double unit = place.height() / static_cast<double>(bar.value);
        const double height = unit * static_cast<double>(count);
        return QRectF(place.left(), place.bottom() - unit * static_cast<double>(below) - height,
            place.width(), height);
    };
    painter.fillRect(
        part(bar.hatched + bar.pale, bar.value - bar.hatched - bar.pale), colors.accent);
    if (bar.pale > 0) {
        const QRectF pale = part(bar.hatched, bar.pale);
        painter.fillRect(pale, colors.accentSoft);
        painter.setPen(QPen(colors.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(pale.adjusted(0.5, 0.5, -0.5, 0));
    }
    if (bar.hatched > 0)
        paintHatched(painter, part(0, bar.hatched), colors);
}

void BarChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ChartPlaces places = chartPlaces(*this, highest());
    paintScale(painter, *this, places, highest());
    QStringList captions;
    QList<double> middles;
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        const QRectF place = placeOf(i, places.picture);
        if (!place.isEmpty())
            paintBar(painter, m_bars.at(i), place);
        captions.append(m_bars.at(i).caption);
        middles.append(place.center().x());
    }
    rescind::paintCaptions(painter, *this, places, captions, middles);
}

} // namespace rescind
