// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faketransport.h"
#include "tests/support/testcase.h"
#include "tests/ui/dialogparts.h"
#include "tests/ui/languages.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/closewhilerunningbox.h"
#include "ui/dialogs/confirmrevocationdialog.h"
#include "ui/dialogs/dangerdialog.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/dialogs/signindialog.h"
#include "ui/widgets/secretlineedit.h"

#include <QtCore/QPointer>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace rescind;

namespace {

ConfirmRevocation oneToken(TokenKind kind)
{
    return {.profileName = QStringLiteral("Customer portal"),
        .host = QStringLiteral("portal.authing.cn"),
        .environment = Environment::Production,
        .tokens = {{.kind = kind,
            .fingerprint = QStringLiteral("9f86d081884c7d65"),
            .exposureUntil = now.addSecs(1206000),
            .generation = 2}},
        .now = now};
}

class OpenJob final : public ResultJob<void>
{
public:
    OpenJob(Result<void> outcome, QObject *parent)
        : ResultJob(parent)
        , m_outcome(std::move(outcome))
    {
    }

protected:
    void run() override { finish(m_outcome); }
    [[nodiscard]] Stage stage() const override { return Stage::Authorization; }

private:
    Result<void> m_outcome;
};

class FakeBrowser final : public Browser
{
public:
    [[nodiscard]] ResultJob<void> *open(const QUrl &url, QObject *parent) override
    {
        opened.append(url);
        return new OpenJob(outcome, parent);
    }

    Result<void> outcome = {};
    QList<QUrl> opened;
};

//! A real sign-in at a provider that has metadata and nothing else.
struct SignIn
{
    explicit SignIn(const QString &redirectUri = QStringLiteral("http://127.0.0.1/callback"))
    {
        client.profile.name = QStringLiteral("Customer portal");
        client.profile.appHost = QStringLiteral("https://portal.authing.cn");
        client.profile.clientId = QStringLiteral("app");
        client.profile.redirectUri = redirectUri;
        transport.setAnswer([](const HttpRequest &request) -> Result<HttpResponse> {
            if (request.stage == Stage::Discovery)
                return emptyResponse(404);
            return jsonResponse(QByteArrayLiteral("{\"keys\":[]}"));
        });
    }
    LoginJob *start()
    {
        auto *job = new LoginJob({transport, browser, systemClock}, client, 1, &parent);
        job->start();
        return job;
    }

    FakeTransport transport;
    FakeBrowser browser;
    SystemClock systemClock;
    Client client;
    QObject parent;
};

} // namespace

class TestDialogs final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }

    void everythingUsable_hasNameAndObjectName_data();
    void everythingUsable_hasNameAndObjectName();

    void confirm_cancelIsDefaultAndFocused();
    void confirm_namesWhatAndWhere_data();
    void confirm_namesWhatAndWhere();
    void confirm_severalTokens_areCounted();
    void confirm_onlyTheRedButtonAccepts();
    void confirm_saysWhatRemains();
    void confirm_takesAReason();

    void signIn_showsEachStep_data();
    void signIn_showsEachStep();
    void signIn_straysAndErrorsAreTold();
    void signIn_linkIsCopied();
    void signIn_opensAgain();
    void signIn_wrongPasteIsExplainedAndKept();
    void signIn_pasteOnlyRedirect_opensThePart();
    void signIn_closingCancelsTheJob();
    void signIn_endOfTheJobCloses();

    void secretEdit_revealsAndHidesAgain();
    void secretEdit_givesNothingAway();

    void danger_isMeantByItsRedButtonAlone();
    void closeWhileRunning_keepsRunningByDefault_data();
    void closeWhileRunning_keepsRunningByDefault();

    void about_namesTheVersion();
};

void TestDialogs::everythingUsable_hasNameAndObjectName_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages())
        QTest::newRow(qPrintable(language)) << language;
}

