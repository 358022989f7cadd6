// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkrun.h"

#include <QtCore/QIODevice>

namespace rescind {

//! What a report says besides its rows.
struct BulkReportHead
{
    QString profileName = {};
    QString host = {};
    QString issuer = {};
    QString clientId = {};
    QString operatorName = {};
    QString reason = {};
    //! What was read: a file's name without its folder, or empty.
    QString inputName = {};
    QString programVersion = {};
    QDateTime beganAt = {};
    QDateTime endedAt = {};
    BulkProof proof = BulkProof::All;
    qsizetype sampled = 0;
    bool isDryRun = false;
};

//! One row as reports have it. Made on demand, one at a time; holds no token.
struct BulkReportRow
{
    qsizetype number = 0; //!< from 1
    quint32 line = 0;
    QString fingerprint = {};
    QString tokenId = {};
    TokenKind kind = TokenKind::Unknown;
    TokenFormat format = TokenFormat::Opaque;
    QString subject = {};
    QString clientId = {};
    QString issuer = {};
    QDateTime issuedAt = {};
    QDateTime expiresAt = {};
    BulkRow row = {};
    std::optional<Error> error = {};
    std::optional<QDateTime> exposureUntil = {};
};

//! A run's rows, frozen, for writers in another thread.
class BulkReport
{
public:
    virtual ~BulkReport() = default;
    [[nodiscard]] virtual const BulkReportHead &head() const = 0;
    [[nodiscard]] virtual const BulkCounts &counts() const = 0;
    [[nodiscard]] virtual const std::vector<BulkSample> &samples() const = 0;
    [[nodiscard]] virtual qsizetype size() const = 0;
    [[nodiscard]] virtual BulkReportRow row(qsizetype index) const = 0;

protected:
    BulkReport() = default;
    Q_DISABLE_COPY_MOVE(BulkReport)
};
[[nodiscard]] std::shared_ptr<const BulkReport> reportOf(
    const BulkRun &run, const BulkReportHead &head);

//! One writer for each format; `false` where the device did not take it. Values that begin like a
//! formula are neutralised in CSV.
[[nodiscard]] bool writeCsv(const BulkReport &report, QIODevice &device);
[[nodiscard]] bool writeJson(const BulkReport &report, QIODevice &device);

} // namespace rescind
