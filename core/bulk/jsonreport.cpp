// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkreport.h"

#include "core/base/enumname.h"
#include "core/bulk/reportwords.h"
#include "core/tokens/tokenset.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace rescind {

namespace {

using namespace Qt::StringLiterals;

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue numberOrNull(qint64 number)
{
    return number == 0 ? QJsonValue() : QJsonValue(number);
}

QJsonObject headObject(const BulkReportHead &head)
{
    return {{u"profile"_s, head.profileName}, {u"host"_s, head.host},
        {u"issuer"_s, textOrNull(head.issuer)}, {u"client_id"_s, textOrNull(head.clientId)},
        {u"operator"_s, head.operatorName}, {u"reason"_s, textOrNull(head.reason)},
        {u"input"_s, textOrNull(head.inputName)}, {u"program_version"_s, head.programVersion},
        {u"began_at"_s, textOrNull(reportTime(head.beganAt))},
        {u"ended_at"_s, textOrNull(reportTime(head.endedAt))},
        {u"proof_mode"_s, QString(proofModeName(head.proof))}, {u"sampled"_s, head.sampled},
        {u"dry_run"_s, head.isDryRun}};
}

QJsonObject summaryObject(const BulkReport &report)
{
    const BulkCounts &counts = report.counts();
    QJsonObject object{{u"total"_s, counts.total}, {u"skipped"_s, counts.skipped},
        {u"waiting"_s, counts.waiting}, {u"sending"_s, counts.sending},
        {u"accepted"_s, counts.accepted}};
    for (std::size_t i = 0; i < counts.finished.size(); ++i)
        object.insert(outcomeName(Outcome(i)), counts.finished[i]);
    const BulkReportHead &head = report.head();
    if (head.beganAt.isValid() && head.endedAt.isValid())
        object.insert(u"seconds"_s, double(head.beganAt.msecsTo(head.endedAt)) / 1000);
    return object;
}

QJsonValue errorValue(const std::optional<Error> &error)
{
    if (!error)
        return {};
    return QJsonObject{{u"kind"_s, enumName(error->kind)}, {u"stage"_s, enumName(error->stage)},
        {u"code"_s, errorCode(*error)}, {u"server_text"_s, textOrNull(error->serverText)},
        {u"subject"_s, textOrNull(error->subject)},
        {u"http_status"_s, numberOrNull(error->httpStatus)},
        {u"request_id"_s, textOrNull(error->requestId)}};
}

QJsonValue exposureValue(const std::optional<QDateTime> &until)
{
    if (!until)
        return {};
    return until->isValid() ? QJsonValue(reportTime(*until)) : QJsonValue(u"never"_s);
}

QJsonObject rowObject(const BulkReportRow &row)
{
    const BulkRow &state = row.row;
    const bool isFinished = state.state == RowState::Finished;
    return {{u"row"_s, row.number}, {u"line"_s, numberOrNull(row.line)},
        {u"token"_s,
            QJsonObject{{u"kind"_s, kindKey(row.kind)}, {u"format"_s, formatKey(row.format)},
                {u"fingerprint"_s, row.fingerprint}, {u"jti"_s, textOrNull(row.tokenId)},
                {u"subject"_s, textOrNull(row.subject)}, {u"client_id"_s, textOrNull(row.clientId)},
                {u"issuer"_s, textOrNull(row.issuer)},
                {u"issued_at"_s, textOrNull(reportTime(row.issuedAt))},
                {u"expires_at"_s, textOrNull(reportTime(row.expiresAt))}}},
        {u"state"_s, QString(stateName(state.state))},
        {u"skipped"_s, textOrNull(QString(skipName(state.skip)))},
        {u"outcome"_s, isFinished ? QJsonValue(QString(outcomeName(state.outcome))) : QJsonValue()},
        {u"http_status"_s, numberOrNull(state.httpStatus)}, {u"maybe_sent"_s, state.maybeSent},
        {u"error"_s, errorValue(row.error)}, {u"before"_s, QString(activityName(state.before))},
        {u"after"_s, QString(activityName(state.after))}, {u"witness"_s, state.witness},
        {u"proof"_s, textOrNull(QString(proofName(state.proof)))},
        {u"unverified"_s, textOrNull(QString(unverifiedName(state.unverified)))},
        {u"exposure_until"_s, exposureValue(row.exposureUntil)},
        {u"attempts"_s, int(state.attempts)}, {u"sent_at"_s, textOrNull(reportTime(state.sentAt))},
        {u"finished_at"_s, textOrNull(reportTime(state.finishedAt))},
        {u"journal_seq"_s, numberOrNull(state.journalSequence)}};
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

bool writeJson(const BulkReport &report, QIODevice &device)
{
    ReportSink sink(device);
    sink << "{\"report\":" << compact(headObject(report.head()))
         << ",\n\"summary\":" << compact(summaryObject(report)) << ",\n\"samples\":[";
    const std::vector<BulkSample> &samples = report.samples();
    for (const BulkSample &sample : samples) {
        sink << (&sample == samples.data() ? "\n" : ",\n")
             << compact({{u"second"_s, sample.second}, {u"answered"_s, sample.answered},
                    {u"slowed_down"_s, sample.slowedDown}, {u"exposed"_s, sample.exposed}});
    }
    sink << "],\n\"rows\":[";
    // A line for each row, so that a report of a hundred thousand can still be searched by lines.
    for (qsizetype i = 0; i < report.size() && !sink.hasFailed(); ++i)
        sink << (i == 0 ? "\n" : ",\n") << compact(rowObject(report.row(i)));
    sink << "]}\n";
    return sink.finish();
}

} // namespace rescind
