// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcase.h"
#include "tests/ui/languages.h"
#include "ui/secretclipboard.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>

using namespace rescind;
using namespace std::chrono_literals;

namespace {

const QString canary = QStringLiteral("clipboard-canary-72c1");

QClipboard &systemClipboard()
{
    return *QApplication::clipboard();
}

} // namespace

class TestClipboard final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void copy_putsItThereMarkedAsSecret();
    void copy_isTakenAwayAfterItsTime();
    void somethingElseCopiedSince_isLeftAlone();
    void sameTextTakenOverByAClipboardManager_isTakenAway();
    void secondCopy_startsAnew();
    void clear_takesItAwayAtOnce();
    void destruction_takesItAway();
    void quitting_takesItAway();
    void nothingCopied_touchesNothing();
};

void TestClipboard::init()
{
    failOnOtherWarnings();
    systemClipboard().clear();
}

void TestClipboard::copy_putsItThereMarkedAsSecret()
{
    SecretClipboard clipboard(systemClipboard(), nullptr);
    const QSignalSpy left(&clipboard, &SecretClipboard::secondsLeftChanged);
    clipboard.copy(Secret(canary));
    QCOMPARE(systemClipboard().text(), canary);
    QCOMPARE(systemClipboard().mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")),
        QByteArrayLiteral("secret"));
    QCOMPARE(clipboard.secondsLeft(), 30);
    QCOMPARE(left.count(), 1);
}

void TestClipboard::copy_isTakenAwayAfterItsTime()
{
    SecretClipboard clipboard(systemClipboard(), nullptr, 2s);
    const QSignalSpy left(&clipboard, &SecretClipboard::secondsLeftChanged);
    clipboard.copy(Secret(canary));
    QTRY_COMPARE(clipboard.secondsLeft(), 0);
    QVERIFY(systemClipboard().text().isEmpty());
    QCOMPARE(left.count(), 3);
}

void TestClipboard::somethingElseCopiedSince_isLeftAlone()
{
    SecretClipboard clipboard(systemClipboard(), nullptr, 20s);
    clipboard.copy(Secret(canary));
    systemClipboard().setText(QStringLiteral("a recipe"));
    QTRY_COMPARE(clipboard.secondsLeft(), 0);
    QCOMPARE(systemClipboard().text(), QStringLiteral("a recipe"));
}

void TestClipboard::sameTextTakenOverByAClipboardManager_isTakenAway()
{
    SecretClipboard clipboard(systemClipboard(), nullptr, 1s);
    clipboard.copy(Secret(canary));
    systemClipboard().setText(canary);
    QTRY_COMPARE(clipboard.secondsLeft(), 0);
    QVERIFY(systemClipboard().text().isEmpty());
}

void TestClipboard::secondCopy_startsAnew()
{
    SecretClipboard clipboard(systemClipboard(), nullptr, 30s);
    clipboard.copy(Secret(canary));
    QTRY_VERIFY(clipboard.secondsLeft() < 30);
    clipboard.copy(Secret(QStringLiteral("another")));
    QCOMPARE(clipboard.secondsLeft(), 30);
    QCOMPARE(systemClipboard().text(), QStringLiteral("another"));
}

void TestClipboard::clear_takesItAwayAtOnce()
{
    SecretClipboard clipboard(systemClipboard(), nullptr);
    clipboard.copy(Secret(canary));
    clipboard.clear();
    QVERIFY(systemClipboard().text().isEmpty());
    QCOMPARE(clipboard.secondsLeft(), 0);
}

void TestClipboard::destruction_takesItAway()
{
    {
        SecretClipboard clipboard(systemClipboard(), nullptr);
        clipboard.copy(Secret(canary));
    }
    QVERIFY(systemClipboard().text().isEmpty());
}

void TestClipboard::quitting_takesItAway()
{
    SecretClipboard clipboard(systemClipboard(), nullptr);
    clipboard.copy(Secret(canary));
    QVERIFY(QMetaObject::invokeMethod(QCoreApplication::instance(), "aboutToQuit"));
    QVERIFY(systemClipboard().text().isEmpty());
}

void TestClipboard::nothingCopied_touchesNothing()
{
    systemClipboard().setText(QStringLiteral("a recipe"));
    {
        SecretClipboard clipboard(systemClipboard(), nullptr);
        clipboard.clear();
    }
    QCOMPARE(systemClipboard().text(), QStringLiteral("a recipe"));
}

QTEST_MAIN(TestClipboard)
#include "tst_clipboard.moc"
