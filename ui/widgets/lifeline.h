// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/timelinetext.h"

#include <QtCore/QRectF>
#include <QtGui/QColor>

class QPainter;

namespace rescind {

struct ThemeColors;

//! How thick a line is, and how high with its marks.
inline constexpr double lifeLineHeight = 8;
inline constexpr double lifeMarkHeight = 18;
inline constexpr double lifeDotRadius = 6;

//! What a line's ends stand for.
struct LifeAxis
{
    QDateTime start = {};
    QDateTime end = {};

    //! Where a moment lies, from 0 to 1.
    [[nodiscard]] double shareOf(const QDateTime &time) const;

    friend bool operator==(const LifeAxis &, const LifeAxis &) = default;
};

//! From its beginning to its expiry; where that is unknown, "now" stands a third along.
[[nodiscard]] LifeAxis axisOf(const TimelineTimes &times);
//! From the earliest beginning to the latest end, so that lines below each other can be compared.
[[nodiscard]] LifeAxis commonAxis(const QList<TimelineTimes> &lines);

//! Draws a life into `line`: what is spent, what is left, the moment of a revocation and the rest
//! that is accepted offline after it, hatched. `spent` colours the part up to now of what is alive.
void paintLifeLine(QPainter &painter, const QRectF &line, const TimelineTimes &times,
    const LifeAxis &axis, const QColor &spent, const ThemeColors &colors);

} // namespace rescind
