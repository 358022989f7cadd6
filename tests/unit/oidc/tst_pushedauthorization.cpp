// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/pushedauthorization.h"

#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"
#include "tests/unit/oidc/signedrequests.h"

#include <QtCore/QUrlQuery>

using namespace Qt::StringLiterals;

namespace rescind {

namespace {

Client pushingClient()
{
    Client client = sampleClient();
    client.metadata.pushedAuthorizationEndpoint = QUrl(u"https://portal.authing.cn/oidc/request"_s);
    return client;
}

AuthorizationParameters someParameters(const Client &client)
{
    return authorizationParameters(client.profile, u"http://127.0.0.1:1/callback"_s,
        {"the-state", "the-nonce", Secret("v"_ba)});
}

QByteArrayList valuesOf(const HttpRequest &request, const QByteArray &name)
{
    QByteArrayList values;
    for (const FormParameter &parameter : request.form) {
        if (parameter.first == name)
            values.append(parameter.second.reveal());
    }
    return values;
}

} // namespace

class TestPushedAuthorization final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void isPushed_data();
    void isPushed();
    void request_authenticatesAsAtTheTokenEndpoint_data();
    void request_authenticatesAsAtTheTokenEndpoint();
    void request_isBoundToTheKey();
    void request_withoutEndpoint_isAnError();
    void answer_isRead();
    void answer_isRefused_data();
    void answer_isRefused();
    void url_carriesTheReferenceAlone();
};

void TestPushedAuthorization::isPushed_data()
{
    QTest::addColumn<bool>("wanted");
    QTest::addColumn<bool>("hasEndpoint");
    QTest::addColumn<bool>("required");
    QTest::addColumn<bool>("pushed");
    QTest::newRow("offered") << true << true << false << true;
    QTest::newRow("switched off") << false << true << false << false;
    QTest::newRow("not offered") << true << false << false << false;
    QTest::newRow("required") << true << true << true << true;
    QTest::newRow("required though switched off") << false << true << true << true;
    QTest::newRow("required, and nowhere to push to") << false << false << true << true;
}

void TestPushedAuthorization::isPushed()
{
    QFETCH(bool, wanted);
    QFETCH(bool, hasEndpoint);
    QFETCH(bool, required);
    Client client = hasEndpoint ? pushingClient() : sampleClient();
    client.profile.authorization.pushed = wanted;
    client.metadata.requiresPushedRequests = required;
    QTEST(rescind::isPushed(client.profile, client.metadata), "pushed");
}

void TestPushedAuthorization::request_authenticatesAsAtTheTokenEndpoint_data()
{
    QTest::addColumn<ClientAuthMethod>("method");
    QTest::addColumn<bool>("secretInForm");
    QTest::addColumn<bool>("header");
    QTest::newRow("post") << ClientAuthMethod::Post << true << false;
    QTest::newRow("basic") << ClientAuthMethod::Basic << false << true;
    QTest::newRow("none") << ClientAuthMethod::None << false << false;
}

void TestPushedAuthorization::request_authenticatesAsAtTheTokenEndpoint()
{
    QFETCH(ClientAuthMethod, method);
    QFETCH(bool, secretInForm);
    QFETCH(bool, header);
    Client client = pushingClient();
    client.profile.tokenAuth = method;
    const auto request = pushRequest(client, someParameters(client));
    QVERIFY_RESULT(request);
    QCOMPARE(request->method, HttpRequest::Method::Post);
    QCOMPARE(request->url, client.metadata.pushedAuthorizationEndpoint);
    QCOMPARE(request->stage, Stage::PushedAuthorization);
    QCOMPARE(valuesOf(*request, "client_id"), QByteArrayList{client.profile.clientId.toUtf8()});
    QCOMPARE(valuesOf(*request, "client_secret").size(), secretInForm ? 1 : 0);
    QCOMPARE(!request->authorization.isEmpty(), header);
    for (const auto &[name, value] : someParameters(client))
        QCOMPARE(valuesOf(*request, name), QByteArrayList{value});
    QVERIFY(valuesOf(*request, "code_verifier").isEmpty());
}

