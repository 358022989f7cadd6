// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcase.h"
#include "tests/ui/dialogparts.h"
#include "tests/ui/languages.h"
#include "tests/ui/submissions.h"
#include "ui/widgets/secretlineedit.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace rescind;

class TestProfileDialog final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }

    void goesThroughUnchanged();
    void newOneHasDefaults();
    void severalAlgorithms_survive();
    void keptSecretUntouched_isLeftAlone();
    void keptSecretRemoved_isHandedOverEmpty();
    void removalTakenBack_leavesItAlone();
    void secretTyped_replaces();
    void secretIsNeverShown();
    void errorNamesFieldAndLosesNothing_data();
    void errorNamesFieldAndLosesNothing();
    void escapeAsksOnceBeforeLosing();
    void redirectHintFollowsTheUri_data();
    void redirectHintFollowsTheUri();
    void tabGoesDownTheForm();
    void managed_isShownButNotChanged();
    void test_handsOverWhatIsTyped();
    void enterSaves();
    void staysWhileSaving();
};

void TestProfileDialog::goesThroughUnchanged()
{
    ProfileDialog dialog;
    dialog.setProfile(filledProfile(), kept);
    Submissions submissions(dialog);
    part<QPushButton>(dialog, "saveButton")->click();
    QCOMPARE(submissions.profiles.size(), 1);
    QCOMPARE(submissions.profiles.first(), filledProfile());
}

void TestProfileDialog::newOneHasDefaults()
{
    const ProfileDialog dialog;
    QCOMPARE(dialog.profile(), Profile());
    QCOMPARE(part<QLineEdit>(dialog, "redirectUri")->text(),
        QStringLiteral("http://127.0.0.1/callback"));
}

void TestProfileDialog::severalAlgorithms_survive()
{
    ProfileDialog dialog;
    Profile profile = filledProfile();
    profile.idTokenAlgorithms = {QStringLiteral("RS256"), QStringLiteral("ES256")};
    dialog.setProfile(profile, {});
    QCOMPARE(dialog.profile().idTokenAlgorithms, profile.idTokenAlgorithms);
}

void TestProfileDialog::keptSecretUntouched_isLeftAlone()
{
    ProfileDialog dialog;
    dialog.setProfile(filledProfile(), kept);
    Submissions submissions(dialog);
    part<QPushButton>(dialog, "saveButton")->click();
    QVERIFY(submissions.secrets.first().isEmpty());
}

void TestProfileDialog::keptSecretRemoved_isHandedOverEmpty()
{
    ProfileDialog dialog;
    dialog.setProfile(filledProfile(), kept);
    Submissions submissions(dialog);
    part<QPushButton>(dialog, "removeSecret")->click();
    part<QPushButton>(dialog, "saveButton")->click();
    QVERIFY(submissions.secrets.first().contains(ProfileSecret::ClientSecret));
    QVERIFY(submissions.secrets.first().value(ProfileSecret::ClientSecret).isEmpty());
}

void TestProfileDialog::removalTakenBack_leavesItAlone()
{
    ProfileDialog dialog;
    dialog.setProfile(filledProfile(), kept);
    Submissions submissions(dialog);
    part<QPushButton>(dialog, "removeSecret")->click();
    part<QPushButton>(dialog, "removeSecret")->click();
    part<QPushButton>(dialog, "saveButton")->click();
    QVERIFY(submissions.secrets.first().isEmpty());
}

void TestProfileDialog::secretTyped_replaces()
{
    ProfileDialog dialog;
    dialog.setProfile(filledProfile(), kept);
    Submissions submissions(dialog);
    part<QPushButton>(dialog, "removeSecret")->click();
    QTest::keyClicks(part<SecretLineEdit>(dialog, "clientSecret"), QStringLiteral("new one"));
    part<QPushButton>(dialog, "saveButton")->click();
    QVERIFY(submissions.secrets.first().value(ProfileSecret::ClientSecret)
        == Secret(QStringLiteral("new one")));
}

void TestProfileDialog::secretIsNeverShown()
{
    ProfileDialog dialog;
    dialog.setProfile(filledProfile(), kept);
    auto *field = part<SecretLineEdit>(dialog, "clientSecret");
    QVERIFY(field->text().isEmpty());
    QTest::keyClicks(field, QStringLiteral("canary-5a1f"));
    QVERIFY(!field->displayText().contains(QStringLiteral("canary")));
    QVERIFY(!allText(dialog).contains(QStringLiteral("canary")));
    dialog.setProfile(filledProfile(), kept);
    QVERIFY(field->text().isEmpty());
}

