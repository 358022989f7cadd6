// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkreport.h"

#include <QtCore/QHash>

namespace rescind {

namespace {

class FrozenReport final : public BulkReport
{
public:
    FrozenReport(const BulkRun &run, const BulkReportHead &head)
        : m_head(head)
        , m_counts(run.counts())
        , m_samples(run.samples())
        , m_list(run.plan().list())
    {
        m_rows.reserve(static_cast<std::size_t>(run.size()));
        for (qsizetype i = 0; i < run.size(); ++i) {
            const BulkRow &row = run.row(i);
            const Error *const error = run.error(row.error);
            if (error != nullptr && !m_errors.contains(row.error))
                m_errors.insert(row.error, *error);
            m_rows.push_back(row);
        }
    }

    [[nodiscard]] const BulkReportHead &head() const override { return m_head; }
    [[nodiscard]] const BulkCounts &counts() const override { return m_counts; }
    [[nodiscard]] const std::vector<BulkSample> &samples() const override { return m_samples; }
    [[nodiscard]] qsizetype size() const override { return qsizetype(m_rows.size()); }
    [[nodiscard]] BulkReportRow row(qsizetype index) const override
    {
        const ListRow &token = m_list->row(index);
        BulkReportRow row{.number = index + 1,
            .line = token.line,
            .fingerprint = fingerprintOf(token.digest),
            .tokenId = m_list->tokenId(index),
            .kind = token.kind,
            .format = token.format,
            .subject = m_list->name(token.subject),
            .clientId = m_list->name(token.clientId),
            .issuer = m_list->name(token.issuer),
            .issuedAt = timeOf(token.issuedAt),
            .expiresAt = timeOf(token.expiresAt),
            .row = m_rows[static_cast<std::size_t>(index)]};
        const auto error = m_errors.constFind(row.row.error);
        if (error != m_errors.cend())
            row.error = *error;
        row.exposureUntil = exposureOf(token);
        return row;
    }

private:
    static QDateTime timeOf(qint64 seconds)
    {
        return seconds == 0 ? QDateTime() : QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    }
    //! As exposureUntil() in core/tokens has it, at the run's end.
    [[nodiscard]] std::optional<QDateTime> exposureOf(const ListRow &token) const
    {
        const QDateTime expiry = timeOf(token.expiresAt);
        if (!isCheckedOffline(token)
            || (expiry.isValid() && m_head.endedAt.isValid() && expiry <= m_head.endedAt))
            return std::nullopt;
        return expiry;
    }

    BulkReportHead m_head;
    BulkCounts m_counts;
    std::vector<BulkSample> m_samples;
    std::shared_ptr<const TokenList> m_list;
    std::vector<BulkRow> m_rows;
    QHash<quint32, Error> m_errors;
};

} // namespace

std::shared_ptr<const BulkReport> reportOf(const BulkRun &run, const BulkReportHead &head)
{
    return std::make_shared<const FrozenReport>(run, head);
}

} // namespace rescind
