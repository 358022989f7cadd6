// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/uitestcase.h"
#include "tests/unit/journal/journalfixture.h"
#include "ui/models/journalmodel.h"
#include "ui/models/modelroles.h"
#include "ui/pages/journalpanel.h"
#include "ui/text/journalentrytext.h"
#include "ui/widgets/factslist.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

using namespace rescind;

namespace {

constexpr int entryCount = 1000;
constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

void append(const QString &folder, int count, int first)
{
    Journal journal(folder);
    QVERIFY(resultOf(journal.append(sampleEntries(count, first), &journal)).has_value());
}

template<typename T>
T *part(const QWidget &page, const char *name)
{
    auto *found = page.findChild<T *>(QString::fromLatin1(name));
    if (found == nullptr)
        qFatal("no widget %s", name);
    return found;
}

} // namespace

class tst_JournalPanel : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_themeForAll = std::make_unique<Theme>(*qApp, nullptr);
        m_folder = temporaryPath(u"journal"_s);
        QCOMPARE(makeJournal(m_folder, entryCount).sequence, entryCount);
    }
    void cleanupTestCase() { m_themeForAll.reset(); }

    void model_readsPageByPage()
    {
        JournalReader reader(m_folder);
        JournalModel model; // no tester: it would ask for all pages
        model.setReader(&reader);
        QVERIFY(model.isLoading());
        QTRY_COMPARE(model.rowCount(), JournalModel::pageSize);
        QCOMPARE(model.at(0).sequence, entryCount);
        while (model.canFetchMore({})) {
            const int before = model.rowCount();
            model.fetchMore({});
            QTRY_VERIFY(model.rowCount() > before);
        }
        QCOMPARE(model.rowCount(), entryCount);
        QCOMPARE(model.at(entryCount - 1).sequence, 1);
    }

    void model_filters()
    {
        JournalReader reader(m_folder);
        JournalModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setReader(&reader);
        model.setFilter({.text = u"jti-777"_s});
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(model.at(0).sequence, 777);
        model.setFilter({.text = u"nobody has this"_s});
        QTRY_VERIFY(!model.isLoading());
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.canFetchMore({}));
    }

    void model_withoutReader_isEmpty()
    {
        JournalModel model;
        QAbstractItemModelTester tester(&model, strict);
        QVERIFY(!model.canFetchMore({}));
        model.refresh();
        QCOMPARE(model.rowCount(), 0);
    }

    void refresh_putsNewEntriesOnTop()
    {
        const QString folder = temporaryPath(u"growing"_s);
        makeJournal(folder, 10);
        JournalReader reader(folder);
        JournalModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setReader(&reader);
        QTRY_COMPARE(model.rowCount(), 10);
        const QPersistentModelIndex tenth(model.index(0, 0));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        append(folder, JournalModel::pageSize + 5, 11);
        model.refresh();
        model.refresh();
        QTRY_COMPARE(model.rowCount(), JournalModel::pageSize + 15);
        QCOMPARE(model.at(0).sequence, JournalModel::pageSize + 15);
        QCOMPARE(tenth.row(), JournalModel::pageSize + 5);
        QCOMPARE(reset.size(), 0);
    }

    void refresh_movesNothingThatIsLookedAt()
    {
        const QString folder = temporaryPath(u"looked"_s);
        makeJournal(folder, 200);
        JournalReader reader(folder);
        JournalPanel page;
        page.resize(900, 600);
        page.setReader(&reader);
        page.show();
        auto *table = part<QTableView>(page, "journalTable");
        QTRY_COMPARE(table->model()->rowCount(), 200);
        table->scrollTo(table->model()->index(120, 0), QAbstractItemView::PositionAtTop);
        table->selectRow(122);
        const QString before = table->indexAt(QPoint(5, 5)).siblingAtColumn(3).data().toString();
        append(folder, 7, 201);
        page.refresh();
        QTRY_COMPARE(table->model()->rowCount(), 207);
        QCOMPARE(table->indexAt(QPoint(5, 5)).siblingAtColumn(3).data().toString(), before);
        QCOMPARE(table->selectionModel()->selectedRows().first().row(), 129);
    }

    void outcome_hasSignAndWord()
    {
        JournalReader reader(m_folder);
        JournalModel model;
        model.setReader(&reader);
        QTRY_VERIFY(model.rowCount() > 0);
        // Entry 1000 was rejected.
        const QModelIndex outcome = model.index(0, int(JournalModel::Column::Outcome));
        QCOMPARE(outcome.data().toString(), u"rejected"_s);
        QCOMPARE(outcome.data(SignRole).toString(), u"✕"_s);
    }

    void page_showsTheChosenEntryWhole()
    {
        JournalReader reader(m_folder);
        JournalPanel page;
        page.setReader(&reader);
        page.show();
        auto *table = part<QTableView>(page, "journalTable");
        QTRY_VERIFY(table->model()->rowCount() > 0);
        table->selectRow(1);
        const auto facts = part<FactsList>(page, "journalDetails")->facts();
        QVERIFY(facts.contains({u"Request ID"_s, u"request-999"_s}));
        QVERIFY(facts.contains({u"Entry"_s, QLocale().toString(999)}));
    }

    void page_filtersByWhatIsChosen()
    {
        JournalReader reader(m_folder);
        JournalPanel page;
        page.setProfiles({{.id = u"profile-2"_s, .name = u"Portal"_s}});
        page.setReader(&reader);
        page.show();
        auto *outcome = part<QComboBox>(page, "journalOutcome");
        outcome->setCurrentIndex(outcome->findData(u"rejected"_s));
        Q_EMIT outcome->activated(outcome->currentIndex());
        auto *profile = part<QComboBox>(page, "journalProfile");
        profile->setCurrentIndex(1);
        Q_EMIT profile->activated(1);
        const JournalFilter filter = page.filter();
        QCOMPARE(filter.outcomes, QStringList{u"rejected"_s});
        QCOMPARE(filter.profileId, u"profile-2"_s);
        // Multiples of five that leave two when divided by four.
        auto *table = part<QTableView>(page, "journalTable");
        QTRY_COMPARE(table->model()->rowCount(), entryCount / 20);
        QTRY_COMPARE(part<QLabel>(page, "pageContext")->text(), u"50 entries fit"_s);
        part<QPushButton>(page, "journalClearFilter")->click();
        QVERIFY(page.filter().isEmpty());
    }

    void page_thatFindsNothing_offersToClearTheFilter()
    {
        JournalReader reader(m_folder);
        JournalPanel page;
        page.setReader(&reader);
        page.show();
        QTest::keyClicks(part<QLineEdit>(page, "journalText"), u"nobody has this"_s);
        QTRY_VERIFY(part<QPushButton>(page, "emptyAction")->isVisible());
        part<QPushButton>(page, "emptyAction")->click();
        auto *table = part<QTableView>(page, "journalTable");
        QTRY_VERIFY(table->isVisible() && table->model()->rowCount() > 0);
    }

    void page_ofAnEmptyJournal_saysWhatWillStandThere()
    {
        JournalReader reader(temporaryPath(u"nowhere"_s));
        JournalPanel page;
        page.setReader(&reader);
        page.show();
        QTRY_COMPARE(part<QLabel>(page, "emptyTitle")->text(), u"Nothing in the journal yet"_s);
        QTRY_VERIFY(part<QLabel>(page, "emptyTitle")->isVisible());
        QVERIFY(!part<QPushButton>(page, "journalExport")->isEnabled());
    }

    void page_tellsWishes()
    {
        JournalReader reader(m_folder);
        JournalPanel page;
        page.setReader(&reader);
        page.show();
        QSignalSpy verify(&page, &JournalPanel::verifyRequested);
        QSignalSpy exported(&page, &JournalPanel::exportRequested);
        QSignalSpy cancelled(&page, &JournalPanel::cancelRequested);
        QTRY_VERIFY(part<QPushButton>(page, "journalExport")->isEnabled());
        part<QPushButton>(page, "journalVerify")->click();
        part<QPushButton>(page, "journalExport")->click();
        QCOMPARE(verify.size(), 1);
        QCOMPARE(exported.size(), 1);
        page.showProgress(u"Verifying"_s);
        QVERIFY(!part<QPushButton>(page, "journalVerify")->isEnabled());
        part<QPushButton>(page, "progressCancel")->click();
        QCOMPARE(cancelled.size(), 1);
        page.showProgress({});
        QVERIFY(part<QPushButton>(page, "journalVerify")->isEnabled());
    }

    void verdict_namesTheFirstBrokenEntry_data()
    {
        QTest::addColumn<JournalBreak>("broken");
        for (const JournalBreak broken :
            {JournalBreak::Changed, JournalBreak::Removed, JournalBreak::Swapped,
                JournalBreak::Inserted, JournalBreak::Truncated, JournalBreak::Rehashed})
            QTest::newRow(breakName(broken).data()) << broken;
    }

    void verdict_namesTheFirstBrokenEntry()
    {
        QFETCH(JournalBreak, broken);
        const JournalVerdict verdict{.entries = 900,
            .broken = broken,
            .firstBroken = 713,
            .hadHead = true,
            .keptSequence = 1204};
        const VerdictText text = verdictText(verdict);
        // Somebody may have put it elsewhere.
        const bool isOther = broken == JournalBreak::Truncated || broken == JournalBreak::Rehashed;
        QCOMPARE(text.title,
            isOther ? u"The journal is not the one that was kept"_s
                    : u"The journal has been tampered with"_s);
        QVERIFY2(text.text.contains(u"713"), qPrintable(text.text));
        QCOMPARE(text.text.contains(u"accept it"), isOther);
    }

    void verdict_withoutAKeptEnd_isNotCalledIntact()
    {
        QCOMPARE(verdictText({.entries = 9, .hadHead = true}).title, u"The journal is intact"_s);
        QCOMPARE(verdictText({.entries = 9}).title, u"The entries fit together"_s);
    }

private:
    std::unique_ptr<Theme> m_themeForAll;
    QString m_folder;
};

QTEST_MAIN(tst_JournalPanel)
#include "tst_journalpanel.moc"
