// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/loginreport.h"

#include "tests/support/testcase.h"
#include "tests/ui/languages.h"
#include "ui/text/loginchecktext.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtCore/QXmlStreamReader>
#include <QtGui/QTextDocument>
#include <QtGui/QTextTable>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

const QDateTime end = QDateTime::fromSecsSinceEpoch(1'790'000'000, Qt::UTC);

LoginReport reportWith(const QString &value)
{
    LoginRecord record{.endedAt = end};
    record.steps = {{LoginCheckName::Metadata, CheckResult::Pass, value, value, {}},
        {LoginCheckName::Issuer, CheckResult::Fail, u"https://idp.example"_s, value, {}},
        {LoginCheckName::Scope, CheckResult::Warn, u"openid"_s, value, {}},
        {.name = LoginCheckName::Answer,
            .result = CheckResult::Fail,
            .error = Error{.kind = ErrorKind::OAuth,
                .stage = Stage::Authorization,
                .code = value,
                .serverText = value}}};
    record.idToken = {{IdTokenCheckName::Audience, CheckResult::Fail, u"app"_s, value}};
    record.error = record.steps.last().error;
    Token token{.kind = TokenKind::Access,
        .format = TokenFormat::Jws,
        .fingerprint = u"9f86d081884c7d65"_s};
    token.facts.algorithm = value;
    record.tokens = {token};
    return {.profile
        = {.name = value, .clientId = value, .appHost = u"https://idp.example"_s, .scope = value},
        .record = record,
        .programVersion = u"1.2.3"_s};
}

//! The page without what XML does not know; nothing else about it may be wrong.
QString flawOfMarkup(QString page)
{
    page.remove(u"<!DOCTYPE html>"_s);
    page.replace(QRegularExpression(u"<meta ([^>]*)>"_s), u"<meta \\1/>"_s);
    QXmlStreamReader reader(page);
    while (!reader.atEnd())
        reader.readNext();
    return reader.hasError() ? reader.errorString() : QString();
}

//! The elements of a page, each once.
QSet<QString> elementsOf(QString page)
{
    page.remove(u"<!DOCTYPE html>"_s);
    page.replace(QRegularExpression(u"<meta ([^>]*)>"_s), u"<meta \\1/>"_s);
    QXmlStreamReader reader(page);
    QSet<QString> names;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement)
            names.insert(reader.name().toString());
    }
    return names;
}

} // namespace

class tst_LoginReport final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void page_isWellFormed_inEachLanguage();
    void hostileValues_areTextInHtml_data();
    void hostileValues_areTextInHtml();
    void hostileValues_areTextInMarkdown_data();
    void hostileValues_areTextInMarkdown();
    void report_isForItsOwnerOnly();
    void format_isByTheFilesName();
    void everyStep_hasASentence();
};

void tst_LoginReport::page_isWellFormed_inEachLanguage()
{
    const QStringList all = languages();
    for (const QString &language : all) {
        const Spoken spoken(language);
        const QString page = loginReportText(reportWith(u"portal"_s), LoginReportFormat::Html);
        QCOMPARE(flawOfMarkup(page), QString());
        QVERIFY(page.contains(u"<html lang=\""_s + language.first(2)));
        QVERIFY(page.contains(u"default-src 'none'"));
        QVERIFY(page.contains(u"9f86d081884c7d65"));
        QVERIFY(page.contains(u"1.2.3"));
    }
}

void tst_LoginReport::hostileValues_areTextInHtml_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("script") << u"<script>alert(1)</script>"_s;
    QTest::newRow("image") << u"\"><img src=x onerror=alert(1)>"_s;
    QTest::newRow("end of a cell") << u"</td></tr></table><h1>All is well"_s;
    QTest::newRow("entity") << u"&lt;b&gt; &amp; &#60;"_s;
    QTest::newRow("control characters") << QString(u"a\0b\x1b[31m\u202e"_s);
}

