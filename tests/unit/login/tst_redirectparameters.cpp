// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/redirectparameters.h"
#include "tests/support/testcase.h"

using namespace rescind;
using namespace Qt::StringLiterals;

class tst_RedirectParameters final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void query_data();
    void query();
    void parameters_areSorted();
    void serverWords_areMadeFitToShow();
    void pastedUrl_data();
    void pastedUrl();
    void pastedError();
    void pastedCode_data();
    void pastedCode();
    void pastedNonsense_data();
    void pastedNonsense();
};

void tst_RedirectParameters::query_data()
{
    using Expected = std::optional<QueryParameters>;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Expected>("expected");
    const auto good
        = [](const char *name, const QByteArray &text, const QueryParameters &expected) {
              QTest::newRow(name) << text << Expected(expected);
          };
    const auto bad = [](const char *name, const QByteArray &text) {
        QTest::newRow(name) << text << Expected();
    };
    good("nothing", "", {});
    good("pair", "code=a", {{u"code"_s, u"a"_s}});
    good("pairs, order kept", "b=1&a=2", {{u"b"_s, u"1"_s}, {u"a"_s, u"2"_s}});
    good("empty pairs", "&&a=1&", {{u"a"_s, u"1"_s}});
    good("no equals sign", "a", {{u"a"_s, QString()}});
    good("equals sign in the value", "a=b=c", {{u"a"_s, u"b=c"_s}});
    good("plus and percent", "a=x+y%2Bz%20", {{u"a"_s, u"x y+z "_s}});
    good("lower and upper hex", "a=%2f%2F", {{u"a"_s, u"//"_s}});
    good("chinese", "a=%E7%99%BB", {{u"a"_s, u"登"_s}});
    good("ampersand inside", "a=%26b%3D", {{u"a"_s, u"&b="_s}});
    good("line break inside", "a=x%0Ay", {{u"a"_s, u"x\ny"_s}});
    good("unknown ones may repeat", "x=1&x=2", {{u"x"_s, u"1"_s}, {u"x"_s, u"2"_s}});
    bad("percent at the end", "a=%");
    bad("half percent at the end", "a=%2");
    bad("no hex", "a=%zz");
    bad("no utf-8", "a=%ff");
    bad("overlong utf-8", "a=%c0%af");
    bad("cut utf-8", "a=%e7%99");
    bad("nul", "a=%00");
    bad("control", "a=%1b");
    bad("bad name", "%zz=1");
    bad("two codes", "code=1&code=1");
    bad("two states", "state=1&x=1&state=2");
    bad("two issuers", "iss=1&iss=1");
    bad("two errors", "error=1&error=1");
    bad("two codes, one hidden", "code=1&c%6Fde=2");
}

void tst_RedirectParameters::query()
{
    QFETCH(QByteArray, text);
    QFETCH(std::optional<QueryParameters>, expected);
    QCOMPARE(parseQuery(text), expected);
}

void tst_RedirectParameters::parameters_areSorted()
{
    const RedirectParameters all = redirectParametersFrom(
        *parseQuery("code=c0de&state=st&iss=https%3A%2F%2Fa&session_state=x"));
    QCOMPARE(all.code.reveal(), "c0de"_ba);
    QCOMPARE(all.state, u"st"_s);
    QCOMPARE(all.issuer, u"https://a"_s);
    QVERIFY(all.isWellFormed());
    QVERIFY(!redirectParametersFrom({}).isWellFormed());
    QVERIFY(!redirectParametersFrom({}).state.has_value());
    QVERIFY(!redirectParametersFrom(*parseQuery("state=x&code=")).isWellFormed());
    QVERIFY(!redirectParametersFrom(*parseQuery("code=a&error=b")).isWellFormed());
    QVERIFY(redirectParametersFrom(*parseQuery("error=b")).isWellFormed());
    QCOMPARE(redirectParametersFrom(*parseQuery("state=")).state, QString());
}

void tst_RedirectParameters::serverWords_areMadeFitToShow()
{
    const RedirectParameters parameters
        = redirectParametersFrom(*parseQuery("error=access_denied&error_description=no%0A%E7%99%BB%"
                                             "E5%BD%95+a1b2c3d4e5f6a1b2c3d4e5f6a1b2"));
    QCOMPARE(parameters.error, u"access_denied"_s);
    QCOMPARE(parameters.errorDescription, u"no 登录 [redacted]"_s);
}

