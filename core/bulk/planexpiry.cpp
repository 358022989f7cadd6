// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkplan.h"

#include <algorithm>

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

//! Edges are multiples of the width since 1970, so that days begin at midnight UTC.
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

QDateTime atSecond(qint64 second)
{
    return QDateTime::fromSecsSinceEpoch(second, Qt::UTC);
}

} // namespace

ExpiryPicture BulkPlan::expiry(int bins) const
{
    ExpiryPicture picture;
    qint64 first = 0;
    qint64 last = 0;
    for (const qint32 index : m_selected) {
        const qint64 expiry = m_list->row(index).expiresAt;
        if (expiry == 0) {
            ++picture.withoutExpiry;
            continue;
        }
        first = first == 0 ? expiry : std::min(first, expiry);
        last = std::max(last, expiry);
    }
    if (first == 0)
        return picture;
    // One edge may always fall between the first and the last.
    const qint64 width = widthFor(first, last, std::max(bins, 2));
    const qint64 begin = first / width * width;
    for (qint64 i = 0; i < binsFor(first, last, width); ++i)
        picture.bins.append({atSecond(begin + i * width), atSecond(begin + (i + 1) * width)});
    for (const qint32 index : m_selected) {
        const qint64 expiry = m_list->row(index).expiresAt;
        if (expiry != 0)
            ++picture.bins[(expiry - begin) / width].tokens;
    }
    return picture;
}

} // namespace rescind
