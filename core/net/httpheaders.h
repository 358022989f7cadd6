// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

#include <optional>

namespace rescind {

//! "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 §5.6.7) in UTC; invalid for anything else. The two
//! obsolete formats are not read: no date is better than a guessed century.
[[nodiscard]] QDateTime httpDate(QByteArrayView value);

//! Retry-After, in seconds from `now` or as a date (RFC 9110 §10.2.3). A date that has passed is 0.
[[nodiscard]] std::optional<int> retryAfterSeconds(QByteArrayView value, const QDateTime &now);

} // namespace rescind
