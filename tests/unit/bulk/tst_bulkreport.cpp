// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkreport.h"

#include "tests/support/fakereport.h"
#include "tests/support/testcase.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

using Writer = bool (*)(const BulkReport &, QIODevice &);

QDateTime at(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

class SampleReport final : public FakeReport
{
public:
    SampleReport()
    {
        headValue = {.profileName = u"Portal"_s,
            .host = u"portal.example"_s,
            .operatorName = u"alice"_s,
            .reason = u"INC-1, found in a log"_s,
            .programVersion = u"1.2.3"_s,
            .beganAt = at(1'790'000'000),
            .endedAt = at(1'790'000'010),
            .proof = BulkProof::Sample,
            .sampled = 5};
        countsValue = {.total = 3, .skipped = 1};
        countsValue.finished[std::size_t(Outcome::VerifiedInactive)] = 1;
        countsValue.finished[std::size_t(Outcome::Rejected)] = 1;
        samplesValue = {{.second = 0, .answered = 2, .slowedDown = 0, .exposed = 1}};
        BulkReportRow done{.number = 1,
            .line = 1,
            .fingerprint = u"9f86d081884c7d65"_s,
            .tokenId = u"j-1"_s,
            .kind = TokenKind::Access,
            .format = TokenFormat::Jws,
            .subject = u"bob"_s,
            .expiresAt = at(1'790'100'000)};
        done.row = {.state = RowState::Finished,
            .outcome = Outcome::VerifiedInactive,
            .before = Activity::Active,
            .after = Activity::Inactive,
            .proof = ProofBy::Introspection,
            .witness = true,
            .httpStatus = 200,
            .attempts = 1,
            .sentAt = 1'790'000'001'000,
            .finishedAt = 1'790'000'002'500,
            .journalSequence = 42};
        done.exposureUntil = at(1'790'100'000);
        BulkReportRow refused{.number = 2, .line = 2, .fingerprint = u"0000000000000002"_s};
        refused.row
            = {.state = RowState::Finished, .outcome = Outcome::Rejected, .httpStatus = 401};
        refused.error = Error{.kind = ErrorKind::OAuth,
            .stage = Stage::Revocation,
            .code = u"invalid_client"_s,
            .serverText = u"no, \"never\""_s,
            .httpStatus = 401,
            .requestId = u"r-1"_s};
        BulkReportRow skipped{.number = 3, .line = 3, .fingerprint = u"9f86d081884c7d65"_s};
        skipped.row = {.state = RowState::Skipped, .skip = SkipReason::Duplicate};
        rows = {done, refused, skipped};
    }
};

QByteArray written(Writer write, const BulkReport &report)
{
    QBuffer buffer;
    (void)buffer.open(QIODevice::WriteOnly);
    return write(report, buffer) ? buffer.data() : QByteArray("failed");
}

//! The fields of a record without quoted commas.
QMap<QByteArray, QByteArray> record(const QByteArray &csv, int number)
{
    const QByteArrayList lines = csv.split('\n');
    const QByteArrayList names = lines.at(0).trimmed().split(',');
    const QByteArrayList fields = lines.at(number).trimmed().split(',');
    QMap<QByteArray, QByteArray> result;
    for (qsizetype i = 0; i < std::min(names.size(), fields.size()); ++i)
        result.insert(names.at(i), fields.at(i));
    return result;
}

} // namespace

class tst_BulkReport final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void csv_hasALineForEachRow();
    void csv_formulas_areNeutralised_data();
    void csv_formulas_areNeutralised();
    void json_isOneDocument();
    void json_ofNothing_isOneDocument();
    void fullDisk_isSaid_data();
    void fullDisk_isSaid();
};

void tst_BulkReport::csv_hasALineForEachRow()
{
    SampleReport report;
    report.headValue.reason = u"INC-1"_s;
    report.rows[1].error->serverText = u"no"_s;
    const QByteArray csv = written(writeCsv, report);
    QVERIFY(csv.endsWith("\r\n"));
    QCOMPARE(csv.count('\n'), 4);
    const auto first = record(csv, 1);
    QCOMPARE(first.value("row"), "1");
    QCOMPARE(first.value("fingerprint"), "9f86d081884c7d65");
    QCOMPARE(first.value("jti"), "j-1");
    QCOMPARE(first.value("kind"), "access");
    QCOMPARE(first.value("outcome"), "verified_inactive");
    QCOMPARE(first.value("http_status"), "200");
    QCOMPARE(first.value("before"), "active");
    QCOMPARE(first.value("after"), "inactive");
    QCOMPARE(first.value("proof"), "introspection");
    QCOMPARE(first.value("finished_at"), "2026-09-21T14:13:22.500Z");
    QCOMPARE(first.value("journal_seq"), "42");
    QCOMPARE(first.value("operator"), "alice");
    QCOMPARE(first.value("reason"), "INC-1");
    QCOMPARE(first.value("proof_mode"), "sample");
    QCOMPARE(first.value("program_version"), "1.2.3");
    const auto second = record(csv, 2);
    QCOMPARE(second.value("outcome"), "rejected");
    QCOMPARE(second.value("error"), "invalid_client");
    QCOMPARE(second.value("request_id"), "r-1");
    const auto third = record(csv, 3);
    QCOMPARE(third.value("skipped"), "duplicate");
    QCOMPARE(third.value("outcome"), "");
    QVERIFY(written(writeCsv, SampleReport()).contains(R"("no, ""never""")"));
}

void tst_BulkReport::csv_formulas_areNeutralised_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("=") << u"=cmd|'/C calc'!A0"_s << QByteArray(",'=cmd|'/C calc'!A0,");
    QTest::newRow("+") << u"+1"_s << QByteArray(",'+1,");
    QTest::newRow("-") << u"-1"_s << QByteArray(",'-1,");
    QTest::newRow("@") << u"@SUM(1)"_s << QByteArray(",'@SUM(1),");
    QTest::newRow("tab") << u"\t=1"_s << QByteArray(",\"'\t=1\",");
    QTest::newRow("carriage return") << u"\r=1"_s << QByteArray(",\"'\r=1\",");
    QTest::newRow("blank before") << u" =1"_s << QByteArray(",' =1,");
    QTest::newRow("line feed before") << u"\n=1"_s << QByteArray(",\"'\n=1\",");
    QTest::newRow("full width") << u"＝1"_s << QByteArray(",'＝1,");
    QTest::newRow("quotes") << u"=\"1\""_s << QByteArray(",\"'=\"\"1\"\"\",");
    QTest::newRow("NUL") << QString(u"a"_s + QChar(0) + u"b"_s) << QByteArray(",a\uFFFDb,");
    QTest::newRow("nothing to do") << u"a=1"_s << QByteArray(",a=1,");
}

void tst_BulkReport::csv_formulas_areNeutralised()
{
    QFETCH(QString, subject);
    QFETCH(QByteArray, field);
    SampleReport report;
    report.rows[0].subject = subject;
    const QByteArray csv = written(writeCsv, report);
    QVERIFY2(csv.contains(field), csv.constData());
    // Every text goes the same way; one more as a sample.
    report.rows[0].subject.clear();
    report.headValue.reason = subject;
    QVERIFY(written(writeCsv, report).contains(field));
}

void tst_BulkReport::json_isOneDocument()
{
    const QJsonObject report = QJsonDocument::fromJson(written(writeJson, SampleReport())).object();
    const QJsonObject head = report.value("report"_L1).toObject();
    QCOMPARE(head.value("profile"_L1), QJsonValue(u"Portal"_s));
    QCOMPARE(head.value("proof_mode"_L1), QJsonValue(u"sample"_s));
    QCOMPARE(head.value("sampled"_L1), QJsonValue(5));
    const QJsonObject summary = report.value("summary"_L1).toObject();
    QCOMPARE(summary.value("total"_L1), QJsonValue(3));
    QCOMPARE(summary.value("verified_inactive"_L1), QJsonValue(1));
    QCOMPARE(summary.value("seconds"_L1), QJsonValue(10.0));
    QCOMPARE(report.value("samples"_L1).toArray().size(), 1);
    const QJsonArray rows = report.value("rows"_L1).toArray();
    QCOMPARE(rows.size(), 3);
    const QJsonObject done = rows.at(0).toObject();
    QCOMPARE(done.value("outcome"_L1), QJsonValue(u"verified_inactive"_s));
    QCOMPARE(done.value("token"_L1).toObject().value("fingerprint"_L1),
        QJsonValue(u"9f86d081884c7d65"_s));
    QCOMPARE(done.value("exposure_until"_L1), QJsonValue(u"2026-09-22T18:00:00.000Z"_s));
    QCOMPARE(rows.at(1).toObject().value("error"_L1).toObject().value("code"_L1),
        QJsonValue(u"invalid_client"_s));
    QCOMPARE(rows.at(2).toObject().value("skipped"_L1), QJsonValue(u"duplicate"_s));
    QVERIFY(rows.at(2).toObject().value("outcome"_L1).isNull());
}

void tst_BulkReport::json_ofNothing_isOneDocument()
{
    const QJsonObject report = QJsonDocument::fromJson(written(writeJson, FakeReport())).object();
    QVERIFY(report.value("rows"_L1).isArray());
    QVERIFY(report.value("rows"_L1).toArray().isEmpty());
}

void tst_BulkReport::fullDisk_isSaid_data()
{
    QTest::addColumn<bool>("isJson");
    QTest::addColumn<int>("rows");
    QTest::addColumn<qint64>("room");
    for (const bool isJson : {false, true}) {
        const char *const name = isJson ? "JSON" : "CSV";
        QTest::addRow("%s: at once", name) << isJson << 3 << qint64(0);
        QTest::addRow("%s: in the middle", name) << isJson << 5000 << qint64(200'000);
    }
}

void tst_BulkReport::fullDisk_isSaid()
{
    QFETCH(bool, isJson);
    QFETCH(int, rows);
    QFETCH(qint64, room);
    SampleReport report;
    report.rows.resize(static_cast<std::size_t>(rows), report.rows[0]);
    const Writer write = isJson ? writeJson : writeCsv;
    FillingDevice device(room);
    QVERIFY(!write(report, device));
    FillingDevice large(100'000'000);
    QVERIFY(write(report, large));
    // A real device that is always full: a file says so only when its buffer is flushed.
    QFile full(u"/dev/full"_s);
    if (full.open(QIODevice::WriteOnly))
        QVERIFY(!write(SampleReport(), full));
}

QTEST_GUILESS_MAIN(tst_BulkReport)
#include "tst_bulkreport.moc"
