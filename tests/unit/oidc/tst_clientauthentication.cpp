// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/clientauthentication.h"

#include "core/oidc/introspection.h"
#include "core/oidc/revocation.h"
#include "core/oidc/tokenendpoint.h"
#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

using namespace Qt::StringLiterals;

namespace rescind {

class TestClientAuthentication final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void method_putsCredentialsInOnePlace_data();
    void method_putsCredentialsInOnePlace();
    void endpoint_usesItsOwnMethod();
};

void TestClientAuthentication::method_putsCredentialsInOnePlace_data()
{
    QTest::addColumn<ClientAuthMethod>("method");
    QTest::addColumn<QString>("clientId");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<QByteArray>("pair"); // inside the Basic header; empty: no header
    const QString id = u"app"_s;
    QTest::newRow("post") << ClientAuthMethod::Post << id << "s"_ba
                          << "client_id=app&client_secret=s"_ba << QByteArray();
    QTest::newRow("post, special characters")
        << ClientAuthMethod::Post << id << "a b+&=%/:密"_ba
        << "client_id=app&client_secret=a+b%2B%26%3D%25%2F%3A%E5%AF%86"_ba << QByteArray();
    QTest::newRow("post, public") << ClientAuthMethod::Post << id << QByteArray()
                                  << "client_id=app"_ba << QByteArray();
    QTest::newRow("basic") << ClientAuthMethod::Basic << id << "s"_ba << QByteArray() << "app:s"_ba;
    QTest::newRow("basic, special characters")
        << ClientAuthMethod::Basic << u"a:b c"_s << "s p:+&=%/密"_ba << QByteArray()
        << "a%3Ab+c:s+p%3A%2B%26%3D%25%2F%E5%AF%86"_ba;
    QTest::newRow("basic, public")
        << ClientAuthMethod::Basic << id << QByteArray() << "client_id=app"_ba << QByteArray();
    QTest::newRow("none") << ClientAuthMethod::None << id << QByteArray() << "client_id=app"_ba
                          << QByteArray();
    QTest::newRow("certificate, with a secret") << ClientAuthMethod::Tls << id << "s"_ba
                                                << "client_id=app"_ba << QByteArray();
    QTest::newRow("none, with a secret") << ClientAuthMethod::None << id << "s"_ba
                                         << "client_id=app"_ba << QByteArray();
}

void TestClientAuthentication::method_putsCredentialsInOnePlace()
{
    QFETCH(ClientAuthMethod, method);
    QFETCH(QString, clientId);
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, form);
    QFETCH(QByteArray, pair);
    Client client = sampleClient();
    client.profile.clientId = clientId;
    client.secret = Secret(secret);
    HttpRequest request;
    authenticate(request, method, client);
    QCOMPARE(encodedForm(request.form).reveal(), form);
    QCOMPARE(
        request.authorization.reveal(), pair.isEmpty() ? QByteArray() : "Basic " + pair.toBase64());
    QVERIFY(request.url.isEmpty());
}

void TestClientAuthentication::endpoint_usesItsOwnMethod()
{
    Client client = sampleClient();
    client.profile.tokenAuth = ClientAuthMethod::None;
    client.profile.introspectionAuth = ClientAuthMethod::Basic;
    client.profile.revocationAuth = ClientAuthMethod::Post;
    const Secret token("t"_ba);
    const auto tokenRequest = refreshRequest(client, token);
    const auto introspection = introspectionRequest(client, token, TokenTypeHint::None);
    const auto revocation = revocationRequest(client, token, TokenTypeHint::None);
    QVERIFY_RESULT(tokenRequest);
    QVERIFY_RESULT(introspection);
    QVERIFY_RESULT(revocation);
    QCOMPARE(encodedForm(tokenRequest->form).reveal(),
        "grant_type=refresh_token&refresh_token=t&client_id=5a4db0c0f1e2d3c4b5a69788"_ba);
    QVERIFY(tokenRequest->authorization.isEmpty());
    QCOMPARE(encodedForm(introspection->form).reveal(), "token=t"_ba);
    QVERIFY(introspection->authorization.reveal().startsWith("Basic "));
    QVERIFY(encodedForm(revocation->form)
                .reveal()
                .contains("&client_secret=s3cret+%2B%26%3D%25%2F%3A"));
    QVERIFY(revocation->authorization.isEmpty());
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestClientAuthentication)
#include "tst_clientauthentication.moc"
