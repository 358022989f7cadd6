// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/bulkreporthtml.h"
#include "ui/text/bulkrowtext.h"
#include "ui/text/reportoverview.h"

#include "tests/support/fakereport.h"
#include "tests/support/testcase.h"
#include "tests/ui/languages.h"

#include <QtCore/QBuffer>
#include <QtCore/QRegularExpression>
#include <QtCore/QXmlStreamReader>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

const QDateTime end = QDateTime::fromSecsSinceEpoch(1'790'000'000, Qt::UTC);

BulkReportRow rowWith(RowState state, Outcome outcome, SkipReason skip = SkipReason::None)
{
    BulkReportRow row{.number = 1, .fingerprint = u"9f86d081884c7d65"_s, .subject = u"bob"_s};
    row.row.state = state;
    row.row.outcome = outcome;
    row.row.skip = skip;
    return row;
}

BulkReportRow exposedFor(qint64 seconds, SkipReason skip = SkipReason::None)
{
    BulkReportRow row = rowWith(RowState::Finished, Outcome::VerifiedInactive, skip);
    row.exposureUntil = end.addSecs(seconds);
    return row;
}

class SampleReport final : public FakeReport
{
public:
    SampleReport()
    {
        headValue = {.profileName = u"Portal"_s,
            .host = u"portal.example"_s,
            .operatorName = u"alice"_s,
            .reason = u"INC-1"_s,
            .programVersion = u"1.2.3"_s,
            .beganAt = end.addSecs(-10),
            .endedAt = end};
        countsValue.total = 8;
        for (int i = 0; i < 6; ++i) {
            rows.push_back(rowWith(RowState::Finished, Outcome(i)));
            countsValue.finished[std::size_t(i)] = 1;
        }
        rows.push_back(rowWith(RowState::Waiting, Outcome::NotSent));
        countsValue.waiting = 1;
        rows.push_back(exposedFor(86400 * 3));
        rows.back().row.state = RowState::Skipped;
        rows.back().row.skip = SkipReason::Expired;
        countsValue.skipped = 1;
        for (int second = 0; second < 1000; ++second)
            samplesValue.push_back({.second = second, .answered = second % 7});
    }
};

QString pageOf(const BulkReport &report)
{
    QBuffer buffer;
    (void)buffer.open(QIODevice::WriteOnly);
    return writeHtml(report, buffer) ? QString::fromUtf8(buffer.data()) : u"failed"_s;
}

//! The page without what XML does not know; nothing else about it may be wrong.
QString flawOfMarkup(QString page)
{
    page.remove(u"<!DOCTYPE html>"_s);
    page.replace(QRegularExpression(u"<meta ([^>]*)>"_s), u"<meta \\1/>"_s);
    QXmlStreamReader reader(page);
    while (!reader.atEnd())
        reader.readNext();
    return reader.hasError() ? reader.errorString() : QString();
}

} // namespace

class tst_BulkReportHtml final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void page_isWellFormed_inEachLanguage();
    void page_saysWhoseRunItWas();
    void details_areTheWindows_data();
    void details_areTheWindows();
    void leftOutRows_areCalledAsInTheWindow();
    void page_loadsAndRunsNothing();
    void values_areEscaped_data();
    void values_areEscaped();
    void dryRun_saysSo();
    void proof_isSaid();
    void exposureByDay_data();
    void exposureByDay();
    void fullDisk_isSaid();
};

void tst_BulkReportHtml::page_isWellFormed_inEachLanguage()
{
    const QStringList all = languages();
    for (const QString &language : all) {
        const Spoken spoken(language);
        const QString page = pageOf(SampleReport());
        QCOMPARE(flawOfMarkup(page), QString());
        QVERIFY(page.contains(u"<html lang=\""_s + language.first(2)));
        QCOMPARE(hasChinese(page), language == u"zh_CN"_s);
        QVERIFY(!page.contains(u"%1"_s) && !page.contains(u"%n"_s));
        QCOMPARE(page.count(u"<svg "_s), 3);
    }
}

void tst_BulkReportHtml::page_saysWhoseRunItWas()
{
    const Spoken spoken(u"en"_s);
    const QString page = pageOf(SampleReport());
    for (const QString &text : {u"Portal"_s, u"portal.example"_s, u"alice"_s, u"INC-1"_s,
             u"Rescind 1.2.3"_s, u"verified inactive"_s, u"accepted, still active"_s, u"expired"_s,
             u"9f86d081884c7d65"_s, u"10 s"_s})
        QVERIFY2(page.contains(text), qPrintable(text));
    QCOMPARE(page.count(u"<td><code>"_s), 8);
}

void tst_BulkReportHtml::details_areTheWindows_data()
{
    QTest::addColumn<UnverifiedReason>("reason");
    for (const UnverifiedReason reason : {UnverifiedReason::NoEndpoint,
             UnverifiedReason::NotAllowedToAsk, UnverifiedReason::AskingFailed,
             UnverifiedReason::NoWitness, UnverifiedReason::NotAsked})
        QTest::newRow(unverifiedName(reason).data()) << reason;
}

