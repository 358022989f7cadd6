// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/revocation.h"

#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

using namespace Qt::StringLiterals;

namespace rescind {

class TestRevocation final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void request_hasExactlyThis();
    void request_withoutEndpoint_isAnError();
    void answer_accepted_data();
    void answer_accepted();
    void answer_notAccepted_data();
    void answer_notAccepted();
    void retryAfter_isKept();
    void redirect_namesItsHostOnly();
};

void TestRevocation::request_hasExactlyThis()
{
    Client client = sampleClient();
    client.profile.revocationAuth = ClientAuthMethod::Basic;
    const auto request = revocationRequest(client, Secret("t&k"_ba), TokenTypeHint::RefreshToken);
    QVERIFY_RESULT(request);
    QCOMPARE(request->method, HttpRequest::Method::Post);
    QCOMPARE(request->url, QUrl(u"https://portal.authing.cn/oidc/token/revocation"_s));
    QCOMPARE(request->stage, Stage::Revocation);
    QCOMPARE(encodedForm(request->form).reveal(), "token=t%26k&token_type_hint=refresh_token"_ba);
    QVERIFY(request->authorization.reveal().startsWith("Basic "));

    const auto bare = revocationRequest(client, Secret("t"_ba), TokenTypeHint::None);
    QVERIFY_RESULT(bare);
    QCOMPARE(encodedForm(bare->form).reveal(), "token=t"_ba);
}

void TestRevocation::request_withoutEndpoint_isAnError()
{
    Client client = sampleClient();
    client.metadata.revocationEndpoint = {};
    const auto request = revocationRequest(client, Secret("t"_ba), TokenTypeHint::None);
    QVERIFY(!request);
    QCOMPARE(request.error().reason, Reason::EndpointMissing);
    QCOMPARE(request.error().stage, Stage::Revocation);
    QVERIFY(!request.error().maybeSent);
}

void TestRevocation::answer_accepted_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    const QByteArray json = "application/json";
    QTest::newRow("empty") << 200 << QByteArray() << QByteArray();
    QTest::newRow("empty text") << 200 << "text/plain; charset=utf-8"_ba << QByteArray();
    QTest::newRow("204") << 204 << QByteArray() << QByteArray();
    QTest::newRow("202") << 202 << QByteArray() << QByteArray();
    // What a framework puts on every answer says nothing about an empty one.
    QTest::newRow("empty, labelled html") << 200 << "text/html; charset=utf-8"_ba << QByteArray();
    QTest::newRow("blank, labelled html") << 200 << "text/html"_ba
                                          << "\r\n"_ba;
    QTest::newRow("{}") << 200 << json << "{}"_ba;
    QTest::newRow("null") << 200 << json << "null"_ba;
    QTest::newRow("OK") << 200 << "text/plain"_ba
                        << "OK"_ba;
    QTest::newRow("v3 success") << 200 << json << R"({"statusCode":200,"message":"ok"})"_ba;
    QTest::newRow("no error") << 200 << json << R"({"error":null})"_ba;
    QTest::newRow("empty error") << 200 << json << R"({"error":""})"_ba;
    QTest::newRow("error: false") << 200 << json << R"({"error":false})"_ba;
}

void TestRevocation::answer_accepted()
{
    QFETCH(int, status);
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    const auto read = revocationAnswer(answerOf(Stage::Revocation, status, body, contentType));
    QVERIFY_RESULT(read);
    QCOMPARE(*read, status);
}

void TestRevocation::answer_notAccepted_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, int status, const char *contentType, const char *body,
                         ErrorKind kind, Reason reason, const char *code = "") {
        QTest::newRow(name) << status << QByteArray(contentType) << QByteArray(body) << kind
                            << reason << QString::fromLatin1(code);
    };
    const ErrorKind protocol = ErrorKind::Protocol;
    const ErrorKind oauth = ErrorKind::OAuth;
    const ErrorKind status = ErrorKind::HttpStatus;
    const Reason stranger = Reason::NotARevocationAnswer;
    row("200, login page", 200, "text/html; charset=utf-8", "<!doctype html><title>Sign in</title>",
        protocol, stranger);
    row("200, HTML in capitals", 200, "TEXT/HTML", "hello", protocol, stranger);
    row("200, xhtml", 200, "application/xhtml+xml", "<html/>", protocol, stranger);
    row("200, page without a label", 200, "", " \n<html></html>", protocol, stranger);
    row("200, page labelled as JSON", 200, "application/json", "<html></html>", protocol, stranger);
    row("200, page after a byte order mark", 200, "", "\xEF\xBB\xBF<html></html>", protocol,
        stranger);
    row("200, error", 200, "application/json", R"({"error":"invalid_client"})", oauth,
        Reason::ClientRejected, "invalid_client");
    row("200, error object", 200, "application/json", R"({"error":{"code":"nope"}})", protocol,
        stranger);
    row("200, error: true", 200, "application/json", R"({"error":true})", protocol, stranger);
    row("200, v3", 200, "application/json", R"({"statusCode":401,"message":"no"})", oauth,
        Reason::Unspecified, "401");
    row("200, v2", 200, "application/json", R"({"code":400,"message":"no"})", oauth,
        Reason::Unspecified, "400");
    row("302", 302, "", "", status, Reason::Redirected);
    row("304", 304, "", "", status, Reason::Redirected);
    row("400, unsupported", 400, "application/json", R"({"error":"unsupported_token_type"})", oauth,
        Reason::Unspecified, "unsupported_token_type");
    row("400, empty", 400, "", "", status, Reason::UnexpectedStatus);
    row("401, empty", 401, "", "", oauth, Reason::ClientRejected);
    row("403, html", 403, "text/html", "<html></html>", oauth, Reason::ClientRejected);
    row("404", 404, "", "", status, Reason::UnexpectedStatus);
    row("429", 429, "", "", status, Reason::TooManyRequests);
    row("500", 500, "", "", status, Reason::ServerFault);
    row("503", 503, "text/html", "<html></html>", status, Reason::ServerFault);
}

void TestRevocation::answer_notAccepted()
{
    QFETCH(int, status);
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    const auto read = revocationAnswer(answerOf(Stage::Revocation, status, body, contentType));
    QVERIFY(!read);
    QTEST(read.error().kind, "kind");
    QTEST(read.error().reason, "reason");
    QTEST(read.error().code, "code");
    QCOMPARE(read.error().httpStatus, status);
    QCOMPARE(read.error().stage, Stage::Revocation);
    QVERIFY(read.error().maybeSent);
}

void TestRevocation::retryAfter_isKept()
{
    HttpResponse response = answerOf(Stage::Revocation, 429);
    response.retryAfter = 7;
    const auto read = revocationAnswer(response);
    QVERIFY(!read);
    QCOMPARE(read.error().retryAfter, std::optional<int>(7));
}

void TestRevocation::redirect_namesItsHostOnly()
{
    HttpResponse response = answerOf(Stage::Revocation, 302);
    response.location = "https://elsewhere.example/login?token=canary";
    const auto read = revocationAnswer(response);
    QVERIFY(!read);
    QCOMPARE(read.error().subject, u"elsewhere.example"_s);
    QVERIFY(!described(read.error()).contains("canary"));
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestRevocation)
#include "tst_revocation.moc"
