// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qnamtransport.h"
#include "tests/support/faultprovider.h"
#include "tests/unit/bulk/runfixture.h"

#include <QtNetwork/QTcpSocket>

namespace rescind {

using namespace std::chrono_literals;

//! Runs over real connections to a server that limits, flaps, slows down, dies and comes back.
class TestBulkFaults final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void connectionsAreUsedAgain();
    void limitedServerIsGivenTime();
    void flappingServerGetsEveryToken();
    void serverThatDiesHalfWayComesBack();
    void slowServerIsWaitedFor();
    void wrongSecretStopsAfterFive();

private:
    //! A run over so many tokens, brought to its end.
    BulkRun &finished(int count);
    [[nodiscard]] int tokensRevoked() const;

    std::unique_ptr<FaultProvider> m_provider;
    std::unique_ptr<QnamTransport> m_transport;
    std::unique_ptr<RunFixture> m_f;
    std::unique_ptr<BulkRun> m_run;
    int m_n = 0;
};

void TestBulkFaults::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_provider = std::make_unique<FaultProvider>();
    m_transport = std::make_unique<QnamTransport>();
    m_f = std::make_unique<RunFixture>(temporaryPath(QStringLiteral("%1.db").arg(++m_n)));
    m_f->client.metadata.revocationEndpoint = m_provider->url("/revoke");
    m_f->client.metadata.introspectionEndpoint = m_provider->url("/introspect");
    m_f->settings.looks = {0ms};
    m_provider->on("/revoke", answer(200));
    m_provider->on("/introspect", answerJson(QByteArrayLiteral("{\"active\":false}")));
}

void TestBulkFaults::cleanup()
{
    m_run.reset();
    m_f.reset();
    m_transport.reset();
    m_provider.reset();
}

BulkRun &TestBulkFaults::finished(int count)
{
    m_f->list = sampleList(count);
    m_run = std::make_unique<BulkRun>(
        BulkServices{
            .transport = *m_transport, .clock = m_f->clock, .store = *m_f->store, .log = m_f->log},
        m_f->client, BulkPlan(m_f->list, {}), m_f->settings, QSet<TokenKind>{TokenKind::Access},
        nullptr);
    m_run->start();
    [&] { QTRY_COMPARE_WITH_TIMEOUT(m_run->state(), BulkState::Finished, 60000); }();
    return *m_run;
}

int TestBulkFaults::tokensRevoked() const
{
    QSet<QString> tokens;
    for (const ReceivedRequest &request : m_provider->requests()) {
        if (request.path == QLatin1StringView("/revoke"))
            tokens.insert(request.formValue(QStringLiteral("token")));
    }
    return int(tokens.size());
}

void TestBulkFaults::connectionsAreUsedAgain()
{
    m_f->settings.concurrency = 32;
    BulkRun &run = finished(400);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 400);
    QCOMPARE(m_provider->countOf("/revoke"), 400);
    // Six connections at most for each manager that 32 at a time need.
    QVERIFY2(m_provider->connectionCount() <= 36,
        QByteArray::number(m_provider->connectionCount()).constData());
}

void TestBulkFaults::limitedServerIsGivenTime()
{
    m_f->settings.concurrency = 16;
    QList<Fault> faults(30, answer(200));
    for (int i = 0; i < 10; ++i)
        faults.append(busy(429, QByteArrayLiteral("1")));
    faults.append(answer(200));
    m_provider->on("/revoke", faults);
    BulkRun &run = finished(80);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 80);
    QCOMPARE(m_provider->countOf("/revoke"), 90);
    QVERIFY(run.elapsed() >= 1s);
}

void TestBulkFaults::flappingServerGetsEveryToken()
{
    m_f->settings.concurrency = 8;
    QList<Fault> faults;
    for (int i = 0; i < 20; ++i) {
        faults.append({answer(200), answer(200), answer(200), closeWithoutAnswer()});
        faults.append({answer(200), answer(200), answer(200), answer(502)});
    }
    faults.append(answer(200));
    m_provider->on("/revoke", faults);
    BulkRun &run = finished(120);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 120);
    QCOMPARE(tokensRevoked(), 120);
}

void TestBulkFaults::serverThatDiesHalfWayComesBack()
{
    m_f->settings.concurrency = 8;
    QList<Fault> faults(50, answer(200));
    // Three times eight: enough for it to be taken for down.
    for (int i = 0; i < 12; ++i)
        faults.append(resetConnection(ResetAt::Start));
    faults.append(answer(200));
    m_provider->on("/revoke", faults);
    BulkRun &run = finished(100);
    QCOMPARE(run.stopReason(), BulkStop::None);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 100);
    QCOMPARE(tokensRevoked(), 100);
    QCOMPARE(m_provider->countOf("/revoke"), 112);
}

void TestBulkFaults::slowServerIsWaitedFor()
{
    m_f->settings.concurrency = 32;
    m_provider->on("/revoke", [](QTcpSocket &socket, const ReceivedRequest &request) {
        QTimer::singleShot(200ms, &socket, [&socket, request] { answer(200)(socket, request); });
    });
    BulkRun &run = finished(64);
    QCOMPARE(run.counts().finishedWith(Outcome::VerifiedInactive), 64);
    QVERIFY(run.elapsed() >= 400ms);
}

void TestBulkFaults::wrongSecretStopsAfterFive()
{
    m_f->settings.concurrency = 1;
    m_provider->on("/revoke", answerJson(QByteArrayLiteral("{\"error\":\"invalid_client\"}"), 401));
    BulkRun &run = finished(500);
    QCOMPARE(run.stopReason(), BulkStop::ClientRefused);
    QCOMPARE(m_provider->countOf("/revoke"), 5);
    QCOMPARE(run.counts().finishedWith(Outcome::NotSent), 495);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestBulkFaults)
#include "tst_bulkfaults.moc"
