// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcase.h"
#include "tests/ui/dialogparts.h"
#include "tests/ui/languages.h"
#include "tests/ui/submissions.h"
#include "ui/dialogs/profile/profilepart.h"
#include "ui/widgets/secretlineedit.h"

#include <QtCore/QTranslator>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace rescind;

namespace {

//! Every text 40 % longer than in English.
class LongerTexts final : public QTranslator
{
public:
    LongerTexts() = default;
    QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString given = QString::fromUtf8(text);
        return given + QStringLiteral(" longer words everywhere here").left(given.size() * 2 / 5);
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

//! The pages of the profile's form; the dialog around them is in tst_profiledialog.
class TestProfilePages final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }

    void pages_areReachedByKeys();
    void captions_standInOneColumn();
    void smallScreen_scrollsAndKeepsTheButtons();
    void longerTexts_fitInTheWidth();
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
};

void TestProfilePages::pages_areReachedByKeys()
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

void TestProfilePages::captions_standInOneColumn()
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

void TestProfilePages::smallScreen_scrollsAndKeepsTheButtons()
{
    ProfileDialog dialog;
    dialog.show();
    part<QPushButton>(dialog, "signInRequestPartButton")->click();
    QVERIFY(dialog.minimumWidth() <= 860);
    dialog.resize(860, 500);
    QCOMPARE(dialog.size(), QSize(860, 500));
    QVERIFY(part<QWidget>(dialog, "saveButton")->geometry().bottom() < 500);
}

void TestProfilePages::longerTexts_fitInTheWidth()
{
    LongerTexts texts;
    QCoreApplication::installTranslator(&texts);
    ProfileDialog dialog;
    dialog.setProfile(filledProfile(), kept);
    dialog.setTestable(true);
    dialog.show();
    QVERIFY(dialog.windowTitle().size() > QStringLiteral("Change profile").size());
    QVERIFY(dialog.minimumSizeHint().width() <= 860);
    for (const ProfilePart *page : dialog.findChildren<ProfilePart *>()) {
        part<QPushButton>(dialog, qPrintable(page->objectName() + QStringLiteral("Button")))
            ->click();
        QCoreApplication::processEvents();
        const QWidget *port = page->parentWidget()->parentWidget();
        QVERIFY2(page->parentWidget()->minimumSizeHint().width() <= port->width(),
            qPrintable(page->objectName()));
    }
    QCoreApplication::removeTranslator(&texts);
}

void TestProfilePages::providerKind_choosesWordsAndFields_data()
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

void TestProfilePages::providerKind_choosesWordsAndFields()
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

void TestProfilePages::scopeOfOnesOwn_staysWithEveryProtocol()
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

void TestProfilePages::anotherProvider_goesThroughUnchanged()
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

void TestProfilePages::everySecret_isReplacedOrRemoved_data()
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

void TestProfilePages::everySecret_isReplacedOrRemoved()
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

void TestProfilePages::privateKey_isLoadedWhole()
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

void TestProfilePages::privateKey_pastedKeepsItsLines()
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

void TestProfilePages::proxyFields_areForAnExplicitOne()
{
    ProfileDialog dialog;
    QVERIFY(!part<QLineEdit>(dialog, "network.proxyAddress")->isEnabled());
    part<QComboBox>(dialog, "network.proxy")->setCurrentIndex(2);
    QVERIFY(part<QLineEdit>(dialog, "network.proxyAddress")->isEnabled());
    QVERIFY(part<QLineEdit>(dialog, "proxyPassword")->isEnabled());
}

void TestProfilePages::parameters_areAddedAndRemoved()
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

QTEST_MAIN(TestProfilePages)
#include "tst_profilepages.moc"
