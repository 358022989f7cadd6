// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkreport.h"

namespace rescind {

//! Writes in large pieces, and remembers when the device did not take one.
class ReportSink final
{
public:
    explicit ReportSink(QIODevice &device)
        : m_device(device)
    {
    }

    ReportSink &operator<<(QByteArrayView text);
    //! False where something was not taken, a full disk for instance. Nothing may be written after.
    [[nodiscard]] bool finish();
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

private:
    void write();

    QIODevice &m_device;
    QByteArray m_waiting;
    bool m_hasFailed = false;
};

//! ISO 8601 in UTC; empty for an invalid time, and for 0.
[[nodiscard]] QString reportTime(const QDateTime &time);
[[nodiscard]] QString reportTime(qint64 milliseconds);

} // namespace rescind
