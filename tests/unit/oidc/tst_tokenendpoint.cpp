// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/tokenendpoint.h"

#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

using namespace Qt::StringLiterals;

namespace rescind {

namespace {

Client publicClient()
{
    Client client = sampleClient();
    client.profile.tokenAuth = ClientAuthMethod::None;
    client.secret = {};
    return client;
}

HttpResponse answer(const QByteArray &body, int status = 200)
{
    return answerOf(Stage::Token, status, body, "application/json");
}

} // namespace

class TestTokenEndpoint final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void codeRequest_hasExactlyThis();
    void refreshRequest_hasExactlyThis();
    void request_withoutEndpoint_isAnError();
    void answer_whole_isRead();
    void lifetime_isRead_data();
    void lifetime_isRead();
    void tokenType_data();
    void tokenType();
    void answer_notUnderstood_isRefused_data();
    void answer_notUnderstood_isRefused();
    void answer_notUnderstood_tellsNoToken_data();
    void answer_notUnderstood_tellsNoToken();
    void error_isRead_data();
    void error_isRead();
    void error_echoingSecrets_isRedacted();
};

void TestTokenEndpoint::codeRequest_hasExactlyThis()
{
    const auto request = codeRequest(
        publicClient(), Secret("c/o+d e"_ba), u"http://127.0.0.1:1/cb"_s, Secret("v"_ba));
    QVERIFY_RESULT(request);
    QCOMPARE(request->method, HttpRequest::Method::Post);
    QCOMPARE(request->url, QUrl(u"https://portal.authing.cn/oidc/token"_s));
    QCOMPARE(request->stage, Stage::Token);
    QCOMPARE(encodedForm(request->form).reveal(),
        "grant_type=authorization_code&code=c%2Fo%2Bd+e"
        "&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fcb&code_verifier=v"
        "&client_id=5a4db0c0f1e2d3c4b5a69788"_ba);
}

void TestTokenEndpoint::refreshRequest_hasExactlyThis()
{
    const auto request = refreshRequest(publicClient(), Secret("r"_ba));
    QVERIFY_RESULT(request);
    QCOMPARE(request->method, HttpRequest::Method::Post);
    QCOMPARE(request->stage, Stage::Token);
    QCOMPARE(encodedForm(request->form).reveal(),
        "grant_type=refresh_token&refresh_token=r&client_id=5a4db0c0f1e2d3c4b5a69788"_ba);
    QVERIFY(request->authorization.isEmpty());
}

void TestTokenEndpoint::request_withoutEndpoint_isAnError()
{
    Client client = publicClient();
    client.metadata.tokenEndpoint = {};
    const auto request = refreshRequest(client, Secret("r"_ba));
    QVERIFY(!request);
    QCOMPARE(request.error().reason, Reason::EndpointMissing);
    QCOMPARE(request.error().stage, Stage::Token);
}

void TestTokenEndpoint::answer_whole_isRead()
{
    const auto read = tokenAnswer(answer(R"({"access_token":"a","refresh_token":"r","id_token":"i",
        "expires_in":1209600,"scope":"openid profile","token_type":"Bearer","error":"","statusCode":200})"));
    QVERIFY_RESULT(read);
    QCOMPARE(read->accessToken.reveal(), "a"_ba);
    QCOMPARE(read->refreshToken.reveal(), "r"_ba);
    QCOMPARE(read->idToken.reveal(), "i"_ba);
    QCOMPARE(read->expiresIn, std::optional<qint64>(1209600));
    QCOMPARE(read->scope, u"openid profile"_s);
}