void TestDialogs::everythingUsable_hasNameAndObjectName()
{
    QFETCH(const QString, language);
    const Spoken spoken(language);
    ProfileDialog profile;
    profile.setProfile(filledProfile(), kept);
    ConfirmRevocationDialog confirm(oneToken(TokenKind::Access));
    SignInDialog signIn(nullptr, filledProfile());
    AboutDialog about;
    for (const QWidget *dialog :
        {static_cast<QWidget *>(&profile), static_cast<QWidget *>(&confirm),
            static_cast<QWidget *>(&signIn), static_cast<QWidget *>(&about)}) {
        QVERIFY(!dialog->windowTitle().isEmpty());
        for (const QWidget *widget : dialog->findChildren<QWidget *>()) {
            if ((widget->focusPolicy() & Qt::TabFocus) == 0
                || widget->objectName().startsWith(u"qt_"))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            // Lists inside of combo boxes and the icon of a line edit belong to Qt.
            if (widget->window() != dialog || widget->parentWidget()->inherits("QComboBox")
                || widget->parentWidget()->inherits("QLineEdit"))
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            const bool named = !widget->accessibleName().isEmpty()
                || (button != nullptr && !button->text().isEmpty());
            QVERIFY2(named, qPrintable(widget->objectName()));
            QVERIFY2(!widget->accessibleName().contains(u'&'), qPrintable(widget->objectName()));
        }
    }
}

void TestDialogs::confirm_cancelIsDefaultAndFocused()
{
    ConfirmRevocationDialog dialog(oneToken(TokenKind::Access));
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *cancel = part<QPushButton>(dialog, "cancelButton");
    auto *revoke = part<QPushButton>(dialog, "revokeButton");
    QVERIFY(cancel->isDefault());
    QVERIFY(cancel->hasFocus());
    QVERIFY(!revoke->isDefault());
    revoke->setFocus();
    QVERIFY(!revoke->isDefault());
    QVERIFY(revoke->x() > cancel->x());
}

void TestDialogs::confirm_namesWhatAndWhere_data()
{
    QTest::addColumn<TokenKind>("kind");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("verb");
    QTest::newRow("access") << TokenKind::Access << QStringLiteral("Revoke the access token?")
                            << QStringLiteral("&Revoke access token");
    QTest::newRow("refresh") << TokenKind::Refresh << QStringLiteral("Revoke the refresh token?")
                             << QStringLiteral("&Revoke refresh token");
    QTest::newRow("unknown") << TokenKind::Unknown << QStringLiteral("Revoke the token?")
                             << QStringLiteral("&Revoke token");
}

void TestDialogs::confirm_namesWhatAndWhere()
{
    QFETCH(const TokenKind, kind);
    const Spoken spoken(QStringLiteral("en"));
    const ConfirmRevocationDialog dialog(oneToken(kind));
    QTEST(dialog.windowTitle(), "title");
    QTEST(part<QPushButton>(dialog, "revokeButton")->text(), "verb");
    const QString text = allText(dialog);
    for (const char *needed : {"Customer portal", "portal.authing.cn", "Production",
             "9f86 d081 884c 7d65", "generation 2", "keychain", "2, 10 and 30"})
        QVERIFY2(text.contains(QLatin1StringView(needed)), needed);
}

void TestDialogs::confirm_severalTokens_areCounted()
{
    ConfirmRevocation what = oneToken(TokenKind::Refresh);
    what.tokens.append(oneToken(TokenKind::Access).tokens);
    {
        const Spoken spoken(QStringLiteral("en"));
        const ConfirmRevocationDialog dialog(what);
        QCOMPARE(dialog.windowTitle(), QStringLiteral("Revoke 2 tokens?"));
        QCOMPARE(
            part<QPushButton>(dialog, "revokeButton")->text(), QStringLiteral("&Revoke 2 tokens"));
    }
    const Spoken spoken(QStringLiteral("zh_CN"));
    const ConfirmRevocationDialog dialog(what);
    QCOMPARE(dialog.windowTitle(), QStringLiteral("撤销 2 个令牌？"));
}

void TestDialogs::confirm_onlyTheRedButtonAccepts()
{
    ConfirmRevocationDialog dialog(oneToken(TokenKind::Access));
    const QSignalSpy accepted(&dialog, &QDialog::accepted);
    const QSignalSpy rejected(&dialog, &QDialog::rejected);
    dialog.open();
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(rejected.count(), 1);
    dialog.open();
    QTest::keyClick(part<QPushButton>(dialog, "revokeButton"), Qt::Key_Return);
    QCOMPARE(accepted.count(), 0);
    QCOMPARE(rejected.count(), 2);
    dialog.open();
    part<QPushButton>(dialog, "revokeButton")->click();
    QCOMPARE(accepted.count(), 1);
}

