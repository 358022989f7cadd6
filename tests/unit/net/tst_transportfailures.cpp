// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qnamtransport.h"

#include "tests/support/faultprovider.h"
#include "tests/support/testcase.h"

#include <QtNetwork/QTcpSocket>

using namespace rescind;
using namespace std::chrono_literals;

namespace {

HttpRequest request(const QUrl &url, std::chrono::milliseconds deadline = 5s)
{
    return {.method = HttpRequest::Method::Post,
        .url = url,
        .form = {{"token", Secret(QByteArray("canary"))}},
        .stage = Stage::Revocation,
        .deadline = deadline};
}

} // namespace

//! Where no whole answer comes: which error it is, and whether the server may have got the request.
class tst_TransportFailures : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void hostNotFound_isSaid();
    void connectionRefused_isSaid();
    void lostConnection_isSaid_data();
    void lostConnection_isSaid();
    void garbage_isNoAnswer();
    void oversize_isRefused_data();
    void oversize_isRefused();
    void oversize_byHeaderAlone_isRefusedAtOnce();
    void hugeHeader_endsByItsDeadline();
    void timeout_isToldFromCancel_data();
    void timeout_isToldFromCancel();
    void cancel_abortsTheRequest();
    void deletion_abortsTheRequest();
    void deletion_insideTheHandler_isSafe();
    void silentHandshake_endsAtTheConnectLimit();
    void plainHttp_isRefusedWithoutAConnection();
    void userInfo_isRefusedWithoutAConnection();
    void transportDies_jobEndsByItsDeadline();

private:
    Error failure(const HttpRequest &request);

    FaultProvider m_provider;
    QnamTransport m_transport;
};

Error tst_TransportFailures::failure(const HttpRequest &toSend)
{
    QObject parent;
    const Result<HttpResponse> result = resultOf(m_transport.send(toSend, &parent));
    if (result)
        QTest::qFail("got an answer", __FILE__, __LINE__);
    return result ? Error() : result.error();
}

void tst_TransportFailures::hostNotFound_isSaid()
{
    const Error error = failure(request(QUrl(QStringLiteral("https://rescind.invalid/x"))));
    QCOMPARE(error.kind, ErrorKind::Network);
    QCOMPARE(error.reason, Reason::HostNotFound);
    QCOMPARE(error.stage, Stage::Revocation);
    QCOMPARE(error.subject, QStringLiteral("rescind.invalid"));
    QVERIFY(!error.maybeSent);
}

void tst_TransportFailures::connectionRefused_isSaid()
{
    auto gone = std::make_unique<FaultProvider>();
    const QUrl url = gone->url("/x");
    gone.reset();
    const Error error = failure(request(url));
    QCOMPARE(error.kind, ErrorKind::Network);
    QCOMPARE(error.reason, Reason::ConnectionRefused);
    QCOMPARE(error.subject, QStringLiteral("127.0.0.1"));
    QVERIFY(!error.maybeSent);
}

void tst_TransportFailures::lostConnection_isSaid_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("status");
    QTest::newRow("no answer") << closeWithoutAnswer() << 0;
    QTest::newRow("middle of the body") << closeInMidBody() << 200;
    QTest::newRow("middle of the chunks") << closeInMidBody(Length::Chunked) << 200;
    QTest::newRow("middle of the head") << rawBytes("HTTP/1.1 200 OK\r\nContent-Ty") << 0;
    QTest::newRow("middle of the status line") << rawBytes("HTTP/1.") << 0;
}

void tst_TransportFailures::lostConnection_isSaid()
{
    QFETCH(Fault, fault);
    QFETCH(int, status);
    m_provider.on("/lost", fault);
    const int before = m_provider.countOf("/lost");
    const Error error = failure(request(m_provider.url("/lost")));
    QCOMPARE(error.kind, ErrorKind::Network);
    QCOMPARE(error.reason, Reason::ConnectionLost);
    QCOMPARE(error.httpStatus, status);
    QVERIFY(error.maybeSent);
    QCOMPARE(m_provider.countOf("/lost"), before + 1);
}

