// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/revoke/scriptedserver.h"

#include <QtCore/QPointer>
#include <QtTest/QSignalSpy>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace rescind {

namespace {

using Step = RevocationStep::Kind;

} // namespace

//! Revocations that end early: by their own limits, by the user, by their parent.
class TestRevokeJobEnd final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void introspection_hanging_doesNotStandInTheWay();
    void userInfo_hanging_doesNotStandInTheWay();
    void revocation_hanging_endsAndIsLookedAt();
    void cancel_beforeStart_sendsNothing();
    void cancel_isAReport_data();
    void cancel_isAReport();
    void cancel_leavesNothingRunning();
    void parent_dying_endsQuietly();
};

void TestRevokeJobEnd::introspection_hanging_doesNotStandInTheWay()
{
    ScriptedServer server;
    server.script(Stage::Revocation, u"400"_s);
    RevocationTask task = quickTask(TokenKind::Refresh);
    server.transport.hangOn(task.client.metadata.introspectionEndpoint.path());
    task.limit = 600ms;
    const RevocationReport report = server.run(task);
    QCOMPARE(report.outcome, Outcome::Rejected);
    QCOMPARE(report.before, Activity::Unknown);
    QCOMPARE(server.log, u"R"_s);
}

void TestRevokeJobEnd::userInfo_hanging_doesNotStandInTheWay()
{
    ScriptedServer server;
    server.script(Stage::Introspection, u"403"_s);
    server.script(Stage::Revocation, u"200"_s);
    RevocationTask task = quickTask(TokenKind::Access);
    server.transport.hangOn(task.client.metadata.userInfoEndpoint.path());
    task.limit = 600ms;
    const RevocationReport report = server.run(task);
    QCOMPARE(report.outcome, Outcome::AcceptedUnverified);
    QCOMPARE(report.unverified, UnverifiedReason::NotAllowedToAsk);
    QCOMPARE(server.log, u"IRCII"_s);
}

void TestRevokeJobEnd::revocation_hanging_endsAndIsLookedAt()
{
    ScriptedServer server;
    server.script(Stage::Introspection, u"active inactive"_s);
    RevocationTask task = quickTask(TokenKind::Refresh);
    server.transport.hangOn(task.client.metadata.revocationEndpoint.path());
    task.limit = 600ms;
    const RevocationReport report = server.run(task);
    QCOMPARE(report.outcome, Outcome::VerifiedInactive);
    QVERIFY(report.maybeSent);
    QVERIFY(report.error);
    QCOMPARE(report.error->kind, ErrorKind::Timeout);
    QCOMPARE(report.error->stage, Stage::Revocation);
    QCOMPARE(server.log, u"IIC"_s);
    QVERIFY(report.localCopiesCleared);
}

void TestRevokeJobEnd::cancel_beforeStart_sendsNothing()
{
    ScriptedServer server;
    auto *const job = new RevokeJob(
        server.transport, server.copies, server.clock, quickTask(TokenKind::Refresh), this);
    job->cancel();
    const auto report = resultOf(job);
    QVERIFY_RESULT(report);
    QCOMPARE(report->outcome, Outcome::NotSent);
    QCOMPARE(report->error->kind, ErrorKind::Cancelled);
    QVERIFY(!report->maybeSent);
    QVERIFY(server.transport.requests().isEmpty());
}

void TestRevokeJobEnd::cancel_isAReport_data()
{
    QTest::addColumn<Step>("at");
    QTest::addColumn<QString>("introspection");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<bool>("maybeSent");
    QTest::addColumn<Activity>("after");
    QTest::newRow("request under way")
        << Step::LookedBefore << u"active"_s << Outcome::NotSent << true << Activity::Unknown;
    QTest::newRow("accepted") << Step::Accepted << u"active"_s << Outcome::AcceptedUnverified
                              << true << Activity::Unknown;
    QTest::newRow("cleared") << Step::Cleared << u"active"_s << Outcome::AcceptedUnverified << true
                             << Activity::Unknown;
    QTest::newRow("seen active") << Step::LookedAfter << u"active"_s << Outcome::AcceptedStillActive
                                 << true << Activity::Active;
    QTest::newRow("asked in vain") << Step::LookedAfter << u"500"_s << Outcome::AcceptedUnverified
                                   << true << Activity::Unknown;
}

void TestRevokeJobEnd::cancel_isAReport()
{
    QFETCH(Step, at);
    QFETCH(QString, introspection);
    QFETCH(Outcome, outcome);
    QFETCH(bool, maybeSent);
    QFETCH(Activity, after);
    ScriptedServer server;
    server.script(Stage::Introspection, introspection);
    server.script(Stage::Revocation, u"200"_s);
    auto *const job = new RevokeJob(
        server.transport, server.copies, server.clock, quickTask(TokenKind::Refresh), this);
    connect(job, &RevokeJob::advanced, this, [job, at](const RevocationStep &step) {
        if (step.kind == at)
            job->cancel();
    });
    const auto report = resultOf(job);
    QVERIFY_RESULT(report);
    QCOMPARE(report->outcome, outcome);
    QCOMPARE(report->error->kind, ErrorKind::Cancelled);
    QCOMPARE(report->maybeSent, maybeSent);
    QCOMPARE(report->after, after);
}

void TestRevokeJobEnd::cancel_leavesNothingRunning()
{
    ScriptedServer server;
    RevocationTask task = quickTask(TokenKind::Refresh);
    server.script(Stage::Introspection, u"active"_s);
    server.transport.hangOn(task.client.metadata.revocationEndpoint.path());
    const QPointer<RevokeJob> job
        = new RevokeJob(server.transport, server.copies, server.clock, task, this);
    QSignalSpy finished(job, &Job::finished);
    job->start();
    QTRY_COMPARE(server.transport.requests().size(), 2);
    job->cancel();
    job->cancel();
    QTRY_COMPARE(finished.count(), 1);
    QTRY_VERIFY(job.isNull());
    QCOMPARE(server.transport.requests().size(), 2);
    QCOMPARE(finished.count(), 1);
}

void TestRevokeJobEnd::parent_dying_endsQuietly()
{
    ScriptedServer server;
    RevocationTask task = quickTask(TokenKind::Refresh);
    server.script(Stage::Introspection, u"active"_s);
    server.transport.hangOn(task.client.metadata.revocationEndpoint.path());
    auto parent = std::make_unique<QObject>();
    auto *const job
        = new RevokeJob(server.transport, server.copies, server.clock, task, parent.get());
    QSignalSpy finished(job, &Job::finished);
    job->start();
    QTRY_COMPARE(server.transport.requests().size(), 2);
    parent.reset();
    QCOMPARE(finished.count(), 0);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestRevokeJobEnd)
#include "tst_revokejobend.moc"
