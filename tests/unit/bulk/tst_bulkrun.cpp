// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/bulk/runfixture.h"

#include <QtCore/QFile>

namespace rescind {

using namespace std::chrono_literals;

//! The course of a run where everything goes as it should, and what stops one.
class TestBulkRun final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void revokesAndProvesAll();
    void journalHasOneEntryForEachRow();
    void keepsTheConcurrencyBusyAndNoMore();
    void proofOffAsksNothing();
    void sampleIsProvedAndTheRestSaidUnasked();
    void dryRunRevokesNothing();
    void refusedClientStopsAfterFive();
    void refusalOfTokensStopsNothing();
    void pauseLetsWhatIsInFlightFinish();
    void cancelLeavesTheRestToBeResumed();
    void resumedRunKnowsWhatTheServerHasShown();
    void retryFailedTakesOnlyThose();
    void fullJournalStartsNothing();
    void journalThatFailsInBetweenStopsTheRun();
    void goesOnWithoutAJournal();
    void rowThatWasEnteredBeforeACrashIsNotEnteredAgain();
    void rowsThatAreRetriedAreEnteredAgain();
    void exposureShrinks();
    void unwritableFolderStartsNothing();
    void signalsComeAtMostTenTimesASecond();
    void noTokenIsOnTheDisk();

private:
    [[nodiscard]] QString path() const { return temporaryPath(QStringLiteral("%1.db").arg(++m_n)); }

    mutable int m_n = 0;
};

void TestBulkRun::revokesAndProvesAll()
{
    RunFixture f(path());
    BulkRun &run = f.make(sampleList(300));
    QSignalSpy finished(&run, &BulkRun::rowFinished);
    QSignalSpy witnessed(&run, &BulkRun::witnessed);
    QCOMPARE(run.state(), BulkState::Ready);
    run.start();
    QCOMPARE(run.state(), BulkState::Running);
    TRY_FINISHED(f);
    QCOMPARE(run.stopReason(), BulkStop::None);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 300);
    QCOMPARE(run.counts().allFinished(), 300);
    QCOMPARE(finished.size(), 300);
    QCOMPARE(witnessed.size(), 1);
    QCOMPARE(f.server.revocations, 300);
    for (qsizetype i = 0; i < run.size(); ++i) {
        QCOMPARE(f.server.sent.value(sampleToken(int(i))), 1);
        QVERIFY(run.row(i).witness);
        QCOMPARE(run.row(i).proof, ProofBy::Introspection);
        QCOMPARE(int(run.row(i).httpStatus), 200);
        QCOMPARE(int(run.row(i).attempts), 1);
        QVERIFY(run.row(i).journalSequence > 0);
    }
    // Some were looked at beforehand, until one was called active.
    QVERIFY(f.server.looks > 300 && f.server.looks <= 320);
}

