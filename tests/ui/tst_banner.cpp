// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcase.h"
#include "tests/ui/languages.h"
#include "ui/widgets/banner.h"

#include <QtGui/QAccessible>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace rescind;

namespace {

template<typename Widget>
Widget *part(Banner &banner, const char *name)
{
    return banner.findChild<Widget *>(QLatin1StringView(name));
}

} // namespace

class TestBanner final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }
    void banner_isHiddenUntilThereIsSomethingToSay();
    void message_isShownWithItsTone_data();
    void message_isShownWithItsTone();
    void details_areFoldedUntilAsked();
    void error_unfoldsTheServersWords();
    void serverWords_areNeverMarkup();
    void action_isThereUntilUsed();
    void message_leavesTheFocusWhereItIs();
    void message_isWhatAssistiveTechnologyReads();
    void closing_hidesAndTells();
    void partsThatCanBeUsed_haveNames();
};

void TestBanner::banner_isHiddenUntilThereIsSomethingToSay()
{
    Banner banner;
    QVERIFY(banner.isHidden());
    banner.showMessage(Banner::Tone::Info, QStringLiteral("Title"), {});
    QVERIFY(!banner.isHidden());
    QVERIFY(part<QLabel>(banner, "bannerText")->isHidden());
    banner.clear();
    QVERIFY(banner.isHidden());
}

void TestBanner::message_isShownWithItsTone_data()
{
    QTest::addColumn<Banner::Tone>("tone");
    QTest::addColumn<QString>("property");
    QTest::newRow("info") << Banner::Tone::Info << QStringLiteral("info");
    QTest::newRow("warning") << Banner::Tone::Warning << QStringLiteral("warning");
    QTest::newRow("bad") << Banner::Tone::Bad << QStringLiteral("bad");
    QTest::newRow("good") << Banner::Tone::Good << QStringLiteral("good");
}

void TestBanner::message_isShownWithItsTone()
{
    QFETCH(const Banner::Tone, tone);
    Banner banner;
    banner.showMessage(tone, QStringLiteral("Title"), QStringLiteral("Text"));
    QTEST(banner.property("tone").toString(), "property");
    QCOMPARE(part<QLabel>(banner, "bannerTitle")->text(), QStringLiteral("Title"));
    QCOMPARE(part<QLabel>(banner, "bannerText")->text(), QStringLiteral("Text"));
    QVERIFY(part<QToolButton>(banner, "bannerDetailsButton")->isHidden());
}

void TestBanner::details_areFoldedUntilAsked()
{
    Banner banner;
    banner.showMessage(Banner::Tone::Warning, QStringLiteral("Title"), QStringLiteral("Text"),
        QStringLiteral("said"));
    auto *details = part<QPlainTextEdit>(banner, "bannerDetails");
    auto *button = part<QToolButton>(banner, "bannerDetailsButton");
    QVERIFY(details->isHidden());
    QVERIFY(!button->isHidden());
    button->click();
    QVERIFY(!details->isHidden());
    QCOMPARE(details->toPlainText(), QStringLiteral("said"));
    QVERIFY(details->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
    button->click();
    QVERIFY(details->isHidden());
}

void TestBanner::error_unfoldsTheServersWords()
{
    Banner banner;
    Error error{.kind = ErrorKind::OAuth,
        .stage = Stage::Token,
        .code = QStringLiteral("invalid_client"),
        .serverText = QStringLiteral("认证方式应为 client_secret_post"),
        .httpStatus = 400};
    banner.showError(error);
    QCOMPARE(banner.property("tone").toString(), QStringLiteral("bad"));
    QVERIFY(!part<QPlainTextEdit>(banner, "bannerDetails")->isHidden());
    QVERIFY(
        part<QPlainTextEdit>(banner, "bannerDetails")->toPlainText().contains(error.serverText));
    error.serverText.clear();
    banner.showError(error);
    QVERIFY(part<QPlainTextEdit>(banner, "bannerDetails")->isHidden());
}

void TestBanner::serverWords_areNeverMarkup()
{
    Banner banner;
    banner.showMessage(Banner::Tone::Bad, QStringLiteral("<b>t</b>"), QStringLiteral("<i>x</i>"));
    QCOMPARE(part<QLabel>(banner, "bannerTitle")->textFormat(), Qt::PlainText);
    QCOMPARE(part<QLabel>(banner, "bannerText")->textFormat(), Qt::PlainText);
}

void TestBanner::action_isThereUntilUsed()
{
    Banner banner;
    auto *const button = part<QPushButton>(banner, "bannerActionButton");
    int pressed = 0;
    const auto offer
        = [&] { banner.setAction(QStringLiteral("Find what works"), [&] { ++pressed; }); };
    banner.showMessage(Banner::Tone::Bad, QStringLiteral("Title"), {});
    QVERIFY(button->isHidden());
    offer();
    QVERIFY(!button->isHidden());
    QCOMPARE(button->accessibleName(), QStringLiteral("Find what works"));
    button->click();
    QCOMPARE(pressed, 1);
    QVERIFY(button->isHidden());
    offer();
    banner.showMessage(Banner::Tone::Info, QStringLiteral("Another"), {});
    QVERIFY(button->isHidden());
    offer();
    banner.clear();
    button->click();
    QCOMPARE(pressed, 1);

    // An action may say something itself.
    banner.setAction(QStringLiteral("Go on"), [&] {
        banner.showMessage(Banner::Tone::Info, QStringLiteral("Going on"), {});
        banner.setAction(QStringLiteral("Cancel"), [&] { pressed = 100; });
    });
    button->click();
    QVERIFY(!button->isHidden());
    button->click();
    QCOMPARE(pressed, 100);
}

void TestBanner::message_leavesTheFocusWhereItIs()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *banner = new Banner(&window);
    auto *field = new QLineEdit(&window);
    column->addWidget(banner);
    column->addWidget(field);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    field->setFocus();
    banner->showError({.kind = ErrorKind::Timeout});
    QCOMPARE(QApplication::focusWidget(), field);
}

void TestBanner::message_isWhatAssistiveTechnologyReads()
{
    Banner banner;
    banner.showMessage(Banner::Tone::Bad, QStringLiteral("Title"), QStringLiteral("Text"));
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&banner);
    QVERIFY(interface != nullptr);
    QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Title"));
    QCOMPARE(interface->text(QAccessible::Description), QStringLiteral("Text"));
}

void TestBanner::closing_hidesAndTells()
{
    Banner banner;
    const QSignalSpy dismissed(&banner, &Banner::dismissed);
    banner.showMessage(Banner::Tone::Info, QStringLiteral("Title"), {});
    banner.clear();
    QCOMPARE(dismissed.count(), 0);
    banner.showMessage(Banner::Tone::Info, QStringLiteral("Title"), {});
    part<QToolButton>(banner, "bannerCloseButton")->click();
    QCOMPARE(dismissed.count(), 1);
    QVERIFY(banner.isHidden());
}

void TestBanner::partsThatCanBeUsed_haveNames()
{
    Banner banner;
    for (const char *name : {"bannerDetailsButton", "bannerCloseButton", "bannerDetails"})
        QVERIFY2(!part<QWidget>(banner, name)->accessibleName().isEmpty(), name);
}

QTEST_MAIN(TestBanner)
#include "tst_banner.moc"
