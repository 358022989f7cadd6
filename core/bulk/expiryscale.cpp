// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/expiryscale.h"

#include <algorithm>
#include <array>

namespace rescind {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

//! In seconds; what people count time in. Wider ones are multiples of the last.
constexpr std::array<qint64, 21> niceWidths{1, 5, 15, 30, minute, 2 * minute, 5 * minute,
    10 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, day,
    2 * day, 7 * day, 14 * day, 30 * day, 90 * day};

qint64 binsFor(qint64 first, qint64 last, qint64 width)
{
    return last / width - first / width + 1;
}

qint64 widthFor(qint64 first, qint64 last, qint64 bins)
{
    for (const qint64 width : niceWidths) {
        if (binsFor(first, last, width) <= bins)
            return width;
    }
    const qint64 widest = niceWidths.back();
    qint64 times = 2;
    while (binsFor(first, last, widest * times) > bins)
        times *= 2;
    return widest * times;
}

} // namespace

ExpiryScale ExpiryScale::between(qint64 first, qint64 last, int bins)
{
    if (first == 0)
        return {};
    const qint64 width = widthFor(first, last, std::max(bins, 2));
    return {first / width * width, width, qsizetype(binsFor(first, last, width))};
}

QDateTime ExpiryScale::from(qsizetype bin) const
{
    return QDateTime::fromSecsSinceEpoch(begin + bin * width, Qt::UTC);
}

} // namespace rescind
