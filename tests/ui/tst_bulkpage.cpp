// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/bulksamples.h"
#include "tests/ui/dialogparts.h"
#include "tests/ui/samples.h"
#include "tests/ui/uitestcase.h"
#include "ui/dialogs/confirmbulkdialog.h"
#include "ui/pages/bulkpage.h"
#include "ui/pages/bulkplanpanel.h"
#include "ui/pages/bulkrunpanel.h"
#include "ui/widgets/listtable.h"

#include <QtCore/QMimeData>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QDropEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTableView>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

ConfirmBulk confirmed(qsizetype tokens)
{
    return {.profileName = u"Customer portal"_s,
        .host = u"portal.authing.cn"_s,
        .environment = Environment::Production,
        .tokens = tokens,
        .settings = {.concurrency = 64, .reason = u"INC-4711"_s},
        .inputName = u"leak.log"_s};
}

//! As the menu key opens the context menu. The menu is closed; the action lives until it is
//! triggered.
QAction *chosenFromMenu(ListTable &table, const char *action)
{
    QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QCoreApplication::sendEvent(&table, &key);
    auto *menu = table.findChild<QMenu *>(u"rowMenu"_s);
    if (menu == nullptr || !menu->isVisible())
        qFatal("no menu for %s", action);
    QAction *found = nullptr;
    const QList<QAction *> actions = menu->actions();
    for (QAction *const one : actions) {
        if (one->objectName() == QLatin1StringView(action))
            found = one;
    }
    if (found == nullptr || !found->isEnabled())
        qFatal("the menu does not offer %s", action);
    menu->setObjectName({});
    menu->close();
    return found;
}

QString title(const QWidget &panel)
{
    return part<QLabel>(panel, "pageTitle")->text();
}

} // namespace

