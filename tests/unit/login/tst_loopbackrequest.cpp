// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/loopbackrequest.h"
#include "tests/support/testcase.h"

using namespace rescind;
using namespace Qt::StringLiterals;
using Kind = LoopbackRequest::Kind;

namespace {

const LoopbackTarget target{.path = QByteArrayLiteral("/callback"), .port = 4711};
const QByteArray host = QByteArrayLiteral("Host: 127.0.0.1:4711\r\n");

QByteArray get(const QByteArray &path, const QByteArray &headers = host)
{
    return "GET " + path + " HTTP/1.1\r\n" + headers + "\r\n";
}

} // namespace

class tst_LoopbackRequest final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void kind_data();
    void kind();
    void everyPrefix_isIncomplete();
    void redirect_givesParametersAndLanguage();
    void rest_isIgnored();
    void emptyPath_meansSlash();
    void port80_mayBeLeftOut();
};

void tst_LoopbackRequest::kind_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("status");
    const auto ours = [](const char *name, const QByteArray &text) {
        QTest::newRow(name) << text << Kind::Redirect << 0;
    };
    const auto other = [](const char *name, const QByteArray &text, int status = 404) {
        QTest::newRow(name) << text << Kind::NotOurs << status;
    };
    const auto bad = [](const char *name, const QByteArray &text, int status = 400) {
        QTest::newRow(name) << text << Kind::Bad << status;
    };
    QTest::newRow("nothing") << QByteArray() << Kind::Incomplete << 0;

    ours("plain", get("/callback?code=a&state=b"));
    ours("no parameters", get("/callback"));
    ours("http 1.0", "GET /callback HTTP/1.0\r\n" + host + "\r\n");
    ours("localhost", get("/callback", "Host: LocalHost:4711\r\n"));
    ours("v6", get("/callback", "Host: [::1]:4711\r\n"));
    ours("header spelling", get("/callback", "hOST:127.0.0.1:4711 \r\n"));
    ours("encoded path", get("/call%62ack"));
    ours("fragment", get("/callback?code=a#_=_"));
    ours("says there is no body", get("/callback", host + "Content-Length: 0\r\n"));
    ours("headers not in ascii", get("/callback", host + "X-Note: \xe7\x99\xbb\r\n"));

    other("another path", get("/"));
    other("longer path", get("/callback/"));
    other("other case", get("/Callback"));
    other("double slash", get("//callback"));
    other("dots", get("/x/../callback"));
    other("favicon", get("/favicon.ico"));
    other("head", "HEAD /callback HTTP/1.1\r\n" + host + "\r\n", 405);
    other("options", "OPTIONS /callback HTTP/1.1\r\n" + host + "\r\n", 405);
    other("post", "POST /callback HTTP/1.1\r\n" + host + "Content-Length: 6\r\n\r\ncode=a", 405);
    other("unknown method", "BREW /callback HTTP/1.1\r\n" + host + "\r\n", 405);

    bad("tls greeting", QByteArray("\x16\x03\x01\x02\x00", 5));
    bad("socks", QByteArray("\x05\x01\x00", 3));
    bad("lower case method", "get /callback HTTP/1.1\r\n" + host + "\r\n");
    bad("leading line", "\r\n" + get("/callback"));
    bad("no version", "GET /callback\r\n" + host + "\r\n");
    bad("http 2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    bad("http 0.9", "GET /callback HTTP/0.9\r\n" + host + "\r\n", 505);
    bad("other protocol", "GET /callback RTSP/1.0\r\n" + host + "\r\n");
    bad("two spaces", "GET  /callback HTTP/1.1\r\n" + host + "\r\n");
    bad("absolute form", get("http://127.0.0.1:4711/callback?code=a"));
    bad("star", get("*"));
    bad("path not in ascii", get("/callback?code=\xe7\x99\xbb"));
    bad("bare line feeds", "GET /callback HTTP/1.1\nHost: 127.0.0.1:4711\n\n");
    bad("bare carriage return", "GET /callback HTTP/1.1\rX\r\n" + host + "\r\n");
    bad("nul", QByteArray("GET /call\0back HTTP/1.1\r\n", 25) + host + "\r\n");
    bad("no host", get("/callback", ""), 421);
    bad("rebound host", get("/callback?code=a", "Host: evil.example:4711\r\n"), 421);
    bad("host like ours", get("/callback", "Host: 127.0.0.1.evil.example:4711\r\n"), 421);
    bad("other port", get("/callback", "Host: 127.0.0.1:4712\r\n"), 421);
    bad("no port", get("/callback", "Host: 127.0.0.1\r\n"), 421);
    bad("other loopback", get("/callback", "Host: 127.0.0.2:4711\r\n"), 421);
    bad("two hosts", get("/callback", host + host), 421);
    bad("host with user", get("/callback", "Host: me@127.0.0.1:4711\r\n"), 421);
    bad("folded header", get("/callback", host + "X: a\r\n b\r\n"));
    bad("space before colon", get("/callback", host + "X : a\r\n"));
    bad("no colon", get("/callback", host + "nonsense\r\n"));
    bad("no header name", get("/callback", host + ": a\r\n"));
    bad("body", get("/callback", host + "Content-Length: 6\r\n") + "code=a");
    bad("chunks", get("/callback", host + "Transfer-Encoding: chunked\r\n"));
    bad("two codes", get("/callback?code=a&code=b"));
    bad("two states", get("/callback?state=a&state=a&code=b"));
    bad("broken percent", get("/callback?code=%zz"));
    bad("no utf-8", get("/callback?code=%ff"));
    bad("nul in a value", get("/callback?code=a%00b"));
    bad("too long, no end", "GET /callback?code=" + QByteArray(9000, 'a'), 431);
    bad("exactly too long", "GET /" + QByteArray(8 * 1024 - 5, 'a'), 431);
    bad("too long, with end", get("/callback?code=" + QByteArray(9000, 'a')), 431);
}

