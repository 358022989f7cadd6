// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "core/net/qnamtransport.h"
#include "tests/integration/sandbox/sandboxtenant.h"
#include "tests/integration/sandbox/scriptedbrowser.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/onetransport.h"
#include "tests/support/temporaryjournal.h"
#include "tests/support/testcase.h"

#include <QtCore/QUrlQuery>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

//! Alice, and what she was sent to.
class RememberingBrowser final : public Browser
{
public:
    [[nodiscard]] ResultJob<void> *open(const QUrl &url, QObject *parent) override
    {
        opened.append(url);
        return m_alice.open(url, parent);
    }

    QList<QUrl> opened;

private:
    ScriptedBrowser m_alice;
};

//! An engine with a real network and secrets in memory.
struct Desk
{
    explicit Desk(const QString &folder)
        : vault(secrets)
        , journal(clock)
        , profiles(folder)
        , engine({transports, vault, profiles, browser, clock, journal.keeper})
    {
    }

    Session *open(const SandboxTenant &tenant, const QString &client,
        const AuthorizationSettings &settings = {})
    {
        Profile profile = tenant.profileFor(client);
        profile.authorization = settings;
        const Secret secret = tenant.secretOf(client);
        const auto saved = resultOf(engine.saveProfile(profile,
            secret.isEmpty() ? SecretChanges()
                             : SecretChanges{{ProfileSecret::ClientSecret, secret}},
            &engine));
        if (!saved)
            return nullptr;
        Session *const session = engine.session(saved->id);
        QObject::connect(session, &Session::failed, session, [this](const Error &e) { error = e; });
        [&] { QTRY_VERIFY(session->state() != SessionState::Restoring); }();
        return session;
    }
    //! Waits for the end of a sign-in.
    static bool isSignedIn(const Session &session)
    {
        [&] { QTRY_VERIFY_WITH_TIMEOUT(session.state() != SessionState::SigningIn, 60000); }();
        return session.state() == SessionState::SignedIn;
    }

    SystemClock clock;
    QnamTransport transport;
    OneTransport transports{transport};
    MemorySecretStore secrets;
    Vault vault;
    TemporaryJournal journal;
    ProfileStore profiles;
    RememberingBrowser browser;
    Engine engine;
    std::optional<Error> error;
};

bool isActive(const Token *token)
{
    return token != nullptr && token->isHeld() && token->server == ServerState::Active;
}

} // namespace

//! The ways of signing in, on the real tenant: pushed requests, response modes, max_age, and
//! another device.
class tst_SignInWays final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void pushed_data();
    void pushed();
    void settings_data();
    void settings();
    void tooOldSignIn_isAskedAnew();
    void otherDevice_data();
    void otherDevice();
    void otherDevice_refused_data();
    void otherDevice_refused();

private:
    QString folder() { return temporaryPath(u"desk%1"_s.arg(++m_desks)); }

    int m_desks = 0;
};

void tst_SignInWays::pushed_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("par");
    QTest::addColumn<QString>("client");
    QTest::addColumn<bool>("wanted");
    QTest::addColumn<bool>("isPushed");
    QTest::newRow("9, post") << u"9"_s << u"yes"_s << u"portal"_s << true << true;
    QTest::newRow("9, basic") << u"9"_s << u"yes"_s << u"portal-rs256"_s << true << true;
    QTest::newRow("9, public") << u"9"_s << u"required"_s << u"native"_s << true << true;
    QTest::newRow("9, required though switched off")
        << u"9"_s << u"required"_s << u"portal"_s << false << true;
    QTest::newRow("9, switched off") << u"9"_s << u"yes"_s << u"portal"_s << false << false;
    QTest::newRow("6, post") << u"6"_s << u"required"_s << u"portal"_s << true << true;
    QTest::newRow("6, none") << u"6"_s << u"no"_s << u"portal"_s << true << false;
}

void tst_SignInWays::pushed()
{
    QFETCH(QString, provider);
    QFETCH(QString, par);
    QFETCH(QString, client);
    QFETCH(bool, wanted);
    QFETCH(bool, isPushed);
    SandboxTenant tenant(provider, {u"--par"_s, par});
    QVERIFY(!tenant.appHost().isEmpty());
    Desk desk(folder());
    Session *const session = desk.open(tenant, client, {.pushed = wanted});
    QVERIFY(session != nullptr && session->signIn() != nullptr);
    QVERIFY(Desk::isSignedIn(*session));
    QTRY_VERIFY(isActive(session->current(TokenKind::Access)));
    QTRY_VERIFY(isActive(session->current(TokenKind::Refresh)));
    const QUrlQuery query(desk.browser.opened.constFirst());
    QCOMPARE(query.hasQueryItem(u"request_uri"_s), isPushed);
    QCOMPARE(query.hasQueryItem(u"state"_s), !isPushed);
}

