// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcase.h"
#include "tests/ui/languages.h"
#include "ui/dialogs/helpwindow.h"
#include "ui/dialogs/signoutdialog.h"
#include "ui/mainwindow.h"
#include "ui/pages/journalpanel.h"
#include "ui/pages/requestspanel.h"
#include "ui/text/helpchapters.h"
#include "ui/widgets/banner.h"

#include <QtCore/QFile>
#include <QtCore/QMetaEnum>
#include <QtCore/QRegularExpression>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QToolButton>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

QString chapterIn(const QString &language, const QString &chapter)
{
    QFile file(u":/rescind/help/"_s + language + u'/' + chapter + u".md"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool isInBothLanguages(const QString &chapter)
{
    return helpChapters().contains(chapter) && !chapterIn(u"en"_s, chapter).isEmpty()
        && !chapterIn(u"zh_CN"_s, chapter).isEmpty();
}

QString openChapter(const QWidget &over)
{
    const auto *help = over.findChild<HelpWindow *>();
    return help == nullptr || !help->isVisible() ? QString() : help->chapter();
}

} // namespace

class tst_Help final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }
    void chapter_isWhole_data();
    void chapter_isWhole();
    void everyPage_hasAChapter();
    void everyError_hasAChapter();
    void f1_opensTheChapterOfThePage();
    void f1_inADialog_opensOverIt();
    void banner_opensTheChapterOfItsError();
    void window_followsLinksAndTheList();
};

void tst_Help::chapter_isWhole_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("chapter");
    const QStringList all = helpChapters();
    for (const QString &chapter : all) {
        for (const QString &language : languages())
            QTest::addRow("%s, %s", qPrintable(chapter), qPrintable(language))
                << language << chapter;
    }
}

void tst_Help::chapter_isWhole()
{
    QFETCH(QString, language);
    QFETCH(QString, chapter);
    const QString text = chapterIn(language, chapter);
    QVERIFY(text.startsWith(u"# "));
    QVERIFY(text.size() > 200);
    QCOMPARE(hasChinese(text.first(text.indexOf(u'\n'))), language == u"zh_CN"_s);
    // The same parts in both, and no link that leads nowhere or out of the guide.
    QCOMPARE(text.count(u"\n## "_s), chapterIn(u"en"_s, chapter).count(u"\n## "_s));
    static const QRegularExpression link(u"\\]\\(([^)]*)\\)"_s);
    auto matches = link.globalMatch(text);
    QVERIFY(matches.hasNext() || chapter == u"settings"_s);
    while (matches.hasNext()) {
        QString target = matches.next().captured(1);
        QVERIFY2(target.endsWith(u".md"), qPrintable(target));
        target.chop(3);
        QVERIFY2(isInBothLanguages(target), qPrintable(target));
    }
}

void tst_Help::everyPage_hasAChapter()
{
    MainWindow window;
    Profile profile{.id = u"1"_s, .name = u"Portal"_s};
    QCOMPARE(window.helpChapter(), u"first-start"_s);
    window.setProfiles({profile}, profile.id);
    auto *buttons = window.findChild<QWidget *>(u"pageButtons"_s);
    const auto pages = buttons->findChildren<QPushButton *>();
    QVERIFY(pages.size() >= 4);
    QSet<QString> chapters;
    for (QPushButton *page : pages) {
        page->click();
        QVERIFY2(isInBothLanguages(window.helpChapter()), qPrintable(window.helpChapter()));
        chapters.insert(window.helpChapter());
    }
    QCOMPARE(chapters.size(), pages.size());
}

void tst_Help::everyError_hasAChapter()
{
    const auto reasons = QMetaEnum::fromType<Reason>();
    const auto kinds = QMetaEnum::fromType<ErrorKind>();
    const auto stages = QMetaEnum::fromType<Stage>();
    QSet<QString> used;
    for (int reason = 0; reason < reasons.keyCount(); ++reason) {
        for (int kind = 0; kind < kinds.keyCount(); ++kind) {
            for (int stage = 0; stage < stages.keyCount(); ++stage) {
                const QString chapter
                    = helpChapterFor({.kind = static_cast<ErrorKind>(kinds.value(kind)),
                        .stage = static_cast<Stage>(stages.value(stage)),
                        .reason = static_cast<Reason>(reasons.value(reason))});
                QVERIFY2(isInBothLanguages(chapter), reasons.key(reason));
                used.insert(chapter);
            }
        }
    }
    // Each error has the chapter it needs, not all of them the same one.
    QVERIFY(used.size() >= 7);
}

void tst_Help::f1_opensTheChapterOfThePage()
{
    MainWindow window;
    window.setProfiles({{.id = u"1"_s, .name = u"Portal"_s}}, u"1"_s);
    window.show();
    QApplication::setActiveWindow(&window);
    QTest::keyClick(&window, Qt::Key_F1);
    QTRY_COMPARE(openChapter(window), u"tokens"_s);
    window.showPage(&window.journalPage());
    QApplication::setActiveWindow(&window);
    QTest::keyClick(&window, Qt::Key_F1);
    QTRY_COMPARE(openChapter(window), u"journal"_s);
    QCOMPARE(window.findChildren<HelpWindow *>().size(), 1);
}

void tst_Help::f1_inADialog_opensOverIt()
{
    SignOutDialog dialog({.profileName = u"Portal"_s});
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_F1);
    QTRY_COMPARE(openChapter(dialog), u"tokens"_s);
}

void tst_Help::banner_opensTheChapterOfItsError()
{
    QWidget window;
    Banner banner(&window);
    window.show();
    auto *help = banner.findChild<QToolButton *>(u"bannerHelpButton"_s);
    banner.showMessage(Banner::Tone::Good, u"All is well"_s, u"Really."_s);
    QVERIFY(!help->isVisibleTo(&window));
    banner.showError(
        {.kind = ErrorKind::Keychain, .stage = Stage::Storage, .reason = Reason::KeychainLocked});
    QVERIFY(help->isVisibleTo(&window));
    QVERIFY(!help->accessibleName().isEmpty());
    help->click();
    QTRY_COMPARE(openChapter(window), u"keychain"_s);
    banner.showMessage(Banner::Tone::Good, u"All is well"_s, u"Really."_s);
    QVERIFY(!help->isVisibleTo(&window));
}

void tst_Help::window_followsLinksAndTheList()
{
    QWidget over;
    over.show();
    openHelp(&over, u"tokens"_s);
    auto *help = over.findChild<HelpWindow *>();
    auto *text = help->findChild<QTextBrowser *>(u"helpText"_s);
    QVERIFY(text->toPlainText().contains(u"Three lamps"));
    Q_EMIT text->anchorClicked(QUrl(u"bulk.md"_s));
    QCOMPARE(help->chapter(), u"bulk"_s);
    // Nothing leads out of the guide.
    Q_EMIT text->anchorClicked(QUrl(u"https://evil.example/"_s));
    QCOMPARE(help->chapter(), u"bulk"_s);
    auto *list = help->findChild<QListWidget *>(u"helpChapters"_s);
    QCOMPARE(list->currentRow(), 2);
    list->setCurrentRow(3);
    QCOMPARE(help->chapter(), u"journal"_s);
    QVERIFY(text->toPlainText().contains(u"hashed"));
    // One is enough.
    openHelp(&over, u"keychain"_s);
    QCOMPARE(over.findChildren<HelpWindow *>().size(), 1);
}

QTEST_MAIN(tst_Help)
#include "tst_help.moc"
