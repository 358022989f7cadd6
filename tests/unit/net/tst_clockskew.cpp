// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/clockskew.h"

#include "tests/support/testcase.h"

using namespace rescind;
using namespace std::chrono_literals;

using Skew = std::optional<std::chrono::seconds>;
Q_DECLARE_METATYPE(Skew)

class tst_ClockSkew : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void skew_isTheLeastThatExplainsTheDate_data();
    void skew_isTheLeastThatExplainsTheDate();
    void answerWithoutDate_changesNothing();
    void slowAnswers_doNotUndoAGoodOne();
};

void tst_ClockSkew::skew_isTheLeastThatExplainsTheDate_data()
{
    QTest::addColumn<Skew>("known");
    QTest::addColumn<qint64>("date"); // the server's Date minus our clock at the arrival, in ms
    QTest::addColumn<qint64>("took");
    QTest::addColumn<Skew>("skew");
    const auto row = [](const char *name, Skew known, std::chrono::milliseconds date,
                         std::chrono::milliseconds took, Skew skew) {
        QTest::newRow(name) << known << qint64(date.count()) << qint64(took.count()) << skew;
    };
    row("equal clocks", {}, 0ms, 10ms, 0s);
    row("equal, Date's second nearly over", {}, -990ms, 10ms, 0s);
    row("equal, slow answer, Date of its beginning", {}, -14000ms, 14000ms, 0s);
    row("equal, slow answer, Date of its end", {}, 0ms, 14000ms, 0s);
    row("a second or so says nothing", {}, 1400ms, 10ms, 0s);
    row("server ten minutes ahead", {}, 600000ms, 10ms, 600s);
    row("server ten minutes behind", {}, -600000ms, 10ms, -600s);
    row("ahead, slow answer", {}, 590000ms, 12000ms, 590s);
    row("behind, slow answer", {}, -612000ms, 12000ms, -600s);
    row("known stays while it may be true", 600s, 590000ms, 12000ms, 600s);
    row("known stays when it was noted to the second", 600s, 599400ms, 100ms, 600s);
    row("our clock was set right since", 600s, -300ms, 10ms, 0s);
    row("server's clock was set back since", 0s, -3600000ms, 10ms, -3600s);
    row("drifted a little further", 600s, 605000ms, 10ms, 605s);
}

void tst_ClockSkew::skew_isTheLeastThatExplainsTheDate()
{
    QFETCH(Skew, known);
    QFETCH(qint64, date);
    QFETCH(qint64, took);
    QFETCH(Skew, skew);
    const QDateTime now(QDate(2026, 11, 22), QTime(14, 0), Qt::UTC);
    HttpResponse answer;
    answer.serverTime = now.addMSecs(date);
    answer.took = std::chrono::milliseconds(took);
    QCOMPARE(skewAfter(known, answer, now), skew);
}

void tst_ClockSkew::answerWithoutDate_changesNothing()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(skewAfter({}, {}, now), Skew());
    QCOMPARE(skewAfter(Skew(600s), {}, now), Skew(600s));
}

void tst_ClockSkew::slowAnswers_doNotUndoAGoodOne()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Skew skew;
    for (const int slow : {0, 14, 3, 9, 0}) {
        HttpResponse answer;
        answer.serverTime = now.addSecs(600 - slow);
        answer.took = std::chrono::seconds(slow);
        skew = skewAfter(skew, answer, now);
        QCOMPARE(skew, Skew(600s));
    }
}

QTEST_GUILESS_MAIN(tst_ClockSkew)
#include "tst_clockskew.moc"
