// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/login/loopbackfixture.h"

using namespace rescind;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = LoopbackRequest::Kind;

namespace {

const QByteArray host = QByteArrayLiteral("Host: 127.0.0.1:4711\r\n");
const QByteArray formType
    = QByteArrayLiteral("Content-Type: application/x-www-form-urlencoded\r\n");
const QByteArray body = QByteArrayLiteral("code=a%2Bb&state=c+d");

LoopbackTarget target(bool takesForm = true)
{
    return {.path = "/callback",
        .port = 4711,
        .takesForm = takesForm,
        .formOrigins = {"https://idp.example", "https://login.idp.example:8443"}};
}

QByteArray length(qsizetype bytes)
{
    return "Content-Length: " + QByteArray::number(bytes) + "\r\n";
}

QByteArray post(
    const QByteArray &headers, const QByteArray &content, const QByteArray &path = "/callback")
{
    return "POST " + path + " HTTP/1.1\r\n" + host + headers + "\r\n" + content;
}

QByteArray rightPost(const QByteArray &more = {})
{
    return post(formType + length(body.size()) + more, body);
}

} // namespace

//! The answer as a form that the provider's page posts (OAuth 2.0 Form Post Response Mode), and
//! what must not pass for one; the answer behind the # that never arrives.
class tst_LoopbackForm final : public LoopbackFixture
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { reset(); }

    void kind_data();
    void kind();
    void everyPrefix_isIncomplete();
    void parameters_areTheFormsAlone();
    void rest_isIgnored();
    void form_isTakenAndAnswered();
    void form_byteByByte_isTaken();
    void form_thatStops_isClosed();
    void query_isTakenToo();
    void stray_data();
    void stray();
    void fragment_plainVisit_isToldToCopy_data();
    void fragment_plainVisit_isToldToCopy();
    void fragment_wrongState_isAStray();
    void otherModes_plainVisit_isAStray();

private:
    void startForm(const LoopbackLimits &limits = {})
    {
        start(anyPortUri, limits,
            {.mode = ResponseMode::FormPost, .formOrigins = {"https://idp.example"}});
    }
    [[nodiscard]] QByteArray form(
        const QByteArray &content, const QByteArray &more = {}, const QByteArray &query = {}) const
    {
        return "POST /callback" + query
            + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) + "\r\n" + formType
            + length(content.size()) + more + "\r\n" + content;
    }
};

