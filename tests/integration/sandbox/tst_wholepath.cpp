// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/installation.h"
#include "tests/integration/sandbox/sandboxtenant.h"
#include "tests/integration/sandbox/scriptedbrowser.h"
#include "tests/support/testcase.h"

#include <QtCore/QUuid>

using namespace rescind;
using namespace Qt::StringLiterals;

//! Sign in, see, refresh, revoke, prove, restart: the real tenant, the real keychain, real HTTP.
class tst_WholePath final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void wholePath_data();
    void wholePath();
    void revokeAll_refreshFirst_bothProvedDead();
    void refusedByUser_isSaid();
    void wrongSecret_isSaidAndNothingIsKept();
    void restart_findsSessionAndAsksServer();
    void jwtAccessTokenThatServerWillNotRevoke_isRejectedAndKept();

private:
    [[nodiscard]] InstallationPlace place() const
    {
        return {temporaryPath(u"config"_s), temporaryPath(u"data"_s),
            u"Rescind test "_s + temporaryPath(u""_s)};
    }
    //! Saves the profile and hands out its restored session.
    Session *opened(
        Installation &installation, const Profile &profile, const SecretChanges &secrets);
    Session *opened(Installation &installation, const Profile &profile, const Secret &secret)
    {
        return opened(installation, profile, SecretChanges{{ProfileSecret::ClientSecret, secret}});
    }
    static bool signIn(Session &session);
};

namespace {

bool isActive(const Token *token)
{
    return token != nullptr && token->isHeld() && token->server == ServerState::Active;
}

} // namespace

Session *tst_WholePath::opened(
    Installation &installation, const Profile &profile, const SecretChanges &secrets)
{
    // All tests share one settings folder, where a name is given once.
    Profile named = profile;
    named.name += u' ' + QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto saved
        = resultOf(installation.engine().saveProfile(named, secrets, &installation.engine()));
    if (!saved)
        return nullptr;
    Session *const session = installation.engine().session(saved->id);
    [&] { QTRY_VERIFY(session->state() != SessionState::Restoring); }();
    return session;
}

bool tst_WholePath::signIn(Session &session)
{
    LoginJob *const job = session.signIn();
    if (job == nullptr)
        return false;
    [&] { QTRY_VERIFY_WITH_TIMEOUT(session.state() != SessionState::SigningIn, 60000); }();
    return session.state() == SessionState::SignedIn;
}

void tst_WholePath::wholePath_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("client");
    QTest::addColumn<SignatureState>("idTokenSignature");
    using S = SignatureState;
    for (const char *const provider : {"6", "9"}) {
        const auto row = [provider](const char *client, SignatureState signature) {
            QTest::addRow("provider %s, %s", provider, client)
                << QString::fromLatin1(provider) << QString::fromLatin1(client) << signature;
        };
        row("portal", S::GenuineByAppSecret);
        row("portal-rs256", S::Genuine);
        row("portal-es256", S::Genuine);
        row("portal-ps256", S::Genuine);
        row("native", S::Genuine);
        row("portal-key", S::Genuine);
        row("native-dpop", S::Genuine);
    }
}

void tst_WholePath::wholePath()
{
    QFETCH(QString, provider);
    QFETCH(QString, client);
    QFETCH(SignatureState, idTokenSignature);

    SandboxTenant tenant(provider);
    QVERIFY(!tenant.appHost().isEmpty());
    ScriptedBrowser browser;
    Installation installation(place(), browser);
    Session *const session
        = opened(installation, tenant.profileFor(client), tenant.secretsOf(client));
    QVERIFY(session != nullptr);
    QVERIFY(signIn(*session));
    QVERIFY(!session->keychainError());

    QTRY_VERIFY(isActive(session->current(TokenKind::Access)));
    QTRY_VERIFY(isActive(session->current(TokenKind::Refresh)));
    QCOMPARE(session->current(TokenKind::Id)->signature, idTokenSignature);
    QVERIFY(!session->checks().isEmpty());
    for (const IdTokenCheck &check : session->checks())
        QVERIFY(check.result == CheckResult::Pass || check.result == CheckResult::Skipped);

    session->refresh();
    QTRY_COMPARE(session->current(TokenKind::Access)->generation, 2);
    QTRY_VERIFY(isActive(session->current(TokenKind::Access)));
    QTRY_VERIFY(!session->isBusy(session->current(TokenKind::Access)->fingerprint));

    const QString access = session->current(TokenKind::Access)->fingerprint;
    session->revoke({access});
    QTRY_VERIFY(session->reportOf(access) != nullptr);
    const RevocationReport report = *session->reportOf(access);
    QCOMPARE(report.outcome, Outcome::VerifiedInactive);
    QCOMPARE(report.before, Activity::Active);
    QCOMPARE(report.proof, ProofBy::Introspection);
    QVERIFY(report.localCopiesCleared);
    QVERIFY(!session->find(access)->isHeld());
    QCOMPARE(session->find(access)->server, ServerState::Revoked);
}

