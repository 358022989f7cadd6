// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

#include <chrono>
#include <functional>
#include <optional>
#include <queue>
#include <vector>

namespace rescind {

//! One moment of a run, for charts: a second each.
struct BulkSample
{
    //! Seconds of running time, from 0.
    qint32 second = 0;
    //! Revocations answered in it.
    qint32 answered = 0;
    //! 429 and 503 in it.
    qint32 slowedDown = 0;
    //! Tokens still accepted offline at its end: not revoked yet, or revoked and unexpired.
    qint32 exposed = 0;
};

//! A run second by second.
class BulkSamples final
{
public:
    //! How many tokens are to be revoked.
    void setUnrevoked(qint32 count) { m_unrevoked = count; }
    //! A revocation was answered.
    void answered() { ++m_now.answered, ++m_answers; }
    //! Any other question was.
    void asked() { ++m_answers; }
    void slowedDown() { ++m_now.slowedDown; }
    //! One was accepted that services which check offline accept until its expiry (seconds since
    //! 1970; 0: for ever), or never did.
    void revoked(bool isCheckedOffline, qint64 expiresAt);
    //! To be called about once a second with the running time; `now` in seconds since 1970.
    void tick(std::chrono::milliseconds elapsed, qint64 now);

    [[nodiscard]] const std::vector<BulkSample> &all() const { return m_all; }
    //! Revocations answered a second, over the last few; nothing before the first second is over.
    [[nodiscard]] std::optional<double> rate() const;
    //! Answers of all sorts.
    [[nodiscard]] std::optional<double> pace() const;

private:
    [[nodiscard]] qint32 exposedAt(qint64 now);

    std::vector<BulkSample> m_all;
    //! Of both sorts, for each sample.
    std::vector<qint32> m_allAnswers;
    BulkSample m_now;
    qint32 m_answers = 0;
    qint32 m_unrevoked = 0;
    qint32 m_exposedForEver = 0;
    std::priority_queue<qint64, std::vector<qint64>, std::greater<>> m_expiries;
};

} // namespace rescind
