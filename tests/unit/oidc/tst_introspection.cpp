// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/introspection.h"

#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

using namespace Qt::StringLiterals;

namespace rescind {

namespace {

HttpResponse answer(const QByteArray &body, int status = 200)
{
    return answerOf(Stage::Introspection, status, body);
}

} // namespace

class TestIntrospection final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void request_carriesTokenAndHint_data();
    void request_carriesTokenAndHint();
    void request_withoutEndpoint_isAnError();
    void active_onlyAsBoolean_data();
    void active_onlyAsBoolean();
    void facts_areRead_data();
    void facts_areRead();
    void refusal_isAnError_data();
    void refusal_isAnError();
};

void TestIntrospection::request_carriesTokenAndHint_data()
{
    QTest::addColumn<TokenTypeHint>("hint");
    QTest::addColumn<QByteArray>("form");
    QTest::newRow("access") << TokenTypeHint::AccessToken
                            << "token=a%2Bb&token_type_hint=access_token"_ba;
    QTest::newRow("refresh") << TokenTypeHint::RefreshToken
                             << "token=a%2Bb&token_type_hint=refresh_token"_ba;
    QTest::newRow("none") << TokenTypeHint::None << "token=a%2Bb"_ba;
}

void TestIntrospection::request_carriesTokenAndHint()
{
    QFETCH(TokenTypeHint, hint);
    QFETCH(QByteArray, form);
    Client client = sampleClient();
    client.profile.introspectionAuth = ClientAuthMethod::None;
    const auto request = introspectionRequest(client, Secret("a+b"_ba), hint);
    QVERIFY_RESULT(request);
    QCOMPARE(request->method, HttpRequest::Method::Post);
    QCOMPARE(request->url, QUrl(u"https://portal.authing.cn/oidc/token/introspection"_s));
    QCOMPARE(request->accept, "application/json"_ba);
    QCOMPARE(encodedForm(request->form).reveal(), form + "&client_id=5a4db0c0f1e2d3c4b5a69788");
    QVERIFY(!request->url.hasQuery());
}

void TestIntrospection::request_withoutEndpoint_isAnError()
{
    Client client = sampleClient();
    client.metadata.introspectionEndpoint = {};
    const auto request = introspectionRequest(client, Secret("a"_ba), TokenTypeHint::None);
    QVERIFY(!request);
    QCOMPARE(request.error().reason, Reason::EndpointMissing);
    QCOMPARE(request.error().stage, Stage::Introspection);
    QVERIFY(!request.error().maybeSent);
}

void TestIntrospection::active_onlyAsBoolean_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected"); // "true", "false", or the reason it is no answer
    const auto row = [](const char *name, const char *body, const char *expected) {
        QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(expected);
    };
    row("true", R"({"active":true})", "true");
    row("false", R"({"active":false})", "false");
    row("\"true\"", R"({"active":"true"})", "MalformedAnswer");
    row("\"false\"", R"({"active":"false"})", "MalformedAnswer");
    row("1", R"({"active":1})", "MalformedAnswer");
    row("0", R"({"active":0})", "MalformedAnswer");
    row("null", R"({"active":null})", "MalformedAnswer");
    row("missing", R"({"sub":"alice"})", "MalformedAnswer");
    row("empty object", "{}", "MalformedAnswer");
    row("array", R"([{"active":false}])", "NotJson");
    row("empty", "", "NotJson");
    row("html", "<html><title>Sign in</title></html>", "NotJson");
    row("bare false", "false", "NotJson");
    row("error on 200", R"({"error":"invalid_request","active":false})", "Unspecified");
    row("v2 on 200", R"({"code":400,"message":"不合法","active":false})", "Unspecified");
    row("v3 on 200", R"({"statusCode":499,"message":"不合法"})", "Unspecified");
}

