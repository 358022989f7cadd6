// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/userinfo.h"

#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace rescind {

class TestUserInfo final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void request_carriesTokenInTheHeaderOnly();
    void request_withoutEndpoint_isAnError();
    void answer_isHeldAgainstTheIdToken_data();
    void answer_isHeldAgainstTheIdToken();
    void answer_aboutAnother_tellsNothingOfThem();
    void verdict_data();
    void verdict();
};

void TestUserInfo::request_carriesTokenInTheHeaderOnly()
{
    const auto request
        = userInfoRequest(conventionalMetadata(sampleProfile()), Secret("the-token"_ba));
    QVERIFY_RESULT(request);
    QCOMPARE(request->method, HttpRequest::Method::Get);
    QCOMPARE(request->url, QUrl(u"https://portal.authing.cn/oidc/me"_s));
    QCOMPARE(request->authorization.reveal(), "Bearer the-token"_ba);
    QVERIFY(request->form.isEmpty());
    QCOMPARE(request->stage, Stage::UserInfo);
}

void TestUserInfo::request_withoutEndpoint_isAnError()
{
    const auto request = userInfoRequest(ProviderMetadata(), Secret("the-token"_ba));
    QVERIFY(!request);
    QCOMPARE(request.error().reason, Reason::EndpointMissing);
}

void TestUserInfo::answer_isHeldAgainstTheIdToken_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<std::optional<Reason>>("refusal");
    const auto row = [](const char *name, Protocol protocol, const char *subject, const char *body,
                         std::optional<Reason> refusal) {
        QTest::newRow(name) << protocol << QString::fromLatin1(subject) << QByteArray(body)
                            << refusal;
    };
    const auto oidc = Protocol::Oidc;
    const auto oauth = Protocol::OAuth2;
    row("the same", oidc, "alice", R"({"sub":"alice","name":"Alice"})", {});
    row("nothing to compare", oidc, "", R"({"sub":"alice"})", {});
    row("another", oidc, "alice", R"({"sub":"bob"})", Reason::WrongSubject);
    row("another case", oidc, "alice", R"({"sub":"Alice"})", Reason::WrongSubject);
    row("no sub", oidc, "alice", R"({"name":"Alice"})", Reason::MalformedAnswer);
    row("empty sub", oidc, "", R"({"sub":""})", Reason::MalformedAnswer);
    row("sub of another type", oidc, "", R"({"sub":7})", Reason::MalformedAnswer);
    row("OAuth, no sub", oauth, "", R"({"name":"Alice"})", {});
    row("OAuth, another", oauth, "alice", R"({"sub":"bob"})", Reason::WrongSubject);
    row("page", oidc, "alice", "<html>alice</html>", Reason::NotJson);
    row("empty", oidc, "alice", "", Reason::NotJson);
    row("list", oidc, "alice", R"([{"sub":"alice"}])", Reason::NotJson);
    row("v2 on 200", oidc, "alice", R"({"code":2020,"message":"尚未登录"})", Reason::Unspecified);
}

void TestUserInfo::answer_isHeldAgainstTheIdToken()
{
    QFETCH(Protocol, protocol);
    QFETCH(QString, subject);
    QFETCH(QByteArray, body);
    QFETCH(std::optional<Reason>, refusal);
    const auto info = userInfoAnswer(answerOf(Stage::UserInfo, 200, body), protocol, subject);
    QCOMPARE(info.has_value(), !refusal.has_value());
    if (refusal) {
        QCOMPARE(info.error().reason, *refusal);
        QCOMPARE(info.error().stage, Stage::UserInfo);
    } else {
        QCOMPARE(info->claims, QJsonDocument::fromJson(body).object());
    }
}

void TestUserInfo::answer_aboutAnother_tellsNothingOfThem()
{
    const auto info = userInfoAnswer(
        answerOf(Stage::UserInfo, 200, R"({"sub":"bob","email":"bob@example.test"})"),
        Protocol::Oidc, u"alice"_s);
    QVERIFY(!info);
    QCOMPARE(info.error().subject, u"bob"_s);
    QVERIFY(info.error().serverText.isEmpty());
}

void TestUserInfo::verdict_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<UserInfoVerdict>("expected");
    const auto row = [](const char *name, int status, const char *challenge, const char *body,
                         UserInfoVerdict expected) {
        QTest::newRow(name) << status << QByteArray(challenge) << QByteArray(body) << expected;
    };
    const auto served = UserInfoVerdict::Served;
    const auto refused = UserInfoVerdict::Refused;
    const auto unclear = UserInfoVerdict::Unclear;
    row("sub", 200, "", R"({"sub":"alice"})", served);
    row("no sub", 200, "", R"({"name":"alice"})", unclear);
    row("empty sub", 200, "", R"({"sub":""})", unclear);
    row("null sub", 200, "", R"({"sub":null})", unclear);
    row("number as sub", 200, "", R"({"sub":7})", unclear);
    row("html", 200, "", "<html><title>Sign in</title></html>", unclear);
    row("empty", 200, "", "", unclear);
    row("JWT", 200, "", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.AAAA", unclear);
    row("v2 on 200", 200, "", R"({"code":2020,"message":"尚未登录"})", unclear);
    row("sub and an error", 200, "", R"({"sub":"alice","error":"invalid_token"})", refused);
    row("challenge", 401, R"(Bearer error="invalid_token")", "", refused);
    row("challenge with realm", 401,
        R"(Bearer realm="https://x", error="invalid_token", error_description="gone")", "",
        refused);
    row("challenge with spaces", 401, R"(Bearer error = "invalid_token")", "", refused);
    row("challenge, no quotes", 401, "Bearer error=invalid_token", "", refused);
    row("body", 401, "", R"({"error":"invalid_token"})", refused);
    row("400 with body", 400, "", R"({"error":"invalid_token"})", refused);
    row("no challenge", 401, "", "", unclear);
    row("bare challenge", 401, "Bearer", "", unclear);
    row("other mechanism", 401, R"(Basic realm="x")", "", unclear);
    row("insufficient scope", 403, R"(Bearer error="insufficient_scope")", "", unclear);
    row("only described", 401, R"(Bearer error_description="invalid_token")", "", unclear);
    row("said in the description", 401,
        R"(Bearer error="invalid_request", error_description="error=invalid_token")", "", unclear);
    row("said in the realm", 401, R"(Bearer realm="error=invalid_token")", "", unclear);
    row("403", 403, "", "", unclear);
    row("404", 404, "", "", unclear);
    row("302", 302, "", "", unclear);
    row("429", 429, "", R"({"error":"invalid_token"})", unclear);
    row("503", 503, "", R"({"error":"invalid_token"})", unclear);
}

void TestUserInfo::verdict()
{
    QFETCH(int, status);
    QFETCH(QByteArray, challenge);
    QFETCH(QByteArray, body);
    HttpResponse response = answerOf(Stage::UserInfo, status, body);
    response.wwwAuthenticate = challenge;
    QTEST(userInfoVerdict(response), "expected");
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestUserInfo)
#include "tst_userinfo.moc"
