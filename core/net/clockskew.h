// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http.h"

namespace rescind {

//! The server's clock minus ours, as known after this answer, which came just now by our clock.
//!
//! A Date was written at some moment between the sending and the arrival, and has whole seconds. So
//! an answer only tells a range, the wider the slower it was: what is known already stays where it
//! lies within that range, and otherwise the least difference that explains the Date is taken. A
//! slow answer makes no skew of its own.
[[nodiscard]] std::optional<std::chrono::seconds> skewAfter(
    const std::optional<std::chrono::seconds> &known, const HttpResponse &answer,
    const QDateTime &now);

} // namespace rescind
