// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRectF>
#include <QtCore/QString>

class QPainter;
class QWidget;

namespace rescind {

//! Where a chart's parts stand: captions on the left, the picture, captions below.
struct ChartPlaces
{
    QRectF picture = {};
    QRectF below = {};
};

//! The next of 1, 2, 5, 10, 20, 50 … that is not smaller; 1 for nothing.
[[nodiscard]] double roundedUp(double value);
//! `widest`: the longest caption on the left.
[[nodiscard]] ChartPlaces chartPlaces(const QWidget &chart, const QString &widest);
//! The ground line, a line at the top, and their numbers on the left.
void paintScale(
    QPainter &painter, const QWidget &chart, const ChartPlaces &places, const QString &highest);
//! The first caption at the left end, the last at the right; those between where they fit.
void paintCaptions(QPainter &painter, const QWidget &chart, const ChartPlaces &places,
    const QStringList &captions, const QList<double> &middles);

} // namespace rescind
