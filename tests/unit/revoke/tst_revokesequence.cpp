// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revoke/revokesequence.h"

#include "tests/unit/revoke/scriptedserver.h"

#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtTest/QSignalSpy>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace rescind {

namespace {

using Reports = QList<RevocationReport>;

//! A server that keeps a set of live tokens. The log names what was asked: "I:a", "R:r", "U:a".
class LiveServer
{
public:
    LiveServer()
    {
        transport.setAnswer([this](const HttpRequest &request) { return answer(request); });
    }

    RevokeSequence *sequence(const QList<RevocationTask> &tasks, QObject *parent)
    {
        return new RevokeSequence(transport, copies, clock, tasks, parent);
    }

    QSet<QByteArray> alive;
    //! What dies with a token.
    QHash<QByteArray, QByteArray> cascade;
    //! Revocations of these change nothing.
    QSet<QByteArray> immortal;
    //! Revocations of these are refused.
    QSet<QByteArray> foreign;
    bool introspects = true;
    QByteArrayList log;
    QString clearings;
    FakeTransport transport;
    ScriptedCopies copies{clearings};
    FixedClock clock;

private:
    Result<HttpResponse> answer(const HttpRequest &request)
    {
        if (request.stage == Stage::UserInfo) {
            const QByteArray bearer = request.authorization.reveal().mid(7);
            log.append("U:" + bearer);
            return alive.contains(bearer) ? jsonResponse(R"({"sub":"alice"})")
                                          : jsonResponse(R"({"error":"invalid_token"})", 401);
        }
        const QByteArray token = FakeTransport::parameter(request, "token");
        if (request.stage == Stage::Introspection) {
            log.append("I:" + token);
            if (!introspects)
                return emptyResponse(403);
            return jsonResponse(
                alive.contains(token) ? R"({"active":true})" : R"({"active":false})");
        }
        log.append("R:" + token);
        if (foreign.contains(token))
            return jsonResponse(R"({"error":"invalid_request"})", 400);
        if (!immortal.contains(token)) {
            alive.remove(token);
            alive.remove(cascade.value(token));
        }
        return emptyResponse();
    }
};

QStringList outcomesOf(const Result<Reports> &reports)
{
    QStringList names;
    for (const RevocationReport &report : reports.value_or(Reports()))
        names.append(outcomeName(report.outcome));
    return names;
}

RevocationTask refresh()
{
    return quickTask(TokenKind::Refresh, "r");
}

RevocationTask access()
{
    return quickTask(TokenKind::Access, "a");
}

} // namespace

class TestRevokeSequence final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void nothing_isDoneAtOnce();
    void one_isLookedAtByItsOwnJob();
    void all_areLookedAtBeforeTheFirstRequest();
    void cascade_countsAsKilledByUs();
    void cascade_withoutIntrospection_countsToo();
    void otherTokenOfTheKind_isAWitness();
    void otherKind_isNoWitness();
    void refusalOfOne_doesNotStopTheNext();
    void nextRequest_doesNotWaitForLooks();
    void nextRequest_doesNotWaitForTheKeychain();
    void tokenNotHeld_doesNotStopTheNext();
    void reports_comeAsTheyAreReady();
    void steps_nameTheirToken();
    void cancel_whileLooking_reportsAll();
    void cancel_midway_keepsWhatIsKnown();
    void parent_dying_endsQuietly();
};

void TestRevokeSequence::nothing_isDoneAtOnce()
{
    LiveServer server;
    const auto reports = resultOf(server.sequence({}, this));
    QVERIFY_RESULT(reports);
    QVERIFY(reports->isEmpty());
    QVERIFY(server.log.isEmpty());
}

void TestRevokeSequence::one_isLookedAtByItsOwnJob()
{
    LiveServer server;
    server.alive = {"r"};
    const auto reports = resultOf(server.sequence({refresh()}, this));
    QCOMPARE(outcomesOf(reports), QStringList(u"verified_inactive"_s));
    QCOMPARE(server.log, QByteArrayList({"I:r", "R:r", "I:r"}));
}

void TestRevokeSequence::all_areLookedAtBeforeTheFirstRequest()
{
    LiveServer server;
    server.alive = {"r", "a"};
    const auto reports = resultOf(server.sequence({refresh(), access()}, this));
    QCOMPARE(outcomesOf(reports), QStringList({u"verified_inactive"_s, u"verified_inactive"_s}));
    QCOMPARE(reports->at(0).kind, TokenKind::Refresh);
    QCOMPARE(reports->at(1).kind, TokenKind::Access);
    QCOMPARE(server.log.first(3), QByteArrayList({"I:r", "I:a", "R:r"}));
    QCOMPARE(server.log.count("R:a"), 1);
    QCOMPARE(server.log.size(), 6);
    QCOMPARE(server.clearings, u"CC"_s);
}

