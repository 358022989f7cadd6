// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/signing.h"
#include "tests/unit/revoke/scriptedserver.h"

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace rescind {

namespace {

using Step = RevocationStep::Kind;

QStringList heardMessages;

void hear(QtMsgType, const QMessageLogContext &, const QString &message)
{
    heardMessages.append(message);
}

} // namespace

//! What happens on the way of one revocation, as far as outcomes (tst_revokejob) do not show it.
class TestRevokeJobCourse final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void steps_comeInOrder();
    void steps_ofUserInfo_areNoIntrospection();
    void request_carriesHintThenNone();
    void look_givenByTheCaller_isNotRepeated_data();
    void look_givenByTheCaller_isNotRepeated();
    void witness_isReported_data();
    void witness_isReported();
    void singleLook_failing_saysWhy();
    void noLooks_areUnverified();
    void clearing_failing_isReported();
    void token_notHeld_isNotSent();
    void exposure_isReportedWhereAccepted_data();
    void exposure_isReportedWhereAccepted();
    void retryAfter_isReported();
    void secrets_stayInside();
};

void TestRevokeJobCourse::steps_comeInOrder()
{
    ScriptedServer server;
    server.script(Stage::Introspection, u"active active inactive"_s);
    server.script(Stage::Revocation, u"200"_s);
    auto *const job = new RevokeJob(
        server.transport, server.copies, server.clock, quickTask(TokenKind::Refresh), this);
    QList<RevocationStep> steps;
    connect(job, &RevokeJob::advanced, this,
        [&steps](const RevocationStep &step) { steps.append(step); });
    const auto report = resultOf(job);
    QVERIFY_RESULT(report);
    QList<Step> kinds;
    for (const RevocationStep &step : steps) {
        kinds.append(step.kind);
        QCOMPARE(step.at, server.clock.now());
    }
    QCOMPARE(kinds,
        QList<Step>({Step::LookedBefore, Step::Accepted, Step::Cleared, Step::LookedAfter,
            Step::LookedAfter}));
    QCOMPARE(steps[0].activity, Activity::Active);
    QCOMPARE(steps[1].httpStatus, 200);
    QVERIFY(!steps[3].proof);
    QVERIFY(steps[4].proof);
    QCOMPARE(server.log, u"IRCII"_s);
    QCOMPARE(report->looks.size(), 2);
    QCOMPARE(report->sentAt, server.clock.now());
    QCOMPARE(report->httpStatus, 200);
    QVERIFY(!report->error);
}

//! Whoever hears of a step remembers a witness from it: user info makes none.
void TestRevokeJobCourse::steps_ofUserInfo_areNoIntrospection()
{
    ScriptedServer server;
    server.script(Stage::Introspection, u"inactive"_s);
    server.script(Stage::Revocation, u"200"_s);
    server.script(Stage::UserInfo, u"served"_s);
    auto *const job = new RevokeJob(
        server.transport, server.copies, server.clock, quickTask(TokenKind::Access), this);
    bool saidActive = false;
    connect(job, &RevokeJob::advanced, this, [&saidActive](const RevocationStep &step) {
        saidActive = saidActive || step.activity == Activity::Active;
    });
    const auto report = resultOf(job);
    QVERIFY_RESULT(report);
    QVERIFY(!saidActive);
    QVERIFY(!report->witness);
    QCOMPARE(report->outcome, Outcome::AcceptedStillActive);
}

void TestRevokeJobCourse::request_carriesHintThenNone()
{
    ScriptedServer server;
    server.script(Stage::Introspection, u"active inactive"_s);
    server.script(Stage::Revocation, u"unsupported 200"_s);
    server.run(quickTask(TokenKind::Refresh));
    const auto &requests = server.transport.requests();
    QCOMPARE(requests.size(), 4);
    QCOMPARE(FakeTransport::parameter(requests[1], "token"), "canary-token"_ba);
    QCOMPARE(FakeTransport::parameter(requests[1], "token_type_hint"), "refresh_token"_ba);
    QCOMPARE(FakeTransport::parameter(requests[2], "token"), "canary-token"_ba);
    QVERIFY(FakeTransport::parameter(requests[2], "token_type_hint").isEmpty());
}

