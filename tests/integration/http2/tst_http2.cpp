// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qnamtransport.h"
#include "core/net/retry.h"
#include "tests/support/testcase.h"
#include "tests/support/testcertificates.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLoggingCategory>
#include <QtCore/QProcess>
#include <QtCore/QSet>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

//! A request that arrived.
struct Arrival
{
    QString path = {};
    QString version = {};
    int connection = 0;
    QString body = {};
};

//! node's server of server.mjs; ended with this object.
class Http2Server
{
public:
    enum class Speaks { Http2, Http1Only };

    explicit Http2Server(const TlsIdentity &identity, Speaks speaks = Speaks::Http2)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(
            u"node"_s, {QStringLiteral(RESCIND_SOURCE_DIR "/tests/integration/http2/server.mjs")});
        const QJsonObject settings{{u"key"_s, QString::fromLatin1(identity.keyPem)},
            {u"cert"_s, QString::fromLatin1(identity.certificatePem)},
            {u"http1"_s, speaks == Speaks::Http1Only}};
        m_process.write(QJsonDocument(settings).toJson(QJsonDocument::Compact) + '\n');
        while (!m_process.canReadLine() && m_process.waitForReadyRead(20000)) { }
        m_port = QString::fromLatin1(m_process.readLine().trimmed());
    }
    ~Http2Server()
    {
        m_process.closeWriteChannel();
        m_process.kill();
        m_process.waitForFinished();
    }

    [[nodiscard]] bool isListening() const { return !m_port.isEmpty(); }
    [[nodiscard]] QUrl url(const QString &path) const
    {
        return QUrl(u"https://127.0.0.1:"_s + m_port + path);
    }
    //! Those that came until now, after a moment for what is still on its way.
    [[nodiscard]] QList<Arrival> arrivals()
    {
        QTest::qWait(100);
        while (m_process.canReadLine()) {
            const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
            m_arrivals.append({line[u"path"].toString(), line[u"version"].toString(),
                line[u"connection"].toInt(), line[u"body"].toString()});
        }
        return m_arrivals;
    }

private:
    Q_DISABLE_COPY_MOVE(Http2Server)

    QProcess m_process;
    QString m_port;
    QList<Arrival> m_arrivals;
};

} // namespace

//! RFC 9113, as Qt speaks it, under what the transport promises.
class tst_Http2 : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Qt tells each stream that a server resets; what it comes to is what is tested.
        QLoggingCategory::setFilterRules(u"qt.network.http2=false"_s);
        m_identity = selfSigned();
    }
    void posts_shareConnections();
    void getAndTokenRequest_stayWithHttp1();
    void serverWithoutIt_isAskedByHttp1();
    void slowAnswer_outlivesTheConnectLimit();
    void brokenAnswer_isNoAnswer_data();
    void brokenAnswer_isNoAnswer();
    void flood_isRefused();
    void error4xx_isAnAnswer();
    void goaway_losesNothing_data();
    void goaway_losesNothing();

private:
    [[nodiscard]] HttpRequest post(const QUrl &url, const QString &value) const
    {
        return {.method = HttpRequest::Method::Post,
            .url = url,
            .form = {{"token", Secret(value)}},
            .stage = Stage::Revocation};
    }
    [[nodiscard]] TransportOptions trusting() const
    {
        return {.trusted = {m_identity.certificate()}};
    }

    TlsIdentity m_identity;
};

void tst_Http2::posts_shareConnections()
{
    Http2Server server(m_identity);
    QVERIFY(server.isListening());
    QnamTransport transport(trusting());
    QVERIFY_RESULT(resultOf(transport.send(post(server.url(u"/ok"_s), u"first"_s), this)));
    // It is known now what the server speaks, so sixteen share a connection, not six.
    int answered = 0;
    for (int i = 0; i < 50; ++i) {
        startThen(transport.send(post(server.url(u"/slow"_s), QString::number(i)), this), this,
            [&answered](const Result<HttpResponse> &answer) {
                answered += answer && answer->status == 200 && answer->body == "{}" ? 1 : 0;
            });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered, 50, 20000);
    const QList<Arrival> arrivals = server.arrivals();
    QCOMPARE(arrivals.size(), 51);
    QSet<int> connections;
    QSet<QString> bodies;
    for (const Arrival &arrival : arrivals) {
        QCOMPARE(arrival.version, u"2.0"_s);
        connections.insert(arrival.connection);
        bodies.insert(arrival.body);
    }
    QCOMPARE(connections.size(), 4);
    QCOMPARE(bodies.size(), 51);
}

void tst_Http2::getAndTokenRequest_stayWithHttp1()
{
    Http2Server server(m_identity);
    QnamTransport transport(trusting());
    HttpRequest token = post(server.url(u"/ok"_s), u"code"_s);
    token.stage = Stage::Token;
    QVERIFY_RESULT(resultOf(transport.send(token, this)));
    const HttpRequest get{.url = server.url(u"/ok"_s)};
    QVERIFY_RESULT(resultOf(transport.send(get, this)));
    const QList<Arrival> arrivals = server.arrivals();
    QCOMPARE(arrivals.size(), 2);
    QCOMPARE(arrivals.at(0).version, u"1.1"_s);
    QCOMPARE(arrivals.at(1).version, u"1.1"_s);
}

