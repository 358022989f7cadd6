// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>

namespace rescind {

//! Where the time of day comes from, so that tests can set it.
class Clock
{
public:
    virtual ~Clock() = default;
    //! Always in UTC.
    [[nodiscard]] virtual QDateTime now() const = 0;

protected:
    Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)
};

class SystemClock final : public Clock
{
public:
    SystemClock() = default;
    [[nodiscard]] QDateTime now() const override;
};

} // namespace rescind
