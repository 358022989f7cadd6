// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/net/clockskew.h"

namespace rescind {

//! The time at the provider, as far as its answers tell: tokens are dated there, and expire there.
class ServerClock final : public Clock
{
public:
    //! `own` outlives it.
    explicit ServerClock(const Clock &own)
        : m_own(own)
    {
    }

    [[nodiscard]] QDateTime now() const override
    {
        return m_own.now().addSecs(m_skew.value_or(std::chrono::seconds(0)).count());
    }
    //! The server's clock minus ours; nothing before an answer carried a Date.
    [[nodiscard]] std::optional<std::chrono::seconds> skew() const { return m_skew; }
    //! Takes note of an answer that has just come; true where that changed the skew.
    bool note(const HttpResponse &answer)
    {
        const auto before = std::exchange(m_skew, skewAfter(m_skew, answer, m_own.now()));
        return before != m_skew;
    }

private:
    const Clock &m_own;
    std::optional<std::chrono::seconds> m_skew;
};

} // namespace rescind
