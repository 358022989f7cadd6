// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "tests/support/fakeidp.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/temporaryjournal.h"
#include "tests/support/testcase.h"
#include "tests/ui/languages.h"
#include "tests/ui/providersamples.h"
#include "tests/ui/samples.h"
#include "ui/dialogs/confirmrevocationdialog.h"
#include "ui/dialogs/connectiondialog.h"
#include "ui/models/capabilitiesmodel.h"
#include "ui/models/checksmodel.h"
#include "ui/models/modelroles.h"
#include "ui/text/capabilitytext.h"
#include "ui/text/cascadetext.h"
#include "ui/text/connectiontext.h"

#include <QtGui/QClipboard>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QTabWidget>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

template<typename Widget>
Widget *part(const QWidget &dialog, const char *name)
{
    auto *widget = dialog.findChild<Widget *>(QLatin1StringView(name));
    if (widget == nullptr)
        qFatal("no widget %s", name);
    return widget;
}

QString textOf(const QWidget &dialog, const char *name)
{
    return part<QLabel>(dialog, name)->text();
}

void verifyReads(const QString &text, const QString &language)
{
    QVERIFY(!text.isEmpty());
    QVERIFY2(flawIn(text).isEmpty(), qPrintable(flawIn(text)));
    if (language == u"zh_CN")
        QVERIFY2(hasChinese(text), qPrintable(text));
}

Error refusal()
{
    return {.kind = ErrorKind::OAuth,
        .stage = Stage::Token,
        .reason = Reason::ClientRejected,
        .code = u"invalid_client"_s,
        .httpStatus = 400};
}

void addLanguages()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages())
        QTest::newRow(qPrintable(language)) << language;
}

} // namespace

class tst_ConnectionDialog final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }

    void findings_read_data() { addLanguages(); }
    void findings_read();
    void reasons_read_data() { addLanguages(); }
    void reasons_read();
    void cascades_read_data() { addLanguages(); }
    void cascades_read();
    void everythingUsable_hasNameAndObjectName_data() { addLanguages(); }
    void everythingUsable_hasNameAndObjectName();

    void models_holdToTheirContract();
    void unknown_looksQuiet();
    void report_isSummedUp();
    void progress_isShown();
    void copyAll_hasEverything();
    void invalidProfile_isExplained();
    void closing_cancelsTheTest();
    void measure_needsConsentWhereTokensAreHeld();
    void measure_saysWhyItCannotBe_data();
    void measure_saysWhyItCannotBe();
    void measurement_isFollowedAndSaid();
    void measurement_stoppedOrFailed_isSaid();
    void closingWhileMeasuring_asksToStop();
    void confirmation_quotesWhatWasMeasured();
};

void tst_ConnectionDialog::findings_read()
{
    QFETCH(QString, language);
    const Spoken spoken(language);
    for (int name = 0; name <= static_cast<int>(ConnectionCheckName::UserInfo); ++name) {
        for (int i = 0; i <= static_cast<int>(ConnectionFinding::ClientRefusedBefore); ++i) {
            ConnectionCheck check{.name = static_cast<ConnectionCheckName>(name),
                .result = CheckResult::Warn,
                .finding = static_cast<ConnectionFinding>(i),
                .value = u"12"_s,
                .error = refusal()};
            const CheckText text = checkText(check);
            for (const QString &read : {text.name, text.result, text.detail})
                verifyReads(read, language);
        }
        verifyReads(connectionStepText(static_cast<ConnectionCheckName>(name)), language);
    }
    for (const ConnectionReport &report : {samples::goodConnection(), samples::badConnection(),
             ConnectionReport(), ConnectionReport{.triedWrongClient = true}}) {
        verifyReads(connectionSummary(report), language);
        verifyReads(connectionFootnote(report, true), language);
        verifyReads(connectionFootnote(report, false), language);
    }
}

