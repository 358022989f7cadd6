// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/oautherror.h"

#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

using namespace Qt::StringLiterals;

namespace rescind {

class TestOAuthError final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void success_isNoFailure_data();
    void success_isNoFailure();
    void shape_isRead_data();
    void shape_isRead();
    void status_decidesTheKind_data();
    void status_decidesTheKind();
    void invalidGrant_meansTheCode_onlyAtTheTokenEndpoint();
    void requestId_ofAHeader_standsIn_data();
    void requestId_ofAHeader_standsIn();
    void challenge_addsWhatTheBodyLeavesOut();
    void requestId_isOnlyAnId_data();
    void requestId_isOnlyAnId();
    void longCode_isCut();
};

void TestOAuthError::success_isNoFailure_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *const body :
        {"", "{}", "[]", "<html>", "null", R"({"error":null})", R"({"error":""})",
            R"({"statusCode":200,"message":"ok"})", R"({"code":200,"message":"ok"})",
            R"({"code":"abc","message":"a code is text in some documents"})", R"({"code":400})"})
        QTest::newRow(body) << QByteArray(body);
}

void TestOAuthError::success_isNoFailure()
{
    QFETCH(QByteArray, body);
    QVERIFY(!failureIn(answerOf(Stage::Introspection, 200, body)));
}

void TestOAuthError::shape_isRead_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("requestId");
    const auto row = [](const char *name, int status, const char *body, const QString &code,
                         const QString &text, const QString &requestId = {}) {
        QTest::newRow(name) << status << QByteArray(body) << code << text << requestId;
    };
    row("OAuth", 400,
        R"({"error":"invalid_request","error_description":"缺少参数","request_id":"1b2f3c4d-0000-4000-8000-000000000001"})",
        u"invalid_request"_s, u"缺少参数"_s, u"1b2f3c4d-0000-4000-8000-000000000001"_s);
    row("OAuth, no description", 400, R"({"error":"invalid_request"})", u"invalid_request"_s, {});
    row("OAuth on 200", 200, R"({"error":"invalid_request"})", u"invalid_request"_s, {});
    row("OAuth wins", 400, R"({"error":"invalid_request","statusCode":500,"code":7,"message":"m"})",
        u"invalid_request"_s, {});
    row("empty error, v2 speaks", 400, R"({"error":"","code":7,"message":"m"})", u"7"_s, u"m"_s);
    row("v2", 400, R"({"code":2020,"message":"尚未登录"})", u"2020"_s, u"尚未登录"_s);
    row("v2 on 200", 200, R"({"code":400,"message":"id_token 格式有误"})", u"400"_s,
        u"id_token 格式有误"_s);
    row("v3", 200, R"({"statusCode":499,"message":"m","requestId":"r-1"})", u"499"_s, u"m"_s,
        u"r-1"_s);
    row("v3, apiCode", 200, R"({"statusCode":403,"apiCode":1576,"message":"m"})", u"1576"_s,
        u"m"_s);
    row("control characters", 400, R"({"error":"a\u0000b","error_description":"x\u202ey\nz"})",
        u"a b"_s, u"xy z"_s);
}

void TestOAuthError::shape_isRead()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const auto error = failureIn(answerOf(Stage::Introspection, status, body));
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::OAuth);
    QTEST(error->code, "code");
    QTEST(error->serverText, "text");
    QTEST(error->requestId, "requestId");
    QCOMPARE(error->httpStatus, status);
    QVERIFY(error->maybeSent);
}

void TestOAuthError::status_decidesTheKind_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<Reason>("reason");
    const QByteArray client = R"({"error":"invalid_client"})";
    const QByteArray other = R"({"error":"temporarily_unavailable"})";
    const auto row = [](int status, const QByteArray &body, ErrorKind kind, Reason reason) {
        QTest::addRow("%d %s", status, body.constData()) << status << body << kind << reason;
    };
    row(400, client, ErrorKind::OAuth, Reason::ClientRejected);
    row(401, R"({"error":"unauthorized_client"})", ErrorKind::OAuth, Reason::ClientRejected);
    row(400, other, ErrorKind::OAuth, Reason::Unspecified);
    row(401, {}, ErrorKind::OAuth, Reason::ClientRejected);
    row(403, {}, ErrorKind::OAuth, Reason::ClientRejected);
    row(404, {}, ErrorKind::HttpStatus, Reason::UnexpectedStatus);
    row(301, {}, ErrorKind::HttpStatus, Reason::Redirected);
    row(429, {}, ErrorKind::HttpStatus, Reason::TooManyRequests);
    row(429, other, ErrorKind::HttpStatus, Reason::TooManyRequests);
    row(500, {}, ErrorKind::HttpStatus, Reason::ServerFault);
    row(503, other, ErrorKind::HttpStatus, Reason::ServerFault);
    row(502, "<html>Bad gateway</html>", ErrorKind::HttpStatus, Reason::ServerFault);
    // An overloaded server's words about the client are not believed.
    row(503, client, ErrorKind::HttpStatus, Reason::ServerFault);
    row(429, client, ErrorKind::HttpStatus, Reason::TooManyRequests);
}

