// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/installation.h"
#include "tests/integration/sandbox/sandboxtenant.h"
#include "tests/integration/sandbox/scriptedbrowser.h"
#include "tests/support/testcase.h"

#include <QtCore/QUuid>

using namespace rescind;
using namespace Qt::StringLiterals;

//! Requests that are signed, and ways to authenticate that are found, at the real tenant. The rest
//! of the path of signing clients is in tst_wholepath.
class tst_SignedPath final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void assertionMadeOutToTokenEndpoint_isTaken_data();
    void assertionMadeOutToTokenEndpoint_isTaken();
    void wrongKey_isRefusedByTheServer();
    void boundSession_survivesARestart_data();
    void boundSession_survivesARestart();
    void boundToken_isProvedDeadByUserInfo_data();
    void boundToken_isProvedDeadByUserInfo();
    void dpopWithASecret_isBound();
    void wrongMethod_isFoundAtEachEndpoint_data();
    void wrongMethod_isFoundAtEachEndpoint();
    void wrongSecret_findsNothing();

private:
    [[nodiscard]] InstallationPlace place() const
    {
        return {temporaryPath(u"config"_s), temporaryPath(u"data"_s),
            u"Rescind test "_s + temporaryPath(u""_s)};
    }
    static Session *opened(
        Installation &installation, const Profile &profile, const SecretChanges &secrets)
    {
        Profile named = profile;
        named.name += u' ' + QUuid::createUuid().toString(QUuid::WithoutBraces);
        const auto saved
            = resultOf(installation.engine().saveProfile(named, secrets, &installation.engine()));
        return saved ? restored(installation, saved->id) : nullptr;
    }
    static Session *restored(Installation &installation, const QString &id)
    {
        Session *const session = installation.engine().session(id);
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
    static bool hasEvent(const Session &session, EventKind kind)
    {
        return std::any_of(session.events().begin(), session.events().end(),
            [kind](const Event &event) { return event.kind == kind; });
    }
};

namespace {

void bothVersions()
{
    QTest::addColumn<QString>("provider");
    QTest::newRow("6") << u"6"_s;
    QTest::newRow("9") << u"9"_s;
}

} // namespace

void tst_SignedPath::assertionMadeOutToTokenEndpoint_isTaken_data()
{
    bothVersions();
}

void tst_SignedPath::assertionMadeOutToTokenEndpoint_isTaken()
{
    QFETCH(QString, provider);
    SandboxTenant tenant(provider);
    ScriptedBrowser browser;
    Installation installation(place(), browser);
    Profile profile = tenant.profileFor(u"portal-key"_s);
    profile.assertionAudience = AssertionAudience::TokenEndpoint;
    Session *const session = opened(installation, profile, tenant.secretsOf(u"portal-key"_s));
    QVERIFY(session != nullptr && signIn(*session));
    QTRY_COMPARE(session->current(TokenKind::Access)->server, ServerState::Active);
}

void tst_SignedPath::wrongKey_isRefusedByTheServer()
{
    SandboxTenant tenant(u"9"_s);
    ScriptedBrowser browser;
    Installation installation(place(), browser);
    Session *const session = opened(installation, tenant.profileFor(u"portal-key"_s),
        {{ProfileSecret::ClientKey, SigningKey::generate()->toPem()}});
    QVERIFY(session != nullptr);
    std::optional<Error> error;
    connect(session, &Session::failed, session, [&error](const Error &e) { error = e; });
    QVERIFY(!signIn(*session));
    QVERIFY(error);
    QCOMPARE(error->reason, Reason::ClientRejected);
    QVERIFY(session->tokens().isEmpty());
}

void tst_SignedPath::boundSession_survivesARestart_data()
{
    bothVersions();
}

void tst_SignedPath::boundSession_survivesARestart()
{
    QFETCH(QString, provider);
    SandboxTenant tenant(provider);
    ScriptedBrowser browser;
    QString id;
    {
        Installation installation(place(), browser);
        Session *const session = opened(installation, tenant.profileFor(u"native-dpop"_s), {});
        QVERIFY(session != nullptr && signIn(*session));
        QVERIFY(hasEvent(*session, EventKind::BoundToKey));
        QTRY_COMPARE(session->current(TokenKind::Access)->server, ServerState::Active);
        id = session->profile().id;
    }
    Installation again(place(), browser);
    Session *const session = restored(again, id);
    QTRY_VERIFY(session->canRefresh());
    session->refresh();
    QTRY_COMPARE(session->current(TokenKind::Access)->generation, 2);
    QVERIFY(!session->current(TokenKind::Access)->facts.boundTo.isEmpty());
    QTRY_COMPARE(session->current(TokenKind::Access)->server, ServerState::Active);
    QTRY_VERIFY(!session->isBusy(session->current(TokenKind::Refresh)->fingerprint));

    const QString refresh = session->current(TokenKind::Refresh)->fingerprint;
    session->revoke({refresh});
    QTRY_VERIFY(session->reportOf(refresh) != nullptr);
    QCOMPARE(session->reportOf(refresh)->outcome, Outcome::VerifiedInactive);
}