void TestProfileDialog::errorNamesFieldAndLosesNothing_data()
{
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("focused");
    for (const char *field :
        {"name", "clientId", "appHost", "redirectUri", "scope", "trustedHosts", "idTokenAlgorithms",
            "clientKeyId", "endpoints.authorization", "endpoints.token", "endpoints.introspection",
            "endpoints.revocation", "endpoints.userInfo", "endpoints.endSession", "endpoints.jwks",
            "authorization.prompt", "authorization.maxAge", "authorization.acrValues",
            "authorization.loginHint", "authorization.uiLocales", "authorization.tenantId",
            "authorization.extra", "network.caFile", "network.proxyAddress", "network.proxyUser",
            "network.clientCertificateFile"})
        QTest::newRow(field) << Reason::InvalidProfile << QString::fromLatin1(field)
                             << QString::fromLatin1(field);
    QTest::newRow("issuer of Authing")
        << Reason::InvalidProfile << QStringLiteral("issuer") << QStringLiteral("authingIssuer");
    QTest::newRow("http") << Reason::PlainHttp << QStringLiteral("appHost")
                          << QStringLiteral("appHost");
}

void TestProfileDialog::errorNamesFieldAndLosesNothing()
{
    QFETCH(const Reason, reason);
    QFETCH(const QString, subject);
    ProfileDialog dialog;
    dialog.setProfile(filledProfile(), {});
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClicks(part<SecretLineEdit>(dialog, "clientSecret"), QStringLiteral("typed"));
    part<QLineEdit>(dialog, "name")->setText(QStringLiteral("typed too"));
    dialog.showError({.kind = ErrorKind::Protocol,
        .stage = Stage::Profile,
        .reason = reason,
        .subject = subject});
    QVERIFY(part<QWidget>(dialog, "banner")->isVisible());
    QVERIFY(dialog.focusWidget() != nullptr);
    QTEST(dialog.focusWidget()->objectName(), "focused");
    QVERIFY(dialog.focusWidget()->isVisible());
    QCOMPARE(part<QLineEdit>(dialog, "name")->text(), QStringLiteral("typed too"));
    QCOMPARE(
        part<SecretLineEdit>(dialog, "clientSecret")->secret(), Secret(QStringLiteral("typed")));
    QVERIFY(dialog.isVisible());
    QVERIFY(part<QPushButton>(dialog, "saveButton")->isEnabled());
}

void TestProfileDialog::escapeAsksOnceBeforeLosing()
{
    ProfileDialog dialog;
    dialog.setProfile(filledProfile(), {});
    dialog.open();
    part<QLineEdit>(dialog, "name")->setText(QStringLiteral("changed"));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    QVERIFY(part<QWidget>(dialog, "banner")->isVisible());
    part<QPushButton>(dialog, "cancelButton")->click();
    QVERIFY(!dialog.isVisible());

    dialog.setProfile(filledProfile(), {});
    dialog.open();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void TestProfileDialog::redirectHintFollowsTheUri_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("hint");
    QTest::newRow("any port") << QStringLiteral("http://127.0.0.1/callback")
                              << QStringLiteral("any free port");
    QTest::newRow("port") << QStringLiteral("http://localhost:8765/callback")
                          << QStringLiteral("caught here by itself.");
    QTest::newRow("https") << QStringLiteral("https://app.example/callback")
                           << QStringLiteral("paste the address");
    QTest::newRow("nothing") << QString() << QStringLiteral("paste the address");
}

void TestProfileDialog::redirectHintFollowsTheUri()
{
    QFETCH(const QString, uri);
    QFETCH(const QString, hint);
    const Spoken spoken(QStringLiteral("en"));
    ProfileDialog dialog;
    part<QLineEdit>(dialog, "redirectUri")->setText(uri);
    const QString text = part<QLabel>(dialog, "redirectHint")->text();
    QVERIFY2(text.contains(hint), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("登录回调 URL")));
    part<QPushButton>(dialog, "copyRedirectUri")->click();
    QCOMPARE(QApplication::clipboard()->text(), uri);
}

