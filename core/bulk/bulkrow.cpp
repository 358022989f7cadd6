// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkrow.h"

#include <numeric>

namespace rescind {

qsizetype BulkCounts::allFinished() const
{
    return std::accumulate(finished.begin(), finished.end(), qsizetype(0));
}

qsizetype &BulkCounts::of(const BulkRow &row)
{
    switch (row.state) {
    case RowState::Skipped:
        return skipped;
    case RowState::Waiting:
        return waiting;
    case RowState::Sending:
        return sending;
    case RowState::Accepted:
        return accepted;
    case RowState::Finished:
        break;
    }
    return finished[std::size_t(row.outcome)];
}

QLatin1StringView stateName(RowState state)
{
    switch (state) {
    case RowState::Skipped:
        return QLatin1StringView("skipped");
    case RowState::Waiting:
        return QLatin1StringView("waiting");
    case RowState::Sending:
        return QLatin1StringView("sending");
    case RowState::Accepted:
        return QLatin1StringView("accepted");
    case RowState::Finished:
        return QLatin1StringView("finished");
    }
    return {};
}

QLatin1StringView skipName(SkipReason reason)
{
    switch (reason) {
    case SkipReason::None:
        return {};
    case SkipReason::Malformed:
        return QLatin1StringView("malformed");
    case SkipReason::Duplicate:
        return QLatin1StringView("duplicate");
    case SkipReason::IdToken:
        return QLatin1StringView("id_token");
    case SkipReason::Expired:
        return QLatin1StringView("expired");
    case SkipReason::OtherClient:
        return QLatin1StringView("other_client");
    case SkipReason::OwnToken:
        return QLatin1StringView("own_token");
    case SkipReason::Filtered:
        return QLatin1StringView("filtered");
    }
    return {};
}

} // namespace rescind
