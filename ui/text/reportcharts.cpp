// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/reportcharts.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <numeric>

namespace rescind {

namespace {

using namespace Qt::StringLiterals;

constexpr double width = 720;
constexpr double barHeight = 28;
constexpr double plotHeight = 120;
constexpr double labelHeight = 18;

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

QString opened(double height, const QString &description)
{
    return u"<svg viewBox=\"0 0 "_s % QString::number(int(width)) % u' ' % number(height)
        % u"\" role=\"img\" aria-label=\"" % escaped(description) % u"\">";
}

QString rectangle(double x, double y, double w, double h, const QString &role, const QString &title)
{
    return u"<rect class=\""_s % role % u"\" x=\"" % number(x) % u"\" y=\"" % number(y)
        % u"\" width=\"" % number(w) % u"\" height=\"" % number(h) % u"\"><title>" % escaped(title)
        % u"</title></rect>";
}

QString label(double x, double y, const QString &anchor, const QString &text)
{
    return u"<text x=\""_s % number(x) % u"\" y=\"" % number(y) % u"\" text-anchor=\"" % anchor
        % u"\">" % escaped(text) % u"</text>";
}

} // namespace

QString escaped(const QString &text)
{
    QString clean = text;
    for (QChar &c : clean) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    return clean.toHtmlEscaped();
}

QString partsChart(const QList<ChartPart> &parts, const QString &description)
{
    const qint64 total = std::accumulate(parts.begin(), parts.end(), qint64(0),
        [](qint64 sum, const ChartPart &part) { return sum + part.value; });
    QString svg = opened(barHeight, description);
    double x = 0;
    for (const ChartPart &part : parts) {
        if (part.value == 0)
            continue;
        const double w = width * double(part.value) / double(total);
        const QString title = part.name % u": "_s % QLocale().toString(part.value);
        svg += rectangle(x, 0, w, barHeight, part.role, title);
        x += w;
    }
    return svg % u"</svg>"_s;
}

QString columnsChart(
    const QList<ChartColumn> &columns, const QString &role, const QString &description)
{
    qint64 highest = 1;
    for (const ChartColumn &column : columns)
        highest = std::max(highest, column.value);
    QString svg = opened(plotHeight + 2 * labelHeight, description);
    const double step = width / double(std::max<qsizetype>(columns.size(), 1));
    const double gap = std::min(2.0, step / 5);
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const ChartColumn &column = columns.at(i);
        const double h = plotHeight * double(column.value) / double(highest);
        const QString title = column.name % u": "_s % QLocale().toString(column.value);
        svg += rectangle(
            double(i) * step, labelHeight + plotHeight - h, step - gap, h, role, title);
    }
    svg += u"<line x1=\"0\" x2=\"%1\" y1=\"%2\" y2=\"%2\"/>"_s.arg(
        number(width), number(labelHeight + plotHeight));
    svg += label(0, labelHeight - 6, u"start"_s, QLocale().toString(highest));
    const double base = plotHeight + 2 * labelHeight - 4;
    if (!columns.isEmpty())
        svg += label(0, base, u"start"_s, columns.first().name);
    if (columns.size() > 4) {
        const qsizetype middle = columns.size() / 2;
        svg += label((double(middle) + 0.5) * step, base, u"middle"_s, columns.at(middle).name);
    }
    if (columns.size() > 1)
        svg += label(width, base, u"end"_s, columns.last().name);
    return svg % u"</svg>"_s;
}

} // namespace rescind
