// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcase.h"
#include "tests/ui/dialogparts.h"
#include "tests/ui/languages.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/widgets/secretlineedit.h"

#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace rescind;

namespace {

//! Catches what a profile dialog hands over.
struct Submissions
{
    explicit Submissions(ProfileDialog &dialog)
    {
        QObject::connect(&dialog, &ProfileDialog::submitted, &dialog,
            [this](const Profile &profile, const SecretChanges &changes) {
                profiles.append(profile);
                secrets.append(changes);
            });
    }

    QList<Profile> profiles;
    QList<SecretChanges> secrets;
};

} // namespace

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
    void pages_areReachedByKeys();
    void captions_standInOneColumn();
    void smallScreen_scrollsAndKeepsTheButtons();
    void providerKind_choosesWordsAndFields_data();
    void providerKind_choosesWordsAndFields();
    void scopeOfOnesOwn_staysWithEveryProtocol();
    void anotherProvider_goesThroughUnchanged();
    void everySecret_isReplacedOrRemoved_data();
    void everySecret_isReplacedOrRemoved();
    void privateKey_isLoadedWhole();
    void privateKey_pastedKeepsItsLines();
    void proxyFields_areForAnExplicitOne();
    void parameters_areAddedAndRemoved();
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

void TestProfileDialog::pages_areReachedByKeys()
{
    ProfileDialog dialog;
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClick(&dialog, Qt::Key_5, Qt::AltModifier);
    QTRY_VERIFY(part<QWidget>(dialog, "networkPart")->isVisible());
    QVERIFY(!part<QWidget>(dialog, "generalPart")->isVisible());
    auto *button = part<QPushButton>(dialog, "networkPartButton");
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Down);
    QVERIFY(part<QWidget>(dialog, "trustPart")->isVisible());
}

void TestProfileDialog::captions_standInOneColumn()
{
    ProfileDialog dialog;
    dialog.show();
    QSet<int> columns;
    for (const char *page : {"generalPart", "endpointsPart", "authenticationPart",
             "signInRequestPart", "networkPart", "trustPart"}) {
        part<QPushButton>(dialog, qPrintable(QLatin1StringView(page) + QStringLiteral("Button")))
            ->click();
        QCoreApplication::processEvents();
        const auto *shown = part<QWidget>(dialog, page);
        for (const QLineEdit *edit : shown->findChildren<QLineEdit *>()) {
            if (edit->isVisible())
                columns.insert(edit->mapTo(&dialog, QPoint()).x());
        }
        QVERIFY(shown->width() <= shown->parentWidget()->width());
    }
    QCOMPARE(columns.size(), 1);
}

void TestProfileDialog::smallScreen_scrollsAndKeepsTheButtons()
{
    ProfileDialog dialog;
    dialog.show();
    part<QPushButton>(dialog, "signInRequestPartButton")->click();
    QVERIFY(dialog.minimumWidth() <= 860);
    dialog.resize(860, 500);
    QCOMPARE(dialog.size(), QSize(860, 500));
    QVERIFY(part<QWidget>(dialog, "saveButton")->geometry().bottom() < 500);
}

void TestProfileDialog::providerKind_choosesWordsAndFields_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("idName");
    QTest::addColumn<bool>("hasAppHost");
    QTest::addColumn<QString>("scope");
    QTest::newRow("Authing") << 0 << QStringLiteral("App ID") << true << Profile().scope;
    QTest::newRow("OpenID Connect") << 1 << QStringLiteral("Client ID") << false << Profile().scope;
    QTest::newRow("OAuth 2.0") << 2 << QStringLiteral("Client ID") << false
                               << QStringLiteral("user");
}

