// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/discoverjob.h"
#include "core/engine/sandbox.h"
#include "tests/unit/engine/sessionfixture.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>

using namespace rescind;
using namespace Qt::StringLiterals;

//! A profile to begin with, from what a provider says of itself.
class tst_Discover final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void issuer_givesAProfile();
    void slashAtTheEnd_isTakenAsTheProviderWritesIt_data();
    void slashAtTheEnd_isTakenAsTheProviderWritesIt();
    void otherIssuer_isRefused();
    void address_isCheckedBeforeAnythingIsSent_data();
    void address_isCheckedBeforeAnythingIsSent();
    void draft_takesWhatIsAnnounced_data();
    void draft_takesWhatIsAnnounced();
    void sandbox_isTheOneThatTheTestsStart();

private:
    SessionFixture m_desk{temporaryPath(u"desk"_s)};
};

void tst_Discover::issuer_givesAProfile()
{
    // A bare host is https.
    const auto draft = resultOf(m_desk.engine.discover(u" idp.example/oidc "_s, &m_desk.engine));
    QVERIFY_RESULT(draft);
    QCOMPARE(draft->issuerUrl, u"https://idp.example/oidc"_s);
    QCOMPARE(draft->name, u"idp.example"_s);
    QCOMPARE(draft->protocol, Protocol::Oidc);
    QCOMPARE(draft->environment, Environment::Production);
    QVERIFY(draft->clientId.isEmpty());
    QVERIFY(m_desk.engine.profiles().isEmpty());
}

void tst_Discover::slashAtTheEnd_isTakenAsTheProviderWritesIt_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("written");
    QTest::newRow("typed only") << u"https://idp.example/oidc/"_s << u"https://idp.example/oidc"_s;
    QTest::newRow("written only") << u"https://idp.example/oidc"_s
                                  << u"https://idp.example/oidc/"_s;
}

void tst_Discover::slashAtTheEnd_isTakenAsTheProviderWritesIt()
{
    QFETCH(QString, typed);
    QFETCH(QString, written);
    SessionFixture desk(temporaryPath(u"slash"_s));
    desk.idp.editMetadata
        = [written](QJsonObject &metadata) { metadata.insert(u"issuer"_s, written); };
    const auto draft = resultOf(desk.engine.discover(typed, &desk.engine));
    QVERIFY_RESULT(draft);
    QCOMPARE(draft->issuerUrl, written);
}

void tst_Discover::otherIssuer_isRefused()
{
    SessionFixture desk(temporaryPath(u"other"_s));
    desk.idp.editMetadata = [](QJsonObject &metadata) {
        metadata.insert(u"issuer"_s, u"https://evil.example/oidc"_s);
    };
    const auto draft = resultOf(desk.engine.discover(u"https://idp.example/oidc"_s, &desk.engine));
    QVERIFY(!draft);
    QCOMPARE(draft.error().reason, Reason::MetadataIssuerMismatch);
    QCOMPARE(desk.idp.transport().countOf(u"/oidc/.well-known/openid-configuration"_s), 1);
}

void tst_Discover::address_isCheckedBeforeAnythingIsSent_data()
{
    QTest::addColumn<QString>("issuer");
    QTest::newRow("nothing") << QString();
    QTest::newRow("plain http") << u"http://idp.example/oidc"_s;
    QTest::newRow("another scheme") << u"file:///etc/passwd"_s;
    QTest::newRow("a password in it") << u"https://alice:secret@idp.example/oidc"_s;
}

void tst_Discover::address_isCheckedBeforeAnythingIsSent()
{
    QFETCH(QString, issuer);
    SessionFixture desk(temporaryPath(u"address"_s));
    QVERIFY(!resultOf(desk.engine.discover(issuer, &desk.engine)));
    QVERIFY(desk.idp.transport().requests().isEmpty());
}

void tst_Discover::draft_takesWhatIsAnnounced_data()
{
    QTest::addColumn<QStringList>("methods");
    QTest::addColumn<QStringList>("scopes");
    QTest::addColumn<ClientAuthMethod>("method");
    QTest::addColumn<QString>("scope");
    QTest::newRow("nothing said") << QStringList() << QStringList() << ClientAuthMethod::Basic
                                  << u"openid profile offline_access"_s;
    QTest::newRow("post and basic")
        << QStringList{u"client_secret_basic"_s, u"client_secret_post"_s}
        << QStringList{u"openid"_s, u"email"_s} << ClientAuthMethod::Post << u"openid"_s;
    QTest::newRow("public clients only")
        << QStringList{u"none"_s} << QStringList{u"openid"_s, u"offline_access"_s}
        << ClientAuthMethod::None << u"openid offline_access"_s;
}

void tst_Discover::draft_takesWhatIsAnnounced()
{
    QFETCH(QStringList, methods);
    QFETCH(QStringList, scopes);
    QFETCH(ClientAuthMethod, method);
    QFETCH(QString, scope);
    const ProviderMetadata metadata{.source = ProviderMetadata::Source::Discovered,
        .issuer = u"http://127.0.0.1:9/oidc"_s,
        .scopes = scopes,
        .tokenAuthMethods = methods,
        .revocationAuthMethods = {u"client_secret_basic"_s}};
    const Profile draft = draftFor({}, metadata);
    QCOMPARE(draft.tokenAuth, method);
    QCOMPARE(draft.introspectionAuth, method);
    QCOMPARE(draft.revocationAuth, ClientAuthMethod::Basic);
    QCOMPARE(draft.scope, scope);
    QCOMPARE(draft.environment, Environment::Sandbox);
}

//! Its id, secret and port are written down in two places each; here they are held together.
void tst_Discover::sandbox_isTheOneThatTheTestsStart()
{
    const auto read = [](const QString &name) {
        QFile file(QStringLiteral(RESCIND_SOURCE_FOLDER "/tests/provider/") + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray clients = read(u"clients.mjs"_s);
    QVERIFY(clients.contains("`5a4db0c0${String(n).padStart(16, '0')}`"));
    QVERIFY(clients.contains("`5a4db0c05ec2e7${String(n).padStart(18, '0')}`"));
    QVERIFY(clients.contains("application(1, 'portal', 'Portal', { method: 'client_secret_post'"));
    QVERIFY(read(u"with-tenant.sh"_s).contains("port=18430\n"));
    const Profile sandbox = sandboxProfile();
    QCOMPARE(sandbox.clientId, QString(u"5a4db0c0"_s + u"1"_s.rightJustified(16, u'0')));
    QCOMPARE(sandboxSecrets().value(ProfileSecret::ClientSecret).reveal(),
        QByteArray("5a4db0c05ec2e7" + QByteArray("1").rightJustified(18, '0')));
    QCOMPARE(sandbox.appHost, u"http://127.0.0.1:18430"_s);
    QCOMPARE(sandbox.environment, Environment::Sandbox);
    QVERIFY_RESULT(checked(sandbox));
}

QTEST_GUILESS_MAIN(tst_Discover)
#include "tst_discover.moc"
