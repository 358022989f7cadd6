// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/engine/sessionfixture.h"

#include <QtCore/QUuid>

using namespace rescind;
using namespace Qt::StringLiterals;

//! What locking takes out of memory, and what comes back.
class tst_Lock final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void locked_holdsNoSecret();
    void unlocked_readsTheKeychainAgain();
    void withoutAKeychain_nothingIsLost();
    void whatCouldNotBeWritten_isNotReplacedByAnOlderCopy();
    void whileSomethingIsUnderWay_itIsWipedAfterwards();
    void whatBecameOfTokens_staysListed();

private:
    [[nodiscard]] QString folder() const
    {
        return temporaryPath(QUuid::createUuid().toString(QUuid::WithoutBraces));
    }
    static bool isRemembered(const SessionFixture &desk, const QString &id)
    {
        return !desk.vault.remembered(sessionKey(id)).isEmpty()
            || !desk.vault.remembered(secretKey(ProfileSecret::ClientSecret, id)).isEmpty();
    }
    static bool holdsAny(const Session &session)
    {
        for (const Token &token : session.tokens()) {
            if (token.isHeld())
                return true;
        }
        return false;
    }
};

void tst_Lock::locked_holdsNoSecret()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const QString id = session->profile().id;
    QVERIFY(holdsAny(*session) && isRemembered(desk, id));
    desk.engine.lock();
    QVERIFY(desk.engine.isLocked());
    QVERIFY(!holdsAny(*session));
    QVERIFY(!isRemembered(desk, id));
    QVERIFY(session->client().current().secret.isEmpty());
    QVERIFY(desk.store.entries.contains(sessionKey(id)));
}

void tst_Lock::unlocked_readsTheKeychainAgain()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const QString fingerprint = session->current(TokenKind::Access)->fingerprint;
    const qsizetype before = desk.browser.opened.size();
    desk.engine.lock();
    desk.engine.unlock();
    QTRY_COMPARE(session->state(), SessionState::SignedIn);
    SessionFixture::settle(*session);
    QVERIFY(session->find(fingerprint) != nullptr && session->find(fingerprint)->isHeld());
    QCOMPARE(session->find(fingerprint)->server, ServerState::Active);
    QCOMPARE(session->client().current().secret, FakeIdp::clientSecret());
    // Nothing was asked for.
    QCOMPARE(desk.browser.opened.size(), before);
}

void tst_Lock::withoutAKeychain_nothingIsLost()
{
    SessionFixture desk(folder());
    desk.store.failOnAll(Reason::KeychainUnavailable);
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const QString fingerprint = session->current(TokenKind::Access)->fingerprint;
    desk.engine.lock();
    QVERIFY(!holdsAny(*session));
    desk.engine.unlock();
    QTRY_VERIFY(session->find(fingerprint) != nullptr && session->find(fingerprint)->isHeld());
    QCOMPARE(session->client().current().secret, FakeIdp::clientSecret());
}

void tst_Lock::whatCouldNotBeWritten_isNotReplacedByAnOlderCopy()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    desk.store.failOn(MemorySecretStore::Operation::Write, Reason::KeychainLocked);
    session->refresh();
    QTRY_COMPARE(session->current(TokenKind::Access)->generation, 2);
    SessionFixture::settle(*session);
    const QString fingerprint = session->current(TokenKind::Access)->fingerprint;
    QTRY_VERIFY(session->isSettled());
    desk.engine.lock();
    desk.store.heal();
    desk.engine.unlock();
    QTRY_VERIFY(session->find(fingerprint) != nullptr);
    QVERIFY(session->find(fingerprint)->isHeld());
}

void tst_Lock::whileSomethingIsUnderWay_itIsWipedAfterwards()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    session->introspect(session->current(TokenKind::Access)->fingerprint);
    QVERIFY(!session->isSettled());
    desk.engine.lock();
    QVERIFY(holdsAny(*session));
    QTRY_VERIFY(!holdsAny(*session));
    QTRY_VERIFY(!isRemembered(desk, session->profile().id));
}

void tst_Lock::whatBecameOfTokens_staysListed()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const QString revoked = session->current(TokenKind::Access)->fingerprint;
    session->revoke({revoked});
    QTRY_VERIFY(session->reportOf(revoked) != nullptr);
    QTRY_VERIFY(session->isSettled());
    const qsizetype events = session->events().size();
    desk.engine.lock();
    desk.engine.unlock();
    QTRY_COMPARE(session->state(), SessionState::SignedIn);
    QVERIFY(session->reportOf(revoked) != nullptr);
    QVERIFY(session->find(revoked) != nullptr && !session->find(revoked)->isHeld());
    QVERIFY(session->events().size() >= events);
}

QTEST_GUILESS_MAIN(tst_Lock)
#include "tst_lock.moc"
