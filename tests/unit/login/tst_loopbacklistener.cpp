// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/login/loopbackfixture.h"

#include <QtNetwork/QTcpServer>

using namespace rescind;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_LoopbackListener final : public LoopbackFixture
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { reset(); }

    void listen_putsThePortIn_data();
    void listen_putsThePortIn();
    void listen_unfitRedirect_isRefused_data();
    void listen_unfitRedirect_isRefused();
    void listen_takenPort_isNamed();
    void listen_localhost_takenOnV6_isNamed();
    void listen_onlyOnItsOwnAddress();
    void localhost_isHeardOnBoth();
    void v6_isHeard();
    void redirect_isTakenAndAnswered();
    void redirect_error_isTaken();
    void redirect_byteByByte_isTaken();
    void redirect_answerSpeaksTheBrowsersLanguage();
    void redirect_pipelinedGarbage_isIgnored();
    void respond_lateAfterBrowserLeft_isSafe();
    void respond_never_saysUnfinished();
    void respond_twice_firstCounts();
    void deletion_answersWaitingBrowser();
    void deletion_insideTheSignal_isSafe();
    void deletion_withOpenConnections_isSafe();
};

void tst_LoopbackListener::listen_putsThePortIn_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("expected");
    QTest::newRow("path") << u"http://127.0.0.1/callback"_s << u"http://127.0.0.1:%1/callback"_s;
    QTest::newRow("no path") << u"http://127.0.0.1"_s << u"http://127.0.0.1:%1"_s;
    QTest::newRow("slash") << u"http://127.0.0.1/"_s << u"http://127.0.0.1:%1/"_s;
    QTest::newRow("spelling kept")
        << u"HTTP://LocalHost/Call%7eback"_s << u"HTTP://LocalHost:%1/Call%7eback"_s;
    QTest::newRow("query kept") << u"http://localhost?a=1"_s << u"http://localhost:%1?a=1"_s;
    QTest::newRow("v6") << u"http://[::1]/callback"_s << u"http://[::1]:%1/callback"_s;
}

void tst_LoopbackListener::listen_putsThePortIn()
{
    QFETCH(QString, uri);
    QFETCH(QString, expected);
    LoopbackListener listener(uri, loopbackState, nullptr);
    const Result<QString> listening = listener.listen();
    QVERIFY_RESULT(listening);
    const int port = QUrl(*listening).port();
    QVERIFY(port > 1023);
    QCOMPARE(*listening, expected.arg(port));
}

void tst_LoopbackListener::listen_unfitRedirect_isRefused_data()
{
    QTest::addColumn<QString>("uri");
    for (const char *const uri :
        {"", "https://127.0.0.1/callback", "http://127.0.0.2/callback", "http://0.0.0.0/callback",
            "http://app.example/callback", "com.example:/callback", "http://127.0.0.1:0/callback"})
        QTest::newRow(uri) << QString::fromLatin1(uri);
}

void tst_LoopbackListener::listen_unfitRedirect_isRefused()
{
    QFETCH(QString, uri);
    LoopbackListener listener(uri, loopbackState, nullptr);
    const Result<QString> listening = listener.listen();
    QVERIFY(!listening);
    QCOMPARE(listening.error().reason, Reason::BadRedirectUri);
    QCOMPARE(listening.error().stage, Stage::Authorization);
    QVERIFY(!listener.isListening());
}

void tst_LoopbackListener::listen_takenPort_isNamed()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QString port = QString::number(other.serverPort());
    for (const QString &name : {u"127.0.0.1"_s, u"localhost"_s}) {
        const QString uri = u"http://"_s + name + u':' + port + u"/callback"_s;
        LoopbackListener listener(uri, loopbackState, nullptr);
        const Result<QString> listening = listener.listen();
        QVERIFY(!listening);
        QCOMPARE(listening.error().kind, ErrorKind::Network);
        QCOMPARE(listening.error().reason, Reason::PortTaken);
        QCOMPARE(listening.error().subject, port);
    }
    other.close();
    start(u"http://127.0.0.1:"_s + port + u"/callback"_s);
    QCOMPARE(QString::number(m_port), port);
}