void TestTokenEndpoint::lifetime_isRead_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<qint64>("expected"); // -1: none
    const auto row = [](const char *name, const char *member, qint64 expected) {
        QTest::newRow(name) << QByteArray(member) << expected;
    };
    row("number", R"("expires_in":3600)", 3600);
    row("expire_in", R"("expire_in":3599)", 3599);
    row("both", R"("expire_in":1,"expires_in":2)", 2);
    row("text", R"("expires_in":"3600")", 3600);
    row("whole with a point", R"("expires_in":3600.0)", 3600);
    row("fraction", R"("expires_in":3599.9)", 3599);
    row("zero", R"("expires_in":0)", 0);
    row("missing", R"("x":1)", -1);
    row("null", R"("expires_in":null)", -1);
    row("true", R"("expires_in":true)", -1);
    row("words", R"("expires_in":"an hour")", -1);
    row("empty text", R"("expires_in":"")", -1);
    row("negative", R"("expires_in":-1)", -1);
    row("negative text", R"("expires_in":"-1")", -1);
    row("huge", R"("expires_in":9223372036854775807)", -1);
    row("beyond integers", R"("expires_in":1e300)", -1);
    row("beyond, expire_in good", R"("expires_in":1e300,"expire_in":5)", 5);
    row("a hundred years", R"("expires_in":3162240000)", 3162240000);
    row("a hundred years and a second", R"("expires_in":3162240001)", -1);
}

void TestTokenEndpoint::lifetime_isRead()
{
    QFETCH(QByteArray, member);
    QFETCH(qint64, expected);
    const auto read = tokenAnswer(answer(R"({"access_token":"a",)" + member + '}'));
    QVERIFY_RESULT(read);
    QCOMPARE(read->expiresIn.value_or(-1), expected);
}

void TestTokenEndpoint::tokenType_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("Bearer") << R"(,"token_type":"Bearer")"_ba << true;
    QTest::newRow("bearer") << R"(,"token_type":"bearer")"_ba << true;
    QTest::newRow("missing") << QByteArray() << true;
    QTest::newRow("null") << R"(,"token_type":null)"_ba << true;
    QTest::newRow("DPoP") << R"(,"token_type":"DPoP")"_ba << false;
    QTest::newRow("mac") << R"(,"token_type":"mac")"_ba << false;
}

void TestTokenEndpoint::tokenType()
{
    QFETCH(QByteArray, member);
    QFETCH(bool, accepted);
    const auto read = tokenAnswer(answer(R"({"access_token":"tiny")" + member + '}'));
    QCOMPARE(read.has_value(), accepted);
    if (accepted)
        return;
    QCOMPARE(read.error().reason, Reason::MalformedAnswer);
    QCOMPARE(read.error().subject, u"token_type"_s);
    QVERIFY(read.error().serverText.isEmpty());
}

void TestTokenEndpoint::answer_notUnderstood_isRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Reason>("reason");
    const auto row = [](const char *name, const char *body, Reason reason) {
        QTest::newRow(name) << QByteArray(body) << reason;
    };
    row("empty", "", Reason::NotJson);
    row("html", "<html><title>Sign in</title></html>", Reason::NotJson);
    row("array", R"(["a"])", Reason::NotJson);
    row("text", R"("a")", Reason::NotJson);
    row("cut off", R"({"access_token":"a)", Reason::NotJson);
    row("form", "access_token=a&token_type=bearer", Reason::NotJson);
    row("no access token", R"({"token_type":"Bearer","refresh_token":"r"})",
        Reason::MalformedAnswer);
    row("empty access token", R"({"access_token":""})", Reason::MalformedAnswer);
    row("null access token", R"({"access_token":null})", Reason::MalformedAnswer);
    row("number", R"({"access_token":7})", Reason::MalformedAnswer);
    row("object", R"({"access_token":{"value":"a"}})", Reason::MalformedAnswer);
    row("empty object", "{}", Reason::MalformedAnswer);
}

void TestTokenEndpoint::answer_notUnderstood_isRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(Reason, reason);
    const auto read = tokenAnswer(answer(body));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Protocol);
    QCOMPARE(read.error().stage, Stage::Token);
    QCOMPARE(read.error().reason, reason);
    QCOMPARE(read.error().httpStatus, 200);
}

