// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkrows.h"
#include "tests/unit/bulk/listfixture.h"

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noon = 1'790'000'000;
constexpr qint64 day = 86400;

QDateTime at(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

//! An access token that expires after so many days, one that is opaque, and one that is left out.
ListPtr sampleTokens()
{
    return listOf(jwtOf({{u"sub"_s, u"a"_s}, {u"exp"_s, noon + day}}) + '\n'
        + jwtOf({{u"sub"_s, u"b"_s}, {u"exp"_s, noon + 30 * day}}) + '\n' + opaqueToken(1) + '\n'
        + jwtOf({{u"sub"_s, u"c"_s}, {u"exp"_s, noon + 900 * day}}))
        .value_or(nullptr);
}

BulkRows sampleRows(const TokenList &list)
{
    std::vector<BulkRow> rows(std::size_t(list.size()));
    rows.back() = {.state = RowState::Skipped, .skip = SkipReason::OtherClient};
    BulkRows result(rows, {});
    result.watchExposure(list);
    return result;
}

void finish(BulkRows &rows, qsizetype index, Outcome outcome)
{
    rows.change(index, [outcome](BulkRow &row) {
        row.state = RowState::Finished;
        row.outcome = outcome;
    });
}

} // namespace

class tst_BulkExposure final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void rows_countByWhatTheyAreGoodFor_data();
    void rows_countByWhatTheyAreGoodFor();
    void opaqueToken_thatIsDead_isGone();
    void expired_isGoneByItself();
    void leftOutRows_areNotCounted();
    void nothing_hasNoBins();
};

void tst_BulkExposure::rows_countByWhatTheyAreGoodFor_data()
{
    QTest::addColumn<RowState>("state");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<ExposureCounts>("counts");
    const ExposureCounts usable{.usable = 1};
    const ExposureCounts unproved{.unproved = 1};
    const ExposureCounts offline{.offline = 1};
    QTest::newRow("waiting") << RowState::Waiting << Outcome::NotSent << usable;
    QTest::newRow("sending") << RowState::Sending << Outcome::NotSent << usable;
    QTest::newRow("accepted") << RowState::Accepted << Outcome::NotSent << unproved;
    const auto finished = [](const char *name, Outcome outcome, const ExposureCounts &counts) {
        QTest::newRow(name) << RowState::Finished << outcome << counts;
    };
    finished("rejected", Outcome::Rejected, usable);
    finished("not sent", Outcome::NotSent, usable);
    finished("still active", Outcome::AcceptedStillActive, usable);
    finished("unverified", Outcome::AcceptedUnverified, unproved);
    finished("verified", Outcome::VerifiedInactive, offline);
    finished("dead before", Outcome::AlreadyInactive, offline);
}

void tst_BulkExposure::rows_countByWhatTheyAreGoodFor()
{
    QFETCH(RowState, state);
    QFETCH(Outcome, outcome);
    QFETCH(ExposureCounts, counts);
    const ListPtr list = sampleTokens();
    BulkRows rows = sampleRows(*list);
    rows.change(0, [state, outcome](BulkRow &row) {
        row.state = state;
        row.outcome = outcome;
    });
    const ExposureLeft left = rows.exposure().left(at(noon));
    QCOMPARE(left.bins.constFirst().counts, counts);
    QCOMPARE(left.bins.constLast().counts, ExposureCounts{.usable = 1});
    QCOMPARE(left.all().all(), 3);
    // As a run that is resumed counts them.
    QCOMPARE(BulkExposure(*list, rows.all()).left(at(noon)).all(), left.all());
}

void tst_BulkExposure::opaqueToken_thatIsDead_isGone()
{
    const ListPtr list = sampleTokens();
    BulkRows rows = sampleRows(*list);
    QCOMPARE(rows.exposure().left(at(noon)).withoutExpiry, ExposureCounts{.usable = 1});
    finish(rows, 2, Outcome::VerifiedInactive);
    QCOMPARE(rows.exposure().left(at(noon)).withoutExpiry, ExposureCounts());
}

void tst_BulkExposure::expired_isGoneByItself()
{
    const ListPtr list = sampleTokens();
    const BulkRows rows = sampleRows(*list);
    QCOMPARE(rows.exposure().left(at(noon + 10 * day)).bins.constFirst().counts, ExposureCounts());
    QCOMPARE(rows.exposure().left(at(noon + 10 * day)).all().all(), 2);
    QCOMPARE(rows.exposure().left(at(noon + 90 * day)).all().all(), 1);
}

void tst_BulkExposure::leftOutRows_areNotCounted()
{
    const ListPtr list = sampleTokens();
    const BulkRows rows = sampleRows(*list);
    const ExposureLeft left = rows.exposure().left(at(noon));
    QVERIFY(left.bins.size() <= BulkExposure::mostBins);
    QVERIFY(left.bins.constLast().to < at(noon + 90 * day));
}

void tst_BulkExposure::nothing_hasNoBins()
{
    QVERIFY(BulkExposure().left(at(noon)).bins.isEmpty());
    const ListPtr list = listOf(opaqueToken(1)).value_or(nullptr);
    const std::vector<BulkRow> rows(1);
    const ExposureLeft left = BulkExposure(*list, rows).left(at(noon));
    QVERIFY(left.bins.isEmpty());
    QCOMPARE(left.all(), ExposureCounts{.usable = 1});
}

QTEST_GUILESS_MAIN(tst_BulkExposure)
#include "tst_bulkexposure.moc"