void tst_ConnectionDialog::reasons_read()
{
    QFETCH(QString, language);
    const Spoken spoken(language);
    for (int name = 0; name <= static_cast<int>(CapabilityName::RevocationAuth); ++name) {
        for (int i = 0; i <= static_cast<int>(CapabilityReason::MethodRefused); ++i) {
            const CapabilityText text = capabilityText({.name = static_cast<CapabilityName>(name),
                .reason = static_cast<CapabilityReason>(i),
                .values = {u"access"_s},
                .setting = u"client_secret_post"_s,
                .seenAt = samples::now()});
            for (const QString &read : {text.name, text.word, text.reason})
                verifyReads(read, language);
        }
    }
    verifyReads(missingEndpointReason(CapabilityName::Introspection), language);
}

void tst_ConnectionDialog::cascades_read()
{
    QFETCH(QString, language);
    const Spoken spoken(language);
    const QList<QStringList> lists{{}, {u"access"_s}, {u"refresh"_s}, {u"access"_s, u"refresh"_s}};
    for (const QString &revoked : {u"access"_s, u"refresh"_s}) {
        for (const QStringList &ended : lists) {
            for (const QStringList &survived : lists)
                verifyReads(cascadeSentence({revoked, ended, survived, samples::now()}), language);
        }
    }
    for (int i = 0; i <= static_cast<int>(CascadeObstacle::SignInFailed); ++i) {
        for (const TokenKind kind : {TokenKind::Access, TokenKind::Refresh})
            verifyReads(
                cascadeGapText({static_cast<CascadeObstacle>(i), kind, refusal()}), language);
    }
    for (int i = 0; i <= static_cast<int>(CascadeStep::CleaningUp); ++i)
        verifyReads(cascadeStepText(static_cast<CascadeStep>(i)), language);
}

void tst_ConnectionDialog::everythingUsable_hasNameAndObjectName()
{
    QFETCH(QString, language);
    const Spoken spoken(language);
    const ConnectionDialog dialog(samples::profile());
    QVERIFY(!dialog.windowTitle().isEmpty());
    for (const QWidget *widget : dialog.findChildren<QWidget *>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || widget->objectName().startsWith(u"qt_"))
            continue;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(
            !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()),
            qPrintable(widget->objectName()));
    }
}

void tst_ConnectionDialog::models_holdToTheirContract()
{
    ChecksModel checks;
    CapabilitiesModel capabilities;
    const QAbstractItemModelTester first(
        &checks, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester second(
        &capabilities, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const ConnectionReport &report :
        {samples::goodConnection(), samples::badConnection(), ConnectionReport()}) {
        checks.setChecks(report.checks);
        capabilities.setCapabilities(report.capabilities);
        QCOMPARE(checks.rowCount(), static_cast<int>(report.checks.size()));
        QCOMPARE(capabilities.rowCount(), static_cast<int>(report.capabilities.size()));
    }
}

void tst_ConnectionDialog::unknown_looksQuiet()
{
    QCOMPARE(capabilitySign({.support = Support::Unknown}), u"?"_s);
    QCOMPARE(capabilitySign({.support = Support::Yes}), u"✓"_s);
    QCOMPARE(capabilitySign({.name = CapabilityName::Dpop, .support = Support::No}), u"–"_s);
    QCOMPARE(capabilitySign({.name = CapabilityName::Revocation, .support = Support::No}), u"!"_s);
}

void tst_ConnectionDialog::report_isSummedUp()
{
    const Spoken spoken(u"en"_s);
    ConnectionDialog dialog(samples::profile());
    dialog.showReport(samples::badConnection());
    QCOMPARE(textOf(dialog, "connectionStatus"), u"2 checks failed"_s);
    dialog.showReport(samples::goodConnection());
    QCOMPARE(textOf(dialog, "connectionStatus"), u"Nothing failed; 1 check left a doubt"_s);
    QVERIFY(textOf(dialog, "connectionFootnote").contains(u"wrong App Secret"));
    QVERIFY(!part<QProgressBar>(dialog, "connectionProgress")->isVisibleTo(&dialog));
    // Without a provider there is nothing to say of its abilities.
    ConnectionReport unreachable = samples::badConnection();
    unreachable.capabilities.clear();
    dialog.showReport(unreachable);
    QVERIFY(!part<QTabWidget>(dialog, "connectionTabs")->isTabEnabled(1));
}

void tst_ConnectionDialog::progress_isShown()
{
    ConnectionDialog dialog(samples::profile());
    ConnectionReport soFar = samples::goodConnection();
    soFar.checks.resize(5);
    dialog.showProgress(soFar, ConnectionCheckName::Client);
    QCOMPARE(textOf(dialog, "connectionStatus"), connectionStepText(ConnectionCheckName::Client));
    QCOMPARE(part<QProgressBar>(dialog, "connectionProgress")->value(), 5);
    QVERIFY(!part<QAbstractButton>(dialog, "testAgainButton")->isEnabled());
    QVERIFY(!part<QAbstractButton>(dialog, "copyAllButton")->isEnabled());
}

void tst_ConnectionDialog::copyAll_hasEverything()
{
    ConnectionDialog dialog(samples::profile());
    dialog.cascades().setOffer({.known = samples::cascades()});
    const ConnectionReport report = samples::badConnection();
    dialog.showReport(report);
    part<QAbstractButton>(dialog, "copyAllButton")->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(samples::profile().name));
    for (const ConnectionCheck &check : report.checks)
        QVERIFY(copied.contains(checkText(check).detail));
    for (const Capability &capability : report.capabilities)
        QVERIFY(copied.contains(capabilityText(capability).reason));
    for (const Cascade &cascade : samples::cascades())
        QVERIFY(copied.contains(cascadeSentence(cascade)));
}