void TestBulkRun::journalHasOneEntryForEachRow()
{
    RunFixture f(path());
    f.settings.reason = QStringLiteral("INC-7");
    BulkRun &run = f.make(sampleList(50), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(f.log.entries.size(), 52);
    QCOMPARE(f.log.entries.first().action, JournalAction::BulkBegin);
    QCOMPARE(f.log.entries.last().action, JournalAction::BulkEnd);
    QSet<QString> fingerprints;
    for (const JournalEntry &entry : f.log.of(JournalAction::Revocation)) {
        fingerprints.insert(entry.fingerprint);
        QCOMPARE(entry.outcome, QStringLiteral("verified_inactive"));
        QCOMPARE(entry.httpStatus, 200);
        QCOMPARE(entry.tokenKind, QStringLiteral("access"));
        QCOMPARE(entry.reason, QStringLiteral("INC-7"));
    }
    QCOMPARE(fingerprints.size(), 50);
    for (qsizetype i = 0; i < run.size(); ++i) {
        const qint64 at = run.row(i).journalSequence - f.log.before - 1;
        QCOMPARE(f.log.entries.at(at).fingerprint, fingerprintOf(f.list->row(i).digest));
    }
}

void TestBulkRun::keepsTheConcurrencyBusyAndNoMore()
{
    RunFixture f(path());
    f.settings.concurrency = 7;
    f.settings.proof = BulkProof::Off;
    f.server.transport.hangOn(f.client.metadata.revocationEndpoint.path());
    BulkRun &run = f.make(sampleList(100));
    run.start();
    QTRY_COMPARE(f.server.transport.requests().size(), 7);
    // Nothing more without an answer: a turn later there are still seven.
    QTest::qWait(1);
    QCOMPARE(f.server.transport.requests().size(), 7);
    QCOMPARE(run.allowedConcurrency(), 7);
}

void TestBulkRun::proofOffAsksNothing()
{
    RunFixture f(path());
    f.settings.proof = BulkProof::Off;
    BulkRun &run = f.make(sampleList(40));
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(f.server.looks, 0);
    QCOMPARE(run.counts().finishedWith(Outcome::AcceptedUnverified), 40);
    QCOMPARE(run.row(0).unverified, UnverifiedReason::NotAsked);
}

void TestBulkRun::sampleIsProvedAndTheRestSaidUnasked()
{
    RunFixture f(path());
    f.settings.proof = BulkProof::Sample;
    f.settings.sample = 10;
    BulkRun &run = f.make(sampleList(95), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(f.server.looks, 10);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 10);
    QCOMPARE(run.counts().finishedWith(Outcome::AcceptedUnverified), 85);
    QCOMPARE(run.row(94).outcome, Outcome::VerifiedInactive);
}

void TestBulkRun::dryRunRevokesNothing()
{
    RunFixture f(path());
    f.settings.isDryRun = true;
    f.server.revoked.insert(sampleToken(3));
    BulkRun &run = f.make(sampleList(30));
    QSignalSpy finished(&run, &BulkRun::rowFinished);
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(f.server.revocations, 0);
    QCOMPARE(f.server.looks, 30);
    QCOMPARE(finished.size(), 30);
    QCOMPARE(run.row(3).before, Activity::Inactive);
    QCOMPARE(run.row(4).before, Activity::Active);
    QVERIFY(!QFile::exists(f.path));
    QCOMPARE(f.log.of(JournalAction::Introspection).size(), 30);
    QCOMPARE(f.log.of(JournalAction::Revocation).size(), 0);
}

void TestBulkRun::refusedClientStopsAfterFive()
{
    RunFixture f(path());
    f.settings.concurrency = 1;
    f.server.onRevoke = [](int, const QByteArray &) {
        return Result<HttpResponse>(
            jsonResponse(QByteArrayLiteral("{\"error\":\"invalid_client\"}"), 401));
    };
    BulkRun &run = f.make(sampleList(3000), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(f.server.revocations, 5);
    QCOMPARE(run.stopReason(), BulkStop::ClientRefused);
    QVERIFY(run.stopError());
    QCOMPARE(run.stopError()->code, QStringLiteral("invalid_client"));
    QCOMPARE(run.counts().finishedWith(Outcome::Rejected), 5);
    QCOMPARE(run.counts().finishedWith(Outcome::NotSent), 2995);
    const Error *const rest = run.error(run.row(2000).error);
    QVERIFY(rest);
    QCOMPARE(rest->code, QStringLiteral("stopped_after_refusals"));
    QCOMPARE(f.log.of(JournalAction::Revocation).size(), 3000);
    QCOMPARE(f.log.entries.last().outcome, QStringLiteral("stopped_after_refusals"));
}

void TestBulkRun::refusalOfTokensStopsNothing()
{
    RunFixture f(path());
    f.server.onRevoke = [](int n, const QByteArray &) -> std::optional<Result<HttpResponse>> {
        if (n % 2 == 0)
            return std::nullopt;
        return jsonResponse(QByteArrayLiteral("{\"error\":\"invalid_request\"}"), 400);
    };
    BulkRun &run = f.make(sampleList(60), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.stopReason(), BulkStop::None);
    QCOMPARE(run.counts().finishedWith(Outcome::Rejected), 30);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 30);
}

void TestBulkRun::pauseLetsWhatIsInFlightFinish()
{
    RunFixture f(path());
    f.settings.concurrency = 4;
    BulkRun &run = f.make(sampleList(200), {TokenKind::Access});
    f.server.onRevoke = [&run](int n, const QByteArray &) -> std::optional<Result<HttpResponse>> {
        if (n == 20)
            run.pause();
        return std::nullopt;
    };
    run.start();
    QTRY_COMPARE(run.state(), BulkState::Paused);
    const int sent = f.server.revocations;
    QVERIFY(sent >= 20 && sent < 30);
    QCOMPARE(run.counts().accepted + run.counts().allFinished(), sent);
    f.server.onRevoke = {};
    run.resume();
    TRY_FINISHED(f);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 200);
    QCOMPARE(f.server.revocations, 200);
}

