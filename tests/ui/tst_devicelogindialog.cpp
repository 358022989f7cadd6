// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeidp.h"
#include "tests/support/testcase.h"
#include "tests/ui/languages.h"
#include "ui/dialogs/devicelogindialog.h"
#include "ui/dialogs/signindialog.h"

#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace rescind {

namespace {

template<typename T>
T *part(const QWidget &dialog, const char *name)
{
    return dialog.findChild<T *>(QLatin1StringView(name));
}

DeviceLoginState waiting()
{
    return {.step = DeviceStep::WaitingForUser,
        .userCode = QStringLiteral("WDJB-MJHT"),
        .verificationUri = QUrl(QStringLiteral("https://idp.example/device")),
        .secondsLeft = 252};
}

SignInState inBrowser()
{
    return {.step = LoginStep::WaitingForBrowser,
        .authorizationUrl = QUrl(QStringLiteral("https://idp.example/oidc/auth?request_uri=x")),
        .secondsLeft = 60};
}

} // namespace

//! Signing in on another device, and how it is come to from the sign-in here.
class TestDeviceLoginDialog final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }
    void waiting_showsCodeAddressAndTime();
    void code_isLarge();
    void both_areCopied();
    void silence_isTold();
    void everythingUsable_hasAName();
    void job_isShownAndCancelled();
    void otherDevice_isOfferedOrSaysWhyNot_data();
    void otherDevice_isOfferedOrSaysWhyNot();
    void otherDevice_asksAndCloses();
    void link_saysHowLongItIsGood_data();
    void link_saysHowLongItIsGood();
    void fragment_saysSoAndOpensThePaste();
};

void TestDeviceLoginDialog::waiting_showsCodeAddressAndTime()
{
    const Spoken spoken(QStringLiteral("en"));
    DeviceLoginDialog dialog(nullptr, FakeIdp::profile());
    dialog.show();
    QVERIFY(!part<QLabel>(dialog, "deviceCode")->isVisible());
    dialog.showState(waiting());
    QVERIFY(part<QLabel>(dialog, "deviceCode")->isVisible());
    QCOMPARE(part<QLabel>(dialog, "deviceCode")->text(), QStringLiteral("WDJB-MJHT"));
    QCOMPARE(part<QLabel>(dialog, "deviceAddress")->text(),
        QStringLiteral("https://idp.example/device"));
    QVERIFY(part<QLabel>(dialog, "deviceCountdown")->text().contains(QStringLiteral("4 min 12 s")));
    QCOMPARE(part<QProgressBar>(dialog, "deviceProgress")->value(), 252);
    dialog.showState({.step = DeviceStep::CleaningUp});
    QVERIFY(!part<QLabel>(dialog, "deviceCode")->isVisible());
}

void TestDeviceLoginDialog::code_isLarge()
{
    DeviceLoginDialog dialog(nullptr, FakeIdp::profile());
    QVERIFY(part<QLabel>(dialog, "deviceCode")->font().pointSizeF()
        >= QApplication::font().pointSizeF() * 2);
}

void TestDeviceLoginDialog::both_areCopied()
{
    DeviceLoginDialog dialog(nullptr, FakeIdp::profile());
    dialog.showState(waiting());
    part<QPushButton>(dialog, "copyCodeButton")->click();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("WDJB-MJHT"));
    part<QPushButton>(dialog, "copyAddressButton")->click();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("https://idp.example/device"));
}

void TestDeviceLoginDialog::silence_isTold()
{
    const Spoken spoken(QStringLiteral("en"));
    DeviceLoginDialog dialog(nullptr, FakeIdp::profile());
    const auto told = [&dialog] {
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().startsWith(u"The provider does not answer"))
                return true;
        }
        return false;
    };
    dialog.show();
    DeviceLoginState state = waiting();
    dialog.showState(state);
    QVERIFY(!told());
    state.pollError = Error{.kind = ErrorKind::Network, .reason = Reason::HostNotFound};
    dialog.showState(state);
    QVERIFY(told());
    state.pollError.reset();
    dialog.showState(state);
    QVERIFY(!told());
}

void TestDeviceLoginDialog::everythingUsable_hasAName()
{
    DeviceLoginDialog dialog(nullptr, FakeIdp::profile());
    dialog.showState(waiting());
    for (const QWidget *widget : dialog.findChildren<QWidget *>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || widget->objectName().startsWith(u"qt_"))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(
            !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()),
            qPrintable(widget->objectName()));
    }
    for (const QPushButton *button : dialog.findChildren<QPushButton *>())
        QVERIFY(!button->isDefault() && !button->autoDefault());
}

