// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace rescind {

//! The two largest units: "13 d 23 h", "2 h 05 min", "42 s". What is negative counts as 0.
[[nodiscard]] QString durationText(qint64 seconds);
//! Local date and time with its zone: "6 Dec 2026 14:02:11 UTC+01:00". A dash for an invalid time.
[[nodiscard]] QString absoluteTime(const QDateTime &time);
//! Local date with its year: "6 Dec 2026".
[[nodiscard]] QString dayText(const QDateTime &time);
//! Local day and minute, without year and zone: "6 Dec 14:02".
[[nodiscard]] QString shortTime(const QDateTime &time);
//! Local time of day with seconds: "14:09:27".
[[nodiscard]] QString clock(const QDateTime &time);

} // namespace rescind
