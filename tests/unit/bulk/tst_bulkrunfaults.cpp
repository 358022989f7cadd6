// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/bulk/runfixture.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>

namespace rescind {

using namespace std::chrono_literals;

//! A run against servers, disks and programs that do not behave.
class TestBulkRunFaults final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void slowsDownForAServerThatAsksForIt();
    void waitsAsLongAsRetryAfterSays();
    void outlivesAServerThatGoesAwayAndComesBack();
    void repeatsWhatTheServerFumbled();
    void givesUpARowAfterItsAttempts();
    void lostAnswerIsLookedAtAllTheSame();
    void tokenTypeThatIsNotKnownIsTriedWithoutHint();
    void serverWithoutRevocationEndsNotSent();
    void serverWithoutIntrospectionSaysSo();
    void callerThatMayNotAskStopsAsking();
    void inactiveWithoutAWitnessIsNoProof();
    void unknownKindsAreBelievedEachForItself();
    void deadBeforeIsSaidSo();
    void liarIsFoundOut();
    void rowsThatWereSendingAreSentAgain();
    void acceptedRowsAreProvedAndNotSentAgain();
    void finishedRowWithoutEntryIsEntered();
    void fullDiskStopsAndLosesNothing();

private:
    [[nodiscard]] QString path() const { return temporaryPath(QStringLiteral("%1.db").arg(++m_n)); }

    mutable int m_n = 0;
};

namespace {

Result<HttpResponse> down(bool maybeSent = false)
{
    return fail(Error{.kind = ErrorKind::Network,
        .stage = Stage::Revocation,
        .reason = Reason::ConnectionRefused,
        .maybeSent = maybeSent});
}

Result<HttpResponse> busy(int retryAfter)
{
    HttpResponse response = emptyResponse(429);
    response.retryAfter = retryAfter;
    return response;
}

std::optional<Result<HttpResponse>> inactive(int, const QByteArray &)
{
    return jsonResponse(QByteArrayLiteral("{\"active\":false}"));
}

} // namespace

void TestBulkRunFaults::slowsDownForAServerThatAsksForIt()
{
    RunFixture f(path());
    f.settings.concurrency = 32;
    int refused = 0;
    f.server.onRevoke = [&](int n, const QByteArray &) -> std::optional<Result<HttpResponse>> {
        if (n > 100 && n <= 132) {
            ++refused;
            return busy(0);
        }
        return std::nullopt;
    };
    BulkRun &run = f.make(sampleList(400), {TokenKind::Access});
    int lowest = 32;
    connect(&run, &BulkRun::progressed, this,
        [&] { lowest = std::min(lowest, run.allowedConcurrency()); });
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(refused, 32);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 400);
    QCOMPARE(f.server.revocations, 432);
    int slowed = 0;
    for (const BulkSample &sample : run.samples())
        slowed += sample.slowedDown;
    QVERIFY(lowest < 32 || slowed > 0 || run.elapsed() < 1s);
}

void TestBulkRunFaults::waitsAsLongAsRetryAfterSays()
{
    RunFixture f(path());
    f.settings.concurrency = 4;
    QElapsedTimer sinceRefusal;
    qint64 waited = -1;
    f.server.onRevoke = [&](int n, const QByteArray &) -> std::optional<Result<HttpResponse>> {
        if (n == 5) {
            sinceRefusal.start();
            return busy(1);
        }
        if (sinceRefusal.isValid() && waited < 0 && n > 8)
            waited = sinceRefusal.elapsed();
        return std::nullopt;
    };
    BulkRun &run = f.make(sampleList(20), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QVERIFY2(waited >= 950, QByteArray::number(waited).constData());
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 20);
}

void TestBulkRunFaults::outlivesAServerThatGoesAwayAndComesBack()
{
    RunFixture f(path());
    QElapsedTimer away;
    f.server.onRevoke = [&](int n, const QByteArray &) -> std::optional<Result<HttpResponse>> {
        if (n == 60)
            away.start();
        if (away.isValid() && away.elapsed() < 2500)
            return down();
        return std::nullopt;
    };
    BulkRun &run = f.make(sampleList(200), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.stopReason(), BulkStop::None);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 200);
    // It was not stormed while it was away: 16 that were under way, and a few that tried.
    QVERIFY2(f.server.revocations < 230, QByteArray::number(f.server.revocations).constData());
}

