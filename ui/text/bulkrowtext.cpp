// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/bulkrowtext.h"

#include "core/tokens/tokenset.h"
#include "ui/text/errortext.h"
#include "ui/text/outcometext.h"
#include "ui/text/sentences.h"
#include "ui/text/timetext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(BulkText)
};

//! "0.4 s" below ten seconds, durationText() from there on.
QString waited(const BulkRow &row)
{
    constexpr qint64 second = 1000;
    const qint64 passed = std::max<qint64>(0, row.finishedAt - row.sentAt);
    if (passed < 10 * second) {
        //: A duration with a fraction: %1 seconds. Abbreviated.
        return Tr::tr("%1 s").arg(QLocale().toString(static_cast<double>(passed) / second, 'f', 1));
    }
    return durationText(passed / second);
}

QString proofDetail(const BulkRow &row)
{
    switch (row.proof) {
    case ProofBy::UserInfo:
        return Tr::tr("refused when used for user info");
    case ProofBy::Refresh:
        return Tr::tr("refused when used for a refresh");
    case ProofBy::Introspection:
    case ProofBy::Nobody:
        break;
    }
    return row.sentAt > 0 && row.finishedAt > 0 ? Tr::tr("inactive after %1").arg(waited(row))
                                                : Tr::tr("inactive");
}

QString unverifiedDetail(UnverifiedReason reason)
{
    switch (reason) {
    case UnverifiedReason::None:
    case UnverifiedReason::NotAsked:
        return Tr::tr("not asked afterwards");
    case UnverifiedReason::NoEndpoint:
        return Tr::tr("the server offers no introspection");
    case UnverifiedReason::NotAllowedToAsk:
        return Tr::tr("the server does not let this application ask");
    case UnverifiedReason::AskingFailed:
        return Tr::tr("asking whether it is dead failed");
    case UnverifiedReason::NoWitness:
        return Tr::tr("the server calls it inactive, but never called such a token active");
    }
    return {};
}

QString failureDetail(const BulkRow &row, const Error *error)
{
    QString detail;
    if (error != nullptr) {
        const ErrorText text = errorText(*error);
        detail = text.serverWords.isEmpty() ? errorLine(*error) : text.serverWords;
    } else if (row.httpStatus > 0) {
        detail = Tr::tr("HTTP %1").arg(row.httpStatus);
    } else if (row.maybeSent) {
        detail = Tr::tr("no answer came; it may have reached the server all the same");
    }
    if (row.attempts > 1 && !detail.isEmpty())
        //: %1 says what went wrong
        detail = Tr::tr("%1 (after %n attempts)", "", row.attempts).arg(detail);
    return detail;
}

QString finishedDetail(const BulkRow &row, const Error *error)
{
    switch (row.outcome) {
    case Outcome::VerifiedInactive:
        return proofDetail(row);
    case Outcome::AcceptedUnverified:
        return unverifiedDetail(row.unverified);
    case Outcome::AcceptedStillActive:
        return Tr::tr("active %1 after HTTP %2").arg(waited(row)).arg(row.httpStatus);
    case Outcome::AlreadyInactive:
        return Tr::tr("dead before we came");
    case Outcome::Rejected:
    case Outcome::NotSent:
        return failureDetail(row, error);
    }
    return {};
}

} // namespace

BulkRowText plannedText(SkipReason reason)
{
    const QString skipped = QStringLiteral("–");
    switch (reason) {
    case SkipReason::None:
        return {QStringLiteral("→"), Tr::tr("will be revoked"), {}};
    case SkipReason::Malformed:
        return {QStringLiteral("?"), skipWord(reason), Tr::tr("looks like no token; not sent")};
    case SkipReason::Duplicate:
        return {skipped, skipWord(reason), Tr::tr("stands in the list before; sent once")};
    case SkipReason::IdToken:
        return {skipped, skipWord(reason), Tr::tr("ID tokens cannot be revoked")};
    case SkipReason::Expired:
        return {skipped, skipWord(reason), Tr::tr("dead by itself; not sent")};
    case SkipReason::OtherClient:
        return {QStringLiteral("!"), skipWord(reason), Tr::tr("this application cannot revoke it")};
    case SkipReason::OwnToken:
        return {QStringLiteral("!"), skipWord(reason),
            Tr::tr("Rescind holds it itself; not sent unless you include it")};
    case SkipReason::Filtered:
        return {skipped, skipWord(reason), Tr::tr("left out by the filter or by hand")};
    }
    return {};
}

