// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samples.h"
#include "tests/ui/uitestcase.h"
#include "ui/mainwindow.h"
#include "ui/pages/tokendetails.h"
#include "ui/pages/tokenspage.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>

using namespace rescind;

namespace {

template<typename T = QWidget>
T *part(const QWidget &window, const char *name)
{
    return window.findChild<T *>(QString::fromLatin1(name));
}

TokensPageState stateIn(TokensPageState::Situation situation)
{
    TokensPageState state = samples::signedIn();
    state.situation = situation;
    return state;
}

} // namespace

class tst_TokensPage : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void emptyStates_sayWhatWillStandHere_data()
    {
        using Situation = TokensPageState::Situation;
        QTest::addColumn<TokensPageState::Situation>("situation");
        QTest::addColumn<QString>("action");
        QTest::newRow("signed out") << Situation::SignedOut << QStringLiteral("Sign in");
        QTest::newRow("restoring") << Situation::Restoring << QString();
    }

    void emptyStates_sayWhatWillStandHere()
    {
        QFETCH(TokensPageState::Situation, situation);
        QFETCH(QString, action);
        TokensPage page;
        page.setState(stateIn(situation));
        QVERIFY(!part<QLabel>(page, "emptyTitle")->text().isEmpty());
        QVERIFY(!part<QLabel>(page, "emptyText")->text().isEmpty());
        auto *button = part<QAbstractButton>(page, "emptyAction");
        QCOMPARE(button->accessibleName(), action);
        QCOMPARE(button->isVisibleTo(&page), !action.isEmpty());
        QVERIFY(page.findChild<QWidget *>(QStringLiteral("accessTokenCard")) == nullptr);
    }

    void tabKey_goesFromHeaderToCardsToDetailsToBanner()
    {
        TokensPage page;
        page.setState(stateIn(TokensPageState::Situation::SignedOut));
        page.setState(samples::signedIn());
        QStringList order;
        for (const QWidget *w = page.nextInFocusChain(); w != &page; w = w->nextInFocusChain()) {
            for (const char *stop :
                {"revokeAll", "accessRevoke", "detailsTabs", "bannerCloseButton"}) {
                if (w->objectName() == QLatin1StringView(stop))
                    order.append(w->objectName());
            }
        }
        QCOMPARE(order,
            (QStringList{QStringLiteral("revokeAll"), QStringLiteral("accessRevoke"),
                QStringLiteral("detailsTabs"), QStringLiteral("bannerCloseButton")}));
    }

    void newestEvent_staysInSightWhenTheRoomShrinks()
    {
        TokenDetails details;
        details.resize(700, 400);
        details.show();
        TokensPageState state = samples::accessRevoked();
        QList<Event> events;
        for (int i = 0; i < 12; ++i)
            events.append(Event{.at = QDateTime(QDate(2026, 11, 22), QTime(14, i), Qt::UTC),
                .kind = EventKind::Introspected,
                .token = TokenKind::Access,
                .activity = Activity::Active});
        for (qsizetype count = 1; count <= events.size(); ++count) {
            state.events = events.first(count);
            details.setState(state, {}, events.constFirst().at);
            QCoreApplication::processEvents();
        }
        details.resize(700, 220);
        const QScrollBar *bar = part<QTableView>(details, "eventsTable")->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        QTRY_COMPARE(bar->value(), bar->maximum());
    }

    void emptyAction_asksForWhatIsMissing()
    {
        TokensPage page;
        QSignalSpy signIn(&page, &TokensPage::signInRequested);
        page.setState(stateIn(TokensPageState::Situation::SignedOut));
        part<QAbstractButton>(page, "emptyAction")->click();
        QCOMPARE(signIn.size(), 1);
    }

    void actions_followTheState()
    {
        TokensPage page;
        TokensPageState state = samples::signedIn();
        page.setState(state);
        QVERIFY(part(page, "refresh")->isEnabled());
        QVERIFY(part(page, "revokeAll")->isEnabled());
        QVERIFY(!part(page, "memoryOnly")->isVisibleTo(&page));
        state.canRefresh = state.canRevokeAny = state.canSignIn = false;
        state.inMemoryOnly = true;
        page.setState(state);
        QVERIFY(!part(page, "refresh")->isEnabled());
        QVERIFY(!part(page, "revokeAll")->isEnabled());
        QVERIFY(!part(page, "signInAgain")->isEnabled());
        QVERIFY(part(page, "memoryOnly")->isVisibleTo(&page));
    }

    void cards_showTheNewestGeneration()
    {
        TokensPage page;
        page.setNowSource([] { return samples::now(); });
        page.setState(samples::refreshed());
        QSignalSpy revoke(&page, &TokensPage::revokeRequested);
        part<QAbstractButton>(page, "refreshRevoke")->click();
        QCOMPARE(revoke.size(), 1);
        QCOMPARE(revoke.first().first().toString(), QStringLiteral("3effee254729296b"));
    }

    void generations_canRevokeAnOlderOne()
    {
        TokensPage page;
        page.setNowSource([] { return samples::now(); });
        page.setState(samples::refreshed());
        auto *table = part<QTableView>(page, "generationsTable");
        auto *button = part<QAbstractButton>(page, "generationRevoke");
        QVERIFY(!button->isEnabled());
        table->selectRow(4);
        QVERIFY(button->isEnabled());
        QSignalSpy revoke(&page, &TokensPage::revokeRequested);
        button->click();
        QCOMPARE(revoke.size(), 1);
        QCOMPARE(revoke.first().first().toString(), QStringLiteral("2effee254729296b"));
        page.setState(samples::refreshed());
        QCOMPARE(table->selectionModel()->selectedRows().first().row(), 4);
    }

    void raw_isMaskedUntilAskedFor()
    {
        TokensPage page;
        page.setState(samples::signedIn());
        auto *raw = part<QPlainTextEdit>(page, "rawToken");
        auto *reveal = part<QAbstractButton>(page, "rawReveal");
        part<QTabWidget>(page, "detailsTabs")->setCurrentIndex(4);
        page.show();
        QVERIFY(!raw->toPlainText().contains(QStringLiteral("eyJ")));
        reveal->click();
        QVERIFY(raw->toPlainText().startsWith(QStringLiteral("eyJ")));
        QVERIFY(raw->textInteractionFlags() == Qt::NoTextInteraction);
        page.select(TokenKind::Refresh);
        QVERIFY(!reveal->isChecked());
        QVERIFY(raw->toPlainText().startsWith(u'•'));
        reveal->click();
        QVERIFY(raw->toPlainText().startsWith(u'r'));
        part<QTabWidget>(page, "detailsTabs")->setCurrentIndex(0);
        QVERIFY(!raw->toPlainText().contains(u'r'));
    }

    void copy_asksForTheSelectedToken()
    {
        TokensPage page;
        page.setState(samples::signedIn());
        page.select(TokenKind::Id);
        QSignalSpy copy(&page, &TokensPage::copyRequested);
        part<QAbstractButton>(page, "rawCopy")->click();
        QCOMPARE(copy.first().first().toString(), samples::idToken().fingerprint);
    }

    void results_moveNoCard_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("as it starts") << QSize(1180, 760);
        QTest::newRow("with a scroll bar") << QSize(1024, 640);
    }

    void results_moveNoCard()
    {
        QFETCH(QSize, size);
        MainWindow window;
        window.resize(size);
        TokensPage &page = window.tokensPage();
        page.setNowSource([] { return samples::now(); });
        page.setState(samples::signedIn());
        window.show();
        const auto places = [&] {
            QList<QRect> found;
            for (const char *name : {"accessTokenCard", "refreshTokenCard", "idTokenCard",
                     "accessServerLamp", "accessTimeline"})
                found.append(
                    QRect(part(page, name)->mapTo(&window, QPoint()), part(page, name)->size()));
            return found;
        };
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QList<QRect> before = places();
        TokensPageState after = samples::accessRevoked();
        after.inMemoryOnly = true;
        page.setState(after);
        page.banner().showMessage(
            Banner::Tone::Good, QStringLiteral("Done"), QStringLiteral("All of it."));
        QTRY_VERIFY(page.banner().isVisible() && page.banner().y() > 0);
        QCOMPARE(places(), before);
    }

    void tabKey_goesAsTheEyeDoes()
    {
        MainWindow window;
        window.setProfiles({samples::profile()}, samples::profile().id);
        window.tokensPage().setState(samples::signedIn());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QStringList expected{QStringLiteral("profileSwitcher"),
            QStringLiteral("tokensPageButton"), QStringLiteral("pasteToken"),
            QStringLiteral("moreButton"), QStringLiteral("signInAgain"), QStringLiteral("refresh"),
            QStringLiteral("revokeAll"), QStringLiteral("sessionMenuButton"),
            QStringLiteral("accessTokenCard"), QStringLiteral("accessIntrospect"),
            QStringLiteral("accessRevoke"), QStringLiteral("refreshTokenCard"),
            QStringLiteral("refreshIntrospect"), QStringLiteral("refreshRevoke"),
            QStringLiteral("idTokenCard")};
        QStringList found;
        QWidget *widget = part(window, "profileSwitcher");
        for (qsizetype i = 0; i < expected.size(); ++i) {
            found.append(widget->objectName());
            do {
                widget = widget->nextInFocusChain();
            } while ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisible());
        }
        QCOMPARE(found, expected);
    }

    void window_namesNoSecretInItsTitle()
    {
        MainWindow window;
        QCOMPARE(window.windowTitle(), QStringLiteral("Rescind"));
        window.setProfiles({samples::profile()}, samples::profile().id);
        QCOMPARE(window.windowTitle(), QStringLiteral("Rescind — Customer portal"));
    }

    void everyControl_hasNameAndAccessibleName()
    {
        MainWindow window;
        window.setProfiles({samples::profile()}, samples::profile().id);
        window.tokensPage().setState(samples::signedIn());
        for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
            if (!button->isVisibleTo(&window))
                continue;
            const QByteArray text = button->text().toUtf8() + ' ' + button->objectName().toUtf8();
            QVERIFY2(!button->objectName().isEmpty(), text.constData());
            QVERIFY2(!button->accessibleName().isEmpty(), text.constData());
        }
    }

    void mnemonics_inOneWindow_areUnique()
    {
        MainWindow window;
        window.tokensPage().setState(samples::signedIn());
        QStringList seen;
        const auto add = [&seen](const QString &text) {
            const QString key = QKeySequence::mnemonic(text).toString();
            if (key.isEmpty())
                return true;
            const bool isNew = !seen.contains(key);
            seen.append(key);
            return isNew;
        };
        for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
            if (button->isVisibleTo(&window))
                QVERIFY2(add(button->text()), qPrintable(button->text()));
        }
        auto *tabs = window.findChild<QTabWidget *>(QStringLiteral("detailsTabs"));
        for (int tab = 0; tab < tabs->count(); ++tab)
            QVERIFY2(add(tabs->tabText(tab)), qPrintable(tabs->tabText(tab)));
    }
};

QTEST_MAIN(tst_TokensPage)
#include "tst_tokenspage.moc"