void tst_LoopbackForm::kind_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("status");
    const auto ours = [](const char *name, const QByteArray &text) {
        QTest::newRow(name) << text << Kind::Redirect << 0;
    };
    const auto bad = [](const char *name, const QByteArray &text, int status = 400) {
        QTest::newRow(name) << text << Kind::Bad << status;
    };
    const QByteArray right = length(body.size());
    ours("form", rightPost());
    ours("charset",
        post("Content-Type: Application/X-WWW-Form-Urlencoded; charset=UTF-8\r\n" + right, body));
    ours("empty form", post(formType + length(0), ""));
    ours("origin null", rightPost("Origin: null\r\n"));
    ours("origin of the issuer", rightPost("Origin: https://idp.example\r\n"));
    ours("origin of the page", rightPost("Origin: https://login.idp.example:8443\r\n"));
    ours("get", "GET /callback?code=a HTTP/1.1\r\n" + host + "\r\n");
    ours("as large as allowed", post(formType + length(8192), "code=" + QByteArray(8187, 'a')));

    bad("no length", post(formType, body), 411);
    bad("chunks", post(formType + "Transfer-Encoding: chunked\r\n", "5\r\na=b&c\r\n0\r\n\r\n"),
        411);
    bad("chunks and a length", post(formType + right + "Transfer-Encoding: chunked\r\n", body),
        411);
    bad("two lengths", post(formType + right + right, body));
    bad("two different lengths", post(formType + right + length(1), body));
    bad("negative length", post(formType + length(-1), body));
    bad("length with a sign", post(formType + "Content-Length: +20\r\n", body));
    bad("list of lengths", post(formType + "Content-Length: 20, 20\r\n", body));
    bad("hexadecimal length", post(formType + "Content-Length: 0x14\r\n", body));
    bad("empty length", post(formType + "Content-Length:\r\n", body));
    bad("length that overflows", post(formType + "Content-Length: 18446744073709551636\r\n", body));
    bad("too large, not sent yet", post(formType + length(8193), ""), 413);
    bad("far too large", post(formType + length(500'000'000), QByteArray(9000, 'a')), 413);
    bad("no type", post(right, body), 415);
    bad("json", post("Content-Type: application/json\r\n" + right, body), 415);
    bad("text", post("Content-Type: text/plain\r\n" + right, body), 415);
    bad("multipart", post("Content-Type: multipart/form-data; boundary=x\r\n" + right, body), 415);
    bad("type that begins so",
        post("Content-Type: application/x-www-form-urlencoded2\r\n" + right, body), 415);
    bad("other charset",
        post("Content-Type: application/x-www-form-urlencoded; charset=gbk\r\n" + right, body),
        415);
    bad("two types", post(formType + "Content-Type: text/plain\r\n" + right, body));
    bad("foreign origin", rightPost("Origin: https://evil.example\r\n"), 403);
    bad("origin with another scheme", rightPost("Origin: http://idp.example\r\n"), 403);
    bad("origin with another port", rightPost("Origin: https://idp.example:444\r\n"), 403);
    bad("origin like ours", rightPost("Origin: https://idp.example.evil.example\r\n"), 403);
    bad("empty origin", rightPost("Origin:\r\n"), 403);
    bad("two origins", rightPost("Origin: null\r\nOrigin: https://evil.example\r\n"));
    bad("rebound host",
        "POST /callback HTTP/1.1\r\nHost: evil.example\r\n" + formType + right + "\r\n" + body,
        421);
    bad("two codes", post(formType + length(13), "code=a&code=b"));
    bad("broken percent", post(formType + length(8), "code=%zz"));
    bad("no utf-8", post(formType + length(8), "code=%ff"));
    bad("nul", post(formType + length(8), QByteArray("code=a\0b", 8)));
    bad("line break in the form", post(formType + length(8), "code=a\r\n"));
    bad("not in ascii", post(formType + length(8), "code=\xe7\x99\xbb"));
    bad("get with a form", "GET /callback HTTP/1.1\r\n" + host + formType + right + "\r\n" + body);

    QTest::newRow("another path") << post(formType + right, body, "/") << Kind::NotOurs << 404;
    QTest::newRow("put") << "PUT /callback HTTP/1.1\r\n" + host + right + "\r\n" + body
                         << Kind::NotOurs << 405;
    QTest::newRow("form not there yet")
        << post(formType + right, body.chopped(1)) << Kind::Incomplete << 0;
}

void tst_LoopbackForm::kind()
{
    QFETCH(QByteArray, text);
    QFETCH(Kind, kind);
    QFETCH(int, status);
    const LoopbackRequest request = parseLoopbackRequest(text, target());
    QCOMPARE(request.kind, kind);
    QCOMPARE(request.status, status);
    // Where no form was asked for none comes in, whatever it is like.
    const LoopbackRequest unasked = parseLoopbackRequest(text, target(false));
    if (text.startsWith("POST"))
        QVERIFY(unasked.kind == Kind::NotOurs || unasked.kind == Kind::Bad);
}

void tst_LoopbackForm::everyPrefix_isIncomplete()
{
    const QByteArray text = rightPost("Accept-Language: zh\r\n");
    for (qsizetype i = 0; i < text.size(); ++i)
        QCOMPARE(parseLoopbackRequest(text.first(i), target()).kind, Kind::Incomplete);
    const LoopbackRequest request = parseLoopbackRequest(text, target());
    QCOMPARE(request.kind, Kind::Redirect);
    QCOMPARE(request.acceptLanguage, "zh"_ba);
}

void tst_LoopbackForm::parameters_areTheFormsAlone()
{
    const LoopbackRequest request = parseLoopbackRequest(
        post(formType + length(body.size()), body, "/callback?code=evil&iss=x"), target());
    QCOMPARE(request.parameters, (QueryParameters{{u"code"_s, u"a+b"_s}, {u"state"_s, u"c d"_s}}));
}

void tst_LoopbackForm::rest_isIgnored()
{
    const LoopbackRequest request = parseLoopbackRequest(
        QByteArray(rightPost() + "&code=second" + QByteArray(20000, '\0')), target());
    QCOMPARE(request.parameters, (QueryParameters{{u"code"_s, u"a+b"_s}, {u"state"_s, u"c d"_s}}));
}

