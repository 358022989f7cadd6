// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/browserhandover.h"
#include "tests/support/fakeidp.h"
#include "tests/support/testcase.h"
#include "tests/unit/login/loopbackfixture.h"

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

const QUrl secretUrl(u"https://idp.example/session/end?id_token_hint=s3cret"_s);

QByteArray requestFor(const QUrl &url, const QByteArray &method = "GET")
{
    return method + ' ' + url.path().toLatin1()
        + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(url.port()) + "\r\n\r\n";
}

} // namespace

class tst_BrowserHandOver final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void visitor_isSentOnOnce();
    void others_learnNothing_data();
    void others_learnNothing();
    void browserNotStarted_isSaid();
    void nobodyCame_isSaid();
    void deleted_stopsListening();
};

void tst_BrowserHandOver::visitor_isSentOnOnce()
{
    RecordingBrowser browser;
    auto *const job = handOver(browser, secretUrl, this);
    std::optional<Result<void>> result;
    startThen(job, this, [&result](const Result<void> &r) { result = r; });
    QTRY_COMPARE(browser.opened.size(), 1);
    const QUrl page = browser.opened.constFirst();
    QCOMPARE(page.host(), u"127.0.0.1"_s);
    QVERIFY(!page.toEncoded().contains("s3cret"));
    QVERIFY(page.path().size() > 40);
    LoopbackClient visitor(quint16(page.port()));
    QVERIFY(visitor.connects());
    visitor.send(requestFor(page));
    QTRY_VERIFY(visitor.isAnswered());
    QCOMPARE(visitor.status(), 303);
    QVERIFY(
        visitor.received().contains(QByteArray("\r\nLocation: " + secretUrl.toEncoded() + "\r\n")));
    QVERIFY(visitor.received().contains("\r\nCache-Control: no-store\r\n"));
    QTRY_VERIFY(result.has_value());
    QVERIFY(result->has_value());
    LoopbackClient late(quint16(page.port()));
    QVERIFY(!late.connects());
}

void tst_BrowserHandOver::others_learnNothing_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status");
    QTest::newRow("a guess") << QByteArray("/guess") << QByteArray("GET") << QByteArray() << 404;
    QTest::newRow("the icon") << QByteArray("/favicon.ico") << QByteArray("GET") << QByteArray()
                              << 404;
    QTest::newRow("only asking") << QByteArray() << QByteArray("HEAD") << QByteArray() << 404;
    QTest::newRow("another name") << QByteArray() << QByteArray("GET") << QByteArray("evil.example")
                                  << 421;
}

void tst_BrowserHandOver::others_learnNothing()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, host);
    RecordingBrowser browser;
    QObject owner;
    auto *const job = handOver(browser, secretUrl, &owner);
    job->start();
    QTRY_COMPARE(browser.opened.size(), 1);
    QUrl page = browser.opened.constFirst();
    if (!path.isEmpty())
        page.setPath(QString::fromLatin1(path));
    QByteArray request = requestFor(page, method);
    if (!host.isEmpty())
        request.replace("127.0.0.1:", QByteArray(host + ':'));
    LoopbackClient visitor(quint16(page.port()));
    QVERIFY(visitor.connects());
    visitor.send(request);
    QTRY_VERIFY(visitor.isAnswered());
    QTEST(visitor.status(), "status");
    QVERIFY(!visitor.received().contains("Location"));
    QVERIFY(!job->isFinished());
}

void tst_BrowserHandOver::browserNotStarted_isSaid()
{
    RecordingBrowser browser;
    browser.fails = true;
    const auto result = resultOf(handOver(browser, secretUrl, this));
    QVERIFY(!result);
    QCOMPARE(result.error().reason, Reason::BrowserNotStarted);
}

void tst_BrowserHandOver::nobodyCame_isSaid()
{
    RecordingBrowser browser;
    const auto result = resultOf(handOver(browser, secretUrl, this, std::chrono::milliseconds(50)));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Browser);
    QCOMPARE(result.error().reason, Reason::BrowserNotStarted);
}

void tst_BrowserHandOver::deleted_stopsListening()
{
    RecordingBrowser browser;
    auto owner = std::make_unique<QObject>();
    handOver(browser, secretUrl, owner.get())->start();
    QTRY_COMPARE(browser.opened.size(), 1);
    owner.reset();
    LoopbackClient late(quint16(browser.opened.constFirst().port()));
    QVERIFY(!late.connects());
}

QTEST_GUILESS_MAIN(tst_BrowserHandOver)

#include "tst_browserhandover.moc"
