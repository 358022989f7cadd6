// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkreport.h"

#include "core/base/enumname.h"
#include "core/bulk/reportwords.h"
#include "core/tokens/tokenset.h"

#include <algorithm>

namespace rescind {

namespace {

using namespace Qt::StringLiterals;

//! Spreadsheets take a field that begins so for a formula, also after blanks; an apostrophe before
//! it makes it a text.
bool isLikeFormula(const QString &text)
{
    const auto first
        = std::find_if(text.begin(), text.end(), [](QChar c) { return c != u' ' && c != u'\n'; });
    return first != text.end() && u"=+-@\t\r＝＋－＠"_s.contains(*first);
}

QByteArray field(QString text)
{
    // A program that reads it as a string of C would lose the rest.
    text.replace(QChar(u'\0'), QChar(0xFFFD));
    if (isLikeFormula(text))
        text.prepend(u'\'');
    const bool needsQuotes = std::any_of(text.begin(), text.end(), [](QChar c) {
        return c == u'"' || c == u',' || c == u';' || c == u'\n' || c == u'\r' || c == u'\t';
    });
    if (needsQuotes)
        text = u'"' + text.replace(u'"', u"\"\""_s) + u'"';
    return text.toUtf8();
}

QString numberOrNothing(qint64 number)
{
    return number == 0 ? QString() : QString::number(number);
}

QString yesOrNo(bool yes)
{
    return yes ? u"true"_s : u"false"_s;
}

QString exposure(const std::optional<QDateTime> &until)
{
    if (!until)
        return {};
    return until->isValid() ? reportTime(*until) : u"never"_s;
}

struct Column
{
    const char *name;
    QString (*text)(const BulkReport &, const BulkReportRow &);
};

//! The last ones are the same in every row, so that a row says by itself whose it is.
constexpr Column columns[] = {
    {"row", [](auto &, auto &row) { return QString::number(row.number); }},
    {"line", [](auto &, auto &row) { return numberOrNothing(row.line); }},
    {"fingerprint", [](auto &, auto &row) { return row.fingerprint; }},
    {"jti", [](auto &, auto &row) { return row.tokenId; }},
    {"kind", [](auto &, auto &row) { return kindKey(row.kind); }},
    {"format", [](auto &, auto &row) { return formatKey(row.format); }},
    {"subject", [](auto &, auto &row) { return row.subject; }},
    {"client_id", [](auto &, auto &row) { return row.clientId; }},
    {"issuer", [](auto &, auto &row) { return row.issuer; }},
    {"issued_at", [](auto &, auto &row) { return reportTime(row.issuedAt); }},
    {"expires_at", [](auto &, auto &row) { return reportTime(row.expiresAt); }},
    {"state", [](auto &, auto &row) { return QString(stateName(row.row.state)); }},
    {"skipped", [](auto &, auto &row) { return QString(skipName(row.row.skip)); }},
    {"outcome",
        [](auto &, auto &row) {
            return row.row.state == RowState::Finished ? QString(outcomeName(row.row.outcome))
                                                       : QString();
        }},
    {"http_status", [](auto &, auto &row) { return numberOrNothing(row.row.httpStatus); }},
    {"maybe_sent", [](auto &, auto &row) { return yesOrNo(row.row.maybeSent); }},
    {"error", [](auto &, auto &row) { return row.error ? errorCode(*row.error) : QString(); }},
    {"error_text", [](auto &, auto &row) { return row.error ? row.error->serverText : QString(); }},
    {"request_id", [](auto &, auto &row) { return row.error ? row.error->requestId : QString(); }},
    {"before", [](auto &, auto &row) { return QString(activityName(row.row.before)); }},
    {"after", [](auto &, auto &row) { return QString(activityName(row.row.after)); }},
    {"proof", [](auto &, auto &row) { return QString(proofName(row.row.proof)); }},
    {"witness", [](auto &, auto &row) { return yesOrNo(row.row.witness); }},
    {"unverified", [](auto &, auto &row) { return QString(unverifiedName(row.row.unverified)); }},
    {"exposure_until", [](auto &, auto &row) { return exposure(row.exposureUntil); }},
    {"attempts", [](auto &, auto &row) { return numberOrNothing(row.row.attempts); }},
    {"sent_at", [](auto &, auto &row) { return reportTime(row.row.sentAt); }},
    {"finished_at", [](auto &, auto &row) { return reportTime(row.row.finishedAt); }},
    {"journal_seq", [](auto &, auto &row) { return numberOrNothing(row.row.journalSequence); }},
    {"profile", [](auto &report, auto &) { return report.head().profileName; }},
    {"host", [](auto &report, auto &) { return report.head().host; }},
    {"operator", [](auto &report, auto &) { return report.head().operatorName; }},
    {"reason", [](auto &report, auto &) { return report.head().reason; }},
    {"dry_run", [](auto &report, auto &) { return yesOrNo(report.head().isDryRun); }},
    {"proof_mode",
        [](auto &report, auto &) { return QString(proofModeName(report.head().proof)); }},
    {"program_version", [](auto &report, auto &) { return report.head().programVersion; }},
};

} // namespace

bool writeCsv(const BulkReport &report, QIODevice &device)
{
    ReportSink sink(device);
    for (const Column &column : columns)
        sink << (&column == columns ? "" : ",") << column.name;
    sink << "\r\n";
    for (qsizetype i = 0; i < report.size() && !sink.hasFailed(); ++i) {
        const BulkReportRow row = report.row(i);
        for (const Column &column : columns)
            sink << (&column == columns ? "" : ",") << field(column.text(report, row));
        sink << "\r\n";
    }
    return sink.finish();
}

} // namespace rescind
