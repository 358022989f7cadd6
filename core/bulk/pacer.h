// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <optional>

namespace rescind {

//! How many requests may be in flight, and when the next one may leave. Knows no timers: times are
//! counted from any one moment, and given by who asks.
//!
//! Begins at full concurrency. A server that says 429 or 503 halves it and is left alone for as
//! long as it asks; every round of good answers adds one again (as TCP does with its window). When
//! answers fail to come several times in a row, the server is taken for down: one request at a time
//! tries whether it is back, after waits that double, and what was allowed before it went is halved
//! once when it is. A cap in requests per second is kept by a token bucket.
class Pacer final
{
public:
    using Time = std::chrono::microseconds;
    //! A number from 0 up to 1; spreads the waits, so that programs that failed together do not
    //! come back together.
    using Jitter = std::function<double()>;

    struct Limits
    {
        int concurrency = 16;
        //! Requests a second; 0: none.
        double rate = 0;
    };

    Pacer(Limits limits, Jitter jitter);

    [[nodiscard]] int underWay() const { return m_underWay; }
    [[nodiscard]] int allowed() const { return m_allowed; }
    //! The server is taken for down.
    [[nodiscard]] bool isDown() const { return m_failuresInARow >= failuresBeforeDown; }
    //! When the next request may leave: `now` or before where it may leave at once; nothing where
    //! only an answer makes room.
    [[nodiscard]] std::optional<Time> nextLeave(Time now) const;

    void left(Time now);
    //! It was answered, whatever the answer.
    void answered(Time leftAt);
    //! 429 or 503. True where it is news: requests that had left before we slowed down tell
    //! nothing new, and it is not their rows' fault.
    bool slowedDown(Time leftAt, Time now, std::optional<std::chrono::seconds> retryAfter);
    //! No answer came.
    void failed(Time now);
    //! It ended without telling anything of the server.
    void dropped() { --m_underWay; }

    //! How long a row waits after its n-th failed attempt, from 1: from half of to one and a half
    //! times 1, 2, 4 … 30 s.
    [[nodiscard]] Time pauseAfter(int attempt) const;

private:
    static constexpr int failuresBeforeDown = 3;

    [[nodiscard]] double budgetAt(Time now) const;
    void holdUntil(Time time);

    Limits m_limits;
    Jitter m_jitter;
    int m_underWay = 0;
    int m_allowed;
    //! What it was before the server went down.
    int m_allowedBefore = 0;
    int m_goodInARow = 0;
    int m_failuresInARow = 0;
    int m_downRounds = 0;
    Time m_heldUntil = Time::min();
    Time m_slowedAt = Time::min();
    //! Requests that may leave at once, as of m_budgetSince.
    double m_budget;
    Time m_budgetSince = Time(0);
};

} // namespace rescind
