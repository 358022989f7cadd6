// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samples.h"
#include "tests/ui/uitestcase.h"
#include "ui/widgets/expirytimeline.h"
#include "ui/widgets/lampwidget.h"
#include "ui/widgets/tokencard.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QGuiApplication>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

using namespace rescind;

namespace {

template<typename T = QWidget>
T *part(const QWidget &card, const char *name)
{
    return card.findChild<T *>(QString::fromLatin1(name));
}

} // namespace

class tst_TokenCard : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void lamps_ofALiveToken_haveAccessibleNames()
    {
        TokenCard card(TokenKind::Access);
        card.setView(samples::held(samples::accessToken()), samples::now());
        QCOMPARE(part(card, "accessSignatureLamp")->accessibleName(),
            QStringLiteral("Access token, signature: genuine"));
        QCOMPARE(part(card, "accessServerLamp")->accessibleName(),
            QStringLiteral("Access token, server: active"));
        QCOMPARE(part(card, "accessTimeLamp")->accessibleName(),
            QStringLiteral("Access token, time: 13 d 23 h left"));
        QVERIFY(!part(card, "accessServerLamp")->accessibleDescription().isEmpty());
    }

    void countdown_followsTheClock()
    {
        TokenCard card(TokenKind::Access);
        card.setView(samples::held(samples::accessToken()), samples::now());
        card.setNow(samples::now().addDays(15));
        QCOMPARE(part<LampWidget>(card, "accessTimeLamp")->text(), QStringLiteral("expired"));
        QCOMPARE(part<LampWidget>(card, "accessTimeLamp")->state(), LampState::Bad);
    }

    void buttons_ofALiveToken_areThere()
    {
        TokenCard card(TokenKind::Refresh);
        card.setView(samples::held(samples::refreshToken()), samples::now());
        QCOMPARE(part(card, "refreshIntrospect")->accessibleName(),
            QStringLiteral("Introspect refresh token"));
        QCOMPARE(
            part(card, "refreshRevoke")->accessibleName(), QStringLiteral("Revoke refresh token"));
        QVERIFY(part(card, "refreshRevoke")->isVisibleTo(&card));
        QVERIFY(part(card, "refreshRevoke")->isEnabled());
    }

    void menu_doesWhatTheButtonsDo()
    {
        TokenCard card(TokenKind::Access);
        card.setView(samples::held(samples::accessToken()), samples::now());
        card.show();
        QSignalSpy asked(&card, &TokenCard::revokeRequested);
        QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(&card, &key);
        auto *menu = part<QMenu>(card, "cardMenu");
        QVERIFY(menu != nullptr && menu->isVisible());
        const QList<QAction *> actions = menu->actions();
        QCOMPARE(actions.size(), 4);
        actions.first()->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QString(samples::accessToken().fingerprint));
        QCOMPARE(actions.last()->text(), part<QPushButton>(card, "accessRevoke")->text());
        actions.last()->trigger();
        QCOMPARE(asked.count(), 1);
        menu->close();
    }

    void revoked_saysWhatOfflineCheckersStillAccept()
    {
        TokenCard card(TokenKind::Access);
        card.setView(samples::held(samples::revoked(samples::accessToken())), samples::now());
        QVERIFY(!part(card, "accessRevoke")->isVisibleTo(&card));
        QVERIFY(!part(card, "accessIntrospect")->isVisibleTo(&card));
        QCOMPARE(part<LampWidget>(card, "accessServerLamp")->state(), LampState::Bad);
        auto *exposure = part<QLabel>(card, "accessExposure");
        QVERIFY(exposure->isVisibleTo(&card));
        QVERIFY2(
            exposure->text().contains(QStringLiteral("offline")), qPrintable(exposure->text()));
        QVERIFY2(part(card, "accessTimeline")
                     ->accessibleDescription()
                     .contains(QStringLiteral("services that check offline still accept it")),
            qPrintable(part(card, "accessTimeline")->accessibleDescription()));
        QVERIFY(!part<QLabel>(card, "accessNote")->text().isEmpty());
    }

    void idToken_offersNothing()
    {
        TokenCard card(TokenKind::Id);
        card.setView(samples::held(samples::idToken()), samples::now());
        QVERIFY(!part(card, "idRevoke")->isVisibleTo(&card));
        QVERIFY(!part(card, "idIntrospect")->isVisibleTo(&card));
        QCOMPARE(part<LampWidget>(card, "idServerLamp")->state(), LampState::NotApplicable);
    }

    void height_neverChanges_data()
    {
        QTest::addColumn<bool>("isRevoked");
        QTest::addColumn<bool>("isBusy");
        QTest::newRow("busy") << false << true;
        QTest::newRow("revoked") << true << false;
    }

    void height_neverChanges()
    {
        QFETCH(bool, isRevoked);
        QFETCH(bool, isBusy);
        TokenCard card(TokenKind::Access);
        card.setView(samples::held(samples::accessToken()), samples::now());
        const int before = card.sizeHint().height();
        const Token token = samples::accessToken();
        TokenView view = samples::held(isRevoked ? samples::revoked(token) : token);
        view.isBusy = isBusy;
        view.canIntrospect = view.canRevoke = !isBusy && !isRevoked;
        card.setView(view, samples::now());
        QCOMPARE(card.sizeHint().height(), before);
    }

    void focus_ofAButtonThatGoes_staysOnTheCard()
    {
        TokenCard card(TokenKind::Access);
        card.setView(samples::held(samples::accessToken()), samples::now());
        card.show();
        card.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&card));
        part(card, "accessIntrospect")->setFocus();
        TokenView busy = samples::held(samples::accessToken());
        busy.isBusy = true;
        busy.canIntrospect = busy.canRevoke = false;
        card.setView(busy, samples::now());
        QVERIFY(card.hasFocus());
    }

    void keyboard_reachesEveryAction()
    {
        TokenCard card(TokenKind::Access);
        card.setView(samples::held(samples::accessToken()), samples::now());
        card.show();
        card.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&card));
        QSignalSpy selected(&card, &TokenCard::selected);
        QSignalSpy introspect(&card, &TokenCard::introspectRequested);
        QSignalSpy revoke(&card, &TokenCard::revokeRequested);
        card.setFocus(Qt::TabFocusReason);
        QTRY_COMPARE(selected.size(), 1);
        QTest::keyClick(&card, Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(introspect.size(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(revoke.size(), 1);
    }

    void danger_isNeverTheDefaultButton()
    {
        TokenCard card(TokenKind::Access);
        QVERIFY(!part<QPushButton>(card, "accessRevoke")->isDefault());
        QVERIFY(!part<QPushButton>(card, "accessRevoke")->autoDefault());
    }
};

QTEST_MAIN(tst_TokenCard)
#include "tst_tokencard.moc"
