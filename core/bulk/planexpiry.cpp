// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkplan.h"
#include "core/bulk/expiryscale.h"

#include <algorithm>

namespace rescind {

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
    const ExpiryScale scale = ExpiryScale::between(first, last, bins);
    for (qsizetype i = 0; i < scale.bins; ++i)
        picture.bins.append({scale.from(i), scale.to(i)});
    for (const qint32 index : m_selected) {
        const qint64 expiry = m_list->row(index).expiresAt;
        if (expiry != 0)
            ++picture.bins[scale.binOf(expiry)].tokens;
    }
    return picture;
}

} // namespace rescind
