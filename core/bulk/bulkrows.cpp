// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkrows.h"

#include <algorithm>

namespace rescind {

namespace {

size_t hashOf(const Error &error)
{
    return qHashMulti(0, int(error.kind), int(error.stage), int(error.reason), error.code,
        error.serverText, error.subject, error.httpStatus, error.requestId);
}

} // namespace

BulkRows::BulkRows(std::vector<BulkRow> rows, const std::vector<Error> &errors)
    : m_rows(std::move(rows))
{
    m_counts.total = qsizetype(m_rows.size());
    for (const BulkRow &row : m_rows)
        ++m_counts.of(row);
    for (const Error &error : errors)
        (void)numberOf(error);
    m_toldErrors = m_errors.size();
}

const Error *BulkRows::error(quint32 number) const
{
    return number == 0 || number > m_errors.size() ? nullptr : &m_errors[number - 1];
}

quint32 BulkRows::numberOf(const Error &error)
{
    const size_t hash = hashOf(error);
    const auto [begin, end] = std::as_const(m_numbers).equal_range(hash);
    for (auto it = begin; it != end; ++it) {
        if (m_errors[it.value() - 1] == error)
            return it.value();
    }
    m_errors.push_back(error);
    const auto number = quint32(m_errors.size());
    m_numbers.insert(hash, number);
    return number;
}

std::vector<NumberedError> BulkRows::takeNewErrors()
{
    std::vector<NumberedError> fresh;
    for (; m_toldErrors < m_errors.size(); ++m_toldErrors)
        fresh.push_back({.number = quint32(m_toldErrors + 1), .error = m_errors[m_toldErrors]});
    return fresh;
}

std::optional<std::pair<qsizetype, qsizetype>> BulkRows::takeChanged()
{
    return std::exchange(m_changed, std::nullopt);
}

void BulkRows::noteChange(qsizetype index)
{
    if (!m_changed) {
        m_changed = {index, index};
        return;
    }
    m_changed->first = std::min(m_changed->first, index);
    m_changed->second = std::max(m_changed->second, index);
}

} // namespace rescind