void tst_LoopbackRequest::kind()
{
    QFETCH(QByteArray, text);
    QFETCH(Kind, kind);
    QFETCH(int, status);
    const LoopbackRequest request = parseLoopbackRequest(text, target);
    QCOMPARE(request.kind, kind);
    QCOMPARE(request.status, status);
    QCOMPARE(request.isHead, text.startsWith("HEAD"));
    QCOMPARE(request.isFavicon, text.contains("favicon"));
}

void tst_LoopbackRequest::everyPrefix_isIncomplete()
{
    const QByteArray text = get("/callback?code=a%2Bb&state=c", host + "Accept-Language: zh\r\n");
    for (qsizetype i = 0; i < text.size(); ++i)
        QCOMPARE(parseLoopbackRequest(text.first(i), target).kind, Kind::Incomplete);
    QCOMPARE(parseLoopbackRequest(text, target).kind, Kind::Redirect);
}

void tst_LoopbackRequest::redirect_givesParametersAndLanguage()
{
    const LoopbackRequest request = parseLoopbackRequest(
        get("/callback?code=a%2Bb&state=c+d", host + "Accept-Language: zh-CN, en;q=0.5\r\n"),
        target);
    QCOMPARE(request.parameters, (QueryParameters{{u"code"_s, u"a+b"_s}, {u"state"_s, u"c d"_s}}));
    QCOMPARE(request.acceptLanguage, "zh-CN, en;q=0.5"_ba);
}

void tst_LoopbackRequest::rest_isIgnored()
{
    const QByteArray text = get("/callback?code=first") + "GET /callback?code=second HTTP/1.1\r\n"
        + QByteArray(20000, '\0');
    const LoopbackRequest request = parseLoopbackRequest(text, target);
    QCOMPARE(request.kind, Kind::Redirect);
    QCOMPARE(request.parameters, (QueryParameters{{u"code"_s, u"first"_s}}));
}

void tst_LoopbackRequest::emptyPath_meansSlash()
{
    const LoopbackTarget root{.path = QByteArrayLiteral("/"), .port = 4711};
    QCOMPARE(parseLoopbackRequest(get("/?code=a"), root).kind, Kind::Redirect);
    QCOMPARE(parseLoopbackRequest(get("?code=a"), root).kind, Kind::Bad);
}

void tst_LoopbackRequest::port80_mayBeLeftOut()
{
    const LoopbackTarget standard{.path = QByteArrayLiteral("/callback"), .port = 80};
    QCOMPARE(parseLoopbackRequest(get("/callback", "Host: localhost\r\n"), standard).kind,
        Kind::Redirect);
    QCOMPARE(parseLoopbackRequest(get("/callback", "Host: localhost:80\r\n"), standard).kind,
        Kind::Redirect);
}

QTEST_GUILESS_MAIN(tst_LoopbackRequest)
#include "tst_loopbackrequest.moc"
