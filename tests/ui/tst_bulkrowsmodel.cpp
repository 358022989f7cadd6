// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/bulksamples.h"
#include "tests/ui/uitestcase.h"
#include "ui/models/bulkrowsmodel.h"
#include "ui/models/groupsmodel.h"
#include "ui/models/modelroles.h"
#include "ui/widgets/sign.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;
constexpr int rows = 500;

using Column = BulkRowsModel::Column;

QString cell(const BulkRowsModel &model, int row, Column column)
{
    return model.index(row, static_cast<int>(column)).data().toString();
}

} // namespace

class tst_BulkRowsModel : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_themeForAll = std::make_unique<Theme>(*qApp, nullptr);
        m_plan = BulkPlan(samples::leakedList(rows), samples::planContext());
        QVERIFY(m_plan.list() != nullptr);
        QCOMPARE(m_plan.total(), rows);
    }
    void cleanupTestCase() { m_themeForAll.reset(); }

    void nothing_isEmpty()
    {
        BulkRowsModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setPlan({});
        QCOMPARE(model.rowCount(), 0);
        model.showReason(SkipReason::Expired);
        model.onRowsChanged(0, 10);
        QCOMPARE(model.rowCount(), 0);
    }

    void plan_saysWhatHappensToEachRow()
    {
        BulkRowsModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setPlan(m_plan);
        QCOMPARE(model.rowCount(), rows);
        for (int row = 0; row < rows; ++row)
            QCOMPARE(cell(model, row, Column::State), plannedText(m_plan.skip(row)).word);
        QCOMPARE(cell(model, 0, Column::Subject), u"alice@example.test"_s);
        QCOMPARE(cell(model, 0, Column::Kind), u"access"_s);
        QCOMPARE(cell(model, 0, Column::Fingerprint).remove(u' '),
            fingerprintOf(m_plan.list()->row(0).digest));
    }

    void plan_filteredByReason_showsOnlyThose()
    {
        BulkRowsModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setPlan(m_plan);
        for (const SkipReason reason :
            {SkipReason::Malformed, SkipReason::Expired, SkipReason::OtherClient}) {
            model.showReason(reason);
            QCOMPARE(model.rowCount(), m_plan.count(reason));
            QVERIFY(model.rowCount() > 0);
            QCOMPARE(m_plan.skip(model.indexAt(0)), reason);
            QCOMPARE(model.rowOf(model.indexAt(0)), 0);
        }
        model.showReason(std::nullopt);
        QCOMPARE(model.rowCount(), rows);
    }

    void run_saysWhatBecameOfEachRow_data()
    {
        QTest::addColumn<BulkBucket>("bucket");
        QTest::addColumn<QString>("sign");
        QTest::addColumn<Tone>("tone");
        QTest::newRow("verified") << BulkBucket::VerifiedInactive << u"✓"_s << Tone::Good;
        QTest::newRow("unverified") << BulkBucket::AcceptedUnverified << u"◐"_s << Tone::Half;
        QTest::newRow("still active") << BulkBucket::AcceptedStillActive << u"!"_s << Tone::Warning;
        QTest::newRow("rejected") << BulkBucket::Rejected << u"✕"_s << Tone::Bad;
        QTest::newRow("not sent") << BulkBucket::NotSent << u"–"_s << Tone::Quiet;
        QTest::newRow("already inactive") << BulkBucket::AlreadyInactive << u"∅"_s << Tone::Good;
        QTest::newRow("waiting") << BulkBucket::Waiting << u"…"_s << Tone::Quiet;
        QTest::newRow("skipped") << BulkBucket::Skipped << QString() << Tone::Quiet;
    }

    void run_saysWhatBecameOfEachRow()
    {
        QFETCH(BulkBucket, bucket);
        QFETCH(QString, sign);
        QFETCH(Tone, tone);
        const samples::SampleRun run(m_plan, 60);
        BulkRowsModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setPlan(m_plan);
        model.setRun(run.rows());
        model.showBucket(bucket);
        QVERIFY(model.rowCount() > 0);
        QCOMPARE(model.rowCount(), countOf(run.counts, bucket));
        const QModelIndex state = model.index(0, static_cast<int>(Column::State));
        if (!sign.isEmpty()) {
            QCOMPARE(state.data(SignRole).toString(), sign);
            QCOMPARE(state.data(ToneRole).toInt(), static_cast<int>(tone));
            QCOMPARE(state.data().toString(), bucketWord(bucket));
        }
    }

    void rejectedRow_quotesTheServer()
    {
        const samples::SampleRun run(m_plan, 100);
        BulkRowsModel model;
        model.setPlan(m_plan);
        model.setRun(run.rows());
        model.showBucket(BulkBucket::Rejected);
        const QString detail = cell(model, 0, Column::Detail);
        QVERIFY2(detail.contains(u"this token does not belong"), qPrintable(detail));
    }

    void changedRows_areTold_andNothingElse()
    {
        samples::SampleRun run(m_plan, 0);
        BulkRowsModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setPlan(m_plan);
        model.setRun(run.rows());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.onRowsChanged(3, 40);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 3);
        QCOMPARE(changed.first().at(1).toModelIndex().row(), 40);
        QCOMPARE(reset.size(), 0);
    }

    void changedRows_ofAFilteredModel_areFoundAmongWhatIsShown()
    {
        samples::SampleRun run(m_plan, 50);
        BulkRowsModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setPlan(m_plan);
        model.setRun(run.rows());
        model.showBucket(BulkBucket::Waiting);
        const qsizetype first = model.indexAt(0);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.onRowsChanged(0, first - 1);
        QCOMPARE(changed.size(), 0);
        model.onRowsChanged(0, first);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(1).toModelIndex().row(), 0);
    }

    void refilter_addsWhatCameThere()
    {
        samples::SampleRun run(m_plan, 50);
        BulkRowsModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setPlan(m_plan);
        model.setRun(run.rows());
        model.showBucket(BulkBucket::VerifiedInactive);
        const int before = model.rowCount();
        model.refilter();
        QCOMPARE(model.rowCount(), before);
        run.all = samples::SampleRun(m_plan, 100).all;
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.refilter();
        QVERIFY(model.rowCount() > before);
        QCOMPARE(reset.size(), 0);
    }

    void dryRun_saysWhatTheServerSaid()
    {
        const samples::SampleRun run(m_plan, 100, true);
        BulkRowsModel model;
        model.setPlan(m_plan);
        model.setRun(run.rows());
        model.showBucket(BulkBucket::SaidActive);
        QVERIFY(model.rowCount() > 0);
        QCOMPARE(cell(model, 0, Column::State), u"active"_s);
        model.showBucket(BulkBucket::SaidInactive);
        QCOMPARE(cell(model, 0, Column::State), u"inactive"_s);
    }

    void groups_haveNamesAndCounts()
    {
        GroupsModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setGroups(PlanGroup::Kind, {{u"access"_s, 1234}, {QString(), 5}});
        QCOMPARE(model.index(0, 0).data().toString(), u"access"_s);
        QCOMPARE(model.index(0, 1).data().toString(), QLocale().toString(1234));
        QCOMPARE(model.index(1, 0).data().toString(), u"(not said)"_s);
        model.setGroups(PlanGroup::Subject, {});
        QCOMPARE(model.rowCount(), 0);
    }

private:
    std::unique_ptr<Theme> m_themeForAll;
    BulkPlan m_plan;
};

QTEST_MAIN(tst_BulkRowsModel)
#include "tst_bulkrowsmodel.moc"
