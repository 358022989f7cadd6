// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/bulk/samplelist.h"
#include "tests/unit/engine/sessionfixture.h"

namespace rescind {

class TestBulkDesk final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void contextKnowsWhatIsHeldForAllProfiles();
    void contextOfAnUnknownProfileFails();
    void runRevokesAndWritesIntoTheJournal();
    void witnessIsRemembered();
    void ownTokenIsClearedOnceItIsRevoked();
    void cancelledRunIsFoundAndResumed();
    void otherListIsRefused();
    void runInUseIsRefused();
    void endedRunIsNotUnfinished();

private:
    [[nodiscard]] QString folder() const
    {
        return temporaryPath(QStringLiteral("settings%1").arg(++m_n));
    }

    mutable int m_n = 0;
};

namespace {

//! A plan of these tokens for this session's profile.
BulkPlan planFor(SessionFixture &f, const Session &session,
    const std::shared_ptr<const TokenList> &list, const PlanFilter &filter = {})
{
    const auto context = resultOf(f.engine.bulk().context(session.profile().id, &f.engine));
    return BulkPlan(list, context.value_or(PlanContext()), filter);
}

BulkSettings quick()
{
    return {.concurrency = 4, .looks = {std::chrono::milliseconds(0)}};
}

void finish(BulkRun &run)
{
    run.start();
    [&] { QTRY_COMPARE_WITH_TIMEOUT(run.state(), BulkState::Finished, 20000); }();
}

} // namespace

void TestBulkDesk::contextKnowsWhatIsHeldForAllProfiles()
{
    SessionFixture f(folder());
    Session *const session = f.open();
    QVERIFY(session && SessionFixture::signIn(*session));
    Profile other = FakeIdp::profile();
    other.id.clear();
    other.name = QStringLiteral("Other");
    other.clientId = QStringLiteral("other-client");
    const auto saved = resultOf(f.engine.saveProfile(other, {}, &f.engine));
    QVERIFY_RESULT(saved);
    // Its tokens are in the keychain alone.
    Token kept = readToken(TokenKind::Refresh, Secret(QByteArrayLiteral("kept-by-the-other")));
    QVERIFY_RESULT(resultOf(f.vault.write(sessionKey(saved->id), packed({kept}), &f.engine)));

    const auto context = resultOf(f.engine.bulk().context(session->profile().id, &f.engine));
    QVERIFY_RESULT(context);
    QCOMPARE(context->client.clientId, session->profile().clientId);
    QCOMPARE(context->client.issuer, session->profile().issuer());
    QCOMPARE(context->others.size(), 1);
    QCOMPARE(context->others.at(0).clientId, QStringLiteral("other-client"));
    QVERIFY(context->held.contains(session->current(TokenKind::Access)->fingerprint));
    QVERIFY(context->held.contains(session->current(TokenKind::Refresh)->fingerprint));
    QVERIFY(context->held.contains(kept.fingerprint));
    QVERIFY(context->now.isValid());
}

void TestBulkDesk::contextOfAnUnknownProfileFails()
{
    SessionFixture f(folder());
    const auto context = resultOf(f.engine.bulk().context(QStringLiteral("nobody"), &f.engine));
    QVERIFY(!context);
    QCOMPARE(context.error().kind, ErrorKind::Usage);
}

void TestBulkDesk::runRevokesAndWritesIntoTheJournal()
{
    SessionFixture f(folder());
    Session *const session = f.open();
    QVERIFY(session);
    BulkSettings settings = quick();
    settings.reason = QStringLiteral("INC-9");
    const auto made = resultOf(f.engine.bulk().newRun(
        planFor(f, *session, sampleList(20)), settings, QStringLiteral("found.txt"), &f.engine));
    QVERIFY_RESULT(made);
    finish(**made);
    QCOMPARE((*made)->stopReason(), BulkStop::None);
    QCOMPARE((*made)->counts().allFinished(), 20);
    const BulkReportHead head = f.engine.bulk().reportHead(**made);
    QCOMPARE(head.inputName, QStringLiteral("found.txt"));
    QCOMPARE(head.profileName, session->profile().name);
    QCOMPARE(head.reason, QStringLiteral("INC-9"));
    int revocations = 0;
    const QList<JournalEntry> entries = f.journal.entries();
    for (const JournalEntry &entry : entries) {
        if (entry.action != JournalAction::Revocation)
            continue;
        ++revocations;
        QCOMPARE(entry.reason, QStringLiteral("INC-9"));
        QCOMPARE(entry.profileName, session->profile().name);
        QCOMPARE(entry.host, session->profile().displayHost());
        QVERIFY(!entry.operatorName.isEmpty());
    }
    QCOMPARE(revocations, 20);
}

void TestBulkDesk::witnessIsRemembered()
{
    SessionFixture f(folder());
    Session *const session = f.open();
    QVERIFY(session && SessionFixture::signIn(*session));
    const QString issued = QString::fromUtf8(session->current(TokenKind::Access)->value.view());
    QVERIFY(session->client().isWitness(TokenKind::Access));
    const auto made = resultOf(f.engine.bulk().newRun(
        planFor(f, *session, listFrom(issued.toUtf8()), {.includesOwn = true}), quick(), {},
        &f.engine));
    QVERIFY_RESULT(made);
    finish(**made);
    QVERIFY((*made)->row(0).witness);
    QVERIFY(
        f.profiles.byId(session->profile().id)->witnessedKinds.contains(QStringLiteral("access")));
}

