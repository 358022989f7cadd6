// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "core/net/qnamtransport.h"
#include "tests/integration/sandbox/sandboxtenant.h"
#include "tests/integration/sandbox/scriptedbrowser.h"
#include "tests/support/loopbackvisit.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/onetransport.h"
#include "tests/support/temporaryjournal.h"
#include "tests/support/testcase.h"

#include <QtCore/QUrlQuery>
#include <QtCore/QUuid>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

//! Signs in as the scripted one does; of a sign-out it only notes where it is sent.
class NotingBrowser final : public Browser
{
public:
    NotingBrowser() = default;
    ResultJob<void> *open(const QUrl &url, QObject *parent) override
    {
        // A sign-out goes by a page of this computer, whose address says nothing.
        if (url.hasQuery())
            return m_person.open(url, parent);
        visitLoopback(url, &m_visitor, [this](const QUrl &next) { signOutPage = next; });
        return new DoneJob(parent);
    }

    QUrl signOutPage;

private:
    class DoneJob final : public ResultJob<void>
    {
    public:
        explicit DoneJob(QObject *parent)
            : ResultJob(parent)
        {
        }

    protected:
        void run() override { finish({}); }
        [[nodiscard]] Stage stage() const override { return Stage::Logout; }
    };

    ScriptedBrowser m_person;
    //! The job that asks is over before the page has answered.
    QObject m_visitor;
};

//! An engine on real HTTP and a keychain in memory.
struct Desk
{
    explicit Desk(const QString &folder)
        : vault(store)
        , journal(clock)
        , profiles(folder)
        , engine({.transports = transports,
              .vault = vault,
              .profiles = profiles,
              .browser = browser,
              .clock = clock,
              .journal = journal.keeper})
    {
    }
    Session *open(const Profile &profile, const Secret &secret)
    {
        const auto saved = resultOf(
            engine.saveProfile(profile, {{ProfileSecret::ClientSecret, secret}}, &engine));
        if (!saved)
            return nullptr;
        Session *const session = engine.session(saved->id);
        [&] { QTRY_VERIFY(session->state() != SessionState::Restoring); }();
        return session;
    }
    static bool signIn(Session &session)
    {
        if (session.signIn() == nullptr)
            return false;
        [&] { QTRY_VERIFY_WITH_TIMEOUT(session.state() != SessionState::SigningIn, 60000); }();
        return session.state() == SessionState::SignedIn;
    }

    QnamTransport transport;
    OneTransport transports{transport};
    MemorySecretStore store;
    Vault vault;
    SystemClock clock;
    TemporaryJournal journal;
    ProfileStore profiles;
    NotingBrowser browser;
    Engine engine;
};

bool isActive(const Token *token)
{
    return token != nullptr && token->isHeld() && token->server == ServerState::Active;
}

} // namespace

//! Providers that are not known by an App Host with OpenID Connect, and what else a client can do
//! at one: real servers, real HTTP.
class tst_OtherProviders final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void oauthTwin_worksWhole_data();
    void oauthTwin_worksWhole();
    void issuerAlone_isEnough_data();
    void issuerAlone_isEnough();
    void signOut_endsEverything_data();
    void signOut_endsEverything();
    void applicationToken_isIssuedAndRevoked_data();
    void applicationToken_isIssuedAndRevoked();
    void userInfo_isServed_data();
    void userInfo_isServed();

private:
    [[nodiscard]] QString folder() const
    {
        return temporaryPath(QUuid::createUuid().toString(QUuid::WithoutBraces));
    }
    static void addProviders()
    {
        QTest::addColumn<QString>("provider");
        QTest::newRow("6") << u"6"_s;
        QTest::newRow("9") << u"9"_s;
    }
    static RevocationReport revoked(Session &session, const QString &fingerprint)
    {
        [&] { QTRY_VERIFY(!session.isBusy(fingerprint)); }();
        session.revoke({fingerprint});
        [&] { QTRY_VERIFY_WITH_TIMEOUT(session.reportOf(fingerprint) != nullptr, 60000); }();
        const RevocationReport *const report = session.reportOf(fingerprint);
        return report == nullptr ? RevocationReport() : *report;
    }
};

void tst_OtherProviders::oauthTwin_worksWhole_data()
{
    addProviders();
}

void tst_OtherProviders::oauthTwin_worksWhole()
{
    QFETCH(QString, provider);
    SandboxTenant tenant(provider, {u"--protocol"_s, u"oauth2"_s});
    Profile profile = tenant.profileFor(u"portal"_s);
    profile.protocol = Protocol::OAuth2;
    profile.scope = defaultScope(Protocol::OAuth2);
    Desk desk(folder());
    Session *const session = desk.open(profile, tenant.secretOf(u"portal"_s));
    QVERIFY(session != nullptr && Desk::signIn(*session));
    QTRY_VERIFY(isActive(session->current(TokenKind::Access)));
    QTRY_VERIFY(isActive(session->current(TokenKind::Refresh)));
    QCOMPARE(session->current(TokenKind::Access)->format, TokenFormat::Opaque);
    QCOMPARE(session->current(TokenKind::Access)->facts.scope, u"user"_s);
    QVERIFY(session->current(TokenKind::Id) == nullptr);
    QVERIFY(session->checks().isEmpty());
    QVERIFY(session->canRefresh());
    const QString access = session->current(TokenKind::Access)->fingerprint;
    QCOMPARE(revoked(*session, access).outcome, Outcome::VerifiedInactive);
    QVERIFY(!session->find(access)->isHeld());
}