void TestOAuthError::status_decidesTheKind()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const auto error = failureIn(answerOf(Stage::Revocation, status, body));
    QVERIFY(error);
    QTEST(error->kind, "kind");
    QTEST(error->reason, "reason");
}

void TestOAuthError::invalidGrant_meansTheCode_onlyAtTheTokenEndpoint()
{
    const QByteArray body = R"({"error":"invalid_grant"})";
    QCOMPARE(failureIn(answerOf(Stage::Token, 400, body))->reason, Reason::CodeRejected);
    QCOMPARE(failureIn(answerOf(Stage::Revocation, 400, body))->reason, Reason::Unspecified);
}

void TestOAuthError::requestId_ofAHeader_standsIn_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, int status, const char *body, const char *header,
                         const QString &expected) {
        QTest::newRow(name) << status << QByteArray(body) << QByteArray(header) << expected;
    };
    row("OAuth without one", 400, R"({"error":"invalid_request"})", "gw-1", u"gw-1"_s);
    row("OAuth with one", 400, R"({"error":"e","request_id":"own-1"})", "gw-1", u"own-1"_s);
    row("OAuth with a bad one", 400, R"({"error":"e","request_id":"not an id"})", "gw-1",
        u"gw-1"_s);
    row("v2 on 200", 200, R"({"code":400,"message":"m"})", "gw-1", u"gw-1"_s);
    row("v3 on 200", 200, R"({"statusCode":499,"message":"m"})", "gw-1", u"gw-1"_s);
    row("page", 502, "<html>Bad gateway</html>", "gw-1", u"gw-1"_s);
    row("nothing", 401, "", "gw-1", u"gw-1"_s);
    row("a token in the header", 401, "", "eyJhbGciOiJub25lIn0.e30.", {});
    row("an echo in the header", 401, "", "x-the-secret-0451", {});
    row("words in the header", 401, "", "see the log", {});
    row("no header", 401, "", "", {});
}

void TestOAuthError::requestId_ofAHeader_standsIn()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, header);
    HttpResponse response = answerOf(Stage::Revocation, status, body);
    response.requestId = header;
    response.secrets = {Secret("the-secret-0451"_ba)};
    const auto error = failureIn(response);
    QVERIFY(error.has_value());
    QTEST(error->requestId, "expected");
}

void TestOAuthError::challenge_addsWhatTheBodyLeavesOut()
{
    HttpResponse response = answerOf(Stage::UserInfo, 401, R"({"error":"invalid_token"})");
    response.wwwAuthenticate = R"(Bearer error="invalid_token", error_description="it is gone")";
    QCOMPARE(failureIn(response)->serverText, u"it is gone"_s);
    // Another failure's description is not this one's.
    response.wwwAuthenticate = R"(Bearer error="invalid_request", error_description="malformed")";
    QVERIFY(failureIn(response)->serverText.isEmpty());
}

void TestOAuthError::requestId_isOnlyAnId_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("hex") << R"("60a5fbf1f1a1cb5ecb2a9b8b60a5fbf1")"_ba
                         << u"60a5fbf1f1a1cb5ecb2a9b8b60a5fbf1"_s;
    QTest::newRow("the token") << R"("the-token")"_ba << QString();
    QTest::newRow("around the token") << R"("r-the-token-1")"_ba << QString();
    QTest::newRow("a JWT") << R"("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.AAAA")"_ba << QString();
    QTest::newRow("words") << R"("call us")"_ba << QString();
    QTest::newRow("line break") << R"("a\nb")"_ba << QString();
    QTest::newRow("too long") << '"' + QByteArray(81, '1') + '"' << QString();
    QTest::newRow("number") << "7"_ba << QString();
}

void TestOAuthError::requestId_isOnlyAnId()
{
    QFETCH(QByteArray, value);
    HttpResponse response = answerOf(
        Stage::Revocation, 400, R"({"error":"invalid_request","request_id":)" + value + '}');
    response.secrets = {Secret("the-token"_ba)};
    QTEST(failureIn(response)->requestId, "expected");
}

void TestOAuthError::longCode_isCut()
{
    const QByteArray word = "an error of many words ";
    const auto error
        = failureIn(answerOf(Stage::Token, 400, R"({"error":")" + word.repeated(100) + R"("})"));
    QVERIFY(error);
    QVERIFY(error->code.size() <= 80);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestOAuthError)
#include "tst_oautherror.moc"
