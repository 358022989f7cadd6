// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/pacer.h"

#include <algorithm>
#include <cmath>

namespace rescind {

using namespace std::chrono_literals;

namespace {

constexpr Pacer::Time firstPause = 1s;
constexpr Pacer::Time longestPause = 30s;
//! A server that asks for more patience is asked again after this much.
constexpr std::chrono::seconds longestHold = 10min;

//! What may leave at once after a lull: a twentieth of a second's worth.
double bucketSize(double rate)
{
    return std::max(1.0, rate / 20);
}

} // namespace

Pacer::Pacer(Limits limits, Jitter jitter)
    : m_limits(limits)
    , m_jitter(std::move(jitter))
    , m_allowed(limits.concurrency)
    , m_budget(bucketSize(limits.rate))
{
}

double Pacer::budgetAt(Time now) const
{
    const double seconds = std::chrono::duration<double>(now - m_budgetSince).count();
    return std::min(bucketSize(m_limits.rate), m_budget + seconds * m_limits.rate);
}

std::optional<Pacer::Time> Pacer::nextLeave(Time now) const
{
    if (m_underWay >= m_allowed)
        return std::nullopt;
    Time next = std::max(now, m_heldUntil);
    if (m_limits.rate > 0) {
        const double missing = 1 - budgetAt(now);
        if (missing > 1e-9) {
            const auto wait = std::chrono::duration<double>(missing / m_limits.rate);
            next = std::max(next, now + std::chrono::ceil<Time>(wait));
        }
    }
    return next;
}

void Pacer::left(Time now)
{
    ++m_underWay;
    if (m_limits.rate > 0) {
        m_budget = budgetAt(now) - 1;
        m_budgetSince = now;
    }
}

void Pacer::answered(Time leftAt)
{
    --m_underWay;
    if (isDown())
        m_allowed = std::max(1, m_allowedBefore / 2);
    m_failuresInARow = 0;
    m_downRounds = 0;
    // An answer to what left before we slowed down says nothing about the pace since.
    if (leftAt < m_slowedAt || m_allowed >= m_limits.concurrency)
        return;
    if (++m_goodInARow >= m_allowed) {
        m_goodInARow = 0;
        ++m_allowed;
    }
}

bool Pacer::slowedDown(Time leftAt, Time now, std::optional<std::chrono::seconds> retryAfter)
{
    --m_underWay;
    if (isDown())
        m_allowed = std::max(1, m_allowedBefore / 2);
    m_failuresInARow = 0;
    m_downRounds = 0;
    const bool isNews = leftAt >= m_slowedAt;
    if (isNews) {
        m_allowed = std::max(1, m_allowed / 2);
        m_goodInARow = 0;
        m_slowedAt = now;
        // Without a word on how long, long enough to be noticed.
        if (!retryAfter)
            holdUntil(now + std::chrono::duration_cast<Time>(firstPause * (0.5 + m_jitter())));
    }
    if (retryAfter)
        holdUntil(now + std::min(*retryAfter, longestHold));
    return isNews;
}

void Pacer::failed(Time now)
{
    --m_underWay;
    if (!isDown())
        m_allowedBefore = m_allowed;
    ++m_failuresInARow;
    if (!isDown())
        return;
    m_allowed = 1;
    m_goodInARow = 0;
    // Those that were under way when it went down are one failure, not many.
    if (now < m_heldUntil)
        return;
    holdUntil(now + pauseAfter(++m_downRounds));
}

Pacer::Time Pacer::pauseAfter(int attempt) const
{
    const double factor = std::pow(2.0, std::clamp(attempt, 1, 16) - 1);
    const Time pause
        = std::min(longestPause, std::chrono::duration_cast<Time>(firstPause * factor));
    return std::chrono::duration_cast<Time>(pause * (0.5 + m_jitter()));
}

void Pacer::holdUntil(Time time)
{
    m_heldUntil = std::max(m_heldUntil, time);
}

} // namespace rescind
