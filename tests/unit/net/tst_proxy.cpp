// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qnamtransport.h"

#include "tests/support/faultprovider.h"
#include "tests/support/testcase.h"

using namespace rescind;

//! With a proxy in the environment, as on many a company's machine.
class tst_Proxy : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void loopback_goesPastTheProxy_data();
    void loopback_goesPastTheProxy();
    void otherHosts_goThroughTheProxy_data();
    void otherHosts_goThroughTheProxy();
    void deadProxy_isSaid();

private:
    FaultProvider m_proxy;
    FaultProvider m_provider;
    QnamTransport m_transport;
};

void tst_Proxy::initTestCase()
{
    const QByteArray proxy = m_proxy.url("").toEncoded();
    for (const char *const name :
        {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"})
        qputenv(name, proxy);
    qunsetenv("no_proxy");
    qunsetenv("NO_PROXY");
}

void tst_Proxy::loopback_goesPastTheProxy_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("127.0.0.1") << QStringLiteral("127.0.0.1");
    QTest::newRow("localhost") << QStringLiteral("localhost");
}

void tst_Proxy::loopback_goesPastTheProxy()
{
    QFETCH(QString, host);
    m_provider.on("/x", answerJson("{}"));
    QUrl url = m_provider.url("/x");
    url.setHost(host);
    for (const Stage stage : {Stage::Discovery, Stage::Token}) {
        QObject parent;
        const auto result = resultOf(m_transport.send({.url = url, .stage = stage}, &parent));
        QVERIFY_RESULT(result);
        QCOMPARE(result->status, 200);
    }
    QCOMPARE(m_proxy.connectionCount(), 0);
}

void tst_Proxy::otherHosts_goThroughTheProxy_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {403, 404, 407, 502, 503})
        QTest::addRow("%d", status) << status;
}

void tst_Proxy::otherHosts_goThroughTheProxy()
{
    QFETCH(int, status);
    m_proxy.on("rescind.invalid:443", answer(status));
    QObject parent;
    const auto result = resultOf(
        m_transport.send({.url = QUrl(QStringLiteral("https://rescind.invalid/x"))}, &parent));
    QVERIFY(!result);
    QCOMPARE(m_proxy.last("rescind.invalid:443").method, QByteArray("CONNECT"));
    QCOMPARE(result.error().kind, ErrorKind::Network);
    QCOMPARE(result.error().reason, Reason::ProxyFailed);
    QCOMPARE(result.error().subject, m_proxy.url().authority());
    QVERIFY(!result.error().maybeSent);
}

void tst_Proxy::deadProxy_isSaid()
{
    qputenv("https_proxy", "http://127.0.0.1:1");
    qputenv("HTTPS_PROXY", "http://127.0.0.1:1");
    QnamTransport transport;
    QObject parent;
    const auto result = resultOf(
        transport.send({.url = QUrl(QStringLiteral("https://rescind.invalid/x"))}, &parent));
    QVERIFY(!result);
    QCOMPARE(result.error().reason, Reason::ProxyFailed);
    QVERIFY(!result.error().maybeSent);
}

QTEST_GUILESS_MAIN(tst_Proxy)
#include "tst_proxy.moc"