void TestProfileDialog::providerKind_choosesWordsAndFields()
{
    QFETCH(const int, kind);
    QFETCH(const bool, hasAppHost);
    const Spoken spoken(QStringLiteral("en"));
    ProfileDialog dialog;
    part<QComboBox>(dialog, "providerKind")->setCurrentIndex(1);
    part<QComboBox>(dialog, "providerKind")->setCurrentIndex(kind);
    part<QLineEdit>(dialog, "appHost")->setText(QStringLiteral("a.authing.cn"));
    part<QLineEdit>(dialog, "issuer")->setText(QStringLiteral("https://id.example"));
    QTEST(part<QLineEdit>(dialog, "clientId")->accessibleName(), "idName");
    QCOMPARE(part<QLineEdit>(dialog, "appHost")->isVisibleTo(&dialog), hasAppHost);
    QCOMPARE(part<QLineEdit>(dialog, "issuer")->isVisibleTo(&dialog), !hasAppHost);
    const Profile profile = dialog.profile();
    QCOMPARE(profile.appHost.isEmpty(), !hasAppHost);
    QCOMPARE(profile.issuerUrl, hasAppHost ? QString() : QStringLiteral("https://id.example"));
    QCOMPARE(profile.protocol, kind == 2 ? Protocol::OAuth2 : Protocol::Oidc);
    QTEST(profile.scope, "scope");
}

void TestProfileDialog::scopeOfOnesOwn_staysWithEveryProtocol()
{
    ProfileDialog dialog;
    part<QLineEdit>(dialog, "scope")->setText(QStringLiteral("openid orders"));
    auto *protocol = part<QComboBox>(dialog, "protocol");
    protocol->setCurrentIndex(1);
    QCOMPARE(dialog.profile().scope, QStringLiteral("openid orders"));
    part<QLineEdit>(dialog, "scope")->setText(Profile().scope);
    protocol->setCurrentIndex(0);
    protocol->setCurrentIndex(1);
    QCOMPARE(dialog.profile().scope, QStringLiteral("user"));
}

void TestProfileDialog::anotherProvider_goesThroughUnchanged()
{
    Profile profile = filledProfile();
    profile.appHost.clear();
    ProfileDialog dialog;
    dialog.setProfile(profile, {});
    QCOMPARE(dialog.profile(), profile);
    dialog.showError({.kind = ErrorKind::Usage,
        .stage = Stage::Profile,
        .reason = Reason::InvalidProfile,
        .subject = QStringLiteral("issuer")});
    QCOMPARE(dialog.focusWidget()->objectName(), QStringLiteral("issuer"));
    // Without an issuer the check asks for an App Host, which this one does not have.
    dialog.showError({.kind = ErrorKind::Usage,
        .stage = Stage::Profile,
        .reason = Reason::InvalidProfile,
        .subject = QStringLiteral("appHost")});
    QCOMPARE(dialog.focusWidget()->objectName(), QStringLiteral("issuer"));
}

void TestProfileDialog::everySecret_isReplacedOrRemoved_data()
{
    QTest::addColumn<ProfileSecret>("secret");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("button");
    QTest::newRow("secret") << ProfileSecret::ClientSecret << QByteArray("clientSecret")
                            << QByteArray("removeSecret");
    QTest::newRow("key") << ProfileSecret::ClientKey << QByteArray("clientKey")
                         << QByteArray("removeClientKey");
    QTest::newRow("proxy") << ProfileSecret::ProxyPassword << QByteArray("proxyPassword")
                           << QByteArray("removeProxyPassword");
    QTest::newRow("certificate") << ProfileSecret::CertificatePassword
                                 << QByteArray("certificatePassword")
                                 << QByteArray("removeCertificatePassword");
}