void TestRevokeSequence::cascade_countsAsKilledByUs()
{
    LiveServer server;
    server.alive = {"r", "a"};
    server.cascade = {{"r", "a"}};
    const auto reports = resultOf(server.sequence({refresh(), access()}, this));
    QCOMPARE(outcomesOf(reports), QStringList({u"verified_inactive"_s, u"verified_inactive"_s}));
    QCOMPARE(reports->at(1).before, Activity::Active);
    // The request went out all the same.
    QVERIFY(server.log.contains("R:a"));
}

void TestRevokeSequence::cascade_withoutIntrospection_countsToo()
{
    LiveServer server;
    server.alive = {"r", "a"};
    server.cascade = {{"r", "a"}};
    server.introspects = false;
    const auto reports = resultOf(server.sequence({refresh(), access()}, this));
    QCOMPARE(outcomesOf(reports), QStringList({u"accepted_unverified"_s, u"verified_inactive"_s}));
    QCOMPARE(reports->at(1).before, Activity::Active);
    QCOMPARE(reports->at(1).proof, ProofBy::UserInfo);
    QVERIFY(server.log.indexOf("U:a") < server.log.indexOf("R:r"));
}

void TestRevokeSequence::otherTokenOfTheKind_isAWitness()
{
    LiveServer server;
    server.alive = {"r"};
    const auto reports
        = resultOf(server.sequence({refresh(), quickTask(TokenKind::Refresh, "older")}, this));
    QCOMPARE(outcomesOf(reports), QStringList({u"verified_inactive"_s, u"already_inactive"_s}));
    QVERIFY(reports->at(1).witness);
}

void TestRevokeSequence::otherKind_isNoWitness()
{
    LiveServer server;
    server.alive = {"a"};
    const QList<RevocationTask> tasks{refresh(), access()};
    const auto reports = resultOf(server.sequence(tasks, this));
    QCOMPARE(outcomesOf(reports), QStringList({u"accepted_unverified"_s, u"verified_inactive"_s}));
    QVERIFY(!reports->at(0).witness);

    // Of tokens whose kind is not known, one says nothing about another.
    server.alive = {"x"};
    const auto unknown = resultOf(server.sequence(
        {quickTask(TokenKind::Unknown, "x"), quickTask(TokenKind::Unknown, "y")}, this));
    QCOMPARE(outcomesOf(unknown), QStringList({u"verified_inactive"_s, u"accepted_unverified"_s}));
}

void TestRevokeSequence::refusalOfOne_doesNotStopTheNext()
{
    LiveServer server;
    server.alive = {"r", "a"};
    server.foreign = {"r"};
    const auto reports = resultOf(server.sequence({refresh(), access()}, this));
    QCOMPARE(outcomesOf(reports), QStringList({u"rejected"_s, u"verified_inactive"_s}));
    QCOMPARE(server.copies.cleared, QStringList(access().token.fingerprint));
}

void TestRevokeSequence::nextRequest_doesNotWaitForLooks()
{
    LiveServer server;
    server.alive = {"r", "a"};
    server.immortal = {"r"};
    RevocationTask patient = refresh();
    patient.looks = {0ms, 1h};
    auto *const job = server.sequence({patient, access()}, this);
    job->start();
    QTRY_VERIFY(server.log.contains("R:a"));
    job->cancel();
    const auto reports = resultOf(job);
    QCOMPARE(reports->size(), 2);
}

//! A prompt of the keychain that nobody answers must not keep the next token alive.
void TestRevokeSequence::nextRequest_doesNotWaitForTheKeychain()
{
    LiveServer server;
    server.alive = {"r", "a"};
    server.copies.hanging = refresh().token.fingerprint;
    auto *const job = server.sequence({refresh(), access()}, this);
    job->start();
    QTRY_VERIFY(server.log.contains("R:a"));
    job->cancel();
    const auto reports = resultOf(job);
    QVERIFY_RESULT(reports);
    QVERIFY(!reports->at(0).localCopiesCleared);
}

void TestRevokeSequence::tokenNotHeld_doesNotStopTheNext()
{
    LiveServer server;
    server.alive = {"a"};
    RevocationTask gone = refresh();
    gone.token.clear();
    const auto reports = resultOf(server.sequence({gone, access()}, this));
    QCOMPARE(outcomesOf(reports), QStringList({u"not_sent"_s, u"verified_inactive"_s}));
    QVERIFY(!server.log.contains("R:"));
}