void TestPushedAuthorization::request_isBoundToTheKey()
{
    Client client = pushingClient();
    QVERIFY(pushRequest(client, {})->signers.isEmpty());
    client.dpop = std::make_shared<DpopSigner>(*SigningKey::generate(), countingValues());
    QVERIFY(pushRequest(client, {})->signers.contains(client.dpop));
}

void TestPushedAuthorization::request_withoutEndpoint_isAnError()
{
    const auto request = pushRequest(sampleClient(), {});
    QVERIFY(!request);
    QCOMPARE(request.error().reason, Reason::EndpointMissing);
    QCOMPARE(request.error().stage, Stage::PushedAuthorization);
}

void TestPushedAuthorization::answer_isRead()
{
    const auto pushed = pushAnswer(answerOf(Stage::PushedAuthorization, 201,
        R"({"request_uri":"urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c","expires_in":60})"));
    QVERIFY_RESULT(pushed);
    QCOMPARE(
        pushed->requestUri, "urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c"_ba);
    QCOMPARE(pushed->lifetime, std::chrono::seconds(60));
    const auto endless = pushAnswer(
        answerOf(Stage::PushedAuthorization, 201, R"({"request_uri":"urn:x","expires_in":1e300})"));
    QVERIFY_RESULT(endless);
    QCOMPARE(endless->lifetime, std::chrono::seconds(86400));
}

void TestPushedAuthorization::answer_isRefused_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("subject");
    const auto malformed = Reason::MalformedAnswer;
    QTest::newRow("no reference") << 201 << R"({"expires_in":60})"_ba << malformed
                                  << u"request_uri"_s;
    QTest::newRow("number") << 201 << R"({"request_uri":7,"expires_in":60})"_ba << malformed
                            << u"request_uri"_s;
    QTest::newRow("spaces") << 201 << R"({"request_uri":"urn: x","expires_in":60})"_ba << malformed
                            << u"request_uri"_s;
    QTest::newRow("far too long") << 201
                                  << R"({"request_uri":")" + QByteArray(3000, 'a')
            + R"(","expires_in":60})"
                                  << malformed << u"request_uri"_s;
    QTest::newRow("no lifetime") << 201 << R"({"request_uri":"urn:x"})"_ba << malformed
                                 << u"expires_in"_s;
    QTest::newRow("lapsed at once")
        << 201 << R"({"request_uri":"urn:x","expires_in":0})"_ba << malformed << u"expires_in"_s;
    QTest::newRow("negative") << 201 << R"({"request_uri":"urn:x","expires_in":-1})"_ba << malformed
                              << u"expires_in"_s;
    QTest::newRow("refused") << 400 << R"({"error":"invalid_request"})"_ba << Reason::Unspecified
                             << QString();
    QTest::newRow("client") << 401 << R"({"error":"invalid_client"})"_ba << Reason::ClientRejected
                            << QString();
    QTest::newRow("too many") << 429 << QByteArray() << Reason::TooManyRequests << QString();
    QTest::newRow("405") << 405 << QByteArray() << Reason::UnexpectedStatus << QString();
    QTest::newRow("page") << 200 << "<html>Hi</html>"_ba << Reason::NotJson << QString();
}

void TestPushedAuthorization::answer_isRefused()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Reason, reason);
    QFETCH(QString, subject);
    const auto pushed = pushAnswer(answerOf(Stage::PushedAuthorization, status, body));
    QVERIFY(!pushed);
    QCOMPARE(pushed.error().reason, reason);
    QCOMPARE(pushed.error().subject, subject);
    QCOMPARE(pushed.error().stage, Stage::PushedAuthorization);
    QVERIFY(!pushed.error().serverText.contains(u"urn:"_s));
}

void TestPushedAuthorization::url_carriesTheReferenceAlone()
{
    Client client = pushingClient();
    client.metadata.authorizationEndpoint = QUrl(u"https://portal.authing.cn/auth?lang=zh"_s);
    const QUrl url = authorizationUrl(client.metadata,
        pushedParameters(client.profile, {.requestUri = "urn:ietf:params:oauth:request_uri:a+b"}));
    QCOMPARE(url.toString(QUrl::FullyEncoded),
        u"https://portal.authing.cn/auth?lang=zh&client_id=5a4db0c0f1e2d3c4b5a69788"
        "&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Aa%2Bb"_s);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestPushedAuthorization)
#include "tst_pushedauthorization.moc"
