// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkreport.h"

namespace rescind {

//! A report of rows that a test wrote down itself.
class FakeReport : public BulkReport
{
public:
    BulkReportHead headValue = {};
    BulkCounts countsValue = {};
    std::vector<BulkSample> samplesValue = {};
    std::vector<BulkReportRow> rows = {};

    [[nodiscard]] const BulkReportHead &head() const override { return headValue; }
    [[nodiscard]] const BulkCounts &counts() const override { return countsValue; }
    [[nodiscard]] const std::vector<BulkSample> &samples() const override { return samplesValue; }
    [[nodiscard]] qsizetype size() const override { return qsizetype(rows.size()); }
    [[nodiscard]] BulkReportRow row(qsizetype index) const override
    {
        return rows[static_cast<std::size_t>(index)];
    }
};

//! Takes so many bytes and no more, like a disk that fills up.
class FillingDevice final : public QIODevice
{
public:
    explicit FillingDevice(qint64 room)
        : m_room(room)
    {
        (void)open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        if (size > m_room)
            return -1;
        m_room -= size;
        return size;
    }

private:
    qint64 m_room;
};

} // namespace rescind