void tst_RedirectParameters::pastedUrl_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("query", u"http://127.0.0.1:4711/callback?code=c0de-1234&state=st%2B1"_s);
    row("order", u"https://app.example/cb?x=y&state=st%2B1&code=c0de-1234"_s);
    row("own scheme", u"com.example.app:/cb?code=c0de-1234&state=st%2B1"_s);
    row("fragment", u"https://app.example/cb#code=c0de-1234&state=st%2B1"_s);
    row("query and another fragment", u"https://app.example/cb?code=c0de-1234&state=st%2B1#_=_"_s);
    row("fragment beside another query",
        u"https://app.example/cb?lang=zh#code=c0de-1234&state=st%2B1"_s);
    row("space around", u"  \t http://a/?code=c0de-1234&state=st%2B1 \r\n "_s);
    row("quotes", u"\"http://a/?code=c0de-1234&state=st%2B1\""_s);
    row("chinese quotes", u"“http://a/?code=c0de-1234&state=st%2B1”"_s);
    row("brackets", u"<http://a/?code=c0de-1234&state=st%2B1>"_s);
    row("several", u" ( '<http://a/?code=c0de-1234&state=st%2B1>' ) "_s);
    row("wrapped", u"http://a/?code=c0\n  de-1234&sta\r\nte=st%2B1"_s);
    row("invisible", u"\u200bhttp://a/?code=c0de-1234&state=st%2B1\ufeff"_s);
    row("query alone", u"?code=c0de-1234&state=st%2B1"_s);
    row("parameters alone", u"code=c0de-1234&state=st%2B1"_s);
    row("without a scheme", u"localhost:3000/cb?code=c0de-1234&state=st%2B1"_s);
}

void tst_RedirectParameters::pastedUrl()
{
    QFETCH(QString, text);
    const Result<RedirectParameters> result = parsePastedRedirect(text);
    QVERIFY_RESULT(result);
    QCOMPARE(result->code.reveal(), "c0de-1234"_ba);
    QCOMPARE(result->state, u"st+1"_s);
}

void tst_RedirectParameters::pastedError()
{
    const Result<RedirectParameters> result = parsePastedRedirect(
        u"http://127.0.0.1/callback?error=access_denied&error_description=用户拒绝&state=s"_s);
    QVERIFY_RESULT(result);
    QVERIFY(result->code.isEmpty());
    QCOMPARE(result->error, u"access_denied"_s);
    QCOMPARE(result->errorDescription, u"用户拒绝"_s);
    QCOMPARE(result->state, u"s"_s);
}

void tst_RedirectParameters::pastedCode_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("43 characters") << u"pVvBbNvWaX_3kA5cT0m2lq9rJ8sD7fGhZyXwVuTsRqP"_s
                                   << "pVvBbNvWaX_3kA5cT0m2lq9rJ8sD7fGhZyXwVuTsRqP"_ba;
    QTest::newRow("hex") << u" a94a8fe5ccb19ba61c4c0873d391e987982fbbd3\n"_s
                         << "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3"_ba;
    QTest::newRow("slashes") << u"4/0AfgeXvs-x_1"_s << "4/0AfgeXvs-x_1"_ba;
    QTest::newRow("from the address bar") << u"4%2F0AfgeXvs-x_1"_s << "4/0AfgeXvs-x_1"_ba;
    QTest::newRow("plus stays") << u"ab+cd/ef=="_s << "ab+cd/ef=="_ba;
    QTest::newRow("quoted, wrapped") << u"'a94a8fe5cc\nb19ba61c4c'"_s << "a94a8fe5ccb19ba61c4c"_ba;
}

void tst_RedirectParameters::pastedCode()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, code);
    const Result<RedirectParameters> result = parsePastedRedirect(text);
    QVERIFY_RESULT(result);
    QCOMPARE(result->code.reveal(), code);
    QVERIFY(!result->state.has_value());
    QVERIFY(!result->issuer.has_value());
}

void tst_RedirectParameters::pastedNonsense_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("nothing", QString());
    row("blank", u" \n\t"_s);
    row("only quotes", u"\"<>\""_s);
    row("short", u"abc"_s);
    row("words", u"I could not sign in"_s);
    row("chinese words", u"我无法登录系统啊啊啊"_s);
    row("address without an answer", u"https://xyz.authing.cn/login?app_id=1"_s);
    row("address with an empty code", u"http://a/cb?code=&state=1"_s);
    row("tokens of another flow", u"http://a/cb#access_token=abcdefgh&state=1"_s);
    row("code and error", u"http://a/cb?code=12345678&error=x"_s);
    row("two codes", u"http://a/cb?code=12345678&code=87654321"_s);
    row("two urls", u"http://a/cb?code=12345678 http://b/cb?code=12345678"_s);
    row("broken percent", u"http://a/cb?code=1234567%zz"_s);
    row("hidden nul", u"http://a/cb?code=1234567%00"_s);
    row("json", u"{\"code\":\"12345678\"}"_s);
    row("far too long", QString(70000, u'a'));
    row("too long for a code", QString(5000, u'a'));
}

void tst_RedirectParameters::pastedNonsense()
{
    QFETCH(QString, text);
    const Result<RedirectParameters> result = parsePastedRedirect(text);
    QVERIFY(!result);
    QCOMPARE(result.error().reason, Reason::PastedNothingUsable);
    QCOMPARE(result.error().stage, Stage::Authorization);
}

QTEST_GUILESS_MAIN(tst_RedirectParameters)
#include "tst_redirectparameters.moc"
