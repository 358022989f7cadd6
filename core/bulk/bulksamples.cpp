// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulksamples.h"

#include <algorithm>

namespace rescind {

namespace {

constexpr std::size_t window = 5;

} // namespace

void BulkSamples::revoked(bool isCheckedOffline, qint64 expiresAt)
{
    --m_unrevoked;
    if (!isCheckedOffline)
        return;
    if (expiresAt == 0)
        ++m_exposedForEver;
    else
        m_expiries.push(expiresAt);
}

qint32 BulkSamples::exposedAt(qint64 now)
{
    while (!m_expiries.empty() && m_expiries.top() <= now)
        m_expiries.pop();
    return m_unrevoked + m_exposedForEver + qint32(m_expiries.size());
}

void BulkSamples::tick(std::chrono::milliseconds elapsed, qint64 now)
{
    const auto second = qint32(elapsed.count() / 1000);
    const qint32 exposed = exposedAt(now);
    while (m_now.second < second) {
        m_now.exposed = exposed;
        m_all.push_back(m_now);
        m_allAnswers.push_back(m_answers);
        m_now = {.second = m_now.second + 1};
        m_answers = 0;
    }
}

std::optional<double> BulkSamples::rate() const
{
    if (m_all.empty())
        return std::nullopt;
    const std::size_t count = std::min(window, m_all.size());
    double sum = 0;
    for (std::size_t i = m_all.size() - count; i < m_all.size(); ++i)
        sum += m_all[i].answered;
    return sum / double(count);
}

std::optional<double> BulkSamples::pace() const
{
    if (m_allAnswers.empty())
        return std::nullopt;
    const std::size_t count = std::min(window, m_allAnswers.size());
    double sum = 0;
    for (std::size_t i = m_allAnswers.size() - count; i < m_allAnswers.size(); ++i)
        sum += m_allAnswers[i];
    return sum / double(count);
}

} // namespace rescind
