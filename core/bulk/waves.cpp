// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/waves.h"

#include <algorithm>

namespace rescind {

void Waves::add(const std::vector<qint32> &rows)
{
    m_order.erase(m_order.begin(), m_order.begin() + std::ptrdiff_t(m_next));
    m_next = 0;
    m_order.insert(m_order.end(), rows.begin(), rows.end());
}

std::vector<qint32> Waves::begin(std::size_t count)
{
    const std::size_t end = std::min(m_order.size(), m_next + count);
    std::vector<qint32> rows(
        m_order.begin() + std::ptrdiff_t(m_next), m_order.begin() + std::ptrdiff_t(end));
    m_next = end;
    return rows;
}

Course Waves::taken(ByTime &courses)
{
    const Course course = courses.top();
    courses.pop();
    return course;
}

std::optional<Course> Waves::take(Time now, bool isBeginning)
{
    if (!m_retries.empty() && m_retries.top().due <= now)
        return taken(m_retries);
    if (!m_ready.empty()) {
        const Course course = m_ready.front();
        m_ready.pop_front();
        return course;
    }
    const bool isFirstWaveOver = !isBeginning && !hasUnbegun();
    if (isFirstWaveOver && !m_looks.empty() && m_looks.top().due <= now)
        return taken(m_looks);
    return std::nullopt;
}

std::optional<Waves::Time> Waves::nextDue() const
{
    std::optional<Time> next;
    if (!m_retries.empty())
        next = m_retries.top().due;
    if (!m_looks.empty() && (!next || m_looks.top().due < *next))
        next = m_looks.top().due;
    return next;
}

std::vector<qint32> Waves::abandonFirst(std::size_t count)
{
    std::vector<qint32> rows;
    while (rows.size() < count && !m_ready.empty()) {
        rows.push_back(m_ready.front().row);
        m_ready.pop_front();
    }
    while (rows.size() < count && !m_retries.empty())
        rows.push_back(taken(m_retries).row);
    const std::vector<qint32> unbegun = begin(count - rows.size());
    rows.insert(rows.end(), unbegun.begin(), unbegun.end());
    return rows;
}

} // namespace rescind
