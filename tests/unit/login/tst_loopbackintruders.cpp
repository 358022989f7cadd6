// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/login/loopbackfixture.h"

#include <QtTest/QSignalSpy>

#include <algorithm>

using namespace rescind;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! What else comes to the door: guesses, scanners, crowds, and those who say nothing.
class tst_LoopbackIntruders final : public LoopbackFixture
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { reset(); }

    void stray_data();
    void stray();
    void stray_favicon_doesNotCount();
    void stray_thenRight_isTaken();
    void emptyState_matchesNothing();
    void secondHit_findsNobody();
    void otherConnections_areClosedByTheHit();
    void connection_closedEarly_isForgotten();
    void connection_silent_isClosed();
    void connection_dripping_isClosed();
    void connections_hundred_oldestDropped();
    void connections_hundred_rightOneStillHeard();
};

void tst_LoopbackIntruders::stray_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("words");
    const auto row
        = [](const char *name, const QByteArray &text, int status, const QByteArray &words) {
              QTest::newRow(name) << text << status << words;
          };
    const QByteArray end = " HTTP/1.1\r\nHost: 127.0.0.1:@PORT@\r\n\r\n";
    const QByteArray wrong = "not the sign-in";
    const QByteArray bad = "not understood";
    const QByteArray nothing = "Nothing to see here";
    row("wrong state", "GET /callback?code=a&state=wrong" + end, 400, wrong);
    row("state cut", "GET /callback?code=a&state=" + loopbackState.chopped(1) + end, 400, wrong);
    row("state and more", "GET /callback?code=a&state=" + loopbackState + "x" + end, 400, wrong);
    row("missing state", "GET /callback?code=a" + end, 400, wrong);
    row("empty state", "GET /callback?code=a&state=" + end, 400, wrong);
    row("error with wrong state", "GET /callback?error=access_denied&state=wrong" + end, 400,
        wrong);
    row("error without state", "GET /callback?error=access_denied" + end, 400, wrong);
    row("right state, nothing else", "GET /callback?state=" + loopbackState + end, 400, bad);
    row("right state, code and error", "GET /callback?code=a&error=b&state=" + loopbackState + end,
        400, bad);
    row("right state twice",
        "GET /callback?code=a&state=" + loopbackState + "&state=" + loopbackState + end, 400, bad);
    row("code twice", "GET /callback?code=a&code=b&state=" + loopbackState + end, 400, bad);
    row("other path", "GET /?code=a&state=" + loopbackState + end, 404, nothing);
    row("post", "POST /callback?code=a&state=" + loopbackState + end, 405, nothing);
    row("head", "HEAD /callback?code=a&state=" + loopbackState + end, 405, "Allow: GET");
    row("options", "OPTIONS /callback?code=a&state=" + loopbackState + end, 405, nothing);
    row("wrong host",
        "GET /callback?code=a&state=" + loopbackState + " HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        421, bad);
    row("garbage", QByteArray("\x16\x03\x01\x00\xee garbage", 13), 400, bad);
    row("oversize", "GET /callback?code=" + QByteArray(8 * 1024, 'a') + end, 431, bad);
}

void tst_LoopbackIntruders::stray()
{
    QFETCH(QByteArray, text);
    QFETCH(int, status);
    QFETCH(QByteArray, words);
    start();
    LoopbackClient client(m_port);
    client.send(text.replace("@PORT@", QByteArray::number(m_port)));
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), status);
    QVERIFY(client.received().contains(words));
    QTRY_COMPARE(m_strays, 1);
    QCOMPARE(m_listener->strayRequests(), 1);
    QVERIFY(m_hits.isEmpty());
    QVERIFY(m_listener->isListening());
}

void tst_LoopbackIntruders::stray_favicon_doesNotCount()
{
    start();
    LoopbackClient client(m_port);
    client.send(request("/favicon.ico"));
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), 404);
    QTest::qWait(10);
    QCOMPARE(m_strays, 0);
}

void tst_LoopbackIntruders::stray_thenRight_isTaken()
{
    start();
    for (int i = 0; i < 5; ++i) {
        LoopbackClient stray(m_port);
        stray.send(request("/callback?code=a&state=guess" + QByteArray::number(i)));
        QTRY_VERIFY(stray.isAnswered());
    }
    LoopbackClient client(m_port);
    client.send(rightRequest());
    QTRY_COMPARE(m_hits.size(), 1);
    QCOMPARE(m_listener->strayRequests(), 5);
}

