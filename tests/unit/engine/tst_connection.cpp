// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/engine/sessionfixture.h"

#include <QtCore/QUuid>

using namespace rescind;
using namespace Qt::StringLiterals;

//! Testing a profile as its form has it.
class tst_Connection final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void secretOfTheForm_isUsedAndNotKept();
    void keptSecret_isUsedWhereTheFormHasNone();
    void removedSecret_isNotUsed();
    void lockedKeychain_doesNotStopTheTest();
    void invalidProfile_isRefusedBeforeAnythingIsSent();
    void cancelled_endsAtOnce();

private:
    [[nodiscard]] QString folder() const
    {
        return temporaryPath(QUuid::createUuid().toString(QUuid::WithoutBraces));
    }
    //! The secret that the token endpoint was given first.
    static QByteArray sentSecret(FakeIdp &idp)
    {
        for (const HttpRequest &request : idp.transport().requests()) {
            if (request.url.path() == u"/oidc/token")
                return FakeTransport::parameter(request, "client_secret");
        }
        return "nothing was sent";
    }
};

void tst_Connection::secretOfTheForm_isUsedAndNotKept()
{
    SessionFixture desk(folder());
    Profile unsaved = FakeIdp::profile();
    unsaved.id.clear();
    const Secret typed(QByteArrayLiteral("canary-typed-secret"));
    QVERIFY_RESULT(resultOf(
        desk.engine.testConnection(unsaved, {{ProfileSecret::ClientSecret, typed}}, &desk.engine)));
    QCOMPARE(sentSecret(desk.idp), typed.reveal());
    QVERIFY(desk.store.entries.isEmpty());
    QVERIFY(desk.engine.profiles().isEmpty());
}

void tst_Connection::keptSecret_isUsedWhereTheFormHasNone()
{
    SessionFixture desk(folder());
    const Session *const session = desk.open();
    QVERIFY(session != nullptr);
    QVERIFY_RESULT(resultOf(desk.engine.testConnection(session->profile(), {}, &desk.engine)));
    QCOMPARE(sentSecret(desk.idp), FakeIdp::clientSecret().reveal());
}

void tst_Connection::removedSecret_isNotUsed()
{
    SessionFixture desk(folder());
    const Session *const session = desk.open();
    QVERIFY(session != nullptr);
    QVERIFY_RESULT(resultOf(desk.engine.testConnection(
        session->profile(), {{ProfileSecret::ClientSecret, Secret()}}, &desk.engine)));
    QCOMPARE(sentSecret(desk.idp), QByteArray());
    // Still there for everything else.
    QCOMPARE(desk.engine.keptSecrets(session->profile().id),
        QList<ProfileSecret>{ProfileSecret::ClientSecret});
}

void tst_Connection::lockedKeychain_doesNotStopTheTest()
{
    SessionFixture desk(folder());
    desk.store.failOnAll(Reason::KeychainLocked);
    const auto report = resultOf(desk.engine.testConnection(FakeIdp::profile(), {}, &desk.engine));
    QVERIFY_RESULT(report);
    QCOMPARE(report->checks.size(), 9);
}

void tst_Connection::invalidProfile_isRefusedBeforeAnythingIsSent()
{
    SessionFixture desk(folder());
    Profile broken = FakeIdp::profile();
    broken.clientId.clear();
    const auto report = resultOf(desk.engine.testConnection(broken, {}, &desk.engine));
    QVERIFY(!report);
    QCOMPARE(report.error().reason, Reason::InvalidProfile);
    QCOMPARE(report.error().subject, u"clientId"_s);
    QVERIFY(desk.idp.transport().requests().isEmpty());
}

void tst_Connection::cancelled_endsAtOnce()
{
    SessionFixture desk(folder());
    desk.idp.transport().hangOn(u"/oidc/token"_s);
    ConnectionTest *const test = desk.engine.testConnection(FakeIdp::profile(), {}, &desk.engine);
    connect(test, &ConnectionTest::advanced, test, [test] {
        if (test->current() == ConnectionCheckName::Client)
            test->cancel();
    });
    const auto report = resultOf(test);
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_connection.moc"
