// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/engine/sessionfixture.h"

#include <QtCore/QUuid>

using namespace rescind;
using namespace Qt::StringLiterals;

class tst_Session final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void signIn_waitsAsLongAsAsked();
    void signIn_isKeptAndFoundAgain();
    void keychain_fails_data();
    void keychain_fails();
    void sessionNotFound_deletesNothing();
    void refresh_addsAGenerationAndKeepsTheOld();
    void refreshThatFails_keepsEverything();
    void revoke_clearsTokenAndKeychain();
    void revokeRefused_keepsTheToken();
    void revokeThatServerIgnores_isStillActive();
    void introspectionNotAllowed_isUnverified();
    void revocationEndpointMissing_isNotSent();
    void keychainThatKeepsItsCopy_isSaid();
    void cascade_isSeenAndClearsToo();
    void twoSignIns_listOlderGeneration();
    void twoSignIns_fetchTheProviderOnce();
    void signInThatFailed_fetchesTheProviderAnew();
    void refreshWithANewKey_fetchesTheKeysOnce();
    void changedAppHost_forgetsWitnesses();

private:
    [[nodiscard]] QString folder() const
    {
        return temporaryPath(QUuid::createUuid().toString(QUuid::WithoutBraces));
    }
    static const RevocationReport *revoked(Session &session, const QString &fingerprint)
    {
        session.revoke({fingerprint});
        [&] { QTRY_VERIFY(session.reportOf(fingerprint) != nullptr); }();
        SessionFixture::settle(session);
        return session.reportOf(fingerprint);
    }
    static bool hasEvent(const Session &session, EventKind kind)
    {
        return std::any_of(session.events().begin(), session.events().end(),
            [kind](const Event &event) { return event.kind == kind; });
    }
};

void tst_Session::signIn_isKeptAndFoundAgain()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    QCOMPARE(session->subject(), u"alice"_s);
    const QString id = session->profile().id;
    QVERIFY(desk.store.entries.contains(sessionKey(id)));
    QCOMPARE(session->profile().witnessedKinds.size(), 2);

    Vault freshVault(desk.store);
    Engine again({.transports = desk.idp.transport(),
        .vault = freshVault,
        .profiles = desk.profiles,
        .browser = desk.browser,
        .clock = desk.clock,
        .journal = desk.journal.keeper});
    Session *const found = again.session(id);
    QTRY_COMPARE(found->state(), SessionState::SignedIn);
    QTRY_COMPARE(found->current(TokenKind::Access)->server, ServerState::Active);
    QTRY_COMPARE(found->current(TokenKind::Refresh)->server, ServerState::Active);
    QCOMPARE(found->current(TokenKind::Access)->signature, SignatureState::Genuine);
    QVERIFY(hasEvent(*found, EventKind::SessionRestored));
}

void tst_Session::keychain_fails_data()
{
    QTest::addColumn<Reason>("reason");
    QTest::newRow("none") << Reason::KeychainUnavailable;
    QTest::newRow("locked") << Reason::KeychainLocked;
    QTest::newRow("denied") << Reason::KeychainDenied;
}

void tst_Session::keychain_fails()
{
    QFETCH(Reason, reason);
    SessionFixture desk(folder());
    desk.store.failOnAll(reason);
    Session *const session = desk.open();
    QVERIFY(session != nullptr);
    QVERIFY(session->keychainError().has_value());
    QCOMPARE(session->keychainError()->reason, reason);
    // Memory serves this run: the secret was typed in, and the sign-in works.
    QVERIFY(SessionFixture::signIn(*session));
    QTRY_VERIFY(hasEvent(*session, EventKind::KeptInMemoryOnly));
    const QString access = session->current(TokenKind::Access)->fingerprint;
    QCOMPARE(revoked(*session, access)->outcome, Outcome::VerifiedInactive);
    // It never was in the keychain, so no copy is left.
    QVERIFY(session->reportOf(access)->localCopiesCleared);
}

void tst_Session::sessionNotFound_deletesNothing()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr);
    QCOMPARE(session->state(), SessionState::SignedOut);
    QVERIFY(!session->keychainError());
    QCOMPARE(desk.store.countOf(MemorySecretStore::Operation::Remove), 0);
    QVERIFY(desk.engine.profiles().size() == 1);
}

