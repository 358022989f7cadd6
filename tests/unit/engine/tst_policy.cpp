// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/bulk/samplelist.h"
#include "tests/unit/engine/sessionfixture.h"

#include <QtCore/QUuid>

using namespace rescind;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

//! What preferences and an administrator's policy really do in the engine.
class tst_Policy final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void bulk_isRefused();
    void paste_isRefused();
    void pasteOnlyProfile_cannotSignIn();
    void preferences_areKeptAndLivedBy();
    void preferences_cannotBeKept_countForThisRun();
    void problems_areSaid();

private:
    [[nodiscard]] QString folder() const
    {
        return temporaryPath(QUuid::createUuid().toString(QUuid::WithoutBraces));
    }
};

void tst_Policy::bulk_isRefused()
{
    SessionFixture plain(folder());
    Session *const session = plain.open();
    QVERIFY(session != nullptr);
    const auto context = resultOf(plain.engine.bulk().context(session->profile().id, this));
    QVERIFY_RESULT(context);
    const BulkPlan plan(sampleList(3), *context, {});
    Engine strict({.transports = plain.idp.transport(),
        .vault = plain.vault,
        .profiles = plain.profiles,
        .browser = plain.browser,
        .clock = plain.clock,
        .journal = plain.journal.keeper,
        .policy = {.policy = {.forbidsBulk = true}}});
    const auto run = resultOf(strict.bulk().newRun(plan, {}, {}, this));
    QVERIFY(!run);
    QCOMPARE(run.error().reason, Reason::ForbiddenByPolicy);
    QCOMPARE(run.error().subject, u"bulk"_s);
    QVERIFY(plain.idp.revoked.isEmpty());
    QVERIFY_RESULT(resultOf(plain.engine.bulk().newRun(plan, {}, {}, this)));
}

void tst_Policy::paste_isRefused()
{
    SessionFixture desk(folder());
    desk.browser.onOpened
        = [&desk](const QUrl &url) { desk.idp.nonce = parameterOf(url, u"nonce"_s); };
    QVERIFY(desk.open() != nullptr);
    Engine strict({.transports = desk.idp.transport(),
        .vault = desk.vault,
        .profiles = desk.profiles,
        .browser = desk.browser,
        .clock = desk.clock,
        .journal = desk.journal.keeper,
        .policy = {.policy = {.forbidsPaste = true}}});
    Session *const session = strict.session(FakeIdp::profile().id);
    QVERIFY(session != nullptr);
    QTRY_VERIFY(session->canSignIn());
    LoginJob *const job = session->signIn();
    QVERIFY(job != nullptr && !job->takesPaste());
    QTRY_COMPARE(job->step(), LoginStep::WaitingForBrowser);
    job->submitPasted(u"canary-code-1234567890abcdef"_s);
    QCOMPARE(job->pasteError()->reason, Reason::ForbiddenByPolicy);
    QCOMPARE(job->step(), LoginStep::WaitingForBrowser);
    job->cancel();
    QTRY_VERIFY(session->canSignIn());
}

void tst_Policy::pasteOnlyProfile_cannotSignIn()
{
    FakeIdp idp;
    FixedClock clock(idp.now);
    RecordingBrowser browser;
    Profile profile = FakeIdp::profile();
    profile.redirectUri = u"https://app.example/callback"_s;
    const auto result = resultOf(new LoginJob(
        {.transport = idp.transport(), .browser = browser, .clock = clock, .takesPaste = false},
        {.profile = profile, .secret = FakeIdp::clientSecret()}, 1, this));
    QVERIFY(!result);
    QCOMPARE(result.error().reason, Reason::ForbiddenByPolicy);
    QVERIFY(browser.opened.isEmpty());
}

void tst_Policy::preferences_areKeptAndLivedBy()
{
    const QString place = folder();
    SessionFixture desk(place);
    PreferencesStore store(place);
    const Services services{.transports = desk.idp.transport(),
        .vault = desk.vault,
        .profiles = desk.profiles,
        .browser = desk.browser,
        .clock = desk.clock,
        .journal = desk.journal.keeper,
        .preferences = &store,
        .policy = {.policy = {.lockAfter = 5min}}};
    {
        Engine engine(services);
        int changes = 0;
        connect(&engine.settings(), &SettingsDesk::changed, this, [&changes] { ++changes; });
        Preferences own = engine.settings().own();
        own.looks = LookSchedule::Once;
        own.lockAfter = 30min;
        QVERIFY_RESULT(engine.settings().set(own));
        QCOMPARE(changes, 1);
        // The user's own stays what it is, below what counts.
        QCOMPARE(engine.settings().own().lockAfter, 30min);
        QCOMPARE(engine.settings().current().lockAfter, 5min);
    }
    Engine again(services);
    QCOMPARE(again.settings().own().looks, LookSchedule::Once);
    Session *const session = again.session(FakeIdp::profile().id);
    QVERIFY(session == nullptr);
    QCOMPARE(lookTimesOf(LookSchedule::Once).size(), 1);
    QCOMPARE(lookTimesOf(LookSchedule::Usual), defaultLookTimes());
    QVERIFY(lookTimesOf(LookSchedule::Patient).size() > defaultLookTimes().size());
}

void tst_Policy::preferences_cannotBeKept_countForThisRun()
{
    const QString place = folder();
    QFile inTheWay(place);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    SessionFixture desk(folder());
    PreferencesStore store(place);
    Engine engine({.transports = desk.idp.transport(),
        .vault = desk.vault,
        .profiles = desk.profiles,
        .browser = desk.browser,
        .clock = desk.clock,
        .journal = desk.journal.keeper,
        .preferences = &store});
    Preferences own;
    own.clipboardTime = 60s;
    const auto kept = engine.settings().set(own);
    QVERIFY(!kept);
    QCOMPARE(kept.error().reason, Reason::SettingsNotWritable);
    QCOMPARE(engine.settings().current().clipboardTime, 60s);
}

void tst_Policy::problems_areSaid()
{
    const QString place = folder();
    QVERIFY(QDir().mkpath(place));
    QFile broken(place + u"/preferences.json"_s);
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{") == 1);
    broken.close();
    SessionFixture desk(folder());
    PreferencesStore store(place);
    Engine engine({.transports = desk.idp.transport(),
        .vault = desk.vault,
        .profiles = desk.profiles,
        .browser = desk.browser,
        .clock = desk.clock,
        .journal = desk.journal.keeper,
        .preferences = &store});
    QCOMPARE(engine.settings().problems().size(), 1);
    QCOMPARE(engine.settings().problems().constFirst().reason, Reason::PreferencesRefused);
    QVERIFY_RESULT(engine.settings().set({}));
    QVERIFY(engine.settings().problems().isEmpty());
}

QTEST_GUILESS_MAIN(tst_Policy)
#include "tst_policy.moc"
