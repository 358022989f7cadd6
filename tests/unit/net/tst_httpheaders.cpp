// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/httpheaders.h"

#include "tests/support/testcase.h"

using namespace rescind;

class tst_HttpHeaders : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void httpDate_isRead_data();
    void httpDate_isRead();
    void httpDate_refusesTheRest_data();
    void httpDate_refusesTheRest();
    void retryAfter_isRead_data();
    void retryAfter_isRead();
};

void tst_HttpHeaders::httpDate_isRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("the RFC's own")
        << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << QStringLiteral("1994-11-06T08:49:37Z");
    QTest::newRow("spaces around")
        << QByteArray(" Sun, 22 Nov 2026 23:59:59 GMT ") << QStringLiteral("2026-11-22T23:59:59Z");
    QTest::newRow("wrong weekday")
        << QByteArray("Mon, 22 Nov 2026 00:00:00 GMT") << QStringLiteral("2026-11-22T00:00:00Z");
    QTest::newRow("leap day") << QByteArray("Thu, 29 Feb 2024 12:00:00 GMT")
                              << QStringLiteral("2024-02-29T12:00:00Z");
}

void tst_HttpHeaders::httpDate_isRead()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    const QDateTime date = httpDate(value);
    QVERIFY(date.isValid());
    QCOMPARE(date.timeSpec(), Qt::UTC);
    QCOMPARE(date.toString(Qt::ISODate), expected);
}

void tst_HttpHeaders::httpDate_refusesTheRest_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *const value :
        {"", "GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
            "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 31 Feb 2026 08:49:37 GMT", "06 Nov 1994 08:49:37 GMT", "2026-11-22T00:00:00Z",
            "\xff\xff", "Sun, 06 anF 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 0000 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT and more"})
        QTest::newRow(*value ? value : "empty") << QByteArray(value);
}

void tst_HttpHeaders::httpDate_refusesTheRest()
{
    QFETCH(QByteArray, value);
    QVERIFY(!httpDate(value).isValid());
}

void tst_HttpHeaders::retryAfter_isRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("expected"); // -1: nothing
    const auto row = [](const char *value, int expected) {
        QTest::newRow(*value ? value : "empty") << QByteArray(value) << expected;
    };
    row("0", 0);
    row("7", 7);
    row(" 120 ", 120);
    row("2147483647", 2147483647);
    row("99999999999999999999999", 2147483647);
    row("Sun, 22 Nov 2026 12:00:30 GMT", 30);
    row("Sun, 22 Nov 2026 11:00:00 GMT", 0);
    row("Fri, 31 Dec 9999 23:59:59 GMT", 2147483647);
    row("", -1);
    row("-5", -1);
    row("+5", -1);
    row("1.5", -1);
    row("soon", -1);
    row("0x10", -1);
}

void tst_HttpHeaders::retryAfter_isRead()
{
    QFETCH(QByteArray, value);
    QFETCH(int, expected);
    const QDateTime now
        = QDateTime::fromString(QStringLiteral("2026-11-22T12:00:00Z"), Qt::ISODate);
    QCOMPARE(retryAfterSeconds(value, now).value_or(-1), expected);
}

QTEST_APPLESS_MAIN(tst_HttpHeaders)
#include "tst_httpheaders.moc"