void tst_LoopbackListener::listen_localhost_takenOnV6_isNamed()
{
    QTcpServer other;
    if (!other.listen(QHostAddress::LocalHostIPv6))
        QSKIP("no IPv6 here");
    const QString port = QString::number(other.serverPort());
    LoopbackListener listener(
        u"http://localhost:"_s + port + u"/callback"_s, loopbackState, nullptr);
    const Result<QString> listening = listener.listen();
    QVERIFY(!listening);
    QCOMPARE(listening.error().reason, Reason::PortTaken);
    QVERIFY(!listener.isListening());
}

void tst_LoopbackListener::listen_onlyOnItsOwnAddress()
{
    start();
    QVERIFY(LoopbackClient(m_port).connects());
    QVERIFY(!LoopbackClient(m_port, QHostAddress(u"127.0.0.2"_s)).connects());
    QVERIFY(!LoopbackClient(m_port, QHostAddress(QHostAddress::LocalHostIPv6)).connects());
}

void tst_LoopbackListener::localhost_isHeardOnBoth()
{
    start(u"http://localhost/callback"_s);
    LoopbackClient four(m_port);
    QVERIFY(four.connects());
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHostIPv6))
        QSKIP("no IPv6 here");
    LoopbackClient six(m_port, QHostAddress(QHostAddress::LocalHostIPv6));
    QVERIFY(six.connects());
    six.send("GET /callback?code=c0de&state=" + loopbackState
        + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(m_port) + "\r\n\r\n");
    QTRY_COMPARE(m_hits.size(), 1);
}

void tst_LoopbackListener::v6_isHeard()
{
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHostIPv6))
        QSKIP("no IPv6 here");
    start(u"http://[::1]/callback"_s);
    QVERIFY(!LoopbackClient(m_port).connects());
    LoopbackClient client(m_port, QHostAddress(QHostAddress::LocalHostIPv6));
    client.send("GET /callback?code=c0de&state=" + loopbackState
        + " HTTP/1.1\r\nHost: [::1]:" + QByteArray::number(m_port) + "\r\n\r\n");
    QTRY_COMPARE(m_hits.size(), 1);
}

void tst_LoopbackListener::redirect_isTakenAndAnswered()
{
    start();
    LoopbackClient client(m_port);
    client.send(request(
        "/callback?code=c%2Bde&state=" + loopbackState + "&iss=https%3A%2F%2Fa.example%2Foidc"));
    QTRY_COMPARE(m_hits.size(), 1);
    QCOMPARE(m_hits.first().code.reveal(), "c+de"_ba);
    QCOMPARE(m_hits.first().issuer, u"https://a.example/oidc"_s);
    QVERIFY(!m_listener->isListening());
    QVERIFY(client.received().isEmpty());
    m_listener->respond(LoopbackPage::Success);
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), 200);
    QVERIFY(client.received().contains("You are signed in"));
    QVERIFY(client.received().endsWith("</html>\n"));
    QCOMPARE(m_listener->strayRequests(), 0);
}

void tst_LoopbackListener::redirect_error_isTaken()
{
    start();
    LoopbackClient client(m_port);
    client.send(request(
        "/callback?error=access_denied&error_description=%3Cb%3Eboo&state=" + loopbackState));
    QTRY_COMPARE(m_hits.size(), 1);
    QCOMPARE(m_hits.first().error, u"access_denied"_s);
    m_listener->respond(LoopbackPage::Refused);
    QTRY_VERIFY(client.isAnswered());
    QVERIFY(client.received().contains("Sign-in was refused"));
    QVERIFY(!client.received().contains("boo"));
}