void TestRevokeJobCourse::look_givenByTheCaller_isNotRepeated_data()
{
    QTest::addColumn<bool>("witness");
    QTest::addColumn<Activity>("answer");
    QTest::addColumn<bool>("served");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<Activity>("before");
    QTest::newRow("active") << false << Activity::Active << false << Outcome::VerifiedInactive
                            << Activity::Active;
    QTest::newRow("dead by a witness")
        << true << Activity::Inactive << false << Outcome::AlreadyInactive << Activity::Inactive;
    QTest::newRow("dead by none") << false << Activity::Inactive << false
                                  << Outcome::AcceptedUnverified << Activity::Inactive;
    QTest::newRow("nothing known")
        << false << Activity::Unknown << false << Outcome::AcceptedUnverified << Activity::Unknown;
    QTest::newRow("served") << false << Activity::Inactive << true << Outcome::VerifiedInactive
                            << Activity::Active;
}

void TestRevokeJobCourse::look_givenByTheCaller_isNotRepeated()
{
    QFETCH(bool, witness);
    QFETCH(Activity, answer);
    QFETCH(bool, served);
    ScriptedServer server;
    server.script(Stage::Introspection, u"inactive"_s);
    server.script(Stage::Revocation, u"200"_s);
    server.script(Stage::UserInfo, u"refused"_s);
    RevocationTask task = quickTask(TokenKind::Access);
    task.witness = witness;
    task.before = FirstLook{.answer = answer, .userInfoServed = served};
    const RevocationReport report = server.run(task);
    QTEST(report.outcome, "outcome");
    QTEST(report.before, "before");
    QCOMPARE(server.log, served ? u"RCIU"_s : u"RCI"_s);
}

void TestRevokeJobCourse::witness_isReported_data()
{
    QTest::addColumn<bool>("remembered");
    QTest::addColumn<QString>("introspection");
    QTest::addColumn<bool>("expected");
    QTest::newRow("was active") << false << u"active inactive"_s << true;
    QTest::newRow("remembered") << true << u"500"_s << true;
    QTest::newRow("never active") << false << u"inactive"_s << false;
    QTest::newRow("active afterwards, to the end") << false << u"500 active"_s << true;
    QTest::newRow("nobody to ask") << false << u"401"_s << false;
}

void TestRevokeJobCourse::witness_isReported()
{
    QFETCH(bool, remembered);
    QFETCH(QString, introspection);
    ScriptedServer server;
    server.script(Stage::Introspection, introspection);
    server.script(Stage::Revocation, u"200"_s);
    RevocationTask task = quickTask(TokenKind::Refresh);
    task.witness = remembered;
    QTEST(server.run(task).witness, "expected");
}

void TestRevokeJobCourse::singleLook_failing_saysWhy()
{
    for (const auto kind : {TokenKind::Refresh, TokenKind::Access}) {
        ScriptedServer server;
        server.script(Stage::Introspection, u"401"_s);
        server.script(Stage::Revocation, u"200"_s);
        server.script(Stage::UserInfo, u"served refused"_s);
        RevocationTask task = quickTask(kind);
        task.looks = {0ms};
        const RevocationReport report = server.run(task);
        const bool byUse = kind == TokenKind::Access;
        QCOMPARE(report.outcome, byUse ? Outcome::VerifiedInactive : Outcome::AcceptedUnverified);
        QCOMPARE(
            report.unverified, byUse ? UnverifiedReason::None : UnverifiedReason::NotAllowedToAsk);
    }
}

void TestRevokeJobCourse::noLooks_areUnverified()
{
    ScriptedServer server;
    server.script(Stage::Introspection, u"active inactive"_s);
    server.script(Stage::Revocation, u"200"_s);
    RevocationTask task = quickTask(TokenKind::Refresh);
    task.looks.clear();
    const RevocationReport report = server.run(task);
    QCOMPARE(report.outcome, Outcome::AcceptedUnverified);
    QCOMPARE(server.log, u"IRC"_s);
    QVERIFY(report.looks.isEmpty());
}

void TestRevokeJobCourse::clearing_failing_isReported()
{
    ScriptedServer server;
    server.script(Stage::Introspection, u"active inactive"_s);
    server.script(Stage::Revocation, u"200"_s);
    server.copies.failure = Error{
        .kind = ErrorKind::Keychain, .stage = Stage::Storage, .reason = Reason::KeychainLocked};
    auto *const job = new RevokeJob(
        server.transport, server.copies, server.clock, quickTask(TokenKind::Refresh), this);
    QList<Step> kinds;
    connect(job, &RevokeJob::advanced, this,
        [&kinds](const RevocationStep &step) { kinds.append(step.kind); });
    const auto report = resultOf(job);
    QVERIFY_RESULT(report);
    // The keychain has no say in what became of the token.
    QCOMPARE(report->outcome, Outcome::VerifiedInactive);
    QVERIFY(!report->localCopiesCleared);
    QCOMPARE(report->clearingError, server.copies.failure);
    QVERIFY(!report->error);
    QVERIFY(kinds.contains(Step::NotCleared));
    QVERIFY(!kinds.contains(Step::Cleared));
}

