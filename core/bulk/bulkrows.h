// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkexposure.h"
#include "core/bulk/bulkrecord.h"

#include <QtCore/QHash>

#include <deque>
#include <optional>
#include <utility>

namespace rescind {

//! A run's rows with their counts, exposure and errors, kept in step. Errors that many rows share
//! are kept once.
class BulkRows final
{
public:
    BulkRows() = default;
    BulkRows(std::vector<BulkRow> rows, const std::vector<Error> &errors);

    [[nodiscard]] qsizetype size() const { return qsizetype(m_rows.size()); }
    [[nodiscard]] const BulkRow &at(qsizetype index) const { return m_rows[std::size_t(index)]; }
    [[nodiscard]] const std::vector<BulkRow> &all() const { return m_rows; }
    [[nodiscard]] const BulkCounts &counts() const { return m_counts; }
    //! Null for 0.
    [[nodiscard]] const Error *error(quint32 number) const;

    //! Keeps count of what the list's tokens are still good for.
    void watchExposure(const TokenList &list) { m_exposure = BulkExposure(list, m_rows); }
    [[nodiscard]] const BulkExposure &exposure() const { return m_exposure; }

    template<typename F>
    void change(qsizetype index, F &&f)
    {
        BulkRow &row = m_rows[std::size_t(index)];
        --m_counts.of(row);
        m_exposure.remove(std::size_t(index), row);
        std::forward<F>(f)(row);
        ++m_counts.of(row);
        m_exposure.add(std::size_t(index), row);
        noteChange(index);
    }
    //! Its number, a new one where it is new.
    [[nodiscard]] quint32 numberOf(const Error &error);
    //! The errors that got their number since the last call.
    [[nodiscard]] std::vector<NumberedError> takeNewErrors();
    //! First and last row that changed since the last call.
    [[nodiscard]] std::optional<std::pair<qsizetype, qsizetype>> takeChanged();

private:
    void noteChange(qsizetype index);

    std::vector<BulkRow> m_rows;
    BulkCounts m_counts;
    BulkExposure m_exposure;
    //! Stays where it is when it grows: rows are shown from it.
    std::deque<Error> m_errors;
    QMultiHash<size_t, quint32> m_numbers;
    std::size_t m_toldErrors = 0;
    std::optional<std::pair<qsizetype, qsizetype>> m_changed;
};

} // namespace rescind
