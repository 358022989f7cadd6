// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loopbackvisit.h"
#include "tests/support/signing.h"
#include "tests/ui/desk.h"
#include "tests/ui/uitestcase.h"
#include "ui/pages/bulkpage.h"
#include "ui/pages/tokenspage.h"

#include <QtCore/QFile>
#include <QtCore/QPointer>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QDialog>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeView>

using namespace rescind;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! A desk at which somebody signs in and revokes.
struct TokensDesk : Desk
{
    using Desk::Desk;

    void waitUntilRestored()
    {
        QTRY_COMPARE(part<QAbstractButton>("emptyAction")->accessibleName(), u"Sign in"_s);
        QTRY_VERIFY(part<QAbstractButton>("emptyAction")->isEnabled());
    }

    //! As somebody who has signed in and pastes the code.
    void signIn()
    {
        waitUntilRestored();
        part<QAbstractButton>("emptyAction")->click();
        QTRY_VERIFY(!browser.opened.isEmpty());
        idp.nonce = parameterOf(browser.opened.last(), u"nonce"_s);
        engine.findChild<LoginJob *>()->submitPasted(u"canary-code-1234567890abcdef"_s);
        QTRY_COMPARE(lamp("accessServerLamp"), u"Access token, server: active"_s);
        QTRY_VERIFY(part<QDialog>("signInDialog") == nullptr);
    }

    //! Presses a button that asks, and answers with the dialog's button.
    void pressAndConfirm(const char *button, const char *answer)
    {
        QTRY_VERIFY(part<QAbstractButton>(button)->isEnabled());
        part<QAbstractButton>(button)->click();
        QTRY_VERIFY(part<QDialog>("confirmRevocationDialog") != nullptr);
        part<QDialog>("confirmRevocationDialog")
            ->findChild<QAbstractButton *>(QString::fromLatin1(answer))
            ->click();
        QTRY_VERIFY(part<QDialog>("confirmRevocationDialog") == nullptr);
    }

    [[nodiscard]] QString lamp(const char *name) const
    {
        // The cards are made with the first token.
        const auto *label = part<QLabel>(name);
        return label == nullptr ? QString() : label->accessibleName();
    }
    [[nodiscard]] QString bannerTitle() const
    {
        const QWidget *banner = part<QWidget>("tokensBanner");
        return banner->isVisible() ? banner->accessibleName() : QString();
    }
};

} // namespace