void TestBulkRun::cancelLeavesTheRestToBeResumed()
{
    RunFixture f(path());
    f.settings.concurrency = 4;
    BulkRun *run = &f.make(sampleList(200), {TokenKind::Access});
    f.server.onRevoke = [&run](int n, const QByteArray &) -> std::optional<Result<HttpResponse>> {
        if (n == 50)
            run->cancel();
        return std::nullopt;
    };
    run->start();
    TRY_FINISHED(f);
    QCOMPARE(run->stopReason(), BulkStop::Cancelled);
    const qsizetype done = run->counts().accepted + run->counts().allFinished();
    QVERIFY(done >= 50 && done < 60);
    f.server.onRevoke = {};
    run = &f.again({TokenKind::Access});
    QCOMPARE(run->state(), BulkState::Ready);
    QCOMPARE(run->counts().accepted + run->counts().allFinished(), done);
    run->start();
    TRY_FINISHED(f);
    QCOMPARE(run->counts().finishedWith(Outcome::VerifiedInactive), 200);
    QCOMPARE(f.server.revocations, 200);
    QCOMPARE(f.log.of(JournalAction::Revocation).size(), 200);
    QVERIFY(f.store->record().endedAt.isValid());
}

//! All was sent before the program ended; nothing alive is left that a witness could be made of.
void TestBulkRun::resumedRunKnowsWhatTheServerHasShown()
{
    constexpr int rows = 40;
    RunFixture f(path());
    f.settings.concurrency = 4;
    BulkRun *run = &f.make(sampleList(rows));
    f.server.onRevoke = [&run](int n, const QByteArray &) -> std::optional<Result<HttpResponse>> {
        if (n == rows)
            run->cancel();
        return std::nullopt;
    };
    run->start();
    TRY_FINISHED(f);
    QVERIFY(run->counts().accepted > rows / 2);
    QCOMPARE(f.server.revocations, rows);
    run = &f.again();
    run->start();
    TRY_FINISHED(f);
    QCOMPARE(run->counts().finishedWith(Outcome::VerifiedInactive), rows);
    QCOMPARE(f.server.revocations, rows);
}

void TestBulkRun::retryFailedTakesOnlyThose()
{
    RunFixture f(path());
    f.server.onRevoke = [](int, const QByteArray &token) -> std::optional<Result<HttpResponse>> {
        if (token.endsWith('7'))
            return jsonResponse(QByteArrayLiteral("{\"error\":\"invalid_request\"}"), 400);
        return std::nullopt;
    };
    BulkRun &run = f.make(sampleList(100), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.counts().finishedWith(Outcome::Rejected), 10);
    f.server.onRevoke = {};
    f.server.sent.clear();
    run.retryFailed();
    QCOMPARE(run.state(), BulkState::Running);
    TRY_FINISHED(f);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 100);
    QCOMPARE(f.server.sent.size(), 10);
    QCOMPARE(run.row(7).error, 0U);
    // Both are in the journal: the refusal and what came of it later.
    QCOMPARE(f.log.of(JournalAction::Revocation).size(), 110);
}

void TestBulkRun::fullJournalStartsNothing()
{
    RunFixture f(path());
    f.log.failsAfter = 0;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the run stops")));
    BulkRun &run = f.make(sampleList(10));
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.stopReason(), BulkStop::JournalFailed);
    QCOMPARE(run.stopError()->reason, Reason::JournalFull);
    QVERIFY(f.server.transport.requests().isEmpty());
    QCOMPARE(run.counts().waiting, 10);
}

void TestBulkRun::journalThatFailsInBetweenStopsTheRun()
{
    RunFixture f(path());
    f.log.failsAfter = 30;
    f.settings.concurrency = 4;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the run stops")));
    BulkRun *run = &f.make(sampleList(500), {TokenKind::Access});
    run->start();
    TRY_FINISHED(f);
    QCOMPARE(run->stopReason(), BulkStop::JournalFailed);
    f.log.failsAfter = -1;
    run = &f.again({TokenKind::Access});
    run->start();
    TRY_FINISHED(f);
    QCOMPARE(run->counts().finishedWith(Outcome::VerifiedInactive), 500);
    QSet<QString> fingerprints;
    for (const JournalEntry &entry : f.log.of(JournalAction::Revocation))
        fingerprints.insert(entry.fingerprint);
    QCOMPARE(fingerprints.size(), 500);
}

void TestBulkRun::goesOnWithoutAJournal()
{
    RunFixture f(path());
    f.log.isWithout = true;
    BulkRun &run = f.make(sampleList(20), {TokenKind::Access});
    QSignalSpy finished(&run, &BulkRun::rowFinished);
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 20);
    QCOMPARE(finished.size(), 20);
    QCOMPARE(run.row(0).journalSequence, 0);
}