void TestDialogs::confirm_takesAReason()
{
    ConfirmRevocationDialog dialog(oneToken(TokenKind::Access));
    const QSignalSpy finished(&dialog, &QDialog::finished);
    QCOMPARE(dialog.reason(), QString());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *field = part<QLineEdit>(dialog, "reasonField");
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral(" INC-4711 "));
    // Whoever types and presses Enter has decided nothing yet.
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(finished.count(), 0);
    QVERIFY(part<QPushButton>(dialog, "revokeButton")->hasFocus());
    QCOMPARE(dialog.reason(), QStringLiteral("INC-4711"));
}

void TestDialogs::confirm_saysWhatRemains()
{
    const Spoken spoken(QStringLiteral("en"));
    ConfirmRevocation what = oneToken(TokenKind::Access);
    QVERIFY(allText(ConfirmRevocationDialog(what)).contains(QStringLiteral("13 d 23 h")));
    QVERIFY(
        allText(ConfirmRevocationDialog(what)).contains(QStringLiteral("refresh token of the")));
    what.tokens.first().exposureUntil = QDateTime();
    QVERIFY(allText(ConfirmRevocationDialog(what)).contains(QStringLiteral("for ever")));
    what = oneToken(TokenKind::Refresh);
    what.tokens.first().exposureUntil = std::nullopt;
    QVERIFY(!allText(ConfirmRevocationDialog(what)).contains(QStringLiteral("check offline")));
    QVERIFY(
        !allText(ConfirmRevocationDialog(what)).contains(QStringLiteral("refresh token of the")));
}

void TestDialogs::signIn_showsEachStep_data()
{
    QTest::addColumn<LoginStep>("step");
    QTest::addColumn<bool>("waits");
    QTest::newRow("preparing") << LoginStep::Preparing << false;
    QTest::newRow("browser") << LoginStep::WaitingForBrowser << true;
    QTest::newRow("paste") << LoginStep::WaitingForPaste << true;
    QTest::newRow("exchanging") << LoginStep::Exchanging << false;
    QTest::newRow("cleaning up") << LoginStep::CleaningUp << false;
}

void TestDialogs::signIn_showsEachStep()
{
    QFETCH(const LoginStep, step);
    QFETCH(const bool, waits);
    const Spoken spoken(QStringLiteral("en"));
    SignInDialog dialog(nullptr, filledProfile());
    dialog.showState({.step = step,
        .authorizationUrl = QUrl(QStringLiteral("https://portal.authing.cn/oidc/auth?x=1")),
        .secondsLeft = 252});
    QVERIFY(!part<QLabel>(dialog, "signInStep")->text().isEmpty());
    QCOMPARE(part<QLabel>(dialog, "signInCountdown")->text(),
        waits ? QStringLiteral("4 min 12 s left") : QString());
    QCOMPARE(part<QPushButton>(dialog, "openAgainButton")->isEnabled(), waits);
    QVERIFY(part<QPushButton>(dialog, "cancelButton")->isEnabled());
    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        QVERIFY(!button->isDefault() && !button->autoDefault());
}

void TestDialogs::signIn_straysAndErrorsAreTold()
{
    const Spoken spoken(QStringLiteral("en"));
    SignInDialog dialog(nullptr, filledProfile());
    SignInState state{.step = LoginStep::WaitingForBrowser, .secondsLeft = 60};
    dialog.showState(state);
    QVERIFY(part<QLabel>(dialog, "signInStray")->isHidden());
    state.strayRequests = 1;
    dialog.showState(state);
    QVERIFY(
        part<QLabel>(dialog, "signInStray")->text().startsWith(QStringLiteral("1 request came")));
    state.strayRequests = 3;
    state.browserError = Error{.kind = ErrorKind::Browser,
        .stage = Stage::Authorization,
        .reason = Reason::BrowserNotStarted};
    dialog.showState(state);
    QVERIFY(part<QLabel>(dialog, "signInStray")->text().startsWith(QStringLiteral("3 requests")));
    QVERIFY(allText(dialog).contains(QStringLiteral("The browser could not be started")));
    QVERIFY(part<QLabel>(dialog, "signInStep")->text().startsWith(QStringLiteral("Copy the link")));
}