void TestDeviceLoginDialog::job_isShownAndCancelled()
{
    FakeIdp idp;
    idp.editMetadata = [](QJsonObject &metadata) {
        metadata.insert(QStringLiteral("device_authorization_endpoint"),
            QStringLiteral("https://idp.example/oidc/device/auth"));
    };
    idp.answer(QStringLiteral("/oidc/device/auth"),
        jsonResponse(R"({"device_code":"canary-device-code","user_code":"ABCD-EFGH",)"
                     R"("verification_uri":"https://idp.example/device","expires_in":600})"));
    const FixedClock clock(idp.now);
    QObject parent;
    auto *job
        = new DeviceLoginJob({idp.transport(), clock}, {.profile = FakeIdp::profile()}, 1, &parent);
    const QSignalSpy gone(job, &QObject::destroyed);
    job->start();
    DeviceLoginDialog dialog(job, FakeIdp::profile());
    dialog.open();
    QTRY_COMPARE(part<QLabel>(dialog, "deviceCode")->text(), QStringLiteral("ABCD-EFGH"));
    part<QPushButton>(dialog, "cancelButton")->click();
    QVERIFY(!dialog.isVisible());
    QTRY_COMPARE(gone.count(), 1);
}

void TestDeviceLoginDialog::otherDevice_isOfferedOrSaysWhyNot_data()
{
    QTest::addColumn<int>("offers"); // -1: not known
    QTest::addColumn<LoginStep>("step");
    QTest::addColumn<bool>("enabled");
    QTest::addColumn<QString>("reason");
    QTest::newRow("offered") << 1 << LoginStep::WaitingForBrowser << true
                             << QStringLiteral("Shows a code");
    QTest::newRow("offered, paste")
        << 1 << LoginStep::WaitingForPaste << true << QStringLiteral("Shows a code");
    QTest::newRow("not offered") << 0 << LoginStep::WaitingForBrowser << false
                                 << QStringLiteral("This provider does not announce it");
    QTest::newRow("not known") << -1 << LoginStep::Preparing << false
                               << QStringLiteral("Not known before");
    QTest::newRow("too late") << 1 << LoginStep::Exchanging << false
                              << QStringLiteral("Shows a code");
}

void TestDeviceLoginDialog::otherDevice_isOfferedOrSaysWhyNot()
{
    QFETCH(int, offers);
    QFETCH(LoginStep, step);
    QFETCH(bool, enabled);
    QFETCH(QString, reason);
    const Spoken spoken(QStringLiteral("en"));
    SignInDialog dialog(nullptr, FakeIdp::profile());
    SignInState state = inBrowser();
    state.step = step;
    if (offers >= 0)
        state.offersDevice = offers == 1;
    dialog.showState(state);
    auto *button = part<QToolButton>(dialog, "otherDeviceButton");
    QCOMPARE(button->isEnabled(), enabled);
    QVERIFY2(button->toolTip().startsWith(reason), qPrintable(button->toolTip()));
    QCOMPARE(button->accessibleDescription(), button->toolTip());
    // Said aloud where it is the way out.
    state.browserError = Error{.kind = ErrorKind::Browser, .reason = Reason::BrowserNotStarted};
    dialog.showState(state);
    QCOMPARE(
        part<QLabel>(dialog, "signInStep")->text().contains(QStringLiteral("On another device")),
        enabled);
}

void TestDeviceLoginDialog::otherDevice_asksAndCloses()
{
    SignInDialog dialog(nullptr, FakeIdp::profile());
    const QSignalSpy asked(&dialog, &SignInDialog::otherDeviceRequested);
    SignInState state = inBrowser();
    state.offersDevice = true;
    dialog.open();
    dialog.showState(state);
    part<QToolButton>(dialog, "otherDeviceButton")->click();
    QCOMPARE(asked.count(), 1);
    QVERIFY(!dialog.isVisible());
}

void TestDeviceLoginDialog::link_saysHowLongItIsGood_data()
{
    QTest::addColumn<int>("left"); // -1: no limit
    QTest::addColumn<bool>("canCopy");
    QTest::addColumn<QString>("text");
    QTest::newRow("no limit") << -1 << true << QString();
    QTest::newRow("a while") << 55 << true << QStringLiteral("55 s");
    QTest::newRow("lapsed") << 0 << false << QStringLiteral("“Open again” makes a new one");
}

void TestDeviceLoginDialog::link_saysHowLongItIsGood()
{
    QFETCH(int, left);
    QFETCH(bool, canCopy);
    QFETCH(QString, text);
    const Spoken spoken(QStringLiteral("en"));
    SignInDialog dialog(nullptr, FakeIdp::profile());
    dialog.show();
    SignInState state = inBrowser();
    if (left >= 0)
        state.linkSecondsLeft = left;
    dialog.showState(state);
    QCOMPARE(part<QPushButton>(dialog, "copyLinkButton")->isEnabled(), canCopy);
    QVERIFY(part<QPushButton>(dialog, "openAgainButton")->isEnabled());
    const auto *label = part<QLabel>(dialog, "signInLink");
    QCOMPARE(label->isVisible(), left >= 0);
    QVERIFY2(label->text().contains(text), qPrintable(label->text()));
}

void TestDeviceLoginDialog::fragment_saysSoAndOpensThePaste()
{
    const Spoken spoken(QStringLiteral("en"));
    SignInDialog dialog(nullptr, FakeIdp::profile());
    dialog.show();
    SignInState state = inBrowser();
    state.step = LoginStep::WaitingForPaste;
    state.inFragment = true;
    dialog.showState(state);
    QVERIFY(
        part<QLabel>(dialog, "signInStep")->text().contains(QStringLiteral("behind the # sign")));
    QVERIFY(part<QPlainTextEdit>(dialog, "pasted")->isVisible());
}

} // namespace rescind

QTEST_MAIN(rescind::TestDeviceLoginDialog)
#include "tst_devicelogindialog.moc"