void tst_LoopbackIntruders::emptyState_matchesNothing()
{
    LoopbackListener listener(anyPortUri, {}, nullptr);
    QSignalSpy hits(&listener, &LoopbackListener::redirected);
    QSignalSpy strays(&listener, &LoopbackListener::strayRequest);
    m_port = static_cast<quint16>(QUrl(*listener.listen()).port());
    LoopbackClient client(m_port);
    client.send(request("/callback?code=a&state="));
    QTRY_COMPARE(strays.size(), 1);
    QCOMPARE(hits.size(), 0);
}

void tst_LoopbackIntruders::secondHit_findsNobody()
{
    start();
    LoopbackClient client(m_port);
    client.send(rightRequest());
    QTRY_COMPARE(m_hits.size(), 1);
    QVERIFY(!LoopbackClient(m_port).connects());
    m_listener->respond(LoopbackPage::Success);
    QTRY_VERIFY(client.isAnswered());
    QVERIFY(!LoopbackClient(m_port).connects());
    QCOMPARE(m_hits.size(), 1);
}

void tst_LoopbackIntruders::otherConnections_areClosedByTheHit()
{
    start();
    LoopbackClient idle(m_port);
    QVERIFY(idle.connects());
    idle.send("GET /call");
    QTest::qWait(20);
    LoopbackClient client(m_port);
    client.send(rightRequest());
    QTRY_COMPARE(m_hits.size(), 1);
    QTRY_VERIFY(!idle.isOpen());
    QVERIFY(idle.received().isEmpty());
    QVERIFY(client.isOpen());
}

void tst_LoopbackIntruders::connection_closedEarly_isForgotten()
{
    start();
    for (const QByteArray &sent :
        {QByteArray(), QByteArray("GET /callback"), rightRequest().chopped(2)}) {
        LoopbackClient client(m_port);
        QVERIFY(client.connects());
        client.send(sent);
        QTest::qWait(10);
        client.leave();
    }
    QTRY_COMPARE(m_listener->findChildren<LoopbackConnection *>().size(), 0);
    QCOMPARE(m_strays, 0);
    QVERIFY(m_listener->isListening());
}

void tst_LoopbackIntruders::connection_silent_isClosed()
{
    start(anyPortUri, {.requestTime = 100ms});
    LoopbackClient client(m_port);
    QVERIFY(client.connects());
    QTRY_VERIFY(!client.isOpen());
    QVERIFY(client.received().isEmpty());
    QVERIFY(m_listener->isListening());
}

void tst_LoopbackIntruders::connection_dripping_isClosed()
{
    start(anyPortUri, {.requestTime = 300ms});
    LoopbackClient client(m_port);
    QVERIFY(client.connects());
    QElapsedTimer timer;
    timer.start();
    while (client.isOpen() && timer.elapsed() < 5000) {
        client.send("A");
        QTest::qWait(20);
    }
    QVERIFY(!client.isOpen());
    QVERIFY2(timer.elapsed() < 2000, "a byte now and then kept it open");
}

void tst_LoopbackIntruders::connections_hundred_oldestDropped()
{
    start();
    std::vector<std::unique_ptr<LoopbackClient>> clients;
    for (int i = 0; i < 100; ++i) {
        clients.push_back(std::make_unique<LoopbackClient>(m_port));
        QVERIFY(clients.back()->connects());
        QCoreApplication::processEvents();
    }
    const auto openOnes = [&clients] {
        return std::count_if(
            clients.begin(), clients.end(), [](const auto &client) { return client->isOpen(); });
    };
    QTRY_COMPARE(openOnes(), 32);
    QVERIFY(!clients.front()->isOpen());
    QVERIFY(clients.back()->isOpen());
    QCOMPARE(m_listener->findChildren<LoopbackConnection *>().size(), 32);
}

void tst_LoopbackIntruders::connections_hundred_rightOneStillHeard()
{
    start();
    std::vector<std::unique_ptr<LoopbackClient>> clients;
    for (int i = 0; i < 100; ++i) {
        clients.push_back(std::make_unique<LoopbackClient>(m_port));
        clients.back()->send(i % 2 == 0 ? request("/callback?code=a&state=wrong") : "GET /slow");
    }
    clients.push_back(std::make_unique<LoopbackClient>(m_port));
    clients.back()->send(rightRequest());
    QTRY_COMPARE(m_hits.size(), 1);
    m_listener->respond(LoopbackPage::Success);
    QTRY_VERIFY(clients.back()->isAnswered());
}

QTEST_GUILESS_MAIN(tst_LoopbackIntruders)
#include "tst_loopbackintruders.moc"
