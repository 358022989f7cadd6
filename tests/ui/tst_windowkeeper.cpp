// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/windowkeeper.h"
#include "tests/ui/bulkhands.h"
#include "tests/ui/desk.h"
#include "tests/ui/languages.h"
#include "tests/ui/uitestcase.h"
#include "ui/dialogs/helpwindow.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/pages/bulkpage.h"
#include "ui/pages/bulkplanpanel.h"
#include "ui/pages/bulkrunpanel.h"
#include "ui/pages/journalpanel.h"
#include "ui/pages/requestspanel.h"
#include "ui/pages/tokenspage.h"
#include "ui/widgets/choicebox.h"

#include <QtCore/QPointer>
#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTableView>

using namespace rescind;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! The program as main() puts it together, over a provider in memory.
struct KeptDesk : EngineDesk
{
    KeptDesk(const QString &folder, Theme &theme, const QString &begun = u"en"_s)
        : EngineDesk(folder, {.keepsPreferences = true})
        , language(QStringLiteral(RESCIND_QM_FOLDER))
        , keeper({.engine = engine,
                     .clipboard = clipboard,
                     .theme = theme,
                     .language = language,
                     .stateFile = QString(folder + u"/window.ini")},
              begun)
    {
        addProfile();
        keeper.open({});
    }
    ~KeptDesk() { QLocale::setDefault(QLocale::c()); }

    [[nodiscard]] MainWindow &window() { return keeper.window(); }
    [[nodiscard]] BulkPage &bulkPage() { return window().bulkPage(); }

    template<typename T>
    [[nodiscard]] T *part(const char *name)
    {
        return window().findChild<T *>(QString::fromLatin1(name));
    }

    [[nodiscard]] QString bulkButton() { return part<QPushButton>("bulkPageButton")->text(); }
    [[nodiscard]] QString titleOf(const QWidget &panel) const
    {
        return panel.findChild<QLabel *>(u"pageTitle"_s)->text();
    }
    [[nodiscard]] QString planTitle() { return titleOf(bulkPage().planPanel()); }
    [[nodiscard]] QString runTitle() { return titleOf(bulkPage().runPanel()); }

    //! As the user chooses it; not done yet.
    void choose(const QString &code)
    {
        part<QAction>("settingsAction")->trigger();
        auto *const dialog = part<SettingsDialog>("settingsDialog");
        QVERIFY(dialog != nullptr);
        dialog->findChild<ChoiceBox *>(u"settingsLanguage"_s)->choose(code);
        dialog->findChild<QPushButton *>(u"saveButton"_s)->click();
    }
    void speak(const QString &code)
    {
        QSignalSpy changed(&keeper, &WindowKeeper::windowChanged);
        choose(code);
        QTRY_COMPARE(changed.size(), 1);
    }

    void paste(int count)
    {
        window().showPage(&bulkPage());
        pasteList(window(), idp, count);
    }
    void revokeAndConfirm()
    {
        revokePlan(window());
        QTRY_COMPARE(bulkPage().showing(), BulkPage::Showing::Run);
    }
    void startSlowly(int count)
    {
        window().showPage(&bulkPage());
        revokeSlowly(window(), idp, count);
        QTRY_COMPARE(bulkPage().showing(), BulkPage::Showing::Run);
    }

    Language language;
    WindowKeeper keeper;
};

const QString chineseBulkButton = u"批量撤销(&B)"_s;

} // namespace

//! Another language while the program runs: another window, and nothing of the work is lost.
class tst_WindowKeeper final : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void choosing_speaksTheOtherLanguageAtOnce_andBack();
    void otherSettings_keepTheWindow();
    void languageOfTheCommandLine_staysUntilAnotherIsChosen();
    void window_keepsPageProfileSizeAndFocus();
    void whatWasSearchedFor_isSearchedForStill();
    void list_isKeptWithWhatWasChosenForIt();
    void rowsLeftOut_stayOut();
    void dryRun_leadsBackToItsPlan();
    void endedRun_isStillShown_andReported();
    void run_goesOn_andEndsInTheOtherWindow();
    void run_isStoppedFromTheOtherWindow_andGuardsIt();
    void dialog_isWaitedFor();
    void reading_isWaitedFor();
    void locked_staysLocked();
    void userGuide_isOpenAgain();

