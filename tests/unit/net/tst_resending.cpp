// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qnamtransport.h"
#include "core/net/retry.h"

#include "tests/support/faultprovider.h"
#include "tests/support/testcase.h"

#include <QtNetwork/QTcpSocket>

using namespace rescind;
using namespace std::chrono_literals;

//! QNetworkAccessManager sends a request again by itself when the connection closes without an
//! answer. Here is how often the server really gets one.
class tst_Resending : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void post_reachesTheServerOnce_data();
    void post_reachesTheServerOnce();
    void policies_countWhatTheServerSees();
    void deadConnection_isReplacedForATokenRequest();
};

void tst_Resending::post_reachesTheServerOnce_data()
{
    QTest::addColumn<FaultProvider::Scheme>("scheme");
    QTest::addColumn<bool>("reused");
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<Fault>("fault");
    const Fault reset = [](QTcpSocket &socket, const ReceivedRequest &) { socket.abort(); };
    const Fault lateClose = [](QTcpSocket &socket, const ReceivedRequest &) {
        QTimer::singleShot(100ms, &socket, [&socket] { socket.disconnectFromHost(); });
    };
    const QList<QPair<const char *, Fault>> faults{
        {"close", closeWithoutAnswer()}, {"reset", reset}, {"late close", lateClose}};
    using Scheme = FaultProvider::Scheme;
    for (const Scheme scheme : {Scheme::Http, Scheme::Https}) {
        for (const bool reused : {false, true}) {
            for (const Stage stage : {Stage::Token, Stage::Revocation}) {
                for (const auto &[name, fault] : faults) {
                    QTest::addRow("%s, %s connection, %s, %s",
                        scheme == Scheme::Http ? "http" : "https", reused ? "used" : "fresh",
                        stage == Stage::Token ? "token" : "revocation", name)
                        << scheme << reused << stage << fault;
                }
            }
        }
    }
}

void tst_Resending::post_reachesTheServerOnce()
{
    QFETCH(FaultProvider::Scheme, scheme);
    QFETCH(bool, reused);
    QFETCH(Stage, stage);
    QFETCH(Fault, fault);
    FaultProvider provider(scheme);
    provider.on("/good", answerJson("{}"));
    provider.on("/lost", fault);
    QnamTransport transport({.trusted = {provider.certificate()}});
    QObject parent;
    HttpRequest request{.method = HttpRequest::Method::Post,
        .url = provider.url("/good"),
        .form = {{"code", Secret(QByteArray("canary"))}},
        .stage = stage};
    if (reused)
        QVERIFY(resultOf(transport.send(request, &parent)));
    request.url = provider.url("/lost");
    const auto result = resultOf(transport.send(request, &parent));
    QVERIFY(!result);
    QCOMPARE(result.error().reason, Reason::ConnectionLost);
    QVERIFY(result.error().maybeSent);
    QTest::qWait(200);
    QCOMPARE(provider.countOf("/lost"), 1);
}

void tst_Resending::policies_countWhatTheServerSees()
{
    FaultProvider provider;
    provider.on("/lost", closeWithoutAnswer());
    QnamTransport transport;
    const HttpRequest request{.method = HttpRequest::Method::Post,
        .url = provider.url("/lost"),
        .form = {{"code", Secret(QByteArray("canary"))}}};
    int expected = 0;
    for (auto [policy, attempts] : {std::pair(RetryPolicy::never(), 1),
             std::pair(RetryPolicy::ifNotTaken(), 1), std::pair(RetryPolicy::repeatable(), 3)}) {
        policy.waits = {1ms, 1ms};
        QObject parent;
        const auto result = resultOf(sendWithRetry(transport, request, policy, &parent));
        QVERIFY(!result);
        QVERIFY(result.error().maybeSent);
        expected += attempts;
        QCOMPARE(provider.countOf("/lost"), expected);
    }
}

void tst_Resending::deadConnection_isReplacedForATokenRequest()
{
    FaultProvider provider;
    provider.on("/x", answerJson("{}"));
    QnamTransport transport;
    HttpRequest request{.method = HttpRequest::Method::Post, .url = provider.url("/x")};
    QObject parent;
    QVERIFY(resultOf(transport.send(request, &parent)));
    // The server hangs up in the very moment the next request is made.
    provider.closeAllConnections();
    request.stage = Stage::Token;
    const auto result = resultOf(transport.send(request, &parent));
    QVERIFY_RESULT(result);
    QCOMPARE(provider.countOf("/x"), 2);
}

QTEST_GUILESS_MAIN(tst_Resending)
#include "tst_resending.moc"