void TestBulkRun::rowThatWasEnteredBeforeACrashIsNotEnteredAgain()
{
    RunFixture f(path());
    f.settings.rateLimit = 400;
    BulkRun *run = &f.make(sampleList(40), {TokenKind::Access});
    connect(run, &BulkRun::rowFinished, run, [run](qsizetype) { run->cancel(); });
    run->start();
    TRY_FINISHED(f);
    const qsizetype entered = f.log.of(JournalAction::Revocation).size();
    QVERIFY(entered > 0 && entered < 40);
    qint32 index = 0;
    while (run->row(index).state != RowState::Finished)
        ++index;
    BulkRow row = run->row(index);
    const qint64 sequence = row.journalSequence;
    QVERIFY(sequence > 0);
    // As after a crash between the journal's commit and the one of the run's own file.
    row.journalSequence = 0;
    QVERIFY_RESULT(resultOf(f.store->write({.rows = {{.index = index, .row = row}}}, this)));
    run = &f.again({TokenKind::Access});
    QCOMPARE(run->row(index).journalSequence, 0);
    QSignalSpy finished(run, &BulkRun::rowFinished);
    run->start();
    TRY_FINISHED(f);
    // It is told of as every other row, once.
    QCOMPARE(finished.size(), 40 - entered + 1);
    QCOMPARE(finished.count({qsizetype(index)}), 1);
    QCOMPARE(run->counts().allFinished(), 40);
    QCOMPARE(f.log.of(JournalAction::Revocation).size(), 40);
    QCOMPARE(run->row(index).journalSequence, sequence);
}

void TestBulkRun::rowsThatAreRetriedAreEnteredAgain()
{
    RunFixture f(path());
    f.server.onRevoke = [](int n, const QByteArray &) -> std::optional<Result<HttpResponse>> {
        if (n <= 10)
            return jsonResponse(R"({"error":"invalid_request"})", 400);
        return std::nullopt;
    };
    f.settings.concurrency = 1;
    BulkRun &run = f.make(sampleList(5), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.counts().finishedWith(Outcome::Rejected), 5);
    run.retryFailed();
    TRY_FINISHED(f);
    QCOMPARE(f.log.of(JournalAction::Revocation).size(), 10);
    for (qsizetype i = 0; i < run.size(); ++i)
        QVERIFY(run.row(i).journalSequence > f.log.before + 6);
}

void TestBulkRun::exposureShrinks()
{
    RunFixture f(path());
    BulkRun &run = f.make(sampleList(30), {TokenKind::Access});
    QCOMPARE(run.exposure().withoutExpiry, (ExposureCounts{.usable = 30}));
    qsizetype last = 30;
    connect(&run, &BulkRun::progressed, &run, [&run, &last] {
        QVERIFY(run.exposure().all().all() <= last);
        last = run.exposure().all().all();
    });
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.exposure().all(), ExposureCounts());
}

void TestBulkRun::unwritableFolderStartsNothing()
{
    const QString file = temporaryPath(QStringLiteral("a-file"));
    QFile blocker(file);
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    RunFixture f(file + QStringLiteral("/run.db"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the run stops")));
    BulkRun &run = f.make(sampleList(10));
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.stopReason(), BulkStop::StoreFailed);
    QCOMPARE(run.stopError()->reason, Reason::RunNotWritable);
    QVERIFY(f.server.transport.requests().isEmpty());
}

void TestBulkRun::signalsComeAtMostTenTimesASecond()
{
    RunFixture f(path());
    BulkRun &run = f.make(sampleList(2000), {TokenKind::Access});
    QSignalSpy progressed(&run, &BulkRun::progressed);
    QSignalSpy changed(&run, &BulkRun::rowsChanged);
    run.start();
    TRY_FINISHED(f);
    const auto most = run.elapsed() / 100ms + 3;
    QVERIFY(progressed.size() <= most);
    QVERIFY(changed.size() <= most);
    QVERIFY(!changed.isEmpty());
}

void TestBulkRun::noTokenIsOnTheDisk()
{
    RunFixture f(path());
    f.server.onRevoke = [](int n, const QByteArray &token) -> std::optional<Result<HttpResponse>> {
        if (n % 3 != 0)
            return std::nullopt;
        // A server that says its caller's words back.
        return jsonResponse(
            "{\"error\":\"invalid_request\",\"error_description\":\"bad token " + token + "\"}",
            400);
    };
    BulkRun &run = f.make(sampleList(90), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.counts().finishedWith(Outcome::Rejected), 30);
    for (const QString &suffix : {QString(), QStringLiteral("-wal")}) {
        QFile file(f.path + suffix);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QVERIFY(!file.readAll().contains("canary-token"));
    }
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestBulkRun)
#include "tst_bulkrun.moc"
