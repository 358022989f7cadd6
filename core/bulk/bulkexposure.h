// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkrow.h"
#include "core/bulk/expiryscale.h"
#include "core/bulk/tokenlist.h"

namespace rescind {

//! Tokens that are still good for something, by what.
struct ExposureCounts
{
    //! Everywhere: not revoked yet, refused, or called active after all.
    qsizetype usable = 0;
    //! The server took the revocation, and nobody has proved the death (yet).
    qsizetype unproved = 0;
    //! Dead at the server; services that check offline accept them until they expire.
    qsizetype offline = 0;

    [[nodiscard]] qsizetype all() const { return usable + unproved + offline; }
    ExposureCounts &operator+=(const ExposureCounts &other);
    friend bool operator==(const ExposureCounts &, const ExposureCounts &) = default;
};

//! What is left at one moment, by when it expires by itself.
struct ExposureLeft
{
    struct Bin
    {
        QDateTime from = {};
        QDateTime to = {};
        ExposureCounts counts = {};
    };
    QList<Bin> bins = {};
    ExposureCounts withoutExpiry = {};

    [[nodiscard]] ExposureCounts all() const;
};

//! Keeps count of what the tokens of a run are still good for, one row at a time, so that a moment
//! of a run costs nothing however many rows it has. A byte a row.
class BulkExposure final
{
public:
    static constexpr int mostBins = 14;

    //! Counts nothing.
    BulkExposure() = default;
    BulkExposure(const TokenList &list, const std::vector<BulkRow> &rows);

    //! A row that is about to change, and the same row when it has.
    void remove(std::size_t index, const BulkRow &row) { count(index, row, -1); }
    void add(std::size_t index, const BulkRow &row) { count(index, row, 1); }
    //! What has expired by now is left out.
    [[nodiscard]] ExposureLeft left(const QDateTime &now) const;

private:
    void count(std::size_t index, const BulkRow &row, int by);

    ExpiryScale m_scale;
    //! By row: twice its bin, and one more where it is checked offline; see bulkexposure.cpp.
    std::vector<quint8> m_places;
    //! The first for tokens that name no expiry.
    std::vector<ExposureCounts> m_counts;
};

} // namespace rescind
