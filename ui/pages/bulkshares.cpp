// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bulkshares.h"

#include "ui/text/timetext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(BulkShares)
};

constexpr qint64 day = 24 * 60 * 60;

} // namespace

QList<SkipReason> shownReasons()
{
    return {SkipReason::None, SkipReason::Duplicate, SkipReason::Expired, SkipReason::OtherClient,
        SkipReason::IdToken, SkipReason::OwnToken, SkipReason::Filtered, SkipReason::Malformed};
}

QList<Share> sharesOf(const BulkPlan &plan)
{
    QList<Share> shares;
    for (const SkipReason reason : shownReasons()) {
        const QString sign = plannedText(reason).sign;
        shares.append({.sign = sign,
            .word = skipWord(reason),
            .count = plan.count(reason),
            .tone = reason == SkipReason::None ? Tone::Accent : toneOfSign(sign),
            .isOpen = reason != SkipReason::None && toneOfSign(sign) == Tone::Quiet});
    }
    return shares;
}

QList<BulkBucket> shownBuckets(bool isDryRun)
{
    if (isDryRun)
        return {BulkBucket::SaidActive, BulkBucket::SaidInactive, BulkBucket::NoAnswer,
            BulkBucket::ProofToCome, BulkBucket::Waiting};
    return {BulkBucket::VerifiedInactive, BulkBucket::AlreadyInactive,
        BulkBucket::AcceptedUnverified, BulkBucket::AcceptedStillActive, BulkBucket::Rejected,
        BulkBucket::NotSent, BulkBucket::ProofToCome, BulkBucket::Waiting};
}

QList<Share> sharesOf(const BucketCounts &counts, bool isDryRun)
{
    QList<Share> shares;
    for (const BulkBucket bucket : shownBuckets(isDryRun)) {
        const QString sign = bucketSign(bucket);
        const bool underway = bucket == BulkBucket::ProofToCome;
        shares.append({.sign = sign,
            .word = underway && isDryRun ? Tr::tr("asking") : bucketWord(bucket),
            .count = counts.at(static_cast<std::size_t>(bucket)),
            .tone = underway ? Tone::Accent : toneOfSign(sign),
            .isOpen = bucket == BulkBucket::Waiting});
    }
    return shares;
}

QList<Bar> barsOf(const ExpiryPicture &picture)
{
    QList<Bar> bars;
    for (const ExpiryBin &bin : picture.bins) {
        const bool withinDays = bin.from.secsTo(bin.to) < day;
        const QString from = withinDays ? shortTime(bin.from) : dayText(bin.from);
        const QString to = withinDays ? shortTime(bin.to) : dayText(bin.to);
        bars.append({.value = bin.tokens,
            .caption = shortTime(bin.from),
            //: A span of time, from %1 to %2.
            .span = from == to ? from : Tr::tr("%1 to %2").arg(from, to)});
    }
    return bars;
}

} // namespace rescind
