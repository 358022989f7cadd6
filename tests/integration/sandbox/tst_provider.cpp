// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/installation.h"
#include "tests/integration/sandbox/sandboxtenant.h"
#include "tests/integration/sandbox/scriptedbrowser.h"
#include "tests/support/testcase.h"

#include <QtCore/QUuid>

using namespace rescind;
using namespace Qt::StringLiterals;

//! What a real provider can do, and what dies with what there: both versions of the tenant.
class tst_Provider final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void cascade_isMeasuredAndKept_data();
    void cascade_isMeasuredAndKept();
    void cascadeOfTokensThatNobodySeesAlive_isNotClaimed();
    void connection_isTestedWithoutSignIn_data();
    void connection_isTestedWithoutSignIn();
    void wrongSecret_isRefusedOnce();

private:
    [[nodiscard]] InstallationPlace place() const
    {
        return {temporaryPath(u"config"_s), temporaryPath(u"data"_s),
            u"Rescind test "_s + temporaryPath(u""_s)};
    }
    static Session *opened(Installation &installation, SandboxTenant &tenant, const QString &client)
    {
        Profile named = tenant.profileFor(client);
        named.name += u' ' + QUuid::createUuid().toString(QUuid::WithoutBraces);
        const Secret secret = tenant.secretOf(client);
        const auto saved = resultOf(installation.engine().saveProfile(named,
            secret.isEmpty() ? SecretChanges()
                             : SecretChanges{{ProfileSecret::ClientSecret, secret}},
            &installation.engine()));
        if (!saved)
            return nullptr;
        Session *const session = installation.engine().session(saved->id);
        [&] { QTRY_VERIFY(session->state() != SessionState::Restoring); }();
        return session;
    }
    static const ConnectionCheck *check(const ConnectionReport &report, ConnectionCheckName name)
    {
        for (const ConnectionCheck &line : report.checks) {
            if (line.name == name)
                return &line;
        }
        return nullptr;
    }
};

void tst_Provider::cascade_isMeasuredAndKept_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QStringList>("withAccess");
    QTest::addColumn<int>("signIns");
    // 6 ends the grant with its refresh token alone, 9 with any of its tokens.
    QTest::newRow("6") << u"6"_s << u"portal"_s << QStringList() << 1;
    QTest::newRow("6, rotating") << u"6"_s << u"native"_s << QStringList() << 1;
    QTest::newRow("9") << u"9"_s << u"portal"_s << QStringList{u"access"_s, u"refresh"_s} << 2;
}

void tst_Provider::cascade_isMeasuredAndKept()
{
    QFETCH(QString, provider);
    QFETCH(QString, client);
    QFETCH(QStringList, withAccess);
    QFETCH(int, signIns);

    SandboxTenant tenant(provider);
    ScriptedBrowser browser;
    Installation installation(place(), browser);
    Session *const session = opened(installation, tenant, client);
    QVERIFY(session != nullptr);
    CascadeTest *const test
        = installation.engine().measureCascade(session->profile().id, &installation.engine());
    QVERIFY(test != nullptr);
    const auto outcome = resultOf(test);
    QVERIFY_RESULT(outcome);
    QVERIFY(outcome->measurement.gaps.isEmpty());
    QVERIFY(!outcome->keepingError);
    QCOMPARE(outcome->measurement.signIns, signIns);
    QCOMPARE(outcome->measurement.leftAlive, 0);

    const QList<Cascade> kept = session->profile().cascades;
    QCOMPARE(kept.size(), 2);
    QCOMPARE(kept.at(0).revoked, u"access"_s);
    QStringList ended = kept.at(0).ended;
    ended.sort();
    QCOMPARE(ended, withAccess);
    QCOMPARE(kept.at(0).survived.isEmpty(), !withAccess.isEmpty());
    QCOMPARE(kept.at(1).revoked, u"refresh"_s);
    QCOMPARE(kept.at(1).ended, QStringList{u"access"_s});
    QVERIFY(kept.at(1).survived.isEmpty());
    // No token of it was taken into the session.
    QVERIFY(session->tokens().isEmpty());
}

void tst_Provider::cascadeOfTokensThatNobodySeesAlive_isNotClaimed()
{
    // Version 9 neither introspects nor revokes JWT access tokens.
    SandboxTenant tenant(u"9"_s, {u"--jwt-access-tokens"_s, u"yes"_s});
    ScriptedBrowser browser;
    Installation installation(place(), browser);
    Session *const session = opened(installation, tenant, u"portal"_s);
    QVERIFY(session != nullptr);
    const auto outcome = resultOf(
        installation.engine().measureCascade(session->profile().id, &installation.engine()));
    QVERIFY_RESULT(outcome);
    QVERIFY(outcome->measurement.cascades.isEmpty());
    QVERIFY(session->profile().cascades.isEmpty());
    // They can only expire, and that is said.
    QCOMPARE(outcome->measurement.leftAlive, 2);
    const CascadeGap gap{CascadeObstacle::NotSeenAlive, TokenKind::Access, {}};
    QVERIFY(outcome->measurement.gaps.contains(gap));
}

void tst_Provider::connection_isTestedWithoutSignIn_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("client");
    for (const char *const provider : {"6", "9"}) {
        for (const char *const client : {"portal", "portal-rs256", "native"}) {
            QTest::addRow("provider %s, %s", provider, client)
                << QString::fromLatin1(provider) << QString::fromLatin1(client);
        }
    }
}

void tst_Provider::connection_isTestedWithoutSignIn()
{
    QFETCH(QString, provider);
    QFETCH(QString, client);

    SandboxTenant tenant(provider);
    ScriptedBrowser browser;
    Installation installation(place(), browser);
    // As a form has it: never saved.
    Profile profile = tenant.profileFor(client);
    const auto report = resultOf(installation.engine().testConnection(
        profile, {{ProfileSecret::ClientSecret, tenant.secretOf(client)}}, &installation.engine()));
    QVERIFY_RESULT(report);
    for (const ConnectionCheck &line : report->checks) {
        const bool isPlain = line.finding == ConnectionFinding::LoopbackOnly;
        QByteArray said(checkKey(line.name).data());
        said.append(": ").append(findingKey(line.finding).data());
        if (line.error)
            said.append(described(*line.error)).append(line.error->serverText.toUtf8());
        QVERIFY2(isPlain || line.result == CheckResult::Pass, said.constData());
    }
    QCOMPARE(
        check(*report, ConnectionCheckName::Client)->finding, ConnectionFinding::ClientConfirmed);
    QVERIFY(report->triedWrongClient);
    QVERIFY(!report->capabilities.isEmpty());
}

void tst_Provider::wrongSecret_isRefusedOnce()
{
    SandboxTenant tenant(u"6"_s);
    ScriptedBrowser browser;
    Installation installation(place(), browser);
    const auto report
        = resultOf(installation.engine().testConnection(tenant.profileFor(u"portal"_s),
            {{ProfileSecret::ClientSecret, Secret(u"0123456789abcdef0123456789abcdef"_s)}},
            &installation.engine()));
    QVERIFY_RESULT(report);
    QCOMPARE(
        check(*report, ConnectionCheckName::Client)->finding, ConnectionFinding::ClientRefused);
    QVERIFY(!report->triedWrongClient);
    QCOMPARE(check(*report, ConnectionCheckName::Revocation)->result, CheckResult::Skipped);
    QCOMPARE(check(*report, ConnectionCheckName::Discovery)->result, CheckResult::Pass);
}

QTEST_GUILESS_MAIN(tst_Provider)
#include "tst_provider.moc"