void tst_TransportFailures::garbage_isNoAnswer()
{
    for (const char *const bytes : {"SSH-2.0-OpenSSH_9.2p1\r\n\r\n", "\x15\x03\x01\x02\x02 hello",
             "<html>no head at all</html>\r\n\r\n", "HTTP/1.1 abc What\r\n\r\n"}) {
        m_provider.on("/garbage", rawBytes(bytes));
        const Error error = failure(request(m_provider.url("/garbage")));
        QVERIFY2(error.kind == ErrorKind::Protocol || error.kind == ErrorKind::Network, bytes);
        QVERIFY2(error.maybeSent, bytes);
    }
}

void tst_TransportFailures::oversize_isRefused_data()
{
    QTest::addColumn<Length>("length");
    QTest::newRow("announced") << Length::Announced;
    QTest::newRow("chunked") << Length::Chunked;
    QTest::newRow("until close") << Length::UntilClose;
}

void tst_TransportFailures::oversize_isRefused()
{
    QFETCH(Length, length);
    FaultProvider provider;
    provider.on("/large", {manyBytes(1001, length), flood(length)});
    HttpRequest limited = request(provider.url("/large"));
    limited.maximumBytes = 1000;
    for (int i = 0; i < 2; ++i) {
        const Error error = failure(limited);
        QCOMPARE(error.kind, ErrorKind::Protocol);
        QCOMPARE(error.reason, Reason::TooLarge);
        QCOMPARE(error.httpStatus, 200);
        QVERIFY(error.maybeSent);
    }
    // The first may have come whole and left its connection open for the next; the flood cannot.
    QTRY_VERIFY_WITH_TIMEOUT(provider.openConnectionCount() < provider.connectionCount(), 30000);
    QCOMPARE(provider.countOf("/large"), 2);
}

void tst_TransportFailures::oversize_byHeaderAlone_isRefusedAtOnce()
{
    // Announces much and sends nothing: only the header can have told.
    m_provider.on("/large", [](QTcpSocket &socket, const ReceivedRequest &) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
    });
    QCOMPARE(failure(request(m_provider.url("/large"), 20s)).reason, Reason::TooLarge);
}

void tst_TransportFailures::hugeHeader_endsByItsDeadline()
{
    m_provider.on("/header", hugeHeader(150 * 1024));
    m_provider.on("/good", answerJson("{}"));
    QnamTransport busy;
    QObject parent;
    auto *const job = busy.send(request(m_provider.url("/header"), 3s), &parent);
    bool ended = false;
    startThen(job, &parent, [&ended](const Result<HttpResponse> &result) {
        ended = true;
        QVERIFY(result ? result->body == "{}" : result.error().kind == ErrorKind::Timeout);
    });
    // Another transport is not held up.
    const auto result = resultOf(m_transport.send(request(m_provider.url("/good"), 2s), &parent));
    QVERIFY_RESULT(result);
    QTRY_VERIFY(ended);
}

void tst_TransportFailures::timeout_isToldFromCancel_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::newRow("hang") << hang();
    QTest::newRow("drip") << drip();
}

void tst_TransportFailures::timeout_isToldFromCancel()
{
    QFETCH(Fault, fault);
    m_provider.on("/slow", fault);
    const Error error = failure(request(m_provider.url("/slow"), 200ms));
    QCOMPARE(error.kind, ErrorKind::Timeout);
    QCOMPARE(error.reason, Reason::NoAnswer);
    QCOMPARE(error.stage, Stage::Revocation);
    QCOMPARE(error.subject, QStringLiteral("127.0.0.1"));
    QVERIFY(error.maybeSent);
    QTRY_COMPARE(m_provider.openConnectionCount(), 0);
}

void tst_TransportFailures::cancel_abortsTheRequest()
{
    m_provider.on("/hang", hang());
    QObject parent;
    auto *const job = m_transport.send(request(m_provider.url("/hang"), 60s), &parent);
    std::optional<Error> error;
    job->onFinished(&parent, [&error](const auto &result) { error = result.error(); });
    job->start();
    QTRY_COMPARE(m_provider.countOf("/hang"), 1);
    // Let the news that it has left arrive.
    QTest::qWait(50);
    job->cancel();
    QTRY_VERIFY(error.has_value());
    QCOMPARE(error->kind, ErrorKind::Cancelled);
    QVERIFY(error->maybeSent);
    QTRY_COMPARE(m_provider.openConnectionCount(), 0);
}

