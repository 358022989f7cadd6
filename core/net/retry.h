// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/transport.h"

#include <functional>

namespace rescind {

//! When a request is sent again, and after what wait. The one place that decides it.
struct RetryPolicy
{
    enum class Repeat {
        Never,
        //! Only while the server cannot have acted on it: it was never reached, or said 429 or 503.
        IfNotTaken,
        //! After any network error, 429 and 503.
        Always,
    };
    //! Calls `then` after the time, unless the context dies first. A test's may be quicker.
    using Wait = std::function<void(
        std::chrono::milliseconds time, QObject *context, std::function<void()> then)>;

    Repeat repeat = Repeat::Never;
    //! One for each repetition: two waits make three attempts.
    QList<std::chrono::milliseconds> waits = {std::chrono::seconds(1), std::chrono::seconds(3)};
    //! A server that asks for more patience than this has spoken its last word.
    std::chrono::seconds longestRetryAfter = std::chrono::seconds(10);
    //! A timer, where empty.
    Wait wait = {};

    //! For what may be done twice: discovery, keys, introspection, revocation, user info.
    [[nodiscard]] static RetryPolicy repeatable() { return {.repeat = Repeat::Always}; }
    //! For what spends something: a code or a rotating refresh token must not go out twice.
    [[nodiscard]] static RetryPolicy ifNotTaken() { return {.repeat = Repeat::IfNotTaken}; }
    [[nodiscard]] static RetryPolicy never() { return {}; }
};

//! Sends as the policy says. The result is that of the last attempt: after the last 503 it is that
//! answer, with its Retry-After. A time-out, a TLS error, a proxy that may have refused our
//! password and a broken answer are never repeated: the time is used up, or the next attempt would
//! end the same. `maybeSent` is true where any attempt may have reached the server. It has no
//! deadline of its own besides each attempt's; an overall one is the caller's, who cancels or
//! deletes.
[[nodiscard]] ResultJob<HttpResponse> *sendWithRetry(
    HttpTransport &transport, const HttpRequest &request, RetryPolicy policy, QObject *parent);

} // namespace rescind