private:
    [[nodiscard]] std::unique_ptr<KeptDesk> desk(const QString &begun = u"en"_s)
    {
        return std::make_unique<KeptDesk>(
            temporaryPath(u"desk%1"_s.arg(++m_count)), theme(), begun);
    }

    int m_count = 0;
};

void tst_WindowKeeper::choosing_speaksTheOtherLanguageAtOnce_andBack()
{
    const auto desk = this->desk();
    QCOMPARE(desk->bulkButton(), u"&Bulk revocation"_s);
    const QPointer<MainWindow> first(&desk->window());
    desk->speak(u"zh_CN"_s);
    QVERIFY(!first);
    QCOMPARE(desk->bulkButton(), chineseBulkButton);
    QCOMPARE(QLocale().language(), QLocale::Chinese);
    QVERIFY(desk->window().isVisible());
    QCOMPARE(QApplication::topLevelWidgets().count(&desk->window()), 1);
    desk->speak(u"en"_s);
    QCOMPARE(desk->bulkButton(), u"&Bulk revocation"_s);
    QCOMPARE(QLocale().language(), QLocale::English);
    desk->speak(u"zh_CN"_s);
    // The tests' system speaks English.
    desk->speak({});
    QCOMPARE(desk->bulkButton(), u"&Bulk revocation"_s);
}

void tst_WindowKeeper::otherSettings_keepTheWindow()
{
    const auto desk = this->desk();
    QSignalSpy changed(&desk->keeper, &WindowKeeper::windowChanged);
    Preferences own = desk->engine.settings().own();
    own.clipboardTime = 10s;
    QVERIFY_RESULT(desk->engine.settings().set(own));
    QTest::qWait(100);
    QVERIFY(changed.isEmpty());
}

void tst_WindowKeeper::languageOfTheCommandLine_staysUntilAnotherIsChosen()
{
    const auto desk = this->desk(u"zh_CN"_s);
    QCOMPARE(desk->bulkButton(), chineseBulkButton);
    desk->choose({});
    QTest::qWait(100);
    QCOMPARE(desk->bulkButton(), chineseBulkButton);
    desk->speak(u"en"_s);
    QCOMPARE(desk->bulkButton(), u"&Bulk revocation"_s);
}

void tst_WindowKeeper::window_keepsPageProfileSizeAndFocus()
{
    const auto desk = this->desk();
    Profile other = FakeIdp::profile();
    other.id = u"5b6f1c1e-7d4f-4e5e-9a63-000000000002"_s;
    other.name = u"Another"_s;
    desk->addProfile(other);
    desk->keeper.controller().openProfile(other.id);
    desk->window().showPage(&desk->window().requestsPage());
    desk->window().resize(1000, 620);
    desk->part<QPushButton>("moreButton")->setFocus();
    desk->speak(u"zh_CN"_s);
    QCOMPARE(desk->window().currentPage(), &desk->window().requestsPage());
    QCOMPARE(desk->window().profile().id, other.id);
    QCOMPARE(desk->window().size(), QSize(1000, 620));
    QCOMPARE(desk->window().focusWidget(), desk->part<QPushButton>("moreButton"));
}

void tst_WindowKeeper::whatWasSearchedFor_isSearchedForStill()
{
    const auto desk = this->desk();
    desk->window().showPage(&desk->window().requestsPage());
    desk->part<QLineEdit>("requestsText")->setText(u"introspect"_s);
    desk->part<QCheckBox>("requestsFailed")->setChecked(true);
    desk->window().showPage(&desk->window().journalPage());
    desk->part<QLineEdit>("journalText")->setText(u"INC-4711"_s);
    desk->part<ChoiceBox>("journalSpan")->setCurrentIndex(2);
    const JournalFilter filter = desk->window().journalPage().filter();
    desk->speak(u"zh_CN"_s);
    QCOMPARE(desk->window().journalPage().filter(), filter);
    QCOMPARE(desk->part<ChoiceBox>("journalSpan")->currentIndex(), 2);
    QCOMPARE(desk->part<QLineEdit>("journalText")->text(), u"INC-4711"_s);
    // Twice, without having looked at the page in between.
    desk->speak(u"en"_s);
    desk->window().showPage(&desk->window().requestsPage());
    QCOMPARE(desk->part<QLineEdit>("requestsText")->text(), u"introspect"_s);
    QVERIFY(desk->part<QCheckBox>("requestsFailed")->isChecked());
}

