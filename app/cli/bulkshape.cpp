// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bulkshape.h"

#include "app/cli/shapes.h"
#include "core/tokens/tokenset.h"

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

//! The row as a report on one token.
RevocationReport reportOf(const BulkRun &run, qsizetype index, const QDateTime &now)
{
    const BulkRow &row = run.row(index);
    const TokenList &list = *run.plan().list();
    const ListRow &token = list.row(index);
    RevocationReport report{.kind = token.kind,
        .fingerprint = fingerprintOf(token.digest),
        .tokenId = list.tokenId(index),
        .outcome = row.outcome,
        .httpStatus = row.httpStatus,
        .maybeSent = row.maybeSent,
        .before = row.before,
        .after = row.after,
        .witness = row.witness,
        .proof = row.proof,
        .unverified = row.unverified};
    report.journalSequence = row.journalSequence;
    if (const Error *const error = run.error(row.error))
        report.error = *error;
    const bool isExpired = token.expiresAt != 0 && token.expiresAt <= now.toSecsSinceEpoch();
    if (report.wasAccepted() && isCheckedOffline(token) && !isExpired) {
        report.exposureUntil = token.expiresAt == 0
            ? QDateTime()
            : QDateTime::fromSecsSinceEpoch(token.expiresAt, Qt::UTC);
    }
    return report;
}

QJsonObject skippedShape(
    const BulkPlan &plan, qsizetype index, SkipReason skip, const QString &profileName)
{
    const ListRow &token = plan.list()->row(index);
    const QString tokenId = plan.list()->tokenId(index);
    QJsonObject shape{{u"row"_s, qint64(index + 1)}, {u"profile"_s, profileName},
        {u"token"_s,
            QJsonObject{{u"kind"_s, kindKey(token.kind)},
                {u"fingerprint"_s, fingerprintOf(token.digest)},
                {u"jti"_s, tokenId.isEmpty() ? QJsonValue() : QJsonValue(tokenId)}}},
        {u"plan"_s, skip == SkipReason::None ? u"revoke"_s : u"skip"_s}};
    if (skip != SkipReason::None)
        shape.insert(u"skipped"_s, QString(skipName(skip)));
    return shape;
}

} // namespace

QJsonObject planRowShape(const BulkPlan &plan, qsizetype index, const QString &profileName)
{
    return skippedShape(plan, index, plan.skip(index), profileName);
}

QJsonObject bulkRowShape(
    const BulkRun &run, qsizetype index, const QString &profileName, const QDateTime &now)
{
    const BulkRow &row = run.row(index);
    if (row.state == RowState::Skipped)
        return skippedShape(run.plan(), index, row.skip, profileName);
    QJsonObject shape = outcomeShape({.name = profileName}, reportOf(run, index, now));
    shape.insert(u"row"_s, qint64(index + 1));
    shape.remove(u"local_copies_cleared"_s);
    if (run.settings().isDryRun) {
        for (const QString &member :
            {u"outcome"_s, u"after"_s, u"maybe_sent"_s, u"witness"_s, u"exposure_until"_s})
            shape.remove(member);
        shape.insert(u"plan"_s, u"revoke"_s);
    }
    return shape;
}

QJsonObject bulkSummaryShape(const BulkRun &run)
{
    const BulkCounts &counts = run.counts();
    QJsonObject summary{{u"total"_s, qint64(counts.total)}, {u"skipped"_s, qint64(counts.skipped)},
        {u"seconds"_s, double(run.elapsed().count()) / 1000}};
    if (run.settings().isDryRun) {
        summary.insert(u"to_revoke"_s, qint64(counts.total - counts.skipped));
    } else {
        for (const Outcome outcome :
            {Outcome::VerifiedInactive, Outcome::AlreadyInactive, Outcome::AcceptedUnverified,
                Outcome::AcceptedStillActive, Outcome::Rejected, Outcome::NotSent})
            summary.insert(QString(outcomeName(outcome)), qint64(counts.finishedWith(outcome)));
        const qsizetype open = counts.waiting + counts.sending + counts.accepted;
        if (open > 0)
            summary.insert(u"unfinished"_s, qint64(open));
    }
    return {{u"summary"_s, summary}};
}

} // namespace rescind