void TestRevokeSequence::reports_comeAsTheyAreReady()
{
    LiveServer server;
    server.alive = {"r", "a"};
    server.immortal = {"r"};
    auto *const job = server.sequence({refresh(), access()}, this);
    QStringList reported;
    connect(job, &RevokeSequence::reported, this, [&reported](const RevocationReport &report) {
        reported.append(outcomeName(report.outcome));
    });
    const auto reports = resultOf(job);
    QCOMPARE(
        outcomesOf(reports), QStringList({u"accepted_still_active"_s, u"verified_inactive"_s}));
    reported.sort();
    QCOMPARE(reported, outcomesOf(reports));
}

void TestRevokeSequence::steps_nameTheirToken()
{
    LiveServer server;
    server.alive = {"r", "a"};
    auto *const job = server.sequence({refresh(), access()}, this);
    QHash<QString, QList<RevocationStep::Kind>> steps;
    connect(job, &RevokeSequence::advanced, this,
        [&steps](const QString &fingerprint, const RevocationStep &step) {
            QVERIFY(step.at.isValid());
            steps[fingerprint].append(step.kind);
        });
    QVERIFY(resultOf(job).has_value());
    using Step = RevocationStep::Kind;
    const QList<Step> expected{
        Step::LookedBefore, Step::Accepted, Step::Cleared, Step::LookedAfter};
    QCOMPARE(steps.value(refresh().token.fingerprint), expected);
    QCOMPARE(steps.value(access().token.fingerprint), expected);
    QCOMPARE(steps.size(), 2);
}

void TestRevokeSequence::cancel_whileLooking_reportsAll()
{
    LiveServer server;
    server.transport.hangOn(sampleClient().metadata.introspectionEndpoint.path());
    const QPointer<RevokeSequence> job = server.sequence({refresh(), access()}, this);
    int reported = 0;
    connect(job, &RevokeSequence::reported, this, [&reported] { ++reported; });
    job->start();
    QTRY_COMPARE(server.transport.requests().size(), 2);
    job->cancel();
    const auto reports = resultOf(job.data());
    QVERIFY_RESULT(reports);
    QCOMPARE(outcomesOf(reports), QStringList({u"not_sent"_s, u"not_sent"_s}));
    QCOMPARE(reports->at(1).fingerprint, access().token.fingerprint);
    QCOMPARE(reports->at(1).error->kind, ErrorKind::Cancelled);
    QVERIFY(!reports->at(1).maybeSent);
    QCOMPARE(reported, 2);
    QTRY_VERIFY(job.isNull());
    QVERIFY(server.log.isEmpty());
}

void TestRevokeSequence::cancel_midway_keepsWhatIsKnown()
{
    LiveServer server;
    server.alive = {"r", "a", "b"};
    const QPointer<RevokeSequence> job
        = server.sequence({refresh(), access(), quickTask(TokenKind::Access, "b")}, this);
    connect(job, &RevokeSequence::advanced, this, [&](const QString &, const RevocationStep &step) {
        if (step.kind == RevocationStep::Kind::LookedAfter)
            job->cancel();
        // From the first one's acceptance on nothing is answered.
        if (step.kind == RevocationStep::Kind::Accepted)
            server.transport.hangOn(sampleClient().metadata.revocationEndpoint.path());
    });
    const auto reports = resultOf(job.data());
    QVERIFY_RESULT(reports);
    QCOMPARE(
        outcomesOf(reports), QStringList({u"verified_inactive"_s, u"not_sent"_s, u"not_sent"_s}));
    QVERIFY(reports->at(1).maybeSent);
    QVERIFY(!reports->at(2).maybeSent);
    QCOMPARE(reports->at(2).before, Activity::Active);
    QVERIFY(!server.log.contains("R:b"));
    QTRY_VERIFY(job.isNull());
}

void TestRevokeSequence::parent_dying_endsQuietly()
{
    LiveServer server;
    server.transport.hangOn(sampleClient().metadata.introspectionEndpoint.path());
    auto parent = std::make_unique<QObject>();
    auto *const job = server.sequence({refresh(), access()}, parent.get());
    QSignalSpy finished(job, &Job::finished);
    job->start();
    QTRY_COMPARE(server.transport.requests().size(), 2);
    parent.reset();
    QCOMPARE(finished.count(), 0);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestRevokeSequence)
#include "tst_revokesequence.moc"