QString skipWord(SkipReason reason)
{
    switch (reason) {
    case SkipReason::None:
        return Tr::tr("to be revoked");
    case SkipReason::Malformed:
        return Tr::tr("no token");
    case SkipReason::Duplicate:
        //: Of tokens that are in a list twice.
        return Tr::tr("twice in the list");
    case SkipReason::IdToken:
        return Tr::tr("ID token");
    case SkipReason::Expired:
        return Tr::tr("expired");
    case SkipReason::OtherClient:
        return Tr::tr("of another client");
    case SkipReason::OwnToken:
        return Tr::tr("held by Rescind");
    case SkipReason::Filtered:
        return Tr::tr("filtered out");
    }
    return {};
}

BulkBucket bucketOf(const BulkRow &row, bool isDryRun)
{
    switch (row.state) {
    case RowState::Skipped:
        return BulkBucket::Skipped;
    case RowState::Waiting:
        return BulkBucket::Waiting;
    case RowState::Sending:
    case RowState::Accepted:
        return BulkBucket::ProofToCome;
    case RowState::Finished:
        break;
    }
    if (isDryRun) {
        switch (row.before) {
        case Activity::Active:
            return BulkBucket::SaidActive;
        case Activity::Inactive:
            return BulkBucket::SaidInactive;
        case Activity::Unknown:
            return BulkBucket::NoAnswer;
        }
    }
    switch (row.outcome) {
    case Outcome::VerifiedInactive:
        return BulkBucket::VerifiedInactive;
    case Outcome::AcceptedUnverified:
        return BulkBucket::AcceptedUnverified;
    case Outcome::AcceptedStillActive:
        return BulkBucket::AcceptedStillActive;
    case Outcome::Rejected:
        return BulkBucket::Rejected;
    case Outcome::NotSent:
        return BulkBucket::NotSent;
    case Outcome::AlreadyInactive:
        return BulkBucket::AlreadyInactive;
    }
    return BulkBucket::Skipped;
}

qsizetype countOf(const BulkCounts &counts, BulkBucket bucket)
{
    switch (bucket) {
    case BulkBucket::VerifiedInactive:
        return counts.finishedWith(Outcome::VerifiedInactive);
    case BulkBucket::AlreadyInactive:
        return counts.finishedWith(Outcome::AlreadyInactive);
    case BulkBucket::AcceptedUnverified:
        return counts.finishedWith(Outcome::AcceptedUnverified);
    case BulkBucket::AcceptedStillActive:
        return counts.finishedWith(Outcome::AcceptedStillActive);
    case BulkBucket::Rejected:
        return counts.finishedWith(Outcome::Rejected);
    case BulkBucket::NotSent:
        return counts.finishedWith(Outcome::NotSent);
    case BulkBucket::ProofToCome:
        return counts.sending + counts.accepted;
    case BulkBucket::Waiting:
        return counts.waiting;
    case BulkBucket::Skipped:
        return counts.skipped;
    case BulkBucket::SaidActive:
    case BulkBucket::SaidInactive:
    case BulkBucket::NoAnswer:
        break;
    }
    return 0;
}

QString bucketSign(BulkBucket bucket)
{
    switch (bucket) {
    case BulkBucket::VerifiedInactive:
        return outcomeSign(Outcome::VerifiedInactive);
    case BulkBucket::AlreadyInactive:
        return outcomeSign(Outcome::AlreadyInactive);
    case BulkBucket::AcceptedUnverified:
        return outcomeSign(Outcome::AcceptedUnverified);
    case BulkBucket::AcceptedStillActive:
        return outcomeSign(Outcome::AcceptedStillActive);
    case BulkBucket::Rejected:
        return outcomeSign(Outcome::Rejected);
    case BulkBucket::NotSent:
    case BulkBucket::Skipped:
        return outcomeSign(Outcome::NotSent);
    case BulkBucket::ProofToCome:
    case BulkBucket::Waiting:
        return QStringLiteral("…");
    case BulkBucket::SaidActive:
        return QStringLiteral("!");
    case BulkBucket::SaidInactive:
        return outcomeSign(Outcome::AlreadyInactive);
    case BulkBucket::NoAnswer:
        return QStringLiteral("?");
    }
    return {};
}

QString bucketWord(BulkBucket bucket)
{
    switch (bucket) {
    case BulkBucket::VerifiedInactive:
        return outcomeWord(Outcome::VerifiedInactive);
    case BulkBucket::AlreadyInactive:
        return outcomeWord(Outcome::AlreadyInactive);
    case BulkBucket::AcceptedUnverified:
        return outcomeWord(Outcome::AcceptedUnverified);
    case BulkBucket::AcceptedStillActive:
        return outcomeWord(Outcome::AcceptedStillActive);
    case BulkBucket::Rejected:
        return outcomeWord(Outcome::Rejected);
    case BulkBucket::NotSent:
        return outcomeWord(Outcome::NotSent);
    case BulkBucket::ProofToCome:
        return Tr::tr("proof to come");
    case BulkBucket::Waiting:
        return Tr::tr("waiting");
    case BulkBucket::Skipped:
        return Tr::tr("left out");
    case BulkBucket::SaidActive:
        return Tr::tr("active");
    case BulkBucket::SaidInactive:
        return Tr::tr("inactive");
    case BulkBucket::NoAnswer:
        return Tr::tr("no clear answer");
    }
    return {};
}

