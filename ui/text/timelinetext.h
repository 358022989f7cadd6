// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokens/token.h"

namespace rescind {

//! The moments of a token's life, as a line shows them.
struct TimelineTimes
{
    //! When it was issued or, where the token does not say so, received.
    QDateTime start = {};
    bool startIsReceipt = false;
    QDateTime now = {};
    //! Invalid where unknown.
    QDateTime expiresAt = {};
    //! Invalid before a revocation.
    QDateTime revokedAt = {};
    //! It was not revoked here: that is when the server was seen to call it inactive.
    bool revokedIsSighting = false;
    //! See exposureUntil() in core/tokens/token.h; hatched once revoked.
    std::optional<QDateTime> exposureUntil = {};
    //! No longer accepted anywhere: the line is drawn spent.
    bool isOver = false;

    [[nodiscard]] bool isExpired() const { return expiresAt.isValid() && expiresAt <= now; }
    //! Revoked, and accepted all the same by whoever checks offline.
    [[nodiscard]] bool isExposed() const
    {
        return revokedAt.isValid() && exposureUntil.has_value() && !isExpired();
    }

    friend bool operator==(const TimelineTimes &, const TimelineTimes &) = default;
};

[[nodiscard]] TimelineTimes timelineTimes(const Token &token, const QDateTime &now);

//! "issued 22 Nov 14:02": what stands at the line's beginning.
[[nodiscard]] QString timelineStart(const TimelineTimes &times);
//! "accepted offline until 6 Dec 14:02": what stands at its end.
[[nodiscard]] QString timelineEnd(const TimelineTimes &times);
//! Every moment on a line of its own: for the tool tip, and the same for who does not see the line.
[[nodiscard]] QString timelineText(const TimelineTimes &times);

} // namespace rescind
