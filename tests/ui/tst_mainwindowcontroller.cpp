// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "core/engine/services.h"
#include "tests/support/fakeidp.h"
#include "tests/support/memorysecretstore.h"
#include "tests/ui/uitestcase.h"
#include "ui/mainwindow.h"
#include "ui/mainwindowcontroller.h"
#include "ui/pages/tokenspage.h"
#include "ui/secretclipboard.h"

#include <QtGui/QClipboard>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

using namespace rescind;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! The whole program but the network, the keychain and the browser.
struct Desk
{
    Desk(const QString &folder, Theme &theme)
        : profiles(folder)
        , vault(secrets)
        , clock(idp.now)
        , engine(Services{idp.transport(), vault, profiles, browser, clock, {0ms, 5ms}})
        , clipboard(*QGuiApplication::clipboard(), nullptr)
        , controller(engine, clipboard, theme, window, nullptr)
    {
    }

    void addProfile()
    {
        QVERIFY(profiles.save(FakeIdp::profile()).has_value());
        secrets.entries.insert(
            secretKey(ProfileSecret::ClientSecret, FakeIdp::profile().id), FakeIdp::clientSecret());
    }

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

    template<typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return window.findChild<T *>(QString::fromLatin1(name));
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

    FakeIdp idp;
    ProfileStore profiles;
    MemorySecretStore secrets;
    Vault vault;
    RecordingBrowser browser;
    FixedClock clock;
    Engine engine;
    SecretClipboard clipboard;
    MainWindow window;
    MainWindowController controller;
};

} // namespace

class tst_MainWindowController : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnUnexpectedWarning();
        m_desk = std::make_unique<Desk>(temporaryPath(u"desk%1"_s.arg(++m_count)), theme());
    }
    void cleanup() { m_desk.reset(); }

    void firstStart_asksForAProfile()
    {
        m_desk->controller.start();
        m_desk->window.show();
        m_desk->part<QAbstractButton>("emptyAction")->click();
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

    void removeProfile_asksFirst()
    {
        m_desk->addProfile();
        m_desk->controller.start();
        m_desk->window.show();
        Q_EMIT m_desk->window.removeProfileRequested();
        auto *box = m_desk->part<QMessageBox>("removeProfileBox");
        QVERIFY(box != nullptr);
        QCOMPARE(
            static_cast<QAbstractButton *>(box->defaultButton()), box->button(QMessageBox::Cancel));
        for (QAbstractButton *button : box->buttons()) {
            if (button->accessibleName() == u"Remove profile")
                button->click();
        }
        QTRY_COMPARE(m_desk->window.windowTitle(), u"Rescind"_s);
        QTRY_VERIFY(m_desk->secrets.entries.isEmpty());
    }

private:
    std::unique_ptr<Desk> m_desk;
    int m_count = 0;
};

QTEST_MAIN(tst_MainWindowController)
#include "tst_mainwindowcontroller.moc"
