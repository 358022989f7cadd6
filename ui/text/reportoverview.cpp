// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/reportoverview.h"

#include "ui/text/bulkrowtext.h"
#include "ui/text/reportcharts.h"
#include "ui/text/timetext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace rescind {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 secondsADay = 24 * 60 * 60;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(BulkReport)
};

QString roleOf(BulkBucket bucket)
{
    switch (bucket) {
    case BulkBucket::VerifiedInactive:
        return u"good"_s;
    case BulkBucket::AlreadyInactive:
    case BulkBucket::SaidInactive:
        return u"also"_s;
    case BulkBucket::AcceptedUnverified:
        return u"accent"_s;
    case BulkBucket::AcceptedStillActive:
    case BulkBucket::SaidActive:
        return u"warning"_s;
    case BulkBucket::Rejected:
        return u"bad"_s;
    case BulkBucket::NotSent:
    case BulkBucket::ProofToCome:
    case BulkBucket::Waiting:
    case BulkBucket::Skipped:
    case BulkBucket::NoAnswer:
        break;
    }
    return u"quiet"_s;
}

QString fact(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return {};
    return u"<dt>"_s % escaped(name) % u"</dt><dd><bdi>" % escaped(value) % u"</bdi></dd>\n";
}

QString proofSentence(const BulkReportHead &head)
{
    if (head.isDryRun)
        return Tr::tr("Nothing was revoked: the tokens were only introspected.");
    switch (head.proof) {
    case BulkProof::All:
        return Tr::tr("Every accepted token was looked at again.");
    case BulkProof::Sample:
        return Tr::tr(
            "A sample of %n accepted tokens was looked at again.", nullptr, int(head.sampled));
    case BulkProof::Off:
        return Tr::tr("No token was looked at again.");
    }
    return {};
}

QString factsOf(const BulkReportHead &head)
{
    QString duration;
    if (head.beganAt.isValid() && head.endedAt.isValid())
        duration = durationText(head.beganAt.secsTo(head.endedAt));
    return u"<section><dl>\n"_s % fact(Tr::tr("Profile"), head.profileName)
        % fact(Tr::tr("Host"), head.host) % fact(Tr::tr("Issuer"), head.issuer)
        % fact(Tr::tr("Client"), head.clientId) % fact(Tr::tr("Operator"), head.operatorName)
        % fact(Tr::tr("Reason"), head.reason) % fact(Tr::tr("List"), head.inputName)
        % fact(Tr::tr("Began"), absoluteTime(head.beganAt))
        % fact(Tr::tr("Ended"), absoluteTime(head.endedAt)) % fact(Tr::tr("Duration"), duration)
        % fact(Tr::tr("Proof"), proofSentence(head))
        % fact(Tr::tr("Program"), u"Rescind "_s + head.programVersion) % u"</dl></section>\n";
}

//! In the order in which they are shown; those of a dry run are counted row by row.
QList<std::pair<BulkBucket, qsizetype>> bucketsOf(const BulkReport &report)
{
    QList<std::pair<BulkBucket, qsizetype>> buckets;
    if (!report.head().isDryRun) {
        for (const BulkBucket bucket : {BulkBucket::VerifiedInactive, BulkBucket::AlreadyInactive,
                 BulkBucket::AcceptedUnverified, BulkBucket::AcceptedStillActive,
                 BulkBucket::Rejected, BulkBucket::NotSent, BulkBucket::ProofToCome,
                 BulkBucket::Waiting, BulkBucket::Skipped})
            buckets.append({bucket, countOf(report.counts(), bucket)});
        return buckets;
    }
    for (const BulkBucket bucket :
        {BulkBucket::SaidActive, BulkBucket::SaidInactive, BulkBucket::NoAnswer,
            BulkBucket::ProofToCome, BulkBucket::Waiting, BulkBucket::Skipped})
        buckets.append({bucket, 0});
    for (qsizetype i = 0; i < report.size(); ++i) {
        const BulkBucket found = bucketOf(report.row(i).row, true);
        for (auto &[bucket, count] : buckets)
            count += bucket == found ? 1 : 0;
    }
    return buckets;
}

QList<ChartPart> partsOf(const BulkReport &report)
{
    QList<ChartPart> parts;
    const auto buckets = bucketsOf(report);
    for (const auto &[bucket, count] : buckets) {
        if (count > 0)
            parts.append(
                {roleOf(bucket), QString(bucketSign(bucket) % u' ' % bucketWord(bucket)), count});
    }
    return parts;
}

