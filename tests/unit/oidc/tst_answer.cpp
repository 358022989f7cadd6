// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/answer.h"

#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

using namespace Qt::StringLiterals;

namespace rescind {

namespace {

QString wordsOf(const QByteArray &body, const QList<Secret> &secrets = {})
{
    HttpResponse response = answerOf(Stage::Revocation, 400, body);
    response.secrets = secrets;
    return answerError(response, ErrorKind::HttpStatus, Reason::UnexpectedStatus).serverText;
}

} // namespace

class TestAnswer final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void jsonObject_whateverTheLabel_data();
    void jsonObject_whateverTheLabel();
    void jsonObject_memberTwice_isRefused();
    void error_knowsTheAnswer();
    void words_ofAPage_data();
    void words_ofAPage();
    void words_hideSecrets_data();
    void words_hideSecrets();
    void words_areShort();
};

void TestAnswer::jsonObject_whateverTheLabel_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("read");
    QTest::newRow("json") << "application/json; charset=utf-8"_ba
                          << R"({"a":1})"_ba << true;
    QTest::newRow("text") << "text/plain"_ba
                          << R"({"a":1})"_ba << true;
    QTest::newRow("html") << "text/html"_ba
                          << R"({"a":1})"_ba << true;
    QTest::newRow("no label") << QByteArray() << " {\"a\":1}\n"_ba << true;
    QTest::newRow("page") << "application/json"_ba
                          << "<html>"_ba << false;
    QTest::newRow("array") << "application/json"_ba
                           << "[]"_ba << false;
    QTest::newRow("nothing") << "application/json"_ba << QByteArray() << false;
    QTest::newRow("two") << "application/json"_ba
                         << R"({"a":1}{"a":1})"_ba << false;
}

void TestAnswer::jsonObject_whateverTheLabel()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    QFETCH(bool, read);
    const auto object = jsonObject(answerOf(Stage::Token, 200, body, contentType));
    QCOMPARE(object.has_value(), read);
    if (read)
        QCOMPARE(object->value("a"_L1).toInt(), 1);
    else
        QCOMPARE(object.error().reason, Reason::NotJson);
}

void TestAnswer::jsonObject_memberTwice_isRefused()
{
    const auto object = jsonObject(answerOf(Stage::Token, 200, R"({"a":1,"\u0061":2})"));
    QVERIFY(!object);
    QCOMPARE(object.error().reason, Reason::MalformedAnswer);
}

void TestAnswer::error_knowsTheAnswer()
{
    HttpResponse response = answerOf(Stage::Keys, 429, "slow down");
    response.retryAfter = 3;
    const Error error
        = answerError(response, ErrorKind::HttpStatus, Reason::TooManyRequests, u"x"_s);
    const Error expected{.kind = ErrorKind::HttpStatus,
        .stage = Stage::Keys,
        .reason = Reason::TooManyRequests,
        .serverText = u"slow down"_s,
        .subject = u"x"_s,
        .httpStatus = 429,
        .retryAfter = 3,
        .maybeSent = true};
    QCOMPARE(error, expected);
}

void TestAnswer::words_ofAPage_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *body, const QString &words) {
        QTest::newRow(name) << QByteArray(body) << words;
    };
    row("nothing", "", {});
    row("text", "not  today\r\n", u"not today"_s);
    row("page",
        "<html><head><title> Sign in </title></head><body><h1>Please</h1> wait</body></html>",
        u"Sign in: Please wait"_s);
    row("style and script",
        "<style>p{color:red}</style><p>a</p><script>alert('<p>x</p>')</script><p>b</p>", u"a b"_s);
    row("script in capitals", "<SCRIPT>evil</SCRIPT>a", u"a"_s);
    row("script that never ends", "<p>a</p><script>evil", u"a"_s);
    row("header is no head", "<header>a</header>b", u"a b"_s);
    row("tag that never ends", "<p>a<img src=", u"a"_s);
    row("entities", "<p>a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&#x27;</p>",
        u"a & b <c> \"d\" 'e'"_s);
    row("Chinese", "<title>登录</title>", u"登录"_s);
    row("JSON", R"({"detail":"没有 \u6743\u9650"})", u"{\"detail\":\"没有 权限\"}"_s);
}

void TestAnswer::words_ofAPage()
{
    QFETCH(QByteArray, body);
    QTEST(wordsOf(body), "words");
}

void TestAnswer::words_hideSecrets_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("text") << "bad s3<cr>&/et!"_ba;
    QTest::newRow("percent-encoded") << "bad s3%3Ccr%3E%26%2Fet%21"_ba;
    QTest::newRow("in a page") << "<p>bad s3&lt;cr&gt;&amp;/et!</p>"_ba;
    QTest::newRow("in JSON") << R"({"detail":"bad s3<cr>&\/et!"})"_ba;
    QTest::newRow("in JSON, escaped") << R"(["bad s3\u003ccr\u003e\u0026/et!"])"_ba;
}

void TestAnswer::words_hideSecrets()
{
    QFETCH(QByteArray, body);
    const QString words = wordsOf(body, {Secret("s3<cr>&/et!"_ba)});
    QVERIFY2(words.contains(u"bad [redacted]"_s), qPrintable(words));
}

void TestAnswer::words_areShort()
{
    const QString words = wordsOf("<p>" + QByteArray("word ").repeated(100000));
    QVERIFY(words.size() <= 300);
    QVERIFY(words.startsWith(u"word word"));
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestAnswer)
#include "tst_answer.moc"