void tst_WholePath::revokeAll_refreshFirst_bothProvedDead()
{
    SandboxTenant tenant(u"6"_s);
    ScriptedBrowser browser;
    Installation installation(place(), browser);
    Session *const session
        = opened(installation, tenant.profileFor(u"portal"_s), tenant.secretOf(u"portal"_s));
    QVERIFY(session != nullptr && signIn(*session));
    QTRY_VERIFY(isActive(session->current(TokenKind::Access)));
    QTRY_VERIFY(isActive(session->current(TokenKind::Refresh)));

    const QStringList both = session->revocable();
    QCOMPARE(both.size(), 2);
    QCOMPARE(session->find(both.constFirst())->kind, TokenKind::Refresh);
    session->revoke(both);
    for (const QString &fingerprint : both) {
        QTRY_VERIFY(session->reportOf(fingerprint) != nullptr);
        QCOMPARE(session->reportOf(fingerprint)->outcome, Outcome::VerifiedInactive);
    }
    QVERIFY(session->reportOf(both.constLast())->exposureUntil.has_value());
}

void tst_WholePath::refusedByUser_isSaid()
{
    SandboxTenant tenant(u"6"_s);
    ScriptedBrowser browser(u"refuse"_s);
    Installation installation(place(), browser);
    Session *const session
        = opened(installation, tenant.profileFor(u"portal"_s), tenant.secretOf(u"portal"_s));
    QVERIFY(session != nullptr);
    std::optional<Error> error;
    connect(session, &Session::failed, session, [&error](const Error &e) { error = e; });
    QVERIFY(!signIn(*session));
    QCOMPARE(session->state(), SessionState::SignedOut);
    QVERIFY(error.has_value());
    QCOMPARE(error->reason, Reason::UserRefused);
    QCOMPARE(error->code, u"access_denied"_s);
}

void tst_WholePath::wrongSecret_isSaidAndNothingIsKept()
{
    SandboxTenant tenant(u"6"_s);
    ScriptedBrowser browser;
    Installation installation(place(), browser);
    Session *const session = opened(installation, tenant.profileFor(u"portal"_s),
        Secret(u"0123456789abcdef0123456789abcdef"_s));
    QVERIFY(session != nullptr);
    std::optional<Error> error;
    connect(session, &Session::failed, session, [&error](const Error &e) { error = e; });
    QVERIFY(!signIn(*session));
    QVERIFY(error.has_value());
    QCOMPARE(error->reason, Reason::ClientRejected);
    QCOMPARE(error->httpStatus, 401);
    QVERIFY(session->tokens().isEmpty());
}

void tst_WholePath::restart_findsSessionAndAsksServer()
{
    SandboxTenant tenant(u"6"_s);
    ScriptedBrowser browser;
    QString profileId;
    QString access;
    QString refresh;
    {
        Installation installation(place(), browser);
        Session *const session
            = opened(installation, tenant.profileFor(u"portal"_s), tenant.secretOf(u"portal"_s));
        QVERIFY(session != nullptr && signIn(*session));
        QTRY_VERIFY(isActive(session->current(TokenKind::Access)));
        profileId = session->profile().id;
        access = session->current(TokenKind::Access)->fingerprint;
        refresh = session->current(TokenKind::Refresh)->fingerprint;
    }
    Installation again(place(), browser);
    Session *const session = again.engine().session(profileId);
    QVERIFY(session != nullptr);
    QTRY_COMPARE(session->state(), SessionState::SignedIn);
    QTRY_VERIFY(isActive(session->find(access)));
    QTRY_VERIFY(isActive(session->find(refresh)));
    QCOMPARE(session->find(access)->signature, SignatureState::Genuine);

    session->revoke({refresh});
    QTRY_VERIFY(session->reportOf(refresh) != nullptr);
    QCOMPARE(session->reportOf(refresh)->outcome, Outcome::VerifiedInactive);
    // Provider 6 ends the whole grant: the access token is found dead too, and is cleared.
    QTRY_COMPARE(session->find(access)->server, ServerState::Inactive);
    QTRY_VERIFY(!session->find(access)->isHeld());
}

void tst_WholePath::jwtAccessTokenThatServerWillNotRevoke_isRejectedAndKept()
{
    SandboxTenant tenant(u"9"_s, {u"--jwt-access-tokens"_s, u"yes"_s});
    ScriptedBrowser browser;
    Installation installation(place(), browser);
    Session *const session
        = opened(installation, tenant.profileFor(u"portal"_s), tenant.secretOf(u"portal"_s));
    QVERIFY(session != nullptr && signIn(*session));
    const QString access = session->current(TokenKind::Access)->fingerprint;
    QCOMPARE(session->find(access)->format, TokenFormat::Jws);
    QTRY_VERIFY(!session->isBusy(access));
    session->revoke({access});
    QTRY_VERIFY(session->reportOf(access) != nullptr);
    const RevocationReport report = *session->reportOf(access);
    QCOMPARE(report.outcome, Outcome::Rejected);
    QCOMPARE(report.error->code, u"unsupported_token_type"_s);
    QVERIFY(session->find(access)->isHeld());
}

QTEST_GUILESS_MAIN(tst_WholePath)
#include "tst_wholepath.moc"