void tst_ConnectionDialog::invalidProfile_isExplained()
{
    ConnectionDialog dialog(samples::profile());
    dialog.showError({.kind = ErrorKind::Usage,
        .stage = Stage::Profile,
        .reason = Reason::InvalidProfile,
        .subject = u"clientId"_s});
    QVERIFY(!textOf(dialog, "connectionStatus").isEmpty());
    QVERIFY(part<QAbstractButton>(dialog, "testAgainButton")->isEnabled());
}

void tst_ConnectionDialog::closing_cancelsTheTest()
{
    FakeIdp idp;
    idp.transport().hangOn(u"/oidc/.well-known/openid-configuration"_s);
    MemorySecretStore store;
    Vault vault(store);
    ProfileStore profiles(temporaryPath(u"closing"_s));
    RecordingBrowser browser;
    FixedClock clock(idp.now);
    TemporaryJournal journal(clock);
    Engine engine({.transports = idp.transport(),
        .vault = vault,
        .profiles = profiles,
        .browser = browser,
        .clock = clock,
        .journal = journal.keeper});
    ConnectionDialog dialog(FakeIdp::profile());
    ConnectionTest *const test = engine.testConnection(FakeIdp::profile(), {}, &engine);
    std::optional<ErrorKind> kind;
    test->onFinished(&engine, [&kind](const Result<ConnectionReport> &report) {
        kind = report ? std::nullopt : std::optional(report.error().kind);
    });
    dialog.follow(test);
    test->start();
    QTRY_VERIFY(!idp.transport().requests().isEmpty());
    dialog.reject();
    QTRY_COMPARE(kind, ErrorKind::Cancelled);
}

void tst_ConnectionDialog::measure_needsConsentWhereTokensAreHeld()
{
    ConnectionDialog dialog(samples::profile());
    CascadePanel &panel = dialog.cascades();
    auto *measure = part<QAbstractButton>(dialog, "measureButton");
    auto *agree = part<QCheckBox>(dialog, "cascadeAgree");
    panel.setOffer({.obstacle = CascadeOffer::Obstacle::None});
    QVERIFY(measure->isEnabled());
    QVERIFY(!agree->isVisibleTo(&panel));
    panel.setOffer({.obstacle = CascadeOffer::Obstacle::None, .holdsTokens = true});
    QVERIFY(!measure->isEnabled());
    QVERIFY(agree->isVisibleTo(&panel));
    QSignalSpy requested(&panel, &CascadePanel::measureRequested);
    measure->click();
    QCOMPARE(requested.count(), 0);
    agree->setChecked(true);
    measure->click();
    QCOMPARE(requested.count(), 1);
}

void tst_ConnectionDialog::measure_saysWhyItCannotBe_data()
{
    QTest::addColumn<int>("obstacle");
    for (int i = 1; i <= static_cast<int>(CascadeOffer::Obstacle::Busy); ++i)
        QTest::addRow("%d", i) << i;
}

