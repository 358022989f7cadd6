// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/wantedmethod.h"

#include "core/oidc/oautherror.h"
#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

using namespace Qt::StringLiterals;

namespace rescind {

class TestWantedMethod final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void words_areUnderstood_data();
    void words_areUnderstood();
    void refusal_isRecognised_data();
    void refusal_isRecognised();
    void otherEndpoints_areNotMeant();
};

void TestWantedMethod::words_areUnderstood_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const QString &words, const QString &wanted,
                         const QByteArray &challenge = {}) {
        QTest::newRow(name) << words << challenge << wanted;
    };
    row("nothing", {}, {});
    row("no hint", u"client authentication failed"_s, {});
    // As Authing was seen to write it.
    row("Authing, not none",
        u"应用 token_endpoint_auth_method 配置不为 none, 请在 body 或者请求头中传递 client_id 和 client_secret。"_s,
        u"client_secret"_s);
    row("Authing, names one", u"应用 revocation_endpoint_auth_method 配置为 client_secret_basic"_s,
        u"client_secret_basic"_s);
    row("Authing, in the body",
        u"应用 token_endpoint_auth_method 配置不为 none, 请在 body 中传递 client_secret"_s,
        u"client_secret_post"_s);
    row("Authing, in the header",
        u"introspection_endpoint_auth_method: 请在请求头中传递 client_secret"_s,
        u"client_secret_basic"_s);
    row("Authing, none", u"应用 token_endpoint_auth_method 配置为 none"_s, u"none"_s);
    row("English", u"token_endpoint_auth_method must be \"private_key_jwt\""_s,
        u"private_key_jwt"_s);
    row("not none, then the name", u"auth method is not none, expected client_secret_post"_s,
        u"client_secret_post"_s);
    row("two names", u"use client_secret_basic or client_secret_post"_s, {});
    row("body and header alone say nothing", u"request header is missing"_s, {});
    row("Basic", {}, u"client_secret_basic"_s, R"(Basic realm="provider")"_ba);
    row("Basic among others", {}, u"client_secret_basic"_s, R"(Bearer, basic)"_ba);
    row("words before the challenge", u"expected client_secret_post"_s, u"client_secret_post"_s,
        "Basic"_ba);
    row("Bearer", {}, {}, R"(Bearer realm="Basic")"_ba);
}

void TestWantedMethod::words_areUnderstood()
{
    QFETCH(QString, words);
    QFETCH(QByteArray, challenge);
    HttpResponse response = answerOf(Stage::Revocation, 401);
    response.wwwAuthenticate = challenge;
    QTEST(wantedMethod(response, words), "wanted");
}

void TestWantedMethod::refusal_isRecognised_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, int status, const char *body, const QByteArray &challenge,
                         const QString &wanted) {
        QTest::newRow(name) << status << QByteArray(body) << challenge << wanted;
    };
    row("invalid_client, 401", 401, R"({"error":"invalid_client"})", {}, {});
    row("invalid_client, 400", 400, R"({"error":"invalid_client"})", {}, {});
    row("unauthorized_client, 400", 400, R"({"error":"unauthorized_client"})", {}, {});
    row("Authing, 400", 400,
        R"({"error":"invalid_client","error_description":"应用 token_endpoint_auth_method 配置不为 none, 请在 body 或者请求头中传递 client_id 和 client_secret。"})",
        {}, u"client_secret"_s);
    row("Authing, invalid_request", 400,
        R"({"error":"invalid_request","error_description":"应用 revocation_endpoint_auth_method 配置为 none"})",
        {}, u"none"_s);
    row("Authing, envelope on 200", 200,
        R"({"statusCode":499,"message":"应用 introspection_endpoint_auth_method 配置为 client_secret_post"})",
        {}, u"client_secret_post"_s);
    row("empty 401 with Basic", 401, "", "Basic realm=\"x\""_ba, u"client_secret_basic"_s);
    row("empty 403 with Basic", 403, "", "Basic"_ba, u"client_secret_basic"_s);
    row("empty 401", 401, "", {}, {});
}

void TestWantedMethod::refusal_isRecognised()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, challenge);
    for (const Stage stage : {Stage::Token, Stage::Introspection, Stage::Revocation}) {
        HttpResponse response = answerOf(stage, status, body);
        response.wwwAuthenticate = challenge;
        const auto error = failureIn(response);
        QVERIFY(error);
        QCOMPARE(error->reason, Reason::ClientRejected);
        QCOMPARE(error->kind, ErrorKind::OAuth);
        QTEST(error->subject, "wanted");
    }
}

void TestWantedMethod::otherEndpoints_areNotMeant()
{
    HttpResponse response = answerOf(Stage::UserInfo, 401);
    response.wwwAuthenticate = "Basic"_ba;
    QVERIFY(failureIn(response)->subject.isEmpty());
    response = answerOf(Stage::Discovery, 400,
        R"({"error":"x","error_description":"token_endpoint_auth_method is none"})");
    QCOMPARE(failureIn(response)->reason, Reason::Unspecified);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestWantedMethod)
#include "tst_wantedmethod.moc"