void TestBulkRunFaults::repeatsWhatTheServerFumbled()
{
    RunFixture f(path());
    f.server.onRevoke = [&](int, const QByteArray &token) -> std::optional<Result<HttpResponse>> {
        if (token.endsWith('3') && f.server.sent.value(token) < 3)
            return emptyResponse(500);
        return std::nullopt;
    };
    BulkRun &run = f.make(sampleList(30), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 30);
    QCOMPARE(int(run.row(3).attempts), 3);
    QCOMPARE(int(run.row(4).attempts), 1);
    QCOMPARE(run.row(3).error, 0U);
}

void TestBulkRunFaults::givesUpARowAfterItsAttempts()
{
    RunFixture f(path());
    f.settings.attempts = 2;
    f.settings.proof = BulkProof::Off;
    f.server.onRevoke = [&](int, const QByteArray &token) -> std::optional<Result<HttpResponse>> {
        if (token == sampleToken(3))
            return down();
        return std::nullopt;
    };
    BulkRun &run = f.make(sampleList(10));
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.counts().finishedWith(Outcome::NotSent), 1);
    QCOMPARE(f.server.sent.value(sampleToken(3)), 2);
    QVERIFY(!run.row(3).maybeSent);
    QCOMPARE(run.error(run.row(3).error)->reason, Reason::ConnectionRefused);
}

void TestBulkRunFaults::lostAnswerIsLookedAtAllTheSame()
{
    RunFixture f(path());
    f.settings.attempts = 1;
    f.server.onRevoke = [&](int, const QByteArray &token) -> std::optional<Result<HttpResponse>> {
        if (token == sampleToken(3)) {
            f.server.revoked.insert(token);
            return down(true);
        }
        if (token == sampleToken(4))
            return down(true);
        return std::nullopt;
    };
    BulkRun &run = f.make(sampleList(10), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.row(3).outcome, Outcome::VerifiedInactive);
    QVERIFY(run.row(3).maybeSent);
    QCOMPARE(run.row(4).outcome, Outcome::NotSent);
    QCOMPARE(run.row(4).after, Activity::Active);
}

void TestBulkRunFaults::tokenTypeThatIsNotKnownIsTriedWithoutHint()
{
    RunFixture f(path());
    f.server.onRevoke = [&](int, const QByteArray &) -> std::optional<Result<HttpResponse>> {
        const HttpRequest &request = f.server.transport.requests().constLast();
        if (FakeTransport::parameter(request, QByteArrayLiteral("token_type_hint")).isEmpty())
            return std::nullopt;
        return jsonResponse(QByteArrayLiteral("{\"error\":\"unsupported_token_type\"}"), 400);
    };
    f.settings.concurrency = 1;
    BulkRun &run = f.make(sampleList(5), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 5);
    QCOMPARE(f.server.revocations, 10);
}

void TestBulkRunFaults::serverWithoutRevocationEndsNotSent()
{
    RunFixture f(path());
    f.client.metadata.revocationEndpoint.clear();
    BulkRun &run = f.make(sampleList(5), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.counts().finishedWith(Outcome::NotSent), 5);
    QCOMPARE(run.error(run.row(0).error)->reason, Reason::EndpointMissing);
    QVERIFY(f.server.transport.requests().isEmpty());
}

void TestBulkRunFaults::serverWithoutIntrospectionSaysSo()
{
    RunFixture f(path());
    f.client.metadata.introspectionEndpoint.clear();
    BulkRun &run = f.make(sampleList(5), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.counts().finishedWith(Outcome::AcceptedUnverified), 5);
    QCOMPARE(run.row(0).unverified, UnverifiedReason::NoEndpoint);
}