void TestTokenEndpoint::answer_notUnderstood_tellsNoToken_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("form") << "access_token=gho_canary&token_type=bearer"_ba;
    QTest::newRow("array") << R"([{"access_token":"gho_canary"}])"_ba;
    QTest::newRow("cut off") << R"({"access_token":"gho_canary","refr)"_ba;
    QTest::newRow("wrong member") << R"({"accessToken":"gho_canary"})"_ba;
    QTest::newRow("wrong type") << R"({"access_token":"gho_canary","token_type":"DPoP"})"_ba;
    QTest::newRow("data envelope")
        << R"({"statusCode":200,"data":{"access_token":"gho_canary"}})"_ba;
}

void TestTokenEndpoint::answer_notUnderstood_tellsNoToken()
{
    QFETCH(QByteArray, body);
    const auto read = tokenAnswer(answer(body));
    QVERIFY(!read);
    QVERIFY2(!described(read.error()).contains("canary"), described(read.error()).constData());
}

void TestTokenEndpoint::error_isRead_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::newRow("used code") << 400
                               << R"({"error":"invalid_grant","error_description":"code used"})"_ba
                               << ErrorKind::OAuth << Reason::CodeRejected << u"invalid_grant"_s
                               << u"code used"_s;
    QTest::newRow("Authing's invalid_client with 400")
        << 400
        << R"({"error":"invalid_client","error_description":"应用 token_endpoint_auth_method 配置不为 none, 请在 body 或者请求头中传递 client_id 和 client_secret。"})"_ba
        << ErrorKind::OAuth << Reason::ClientRejected << u"invalid_client"_s
        << u"应用 token_endpoint_auth_method 配置不为 none, 请在 body 或者请求头中传递 client_id 和 client_secret。"_s;
    QTest::newRow("401, empty") << 401 << QByteArray() << ErrorKind::OAuth << Reason::ClientRejected
                                << QString() << QString();
    QTest::newRow("400, empty") << 400 << QByteArray() << ErrorKind::HttpStatus
                                << Reason::UnexpectedStatus << QString() << QString();
    QTest::newRow("v3 envelope on 200")
        << 200
        << R"({"statusCode":403,"apiCode":1576,"message":"无权限登录此应用","requestId":"r-1"})"_ba
        << ErrorKind::OAuth << Reason::Unspecified << u"1576"_s << u"无权限登录此应用"_s;
    QTest::newRow("v2 on 200") << 200 << R"({"code":400,"message":"access_token 不合法"})"_ba
                               << ErrorKind::OAuth << Reason::Unspecified << u"400"_s
                               << u"access_token 不合法"_s;
    QTest::newRow("500") << 500 << R"({"error":"server_error"})"_ba << ErrorKind::HttpStatus
                         << Reason::ServerFault << u"server_error"_s << QString();
}

void TestTokenEndpoint::error_isRead()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const auto read = tokenAnswer(answer(body, status));
    QVERIFY(!read);
    QTEST(read.error().kind, "kind");
    QTEST(read.error().reason, "reason");
    QTEST(read.error().code, "code");
    QTEST(read.error().serverText, "text");
    QCOMPARE(read.error().httpStatus, status);
}

void TestTokenEndpoint::error_echoingSecrets_isRedacted()
{
    const auto request = codeRequest(
        sampleClient(), Secret("short code"_ba), u"http://127.0.0.1/cb"_s, Secret("verifier!"_ba));
    QVERIFY_RESULT(request);
    HttpResponse response = answer(
        R"({"error":"bad verifier!","error_description":"code short code, secret s3cret +&=%\/:",
            "request_id":"short code"})",
        400);
    response.secrets = request->secrets();
    const auto read = tokenAnswer(response);
    QVERIFY(!read);
    QCOMPARE(read.error().serverText, u"code [redacted], secret [redacted]"_s);
    QCOMPARE(read.error().code, u"bad [redacted]"_s);
    QVERIFY2(!read.error().requestId.contains(u"short"), qPrintable(read.error().requestId));
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestTokenEndpoint)
#include "tst_tokenendpoint.moc"