void TestBulkDesk::ownTokenIsClearedOnceItIsRevoked()
{
    SessionFixture f(folder());
    Session *const session = f.open();
    QVERIFY(session && SessionFixture::signIn(*session));
    const Token access = *session->current(TokenKind::Access);
    const auto list = listFrom(access.value.reveal());
    // Guarded at first.
    QCOMPARE(planFor(f, *session, list).count(SkipReason::OwnToken), 1);
    const auto made = resultOf(f.engine.bulk().newRun(
        planFor(f, *session, list, {.includesOwn = true}), quick(), {}, &f.engine));
    QVERIFY_RESULT(made);
    finish(**made);
    QCOMPARE((*made)->counts().finishedWith(Outcome::VerifiedInactive), 1);
    QTRY_VERIFY(!session->find(access.fingerprint)->isHeld());
    QVERIFY(session->current(TokenKind::Refresh)->isHeld());
}

void TestBulkDesk::cancelledRunIsFoundAndResumed()
{
    SessionFixture f(folder());
    Session *const session = f.open();
    QVERIFY(session);
    BulkDesk &desk = f.engine.bulk();
    const BulkPlan plan = planFor(f, *session, sampleList(200));
    BulkSettings settings = quick();
    settings.rateLimit = 400;
    auto made = resultOf(desk.newRun(plan, settings, QStringLiteral("a.txt"), &f.engine));
    QVERIFY_RESULT(made);
    BulkRun *run = *made;
    connect(run, &BulkRun::rowFinished, run, [run](qsizetype) { run->cancel(); });
    finish(*run);
    QCOMPARE(run->stopReason(), BulkStop::Cancelled);
    const qsizetype done = run->counts().allFinished();
    QVERIFY(done < 200);
    delete run;
    const auto unfinished = resultOf(desk.unfinished(&f.engine));
    QVERIFY_RESULT(unfinished);
    QCOMPARE(unfinished->size(), 1);
    QCOMPARE(unfinished->at(0).record.inputName, QStringLiteral("a.txt"));
    QCOMPARE(unfinished->at(0).counts.allFinished(), done);
    const auto found = resultOf(desk.find(session->profile().id, plan.list()->digest(), &f.engine));
    QVERIFY_RESULT(found);
    QCOMPARE(found->path, unfinished->at(0).path);
    made = resultOf(desk.resumedRun(found->path, plan, {}, &f.engine));
    QVERIFY_RESULT(made);
    QCOMPARE((*made)->settings().concurrency, 4);
    finish(**made);
    QCOMPARE((*made)->counts().allFinished(), 200);
    QVERIFY(resultOf(desk.unfinished(&f.engine))->isEmpty());
}

void TestBulkDesk::otherListIsRefused()
{
    SessionFixture f(folder());
    Session *const session = f.open();
    QVERIFY(session);
    BulkDesk &desk = f.engine.bulk();
    const auto made
        = resultOf(desk.newRun(planFor(f, *session, sampleList(5)), quick(), {}, &f.engine));
    QVERIFY_RESULT(made);
    finish(**made);
    delete *made;
    const auto digest = sampleList(5)->digest();
    const QString path = resultOf(desk.find(session->profile().id, digest, &f.engine))->path;
    QVERIFY(!path.isEmpty());
    const auto refused
        = resultOf(desk.resumedRun(path, planFor(f, *session, sampleList(6)), {}, &f.engine));
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, Reason::RunOfAnotherList);
}

void TestBulkDesk::runInUseIsRefused()
{
    SessionFixture f(folder());
    Session *const session = f.open();
    QVERIFY(session);
    BulkDesk &desk = f.engine.bulk();
    const BulkPlan plan = planFor(f, *session, sampleList(5));
    const auto made = resultOf(desk.newRun(plan, quick(), {}, &f.engine));
    QVERIFY_RESULT(made);
    finish(**made);
    // It is still open.
    const auto found = resultOf(desk.find(session->profile().id, plan.list()->digest(), &f.engine));
    QVERIFY(!found);
    QCOMPARE(found.error().reason, Reason::RunInUse);
}

void TestBulkDesk::endedRunIsNotUnfinished()
{
    SessionFixture f(folder());
    Session *const session = f.open();
    QVERIFY(session);
    BulkDesk &desk = f.engine.bulk();
    const BulkPlan plan = planFor(f, *session, sampleList(5));
    const auto made = resultOf(desk.newRun(plan, quick(), {}, &f.engine));
    QVERIFY_RESULT(made);
    finish(**made);
    delete *made;
    QVERIFY(resultOf(desk.unfinished(&f.engine))->isEmpty());
    const auto found = resultOf(desk.find(session->profile().id, plan.list()->digest(), &f.engine));
    QVERIFY_RESULT(found);
    QVERIFY(found->record.endedAt.isValid());
    QVERIFY_RESULT(resultOf(desk.remove(found->path, &f.engine)));
    QVERIFY(resultOf(desk.find(session->profile().id, plan.list()->digest(), &f.engine))
                ->path.isEmpty());
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestBulkDesk)
#include "tst_bulkdesk.moc"
