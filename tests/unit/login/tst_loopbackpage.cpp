// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/loopbackpage.h"
#include "tests/support/testcase.h"

#include <QtCore/QSet>

using namespace rescind;
using namespace Qt::StringLiterals;

class tst_LoopbackPage final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void language_data();
    void language();
    void page_data();
    void page();
    void pages_differ();
    void head_hasNoBody();
    void status_data();
    void status();
};

void tst_LoopbackPage::language_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<PageLanguage>("language");
    const auto row = [](const QByteArray &header, PageLanguage language) {
        QTest::newRow(QByteArray("\"" + header + '"').constData()) << header << language;
    };
    row("", PageLanguage::English);
    row("en-US,en;q=0.9", PageLanguage::English);
    row("zh-CN,zh;q=0.9,en;q=0.8", PageLanguage::Chinese);
    row("ZH", PageLanguage::Chinese);
    row("zh-Hans-CN", PageLanguage::Chinese);
    row("zh-TW, en;q=0.7", PageLanguage::Chinese);
    row("en;q=0.5, zh;q=0.6", PageLanguage::Chinese);
    row("en, zh;q=0.9", PageLanguage::English);
    row("en, zh", PageLanguage::English);
    row("zh, en", PageLanguage::Chinese);
    row("de, fr;q=0.8", PageLanguage::English);
    row("de, zh;q=0.2", PageLanguage::Chinese);
    row("zh;q=0", PageLanguage::English);
    row("zha", PageLanguage::English);
    row(";;,=,q=", PageLanguage::English);
    row("zh;q=x", PageLanguage::English);
}

void tst_LoopbackPage::language()
{
    QFETCH(QByteArray, header);
    QFETCH(PageLanguage, language);
    QCOMPARE(preferredLanguage(header), language);
}

void tst_LoopbackPage::page_data()
{
    QTest::addColumn<LoopbackPage>("page");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    QTest::newRow("success") << LoopbackPage::Success << u"You are signed in"_s << u"登录成功"_s;
    QTest::newRow("refused") << LoopbackPage::Refused << u"Sign-in was refused"_s
                             << u"登录被拒绝"_s;
    QTest::newRow("failed") << LoopbackPage::Failed << u"Sign-in did not work"_s << u"登录未成功"_s;
    QTest::newRow("unfinished") << LoopbackPage::Unfinished << u"Go back to Rescind"_s
                                << u"请返回 Rescind"_s;
    QTest::newRow("copy") << LoopbackPage::CopyAddress << u"address into Rescind"_s
                          << u"地址复制到 Rescind"_s;
    QTest::newRow("state") << LoopbackPage::WrongState << u"not the sign-in"_s
                           << u"不是 Rescind 正在等待的登录"_s;
    QTest::newRow("not found") << LoopbackPage::NotFound << u"Nothing to see here"_s
                               << u"这里没有内容"_s;
    QTest::newRow("bad") << LoopbackPage::BadRequest << u"not understood"_s << u"无法理解此请求"_s;
}

void tst_LoopbackPage::page()
{
    QFETCH(LoopbackPage, page);
    QFETCH(QString, english);
    QFETCH(QString, chinese);
    for (const PageLanguage language : {PageLanguage::English, PageLanguage::Chinese}) {
        const bool isChinese = language == PageLanguage::Chinese;
        const QByteArray answer = loopbackAnswer(page, 200, language);
        const qsizetype end = answer.indexOf("\r\n\r\n");
        const QByteArray head = answer.first(end + 2);
        const QByteArray body = answer.sliced(end + 4);
        QVERIFY(head.startsWith("HTTP/1.1 200 OK\r\n"));
        const QByteArray length = "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        QVERIFY(head.contains(length));
        QVERIFY(head.contains("\r\nCache-Control: no-store\r\n"));
        QVERIFY(head.contains(
            "\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline';"));
        QVERIFY(head.contains("\r\nReferrer-Policy: no-referrer\r\n"));
        QVERIFY(head.contains("\r\nX-Content-Type-Options: nosniff\r\n"));
        QVERIFY(head.contains("\r\nConnection: close\r\n"));
        QVERIFY(head.contains("charset=utf-8"));
        QVERIFY(body.contains(isChinese ? "lang=\"zh-CN\"" : "lang=\"en\""));
        QVERIFY(body.contains((isChinese ? chinese : english).toUtf8()));
        QVERIFY(!body.contains((isChinese ? english : chinese).toUtf8()));
        QVERIFY(body.contains("prefers-color-scheme"));
        for (const char *const outside : {"<script", "http:", "https:", "url(", "@import",
                 "src=", "href=", "@PAGE@", "@LANGUAGE@"})
            QVERIFY2(!body.contains(outside), outside);
    }
}

void tst_LoopbackPage::pages_differ()
{
    QSet<QByteArray> bodies;
    for (int page = 0; page <= static_cast<int>(LoopbackPage::BadRequest); ++page) {
        for (const PageLanguage language : {PageLanguage::English, PageLanguage::Chinese})
            bodies.insert(loopbackAnswer(static_cast<LoopbackPage>(page), 200, language));
    }
    QCOMPARE(bodies.size(), 16);
}

void tst_LoopbackPage::head_hasNoBody()
{
    const QByteArray answer
        = loopbackAnswer(LoopbackPage::NotFound, 405, PageLanguage::English, true);
    QVERIFY(answer.endsWith("\r\n\r\n"));
    QVERIFY(answer.contains("\r\nAllow: GET\r\n"));
    QVERIFY(loopbackAnswer(LoopbackPage::NotFound, 405, PageLanguage::English, false, "GET, POST")
                .contains("\r\nAllow: GET, POST\r\n"));
    QVERIFY(!answer.contains("Content-Length: 0\r\n"));
}

void tst_LoopbackPage::status_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("400") << 400 << "HTTP/1.1 400 Bad Request\r\n"_ba;
    QTest::newRow("403") << 403 << "HTTP/1.1 403 Forbidden\r\n"_ba;
    QTest::newRow("411") << 411 << "HTTP/1.1 411 Length Required\r\n"_ba;
    QTest::newRow("413") << 413 << "HTTP/1.1 413 Content Too Large\r\n"_ba;
    QTest::newRow("415") << 415 << "HTTP/1.1 415 Unsupported Media Type\r\n"_ba;
    QTest::newRow("404") << 404 << "HTTP/1.1 404 Not Found\r\n"_ba;
    QTest::newRow("405") << 405 << "HTTP/1.1 405 Method Not Allowed\r\n"_ba;
    QTest::newRow("421") << 421 << "HTTP/1.1 421 Misdirected Request\r\n"_ba;
    QTest::newRow("431") << 431 << "HTTP/1.1 431 Request Header Fields Too Large\r\n"_ba;
    QTest::newRow("505") << 505 << "HTTP/1.1 505 HTTP Version Not Supported\r\n"_ba;
}

void tst_LoopbackPage::status()
{
    QFETCH(int, status);
    QFETCH(QByteArray, line);
    QVERIFY(
        loopbackAnswer(LoopbackPage::BadRequest, status, PageLanguage::English).startsWith(line));
}

QTEST_GUILESS_MAIN(tst_LoopbackPage)
#include "tst_loopbackpage.moc"