void TestProfileDialog::tabGoesDownTheForm()
{
    ProfileDialog dialog;
    dialog.setProfile(filledProfile(), kept);
    dialog.setTestable(true);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    part<QLineEdit>(dialog, "name")->setFocus();
    const QStringList general{QStringLiteral("name"), QStringLiteral("environment"),
        QStringLiteral("providerKind"), QStringLiteral("appHost"), QStringLiteral("protocol"),
        QStringLiteral("clientId"), QStringLiteral("clientSecret"), QStringLiteral("removeSecret"),
        QStringLiteral("redirectUri"), QStringLiteral("copyRedirectUri"), QStringLiteral("scope"),
        QStringLiteral("testButton"), QStringLiteral("cancelButton"), QStringLiteral("saveButton"),
        QStringLiteral("generalPartButton")};
    QCOMPARE(tabOrder(dialog), general);

    part<QPushButton>(dialog, "networkPartButton")->click();
    part<QPushButton>(dialog, "networkPartButton")->setFocus();
    const QStringList network{QStringLiteral("networkPartButton"), QStringLiteral("network.caFile"),
        QStringLiteral("browseCaFile"), QStringLiteral("network.proxy"),
        QStringLiteral("network.proxyAddress"), QStringLiteral("network.proxyUser"),
        QStringLiteral("proxyPassword"), QStringLiteral("network.clientCertificateFile"),
        QStringLiteral("browseCertificate"), QStringLiteral("certificatePassword"),
        QStringLiteral("testButton"), QStringLiteral("cancelButton"), QStringLiteral("saveButton")};
    QCOMPARE(tabOrder(dialog), network);

    part<QPushButton>(dialog, "authenticationPartButton")->click();
    part<QWidget>(dialog, "clientKey")->setFocus();
    QCOMPARE(tabOrder(dialog).mid(0, 4),
        (QStringList{QStringLiteral("clientKey"), QStringLiteral("loadClientKey"),
            QStringLiteral("clientKeyId"), QStringLiteral("assertionAudience")}));
}

void TestProfileDialog::managed_isShownButNotChanged()
{
    Profile profile = filledProfile();
    profile.isManaged = true;
    ProfileDialog dialog;
    dialog.setProfile(profile, kept);
    Submissions submissions(dialog);
    QVERIFY(!part<QWidget>(dialog, "managedNote")->isHidden());
    for (const QLineEdit *edit : dialog.findChildren<QLineEdit *>()) {
        if (qobject_cast<const SecretLineEdit *>(edit) == nullptr)
            QVERIFY2(edit->isReadOnly(), qPrintable(edit->objectName()));
    }
    for (const QComboBox *choice : dialog.findChildren<QComboBox *>())
        QVERIFY2(!choice->isEnabled(), qPrintable(choice->objectName()));
    for (const char *name : {"browseCaFile", "addParameter", "authorization.pushed", "dpop"})
        QVERIFY2(!part<QWidget>(dialog, name)->isEnabled(), name);
    QTest::keyClicks(part<SecretLineEdit>(dialog, "clientSecret"), QStringLiteral("mine"));
    part<QPushButton>(dialog, "saveButton")->click();
    QCOMPARE(submissions.profiles.first(), profile);
    QVERIFY(submissions.secrets.first().contains(ProfileSecret::ClientSecret));

    Profile wanted;
    connect(&dialog, &ProfileDialog::duplicateRequested, &dialog,
        [&wanted](const Profile &original) { wanted = original; });
    part<QPushButton>(dialog, "duplicateButton")->click();
    QCOMPARE(wanted, profile);

    dialog.setProfile(filledProfile(), kept);
    QVERIFY(part<QWidget>(dialog, "managedNote")->isHidden());
    QVERIFY(part<QPushButton>(dialog, "duplicateButton")->isHidden());
    QVERIFY(!part<QLineEdit>(dialog, "name")->isReadOnly());
    QVERIFY(part<QComboBox>(dialog, "environment")->isEnabled());
}

void TestProfileDialog::test_handsOverWhatIsTyped()
{
    ProfileDialog dialog;
    QVERIFY(part<QPushButton>(dialog, "testButton")->isHidden());
    dialog.setTestable(true);
    Profile tested;
    SecretChanges secrets;
    connect(&dialog, &ProfileDialog::testRequested, &dialog,
        [&](const Profile &profile, const SecretChanges &changes) {
            tested = profile;
            secrets = changes;
        });
    part<QLineEdit>(dialog, "appHost")->setText(QStringLiteral("a.authing.cn"));
    part<QLineEdit>(dialog, "clientSecret")->setText(QStringLiteral("typed"));
    part<QPushButton>(dialog, "testButton")->click();
    QCOMPARE(tested.appHost, QStringLiteral("a.authing.cn"));
    QVERIFY(secrets.value(ProfileSecret::ClientSecret) == Secret(QStringLiteral("typed")));
}

void TestProfileDialog::enterSaves()
{
    ProfileDialog dialog;
    dialog.setProfile(filledProfile(), {});
    Submissions submissions(dialog);
    dialog.show();
    QTest::keyClick(part<QLineEdit>(dialog, "scope"), Qt::Key_Return);
    QCOMPARE(submissions.profiles.size(), 1);
    QVERIFY(dialog.isVisible());
}

void TestProfileDialog::staysWhileSaving()
{
    ProfileDialog dialog;
    Submissions submissions(dialog);
    dialog.setBusy(true);
    QVERIFY(!part<QPushButton>(dialog, "saveButton")->isEnabled());
    dialog.setBusy(false);
    QVERIFY(part<QPushButton>(dialog, "saveButton")->isEnabled());
}

QTEST_MAIN(TestProfileDialog)
#include "tst_profiledialog.moc"
