// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/clockskew.h"

namespace rescind {

using namespace std::chrono;

std::optional<seconds> skewAfter(
    const std::optional<seconds> &known, const HttpResponse &answer, const QDateTime &now)
{
    if (!answer.serverTime.isValid())
        return known;
    const milliseconds atArrival(now.msecsTo(answer.serverTime));
    const milliseconds atSending = atArrival + answer.took;
    // The Date's second had begun, and may have been nearly over.
    const milliseconds least = atArrival;
    const milliseconds most = atSending + seconds(1);
    const milliseconds before = known.value_or(seconds(0));
    if (least <= before && before <= most)
        return known.value_or(seconds(0));
    const milliseconds nearest
        = least > milliseconds(0) ? least : std::min(atSending, milliseconds(0));
    const seconds skew = round<seconds>(nearest);
    return abs(skew) < seconds(2) ? seconds(0) : skew;
}

} // namespace rescind