void tst_Session::refresh_addsAGenerationAndKeepsTheOld()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const QString old = session->current(TokenKind::Access)->fingerprint;
    session->refresh();
    QTRY_COMPARE(session->current(TokenKind::Access)->generation, 2);
    SessionFixture::settle(*session);
    QVERIFY(session->find(old) != nullptr && session->find(old)->isHeld());
    // Both generations are alive, and all of them can be revoked.
    QCOMPARE(session->revocable().size(), 4);
}

void tst_Session::refreshThatFails_keepsEverything()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    desk.idp.answer(u"/oidc/token"_s, jsonResponse(R"({"error":"invalid_grant"})", 400));
    std::optional<Error> error;
    connect(session, &Session::failed, session, [&error](const Error &e) { error = e; });
    session->refresh();
    QTRY_VERIFY(error.has_value());
    QCOMPARE(error->code, u"invalid_grant"_s);
    QCOMPARE(error->subject, u"refresh_token"_s);
    QVERIFY(session->current(TokenKind::Refresh)->isHeld());
    QVERIFY(session->canRefresh());
}

void tst_Session::revoke_clearsTokenAndKeychain()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const Token access = *session->current(TokenKind::Access);
    const RevocationReport report = *revoked(*session, access.fingerprint);
    QCOMPARE(report.outcome, Outcome::VerifiedInactive);
    QVERIFY(report.localCopiesCleared);
    QVERIFY(report.exposureUntil.has_value());
    QCOMPARE(report.exposureUntil->toUTC(), access.facts.expiresAt.toUTC());
    const Token *const left = session->find(access.fingerprint);
    QVERIFY(!left->isHeld() && left->claims.isEmpty() && left->header.isEmpty());
    const QByteArray kept = desk.store.entries.value(sessionKey(session->profile().id)).reveal();
    QVERIFY(!kept.contains(access.value.reveal()));
    QVERIFY(session->current(TokenKind::Refresh)->isHeld());
}

void tst_Session::revokeRefused_keepsTheToken()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    desk.idp.answer(
        u"/oidc/token/revocation"_s, jsonResponse(R"({"error":"invalid_client"})", 400));
    const QString access = session->current(TokenKind::Access)->fingerprint;
    QCOMPARE(revoked(*session, access)->outcome, Outcome::Rejected);
    QVERIFY(session->find(access)->isHeld());
    QVERIFY(session->canRevoke(*session->find(access)));
    QVERIFY(!session->reportOf(access)->exposureUntil);
}

void tst_Session::revokeThatServerIgnores_isStillActive()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    desk.idp.answer(u"/oidc/token/revocation"_s, emptyResponse());
    const QString access = session->current(TokenKind::Access)->fingerprint;
    const RevocationReport report = *revoked(*session, access);
    QCOMPARE(report.outcome, Outcome::AcceptedStillActive);
    QCOMPARE(report.looks.size(), 2);
    QVERIFY(!report.isDone());
    QCOMPARE(session->find(access)->server, ServerState::Active);
}

void tst_Session::introspectionNotAllowed_isUnverified()
{
    SessionFixture desk(folder());
    desk.idp.answer(u"/oidc/token/introspection"_s, emptyResponse(403));
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const QString refresh = session->current(TokenKind::Refresh)->fingerprint;
    QCOMPARE(session->find(refresh)->server, ServerState::Refused);
    const RevocationReport report = *revoked(*session, refresh);
    QCOMPARE(report.outcome, Outcome::AcceptedUnverified);
    QCOMPARE(report.unverified, UnverifiedReason::NotAllowedToAsk);
    QCOMPARE(session->find(refresh)->server, ServerState::AcceptedUnproved);
    QVERIFY(report.localCopiesCleared);
}

void tst_Session::revocationEndpointMissing_isNotSent()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    desk.idp.answer(u"/oidc/token/revocation"_s, emptyResponse(404));
    const QString access = session->current(TokenKind::Access)->fingerprint;
    const RevocationReport report = *revoked(*session, access);
    QVERIFY(!report.wasAccepted());
    QCOMPARE(report.httpStatus, 404);
    QVERIFY(session->find(access)->isHeld());
}

void tst_Session::keychainThatKeepsItsCopy_isSaid()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    desk.store.failOnAll(Reason::KeychainLocked);
    const QString access = session->current(TokenKind::Access)->fingerprint;
    const RevocationReport report = *revoked(*session, access);
    QCOMPARE(report.outcome, Outcome::VerifiedInactive);
    QVERIFY(!report.localCopiesCleared);
    QCOMPARE(report.clearingError->reason, Reason::KeychainLocked);
    QVERIFY(hasEvent(*session, EventKind::LocalCopiesNotCleared));
}