void tst_LoginReport::hostileValues_areTextInHtml()
{
    QFETCH(QString, value);
    const QSet<QString> usual
        = elementsOf(loginReportText(reportWith(u"portal"_s), LoginReportFormat::Html));
    const QString page = loginReportText(reportWith(value), LoginReportFormat::Html);
    QCOMPARE(flawOfMarkup(page), QString());
    QCOMPARE(elementsOf(page), usual);
}

void tst_LoginReport::hostileValues_areTextInMarkdown_data()
{
    hostileValues_areTextInHtml_data();
    QTest::newRow("cells") << u"a | b | c"_s;
    QTest::newRow("lines") << u"a\n\n# All is well\r\n| x |"_s;
    QTest::newRow("link") << u"[click](https://evil.example) ![](https://evil.example/i.png)"_s;
    QTest::newRow("code") << u"`` ` `` ``` **bold** _it_ ~~no~~"_s;
    QTest::newRow("backslash") << u"\\| \\\\| \\"_s;
}

//! As a reader of Markdown sees it: nothing but the tables, the list and the headings that are
//! ours.
void tst_LoginReport::hostileValues_areTextInMarkdown()
{
    QFETCH(QString, value);
    const auto shape = [](const QString &markdown) {
        QTextDocument document;
        document.setMarkdown(markdown, QTextDocument::MarkdownDialectGitHub);
        QStringList parts;
        const QString html = document.toHtml();
        static const QRegularExpression tag(u"<(h[1-6]|table|tr|td|li|a|img|pre|s|em)\\b"_s);
        auto matches = tag.globalMatch(html);
        while (matches.hasNext())
            parts.append(matches.next().captured(1));
        return parts.join(u' ');
    };
    const QString usual = loginReportText(reportWith(u"portal"_s), LoginReportFormat::Markdown);
    const QString markdown = loginReportText(reportWith(value), LoginReportFormat::Markdown);
    QCOMPARE(markdown.count(u'\n'), usual.count(u'\n'));
    QCOMPARE(shape(markdown), shape(usual));
    // Some readers take HTML in it for what it is.
    QVERIFY(!markdown.contains(u'<'));
}

void tst_LoginReport::report_isForItsOwnerOnly()
{
    for (const QString &name : {u"check.md"_s, u"check.html"_s}) {
        const QString path = temporaryPath(name);
        QVERIFY_RESULT(saveLoginReport(reportWith(u"portal"_s), path));
        const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
        QVERIFY(!(QFileInfo(path).permissions() & others));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().contains("<html"), name.endsWith(u"html"));
    }
    const auto nowhere
        = saveLoginReport(reportWith(u"portal"_s), temporaryPath(u"no/such/folder.md"_s));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().reason, Reason::ExportNotWritten);
}

void tst_LoginReport::format_isByTheFilesName()
{
    QCOMPARE(loginReportFormatOf(u"a.HTML"_s), LoginReportFormat::Html);
    QCOMPARE(loginReportFormatOf(u"a.md"_s), LoginReportFormat::Markdown);
    QCOMPARE(loginReportFormatOf(u"html"_s), LoginReportFormat::Markdown);
}

void tst_LoginReport::everyStep_hasASentence()
{
    const QStringList all = languages();
    for (const QString &language : all) {
        const Spoken spoken(language);
        for (int name = 0; name <= static_cast<int>(LoginCheckName::IdToken); ++name) {
            for (const CheckResult result :
                {CheckResult::Pass, CheckResult::Warn, CheckResult::Fail, CheckResult::Skipped}) {
                const CheckText text = checkText(LoginCheck{
                    static_cast<LoginCheckName>(name), result, u"expected"_s, u"found"_s, {}});
                QVERIFY2(!text.name.isEmpty() && !text.detail.isEmpty(),
                    QByteArray::number(name).constData());
                QVERIFY2(flawIn(text.detail).isEmpty(), qPrintable(flawIn(text.detail)));
            }
        }
    }
}

QTEST_MAIN(tst_LoginReport)
#include "tst_loginreport.moc"
