// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkexposure.h"

#include <algorithm>

namespace rescind {

namespace {

//! What a row counts as; null where it is good for nothing, or is none of the run's.
qsizetype ExposureCounts::*kindOf(const BulkRow &row, bool isCheckedOffline)
{
    switch (row.state) {
    case RowState::Skipped:
        return nullptr;
    case RowState::Waiting:
    case RowState::Sending:
        return &ExposureCounts::usable;
    case RowState::Accepted:
        return &ExposureCounts::unproved;
    case RowState::Finished:
        break;
    }
    switch (row.outcome) {
    case Outcome::VerifiedInactive:
    case Outcome::AlreadyInactive:
        return isCheckedOffline ? &ExposureCounts::offline : nullptr;
    case Outcome::AcceptedUnverified:
        return &ExposureCounts::unproved;
    case Outcome::AcceptedStillActive:
    case Outcome::Rejected:
    case Outcome::NotSent:
        break;
    }
    return &ExposureCounts::usable;
}

} // namespace

ExposureCounts &ExposureCounts::operator+=(const ExposureCounts &other)
{
    usable += other.usable;
    unproved += other.unproved;
    offline += other.offline;
    return *this;
}

ExposureCounts ExposureLeft::all() const
{
    ExposureCounts sum = withoutExpiry;
    for (const Bin &bin : bins)
        sum += bin.counts;
    return sum;
}

BulkExposure::BulkExposure(const TokenList &list, const std::vector<BulkRow> &rows)
    : m_places(rows.size())
{
    qint64 first = 0;
    qint64 last = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const qint64 expiry = list.row(qsizetype(i)).expiresAt;
        if (rows[i].state == RowState::Skipped || expiry == 0)
            continue;
        first = first == 0 ? expiry : std::min(first, expiry);
        last = std::max(last, expiry);
    }
    m_scale = ExpiryScale::between(first, last, mostBins);
    m_counts.resize(std::size_t(m_scale.bins) + 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].state == RowState::Skipped)
            continue;
        const ListRow &token = list.row(qsizetype(i));
        const qsizetype bin = token.expiresAt == 0 ? 0 : m_scale.binOf(token.expiresAt) + 1;
        m_places[i] = quint8(2 * bin + (isCheckedOffline(token) ? 1 : 0));
        add(i, rows[i]);
    }
}

void BulkExposure::count(std::size_t index, const BulkRow &row, int by)
{
    if (m_places.empty())
        return;
    const quint8 place = m_places[index];
    if (const auto kind = kindOf(row, place % 2 == 1))
        m_counts[place / 2].*kind += by;
}

ExposureLeft BulkExposure::left(const QDateTime &now) const
{
    ExposureLeft left;
    if (!m_counts.empty())
        left.withoutExpiry = m_counts.front();
    for (qsizetype bin = 0; bin < m_scale.bins; ++bin) {
        const bool isOver = m_scale.to(bin) <= now;
        left.bins.append({m_scale.from(bin), m_scale.to(bin),
            isOver ? ExposureCounts() : m_counts[std::size_t(bin) + 1]});
    }
    return left;
}

} // namespace rescind