QString countsOf(const BulkReport &report)
{
    const BulkCounts &counts = report.counts();
    const QList<ChartPart> parts = partsOf(report);
    const QLocale locale;
    QString html = u"<section><h2>"_s % escaped(Tr::tr("Outcomes")) % u"</h2>\n"
        % partsChart(parts, Tr::tr("How many tokens had which outcome")) % u"<table><tbody>\n";
    for (const ChartPart &part : parts) {
        const double share
            = 100 * double(part.value) / double(std::max<qsizetype>(counts.total, 1));
        html += u"<tr><td class=\""_s % part.role % u"\">" % escaped(part.name)
            % u"</td><td class=\"n\">" % locale.toString(part.value) % u"</td><td class=\"n\">"
            % locale.toString(share, 'f', 1) % u" %</td></tr>\n";
    }
    return html % u"<tr><td>"_s % escaped(Tr::tr("Rows in the list")) % u"</td><td class=\"n\">"
        % locale.toString(counts.total) % u"</td><td></td></tr>\n</tbody></table></section>\n";
}

//! No more columns than can be told apart: neighbours are averaged.
QString rateChart(const std::vector<BulkSample> &samples)
{
    constexpr std::size_t mostColumns = 180;
    if (samples.empty())
        return {};
    const std::size_t each = (samples.size() + mostColumns - 1) / mostColumns;
    QList<ChartColumn> columns;
    for (std::size_t i = 0; i < samples.size(); i += each) {
        const std::size_t end = std::min(i + each, samples.size());
        qint64 answered = 0;
        for (std::size_t k = i; k < end; ++k)
            answered += samples[k].answered;
        columns.append({durationText(samples[i].second), answered / qint64(end - i)});
    }
    return u"<section><h2>"_s % escaped(Tr::tr("Answers a second")) % u"</h2>\n"
        % columnsChart(columns, u"accent"_s, Tr::tr("Answers a second over the time of the run"))
        % u"</section>\n";
}

QString exposureChart(const BulkReport &report)
{
    constexpr int mostDays = 60;
    const std::vector<qint64> days = exposureByDay(report, mostDays);
    const QString title
        = u"<section><h2>"_s % escaped(Tr::tr("Still accepted offline")) % u"</h2>\n";
    if (days.empty())
        return title % u"<p>"_s
            % escaped(Tr::tr("No service that checks tokens offline accepts any of them any more."))
            % u"</p></section>\n";
    const QDateTime end = report.head().endedAt;
    QList<ChartColumn> columns;
    for (std::size_t i = 0; i < days.size(); ++i)
        columns.append({dayText(end.addSecs(qint64(i) * secondsADay)), days[i]});
    return title % u"<p>"_s
        % escaped(Tr::tr("Tokens that a service which does not ask the server goes on accepting, "
                         "by day, until they expire. A revocation does not change that."))
        % u"</p>\n"
        % columnsChart(columns, u"warning"_s, Tr::tr("Tokens still accepted offline, by day"))
        % u"</section>\n";
}

bool countsAsExposed(const BulkReportRow &row)
{
    const SkipReason skip = row.row.skip;
    return row.exposureUntil && skip != SkipReason::Malformed && skip != SkipReason::Duplicate
        && skip != SkipReason::IdToken;
}

} // namespace

ReportWord wordOf(const BulkReportRow &row, bool isDryRun)
{
    const BulkRowText text = rowText(row.row, row.error ? &*row.error : nullptr, isDryRun);
    return {text.sign, text.word, text.detail, roleOf(bucketOf(row.row, isDryRun))};
}

std::vector<qint64> exposureByDay(const BulkReport &report, int most)
{
    const QDateTime end = report.head().endedAt;
    // How many tokens are accepted for so many days yet, the last of them begun.
    std::vector<qint64> byLength(std::size_t(most) + 1);
    for (qsizetype i = 0; i < report.size() && end.isValid(); ++i) {
        const BulkReportRow row = report.row(i);
        if (!countsAsExposed(row))
            continue;
        const qint64 seconds
            = row.exposureUntil->isValid() ? end.secsTo(*row.exposureUntil) : most * secondsADay;
        const qint64 days = (seconds + secondsADay - 1) / secondsADay;
        ++byLength[std::size_t(std::clamp<qint64>(days, 0, most))];
    }
    std::vector<qint64> result(static_cast<std::size_t>(most));
    qint64 accepted = 0;
    for (std::size_t day = result.size(); day-- > 0;) {
        accepted += byLength[day + 1];
        result[day] = accepted;
    }
    while (!result.empty() && result.back() == 0)
        result.pop_back();
    return result;
}

QString overview(const BulkReport &report)
{
    return factsOf(report.head()) % countsOf(report) % rateChart(report.samples())
        % exposureChart(report);
}

} // namespace rescind