void TestBulkRunFaults::callerThatMayNotAskStopsAsking()
{
    RunFixture f(path());
    f.server.onLook = [](int, const QByteArray &) -> std::optional<Result<HttpResponse>> {
        return jsonResponse(QByteArrayLiteral("{\"error\":\"invalid_client\"}"), 401);
    };
    BulkRun &run = f.make(sampleList(500), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.stopReason(), BulkStop::None);
    QCOMPARE(run.counts().finishedWith(Outcome::AcceptedUnverified), 500);
    QCOMPARE(run.row(499).unverified, UnverifiedReason::NotAllowedToAsk);
    QVERIFY2(f.server.looks < 60, QByteArray::number(f.server.looks).constData());
}

void TestBulkRunFaults::inactiveWithoutAWitnessIsNoProof()
{
    RunFixture f(path());
    f.server.onLook = inactive;
    BulkRun &run = f.make(sampleList(50, TokenKind::Refresh), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.counts().finishedWith(Outcome::AcceptedUnverified), 50);
    QCOMPARE(run.row(30).unverified, UnverifiedReason::NoWitness);
    QCOMPARE(f.server.looks, 70); // twenty beforehand, and each afterwards
    QCOMPARE(f.server.revocations, 50);
}

void TestBulkRunFaults::unknownKindsAreBelievedEachForItself()
{
    RunFixture f(path());
    // As with servers that call all refresh tokens inactive: what one says of itself counts.
    f.server.onLook = [&](int, const QByteArray &token) -> std::optional<Result<HttpResponse>> {
        if (token.endsWith('1'))
            return inactive(0, token);
        return std::nullopt;
    };
    BulkRun &run = f.make(sampleList(30, TokenKind::Unknown), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 27);
    QCOMPARE(run.counts().finishedWith(Outcome::AcceptedUnverified), 3);
    QCOMPARE(run.row(11).unverified, UnverifiedReason::NoWitness);
}

void TestBulkRunFaults::deadBeforeIsSaidSo()
{
    RunFixture f(path());
    f.settings.concurrency = 1;
    f.server.revoked.insert(sampleToken(0));
    BulkRun &run = f.make(sampleList(5));
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.row(0).outcome, Outcome::AlreadyInactive);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 4);
    QCOMPARE(f.server.sent.value(sampleToken(0)), 1); // sent all the same
}

void TestBulkRunFaults::liarIsFoundOut()
{
    RunFixture f(path());
    f.server.isLiar = true;
    BulkRun &run = f.make(sampleList(20), {TokenKind::Access});
    run.start();
    TRY_FINISHED(f);
    QCOMPARE(run.counts().finishedWith(Outcome::AcceptedStillActive), 20);
    QVERIFY(f.server.looks >= 20 && f.server.looks <= 40);
}

void TestBulkRunFaults::rowsThatWereSendingAreSentAgain()
{
    RunFixture f(path());
    f.settings.concurrency = 4;
    f.server.transport.hangOn(f.client.metadata.revocationEndpoint.path());
    BulkRun *run = &f.make(sampleList(40), {TokenKind::Access});
    run->start();
    QTRY_COMPARE(f.server.transport.requests().size(), 4);
    // Each of them was in the file before it left.
    const qsizetype sending = run->counts().sending;
    QVERIFY(sending >= 4);
    FakeTransport answering([&f](const HttpRequest &request) -> Result<HttpResponse> {
        const QByteArray token = FakeTransport::parameter(request, QByteArrayLiteral("token"));
        if (request.stage == Stage::Introspection)
            return jsonResponse(QByteArrayLiteral("{\"active\":false}"));
        ++f.server.sent[token];
        return emptyResponse();
    });
    f.run.reset();
    f.store.reset();
    f.store = std::make_unique<BulkStore>(f.path);
    QVERIFY_RESULT(resultOf(f.store->open(this)));
    f.run = std::make_unique<BulkRun>(
        BulkServices{.transport = answering, .clock = f.clock, .store = *f.store, .log = f.log},
        f.client, BulkPlan(f.list, {}), f.settings, QSet<TokenKind>{TokenKind::Access}, nullptr);
    run = f.run.get();
    QCOMPARE(run->counts().sending, sending);
    run->start();
    TRY_FINISHED(f);
    QCOMPARE(run->counts().finishedWith(Outcome::VerifiedInactive), 40);
    for (int i = 0; i < 40; ++i)
        QCOMPARE(f.server.sent.value(sampleToken(i)), 1);
}