class tst_MainWindowController : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnUnexpectedWarning();
        m_desk = std::make_unique<TokensDesk>(temporaryPath(u"desk%1"_s.arg(++m_count)), theme());
    }
    void cleanup() { m_desk.reset(); }

    void firstStart_asksForAProfile()
    {
        m_desk->controller.start();
        m_desk->window.show();
        // What is to be registered is ready to be copied.
        m_desk->part<QAbstractButton>("copyCallback")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"http://127.0.0.1/callback"_s);
        QVERIFY(!m_desk->part<QAbstractButton>("pasteToken")->isEnabled());
        m_desk->part<QAbstractButton>("addAuthing")->click();
        auto *dialog = m_desk->part<QDialog>("profileDialog");
        QVERIFY(dialog != nullptr);
        for (const auto &[field, text] : {std::pair("name", u"Customer portal"_s),
                 std::pair("clientId", u"app"_s), std::pair("appHost", u"https://idp.example"_s)})
            dialog->findChild<QLineEdit *>(QString::fromLatin1(field))->setText(text);
        dialog->findChild<QAbstractButton *>(u"saveButton"_s)->click();
        QTRY_COMPARE(m_desk->window.windowTitle(), u"Rescind — Customer portal"_s);
        QTRY_COMPARE(m_desk->part<QAbstractButton>("emptyAction")->accessibleName(), u"Sign in"_s);
        QTRY_VERIFY(m_desk->part<QDialog>("profileDialog") == nullptr);
    }

    void firstStart_findsAProviderByItsIssuer()
    {
        m_desk->controller.start();
        m_desk->window.show();
        auto *issuer = m_desk->part<QLineEdit>("firstIssuer");
        QVERIFY(!m_desk->part<QAbstractButton>("discover")->isEnabled());
        issuer->setText(u"https://idp.example/elsewhere"_s);
        QTest::keyClick(issuer, Qt::Key_Return);
        QTRY_VERIFY(m_desk->part<QWidget>("firstStartBanner")->isVisible());
        QVERIFY(m_desk->part<QDialog>("profileDialog") == nullptr);
        issuer->setText(u"idp.example/oidc"_s);
        m_desk->part<QAbstractButton>("discover")->click();
        QTRY_VERIFY(m_desk->part<QDialog>("profileDialog") != nullptr);
        QVERIFY(!m_desk->part<QWidget>("firstStartBanner")->isVisible());
        const auto *dialog = m_desk->part<QDialog>("profileDialog");
        QCOMPARE(
            dialog->findChild<QLineEdit *>(u"issuer"_s)->text(), u"https://idp.example/oidc"_s);
        QCOMPARE(dialog->findChild<QLineEdit *>(u"name"_s)->text(), u"idp.example"_s);
        QVERIFY(m_desk->engine.profiles().isEmpty());
    }

    void firstStart_offersTheSandboxWhereItAnswers()
    {
        m_desk->controller.start();
        m_desk->window.show();
        // Nothing but loopback is asked for it, and nothing answers there.
        QTRY_VERIFY(!m_desk->idp.transport().requests().isEmpty());
        for (const HttpRequest &request : m_desk->idp.transport().requests())
            QCOMPARE(request.url.host(), u"127.0.0.1"_s);
        QTest::qWait(50);
        QVERIFY(!m_desk->part<QWidget>("sandboxCard")->isVisible());

        m_desk = std::make_unique<TokensDesk>(temporaryPath(u"sandbox"_s), theme());
        m_desk->idp.editMetadata = [](QJsonObject &metadata) {
            for (const QString &name : metadata.keys()) {
                const QString value = metadata.value(name).toString();
                if (!value.isEmpty())
                    metadata.insert(name,
                        QString(value).replace(
                            u"https://idp.example"_s, u"http://127.0.0.1:18430"_s));
            }
        };
        m_desk->controller.start();
        m_desk->window.show();
        QTRY_VERIFY(m_desk->part<QWidget>("sandboxCard")->isVisible());
        m_desk->part<QAbstractButton>("trySandbox")->click();
        QTRY_COMPARE(m_desk->window.windowTitle(), u"Rescind — Sandbox tenant"_s);
        const QList<Profile> profiles = m_desk->engine.profiles();
        QCOMPARE(profiles.size(), 1);
        QCOMPARE(profiles.first().environment, Environment::Sandbox);
        QVERIFY(m_desk->secrets.entries.contains(
            secretKey(ProfileSecret::ClientSecret, profiles.first().id)));
    }

    void leakedToken_isRevokedInThreeActions()
    {
        const QByteArray leaked = signedToken("RS256", TestKey::RsaA,
            QJsonObject{{u"iss"_s, u"https://idp.example/oidc"_s}, {u"sub"_s, u"mallory"_s},
                {u"client_id"_s, u"app"_s},
                {u"exp"_s, m_desk->idp.now.addDays(3).toSecsSinceEpoch()}});
        m_desk->idp.live.insert(leaked);
        QGuiApplication::clipboard()->setText(
            QString::fromLatin1("Authorization: Bearer " + leaked));
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();

        // 1. Paste. Nothing is sent, and it says what it is.
        QTest::keyClick(&m_desk->window, Qt::Key_V, Qt::ControlModifier);
        QPointer<QDialog> dialog = m_desk->part<QDialog>("pastedTokenDialog");
        QVERIFY(dialog != nullptr);
        const auto text = [&dialog](const char *name) {
            return dialog->findChild<QLabel *>(QString::fromLatin1(name))->text();
        };
        QCOMPARE(text("pastedSubject"), u"mallory"_s);
        QCOMPARE(text("pastedClient"), u"app"_s);
        QCOMPARE(text("pastedIssuer"), u"https://idp.example/oidc"_s);
        QVERIFY2(
            text("pastedVerdict").contains(u"can revoke it"), qPrintable(text("pastedVerdict")));
        QCOMPARE(text("profileHost"), u"idp.example"_s);
        QVERIFY(m_desk->idp.transport().requests().isEmpty());

        // 2. Check, by the button that is the default.
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE(dialog->findChild<QLabel *>(u"pastedServerLamp"_s)->accessibleName(),
            u"Server: active"_s);
        QCOMPARE(dialog->findChild<QLabel *>(u"pastedSignatureLamp"_s)->accessibleName(),
            u"Signature: genuine"_s);
        QVERIFY(m_desk->idp.revoked.isEmpty());

        // 3. Revoke.
        auto *revoke = dialog->findChild<QAbstractButton *>(u"revokeButton"_s);
        QVERIFY(!qobject_cast<QPushButton *>(revoke)->isDefault());
        QTest::mouseClick(revoke, Qt::LeftButton);
        QTRY_COMPARE(m_desk->idp.revoked, QList<QByteArray>{leaked});
        auto *banner = dialog->findChild<QWidget *>(u"banner"_s);
        QTRY_VERIFY2(banner->accessibleName().endsWith(u"verified inactive"_s),
            qPrintable(banner->accessibleName()));
        QVERIFY2(
            text("pastedExposure").startsWith(u"Services that check offline accept it until"_s),
            qPrintable(text("pastedExposure")));
        const QList<JournalEntry> entries = m_desk->journal.entries();
        QVERIFY(std::any_of(entries.begin(), entries.end(),
            [](const JournalEntry &entry) { return entry.action == JournalAction::Revocation; }));
    }

    void opaqueToken_isToldByTheServer()
    {
        const QByteArray opaque = "sO3mq8-X1vKpJz0wR7tYbN4cQeHgLfUaDiE2uPxV9Tk";
        m_desk->idp.answer(u"/oidc/token/introspection"_s,
            jsonResponse(R"({"active":true,"sub":"bob","client_id":"another","exp":1795000000})"));
        QGuiApplication::clipboard()->setText(QString::fromLatin1(opaque));
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->part<QAbstractButton>("pasteToken")->click();
        QPointer<QDialog> dialog = m_desk->part<QDialog>("pastedTokenDialog");
        const auto text = [&dialog](const char *name) {
            return dialog->findChild<QLabel *>(QString::fromLatin1(name))->text();
        };
        QCOMPARE(text("pastedSubject"), u"not said"_s);
        dialog->findChild<QAbstractButton *>(u"checkButton"_s)->click();
        QTRY_COMPARE(text("pastedSubject"), u"bob"_s);
        QVERIFY(text("pastedExpires") != u"not said");
        // What it is now known to be decides whether it can be revoked here.
        QVERIFY2(text("pastedVerdict").contains(u"another application"_s),
            qPrintable(text("pastedVerdict")));
        QVERIFY(m_desk->idp.revoked.isEmpty());
    }

    void pastedToken_ofAnotherIssuer_isToldApart()
    {
        const QByteArray foreign = signedToken("RS256", TestKey::RsaA,
            QJsonObject{{u"iss"_s, u"https://elsewhere.example"_s}, {u"sub"_s, u"<b>x</b>"_s}});
        QGuiApplication::clipboard()->setText(QString::fromLatin1(foreign));
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->part<QAbstractButton>("pasteToken")->click();
        auto *dialog = m_desk->part<QDialog>("pastedTokenDialog");
        QVERIFY(dialog->findChild<QLabel *>(u"pastedVerdict"_s)
                    ->text()
                    .contains(u"https://elsewhere.example"_s));
        QCOMPARE(dialog->findChild<QLabel *>(u"pastedSubject"_s)->textFormat(), Qt::PlainText);
        dialog->reject();
        QTRY_VERIFY(m_desk->part<QDialog>("pastedTokenDialog") == nullptr);
        QVERIFY(m_desk->idp.transport().requests().isEmpty());
        // An ID token cannot be revoked at all.
        QGuiApplication::clipboard()->setText(QString::fromLatin1(signedToken(
            "RS256", TestKey::RsaA, QJsonObject{{u"sub"_s, u"x"_s}, {u"nonce"_s, u"n"_s}})));
        m_desk->part<QAbstractButton>("pasteToken")->click();
        dialog = m_desk->part<QDialog>("pastedTokenDialog");
        QVERIFY(!dialog->findChild<QAbstractButton *>(u"revokeButton"_s)->isEnabled());
    }

    void pastedText_withoutAToken_isSaid_andManyAreAList()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        QGuiApplication::clipboard()->setText(u" \n "_s);
        m_desk->part<QAbstractButton>("pasteToken")->click();
        QCOMPARE(m_desk->bannerTitle(), u"There is no token on the clipboard"_s);
        const auto token = [](const QString &subject) {
            return QString::fromLatin1(
                signedToken("RS256", TestKey::RsaA, QJsonObject{{u"sub"_s, subject}}));
        };
        QGuiApplication::clipboard()->setText(token(u"a"_s) + u'\n' + token(u"b"_s));
        m_desk->part<QAbstractButton>("pasteToken")->click();
        QTRY_COMPARE(m_desk->window.bulkPage().showing(), BulkPage::Showing::Plan);
        QVERIFY(m_desk->window.bulkPage().isVisible());
        QVERIFY(m_desk->part<QDialog>("pastedTokenDialog") == nullptr);
    }

    void signInThatFails_showsItsSteps()
    {
        m_desk->idp.answer(u"/oidc/token"_s, jsonResponse(R"({"error":"invalid_grant"})", 400));
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->waitUntilRestored();
        m_desk->part<QAbstractButton>("emptyAction")->click();
        QTRY_VERIFY(!m_desk->browser.opened.isEmpty());
        m_desk->engine.findChild<LoginJob *>()->submitPasted(u"canary-code-1234567890abcdef"_s);
        QTRY_VERIFY(!m_desk->bannerTitle().isEmpty());
        auto *steps = m_desk->part<QWidget>("tokensBanner")
                          ->findChild<QAbstractButton *>(u"bannerActionButton"_s);
        QVERIFY(steps->isVisible());
        steps->click();
        auto *dialog = m_desk->part<QDialog>("loginCheckDialog");
        QVERIFY(dialog != nullptr);
        const QAbstractItemModel *model
            = dialog->findChild<QTableView *>(u"loginChecksTable"_s)->model();
        QCOMPARE(model->index(model->rowCount() - 1, 0).data().toString(), u"failed"_s);
        dialog->findChild<QAbstractButton *>(u"saveLoginReport"_s)->click();
        auto *file = dialog->findChild<QFileDialog *>(u"loginReportFile"_s);
        QVERIFY(file != nullptr);
        const QString path = temporaryPath(u"check.html"_s);
        Q_EMIT file->fileSelected(path);
        QFile report(path);
        QVERIFY(report.open(QIODevice::ReadOnly));
        const QByteArray page = report.readAll();
        QVERIFY(page.contains("invalid_grant"));
        QVERIFY(!page.contains("canary"));
        file->reject();
    }

    void signIn_leavesItsSteps()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->signIn();
        const QAbstractItemModel *checks = m_desk->part<QTableView>("checksTable")->model();
        QCOMPARE(checks->index(0, 1).data().toString(), u"Provider metadata"_s);
        QVERIFY(checks->rowCount() > 15);
        QVERIFY(m_desk->part<QAction>("loginCheck")->isEnabled());
        QVERIFY(m_desk->part<QAbstractButton>("saveReport")
                    ->isVisibleTo(m_desk->part<QWidget>("checksTable")->parentWidget()));
    }

    void signOut_asksRevokesAndClears()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->signIn();
        const qsizetype opened = m_desk->browser.opened.size();
        QTRY_VERIFY(m_desk->part<QAction>("signOut")->isEnabled());
        m_desk->part<QAction>("signOut")->trigger();
        auto *dialog = m_desk->part<QDialog>("signOutDialog");
        QVERIFY(dialog != nullptr);
        dialog->findChild<QAbstractButton *>(u"signOutButton"_s)->click();
        QTRY_COMPARE(m_desk->bannerTitle(), u"Signed out"_s);
        QVERIFY(!m_desk->secrets.entries.contains(sessionKey(FakeIdp::profile().id)));
        QCOMPARE(m_desk->idp.revoked.size(), 2);
        // The box was not ticked.
        QCOMPARE(m_desk->browser.opened.size(), opened);
        QTRY_VERIFY(!m_desk->part<QAction>("signOut")->isEnabled());
        QTRY_VERIFY(m_desk->part<QLabel>("pageContext")->text().startsWith(u"signed out at"_s));
        QTRY_VERIFY(m_desk->part<QDialog>("signOutDialog") == nullptr);
    }

    void signOut_thatCouldNotRevoke_saysWhatIsAlive()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->signIn();
        m_desk->idp.answer(
            u"/oidc/token/revocation"_s, jsonResponse(R"({"error":"invalid_client"})", 400));
        QTRY_VERIFY(m_desk->part<QAction>("signOut")->isEnabled());
        m_desk->part<QAction>("signOut")->trigger();
        auto *dialog = m_desk->part<QDialog>("signOutDialog");
        QVERIFY(dialog != nullptr);
        QUrl sentTo;
        m_desk->browser.onOpened = [this, &sentTo](const QUrl &page) {
            visitLoopback(page, this, [&sentTo](const QUrl &next) { sentTo = next; });
        };
        dialog->findChild<QAbstractButton *>(u"endsProviderSession"_s)->click();
        dialog->findChild<QAbstractButton *>(u"signOutButton"_s)->click();
        QTRY_COMPARE(m_desk->bannerTitle(), u"Signed out; 2 token(s) could not be revoked"_s);
        QTRY_VERIFY(sentTo.path().endsWith(u"/login/profile/logout"_s));
        QVERIFY(!m_desk->secrets.entries.contains(sessionKey(FakeIdp::profile().id)));
    }

    void userInfo_isShown()
    {
        m_desk->idp.hasUserInfo = true;
        m_desk->idp.answer(u"/oidc/me"_s, jsonResponse(R"({"sub":"alice","nickname":"Al"})"));
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->signIn();
        QTRY_VERIFY(m_desk->part<QAction>("askUserInfo")->isEnabled());
        m_desk->part<QAction>("askUserInfo")->trigger();
        QTRY_VERIFY(m_desk->part<QDialog>("claimsDialog") != nullptr);
        const QAbstractItemModel *model = m_desk->part<QTreeView>("answerTree")->model();
        QCOMPARE(model->rowCount(model->index(0, 0)), 2);
    }

    void onlineValidation_asksFirst()
    {
        m_desk->idp.answer(u"/api/v2/oidc/validate_token"_s,
            jsonResponse(R"({"code":400,"message":"access_token 不合法"})"));
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->signIn();
        QTRY_VERIFY(m_desk->part<QAction>("validateOnline")->isEnabled());
        m_desk->part<QAction>("validateOnline")->trigger();
        auto *dialog = m_desk->part<QDialog>("validateOnlineDialog");
        QVERIFY(dialog != nullptr);
        QCOMPARE(m_desk->idp.transport().countOf(u"/api/v2/oidc/validate_token"_s), 0);
        dialog->findChild<QAbstractButton *>(u"dangerButton"_s)->click();
        QTRY_COMPARE(m_desk->bannerTitle(), u"The server does not call this token valid"_s);
    }

    void applicationToken_isGotWithoutASignIn()
    {
        m_desk->idp.answer(
            u"/oidc/token"_s, jsonResponse(R"({"access_token":"app-token-1","expires_in":60})"));
        m_desk->idp.live.insert("app-token-1");
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->waitUntilRestored();
        m_desk->part<QAbstractButton>("emptySecondAction")->click();
        auto *dialog = m_desk->part<QDialog>("applicationTokenDialog");
        QVERIFY(dialog != nullptr);
        dialog->findChild<QLineEdit *>(u"applicationScope"_s)->setText(u" read  write "_s);
        dialog->findChild<QAbstractButton *>(u"getTokenButton"_s)->click();
        QTRY_COMPARE(m_desk->lamp("accessServerLamp"), u"Access token, server: active"_s);
        QByteArray scope;
        for (const HttpRequest &request : m_desk->idp.transport().requests()) {
            if (request.stage == Stage::Token)
                scope = FakeTransport::parameter(request, "scope");
        }
        QCOMPARE(scope, "read write"_ba);
    }

    void signIn_onAnotherDevice()
    {
        FakeIdp &idp = m_desk->idp;
        idp.editMetadata = [](QJsonObject &metadata) {
            metadata.insert(
                u"device_authorization_endpoint"_s, u"https://idp.example/oidc/device/auth"_s);
        };
        idp.answer(u"/oidc/device/auth"_s,
            jsonResponse(R"({"device_code":"canary-device-code","user_code":"ABCD-EFGH",)"
                         R"("verification_uri":"https://idp.example/device",)"
                         R"("expires_in":600,"interval":1})"));
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->waitUntilRestored();
        m_desk->part<QAbstractButton>("emptyAction")->click();
        QTRY_VERIFY(m_desk->part<QAbstractButton>("otherDeviceButton")->isEnabled());
        idp.nonce.clear();
        m_desk->part<QAbstractButton>("otherDeviceButton")->click();
        QTRY_VERIFY(m_desk->part<QLabel>("deviceCode") != nullptr);
        QTRY_COMPARE(m_desk->part<QLabel>("deviceCode")->text(), u"ABCD-EFGH"_s);
        QVERIFY(!m_desk->part<QAbstractButton>("emptyAction")->isEnabled());
        QTRY_COMPARE(m_desk->lamp("accessServerLamp"), u"Access token, server: active"_s);
        QTRY_VERIFY(m_desk->part<QDialog>("deviceLoginDialog") == nullptr);
        QVERIFY(m_desk->part<QDialog>("signInDialog") == nullptr);
        QVERIFY(m_desk->bannerTitle().isEmpty());
    }

    void accessToken_isRevokedAndProved()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->signIn();
        m_desk->pressAndConfirm("accessRevoke", "revokeButton");
        QTRY_VERIFY2(m_desk->bannerTitle().endsWith(u"verified inactive"_s),
            qPrintable(m_desk->bannerTitle()));
        QVERIFY(m_desk->lamp("accessServerLamp").contains(u"revoked"_s));
        QVERIFY(m_desk->part<QLabel>("accessExposure")->text().contains(u"offline"_s));
        QCOMPARE(m_desk->idp.revoked.size(), 1);
    }

    void revokeAll_takesRefreshFirst()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->signIn();
        m_desk->pressAndConfirm("revokeAll", "revokeButton");
        QTRY_COMPARE(m_desk->idp.revoked.size(), 2);
        QVERIFY(m_desk->idp.revoked.first().startsWith("refresh"));
        QTRY_VERIFY2(m_desk->bannerTitle().startsWith(u"2 "_s), qPrintable(m_desk->bannerTitle()));
        QVERIFY(!m_desk->part<QAbstractButton>("revokeAll")->isEnabled());
    }

    void reason_isKeptInTheJournal()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->signIn();
        QTRY_VERIFY(m_desk->part<QAbstractButton>("accessRevoke")->isEnabled());
        m_desk->part<QAbstractButton>("accessRevoke")->click();
        QTRY_VERIFY(m_desk->part<QLineEdit>("reasonField") != nullptr);
        m_desk->part<QLineEdit>("reasonField")->setText(u"INC-4711"_s);
        m_desk->part<QAbstractButton>("revokeButton")->click();
        QTRY_COMPARE(m_desk->idp.revoked.size(), 1);
        QTRY_VERIFY(!m_desk->bannerTitle().isEmpty());
        const QList<JournalEntry> entries = m_desk->journal.entries();
        QVERIFY(std::any_of(entries.begin(), entries.end(), [](const JournalEntry &entry) {
            return entry.action == JournalAction::Revocation && entry.reason == u"INC-4711"_s;
        }));
    }

    void journalThatCannotBeWritten_isSaid_andNothingIsSent()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->signIn();
        QVERIFY(!m_desk->journal.entries().isEmpty());
        QVERIFY(m_desk->journal.block());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"entries not written"_s));
        m_desk->pressAndConfirm("accessRevoke", "revokeButton");
        QTRY_COMPARE(m_desk->bannerTitle(), u"The journal cannot be written"_s);
        QVERIFY(m_desk->idp.revoked.isEmpty());
        QTRY_VERIFY(m_desk->part<QAbstractButton>("accessRevoke")->isEnabled());
    }

    void cancelledConfirmation_sendsNothing()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->signIn();
        m_desk->pressAndConfirm("refreshRevoke", "cancelButton");
        QVERIFY(m_desk->idp.revoked.isEmpty());
        QCOMPARE(m_desk->bannerTitle(), QString());
    }

    void refusedRevocation_keepsTheToken()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->signIn();
        m_desk->idp.answer(
            u"/oidc/token/revocation"_s, jsonResponse(R"({"error":"invalid_client"})", 401));
        m_desk->pressAndConfirm("accessRevoke", "revokeButton");
        QTRY_VERIFY2(
            m_desk->bannerTitle().endsWith(u"rejected"_s), qPrintable(m_desk->bannerTitle()));
        QTRY_VERIFY(m_desk->part<QAbstractButton>("accessRevoke")->isEnabled());
    }

    void refusedClient_findsWhatWorks()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->signIn();
        m_desk->idp.answer(u"/oidc/token/introspection"_s,
            [](const HttpRequest &request) -> std::optional<Result<HttpResponse>> {
                if (request.authorization.view().startsWith("Basic ")
                    && request.authorization.reveal()
                        == "Basic "
                            + QByteArray("app:" + FakeIdp::clientSecret().reveal()).toBase64())
                    return std::nullopt;
                HttpResponse answer = emptyResponse(401);
                answer.wwwAuthenticate = "Basic realm=\"idp\"";
                return answer;
            });
        m_desk->part<QAbstractButton>("accessIntrospect")->click();
        auto *const action = m_desk->part<QPushButton>("bannerActionButton");
        QTRY_VERIFY(action->isVisible());
        QCOMPARE(action->accessibleName(), u"Find what works"_s);
        const QString text = m_desk->part<QLabel>("bannerText")->text();
        for (const QString &needed : {u"introspection endpoint"_s, u"client_secret_post"_s,
                 u"seems to want it otherwise: with the App Secret in the header"_s,
                 u"检验 token 身份验证方式"_s})
            QVERIFY2(text.contains(needed), qPrintable(text));
        action->click();
        QCOMPARE(action->accessibleName(), u"Cancel"_s);
        QTRY_VERIFY2(m_desk->bannerTitle().startsWith(u"Works at the introspection endpoint"_s),
            qPrintable(m_desk->bannerTitle()));
        QVERIFY(!action->isVisible());
        QCOMPARE(m_desk->profiles.byId(FakeIdp::profile().id)->introspectionAuth,
            ClientAuthMethod::Basic);
        QTRY_COMPARE(m_desk->lamp("accessServerLamp"), u"Access token, server: active"_s);
    }

    void cancelledSearch_changesNothing()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->signIn();
        m_desk->idp.answer(
            u"/oidc/token/revocation"_s, jsonResponse(R"({"error":"invalid_client"})", 401));
        m_desk->pressAndConfirm("accessRevoke", "revokeButton");
        auto *const action = m_desk->part<QPushButton>("bannerActionButton");
        QTRY_VERIFY(action->isVisible());
        m_desk->idp.transport().hangOn(u"/oidc/token/revocation"_s);
        action->click();
        QTRY_VERIFY(m_desk->part<QLabel>("bannerText")->text().contains(u"client_secret_post"_s));
        action->click();
        QTRY_COMPARE(m_desk->bannerTitle(), QString());
        QCOMPARE(
            m_desk->profiles.byId(FakeIdp::profile().id)->revocationAuth, ClientAuthMethod::Post);
    }

    void refresh_makesAGeneration()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->signIn();
        QTRY_VERIFY(m_desk->part<QAbstractButton>("refresh")->isEnabled());
        m_desk->part<QAbstractButton>("refresh")->click();
        QTRY_COMPARE(
            m_desk->window.tokensPage().state().current(TokenKind::Access)->token.generation, 2);
        QVERIFY(m_desk->window.tokensPage().state().tokens.size() > 3);
    }

    void lockedKeychain_isSaidInTheWindow()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->waitUntilRestored();
        m_desk->secrets.failOn(MemorySecretStore::Operation::Write, Reason::KeychainLocked);
        m_desk->signIn();
        QTRY_VERIFY(m_desk->part<QWidget>("memoryOnly")->isVisible());
        QVERIFY(!m_desk->bannerTitle().isEmpty());
    }

    void copy_goesThroughTheSecretClipboard()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->signIn();
        m_desk->part<QAbstractButton>("rawCopy")->click();
        QVERIFY(m_desk->clipboard.secondsLeft() > 0);
        QVERIFY(m_desk->part<QWidget>("footClipboard")->isVisible());
        m_desk->clipboard.clear();
        QVERIFY(!m_desk->part<QWidget>("footClipboard")->isVisible());
    }

    void testConnection_showsWhatTheProviderCanDo()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->waitUntilRestored();
        m_desk->idp.answer(u"/oidc/token"_s, jsonResponse(R"({"error":"invalid_grant"})", 400));
        m_desk->part<QAction>("testConnection")->trigger();
        auto *dialog = m_desk->part<QDialog>("connectionDialog");
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(dialog->findChild<QAbstractButton *>(u"testAgainButton"_s)->isEnabled());
        const auto *checks = dialog->findChild<QTableView *>(u"connectionChecksTable"_s);
        QCOMPARE(checks->model()->rowCount(), 9);
        QVERIFY(dialog->findChild<QTableView *>(u"capabilitiesTable"_s)->model()->rowCount() > 9);
        // Nobody signed in for it.
        QVERIFY(m_desk->browser.opened.isEmpty());
        dialog->findChild<QAbstractButton *>(u"closeButton"_s)->click();
        QTRY_VERIFY(m_desk->part<QDialog>("connectionDialog") == nullptr);
    }

    void cascade_isMeasuredInTheWindow()
    {
        m_desk->addProfile();
        m_desk->idp.cascades = true;
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->waitUntilRestored();
        m_desk->part<QAction>("testConnection")->trigger();
        auto *measure = m_desk->part<QAbstractButton>("measureButton");
        QTRY_VERIFY(measure->isEnabled());
        measure->click();
        QTRY_VERIFY(!m_desk->browser.opened.isEmpty());
        QVERIFY(m_desk->part<QDialog>("signInDialog") != nullptr);
        m_desk->idp.nonce = parameterOf(m_desk->browser.opened.last(), u"nonce"_s);
        m_desk->part<QPlainTextEdit>("pasted")->setPlainText(u"canary-code-1234567890abcdef"_s);
        m_desk->part<QAbstractButton>("useButton")->click();
        const auto *known = m_desk->part<QLabel>("cascadeKnown");
        QTRY_VERIFY(known->text().contains(u"seen to also end"));
        QVERIFY(m_desk->idp.live.isEmpty());
        QVERIFY(m_desk->window.tokensPage().state().tokens.isEmpty());
    }

    void missingEndpoints_greyTheirButtonsAndSayWhy()
    {
        Profile plain = FakeIdp::profile();
        plain.appHost.clear();
        plain.issuerUrl = u"https://idp.example/oidc"_s;
        m_desk->addProfile(plain);
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->waitUntilRestored();
        m_desk->part<QAbstractButton>("emptyAction")->click();
        QTRY_VERIFY(!m_desk->browser.opened.isEmpty());
        m_desk->idp.nonce = parameterOf(m_desk->browser.opened.last(), u"nonce"_s);
        m_desk->engine.findChild<LoginJob *>()->submitPasted(u"canary-code-1234567890abcdef"_s);
        QTRY_VERIFY(m_desk->part<QWidget>("accessRevoke") != nullptr);
        QTRY_VERIFY(!m_desk->part<QAbstractButton>("accessRevoke")->isEnabled());
        for (const char *name : {"accessRevoke", "accessIntrospect", "refreshRevoke"}) {
            const auto *button = m_desk->part<QAbstractButton>(name);
            QVERIFY(!button->isEnabled());
            QVERIFY(button->toolTip().contains(u"announces no endpoint"));
        }
        QVERIFY(!m_desk->part<QAbstractButton>("revokeAll")->isEnabled());
        // An address set by hand is used at once.
        plain.endpoints.revocation = u"https://idp.example/oidc/token/revocation"_s;
        QVERIFY(resultOf(m_desk->engine.saveProfile(plain, {}, &m_desk->engine)).has_value());
        QTRY_VERIFY(m_desk->part<QAbstractButton>("accessRevoke")->isEnabled());
        m_desk->pressAndConfirm("accessRevoke", "revokeButton");
        QTRY_COMPARE(m_desk->idp.revoked.size(), 1);
    }

    void removeProfile_asksFirst()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        Q_EMIT m_desk->window.removeProfileRequested();
        auto *dialog = m_desk->part<QDialog>("removeProfileDialog");
        QVERIFY(dialog != nullptr);
        QVERIFY(dialog->findChild<QPushButton *>(u"cancelButton"_s)->isDefault());
        QCOMPARE(dialog->findChild<QLabel *>(u"profileHost"_s)->text(), u"idp.example"_s);
        dialog->findChild<QAbstractButton *>(u"dangerButton"_s)->click();
        QTRY_COMPARE(m_desk->window.windowTitle(), u"Rescind"_s);
        QTRY_VERIFY(m_desk->secrets.entries.isEmpty());
    }

private:
    std::unique_ptr<TokensDesk> m_desk;
    int m_count = 0;
};

QTEST_MAIN(tst_MainWindowController)
#include "tst_mainwindowcontroller.moc"