void tst_Http2::serverWithoutIt_isAskedByHttp1()
{
    Http2Server server(m_identity, Http2Server::Speaks::Http1Only);
    QnamTransport transport(trusting());
    int answered = 0;
    for (int i = 0; i < 20; ++i) {
        startThen(transport.send(post(server.url(u"/ok"_s), QString::number(i)), this), this,
            [&answered](const Result<HttpResponse> &answer) { answered += answer ? 1 : 0; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered, 20, 20000);
    const QList<Arrival> arrivals = server.arrivals();
    QCOMPARE(arrivals.size(), 20);
    QCOMPARE(arrivals.at(0).version, u"1.1"_s);
}

//! Over a connection that is open already Qt does not say that a request left.
void tst_Http2::slowAnswer_outlivesTheConnectLimit()
{
    Http2Server server(m_identity);
    TransportOptions options = trusting();
    options.connectLimit = std::chrono::milliseconds(500);
    QnamTransport transport(options);
    QVERIFY_RESULT(resultOf(transport.send(post(server.url(u"/ok"_s), u"first"_s), this)));
    QVERIFY_RESULT(resultOf(transport.send(post(server.url(u"/slow"_s), u"second"_s), this)));
}

void tst_Http2::brokenAnswer_isNoAnswer_data()
{
    QTest::addColumn<QString>("path");
    for (const auto *const path : {"/cut", "/broken", "/reset", "/refuse", "/die"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

//! And what may have arrived is sent once.
void tst_Http2::brokenAnswer_isNoAnswer()
{
    QFETCH(QString, path);
    Http2Server server(m_identity);
    QnamTransport transport(trusting());
    for (const bool isConnected : {false, true}) {
        if (isConnected)
            QVERIFY_RESULT(resultOf(transport.send(post(server.url(u"/ok"_s), u"open"_s), this)));
        const auto before = server.arrivals().size();
        const auto result = resultOf(transport.send(post(server.url(path), u"token"_s), this));
        QVERIFY(!result);
        QVERIFY2(
            result.error().kind == ErrorKind::Network || result.error().kind == ErrorKind::Protocol,
            described(result.error()).constData());
        QVERIFY(result.error().maybeSent);
        QCOMPARE(server.arrivals().size(), before + 1);
    }
}

void tst_Http2::flood_isRefused()
{
    Http2Server server(m_identity);
    QnamTransport transport(trusting());
    const auto result = resultOf(transport.send(post(server.url(u"/flood"_s), u"t"_s), this));
    QVERIFY(!result);
    QCOMPARE(result.error().reason, Reason::TooLarge);
    // The others on that connection go on.
    QVERIFY_RESULT(resultOf(transport.send(post(server.url(u"/ok"_s), u"next"_s), this)));
}

void tst_Http2::error4xx_isAnAnswer()
{
    Http2Server server(m_identity);
    QnamTransport transport(trusting());
    const auto result = resultOf(transport.send(post(server.url(u"/teapot"_s), u"t"_s), this));
    QVERIFY_RESULT(result);
    QCOMPARE(result->status, 418);
    QCOMPARE(result->body, QByteArray("{\"error\":\"teapot\"}"));
}

//! Servers end a connection after so many requests (nginx after a thousand).
void tst_Http2::goaway_losesNothing_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("and closes") << u"/last"_s;
    QTest::newRow("and stays") << u"/leave"_s;
}

void tst_Http2::goaway_losesNothing()
{
    QFETCH(QString, path);
    Http2Server server(m_identity);
    QnamTransport transport(trusting());
    constexpr int requests = 60;
    int answered = 0;
    QStringList complaints;
    for (int i = 0; i < requests; ++i) {
        const HttpRequest request
            = post(server.url(i % 5 == 0 ? path : u"/ok"_s), QString::number(i));
        QTimer::singleShot(i * 5, this, [this, &transport, &answered, &complaints, request] {
            startThen(sendWithRetry(transport, request,
                          {.repeat = RetryPolicy::Repeat::Always,
                              .waits = {std::chrono::milliseconds(10),
                                  std::chrono::milliseconds(50), std::chrono::milliseconds(200)}},
                          this),
                this, [&answered, &complaints](const Result<HttpResponse> &answer) {
                    ++answered;
                    if (!answer)
                        complaints.append(QDebug::toString(answer.error()));
                });
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered, requests, 20000);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    QSet<QString> bodies;
    const QList<Arrival> arrivals = server.arrivals();
    for (const Arrival &arrival : arrivals)
        bodies.insert(arrival.body);
    QCOMPARE(bodies.size(), requests);
}

QTEST_GUILESS_MAIN(tst_Http2)
#include "tst_http2.moc"