void TestIntrospection::active_onlyAsBoolean()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    const auto read = introspectionAnswer(answer(body));
    const QString found = read ? (read->active ? u"true"_s : u"false"_s)
                               : QString::fromLatin1(QMetaEnum::fromType<Reason>().valueToKey(
                                   static_cast<int>(read.error().reason)));
    QCOMPARE(found, expected);
}

void TestIntrospection::facts_areRead_data()
{
    QTest::addColumn<QByteArray>("times");
    QTest::addColumn<QByteArray>("scope");
    QTest::newRow("numbers, spaces") << R"("iat":1611236288,"nbf":1611236289,"exp":1612445888)"_ba
                                     << "openid profile"_ba;
    QTest::newRow("texts, commas")
        << R"("iat":"1611236288","nbf":"1611236289","exp":"1612445888")"_ba
        << "openid,profile"_ba;
    QTest::newRow("texts, commas and spaces")
        << R"("iat":"1611236288","nbf":1611236289,"exp":"1612445888")"_ba
        << "openid, profile "_ba;
}

void TestIntrospection::facts_areRead()
{
    QFETCH(QByteArray, times);
    QFETCH(QByteArray, scope);
    const auto read = introspectionAnswer(answer(
        R"({"active":true,"sub":"alice","client_id":"app","iss":"https://portal.authing.cn/oidc",
            "jti":"j1",)"
        + times + R"(,"scope":")" + scope + R"("})"));
    QVERIFY_RESULT(read);
    QCOMPARE(read->subject, u"alice"_s);
    QCOMPARE(read->clientId, u"app"_s);
    QCOMPARE(read->issuer, u"https://portal.authing.cn/oidc"_s);
    QCOMPARE(read->tokenId, u"j1"_s);
    QCOMPARE(read->scope, u"openid profile"_s);
    QCOMPARE(read->issuedAt.toSecsSinceEpoch(), 1611236288);
    QCOMPARE(read->notBefore.toSecsSinceEpoch(), 1611236289);
    QCOMPARE(read->expiresAt.toSecsSinceEpoch(), 1612445888);
    QCOMPARE(read->expiresAt.timeSpec(), Qt::UTC);
}

void TestIntrospection::refusal_isAnError_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("401, empty") << 401 << QByteArray() << ErrorKind::OAuth
                                << Reason::ClientRejected;
    QTest::newRow("403, empty html")
        << 403 << "<html></html>"_ba << ErrorKind::OAuth << Reason::ClientRejected;
    QTest::newRow("403, but inactive")
        << 403 << R"({"active":false})"_ba << ErrorKind::OAuth << Reason::ClientRejected;
    QTest::newRow("401, invalid_client")
        << 401 << R"({"error":"invalid_client"})"_ba << ErrorKind::OAuth << Reason::ClientRejected;
    QTest::newRow("400, unsupported") << 400 << R"({"error":"unsupported_token_type"})"_ba
                                      << ErrorKind::OAuth << Reason::Unspecified;
    QTest::newRow("404") << 404 << R"({"active":false})"_ba << ErrorKind::HttpStatus
                         << Reason::UnexpectedStatus;
    QTest::newRow("302") << 302 << R"({"active":false})"_ba << ErrorKind::HttpStatus
                         << Reason::Redirected;
    QTest::newRow("429") << 429 << R"({"active":false})"_ba << ErrorKind::HttpStatus
                         << Reason::TooManyRequests;
    QTest::newRow("500") << 500 << R"({"active":false})"_ba << ErrorKind::HttpStatus
                         << Reason::ServerFault;
}

void TestIntrospection::refusal_isAnError()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const auto read = introspectionAnswer(answer(body, status));
    QVERIFY(!read);
    QTEST(read.error().kind, "kind");
    QTEST(read.error().reason, "reason");
    QCOMPARE(read.error().stage, Stage::Introspection);
    QCOMPARE(read.error().httpStatus, status);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestIntrospection)
#include "tst_introspection.moc"