void TestBulkRunFaults::acceptedRowsAreProvedAndNotSentAgain()
{
    RunFixture f(path());
    BulkRun *run = &f.make(sampleList(20), {TokenKind::Access});
    f.server.transport.hangOn(f.client.metadata.introspectionEndpoint.path());
    run->start();
    QTRY_COMPARE(run->counts().accepted, 20);
    run->cancel();
    f.run.reset(); // with its questions unanswered
    f.store.reset();
    f.store = std::make_unique<BulkStore>(f.path);
    QVERIFY_RESULT(resultOf(f.store->open(this)));
    int revocations = 0;
    FakeTransport answering([&](const HttpRequest &request) -> Result<HttpResponse> {
        revocations += request.stage == Stage::Revocation ? 1 : 0;
        return jsonResponse(QByteArrayLiteral("{\"active\":false}"));
    });
    f.run = std::make_unique<BulkRun>(
        BulkServices{.transport = answering, .clock = f.clock, .store = *f.store, .log = f.log},
        f.client, BulkPlan(f.list, {}), f.settings, QSet<TokenKind>{TokenKind::Access}, nullptr);
    run = f.run.get();
    // The youngest answers may not have been durable yet.
    QVERIFY(run->counts().accepted > 0);
    const qsizetype sending = run->counts().sending;
    QCOMPARE(run->counts().accepted + sending, 20);
    run->start();
    TRY_FINISHED(f);
    QCOMPARE(revocations, sending);
    QCOMPARE(run->counts().finishedWith(Outcome::VerifiedInactive), 20);
}

void TestBulkRunFaults::finishedRowWithoutEntryIsEntered()
{
    RunFixture f(path());
    f.log.isWithout = true;
    BulkRun *run = &f.make(sampleList(20), {TokenKind::Access});
    run->start();
    TRY_FINISHED(f);
    f.log.entries.clear();
    f.log.isWithout = false;
    run = &f.again({TokenKind::Access});
    run->start();
    TRY_FINISHED(f);
    QCOMPARE(f.server.revocations, 20);
    QCOMPARE(f.log.of(JournalAction::Revocation).size(), 20);
    QVERIFY(run->row(5).journalSequence > 0);
}

void TestBulkRunFaults::fullDiskStopsAndLosesNothing()
{
    const QString folder = temporaryPath(QStringLiteral("small"));
    QVERIFY(QDir().mkpath(folder));
    const auto command = [](const QString &program, const QStringList &arguments) {
        return QProcess::execute(program, arguments) == 0;
    };
    if (!command(QStringLiteral("mount"),
            {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                QStringLiteral("size=12m"), QStringLiteral("tmpfs"), folder}))
        QSKIP("no file system of its own can be mounted here");
    const auto unmount = qScopeGuard([&] { command(QStringLiteral("umount"), {folder}); });
    RunFixture f(folder + QStringLiteral("/run.db"));
    QFile filler(folder + QStringLiteral("/filler"));
    f.server.onRevoke = [&](int n, const QByteArray &) -> std::optional<Result<HttpResponse>> {
        if (n == 100 && filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
            while (filler.write(QByteArray(4096, 'x')) > 0) { }
        }
        return std::nullopt;
    };
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the run stops")));
    BulkRun *run = &f.make(sampleList(6000), {TokenKind::Access});
    run->start();
    TRY_FINISHED(f);
    QCOMPARE(run->stopReason(), BulkStop::StoreFailed);
    QCOMPARE(run->stopError()->reason, Reason::RunFull);
    QVERIFY(f.server.revocations < 6000);
    QVERIFY(filler.remove());
    f.server.onRevoke = {};
    const QSet<QByteArray> before = f.server.revoked;
    run = &f.again({TokenKind::Access});
    // Whatever left is in the file as having left.
    for (qsizetype i = 0; i < run->size(); ++i) {
        if (before.contains(sampleToken(int(i))))
            QVERIFY(run->row(i).state != RowState::Waiting);
    }
    run->start();
    TRY_FINISHED(f);
    QCOMPARE(run->counts().finishedWith(Outcome::VerifiedInactive), 6000);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestBulkRunFaults)
#include "tst_bulkrunfaults.moc"