void tst_Session::cascade_isSeenAndClearsToo()
{
    SessionFixture desk(folder());
    desk.idp.cascades = true;
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const QString access = session->current(TokenKind::Access)->fingerprint;
    const QString refresh = session->current(TokenKind::Refresh)->fingerprint;
    QCOMPARE(revoked(*session, refresh)->outcome, Outcome::VerifiedInactive);
    QTRY_VERIFY(hasEvent(*session, EventKind::CascadeSeen));
    QTRY_VERIFY(!session->find(access)->isHeld());
    QCOMPARE(session->find(access)->server, ServerState::Inactive);
}

void tst_Session::twoSignIns_listOlderGeneration()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    QVERIFY(SessionFixture::signIn(*session));
    QCOMPARE(session->tokens().size(), 6);
    QCOMPARE(session->current(TokenKind::Access)->generation, 2);
    QCOMPARE(session->revocable().size(), 4);
}

namespace {

const QString metadataPath = u"/oidc/.well-known/openid-configuration"_s;
const QString keysPath = u"/oidc/.well-known/jwks.json"_s;
const QString tokenPath = u"/oidc/token"_s;

} // namespace

void tst_Session::twoSignIns_fetchTheProviderOnce()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    QVERIFY(SessionFixture::signIn(*session));
    QCOMPARE(desk.idp.transport().countOf(metadataPath), 1);
    QCOMPARE(desk.idp.transport().countOf(keysPath), 1);
    QCOMPARE(desk.idp.transport().countOf(tokenPath), 2);

    desk.clock.time = desk.clock.time.addSecs(3601);
    desk.idp.now = desk.clock.time;
    QVERIFY(SessionFixture::signIn(*session));
    QCOMPARE(desk.idp.transport().countOf(metadataPath), 2);
    QCOMPARE(desk.idp.transport().countOf(keysPath), 2);
}

void tst_Session::signInThatFailed_fetchesTheProviderAnew()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    desk.idp.answer(tokenPath, emptyResponse(500));
    QVERIFY(session->signIn() != nullptr);
    QTRY_VERIFY(hasEvent(*session, EventKind::SignInFailed));
    desk.idp.answer(tokenPath, FakeIdp::Override());
    QVERIFY(SessionFixture::signIn(*session));
    QCOMPARE(desk.idp.transport().countOf(metadataPath), 2);
}

void tst_Session::signIn_waitsAsLongAsAsked()
{
    SessionFixture desk(folder());
    desk.browser.onOpened = {};
    Session *const session = desk.open();
    QVERIFY(session != nullptr);
    LoginJob *const job = session->signIn(std::chrono::minutes(20));
    QVERIFY(job != nullptr);
    QTRY_VERIFY(job->secondsLeft() > 1100);
    job->cancel();
    QTRY_COMPARE(session->state(), SessionState::SignedOut);
}

//! One fetch for the new key, and none for one that nobody has, within the minute.
void tst_Session::refreshWithANewKey_fetchesTheKeysOnce()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const auto refresh = [session] {
        session->refresh();
        [&] { QTRY_VERIFY(session->canRefresh()); }();
        SessionFixture::settle(*session);
        return session->checks().constFirst().result;
    };
    desk.idp.idTokenKey = TestKey::RsaB;
    desk.idp.answer(
        keysPath, jsonResponse(keySetJson(QList<TestKey>{TestKey::RsaA, TestKey::RsaB})));
    QCOMPARE(refresh(), CheckResult::Pass);
    QCOMPARE(desk.idp.transport().countOf(keysPath), 2);
    desk.idp.idTokenKey = TestKey::P256B;
    QCOMPARE(refresh(), CheckResult::Fail);
    QCOMPARE(refresh(), CheckResult::Fail);
    QCOMPARE(desk.idp.transport().countOf(keysPath), 2);
    desk.clock.time = desk.clock.time.addSecs(61);
    QCOMPARE(refresh(), CheckResult::Fail);
    QCOMPARE(desk.idp.transport().countOf(keysPath), 3);
}

void tst_Session::changedAppHost_forgetsWitnesses()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    Profile moved = session->profile();
    QVERIFY(!moved.witnessedKinds.isEmpty());
    moved.appHost = u"https://other.example"_s;
    QVERIFY_RESULT(resultOf(desk.engine.saveProfile(moved, {}, &desk.engine)));
    QVERIFY(session->profile().witnessedKinds.isEmpty());
}

QTEST_GUILESS_MAIN(tst_Session)
#include "tst_session.moc"