void tst_OtherProviders::issuerAlone_isEnough_data()
{
    addProviders();
}

void tst_OtherProviders::issuerAlone_isEnough()
{
    QFETCH(QString, provider);
    SandboxTenant tenant(provider);
    Profile profile = tenant.profileFor(u"portal-rs256"_s);
    profile.issuerUrl = profile.issuer();
    profile.appHost.clear();
    profile.idTokenAlgorithms.clear();
    Desk desk(folder());
    Session *const session = desk.open(profile, tenant.secretOf(u"portal-rs256"_s));
    QVERIFY(session != nullptr && Desk::signIn(*session));
    QTRY_VERIFY(isActive(session->current(TokenKind::Access)));
    QTRY_VERIFY(isActive(session->current(TokenKind::Refresh)));
    QCOMPARE(session->current(TokenKind::Id)->signature, SignatureState::Genuine);
    QCOMPARE(session->canEndProviderSession(), std::optional(true));
    const QString refresh = session->current(TokenKind::Refresh)->fingerprint;
    QCOMPARE(revoked(*session, refresh).outcome, Outcome::VerifiedInactive);
}

void tst_OtherProviders::signOut_endsEverything_data()
{
    addProviders();
}

void tst_OtherProviders::signOut_endsEverything()
{
    QFETCH(QString, provider);
    SandboxTenant tenant(provider);
    Desk desk(folder());
    Session *const session
        = desk.open(tenant.profileFor(u"portal"_s), tenant.secretOf(u"portal"_s));
    QVERIFY(session != nullptr && Desk::signIn(*session));
    std::optional<SignOutReport> report;
    connect(
        session, &Session::signedOut, session, [&report](const SignOutReport &r) { report = r; });
    QVERIFY(session->canSignOut());
    session->signOut(true);
    QTRY_VERIFY_WITH_TIMEOUT(report.has_value(), 15000);
    QVERIFY(report->leftAlive.isEmpty());
    for (const RevocationReport &revocation : report->revocations)
        QVERIFY(revocation.isDone());
    QCOMPARE(report->providerSession, ProviderSession::Opened);
    QVERIFY(desk.store.entries.value(sessionKey(session->profile().id)).isEmpty());
    QTRY_VERIFY(desk.browser.signOutPage.path().endsWith(u"/session/end"_s));
    QVERIFY(QUrlQuery(desk.browser.signOutPage).hasQueryItem(u"id_token_hint"_s));

    // The provider takes the ID token for what it is, and asks the person.
    const auto page = resultOf(desk.transport.send({.url = desk.browser.signOutPage}, this));
    QVERIFY_RESULT(page);
    QCOMPARE(page->status, 200);
    QVERIFY(page->body.contains("<form"));
    QUrl tampered = desk.browser.signOutPage;
    tampered.setQuery(u"id_token_hint=eyJhbGciOiJIUzI1NiJ9.e30.AAAA"_s);
    QCOMPARE(resultOf(desk.transport.send({.url = tampered}, this))->status, 400);
}

void tst_OtherProviders::applicationToken_isIssuedAndRevoked_data()
{
    addProviders();
}

void tst_OtherProviders::applicationToken_isIssuedAndRevoked()
{
    QFETCH(QString, provider);
    SandboxTenant tenant(provider);
    Desk desk(folder());
    Session *const session
        = desk.open(tenant.profileFor(u"portal"_s), tenant.secretOf(u"portal"_s));
    QVERIFY(session != nullptr);
    session->requestApplicationToken({});
    QTRY_VERIFY(isActive(session->current(TokenKind::Access)));
    const Token token = *session->current(TokenKind::Access);
    QCOMPARE(token.origin, TokenOrigin::ClientCredentials);
    QCOMPARE(revoked(*session, token.fingerprint).outcome, Outcome::VerifiedInactive);
}

void tst_OtherProviders::userInfo_isServed_data()
{
    addProviders();
}

void tst_OtherProviders::userInfo_isServed()
{
    QFETCH(QString, provider);
    SandboxTenant tenant(provider);
    Desk desk(folder());
    Session *const session
        = desk.open(tenant.profileFor(u"portal"_s), tenant.secretOf(u"portal"_s));
    QVERIFY(session != nullptr && Desk::signIn(*session));
    const QString access = session->current(TokenKind::Access)->fingerprint;
    QTRY_VERIFY(!session->isBusy(access));
    std::optional<UserInfo> info;
    connect(session, &Session::userInfoServed, session, [&info](const UserInfo &i) { info = i; });
    session->askUserInfo(access);
    QTRY_VERIFY(info.has_value());
    QCOMPARE(info->subject, u"alice"_s);
    QCOMPARE(info->claims.value(u"name"_s).toString(), u"Alice Liddell"_s);
}

QTEST_GUILESS_MAIN(tst_OtherProviders)
#include "tst_otherproviders.moc"
