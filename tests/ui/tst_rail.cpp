// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/uitestcase.h"
#include "ui/mainwindow.h"
#include "ui/pages/bulkpage.h"
#include "ui/pages/journalpanel.h"
#include "ui/pages/tokenspage.h"

#include <QtGui/QAccessible>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

QPushButton *entry(const MainWindow &window, const QString &name)
{
    return window.findChild<QPushButton *>(name + u"PageButton"_s);
}

QString currentPage(const MainWindow &window)
{
    for (const QWidget *page :
        {window.findChild<QWidget *>(u"tokensPage"_s), window.findChild<QWidget *>(u"bulkPage"_s),
            window.findChild<QWidget *>(u"journalPage"_s)}) {
        if (page->isVisible())
            return page->objectName();
    }
    return {};
}

} // namespace

class tst_Rail : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void window_beginsWithTheTokens()
    {
        MainWindow window;
        window.show();
        QCOMPARE(currentPage(window), u"tokensPage"_s);
        QVERIFY(entry(window, u"tokens"_s)->isChecked());
    }

    void entry_showsItsPageAndIsMarked()
    {
        MainWindow window;
        window.show();
        for (const QString &name : {u"journal"_s, u"bulk"_s, u"tokens"_s}) {
            entry(window, name)->click();
            QCOMPARE(currentPage(window), name + u"Page"_s);
            for (const QString &other : {u"tokens"_s, u"bulk"_s, u"journal"_s})
                QCOMPARE(entry(window, other)->isChecked(), other == name);
        }
    }

    void shortcut_showsItsPage_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QString>("page");
        QTest::newRow("tokens") << Qt::Key_1 << u"tokensPage"_s;
        QTest::newRow("bulk") << Qt::Key_2 << u"bulkPage"_s;
        QTest::newRow("journal") << Qt::Key_3 << u"journalPage"_s;
    }

    void shortcut_showsItsPage()
    {
        QFETCH(Qt::Key, key);
        QFETCH(QString, page);
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.showPage(page == u"journalPage" ? static_cast<QWidget *>(&window.tokensPage())
                                               : static_cast<QWidget *>(&window.journalPage()));
        QTest::keyClick(&window, key, Qt::ControlModifier);
        QCOMPARE(currentPage(window), page);
    }

    void arrowKeys_goFromEntryToEntry()
    {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        entry(window, u"tokens"_s)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QCOMPARE(currentPage(window), u"bulkPage"_s);
        QCOMPARE(QApplication::focusWidget(), entry(window, u"bulk"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up);
        QCOMPARE(currentPage(window), u"tokensPage"_s);
    }

    void currentEntry_saysSoToAssistiveTechnology()
    {
        MainWindow window;
        window.show();
        window.showPage(&window.bulkPage());
        const QAccessibleInterface *bulk
            = QAccessible::queryAccessibleInterface(entry(window, u"bulk"_s));
        const QAccessibleInterface *tokens
            = QAccessible::queryAccessibleInterface(entry(window, u"tokens"_s));
        QCOMPARE(bulk->text(QAccessible::Name), u"Bulk revocation"_s);
        QCOMPARE(bulk->role(), QAccessible::RadioButton);
        QVERIFY(bulk->state().checked);
        QVERIFY(!tokens->state().checked);
    }

    void currentEntry_isMarkedBesidesItsColour()
    {
        MainWindow window;
        window.show();
        const auto edge = [&window](const QString &name) {
            QPushButton *button = entry(window, name);
            return button->grab().toImage().pixelColor(1, button->height() / 2);
        };
        // A bar at its side, which the others do not have.
        QCOMPARE(edge(u"tokens"_s), themeColors(window.palette()).accent);
        QCOMPARE(edge(u"bulk"_s), edge(u"journal"_s));
        QVERIFY(edge(u"bulk"_s) != edge(u"tokens"_s));
    }

    void journalNote_comesAndGoes()
    {
        MainWindow window;
        window.show();
        const auto *text = window.findChild<QLabel *>(u"footJournal"_s);
        QVERIFY(!text->isVisible());
        window.setJournalNote({.sign = u"✓"_s, .text = u"Journal intact"_s});
        QVERIFY(text->isVisible());
        QCOMPARE(text->text(), u"Journal intact"_s);
        window.setJournalNote({});
        QVERIFY(!text->isVisible());
    }
};

QTEST_MAIN(tst_Rail)
#include "tst_rail.moc"
