// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samples.h"
#include "tests/ui/uitestcase.h"
#include "ui/models/checksmodel.h"
#include "ui/models/claimsmodel.h"
#include "ui/models/eventsmodel.h"
#include "ui/models/generationsmodel.h"
#include "ui/models/modelroles.h"
#include "ui/widgets/sign.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace rescind;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

QModelIndex claim(const QAbstractItemModel &model, const QString &name)
{
    const QModelIndex group = model.index(0, 0);
    for (int row = 0; row < model.rowCount(group); ++row) {
        const QModelIndex index = model.index(row, 0, group);
        if (index.data().toString() == name)
            return index;
    }
    return {};
}

} // namespace

class tst_Models : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void events_thatContinue_areInserted()
    {
        EventsModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setEvents(samples::signedIn().events);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setEvents(samples::accessRevoked().events);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(model.rowCount(), static_cast<int>(samples::accessRevoked().events.size()));
        model.setEvents(samples::accessRevoked().events);
        QCOMPARE(inserted.size(), 1);
    }

    void events_ofAnotherSession_reset()
    {
        EventsModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setEvents(samples::accessRevoked().events);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setEvents(samples::signedIn().events);
        model.setEvents({});
        QCOMPARE(reset.size(), 2);
        QCOMPARE(model.rowCount(), 0);
    }

    void events_haveSignAndWord()
    {
        EventsModel model;
        model.setEvents(samples::accessRevoked().events);
        const int sign = static_cast<int>(EventsModel::Column::Sign);
        const QModelIndex first = model.index(0, sign);
        QCOMPARE(first.data(SignRole).toString(), QStringLiteral("✓"));
        QCOMPARE(first.data(Qt::AccessibleTextRole).toString(), QStringLiteral("good"));
        const QModelIndex last = model.index(model.rowCount() - 1, sign);
        QCOMPARE(last.data(ToneRole).toInt(), static_cast<int>(Tone::Warning));
    }

    void outcome_notVerifiable_isNotGreen()
    {
        EventsModel model;
        Event event{.at = samples::now(),
            .kind = EventKind::OutcomeReached,
            .result = EventResult::Good,
            .token = TokenKind::Access,
            .outcome = Outcome::AcceptedUnverified};
        model.setEvents({event});
        const QModelIndex index = model.index(0, static_cast<int>(EventsModel::Column::Sign));
        QCOMPARE(index.data(ToneRole).toInt(), static_cast<int>(Tone::Half));
    }

    void checks_showResultInWords()
    {
        ChecksModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setChecks(samples::troubled().checks);
        QCOMPARE(model.rowCount(), 8);
        const int result = static_cast<int>(ChecksModel::Column::Result);
        QCOMPARE(cell(model, 1, result), QStringLiteral("passed"));
        QCOMPARE(cell(model, 6, result), QStringLiteral("failed"));
        model.setChecks(QList<IdTokenCheck>());
        QCOMPARE(model.rowCount(), 0);
    }

    void generations_sameTokens_onlyChange()
    {
        GenerationsModel model;
        QAbstractItemModelTester tester(&model, strict);
        const TokensPageState state = samples::refreshed();
        model.setTokens(state.tokens, samples::now());
        QCOMPARE(model.rowCount(), 9);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setTokens(state.tokens, samples::now().addSecs(1));
        model.setNow(samples::now().addDays(40));
        QCOMPARE(reset.size(), 0);
        QCOMPARE(changed.size(), 2);
        const QString life = cell(model, 0, static_cast<int>(GenerationsModel::Column::Life));
        QVERIFY2(life.contains(QStringLiteral("Expired: ")), qPrintable(life));
        QVERIFY(!life.contains(u'\n'));
        model.setTokens(samples::signedIn().tokens, samples::now());
        QCOMPARE(reset.size(), 1);
    }

    void generations_nameTheToken()
    {
        GenerationsModel model;
        model.setTokens(samples::signedIn().tokens, samples::now());
        const QModelIndex index
            = model.index(0, static_cast<int>(GenerationsModel::Column::Server));
        QCOMPARE(index.data(FingerprintRole).toString(), samples::accessToken().fingerprint);
        QCOMPARE(index.data().toString(), QStringLiteral("active"));
        QCOMPARE(index.data(SignRole).toString(), QStringLiteral("✓"));
    }

    void claims_areATree()
    {
        ClaimsModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setToken(samples::accessToken());
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex audience = claim(model, QStringLiteral("aud"));
        QCOMPARE(model.rowCount(audience), 2);
        QCOMPARE(model.parent(model.index(1, 0, audience)), audience);
        const QModelIndex expiry = claim(model, QStringLiteral("exp"));
        const QString meaning
            = expiry.siblingAtColumn(static_cast<int>(ClaimsModel::Column::Meaning))
                  .data()
                  .toString();
        QVERIFY2(meaning.contains(QStringLiteral("2026")), qPrintable(meaning));
    }

    void claims_onceWiped_areFacts()
    {
        ClaimsModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setToken(samples::accessToken());
        model.setToken(samples::revoked(samples::accessToken()));
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(claim(model, QStringLiteral("sub")).isValid());
        model.setToken(Token{.kind = TokenKind::Refresh, .value = Secret(QByteArray("x"))});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(tst_Models)
#include "tst_models.moc"
