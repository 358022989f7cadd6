// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/urlpolicy.h"

#include "tests/support/testcase.h"

using namespace rescind;

class tst_UrlPolicy : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void isLoopbackHost_knowsThisMachine_data();
    void isLoopbackHost_knowsThisMachine();
    void refusalToSend_decides_data();
    void refusalToSend_decides();
};

void tst_UrlPolicy::isLoopbackHost_knowsThisMachine_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("loopback");
    for (const char *const host : {"127.0.0.1", "127.255.0.9", "::1", "localhost", "LocalHost"})
        QTest::newRow(host) << QString::fromLatin1(host) << true;
    for (const char *const host :
        {"", "0.0.0.0", "::", "128.0.0.1", "10.0.0.1", "192.168.1.1", "localhost.example.com",
            "127.0.0.1.example.com", "example.com", "fe80::1", "mylocalhost"})
        QTest::newRow(*host ? host : "empty") << QString::fromLatin1(host) << false;
}

void tst_UrlPolicy::isLoopbackHost_knowsThisMachine()
{
    QFETCH(QString, host);
    QFETCH(bool, loopback);
    QCOMPARE(isLoopbackHost(host), loopback);
}

void tst_UrlPolicy::refusalToSend_decides_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("refused");
    QTest::addColumn<Reason>("reason");
    const auto allowed = [](const char *url) {
        QTest::newRow(url) << QString::fromLatin1(url) << false << Reason::Unspecified;
    };
    const auto refused = [](const char *url, Reason reason) {
        QTest::newRow(url) << QString::fromLatin1(url) << true << reason;
    };
    allowed("https://demo.authing.cn/oidc/token");
    allowed("HTTPS://demo.authing.cn/");
    allowed("https://10.0.0.1:8443/x?y=z");
    allowed("http://127.0.0.1:3000/x");
    allowed("http://localhost/x");
    allowed("http://[::1]:3000/x");
    refused("http://demo.authing.cn/oidc/token", Reason::PlainHttp);
    refused("http://10.0.0.1/", Reason::PlainHttp);
    refused("http://localhost.example.com/", Reason::PlainHttp);
    refused("http://127.0.0.1.example.com/", Reason::PlainHttp);
    refused("http://127.0.0.1@example.com/", Reason::PlainHttp);
    refused("ftp://127.0.0.1/", Reason::PlainHttp);
    refused("file:///etc/passwd", Reason::PlainHttp);
    refused("data:text/plain,x", Reason::PlainHttp);
    refused("qrc:/x", Reason::PlainHttp);
    refused("ws://127.0.0.1/", Reason::PlainHttp);
    refused("", Reason::PlainHttp);
    refused("/relative", Reason::PlainHttp);
    refused("https://user:password@example.com/", Reason::Unspecified);
    refused("https://user@example.com/", Reason::Unspecified);
    refused("http://user@127.0.0.1/", Reason::Unspecified);
    refused("https:///path", Reason::Unspecified);
}

void tst_UrlPolicy::refusalToSend_decides()
{
    QFETCH(QString, url);
    QFETCH(bool, refused);
    QFETCH(Reason, reason);
    const QUrl address(url);
    const std::optional<Error> error = refusalToSend(address, Stage::Token);
    QCOMPARE(error.has_value(), refused);
    if (error) {
        QCOMPARE(error->kind, ErrorKind::Insecure);
        QCOMPARE(error->reason, reason);
        QCOMPARE(error->stage, Stage::Token);
        QCOMPARE(error->subject, address.host());
        QVERIFY(!error->maybeSent);
    }
}

QTEST_APPLESS_MAIN(tst_UrlPolicy)
#include "tst_urlpolicy.moc"
