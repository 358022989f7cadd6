// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bulklines.h"

#include "ui/text/outcometext.h"
#include "ui/text/timetext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(BulkLines)
};

QString number(qsizetype value)
{
    return QLocale().toString(qlonglong(value));
}

QString skipWord(SkipReason reason)
{
    switch (reason) {
    case SkipReason::None:
        return Tr::tr("to be revoked");
    case SkipReason::Malformed:
        return Tr::tr("malformed");
    case SkipReason::Duplicate:
        return Tr::tr("duplicates");
    case SkipReason::IdToken:
        return Tr::tr("ID tokens, which cannot be revoked");
    case SkipReason::Expired:
        return Tr::tr("expired anyway");
    case SkipReason::OtherClient:
        return Tr::tr("of another client or issuer");
    case SkipReason::OwnToken:
        return Tr::tr("held by Rescind itself");
    case SkipReason::Filtered:
        return Tr::tr("left out by the filter");
    }
    return {};
}

QString counted(qsizetype count, const QString &word)
{
    return number(count).rightJustified(9) + QStringLiteral("  ") + word;
}

} // namespace

QStringList planLines(const BulkPlan &plan, const QString &host)
{
    QStringList lines{Tr::tr("Found %1 row(s) for %2:").arg(number(plan.total()), host)};
    for (int reason = 0; reason < skipReasonCount; ++reason) {
        const qsizetype count = plan.count(SkipReason(reason));
        if (count > 0 || reason == int(SkipReason::None))
            lines.append(counted(count, skipWord(SkipReason(reason))));
    }
    return lines;
}

QString progressLine(const BulkRun &run)
{
    const BulkCounts &counts = run.counts();
    const QString done
        = Tr::tr("%1 of %2 · %3/s")
              .arg(number(counts.allFinished()), number(counts.total - counts.skipped),
                  QLocale().toString(run.rate(), 'f', 0));
    const auto left = run.timeLeft();
    return left ? Tr::tr("%1 · %2 left").arg(done, durationText(left->count())) : done;
}

QStringList summaryLines(const BulkRun &run)
{
    const BulkCounts &counts = run.counts();
    QStringList lines;
    if (!run.settings().isDryRun) {
        for (const Outcome outcome :
            {Outcome::VerifiedInactive, Outcome::AlreadyInactive, Outcome::AcceptedUnverified,
                Outcome::AcceptedStillActive, Outcome::Rejected, Outcome::NotSent}) {
            if (counts.finishedWith(outcome) > 0)
                lines.append(counted(counts.finishedWith(outcome),
                    outcomeSign(outcome) + u' ' + outcomeWord(outcome)));
        }
    } else {
        lines.append(counted(counts.allFinished(), Tr::tr("asked about")));
    }
    const qsizetype open = counts.waiting + counts.sending + counts.accepted;
    if (open > 0)
        lines.append(counted(open, Tr::tr("not finished; go on with --resume")));
    if (counts.skipped > 0)
        lines.append(counted(counts.skipped, Tr::tr("left out")));
    return lines;
}

} // namespace rescind