//! Every server calls an empty token inactive; that proves nothing about the one that was meant.
void TestRevokeJobCourse::token_notHeld_isNotSent()
{
    ScriptedServer server;
    server.script(Stage::Introspection, u"inactive"_s);
    server.script(Stage::Revocation, u"200"_s);
    RevocationTask task = quickTask(TokenKind::Refresh);
    task.witness = true;
    task.token.clear();
    const RevocationReport report = server.run(task);
    QCOMPARE(report.outcome, Outcome::NotSent);
    QVERIFY(!report.maybeSent);
    QVERIFY(report.error);
    QCOMPARE(report.error->kind, ErrorKind::Usage);
    QVERIFY(server.transport.requests().isEmpty());
    QVERIFY(server.copies.cleared.isEmpty());
}

void TestRevokeJobCourse::exposure_isReportedWhereAccepted_data()
{
    QTest::addColumn<QString>("revocation");
    QTest::addColumn<qint64>("expiresIn");
    QTest::addColumn<bool>("exposed");
    QTest::newRow("accepted") << u"200"_s << qint64(3600) << true;
    QTest::newRow("expired") << u"200"_s << qint64(-1) << false;
    QTest::newRow("rejected") << u"400"_s << qint64(3600) << false;
    QTest::newRow("seen dead") << u"late"_s << qint64(3600) << true;
}

void TestRevokeJobCourse::exposure_isReportedWhereAccepted()
{
    QFETCH(QString, revocation);
    QFETCH(qint64, expiresIn);
    QFETCH(bool, exposed);
    ScriptedServer server;
    server.script(Stage::Introspection, u"active inactive"_s);
    server.script(Stage::Revocation, revocation);
    const QDateTime expiry = server.clock.now().addSecs(expiresIn);
    const RevocationReport report = server.run(quickTask(TokenKind::Access,
        macToken("HS256", "k", {{u"exp"_s, expiry.toSecsSinceEpoch()}, {u"jti"_s, u"the-jti"_s}})));
    QCOMPARE(report.exposureUntil, exposed ? std::optional(expiry) : std::nullopt);
    QCOMPARE(report.tokenId, u"the-jti"_s);
    QCOMPARE(report.kind, TokenKind::Access);
}

void TestRevokeJobCourse::retryAfter_isReported()
{
    ScriptedServer server;
    server.script(Stage::Introspection, u"active"_s);
    server.script(Stage::Revocation, u"busy"_s);
    const RevocationReport report = server.run(quickTask(TokenKind::Refresh));
    QCOMPARE(report.outcome, Outcome::NotSent);
    QCOMPARE(report.httpStatus, 429);
    QCOMPARE(report.error->retryAfter, std::optional<int>(60));
    QCOMPARE(report.error->reason, Reason::TooManyRequests);
}

//! A server that echoes all it gets, at every endpoint: nothing of it in the report or in the log.
void TestRevokeJobCourse::secrets_stayInside()
{
    for (const ClientAuthMethod method : {ClientAuthMethod::Post, ClientAuthMethod::Basic}) {
        ScriptedServer server;
        RevocationTask task = quickTask(TokenKind::Access, "canary token");
        task.client.secret = Secret("canary/secret"_ba);
        task.client.profile.revocationAuth = method;
        task.client.profile.introspectionAuth = method;
        server.transport.setAnswer([](const HttpRequest &request) -> Result<HttpResponse> {
            QByteArray heard = request.authorization.reveal() + ' ';
            heard += QByteArray::fromBase64(heard.mid(6)) + ' ';
            for (const auto &[name, value] : request.form)
                heard += name + '=' + value.reveal() + ", ";
            return HttpResponse{.status = request.stage == Stage::Revocation ? 503 : 400,
                .body = R"({"error":"x )" + heard + R"(","error_description":")" + heard
                    + R"(","request_id":")" + heard + "\"}"};
        });
        heardMessages.clear();
        const QtMessageHandler before = qInstallMessageHandler(hear);
        const RevocationReport report = server.run(task);
        qInstallMessageHandler(before);
        QCOMPARE(report.outcome, Outcome::NotSent);
        QVERIFY(!report.looks.isEmpty());
        QVERIFY2(!allTextOf(report).contains("canary"), allTextOf(report).constData());
        for (const QString &message : heardMessages)
            QVERIFY2(!message.contains(u"canary"), qPrintable(message));
    }
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestRevokeJobCourse)
#include "tst_revokejobcourse.moc"