void TestProfileDialog::everySecret_isReplacedOrRemoved()
{
    QFETCH(const ProfileSecret, secret);
    QFETCH(const QByteArray, field);
    QFETCH(const QByteArray, button);
    ProfileDialog dialog;
    dialog.setProfile(filledProfile(), {});
    QVERIFY(part<QPushButton>(dialog, button.constData())->isHidden());
    dialog.setProfile(filledProfile(), {secret});
    QVERIFY(dialog.secretChanges().isEmpty());
    QVERIFY(!part<QPushButton>(dialog, button.constData())->isHidden());
    part<QPushButton>(dialog, button.constData())->click();
    QCOMPARE(dialog.secretChanges().keys(), QList<ProfileSecret>{secret});
    QVERIFY(dialog.secretChanges().first().isEmpty());
    part<QLineEdit>(dialog, field.constData())->setText(QStringLiteral("canary-9b2e"));
    QVERIFY(dialog.secretChanges().first() == Secret(QStringLiteral("canary-9b2e")));
    QVERIFY(!allText(dialog).contains(QStringLiteral("canary")));
    dialog.setProfile(filledProfile(), {});
    QVERIFY(dialog.secretChanges().isEmpty());
}

void TestProfileDialog::privateKey_isLoadedWhole()
{
    const QByteArray pem = "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----\n";
    const QString path = temporaryPath(QStringLiteral("key.pem"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(pem);
    file.close();
    ProfileDialog dialog;
    dialog.show();
    part<QPushButton>(dialog, "authenticationPartButton")->click();
    part<QPushButton>(dialog, "loadClientKey")->click();
    auto *chooser = dialog.findChild<QFileDialog *>(QStringLiteral("chooseFile"));
    QVERIFY(chooser != nullptr);
    Q_EMIT chooser->fileSelected(path);
    QCOMPARE(dialog.secretChanges().value(ProfileSecret::ClientKey).reveal(), pem);
    QVERIFY(part<QLabel>(dialog, "clientKeyProblem")->isHidden());
    QVERIFY(!part<SecretLineEdit>(dialog, "clientKey")
                 ->displayText()
                 .contains(QStringLiteral("canary")));
}

void TestProfileDialog::privateKey_pastedKeepsItsLines()
{
    const QString pem
        = QStringLiteral("-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n");
    ProfileDialog dialog;
    QApplication::clipboard()->setText(pem);
    part<QLineEdit>(dialog, "clientKey")->paste();
    QCOMPARE(dialog.secretChanges().value(ProfileSecret::ClientKey).reveal(), pem.toUtf8());
    part<QLineEdit>(dialog, "clientKey")->setText(QStringLiteral("ssh-rsa AAAA"));
    QVERIFY(!part<QLabel>(dialog, "clientKeyProblem")->isHidden());
}

void TestProfileDialog::proxyFields_areForAnExplicitOne()
{
    ProfileDialog dialog;
    QVERIFY(!part<QLineEdit>(dialog, "network.proxyAddress")->isEnabled());
    part<QComboBox>(dialog, "network.proxy")->setCurrentIndex(2);
    QVERIFY(part<QLineEdit>(dialog, "network.proxyAddress")->isEnabled());
    QVERIFY(part<QLineEdit>(dialog, "proxyPassword")->isEnabled());
}

void TestProfileDialog::parameters_areAddedAndRemoved()
{
    ProfileDialog dialog;
    dialog.show();
    part<QPushButton>(dialog, "signInRequestPartButton")->click();
    part<QPushButton>(dialog, "addParameter")->click();
    auto *view = part<QTableView>(dialog, "authorization.extra");
    auto *editor = view->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor != nullptr);
    QTest::keyClicks(editor, QStringLiteral("audience"));
    // Saving takes what is still in the editor.
    Submissions submissions(dialog);
    part<QPushButton>(dialog, "saveButton")->animateClick();
    QTRY_COMPARE(submissions.profiles.size(), 1);
    const QList<QPair<QString, QString>> wanted{{QStringLiteral("audience"), QString()}};
    QCOMPARE(submissions.profiles.first().authorization.extra, wanted);
    // Rows where nothing is written do not count.
    part<QPushButton>(dialog, "addParameter")->click();
    QCOMPARE(dialog.profile().authorization.extra, wanted);
    view->setCurrentIndex(view->model()->index(0, 0));
    part<QPushButton>(dialog, "removeParameter")->click();
    QVERIFY(dialog.profile().authorization.extra.isEmpty());
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