void tst_LoopbackListener::redirect_byteByByte_isTaken()
{
    start();
    LoopbackClient client(m_port);
    QVERIFY(client.connects());
    for (const char byte : rightRequest()) {
        QVERIFY(m_hits.isEmpty());
        client.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(m_hits.size(), 1);
    QCOMPARE(m_strays, 0);
}

void tst_LoopbackListener::redirect_answerSpeaksTheBrowsersLanguage()
{
    start();
    LoopbackClient stray(m_port);
    stray.send(request("/callback", "Accept-Language: zh-CN\r\n"));
    QTRY_VERIFY(stray.isAnswered());
    QVERIFY(stray.received().contains("不是 Rescind 正在等待的登录"));
    LoopbackClient client(m_port);
    client.send(rightRequest("Accept-Language: zh-CN,zh;q=0.9,en;q=0.8\r\n"));
    QTRY_COMPARE(m_hits.size(), 1);
    m_listener->respond(LoopbackPage::Failed);
    QTRY_VERIFY(client.isAnswered());
    QVERIFY(client.received().contains("登录未成功"));
    QVERIFY(client.received().contains("Content-Language: zh-CN\r\n"));
}

void tst_LoopbackListener::redirect_pipelinedGarbage_isIgnored()
{
    start();
    LoopbackClient client(m_port);
    client.send(rightRequest() + request("/callback?code=second&state=" + loopbackState)
        + QByteArray(3000, '\xff'));
    QTRY_COMPARE(m_hits.size(), 1);
    QTest::qWait(30);
    QCOMPARE(m_hits.size(), 1);
    QCOMPARE(m_hits.first().code.reveal(), "c0de"_ba);
    m_listener->respond(LoopbackPage::Success);
    QTRY_VERIFY(client.isAnswered());
}

void tst_LoopbackListener::respond_lateAfterBrowserLeft_isSafe()
{
    start();
    LoopbackClient client(m_port);
    client.send(rightRequest());
    QTRY_COMPARE(m_hits.size(), 1);
    client.leave();
    QTRY_COMPARE(m_listener->findChildren<LoopbackConnection *>().size(), 0);
    m_listener->respond(LoopbackPage::Success);
}

void tst_LoopbackListener::respond_never_saysUnfinished()
{
    start(anyPortUri, {.answerTime = 80ms});
    LoopbackClient client(m_port);
    client.send(rightRequest());
    QTRY_COMPARE(m_hits.size(), 1);
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), 200);
    QVERIFY(client.received().contains("Go back to Rescind"));
    m_listener->respond(LoopbackPage::Success);
}

void tst_LoopbackListener::respond_twice_firstCounts()
{
    start();
    LoopbackClient client(m_port);
    client.send(rightRequest());
    QTRY_COMPARE(m_hits.size(), 1);
    m_listener->respond(LoopbackPage::Failed);
    m_listener->respond(LoopbackPage::Success);
    QTRY_VERIFY(client.isAnswered());
    QVERIFY(client.received().contains("Sign-in did not work"));
    QVERIFY(!client.received().contains("You are signed in"));
}

void tst_LoopbackListener::deletion_answersWaitingBrowser()
{
    start();
    LoopbackClient client(m_port);
    client.send(rightRequest());
    QTRY_COMPARE(m_hits.size(), 1);
    m_listener.reset();
    QTRY_VERIFY(client.isAnswered());
    QVERIFY(client.received().endsWith("</html>\n"));
}

void tst_LoopbackListener::deletion_insideTheSignal_isSafe()
{
    start();
    connect(m_listener.get(), &LoopbackListener::redirected, this, [this] {
        m_listener->respond(LoopbackPage::Success);
        m_listener.reset();
    });
    LoopbackClient client(m_port);
    client.send(rightRequest());
    QTRY_VERIFY(client.isAnswered());
    QVERIFY(client.received().contains("You are signed in"));
    QVERIFY(m_listener == nullptr);
}

void tst_LoopbackListener::deletion_withOpenConnections_isSafe()
{
    start();
    LoopbackClient one(m_port);
    LoopbackClient two(m_port);
    one.send("GET /callback");
    two.send(request("/"));
    QTRY_COMPARE(m_strays, 1);
    m_listener.reset();
    QTRY_VERIFY(!one.isOpen());
}

QTEST_GUILESS_MAIN(tst_LoopbackListener)
#include "tst_loopbacklistener.moc"