void TestDialogs::signIn_linkIsCopied()
{
    SignInDialog dialog(nullptr, filledProfile());
    auto *copy = part<QPushButton>(dialog, "copyLinkButton");
    QVERIFY(!copy->isEnabled());
    const QUrl url(QStringLiteral("https://portal.authing.cn/oidc/auth?scope=openid%20email"));
    dialog.showState({.step = LoginStep::WaitingForBrowser, .authorizationUrl = url});
    copy->click();
    QCOMPARE(QApplication::clipboard()->text(), url.toString(QUrl::FullyEncoded));
}

void TestDialogs::signIn_opensAgain()
{
    SignIn signIn;
    SignInDialog dialog(signIn.start(), signIn.client.profile);
    QTRY_COMPARE(signIn.browser.opened.size(), 1);
    part<QPushButton>(dialog, "openAgainButton")->click();
    QCOMPARE(signIn.browser.opened.size(), 2);
    QCOMPARE(signIn.browser.opened.at(0), signIn.browser.opened.at(1));
}

void TestDialogs::signIn_wrongPasteIsExplainedAndKept()
{
    const Spoken spoken(QStringLiteral("en"));
    SignIn signIn;
    SignInDialog dialog(signIn.start(), signIn.client.profile);
    dialog.show();
    auto *toggle = part<QToolButton>(dialog, "pasteToggle");
    auto *field = part<QPlainTextEdit>(dialog, "pasted");
    auto *use = part<QPushButton>(dialog, "useButton");
    QTRY_VERIFY(part<QPushButton>(dialog, "openAgainButton")->isEnabled());
    QVERIFY(!field->isVisible());
    toggle->click();
    QVERIFY(field->isVisible());
    QVERIFY(!use->isEnabled());
    const QString pasted = QStringLiteral("http://127.0.0.1/callback?code=abc&state=wrong");
    field->setPlainText(pasted);
    QVERIFY(use->isEnabled());
    use->click();
    QTRY_VERIFY(allText(dialog).contains(QStringLiteral("This answer belongs to another sign-in")));
    QCOMPARE(field->toPlainText(), pasted);
    QVERIFY(dialog.isVisible());
}

void TestDialogs::signIn_pasteOnlyRedirect_opensThePart()
{
    SignIn signIn(QStringLiteral("https://app.example/callback"));
    SignInDialog dialog(signIn.start(), signIn.client.profile);
    dialog.show();
    QTRY_VERIFY(part<QPlainTextEdit>(dialog, "pasted")->isVisible());
}

void TestDialogs::signIn_closingCancelsTheJob()
{
    SignIn signIn;
    LoginJob *job = signIn.start();
    const QSignalSpy finished(job, &Job::finished);
    const QSignalSpy gone(job, &QObject::destroyed);
    SignInDialog dialog(job, signIn.client.profile);
    const QSignalSpy closed(&dialog, &QDialog::finished);
    dialog.open();
    QTRY_COMPARE(signIn.browser.opened.size(), 1);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    QTRY_COMPARE(gone.count(), 1);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(closed.count(), 1);
}

void TestDialogs::signIn_endOfTheJobCloses()
{
    SignIn signIn;
    signIn.transport.setAnswer([](const HttpRequest &) { return emptyResponse(500); });
    LoginJob *job = signIn.start();
    const QSignalSpy gone(job, &QObject::destroyed);
    SignInDialog dialog(job, signIn.client.profile);
    const QSignalSpy closed(&dialog, &QDialog::finished);
    dialog.open();
    QTRY_VERIFY(!dialog.isVisible());
    QTRY_COMPARE(gone.count(), 1);
    QCOMPARE(closed.count(), 1);
}