BulkRowText rowText(const BulkRow &row, const Error *error, bool isDryRun)
{
    const BulkBucket bucket = bucketOf(row, isDryRun);
    switch (row.state) {
    case RowState::Skipped:
        return plannedText(row.skip);
    case RowState::Waiting:
        return {bucketSign(bucket), bucketWord(bucket),
            row.attempts > 0 ? failureDetail(row, error) : QString()};
    case RowState::Sending:
        return {bucketSign(bucket), isDryRun ? Tr::tr("asking") : Tr::tr("sending"), {}};
    case RowState::Accepted:
        return {bucketSign(bucket), bucketWord(bucket),
            Tr::tr("accepted, HTTP %1").arg(row.httpStatus)};
    case RowState::Finished:
        return {bucketSign(bucket), bucketWord(bucket),
            isDryRun ? failureDetail(row, error) : finishedDetail(row, error)};
    }
    return {};
}

QString shortKindName(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Access:
        //: A kind of token, in a column of its own.
        return Tr::tr("access");
    case TokenKind::Refresh:
        //: A kind of token, in a column of its own.
        return Tr::tr("refresh");
    case TokenKind::Id:
        //: A kind of token, in a column of its own.
        return Tr::tr("ID");
    case TokenKind::Unknown:
        break;
    }
    //: A kind of token, in a column of its own.
    return Tr::tr("unknown");
}

QString formatName(ListFormat format)
{
    switch (format) {
    case ListFormat::Lines:
        return Tr::tr("one token a line");
    case ListFormat::Csv:
        return Tr::tr("table (CSV)");
    case ListFormat::Tsv:
        return Tr::tr("table (TSV)");
    case ListFormat::JsonLines:
        return Tr::tr("JSON");
    case ListFormat::Text:
        return Tr::tr("found in text");
    }
    return {};
}

QString formatName(TokenFormat format)
{
    switch (format) {
    case TokenFormat::Opaque:
        return Tr::tr("opaque");
    case TokenFormat::Jws:
        return Tr::tr("JWT");
    case TokenFormat::Jwe:
        return Tr::tr("encrypted JWT");
    case TokenFormat::Malformed:
        return Tr::tr("no token");
    }
    return {};
}

QString groupName(PlanGroup group, const QString &name)
{
    if (name.isEmpty())
        //: A group of tokens that do not say whose they are.
        return Tr::tr("(not said)");
    if (group == PlanGroup::Kind) {
        for (const TokenKind kind :
            {TokenKind::Access, TokenKind::Refresh, TokenKind::Id, TokenKind::Unknown}) {
            if (name == kindKey(kind))
                return shortKindName(kind);
        }
    }
    if (group == PlanGroup::Format) {
        for (const auto &[key, format] : {std::pair("opaque", TokenFormat::Opaque),
                 std::pair("jws", TokenFormat::Jws), std::pair("jwe", TokenFormat::Jwe),
                 std::pair("malformed", TokenFormat::Malformed)}) {
            if (name == QLatin1StringView(key))
                return formatName(format);
        }
    }
    return name;
}

BulkStopText stopText(BulkStop stop, const std::optional<Error> &error, qsizetype left)
{
    // Where a run gives up by itself, the rest has an outcome: not sent.
    const QString rest = left == 0 ? QString()
                                   : Tr::tr("%Ln tokens are left as they are; the run can be "
                                            "resumed.",
                                       "", static_cast<int>(left));
    const ErrorText said = error ? errorText(*error) : ErrorText();
    //: %1 is a line without a full stop
    const QString why = error ? joined({Tr::tr("%1.").arg(said.title), said.nextStep}) : QString();
    switch (stop) {
    case BulkStop::None:
        return {};
    case BulkStop::Cancelled:
        return {Tr::tr("Stopped"), rest};
    case BulkStop::ClientRefused:
        return {Tr::tr("Stopped: the server refuses this application"),
            joined({why,
                Tr::tr("So that it does not refuse thousands of times, the run ended by "
                       "itself."),
                rest})};
    case BulkStop::StoreFailed:
        return {Tr::tr("Stopped: the state of the run cannot be written"), joined({why, rest})};
    case BulkStop::JournalFailed:
        return {Tr::tr("Stopped: the journal cannot be written"), joined({why, rest})};
    }
    return {};
}

} // namespace rescind