void tst_SignInWays::settings_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<AuthorizationSettings>("settings");
    QTest::addColumn<qsizetype>("checks");
    using S = AuthorizationSettings;
    for (const char *const version : {"6", "9"}) {
        const QString provider = QString::fromLatin1(version);
        QTest::addRow("%s, form_post", version)
            << provider << S{.responseMode = ResponseMode::FormPost} << qsizetype(9);
        QTest::addRow("%s, query", version)
            << provider << S{.responseMode = ResponseMode::Query} << qsizetype(9);
        QTest::addRow("%s, much at once", version) << provider
                                                   << S{.prompt = u"login consent"_s,
                                                          .maxAge = 3600,
                                                          .acrValues = u"urn:example:any"_s,
                                                          .loginHint = u"alice"_s,
                                                          .uiLocales = u"zh-CN en"_s,
                                                          .tenantId = u"t1"_s,
                                                          .extra = {{u"of_our_own"_s, u"a b&c"_s}}}
                                                   << qsizetype(11);
    }
}

void tst_SignInWays::settings()
{
    QFETCH(QString, provider);
    QFETCH(AuthorizationSettings, settings);
    QFETCH(qsizetype, checks);
    SandboxTenant tenant(provider);
    Desk desk(folder());
    Session *const session = desk.open(tenant, u"portal"_s, settings);
    QVERIFY(session != nullptr && session->signIn() != nullptr);
    QVERIFY(Desk::isSignedIn(*session));
    QTRY_VERIFY(isActive(session->current(TokenKind::Refresh)));
    QCOMPARE(session->checks().size(), checks);
    for (const IdTokenCheck &check : session->checks()) {
        // The tenant names no kind of sign-in.
        const auto worst = check.name == IdTokenCheckName::AuthenticationContext
            ? CheckResult::Warn
            : CheckResult::Skipped;
        QVERIFY(check.result == CheckResult::Pass || check.result == worst);
    }
}

void tst_SignInWays::tooOldSignIn_isAskedAnew()
{
    SandboxTenant tenant(u"9"_s);
    Desk desk(folder());
    Session *const session = desk.open(tenant, u"portal"_s, {.maxAge = 0});
    QVERIFY(session != nullptr && session->signIn() != nullptr);
    QVERIFY(Desk::isSignedIn(*session));
    QCOMPARE(session->checks().constLast().name, IdTokenCheckName::AuthenticationTime);
    QCOMPARE(session->checks().constLast().result, CheckResult::Pass);
}

void tst_SignInWays::otherDevice_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("client");
    QTest::newRow("6, post") << u"6"_s << u"portal"_s;
    QTest::newRow("9, basic") << u"9"_s << u"portal-rs256"_s;
    QTest::newRow("9, public") << u"9"_s << u"native"_s;
}

void tst_SignInWays::otherDevice()
{
    QFETCH(QString, provider);
    QFETCH(QString, client);
    SandboxTenant tenant(provider);
    Desk desk(folder());
    Session *const session = desk.open(tenant, client);
    QVERIFY(session != nullptr);
    DeviceLoginJob *const job = session->signInOnDevice();
    QVERIFY(job != nullptr);
    QVERIFY(!session->canSignIn());
    QTRY_COMPARE(job->step(), DeviceStep::WaitingForUser);
    QVERIFY(job->secondsLeft() > 500);
    confirmOnDevice(job->verificationUri(), job->userCode(), u"allow"_s);
    QVERIFY(Desk::isSignedIn(*session));
    QVERIFY(desk.browser.opened.isEmpty());
    QTRY_VERIFY(isActive(session->current(TokenKind::Access)));
    QTRY_VERIFY(isActive(session->current(TokenKind::Refresh)));
    QCOMPARE(session->subject(), u"alice"_s);
    for (const IdTokenCheck &check : session->checks())
        QVERIFY(check.result == CheckResult::Pass || check.result == CheckResult::Skipped);

    const QString access = session->current(TokenKind::Access)->fingerprint;
    session->revoke({access});
    QTRY_VERIFY(session->reportOf(access) != nullptr);
    QCOMPARE(session->reportOf(access)->outcome, Outcome::VerifiedInactive);
}

void tst_SignInWays::otherDevice_refused_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("act");
    QTest::newRow("6, cancelled at the code") << u"6"_s << u"cancel"_s;
    QTest::newRow("9, refused at the consent") << u"9"_s << u"refuse"_s;
}

void tst_SignInWays::otherDevice_refused()
{
    QFETCH(QString, provider);
    QFETCH(QString, act);
    SandboxTenant tenant(provider);
    Desk desk(folder());
    Session *const session = desk.open(tenant, u"portal"_s);
    QVERIFY(session != nullptr);
    DeviceLoginJob *const job = session->signInOnDevice();
    QTRY_COMPARE(job->step(), DeviceStep::WaitingForUser);
    confirmOnDevice(job->verificationUri(), job->userCode(), act);
    QVERIFY(!Desk::isSignedIn(*session));
    QCOMPARE(session->state(), SessionState::SignedOut);
    QVERIFY(desk.error.has_value());
    QCOMPARE(desk.error->reason, Reason::UserRefused);
}

QTEST_GUILESS_MAIN(tst_SignInWays)
#include "tst_signinways.moc"
