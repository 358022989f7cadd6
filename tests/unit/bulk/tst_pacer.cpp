// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/pacer.h"
#include "tests/support/testcase.h"

namespace rescind {

using namespace std::chrono_literals;
using Time = Pacer::Time;

class TestPacer final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void sendsAsManyAtOnceAsWasAsked();
    void rateIsKept_data();
    void rateIsKept();
    void lullIsNotMadeUpForByABurst();
    void slowsDownOnceForAllThatWereUnderWay();
    void goesBackUpByOneARound();
    void waitsAsLongAsTheServerAsks();
    void neverAllowsLessThanOne();
    void takesTheServerForDownAndTriesWithOne();
    void oneFailureAmongAnswersChangesNothing();
    void comesBackAtHalfWhenTheServerDoes();
    void pausesDoubleAndAreSpread();
};

namespace {

Pacer pacer(int concurrency, double rate = 0, double jitter = 0.5)
{
    return Pacer({.concurrency = concurrency, .rate = rate}, [jitter] { return jitter; });
}

//! Sends what may leave at this moment.
int burst(Pacer &pacer, Time now)
{
    int count = 0;
    while (true) {
        const auto next = pacer.nextLeave(now);
        if (!next || *next > now)
            return count;
        pacer.left(now);
        ++count;
    }
}

} // namespace

void TestPacer::sendsAsManyAtOnceAsWasAsked()
{
    Pacer p = pacer(16);
    QCOMPARE(burst(p, 0s), 16);
    QVERIFY(!p.nextLeave(1s));
    p.answered(0s);
    QCOMPARE(burst(p, 1s), 1);
}

void TestPacer::rateIsKept_data()
{
    QTest::addColumn<double>("rate");
    for (const double rate : {0.5, 1.0, 7.0, 150.0, 3000.0})
        QTest::addRow("%g/s", rate) << rate;
}

void TestPacer::rateIsKept()
{
    QFETCH(double, rate);
    Pacer p = pacer(256, rate);
    Time now = 0s;
    int sent = 0;
    while (now < 20s) {
        const auto next = p.nextLeave(now);
        QVERIFY(next);
        now = std::max(now, *next);
        p.left(now);
        p.answered(now);
        ++sent;
    }
    // 20 seconds' worth and what the bucket holds at first.
    QCOMPARE_GE(sent, int(20 * rate));
    QCOMPARE_LE(sent, int(20 * rate + std::max(1.0, rate / 20)) + 1);
}

void TestPacer::lullIsNotMadeUpForByABurst()
{
    Pacer p = pacer(256, 100);
    QVERIFY(burst(p, 1h) <= 5);
}

void TestPacer::slowsDownOnceForAllThatWereUnderWay()
{
    Pacer p = pacer(16);
    QCOMPARE(burst(p, 0s), 16);
    QVERIFY(p.slowedDown(0s, 1s, std::nullopt));
    QCOMPARE(p.allowed(), 8);
    for (int i = 0; i < 15; ++i)
        QVERIFY(!p.slowedDown(0s, 1s, std::nullopt));
    QCOMPARE(p.allowed(), 8);
    // One that left afterwards is news.
    QCOMPARE(burst(p, 3s), 8);
    QVERIFY(p.slowedDown(3s, 4s, std::nullopt));
    QCOMPARE(p.allowed(), 4);
}

void TestPacer::goesBackUpByOneARound()
{
    Pacer p = pacer(8);
    burst(p, 0s);
    (void)p.slowedDown(0s, 1s, std::nullopt);
    for (int i = 0; i < 7; ++i)
        p.answered(0s); // old ones: no reason to hurry
    QCOMPARE(p.allowed(), 4);
    for (int allowed = 4; allowed < 8; ++allowed) {
        QCOMPARE(p.allowed(), allowed);
        QCOMPARE(burst(p, 10s), allowed);
        for (int i = 0; i < allowed; ++i)
            p.answered(10s);
    }
    QCOMPARE(p.allowed(), 8);
}

void TestPacer::waitsAsLongAsTheServerAsks()
{
    Pacer p = pacer(4);
    burst(p, 0s);
    (void)p.slowedDown(0s, 1s, 20s);
    QVERIFY(!p.nextLeave(1s)); // three are in flight, and four halved is two
    p.answered(0s);
    p.answered(0s);
    QCOMPARE(*p.nextLeave(1s), Time(21s));
}

void TestPacer::neverAllowsLessThanOne()
{
    Pacer p = pacer(2);
    Time now = 0s;
    for (int i = 0; i < 5; ++i) {
        p.left(now);
        (void)p.slowedDown(now, now + 1s, std::nullopt);
        now += 10s;
    }
    QCOMPARE(p.allowed(), 1);
    QVERIFY(p.nextLeave(now));
}

void TestPacer::takesTheServerForDownAndTriesWithOne()
{
    Pacer p = pacer(16);
    burst(p, 0s);
    for (int i = 0; i < 16; ++i)
        p.failed(0s);
    QVERIFY(p.isDown());
    QCOMPARE(p.allowed(), 1);
    Time now = 0s;
    // Waits that double: 1, 2, 4, 8 s and no more than 30.
    for (const Time wait : {1s, 2s, 4s, 8s, 16s, 30s, 30s}) {
        QCOMPARE(*p.nextLeave(now), now + wait);
        now += wait;
        QCOMPARE(burst(p, now), 1);
        p.failed(now);
    }
}

void TestPacer::oneFailureAmongAnswersChangesNothing()
{
    Pacer p = pacer(4);
    for (int i = 0; i < 20; ++i) {
        p.left(0s);
        p.failed(0s);
        p.left(0s);
        p.answered(0s);
    }
    QCOMPARE(p.allowed(), 4);
    QVERIFY(!p.isDown());
}

void TestPacer::comesBackAtHalfWhenTheServerDoes()
{
    Pacer p = pacer(16);
    burst(p, 0s);
    for (int i = 0; i < 16; ++i)
        p.failed(0s);
    QCOMPARE(burst(p, 1s), 1);
    p.answered(1s);
    QVERIFY(!p.isDown());
    QCOMPARE(p.allowed(), 8);
}

void TestPacer::pausesDoubleAndAreSpread()
{
    QCOMPARE(pacer(1, 0, 0.5).pauseAfter(1), Time(1s));
    QCOMPARE(pacer(1, 0, 0.5).pauseAfter(3), Time(4s));
    QCOMPARE(pacer(1, 0, 0).pauseAfter(1), Time(500ms));
    QCOMPARE(pacer(1, 0, 0.999).pauseAfter(1), Time(1499ms));
    QCOMPARE(pacer(1, 0, 0.5).pauseAfter(40), Time(30s));
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestPacer)
#include "tst_pacer.moc"
