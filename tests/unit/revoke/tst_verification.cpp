// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revoke/verification.h"

#include "tests/support/jobcontract.h"
#include "tests/unit/revoke/scriptedserver.h"

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace rescind {

namespace {

VerificationJob::Task task(TokenKind kind, bool witness, bool served = false)
{
    return {.client = sampleClient(),
        .token = Secret("canary-token"_ba),
        .kind = kind,
        .witness = witness,
        .userInfoServedBefore = served,
        .times = {0ms, 0ms, 0ms}};
}

} // namespace

class TestVerification final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void contract_data();
    void contract();
    void times_areThoseOfTheContract();
    void looks_endWithTheProof_data();
    void looks_endWithTheProof();
    void looks_areTold();
    void looks_keepTheirTimes();
    void hint_belongsToTheKind();
};

void TestVerification::contract_data()
{
    // It has no deadline, and not to find out is no error.
    QTest::addColumn<int>("clause");
    QTest::newRow("success") << 0;
    QTest::newRow("cancel") << 2;
    QTest::newRow("cancel twice") << 3;
    QTest::newRow("cancel before start") << 4;
    QTest::newRow("context dies") << 5;
    QTest::newRow("parent dies") << 6;
}

void TestVerification::contract()
{
    ScriptedServer server;
    server.script(Stage::Introspection, u"inactive"_s);
    ScriptedServer silent;
    silent.transport.hangOn(sampleClient().metadata.introspectionEndpoint.path());
    const auto maker = [](ScriptedServer &asked) {
        return [&asked](QObject *parent) {
            return new VerificationJob(
                asked.transport, asked.clock, task(TokenKind::Refresh, true), parent);
        };
    };
    JobContract<Verification>{
        .succeeding = maker(server), .failing = {}, .hanging = maker(silent), .late = {}}
        .check();
}

void TestVerification::times_areThoseOfTheContract()
{
    QCOMPARE(defaultLookTimes(), LookTimes({0s, 2s, 10s, 30s}));
}

void TestVerification::looks_endWithTheProof_data()
{
    QTest::addColumn<bool>("witness");
    QTest::addColumn<QString>("introspection");
    QTest::addColumn<QString>("log");
    QTest::addColumn<ProofBy>("proof");
    QTest::addColumn<Activity>("after");
    QTest::addColumn<UnverifiedReason>("unverified");
    QTest::newRow("at once") << true << u"inactive"_s << u"I"_s << ProofBy::Introspection
                             << Activity::Inactive << UnverifiedReason::None;
    QTest::newRow("no witness") << false << u"inactive"_s << u"I"_s << ProofBy::Nobody
                                << Activity::Inactive << UnverifiedReason::NoWitness;
    QTest::newRow("never") << true << u"active"_s << u"III"_s << ProofBy::Nobody << Activity::Active
                           << UnverifiedReason::None;
    QTest::newRow("failure, then proof")
        << true << u"500 inactive"_s << u"II"_s << ProofBy::Introspection << Activity::Inactive
        << UnverifiedReason::None;
    QTest::newRow("failure, then no witness")
        << false << u"500 inactive"_s << u"II"_s << ProofBy::Nobody << Activity::Inactive
        << UnverifiedReason::NoWitness;
    QTest::newRow("failing twice") << true << u"down"_s << u"II"_s << ProofBy::Nobody
                                   << Activity::Unknown << UnverifiedReason::AskingFailed;
    QTest::newRow("malformed twice") << true << u"200"_s << u"II"_s << ProofBy::Nobody
                                     << Activity::Unknown << UnverifiedReason::AskingFailed;
    QTest::newRow("refused twice") << true << u"403"_s << u"II"_s << ProofBy::Nobody
                                   << Activity::Unknown << UnverifiedReason::NotAllowedToAsk;
}

void TestVerification::looks_endWithTheProof()
{
    QFETCH(bool, witness);
    QFETCH(QString, introspection);
    ScriptedServer server;
    server.script(Stage::Introspection, introspection);
    const auto found = resultOf(new VerificationJob(
        server.transport, server.clock, task(TokenKind::Refresh, witness), this));
    QVERIFY_RESULT(found);
    QTEST(server.log, "log");
    QTEST(found->proof, "proof");
    QTEST(found->after, "after");
    QTEST(found->unverified, "unverified");
    QCOMPARE(found->looks.size(), server.log.size());
}

void TestVerification::looks_areTold()
{
    ScriptedServer server;
    server.script(Stage::Introspection, u"active 401 inactive"_s);
    auto *const job = new VerificationJob(
        server.transport, server.clock, task(TokenKind::Refresh, false), this);
    QList<std::pair<Activity, bool>> told;
    connect(job, &VerificationJob::looked, this, [&told](const Look &look, bool proof) {
        QCOMPARE(look.error.has_value(), look.answer == Activity::Unknown);
        told.append({look.answer, proof});
    });
    QVERIFY(resultOf(job).has_value());
    QCOMPARE(told,
        (QList<std::pair<Activity, bool>>{
            {Activity::Active, false}, {Activity::Unknown, false}, {Activity::Inactive, true}}));
}

//! Times count from the revocation, not from the look before; none is early.
void TestVerification::looks_keepTheirTimes()
{
    ScriptedServer server;
    server.script(Stage::Introspection, u"active"_s);
    VerificationJob::Task slow = task(TokenKind::Refresh, true);
    slow.times = {0ms, 40ms, 60ms};
    QElapsedTimer timer;
    timer.start();
    auto *const job = new VerificationJob(server.transport, server.clock, slow, this);
    QVERIFY(resultOf(job).has_value());
    QCOMPARE(server.log, u"III"_s);
    QVERIFY(timer.elapsed() >= 55);
}

void TestVerification::hint_belongsToTheKind()
{
    ScriptedServer server;
    server.script(Stage::Introspection, u"inactive"_s);
    for (const auto kind : {TokenKind::Access, TokenKind::Refresh, TokenKind::Unknown}) {
        auto *const job
            = new VerificationJob(server.transport, server.clock, task(kind, true), this);
        QVERIFY(resultOf(job).has_value());
    }
    QByteArrayList hints;
    for (const HttpRequest &request : server.transport.requests())
        hints.append(FakeTransport::parameter(request, "token_type_hint"));
    QCOMPARE(hints, QByteArrayList({"access_token", "refresh_token", ""}));
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestVerification)
#include "tst_verification.moc"