void tst_SignedPath::boundToken_isProvedDeadByUserInfo_data()
{
    bothVersions();
}

//! Where introspection is closed to it, a bound token is tried out, with a proof.
void tst_SignedPath::boundToken_isProvedDeadByUserInfo()
{
    QFETCH(QString, provider);
    SandboxTenant tenant(provider);
    ScriptedBrowser browser;
    Installation installation(place(), browser);
    Profile profile = tenant.profileFor(u"native-dpop"_s);
    profile.introspectionAuth = ClientAuthMethod::Basic;
    // A wrong secret shuts introspection.
    Session *const session = opened(installation, profile,
        {{ProfileSecret::ClientSecret, Secret(u"not a secret of this one"_s)}});
    profile = session->profile();
    profile.endpoints.introspection = tenant.appHost() + u"/nothing/here"_s;
    QVERIFY_RESULT(
        resultOf(installation.engine().saveProfile(profile, {}, &installation.engine())));
    QVERIFY(signIn(*session));
    const QString access = session->current(TokenKind::Access)->fingerprint;
    QTRY_VERIFY(!session->isBusy(access));
    session->revoke({access});
    QTRY_VERIFY(session->reportOf(access) != nullptr);
    QCOMPARE(session->reportOf(access)->before, Activity::Active);
    QCOMPARE(session->reportOf(access)->outcome, Outcome::VerifiedInactive);
    QCOMPARE(session->reportOf(access)->proof, ProofBy::UserInfo);
}

void tst_SignedPath::dpopWithASecret_isBound()
{
    SandboxTenant tenant(u"9"_s);
    ScriptedBrowser browser;
    Installation installation(place(), browser);
    Profile profile = tenant.profileFor(u"portal"_s);
    profile.dpop = true;
    Session *const session = opened(installation, profile, tenant.secretsOf(u"portal"_s));
    QVERIFY(session != nullptr && signIn(*session));
    QVERIFY(!session->current(TokenKind::Access)->facts.boundTo.isEmpty());
}

void tst_SignedPath::wrongMethod_isFoundAtEachEndpoint_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("client");
    QTest::addColumn<ClientAuthMethod>("works");
    for (const QString &provider : {u"6"_s, u"9"_s}) {
        const auto row = [&provider](const char *client, ClientAuthMethod works) {
            QTest::addRow("provider %s, %s", qPrintable(provider), client)
                << provider << QString::fromLatin1(client) << works;
        };
        // These servers do not mind where the secret is.
        row("portal", ClientAuthMethod::Post);
        row("portal-key", ClientAuthMethod::PrivateKeyJwt);
    }
}

void tst_SignedPath::wrongMethod_isFoundAtEachEndpoint()
{
    QFETCH(QString, provider);
    QFETCH(QString, client);
    QFETCH(ClientAuthMethod, works);
    SandboxTenant tenant(provider);
    ScriptedBrowser browser;
    Installation installation(place(), browser);
    Profile profile = tenant.profileFor(client);
    profile.tokenAuth = profile.introspectionAuth = profile.revocationAuth = ClientAuthMethod::None;
    Session *const session = opened(installation, profile, tenant.secretsOf(client));
    QVERIFY(session != nullptr);
    for (const Stage endpoint : {Stage::Token, Stage::Introspection, Stage::Revocation}) {
        FindMethodJob *const job = session->findMethod(endpoint);
        QVERIFY(job != nullptr);
        std::optional<Result<MethodFinding>> found;
        job->onFinished(session, [&found](const auto &result) { found.emplace(result); });
        QTRY_VERIFY(found);
        QVERIFY_RESULT(*found);
        QCOMPARE((*found)->finding.trials.constFirst().verdict, AuthVerdict::Refused);
        QCOMPARE((*found)->finding.works, std::optional(works));
    }
    QVERIFY(signIn(*session));
    QTRY_COMPARE(session->current(TokenKind::Access)->server, ServerState::Active);
}

void tst_SignedPath::wrongSecret_findsNothing()
{
    SandboxTenant tenant(u"6"_s);
    ScriptedBrowser browser;
    Installation installation(place(), browser);
    Session *const session = opened(installation, tenant.profileFor(u"portal"_s),
        {{ProfileSecret::ClientSecret, Secret(u"0123456789abcdef0123456789abcdef"_s)}});
    QVERIFY(session != nullptr);
    FindMethodJob *const job = session->findMethod(Stage::Token);
    std::optional<Result<MethodFinding>> found;
    job->onFinished(session, [&found](const auto &result) { found.emplace(result); });
    QTRY_VERIFY(found);
    QVERIFY_RESULT(*found);
    QVERIFY(!(*found)->finding.works && !(*found)->finding.acceptsAnything);
}

QTEST_GUILESS_MAIN(tst_SignedPath)
#include "tst_signedpath.moc"