void tst_LoopbackForm::form_isTakenAndAnswered()
{
    startForm();
    LoopbackClient client(m_port);
    client.send(form("code=c0de&state=" + loopbackState, "Origin: https://idp.example\r\n"));
    QTRY_COMPARE(m_hits.size(), 1);
    QCOMPARE(m_hits.first().code.reveal(), "c0de"_ba);
    m_listener->respond(LoopbackPage::Success);
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), 200);
    QVERIFY(client.received().contains("You are signed in"));
    QCOMPARE(m_strays, 0);
}

void tst_LoopbackForm::form_byteByByte_isTaken()
{
    startForm();
    LoopbackClient client(m_port);
    QVERIFY(client.connects());
    for (const char byte : form("code=c0de&state=" + loopbackState)) {
        QVERIFY(m_hits.isEmpty());
        client.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(m_hits.size(), 1);
    QCOMPARE(m_strays, 0);
}

void tst_LoopbackForm::form_thatStops_isClosed()
{
    startForm({.requestTime = 100ms});
    LoopbackClient client(m_port);
    client.send(form("code=c0de&state=" + loopbackState).chopped(1));
    QTRY_VERIFY(!client.isOpen());
    QVERIFY(client.received().isEmpty());
    QVERIFY(m_hits.isEmpty());
    QVERIFY(m_listener->isListening());
}

//! Providers send an error by query where they could not make out the response mode.
void tst_LoopbackForm::query_isTakenToo()
{
    startForm();
    LoopbackClient client(m_port);
    client.send(rightRequest());
    QTRY_COMPARE(m_hits.size(), 1);
}

void tst_LoopbackForm::stray_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &content, int status,
                         const QByteArray &more = {}, const QByteArray &query = {}) {
        QTest::newRow(name) << content << more << query << status;
    };
    const QByteArray right = "code=a&state=" + loopbackState;
    row("wrong state", "code=a&state=wrong", 400);
    row("missing state", "code=a", 400);
    row("state in the query", "code=a", 400, {}, "?state=" + loopbackState);
    row("nothing else", "state=" + loopbackState, 400);
    row("code and error", right + "&error=b", 400);
    row("foreign origin", right, 403, "Origin: https://evil.example\r\n");
    row("chunks too", right, 411, "Transfer-Encoding: chunked\r\n");
    row("oversize", right + "&x=" + QByteArray(8192, 'a'), 413);
}

void tst_LoopbackForm::stray()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, query);
    QFETCH(int, status);
    startForm();
    LoopbackClient client(m_port);
    client.send(form(content, more, query));
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), status);
    QTRY_COMPARE(m_strays, 1);
    QVERIFY(m_hits.isEmpty());
    QVERIFY(m_listener->isListening());
}

void tst_LoopbackForm::fragment_plainVisit_isToldToCopy_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("nothing") << "/callback"_ba;
    QTest::newRow("what is registered") << "/callback?app=1"_ba;
}

void tst_LoopbackForm::fragment_plainVisit_isToldToCopy()
{
    QFETCH(QByteArray, path);
    start(anyPortUri, {}, {.mode = ResponseMode::Fragment});
    LoopbackClient client(m_port);
    client.send(request(path));
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), 200);
    QVERIFY(client.received().contains("address into Rescind"));
    QCoreApplication::processEvents();
    QCOMPARE(m_strays, 0);
    QVERIFY(m_listener->isListening());
    // And a provider that heeds no response mode is understood all the same.
    LoopbackClient next(m_port);
    next.send(rightRequest());
    QTRY_COMPARE(m_hits.size(), 1);
}

void tst_LoopbackForm::fragment_wrongState_isAStray()
{
    start(anyPortUri, {}, {.mode = ResponseMode::Fragment});
    LoopbackClient client(m_port);
    client.send(request("/callback?state=wrong"));
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), 400);
    QTRY_COMPARE(m_strays, 1);
}

void tst_LoopbackForm::otherModes_plainVisit_isAStray()
{
    startForm();
    LoopbackClient client(m_port);
    client.send(request("/callback"));
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), 400);
    QTRY_COMPARE(m_strays, 1);
}

QTEST_GUILESS_MAIN(tst_LoopbackForm)
#include "tst_loopbackform.moc"