void tst_BulkReportHtml::details_areTheWindows()
{
    QFETCH(UnverifiedReason, reason);
    const Spoken spoken(u"en"_s);
    FakeReport report;
    report.headValue.endedAt = end;
    report.rows.push_back(rowWith(RowState::Finished, Outcome::AcceptedUnverified));
    BulkRow &row = report.rows.back().row;
    row.unverified = reason;
    row.httpStatus = 200;
    const QString detail = rowText(row, nullptr, false).detail;
    QVERIFY(!detail.isEmpty());
    QVERIFY(pageOf(report).contains(detail.toHtmlEscaped() + u" · HTTP 200"_s));
}

void tst_BulkReportHtml::leftOutRows_areCalledAsInTheWindow()
{
    const Spoken spoken(u"en"_s);
    for (int i = 1; i < skipReasonCount; ++i) {
        FakeReport report;
        report.headValue.endedAt = end;
        report.rows.push_back(rowWith(RowState::Skipped, Outcome::NotSent, SkipReason(i)));
        QVERIFY(pageOf(report).contains(skipWord(SkipReason(i))));
    }
}

void tst_BulkReportHtml::page_loadsAndRunsNothing()
{
    const QString page = pageOf(SampleReport());
    for (const QString &text : {u"<script"_s, u"http://"_s, u"https://"_s, u"url("_s, u"src="_s,
             u"href="_s, u"@import"_s, u" onclick"_s})
        QVERIFY2(!page.contains(text), qPrintable(text));
    QVERIFY(page.contains(u"default-src 'none'"_s));
    QVERIFY(page.contains(u"prefers-color-scheme:dark"_s));
    QVERIFY(page.contains(u"@media print"_s));
}

void tst_BulkReportHtml::values_areEscaped_data()
{
    QTest::addColumn<int>("place");
    for (int i = 0; i < 9; ++i)
        QTest::addRow("place %d", i) << i;
}

void tst_BulkReportHtml::values_areEscaped()
{
    QFETCH(int, place);
    SampleReport report;
    BulkReportRow &row = report.rows[3];
    row.error = Error{.kind = ErrorKind::OAuth, .stage = Stage::Revocation, .code = u"x"_s};
    QString *const places[] = {&row.subject, &row.clientId, &row.fingerprint,
        &row.error->serverText, &row.error->code, &report.headValue.profileName,
        &report.headValue.operatorName, &report.headValue.reason, &report.headValue.inputName};
    *places[place] = u"<script>alert(\"1\" & '2')</script>\x01\u202E"_s;
    const QString page = pageOf(report);
    QVERIFY(!page.contains(u"<script"_s));
    QVERIFY(page.contains(u"&lt;script&gt;alert(&quot;1&quot; &amp; "_s));
    QCOMPARE(flawOfMarkup(page), QString());
}

void tst_BulkReportHtml::dryRun_saysSo()
{
    const Spoken spoken(u"en"_s);
    SampleReport report;
    QVERIFY(!pageOf(report).contains(u"Nothing was revoked"_s));
    report.headValue.isDryRun = true;
    const QString page = pageOf(report);
    QVERIFY(page.contains(u"<title>Dry run"_s));
    QVERIFY(page.contains(u"Nothing was revoked"_s));
}

void tst_BulkReportHtml::proof_isSaid()
{
    const Spoken spoken(u"en"_s);
    SampleReport report;
    QVERIFY(pageOf(report).contains(u"Every accepted token was looked at again."_s));
    report.headValue.proof = BulkProof::Off;
    QVERIFY(pageOf(report).contains(u"No token was looked at again."_s));
    report.headValue.proof = BulkProof::Sample;
    report.headValue.sampled = 7;
    QVERIFY(pageOf(report).contains(u"A sample of 7 accepted tokens was looked at again."_s));
}

void tst_BulkReportHtml::exposureByDay_data()
{
    QTest::addColumn<QList<qint64>>("seconds");
    QTest::addColumn<std::vector<qint64>>("days");
    constexpr qint64 day = 86400;
    QTest::newRow("nothing") << QList<qint64>{} << std::vector<qint64>{};
    QTest::newRow("a second") << QList<qint64>{1} << std::vector<qint64>{1};
    QTest::newRow("a day") << QList<qint64>{day} << std::vector<qint64>{1};
    QTest::newRow("more") << QList<qint64>{1, day + 1, 3 * day} << std::vector<qint64>{3, 2, 1};
    QTest::newRow("beyond") << QList<qint64>{100 * day} << std::vector<qint64>{1, 1, 1, 1, 1};
}

void tst_BulkReportHtml::exposureByDay()
{
    QFETCH(QList<qint64>, seconds);
    QFETCH(std::vector<qint64>, days);
    FakeReport report;
    report.headValue.endedAt = end;
    for (const qint64 second : std::as_const(seconds))
        report.rows.push_back(exposedFor(second));
    // None of these counts.
    report.rows.push_back(exposedFor(1, SkipReason::Duplicate));
    report.rows.push_back(exposedFor(1, SkipReason::IdToken));
    report.rows.push_back(rowWith(RowState::Finished, Outcome::Rejected));
    QCOMPARE(rescind::exposureByDay(report, 5), days);
    // For ever: an expiry that is not named.
    report.rows.push_back(exposedFor(1));
    report.rows.back().exposureUntil = QDateTime();
    QCOMPARE(rescind::exposureByDay(report, 5).size(), 5U);
}

void tst_BulkReportHtml::fullDisk_isSaid()
{
    FillingDevice device(1000);
    QVERIFY(!writeHtml(SampleReport(), device));
}

QTEST_GUILESS_MAIN(tst_BulkReportHtml)
#include "tst_bulkreporthtml.moc"
