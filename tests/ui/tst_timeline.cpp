// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samples.h"
#include "tests/ui/uitestcase.h"
#include "ui/models/generationsmodel.h"
#include "ui/pages/lifedelegate.h"
#include "ui/text/timetext.h"
#include "ui/widgets/expirytimeline.h"
#include "ui/widgets/lifeline.h"

#include <QtGui/QPainter>
#include <QtTest/QTest>
#include <QtWidgets/QTableView>

using namespace rescind;

namespace {

TimelineTimes alive()
{
    const QDateTime now = samples::now();
    return {.start = now.addDays(-1),
        .now = now,
        .expiresAt = now.addDays(3),
        .exposureUntil = now.addDays(3)};
}

TimelineTimes revokedWithExposure()
{
    TimelineTimes times = alive();
    times.revokedAt = times.now.addSecs(-3600);
    return times;
}

//! How many pixels of the picture are nearer to `color` than to anything else of the theme.
int countPixels(const QImage &image, const QColor &color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == color ? 1 : 0;
    }
    return count;
}

} // namespace

class tst_Timeline : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void positionOf_liesBetweenItsNeighbours()
    {
        ExpiryTimeline line;
        line.resize(412, 40);
        const TimelineTimes times = revokedWithExposure();
        line.setTimes(times);
        const double start = line.positionOf(times.start);
        const double end = line.positionOf(times.expiresAt);
        QVERIFY(start >= 0);
        QVERIFY(end <= 412);
        QCOMPARE(line.positionOf(times.now), start + (end - start) / 4);
        QVERIFY(line.positionOf(times.revokedAt) < line.positionOf(times.now));
    }

    void positionOf_outside_staysOnTheLine()
    {
        ExpiryTimeline line;
        line.resize(300, 40);
        line.setTimes(alive());
        QCOMPARE(line.positionOf(alive().start.addDays(-90)), line.positionOf(alive().start));
        QCOMPARE(
            line.positionOf(alive().expiresAt.addDays(90)), line.positionOf(alive().expiresAt));
    }

    void captions_sayTheState_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("knowsExpiry");
        QTest::addColumn<bool>("isRevoked");
        QTest::addColumn<bool>("isExposed");
        QTest::addColumn<QString>("begin");
        QTest::newRow("alive") << 0 << true << false << true << QStringLiteral("expires ");
        QTest::newRow("expired") << 5 << true << false << false << QStringLiteral("expired ");
        QTest::newRow("expiry not known")
            << 0 << false << false << false << QStringLiteral("expiry not known");
        QTest::newRow("revoked, opaque")
            << 0 << true << true << false << QStringLiteral("revoked ");
        QTest::newRow("revoked, exposed")
            << 0 << true << true << true << QStringLiteral("accepted offline until ");
        QTest::newRow("revoked, exposed for ever")
            << 0 << false << true << true << QStringLiteral("accepted offline for ever");
    }

    void captions_sayTheState()
    {
        QFETCH(int, days);
        QFETCH(bool, knowsExpiry);
        QFETCH(bool, isRevoked);
        QFETCH(bool, isExposed);
        QFETCH(QString, begin);
        TimelineTimes times = alive();
        times.now = times.now.addDays(days);
        if (!knowsExpiry)
            times.expiresAt = {};
        if (isRevoked)
            times.revokedAt = times.start.addSecs(60);
        times.exposureUntil = isExposed ? std::optional(times.expiresAt) : std::nullopt;
        ExpiryTimeline line;
        line.resize(300, 40);
        line.setTimes(times);
        QVERIFY2(timelineEnd(times).startsWith(begin), qPrintable(timelineEnd(times)));
        QVERIFY(!line.grab().isNull());
    }

    void startCaption_withoutIssue_saysReceived()
    {
        TimelineTimes times = alive();
        QVERIFY(timelineStart(times).startsWith(QStringLiteral("issued ")));
        times.startIsReceipt = true;
        QVERIFY(timelineStart(times).startsWith(QStringLiteral("received ")));
    }

    void toolTipAndAccessibleText_sayTheSame()
    {
        ExpiryTimeline line;
        for (const TimelineTimes &times : {alive(), revokedWithExposure(), TimelineTimes()}) {
            line.setTimes(times);
            QCOMPARE(line.toolTip(), timelineText(times));
            QCOMPARE(line.accessibleDescription(), line.toolTip());
        }
        // Every moment is in it.
        const TimelineTimes times = revokedWithExposure();
        const QString text = timelineText(times);
        for (const QDateTime &moment : {times.start, times.revokedAt, times.expiresAt})
            QVERIFY2(text.contains(absoluteTime(moment)), qPrintable(text));
        QVERIFY(text.contains(shortTime(times.now)));
        QVERIFY(text.contains(QStringLiteral("offline")));
    }

    void generations_lieOnOneAxis()
    {
        TimelineTimes older = alive();
        older.start = older.start.addDays(-9);
        older.expiresAt = older.now.addDays(-1);
        const LifeAxis axis = commonAxis({alive(), older});
        QCOMPARE(axis.start, older.start);
        QCOMPARE(axis.end, alive().expiresAt);
        QCOMPARE(axis.shareOf(alive().start), 9.0 / 13);
        // An end that nobody knows leaves room for what may come.
        TimelineTimes open = alive();
        open.expiresAt = {};
        QVERIFY(axisOf(open).end > open.now);
        QVERIFY(commonAxis({open, older}).shareOf(open.now) < 1);
    }

    void tokenSeenDead_isDrawnDead()
    {
        Token token = samples::accessToken();
        token.server = ServerState::Inactive;
        token.serverAskedAt = samples::now().addSecs(-60);
        const TimelineTimes times = timelineTimes(token, samples::now());
        // Dead at the server, and accepted offline all the same.
        QVERIFY(times.isExposed());
        QVERIFY(times.revokedIsSighting);
        QVERIFY(timelineText(times).contains(absoluteTime(token.serverAskedAt)));
        Token opaque = samples::refreshToken();
        opaque.server = ServerState::Inactive;
        opaque.serverAskedAt = token.serverAskedAt;
        QVERIFY(timelineTimes(opaque, samples::now()).isOver);
        QVERIFY(!timelineTimes(samples::accessToken(), samples::now()).isOver);
    }

    void liveGeneration_isTheColouredLine()
    {
        GenerationsModel model;
        Token dead = samples::refreshToken();
        dead.server = ServerState::Inactive;
        dead.serverAskedAt = samples::now().addSecs(-60);
        dead.fingerprint = QStringLiteral("00ff254729296b00");
        model.setTokens({samples::held(samples::refreshToken()), samples::held(dead)},
            samples::now().addDays(10));
        QTableView table;
        table.setModel(&model);
        table.resize(400, 200);
        LifeDelegate delegate(model, nullptr);
        const auto accents = [&](int row) {
            QImage image(300, 30, QImage::Format_ARGB32);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            QStyleOptionViewItem option;
            option.initFrom(&table);
            option.widget = &table;
            option.rect = image.rect();
            delegate.paint(&painter, option,
                model.index(row, static_cast<int>(GenerationsModel::Column::Life)));
            painter.end();
            return countPixels(image, themeColors(table.palette()).accent);
        };
        QVERIFY(accents(0) > 300);
        QCOMPARE(accents(1), 0);
    }

    void exposure_isHatchedInRed_onlyAfterRevocation()
    {
        ExpiryTimeline line;
        line.resize(400, 20);
        line.setTimes(alive());
        QCOMPARE(countPixels(line.grab().toImage(), themeColors(line.palette()).bad), 0);
        line.setTimes(revokedWithExposure());
        QVERIFY(countPixels(line.grab().toImage(), themeColors(line.palette()).bad) > 100);
    }

    void paint_atAnyWidthAndWithoutTimes_survives()
    {
        ExpiryTimeline line;
        for (const int width : {1, 12, 60, 200, 2000}) {
            line.resize(width, 40);
            line.setTimes({});
            QVERIFY(!line.grab().isNull());
            line.setTimes(revokedWithExposure());
            QVERIFY(!line.grab().isNull());
        }
    }
};

QTEST_MAIN(tst_Timeline)
#include "tst_timeline.moc"
