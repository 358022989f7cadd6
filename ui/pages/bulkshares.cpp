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

//! Without its value.
Bar barFor(const QDateTime &from, const QDateTime &to)
{
    const bool withinDays = from.secsTo(to) < day;
    const QString begin = withinDays ? shortTime(from) : dayText(from);
    // The end belongs to the next bar.
    const QString end = withinDays ? shortTime(to) : dayText(to.addSecs(-1));
    return {.caption = withinDays
            ? shortTime(from)
            //: The format of a day without its year, in Qt's notation: day, abbreviated month.
            : QLocale().toString(from.toLocalTime().date(), Tr::tr("d MMM")),
        //: A span of time, from %1 to %2.
        .span = begin == end ? begin : Tr::tr("%1 to %2").arg(begin, end)};
}

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
        Bar bar = barFor(bin.from, bin.to);
        bar.value = bin.tokens;
        bars.append(bar);
    }
    return bars;
}

QList<Bar> barsOf(const ExposureLeft &left)
{
    QList<Bar> bars;
    for (const ExposureLeft::Bin &bin : left.bins) {
        Bar bar = barFor(bin.from, bin.to);
        bar.value = bin.counts.all();
        bar.hatched = bin.counts.offline;
        bar.pale = bin.counts.unproved;
        bar.words = exposureInWords(bin.counts);
        bars.append(bar);
    }
    return bars;
}

QString exposureInWords(const ExposureCounts &counts)
{
    QStringList parts;
    if (counts.usable > 0)
        parts.append(Tr::tr("%Ln usable", "", static_cast<int>(counts.usable)));
    if (counts.unproved > 0)
        parts.append(Tr::tr("%Ln unproved", "", static_cast<int>(counts.unproved)));
    if (counts.offline > 0)
        parts.append(Tr::tr("%Ln offline only", "", static_cast<int>(counts.offline)));
    return parts.isEmpty() ? Tr::tr("nothing is left") : parts.join(QStringLiteral(" · "));
}

} // namespace rescind
