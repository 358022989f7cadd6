// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/uitestcase.h"
#include "ui/dialogs/applicationtokendialog.h"
#include "ui/dialogs/signoutdialog.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 22), QTime(14, 2), Qt::UTC);

SignOutQuestion question(std::optional<bool> canEnd)
{
    return {.profileName = u"Portal"_s,
        .host = u"portal.authing.cn"_s,
        .tokens = {{.kind = TokenKind::Refresh, .fingerprint = u"c0ffee254729296b"_s},
            {.kind = TokenKind::Access,
                .fingerprint = u"9f86d081884c7d65"_s,
                .exposureUntil = now.addDays(3)}},
        .canEndProviderSession = canEnd,
        .now = now};
}

template<typename Widget>
Widget *part(const QWidget &dialog, const char *name)
{
    return dialog.findChild<Widget *>(QLatin1StringView(name));
}

QString allText(const QWidget &dialog)
{
    QStringList texts;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        texts.append(label->text());
    return texts.join(u'\n');
}

} // namespace

class tst_SessionDialogs : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void signOut_cancelIsDefault()
    {
        SignOutDialog dialog(question(true));
        dialog.show();
        QVERIFY(part<QPushButton>(dialog, "cancelButton")->isDefault());
        auto *signOut = part<QPushButton>(dialog, "signOutButton");
        signOut->setFocus();
        QVERIFY(!signOut->isDefault());
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(accepted.size(), 0);
    }

    void signOut_saysWhatIsRevokedAndWhatStays()
    {
        SignOutDialog dialog(question(true));
        const QString text = allText(dialog);
        for (const QString &said : {u"c0ff ee25 4729 296b"_s, u"9f86 d081 884c 7d65"_s,
                 u"portal.authing.cn"_s, u"25 Nov 2026"_s, u"stays signed in"_s})
            QVERIFY2(text.contains(said), qPrintable(said));
    }

    void signOut_endsTheProvidersSessionOnlyWhenTicked_data()
    {
        QTest::addColumn<std::optional<bool>>("canEnd");
        QTest::addColumn<bool>("enabled");
        QTest::newRow("can") << std::optional(true) << true;
        QTest::newRow("cannot") << std::optional(false) << false;
        QTest::newRow("unknown") << std::optional<bool>() << true;
    }

    void signOut_endsTheProvidersSessionOnlyWhenTicked()
    {
        QFETCH(std::optional<bool>, canEnd);
        QFETCH(bool, enabled);
        SignOutDialog dialog(question(canEnd));
        auto *box = part<QCheckBox>(dialog, "endsProviderSession");
        QVERIFY(!dialog.endsProviderSession());
        QCOMPARE(box->isEnabled(), enabled);
        box->click();
        QCOMPARE(dialog.endsProviderSession(), enabled);
        QCOMPARE(allText(dialog).contains(u"names no address"), !enabled);
    }

    void signOut_withNothingToRevoke_saysSo()
    {
        SignOutQuestion what = question(true);
        what.tokens.clear();
        QVERIFY(allText(SignOutDialog(what)).contains(u"nothing to revoke"));
    }

    void applicationToken_takesTheProfilesOwnCredentials()
    {
        ApplicationTokenDialog dialog({});
        part<QLineEdit>(dialog, "applicationScope")->setText(u"  a   b "_s);
        QCOMPARE(dialog.scope(), u"a b"_s);
        QVERIFY(!dialog.otherCredentials());
        QVERIFY(!part<QLineEdit>(dialog, "keyId")->isEnabled());
        QVERIFY(part<QPushButton>(dialog, "getTokenButton")->isEnabled());
    }

    void applicationToken_ofAPublicClient_needsAKeyPair()
    {
        ApplicationTokenDialog dialog({.hasCredentials = false});
        auto *get = part<QPushButton>(dialog, "getTokenButton");
        QVERIFY(!part<QCheckBox>(dialog, "usesOtherKeyPair")->isEnabled());
        QVERIFY(!get->isEnabled());
        part<QLineEdit>(dialog, "keyId")->setText(u" key-1 "_s);
        QVERIFY(!get->isEnabled());
        part<QLineEdit>(dialog, "keySecret")->setText(u"key-secret"_s);
        QVERIFY(get->isEnabled());
        QCOMPARE(dialog.otherCredentials()->id, u"key-1"_s);
        QCOMPARE(dialog.otherCredentials()->secret.reveal(), "key-secret"_ba);
    }
};

QTEST_MAIN(tst_SessionDialogs)
#include "tst_sessiondialogs.moc"