void TestDialogs::secretEdit_revealsAndHidesAgain()
{
    QWidget window;
    SecretLineEdit edit(&window);
    QLineEdit other(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    edit.setFocus();
    QTest::keyClicks(&edit, QStringLiteral("canary"));
    QVERIFY(!edit.isRevealed());
    edit.setRevealed(true);
    QCOMPARE(edit.displayText(), QStringLiteral("canary"));
    other.setFocus();
    QVERIFY(!edit.isRevealed());
    QVERIFY(edit.secret() == Secret(QStringLiteral("canary")));
    edit.wipe();
    QVERIFY(edit.secret().isEmpty());
}

void TestDialogs::secretEdit_givesNothingAway()
{
    SecretLineEdit edit;
    edit.show();
    QApplication::clipboard()->setText(QStringLiteral("before"));
    QTest::keyClicks(&edit, QStringLiteral("canary"));
    edit.setRevealed(true);
    edit.selectAll();
    QTest::keySequence(&edit, QKeySequence::Copy);
    QTest::keySequence(&edit, QKeySequence::Cut);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
    QCOMPARE(edit.text(), QStringLiteral("canary"));
    edit.deselect();
    QTest::mouseDClick(&edit, Qt::LeftButton);
    QVERIFY(!edit.hasSelectedText());
    edit.wipe();
    QTest::keySequence(&edit, QKeySequence::Undo);
    QVERIFY(edit.text().isEmpty());
    QVERIFY(!edit.dragEnabled());
    QVERIFY(edit.inputMethodHints().testFlag(Qt::ImhSensitiveData));
}

void TestDialogs::danger_isMeantByItsRedButtonAlone()
{
    QWidget over;
    over.show();
    int meant = 0;
    const auto dialog = [&over, &meant] {
        auto *made = new DangerDialog({.question = QStringLiteral("Really?"),
                                          .verb = QStringLiteral("&Yes"),
                                          .profile = filledProfile()},
            &over);
        made->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(made, &QDialog::accepted, &over, [&meant] { ++meant; });
        made->open();
        return made;
    };
    QPointer<DangerDialog> asked = dialog();
    QTest::keyClick(asked, Qt::Key_Return);
    QTRY_VERIFY(!asked);
    QCOMPARE(meant, 0);
    asked = dialog();
    part<QPushButton>(*asked, "dangerButton")->click();
    QTRY_VERIFY(!asked);
    QCOMPARE(meant, 1);
}

void TestDialogs::closeWhileRunning_keepsRunningByDefault_data()
{
    QTest::addColumn<bool>("isDryRun");
    QTest::addColumn<QString>("label");
    QTest::newRow("a run") << false << QStringLiteral("Close and resume later");
    QTest::newRow("a dry run") << true << QStringLiteral("Close");
}

void TestDialogs::closeWhileRunning_keepsRunningByDefault()
{
    QFETCH(bool, isDryRun);
    QFETCH(QString, label);
    QWidget over;
    over.show();
    int closed = 0;
    const CloseWhileRunning what{.left = 4812, .isDryRun = isDryRun};
    QPointer<QMessageBox> asked = askToCloseWhileRunning(what, &over, [&closed] { ++closed; });
    QVERIFY(asked->informativeText().contains(QStringLiteral("4812")));
    QCOMPARE(asked->informativeText().contains(QStringLiteral("the same list")), !isDryRun);
    QTest::keyClick(asked, Qt::Key_Return);
    QTRY_VERIFY(!asked);
    asked = askToCloseWhileRunning(what, &over, [&closed] { ++closed; });
    QTest::keyClick(asked, Qt::Key_Escape);
    QTRY_VERIFY(!asked);
    QCOMPARE(closed, 0);
    asked = askToCloseWhileRunning(what, &over, [&closed] { ++closed; });
    auto *button = asked->findChild<QPushButton *>(QStringLiteral("closeAnywayButton"));
    QCOMPARE(button->accessibleName(), label);
    button->click();
    QTRY_VERIFY(!asked);
    QCOMPARE(closed, 1);
}

void TestDialogs::about_namesTheVersion()
{
    const AboutDialog dialog;
    QVERIFY(part<QLabel>(dialog, "aboutVersion")->text().contains(QStringLiteral(RESCIND_VERSION)));
    QVERIFY(part<QLabel>(dialog, "aboutVersion")->text().contains(QLatin1StringView(qVersion())));
}

QTEST_MAIN(TestDialogs)
#include "tst_dialogs.moc"