void tst_WindowKeeper::list_isKeptWithWhatWasChosenForIt()
{
    const auto desk = this->desk();
    desk->paste(12);
    desk->part<QLineEdit>("bulkReason")->setText(u"INC-4711"_s);
    desk->part<QSpinBox>("bulkConcurrency")->setValue(3);
    desk->part<QCheckBox>("bulkOnlyValid")->setChecked(true);
    QCOMPARE(desk->planTitle(), u"0 of 12 tokens to be revoked"_s);
    desk->speak(u"zh_CN"_s);
    QCOMPARE(desk->bulkPage().showing(), BulkPage::Showing::Plan);
    QVERIFY(hasChinese(desk->planTitle()));
    QCOMPARE(desk->bulkPage().planPanel().plan().total(), 12);
    QCOMPARE(desk->bulkPage().planPanel().plan().count(SkipReason::None), 0);
    QVERIFY(desk->part<QCheckBox>("bulkOnlyValid")->isChecked());
    QCOMPARE(desk->part<QLineEdit>("bulkReason")->text(), u"INC-4711"_s);
    QCOMPARE(desk->part<QSpinBox>("bulkConcurrency")->value(), 3);
    desk->part<QCheckBox>("bulkOnlyValid")->setChecked(false);
    desk->revokeAndConfirm();
    desk->speak(u"en"_s);
    QTRY_COMPARE(desk->runTitle(), u"Done: 12 of 12 tokens"_s);
    QCOMPARE(desk->idp.revoked.size(), 12);
}

void tst_WindowKeeper::rowsLeftOut_stayOut()
{
    const auto desk = this->desk();
    desk->paste(5);
    desk->part<QTableView>("bulkPlanTable")->selectRow(1);
    desk->part<QAction>("bulkLeaveOut")->trigger();
    const PlanFilter filter = desk->bulkPage().planPanel().plan().filter();
    QCOMPARE(filter.leftOut.size(), 1);
    desk->speak(u"zh_CN"_s);
    QCOMPARE(desk->bulkPage().planPanel().plan().filter(), filter);
    desk->speak(u"en"_s);
    desk->revokeAndConfirm();
    QTRY_COMPARE(desk->runTitle(), u"Done: 4 of 5 tokens"_s);
    QCOMPARE(desk->idp.revoked.size(), 4);
}

void tst_WindowKeeper::dryRun_leadsBackToItsPlan()
{
    const auto desk = this->desk();
    desk->paste(5);
    desk->part<QPushButton>("bulkDryRun")->click();
    QTRY_COMPARE(desk->runTitle(), u"Asked about 5 of 5 tokens"_s);
    desk->speak(u"zh_CN"_s);
    QCOMPARE(desk->bulkPage().showing(), BulkPage::Showing::Run);
    QVERIFY(hasChinese(desk->runTitle()));
    desk->part<QPushButton>("bulkDone")->click();
    QCOMPARE(desk->bulkPage().showing(), BulkPage::Showing::Plan);
    QTRY_VERIFY(desk->part<QPushButton>("bulkRevoke")->isEnabled());
    QCOMPARE(desk->bulkPage().planPanel().plan().count(SkipReason::None), 5);
    QVERIFY(desk->idp.revoked.isEmpty());
}

void tst_WindowKeeper::endedRun_isStillShown_andReported()
{
    const auto desk = this->desk();
    desk->paste(4);
    desk->revokeAndConfirm();
    QTRY_COMPARE(desk->runTitle(), u"Done: 4 of 4 tokens"_s);
    desk->speak(u"zh_CN"_s);
    QCOMPARE(desk->bulkPage().showing(), BulkPage::Showing::Run);
    QVERIFY(hasChinese(desk->runTitle()));
    QVERIFY(desk->runTitle().contains(u'4'));
    QVERIFY(!desk->keeper.controller().closing().isUnderWay());
    const QString path = temporaryPath(u"report.csv"_s);
    desk->part<QPushButton>("bulkReport")->click();
    auto *const dialog = desk->part<QDialog>("reportFile");
    QVERIFY(dialog != nullptr);
    QVERIFY(QMetaObject::invokeMethod(dialog, "fileSelected", Q_ARG(QString, path)));
    dialog->close();
    QTRY_VERIFY(QFile::exists(path));
    desk->part<QPushButton>("bulkDone")->click();
    QCOMPARE(desk->bulkPage().showing(), BulkPage::Showing::Nothing);
}

