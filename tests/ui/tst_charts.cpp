// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/uitestcase.h"
#include "ui/widgets/barchart.h"
#include "ui/widgets/chartparts.h"
#include "ui/widgets/countsrow.h"
#include "ui/widgets/outcomebar.h"
#include "ui/widgets/ratechart.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

QList<Share> shares()
{
    return {{.sign = u"✓"_s, .word = u"verified"_s, .count = 9990, .tone = Tone::Good},
        {.sign = u"◐"_s, .word = u"not verifiable"_s, .count = 0, .tone = Tone::Half},
        {.sign = u"✕"_s, .word = u"rejected"_s, .count = 1, .tone = Tone::Bad},
        {.sign = u"…"_s, .word = u"waiting"_s, .count = 9, .isOpen = true}};
}

QImage pictureOf(QWidget &widget)
{
    QImage image(widget.size(), QImage::Format_ARGB32);
    image.fill(Qt::white);
    widget.render(&image);
    return image;
}

} // namespace

class tst_Charts : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void roundedUp_isTheNextOneTwoOrFive_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("expected");
        QTest::newRow("nothing") << 0.0 << 1.0;
        QTest::newRow("one") << 1.0 << 1.0;
        QTest::newRow("three") << 3.0 << 5.0;
        QTest::newRow("itself") << 20.0 << 20.0;
        QTest::newRow("thousands") << 940.0 << 1000.0;
        QTest::newRow("just above") << 1001.0 << 2000.0;
    }

    void roundedUp_isTheNextOneTwoOrFive()
    {
        QFETCH(double, value);
        QFETCH(double, expected);
        QCOMPARE(roundedUp(value), expected);
    }

    void bar_showsTheSmallestShareToo()
    {
        OutcomeBar bar;
        bar.resize(300, 16);
        bar.setShares(shares());
        const QList<QRectF> places = bar.places();
        QVERIFY(places.at(1).isEmpty());
        QVERIFY(places.at(2).width() >= 4);
        QVERIFY(places.at(0).width() > places.at(3).width());
        // They stand apart, and fill the bar.
        QVERIFY(places.at(2).left() > places.at(0).right());
        QVERIFY(qAbs(places.at(3).right() - 300) < 0.01);
    }

    void bar_fromRightToLeft_isMirrored()
    {
        OutcomeBar bar;
        bar.resize(300, 16);
        bar.setShares(shares());
        bar.setLayoutDirection(Qt::RightToLeft);
        const QList<QRectF> places = bar.places();
        QVERIFY(qAbs(places.at(0).right() - 300) < 0.01);
        QVERIFY(qAbs(places.at(3).left()) < 0.01);
    }

    void bar_saysWhatItShows()
    {
        OutcomeBar bar;
        bar.setShares(shares());
        QCOMPARE(bar.accessibleDescription(), u"9,990 verified, 1 rejected, 9 waiting"_s);
    }

    void bar_tellsSharesApartWithoutColour()
    {
        // Proved and half known in grey: one even, the other striped.
        const auto levels = [](Tone tone) {
            OutcomeBar bar;
            bar.resize(200, 16);
            bar.setShares({{.sign = u"◐"_s, .word = u"x"_s, .count = 1, .tone = tone}});
            const QImage image = pictureOf(bar);
            QSet<int> found;
            for (int x = 20; x < 180; ++x)
                found.insert(qGray(image.pixel(x, 8)));
            return found.size();
        };
        QCOMPARE(levels(Tone::Good), 1);
        QVERIFY(levels(Tone::Half) > 1);
    }

    void counts_keepTheirPlacesWhileTheyGrow()
    {
        CountsRow row;
        row.resize(900, 60);
        QList<Share> before = shares();
        before[0].count = 3;
        row.setShares(before, 10000);
        const auto places = [&row] {
            QList<QRect> found;
            for (const CountTile *tile : row.findChildren<CountTile *>())
                found.append(tile->geometry());
            return found;
        };
        const QList<QRect> first = places();
        QCOMPARE(first.size(), 4);
        row.setShares(shares(), 10000);
        QCOMPARE(places(), first);
    }

    void counts_wrapWhereThereIsNoRoom()
    {
        CountsRow row;
        row.setShares(shares(), 10000);
        QVERIFY(row.heightForWidth(150) > row.heightForWidth(900));
        row.resize(150, row.heightForWidth(150));
        row.show();
        for (const CountTile *tile : row.findChildren<CountTile *>())
            QVERIFY(row.rect().contains(tile->geometry()));
    }

    void counts_canBeChosenAndLetGo()
    {
        CountsRow row;
        row.setChoosable(true);
        row.setShares(shares(), 10000);
        QSignalSpy chosen(&row, &CountsRow::chosenByUser);
        auto *tile = row.findChild<CountTile *>(u"count2"_s);
        QCOMPARE(tile->accessibleName(), u"1 rejected"_s);
        tile->click();
        QCOMPARE(chosen.takeFirst().first().toInt(), 2);
        row.findChild<CountTile *>(u"count0"_s)->click();
        QCOMPARE(chosen.takeFirst().first().toInt(), 0);
        QVERIFY(!tile->isChecked());
        row.findChild<CountTile *>(u"count0"_s)->click();
        QCOMPARE(chosen.takeFirst().first().toInt(), -1);
    }

    void rate_saysWhatItShows()
    {
        RateChart chart;
        QCOMPARE(chart.accessibleDescription(), u"nothing measured yet"_s);
        chart.setPoints({{100, 0}, {900, 0}, {300, 7}, {400, 2}});
        const QString words = chart.accessibleDescription();
        QVERIFY2(words.contains(u"400 per second"), qPrintable(words));
        QVERIFY2(words.contains(u"at most 900"), qPrintable(words));
        QVERIFY2(words.contains(u"9 time"), qPrintable(words));
    }

    void rate_ofAnHour_isDrawn()
    {
        RateChart chart;
        chart.resize(200, 100);
        QList<RatePoint> points;
        for (int second = 0; second < 3600; ++second)
            points.append({500 + second % 90, second == 1800 ? 1 : 0});
        chart.setPoints(points);
        QVERIFY(!pictureOf(chart).isNull());
        chart.setPoints({});
        QVERIFY(!pictureOf(chart).isNull());
        chart.setPoints({{5, 1}});
        QVERIFY(!pictureOf(chart).isNull());
    }

    void bars_sayTheHighestFirst()
    {
        BarChart chart;
        QCOMPARE(chart.accessibleDescription(), u"nothing to show"_s);
        chart.setBars({{.value = 3, .span = u"Monday"_s}, {.value = 0, .span = u"Tuesday"_s},
            {.value = 1200, .span = u"Wednesday"_s}});
        QCOMPARE(chart.accessibleDescription(), u"Wednesday: 1,200, Monday: 3"_s);
        chart.resize(200, 100);
        const QImage plain = pictureOf(chart);
        QVERIFY(!plain.isNull());
        // Its parts are seen and said.
        chart.setBars(
            {{.value = 3, .span = u"Monday"_s, .hatched = 1, .pale = 1, .words = u"1 of each"_s}});
        QCOMPARE(chart.accessibleDescription(), u"Monday: 1 of each"_s);
        QVERIFY(pictureOf(chart) != plain);
    }
};

QTEST_MAIN(tst_Charts)
#include "tst_charts.moc"
