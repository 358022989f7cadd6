// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/onlinevalidation.h"

#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

#include <QtCore/QUrlQuery>

using namespace Qt::StringLiterals;

namespace rescind {

class TestOnlineValidation final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void request_namesExactlyOneToken();
    void request_countsTheTokenAsASecret();
    void request_withoutAppHost_isAnError();
    void answer_data();
    void answer();
    void refusal_hasTheServersWords();
};

void TestOnlineValidation::request_namesExactlyOneToken()
{
    const Secret token("a+b/c=.d"_ba);
    for (const bool access : {true, false}) {
        const auto request = onlineValidationRequest(
            sampleProfile(), access ? ValidatedAs::AccessToken : ValidatedAs::IdToken, token);
        QVERIFY_RESULT(request);
        QCOMPARE(request->method, HttpRequest::Method::Get);
        QCOMPARE(request->url.adjusted(QUrl::RemoveQuery),
            QUrl(u"https://portal.authing.cn/api/v2/oidc/validate_token"_s));
        const QUrlQuery query(request->url);
        QCOMPARE(query.queryItems().size(), 1);
        QCOMPARE(
            query.queryItemValue(access ? u"access_token"_s : u"id_token"_s, QUrl::FullyDecoded),
            u"a+b/c=.d"_s);
        // No credentials of ours go along.
        QVERIFY(request->authorization.isEmpty() && request->form.isEmpty());
    }
}

void TestOnlineValidation::request_countsTheTokenAsASecret()
{
    const Secret token("not/like+a=token"_ba);
    const auto request = onlineValidationRequest(sampleProfile(), ValidatedAs::AccessToken, token);
    QVERIFY_RESULT(request);
    QVERIFY(request->secrets().contains(token));
}

void TestOnlineValidation::request_withoutAppHost_isAnError()
{
    Profile profile = sampleProfile();
    profile.appHost.clear();
    profile.issuerUrl = u"https://idp.example"_s;
    const auto request = onlineValidationRequest(profile, ValidatedAs::IdToken, Secret("t"_ba));
    QVERIFY(!request);
    QCOMPARE(request.error().reason, Reason::EndpointMissing);
}

void TestOnlineValidation::answer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    //! Nothing: an error.
    QTest::addColumn<std::optional<bool>>("valid");
    const auto row = [](const char *name, int status, const char *body, std::optional<bool> valid) {
        QTest::newRow(name) << status << QByteArray(body) << valid;
    };
    row("payload", 200, R"({"sub":"alice","iss":"https://x","exp":1})", true);
    row("payload in an envelope", 200, R"({"code":200,"message":"ok","data":{"sub":"alice"}})",
        true);
    row("refused on 200", 200, R"({"code":400,"message":"access_token 不合法"})", false);
    row("refused on 400", 400, R"({"code":400,"message":"id_token 格式有误"})", false);
    row("another code", 200, R"({"code":500,"message":"internal"})", {});
    row("v3 envelope", 200, R"({"statusCode":401,"message":"no","requestId":"r1"})", {});
    row("OAuth error", 400, R"({"error":"invalid_request"})", {});
    row("envelope without data", 200, R"({"code":200,"message":"ok"})", {});
    row("no payload", 200, R"({"ok":true})", {});
    row("data of another type", 200, R"({"code":200,"message":"ok","data":"alice"})", {});
    row("page", 200, "<html>sign in</html>", {});
    row("empty", 200, "", {});
    row("page on 400", 400, "<html>bad request</html>", {});
    row("404", 404, "", {});
    row("503", 503, R"({"code":400,"message":"busy"})", {});
    row("redirect", 302, "", {});
}

void TestOnlineValidation::answer()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(std::optional<bool>, valid);
    const auto read = onlineValidationAnswer(answerOf(Stage::Introspection, status, body));
    QCOMPARE(read.has_value(), valid.has_value());
    if (!valid)
        return;
    QCOMPARE(read->isValid, *valid);
    QCOMPARE(read->claims.isEmpty(), !*valid);
    QCOMPARE(read->serverText.isEmpty(), *valid);
}

void TestOnlineValidation::refusal_hasTheServersWords()
{
    HttpResponse response = answerOf(Stage::Introspection, 200,
        R"({"code":400,"message":"access_token 不合法: the-secret-token","requestId":"abc-1"})");
    response.secrets = {Secret("the-secret-token"_ba)};
    const auto read = onlineValidationAnswer(response);
    QVERIFY_RESULT(read);
    QCOMPARE(read->serverText, u"access_token 不合法: [redacted]"_s);
    QCOMPARE(read->requestId, u"abc-1"_s);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestOnlineValidation)
#include "tst_onlinevalidation.moc"