void tst_ConnectionDialog::measure_saysWhyItCannotBe()
{
    QFETCH(int, obstacle);
    ConnectionDialog dialog(samples::profile());
    dialog.cascades().setOffer(
        {.obstacle = static_cast<CascadeOffer::Obstacle>(obstacle), .holdsTokens = true});
    const auto *measure = part<QAbstractButton>(dialog, "measureButton");
    QVERIFY(!measure->isEnabled());
    QVERIFY(!measure->toolTip().isEmpty());
    QCOMPARE(textOf(dialog, "cascadeWarning"), measure->toolTip());
}

void tst_ConnectionDialog::measurement_isFollowedAndSaid()
{
    ConnectionDialog dialog(samples::profile());
    CascadePanel &panel = dialog.cascades();
    panel.setOffer({.obstacle = CascadeOffer::Obstacle::None});
    panel.showStep(CascadeStep::Revoking);
    QVERIFY(panel.isMeasuring());
    QCOMPARE(textOf(dialog, "cascadeStep"), cascadeStepText(CascadeStep::Revoking));
    QVERIFY(part<QAbstractButton>(dialog, "stopMeasuringButton")->isVisibleTo(&panel));
    panel.showStep(CascadeStep::CleaningUp);
    // That is what is happening already.
    QVERIFY(!part<QAbstractButton>(dialog, "stopMeasuringButton")->isEnabled());
    panel.showOutcome(samples::partlyMeasured());
    QVERIFY(!panel.isMeasuring());
    QVERIFY(
        textOf(dialog, "cascadeKnown").contains(cascadeSentence(samples::cascades().constFirst())));
}

void tst_ConnectionDialog::measurement_stoppedOrFailed_isSaid()
{
    ConnectionDialog dialog(samples::profile());
    CascadePanel &panel = dialog.cascades();
    panel.setOffer({.obstacle = CascadeOffer::Obstacle::None});
    panel.showStep(CascadeStep::SigningIn);
    panel.showError({.kind = ErrorKind::Cancelled});
    QVERIFY(!panel.isMeasuring());
    QVERIFY(part<QAbstractButton>(dialog, "measureButton")->isEnabled());
    panel.showError(refusal());
    QVERIFY(!panel.isMeasuring());
}

void tst_ConnectionDialog::closingWhileMeasuring_asksToStop()
{
    ConnectionDialog dialog(samples::profile());
    QSignalSpy stopped(&dialog.cascades(), &CascadePanel::cancelRequested);
    dialog.reject();
    QCOMPARE(stopped.count(), 0);
    dialog.cascades().showStep(CascadeStep::Looking);
    dialog.reject();
    QCOMPARE(stopped.count(), 1);
}

void tst_ConnectionDialog::confirmation_quotesWhatWasMeasured()
{
    const Spoken spoken(u"en"_s);
    const auto texts = [](TokenKind kind, const QList<Cascade> &cascades) {
        const ConfirmRevocationDialog dialog({.tokens = {{.kind = kind}}, .cascades = cascades});
        QStringList all;
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            all.append(label->text());
        return all.join(u'\n');
    };
    const QString refresh = texts(TokenKind::Refresh, samples::cascades());
    QVERIFY(refresh.contains(u"At this provider, revoking a refresh token was seen to also end: "
                             "access tokens (measured 22 Nov 2026)."));
    QVERIFY(!refresh.contains(u"revoking an access token"));
    const QString access = texts(TokenKind::Access, samples::cascades());
    QVERIFY(access.contains(u"was seen to end nothing else"));
    QVERIFY(access.contains(u"outlives it at this provider"));
    QVERIFY(texts(TokenKind::Access, {}).contains(u"may outlive it"));
    const Cascade endsAll{
        .revoked = u"access"_s, .ended = {u"refresh"_s}, .measuredAt = samples::now()};
    QVERIFY(!texts(TokenKind::Access, {endsAll}).contains(u"outlive"));
}

QTEST_MAIN(tst_ConnectionDialog)
#include "tst_connectiondialog.moc"