void tst_TransportFailures::deletion_abortsTheRequest()
{
    for (const Stage stage : {Stage::Revocation, Stage::Token}) {
        FaultProvider provider;
        provider.on("/hang", hang());
        auto parent = std::make_unique<QObject>();
        HttpRequest hanging = request(provider.url("/hang"), 60s);
        hanging.stage = stage;
        m_transport.send(hanging, parent.get())->start();
        QTRY_COMPARE(provider.countOf("/hang"), 1);
        parent.reset();
        QTRY_COMPARE(provider.openConnectionCount(), 0);
    }
}

void tst_TransportFailures::deletion_insideTheHandler_isSafe()
{
    m_provider.on("/good", answerJson("{}"));
    m_provider.on("/large", manyBytes(2 * 1024 * 1024));
    m_provider.on("/lost", closeWithoutAnswer());
    for (const char *const path : {"/good", "/large", "/lost"}) {
        for (const Stage stage : {Stage::Revocation, Stage::Token}) {
            HttpRequest any = request(m_provider.url(path));
            any.stage = stage;
            auto parent = std::make_unique<QObject>();
            QObject context;
            bool ended = false;
            startThen(m_transport.send(any, parent.get()), &context, [&](const auto &) {
                parent.reset();
                ended = true;
            });
            QTRY_VERIFY(ended);
        }
    }
}

void tst_TransportFailures::silentHandshake_endsAtTheConnectLimit()
{
    // A server that speaks no TLS waits for ever for a request it can read.
    QUrl url = m_provider.url("/x");
    url.setScheme(QStringLiteral("https"));
    QnamTransport transport({.connectLimit = 200ms});
    QObject parent;
    const auto result = resultOf(transport.send(request(url, 60s), &parent));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Timeout);
    QVERIFY(!result.error().maybeSent);

    // And one that was reached in time is not bound by it.
    m_provider.on("/slow", [](QTcpSocket &socket, const ReceivedRequest &received) {
        QTimer::singleShot(
            500ms, &socket, [&socket, received] { answerJson("{}")(socket, received); });
    });
    const auto slow = resultOf(transport.send(request(m_provider.url("/slow")), &parent));
    QVERIFY_RESULT(slow);
}

void tst_TransportFailures::plainHttp_isRefusedWithoutAConnection()
{
    // 0.0.0.0 reaches this very machine, and is not loopback.
    QUrl url = m_provider.url("/x");
    url.setHost(QStringLiteral("0.0.0.0"));
    const int before = m_provider.connectionCount();
    const Error error = failure(request(url));
    QCOMPARE(error.kind, ErrorKind::Insecure);
    QCOMPARE(error.reason, Reason::PlainHttp);
    QCOMPARE(error.subject, QStringLiteral("0.0.0.0"));
    QVERIFY(!error.maybeSent);
    QTest::qWait(50);
    QCOMPARE(m_provider.connectionCount(), before);
}

void tst_TransportFailures::userInfo_isRefusedWithoutAConnection()
{
    QUrl url = m_provider.url("/x");
    url.setUserInfo(QStringLiteral("user:canary"));
    const int before = m_provider.connectionCount();
    const Error error = failure(request(url));
    QCOMPARE(error.kind, ErrorKind::Insecure);
    QVERIFY(!described(error).contains("canary"));
    QTest::qWait(50);
    QCOMPARE(m_provider.connectionCount(), before);
}

void tst_TransportFailures::transportDies_jobEndsByItsDeadline()
{
    m_provider.on("/hang", hang());
    auto transport = std::make_unique<QnamTransport>();
    QObject parent;
    std::optional<Error> error;
    const int before = m_provider.countOf("/hang");
    startThen(transport->send(request(m_provider.url("/hang"), 300ms), &parent), &parent,
        [&error](const auto &result) { error = result.error(); });
    QTRY_COMPARE(m_provider.countOf("/hang"), before + 1);
    transport.reset();
    QTRY_VERIFY(error.has_value());
    QCOMPARE(error->kind, ErrorKind::Timeout);
}

QTEST_GUILESS_MAIN(tst_TransportFailures)
#include "tst_transportfailures.moc"