void tst_WindowKeeper::run_goesOn_andEndsInTheOtherWindow()
{
    const auto desk = this->desk();
    desk->startSlowly(5);
    desk->speak(u"zh_CN"_s);
    QCOMPARE(desk->bulkPage().showing(), BulkPage::Showing::Run);
    QVERIFY(desk->engine.bulk().isRunning());
    QVERIFY(desk->idp.revoked.size() < 5);
    const QString title = desk->runTitle();
    QVERIFY(hasChinese(title));
    QTRY_VERIFY(!desk->engine.bulk().isRunning());
    QTRY_VERIFY(desk->runTitle() != title);
    QCOMPARE(desk->idp.revoked.size(), 5);
    desk->speak(u"en"_s);
    QCOMPARE(desk->runTitle(), u"Done: 5 of 5 tokens"_s);
}

void tst_WindowKeeper::run_isStoppedFromTheOtherWindow_andGuardsIt()
{
    const auto desk = this->desk();
    desk->startSlowly(12);
    desk->speak(u"zh_CN"_s);
    desk->window().close();
    QVERIFY(desk->window().isVisible());
    auto *const question = desk->part<QDialog>("closeWhileRunningBox");
    QVERIFY(question != nullptr);
    desk->part<QPushButton>("keepRunningButton")->click();
    desk->part<QPushButton>("bulkStop")->click();
    QTRY_VERIFY(!desk->engine.bulk().isRunning());
    QVERIFY(desk->idp.revoked.size() < 12);
    desk->window().close();
    QVERIFY(!desk->window().isVisible());
}

void tst_WindowKeeper::dialog_isWaitedFor()
{
    const auto desk = this->desk();
    QSignalSpy changed(&desk->keeper, &WindowKeeper::windowChanged);
    Q_EMIT desk->window().aboutRequested();
    auto *const about = desk->part<QDialog>("aboutDialog");
    QVERIFY(about != nullptr);
    Preferences own = desk->engine.settings().own();
    own.language = u"zh_CN"_s;
    QVERIFY_RESULT(desk->engine.settings().set(own));
    QTest::qWait(200);
    QVERIFY(changed.isEmpty());
    QVERIFY(about->isVisible());
    about->reject();
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(desk->bulkButton(), chineseBulkButton);
}

void tst_WindowKeeper::reading_isWaitedFor()
{
    const auto desk = this->desk();
    desk->window().showPage(&desk->bulkPage());
    Q_EMIT desk->bulkPage().textGiven(Secret(listOfTokens(200'000)));
    QVERIFY(desk->keeper.controller().isBusy());
    desk->speak(u"zh_CN"_s);
    QTRY_COMPARE(desk->bulkPage().showing(), BulkPage::Showing::Plan);
    QCOMPARE(desk->bulkPage().planPanel().plan().total(), 200'000);
}

void tst_WindowKeeper::locked_staysLocked()
{
    const auto desk = this->desk();
    QSignalSpy changed(&desk->keeper, &WindowKeeper::windowChanged);
    Preferences own = desk->engine.settings().own();
    own.language = u"zh_CN"_s;
    QVERIFY_RESULT(desk->engine.settings().set(own));
    Q_EMIT desk->window().lockRequested();
    QVERIFY(desk->engine.isLocked());
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(desk->engine.isLocked());
    QVERIFY(desk->window().isLocked());
    Q_EMIT desk->window().unlockRequested();
    QVERIFY(!desk->engine.isLocked());
    QVERIFY(!desk->window().isLocked());
    QCOMPARE(desk->window().profile().id, FakeIdp::profile().id);
}

void tst_WindowKeeper::userGuide_isOpenAgain()
{
    const auto desk = this->desk();
    openHelp(&desk->window(), u"journal"_s);
    desk->speak(u"zh_CN"_s);
    const auto *const help = desk->window().findChild<HelpWindow *>();
    QVERIFY(help != nullptr && help->isVisible());
    QCOMPARE(help->chapter(), u"journal"_s);
    QVERIFY(hasChinese(help->windowTitle()));
}

QTEST_MAIN(tst_WindowKeeper)
#include "tst_windowkeeper.moc"