class tst_BulkPage : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    // Asking

    void confirm_manyTokens_needTheirNumber_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("enabled");
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("the number") << u"4812"_s << true;
        QTest::newRow("as it is written") << u"4,812"_s << true;
        QTest::newRow("with a space") << u" 4 812 "_s << true;
        QTest::newRow("another number") << u"4813"_s << false;
        QTest::newRow("its beginning") << u"481"_s << false;
        QTest::newRow("with words") << u"4812 yes"_s << false;
        QTest::newRow("negative") << u"-4812"_s << false;
    }

    void confirm_manyTokens_needTheirNumber()
    {
        QFETCH(QString, typed);
        QFETCH(bool, enabled);
        ConfirmBulkDialog dialog(confirmed(4812));
        QVERIFY(!part<QPushButton>(dialog, "revokeButton")->isEnabled());
        part<QLineEdit>(dialog, "typedCount")->setText(typed);
        QCOMPARE(part<QPushButton>(dialog, "revokeButton")->isEnabled(), enabled);
    }

    void confirm_fewTokens_needOnlyTheButton_data()
    {
        QTest::addColumn<int>("tokens");
        QTest::addColumn<bool>("typed");
        QTest::newRow("twenty") << 20 << false;
        QTest::newRow("twenty-one") << 21 << true;
    }

    void confirm_fewTokens_needOnlyTheButton()
    {
        QFETCH(int, tokens);
        QFETCH(bool, typed);
        const ConfirmBulkDialog dialog(confirmed(tokens));
        QCOMPARE(part<QPushButton>(dialog, "revokeButton")->isEnabled(), !typed);
        QCOMPARE(dialog.findChild<QLineEdit *>(u"typedCount"_s) != nullptr, typed);
    }

    void confirm_cancelIsTheDefault()
    {
        ConfirmBulkDialog dialog(confirmed(4812));
        dialog.show();
        QVERIFY(part<QPushButton>(dialog, "cancelButton")->isDefault());
        part<QLineEdit>(dialog, "typedCount")->setText(u"4812"_s);
        // Enter while typing must not revoke.
        part<QLineEdit>(dialog, "typedCount")->setFocus();
        QTest::keyClick(part<QLineEdit>(dialog, "typedCount"), Qt::Key_Return);
        QCOMPARE(dialog.result(), int(QDialog::Rejected));
        QVERIFY(!dialog.isVisible());
    }

    void confirm_saysWhereAndHowMany()
    {
        ConfirmBulk what = confirmed(4812);
        what.ownTokens = 2;
        what.foreignTokens = 311;
        what.settings.proof = BulkProof::Off;
        const ConfirmBulkDialog dialog(what);
        const QString text = allText(dialog);
        for (const QString &said :
            {u"Customer portal"_s, u"portal.authing.cn"_s, u"Production"_s, u"4,812"_s,
                u"leak.log"_s, u"INC-4711"_s, u"311"_s, u"none of them will be proved"_s})
            QVERIFY2(text.contains(said), qPrintable(said));
    }

    // Nothing yet

    void page_withoutProfile_asksForOne()
    {
        BulkPage page;
        page.QWidget::show();
        QSignalSpy add(&page, &BulkPage::addProfileRequested);
        part<QPushButton>(page, "emptyAction")->click();
        QCOMPARE(add.size(), 1);
        page.setHasProfile(true);
        QSignalSpy open(&page, &BulkPage::openRequested);
        part<QPushButton>(page, "emptyAction")->click();
        QCOMPARE(open.size(), 1);
    }

    void page_takesWhatIsPasted()
    {
        BulkPage page;
        page.setHasProfile(true);
        page.QWidget::show();
        QList<Secret> given;
        connect(&page, &BulkPage::textGiven, this,
            [&given](const Secret &text) { given.append(text); });
        QGuiApplication::clipboard()->setText(u"some text"_s);
        QTest::keySequence(&page, QKeySequence::Paste);
        part<QPushButton>(page, "emptySecondAction")->click();
        QCOMPARE(given.size(), 2);
        QCOMPARE(given.first().reveal(), "some text");
    }

    void page_takesWhatIsDropped_data()
    {
        QTest::addColumn<BulkPage::Showing>("showing");
        QTest::addColumn<bool>("taken");
        QTest::newRow("nothing yet") << BulkPage::Showing::Nothing << true;
        QTest::newRow("a plan") << BulkPage::Showing::Plan << true;
        QTest::newRow("a run") << BulkPage::Showing::Run << false;
    }

    void page_takesWhatIsDropped()
    {
        QFETCH(BulkPage::Showing, showing);
        QFETCH(bool, taken);
        BulkPage page;
        page.setHasProfile(true);
        page.resize(800, 600);
        page.QWidget::show();
        page.showState(showing);
        QSignalSpy given(&page, &BulkPage::fileGiven);
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(u"/a/leak.log"_s)});
        QDragEnterEvent enter(
            QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&page, &enter);
        QCOMPARE(enter.isAccepted(), taken);
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &drop);
        QCOMPARE(given.size(), taken ? 1 : 0);
    }

    void page_whileReading_takesNothing()
    {
        BulkPage page;
        page.setHasProfile(true);
        page.QWidget::show();
        page.showProgress(u"Reading"_s);
        int given = 0;
        connect(&page, &BulkPage::textGiven, this, [&given] { ++given; });
        QSignalSpy cancelled(&page, &BulkPage::cancelRequested);
        QTest::keySequence(&page, QKeySequence::Paste);
        QCOMPARE(given, 0);
        part<QPushButton>(page, "progressCancel")->click();
        QCOMPARE(cancelled.size(), 1);
    }

    void page_offersWhatWasNotFinished()
    {
        BulkPage page;
        page.setHasProfile(true);
        page.setUnfinished(
            {{.id = u"/runs/7"_s, .inputName = u"leak.log"_s, .total = 5000, .left = 12}});
        page.QWidget::show();
        QSignalSpy resume(&page, &BulkPage::resumeRequested);
        QSignalSpy forget(&page, &BulkPage::forgetRequested);
        part<QPushButton>(page, "bulkResume")->click();
        part<QPushButton>(page, "bulkForget")->click();
        QCOMPARE(resume.first().first().toString(), u"/runs/7"_s);
        QCOMPARE(forget.first().first().toString(), u"/runs/7"_s);
        QTRY_VERIFY(part<QWidget>(page, "bulkUnfinished")->isVisible());
        page.setUnfinished({});
        QVERIFY(!part<QWidget>(page, "bulkUnfinished")->isVisible());
    }

    // The plan

    void plan_countsBeforeAnythingIsSent()
    {
        BulkPlanPanel panel;
        panel.setContext(samples::planContext(), {samples::profile()});
        panel.setList(samples::leakedList(500), u"leak.log"_s);
        const auto count = panel.plan().count(SkipReason::None);
        QVERIFY(count > 0 && count < 500);
        QCOMPARE(title(panel), u"%1 of 500 tokens to be revoked"_s.arg(count));
        QCOMPARE(
            part<QPushButton>(panel, "bulkRevoke")->text(), u"&Revoke %1 tokens…"_s.arg(count));
        QCOMPARE(part<QTableView>(panel, "bulkPlanTable")->model()->rowCount(), 500);
    }

    void plan_isNarrowedAndWidened()
    {
        BulkPlanPanel panel;
        panel.setContext(samples::planContext(), {samples::profile()});
        panel.setList(samples::leakedList(500), u"leak.log"_s);
        const auto before = panel.plan().count(SkipReason::None);
        part<QAbstractButton>(panel, "bulkForeign")->click();
        QVERIFY(panel.plan().count(SkipReason::None) > before);
        part<QAbstractButton>(panel, "bulkForeign")->click();
        QCOMPARE(panel.plan().count(SkipReason::None), before);

        auto *groups = part<QTableView>(panel, "bulkGroups");
        for (int row = 0; row < groups->model()->rowCount(); ++row) {
            if (groups->model()->index(row, 0).data().toString() == u"bob"_s)
                groups->selectRow(row);
        }
        part<QPushButton>(panel, "bulkOnly")->click();
        QCOMPARE(panel.plan().filter().subject, u"bob"_s);
        QVERIFY(panel.plan().count(SkipReason::None) < before);
        part<QPushButton>(panel, "bulkChip0")->click();
        QCOMPARE(panel.plan().count(SkipReason::None), before);
    }

    void plan_rowsAreLeftOutAndPutBack()
    {
        BulkPlanPanel panel;
        panel.setContext(samples::planContext(), {samples::profile()});
        panel.setList(samples::leakedList(500), u"leak.log"_s);
        panel.resize(900, 900);
        panel.show();
        const auto before = panel.plan().count(SkipReason::None);
        const int row = panel.plan().selected().at(40);
        auto *table = part<ListTable>(panel, "bulkPlanTable");
        auto *chip = part<QPushButton>(panel, "bulkLeftOut");
        table->selectRow(row);
        table->setFocus();
        const int scrolled = table->verticalScrollBar()->value();
        QVERIFY(scrolled > 0);
        QVERIFY(!chip->isVisible());

        chosenFromMenu(*table, "bulkLeaveOut")->trigger();
        QCOMPARE(panel.plan().count(SkipReason::None), before - 1);
        QCOMPARE(panel.plan().skip(row), SkipReason::Filtered);
        QVERIFY(chip->isVisible());
        // What is looked at stays where it was.
        QCOMPARE(table->verticalScrollBar()->value(), scrolled);
        QCOMPARE(table->selectionModel()->selectedRows().value(0).row(), row);
        QVERIFY(!part<QAction>(panel, "bulkLeaveOut")->isEnabled());

        chosenFromMenu(*table, "bulkPutBack")->trigger();
        QCOMPARE(panel.plan().count(SkipReason::None), before);
        QVERIFY(!chip->isVisible());

        for (const int other : {41, 42})
            table->selectionModel()->select(
                table->model()->index(panel.plan().selected().at(other), 0),
                QItemSelectionModel::Select | QItemSelectionModel::Rows);
        part<QAction>(panel, "bulkLeaveOut")->trigger();
        QCOMPARE(panel.plan().count(SkipReason::None), before - 3);
        chip->click();
        QCOMPARE(panel.plan().count(SkipReason::None), before);
        // Another list has other rows.
        part<QAction>(panel, "bulkLeaveOut")->trigger();
        panel.setList(samples::leakedList(400), {});
        QVERIFY(panel.plan().filter().leftOut.isEmpty());
    }

    void plan_rowsAreLeftOutByKeys()
    {
        BulkPlanPanel panel;
        panel.setContext(samples::planContext(), {samples::profile()});
        panel.setList(samples::leakedList(500), u"leak.log"_s);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        auto *table = part<ListTable>(panel, "bulkPlanTable");
        const auto before = panel.plan().count(SkipReason::None);
        table->setFocus();
        table->selectRow(panel.plan().selected().at(0));
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(panel.plan().count(SkipReason::None), before - 1);
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(panel.plan().count(SkipReason::None), before);
    }

    void rowMenu_copiesFingerprints()
    {
        BulkPlanPanel panel;
        panel.setContext(samples::planContext(), {samples::profile()});
        panel.setList(samples::leakedList(20), {});
        panel.show();
        auto *table = part<ListTable>(panel, "bulkPlanTable");
        table->selectRow(3);
        const QString spaced = table->model()->index(3, 0).data().toString();
        chosenFromMenu(*table, "copyFingerprints")->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QString(spaced).remove(u' '));
        chosenFromMenu(*table, "copyRows")->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(spaced + u'\t'));
        // Beside the rows there is nothing to act on.
        QContextMenuEvent beside(
            QContextMenuEvent::Mouse, QPoint(5, table->viewport()->height() - 1), QPoint());
        table->clearSelection();
        QCoreApplication::sendEvent(table->viewport(), &beside);
        QVERIFY(table->findChild<QMenu *>(u"rowMenu"_s) == nullptr);
    }

    void plan_offersTheProfileThatFits()
    {
        BulkPlanPanel panel;
        Profile other = samples::profile();
        other.id = u"other"_s;
        other.name = u"Staging"_s;
        panel.setContext(samples::planContext(), {samples::profile(), other});
        panel.setList(samples::leakedList(500), {});
        QSignalSpy asked(&panel, &BulkPlanPanel::profileRequested);
        part<QPushButton>(*part<QWidget>(panel, "bulkOffer"), "bannerActionButton")->click();
        QCOMPARE(asked.first().first().toString(), u"other"_s);
    }

    void plan_ofNothingToRevoke_startsNothing()
    {
        BulkPlanPanel panel;
        panel.setContext(samples::planContext(), {});
        panel.setList(samples::listOf("only words in here, and nothing else\n"), {});
        QVERIFY(!part<QPushButton>(panel, "bulkRevoke")->isEnabled());
        QVERIFY(!part<QPushButton>(panel, "bulkDryRun")->isEnabled());
        panel.setList(nullptr, {});
        QCOMPARE(part<QTableView>(panel, "bulkPlanTable")->model()->rowCount(), 0);
    }

    void plan_givesTheSettings()
    {
        BulkPlanPanel panel;
        QCOMPARE(panel.settings(), BulkSettings());
        part<QSpinBox>(panel, "bulkConcurrency")->setValue(300);
        part<QSpinBox>(panel, "bulkRate")->setValue(150);
        part<QComboBox>(panel, "bulkProof")->setCurrentIndex(2);
        part<QLineEdit>(panel, "bulkReason")->setText(u" INC-4711 "_s);
        const BulkSettings settings = panel.settings();
        QCOMPARE(settings.concurrency, 256);
        QCOMPARE(settings.rateLimit, 150.0);
        QCOMPARE(settings.proof, BulkProof::Off);
        QCOMPARE(settings.reason, u"INC-4711"_s);
    }

    // The run

    void run_offersWhatItsStateAllows_data()
    {
        QTest::addColumn<BulkState>("state");
        QTest::addColumn<QStringList>("enabled");
        QTest::newRow("running") << BulkState::Running
                                 << QStringList{u"bulkPause"_s, u"bulkStop"_s};
        QTest::newRow("paused") << BulkState::Paused
                                << QStringList{u"bulkPause"_s, u"bulkStop"_s, u"bulkReport"_s};
        QTest::newRow("stopping") << BulkState::Stopping << QStringList();
        QTest::newRow("finished") << BulkState::Finished
                                  << QStringList{u"bulkRetry"_s, u"bulkReport"_s, u"bulkDone"_s};
    }

    void run_offersWhatItsStateAllows()
    {
        QFETCH(BulkState, state);
        QFETCH(QStringList, enabled);
        const BulkPlan plan(samples::leakedList(500), samples::planContext());
        const samples::SampleRun run(plan, 62);
        BulkRunPanel panel;
        panel.show();
        panel.setRun(plan, {}, u"leak.log"_s, run.rows());
        panel.setMoment({.state = state, .counts = run.counts, .samples = run.samples});
        QStringList found;
        for (const char *name : {"bulkPause", "bulkStop", "bulkRetry", "bulkReport", "bulkDone"}) {
            const auto *button = part<QPushButton>(panel, name);
            if (button->isVisible() && button->isEnabled())
                found.append(button->objectName());
        }
        QCOMPARE(found, enabled);
        panel.clear();
    }

    void run_pausesAndResumes()
    {
        BulkRunPanel panel;
        QSignalSpy paused(&panel, &BulkRunPanel::pauseRequested);
        QSignalSpy resumed(&panel, &BulkRunPanel::resumeRequested);
        auto *button = part<QPushButton>(panel, "bulkPause");
        panel.setMoment({.state = BulkState::Running});
        button->click();
        panel.setMoment({.state = BulkState::Paused});
        QCOMPARE(button->accessibleName(), u"Resume"_s);
        button->click();
        QCOMPARE(paused.size(), 1);
        QCOMPARE(resumed.size(), 1);
    }

    void run_thatStoppedByItself_saysWhy()
    {
        const BulkPlan plan(samples::leakedList(500), samples::planContext());
        const samples::SampleRun run(plan, 10);
        BulkRunPanel panel;
        panel.show();
        panel.setRun(plan, {}, {}, run.rows());
        panel.setMoment({.state = BulkState::Finished,
            .stop = BulkStop::ClientRefused,
            .stopError = Error{.kind = ErrorKind::OAuth,
                .stage = Stage::Revocation,
                .reason = Reason::ClientRejected,
                .code = u"invalid_client"_s,
                .httpStatus = 401},
            .counts = run.counts});
        QVERIFY(panel.banner().isVisible());
        QCOMPARE(
            panel.banner().accessibleName(), u"Stopped: the server refuses this application"_s);
        panel.clear();
    }

    void run_showsTheDetailOfTheChosenRow()
    {
        const BulkPlan plan(samples::leakedList(500), samples::planContext());
        const samples::SampleRun run(plan, 100);
        BulkRunPanel panel;
        panel.setRun(plan, {}, {}, run.rows());
        panel.setMoment({.state = BulkState::Finished, .counts = run.counts});
        auto *table = part<QTableView>(panel, "bulkRunTable");
        qsizetype rejected = 0;
        while (bucketOf(run.all.at(std::size_t(rejected)), false) != BulkBucket::Rejected)
            ++rejected;
        table->selectRow(static_cast<int>(rejected));
        QVERIFY(part<QLabel>(panel, "bulkDetail")
                    ->text()
                    .contains(u"this token does not belong to the application"));
        panel.clear();
        QCOMPARE(table->model()->rowCount(), 0);
    }
};

QTEST_MAIN(tst_BulkPage)
#include "tst_bulkpage.moc"
