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

QList<SkipReason> shownReasons(const BulkPlan &plan)
{
    QList<SkipReason> shown;
    for (const SkipReason reason : {SkipReason::None, SkipReason::Duplicate, SkipReason::Expired,
             SkipReason::OtherClient, SkipReason::IdToken, SkipReason::OwnToken,
             SkipReason::Filtered, SkipReason::Malformed}) {
        if (reason == SkipReason::None || plan.count(reason) > 0)
            shown.append(reason);
    }
    return shown;
}

QList<Share> sharesOf(const BulkPlan &plan)
{
    QList<Share> shares;
    const QList<SkipReason> reasons = shownReasons(plan);
    for (const SkipReason reason : reasons) {
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
        return {BulkBucket::SaidActive, BulkBucket::SaidInactive, BulkBucket::NoAnswer};
    return {BulkBucket::VerifiedInactive, BulkBucket::AlreadyInactive,
        BulkBucket::AcceptedUnverified, BulkBucket::AcceptedStillActive, BulkBucket::Rejected,
        BulkBucket::NotSent};
}

QList<Share> sharesOf(const BucketCounts &counts, bool isDryRun)
{
    QList<Share> shares;
    const QList<BulkBucket> buckets = shownBuckets(isDryRun);
    for (const BulkBucket bucket : buckets) {
        const QString sign = bucketSign(bucket);
        shares.append({.sign = sign,
            .word = bucketWord(bucket),
            .count = counts.at(static_cast<std::size_t>(bucket)),
            .tone = toneOfSign(sign)});
    }
    return shares;
}

QList<Share> openSharesOf(const BucketCounts &counts, bool isDryRun)
{
    const auto share = [&counts](BulkBucket bucket, const QString &word) {
        return Share{.sign = bucketSign(bucket),
            .word = word,
            .count = counts.at(static_cast<std::size_t>(bucket)),
            .tone = bucket == BulkBucket::Waiting ? Tone::Quiet : Tone::Accent,
            .isOpen = bucket == BulkBucket::Waiting};
    };
    return {share(BulkBucket::ProofToCome,
                isDryRun ? Tr::tr("asking") : bucketWord(BulkBucket::ProofToCome)),
        share(BulkBucket::Waiting, bucketWord(BulkBucket::Waiting))};
}

QList<Bar> barsOf(const ExpiryPicture &picture)
{
    QList<Bar> bars;
    for (const ExpiryBin &bin : picture.bins) {
        const bool withinDays = bin.from.secsTo(bin.to) < day;
        const QString from = withinDays ? shortTime(bin.from) : dayText(bin.from);
        // The end belongs to the next bar.
        const QString to = withinDays ? shortTime(bin.to) : dayText(bin.to.addSecs(-1));
        bars.append({.value = bin.tokens,
            .caption = withinDays
                ? shortTime(bin.from)
                //: The format of a day without its year, in Qt's notation: day, abbreviated month.
                : QLocale().toString(bin.from.toLocalTime().date(), Tr::tr("d MMM")),
            //: A span of time, from %1 to %2.
            .span = from == to ? from : Tr::tr("%1 to %2").arg(from, to)});
    }
    return bars;
}

} // namespace rescind
