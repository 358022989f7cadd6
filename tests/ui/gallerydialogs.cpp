// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallerydialogs.h"

#include "tests/ui/samples.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/applicationtokendialog.h"
#include "ui/dialogs/claimsdialog.h"
#include "ui/dialogs/closewhilerunningbox.h"
#include "ui/dialogs/confirmbulkdialog.h"
#include "ui/dialogs/dangerdialog.h"
#include "ui/dialogs/devicelogindialog.h"
#include "ui/dialogs/helpwindow.h"
#include "ui/dialogs/logincheckdialog.h"
#include "ui/dialogs/pastedtokendialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/dialogs/signindialog.h"
#include "ui/dialogs/signoutdialog.h"
#include "ui/text/loginreport.h"

#include <QtWidgets/QMessageBox>

namespace rescind::samples {

namespace {

QDialog *deviceDialog(bool silent, QWidget *parent)
{
    auto *dialog = new DeviceLoginDialog(nullptr, profile(), parent);
    DeviceLoginState state{.step = DeviceStep::WaitingForUser,
        .userCode = QStringLiteral("WDJB-MJHT"),
        .verificationUri = QUrl(QStringLiteral("https://portal.authing.cn/oidc/device")),
        .secondsLeft = 600};
    dialog->showState(state);
    state.secondsLeft = 412;
    if (silent)
        state.pollError = Error{.kind = ErrorKind::Network, .reason = Reason::HostNotFound};
    dialog->showState(state);
    return dialog;
}

QDialog *signInDialog(const QString &variant, QWidget *parent)
{
    auto *dialog = new SignInDialog(nullptr, profile(), parent);
    SignInState state{.step = LoginStep::WaitingForBrowser,
        .authorizationUrl = QUrl(QStringLiteral("https://portal.authing.cn/oidc/auth?x=1")),
        .secondsLeft = 300,
        .offersDevice = variant != QStringLiteral("signin")};
    dialog->showState(state);
    state.secondsLeft = 252;
    if (variant == QStringLiteral("signin-pushed"))
        state.linkSecondsLeft = 43;
    if (variant == QStringLiteral("signin-lapsed"))
        state.linkSecondsLeft = 0;
    if (variant == QStringLiteral("signin-nobrowser")) {
        state.browserError = Error{.kind = ErrorKind::Browser,
            .stage = Stage::Authorization,
            .reason = Reason::BrowserNotStarted};
    }
    if (variant == QStringLiteral("signin-fragment")) {
        state.step = LoginStep::WaitingForPaste;
        state.inFragment = true;
    }
    dialog->showState(state);
    return dialog;
}

QDialog *pastedDialog(const QString &variant, QWidget *parent)
{
    Token token = accessToken();
    token.server = ServerState::NotAsked;
    token.signature = SignatureState::NotChecked;
    if (variant == u"pasted-foreign")
        token.facts.issuer = QStringLiteral("https://login.example.com/realms/a-rather-long-name");
    if (variant == u"pasted-opaque") {
        token = refreshToken();
        token.kind = TokenKind::Unknown;
        token.facts = {};
        token.server = ServerState::NotAsked;
    }
    auto *dialog = new PastedTokenDialog(
        profile(variant == u"pasted" ? Environment::Production : Environment::Test), token, now(),
        parent);
    if (variant == u"pasted-checked")
        dialog->showChecked(accessToken(), now());
    if (variant == u"pasted-revoked")
        dialog->showReport({.kind = TokenKind::Access,
                               .fingerprint = token.fingerprint,
                               .outcome = Outcome::VerifiedInactive,
                               .sentAt = now().addSecs(-4),
                               .httpStatus = 200,
                               .before = Activity::Active,
                               .after = Activity::Inactive,
                               .witness = true,
                               .proof = ProofBy::Introspection,
                               .exposureUntil = token.facts.expiresAt},
            now());
    return dialog;
}

QDialog *loginCheckDialog(QWidget *parent)
{
    using Name = LoginCheckName;
    const QString issuer = QStringLiteral("https://portal.authing.cn/oidc");
    const Error refused{.kind = ErrorKind::OAuth,
        .stage = Stage::Token,
        .reason = Reason::CodeRejected,
        .code = QStringLiteral("invalid_grant"),
        .serverText = QStringLiteral("grant request is invalid"),
        .httpStatus = 400};
    LoginRecord record{.endedAt = now(), .error = refused};
    record.steps = {{Name::Metadata, CheckResult::Pass, issuer, issuer, {}},
        {Name::Keys, CheckResult::Pass, {}, QStringLiteral("2"), {}},
        {Name::RedirectUri, CheckResult::Pass, QStringLiteral("http://127.0.0.1/callback"),
            QStringLiteral("http://127.0.0.1:43411/callback"), {}},
        {Name::Pkce, CheckResult::Skipped, QStringLiteral("S256"), {}, {}},
        {Name::State, CheckResult::Warn, {}, QStringLiteral("pasted"), {}}, {.name = Name::Issuer},
        {Name::Answer, CheckResult::Pass, {}, {}, {}},
        {Name::Exchange, CheckResult::Fail, {}, QStringLiteral("client_secret_post"), refused}};
    return new LoginCheckDialog({.profile = profile(Environment::Test), .record = record}, parent);
}

QDialog *bulkDialog(bool all, QWidget *parent)
{
    return new ConfirmBulkDialog({.profileName = profile().name,
                                     .host = profile().displayHost(),
                                     .environment = Environment::Production,
                                     .tokens = 4812,
                                     .ownTokens = all ? 2 : 0,
                                     .foreignTokens = all ? 311 : 0,
                                     .settings = {.concurrency = 64,
                                         .proof = all ? BulkProof::Off : BulkProof::All,
                                         .reason = QStringLiteral("INC-4711")},
                                     .inputName = QStringLiteral("leak-2026-11-22.log")},
        parent);
}

QDialog *sessionDialog(const QString &name, QWidget *parent)
{
    const Profile shown = profile();
    if (name == u"signout" || name == u"signoutbare") {
        SignOutQuestion what{.profileName = shown.name,
            .host = shown.displayHost(),
            .environment = shown.environment,
            .canEndProviderSession = name == u"signout",
            .now = now()};
        for (const Token &token : {refreshToken(), accessToken()})
            what.tokens.append({.kind = token.kind,
                .fingerprint = token.fingerprint,
                .exposureUntil = exposureUntil(token, now()),
                .generation = token.generation});
        return new SignOutDialog(what, parent);
    }
    if (name == u"applicationtoken" || name == u"applicationtokenpublic")
        return new ApplicationTokenDialog({.profileName = shown.name,
                                              .host = shown.displayHost(),
                                              .environment = shown.environment,
                                              .hasCredentials = name == u"applicationtoken"},
            parent);
    if (name == u"danger")
        return new DangerDialog(
            {.question = QCoreApplication::translate(
                 "rescind::MainWindowProfiles", "Remove the profile “%1”?")
                             .arg(shown.name),
                .explanation = QCoreApplication::translate("rescind::MainWindowProfiles",
                    "Its App Secret and the kept session are removed from the keychain. Nothing is "
                    "revoked: tokens that are still alive stay alive at the server."),
                .verb
                = QCoreApplication::translate("rescind::MainWindowProfiles", "&Remove profile"),
                .profile = shown},
            parent);
    if (name == u"userinfo")
        return new ClaimsDialog(
            QCoreApplication::translate("rescind::MainWindowQuestions", "User info"),
            QCoreApplication::translate("rescind::MainWindowQuestions",
                "What %1 tells about the user of this access token.")
                .arg(shown.displayHost()),
            accessToken().claims, parent);
    return nullptr;
}

} // namespace

QDialog *dialogNamed(const QString &name, QWidget *parent)
{
    if (name.startsWith(u"pasted"))
        return pastedDialog(name, parent);
    if (name == u"logincheck")
        return loginCheckDialog(parent);
    if (name == u"help") {
        auto *help = new HelpWindow(parent);
        help->showChapter(QStringLiteral("tokens"));
        return help;
    }
    if (name.startsWith(u"device"))
        return deviceDialog(name == u"device-silent", parent);
    if (name == u"confirmbulk" || name == u"confirmbulkall")
        return bulkDialog(name == u"confirmbulkall", parent);
    if (name == u"closewhilerunning" || name == u"closedryrun")
        return askToCloseWhileRunning(
            {.left = 4812, .isDryRun = name == u"closedryrun"}, parent, [] {});
    if (name.startsWith(u"settings")) {
        const Policy policy = name == u"settingsmanaged"
            ? Policy{.lockAfter = std::chrono::minutes(5), .forcesSyslog = true}
            : Policy();
        return new SettingsDialog(
            {}, policy, QStringLiteral("/home/alice/.local/share/rescind"), parent);
    }
    if (name == u"about")
        return new AboutDialog(parent);
    return name.startsWith(u"signin") ? signInDialog(name, parent) : sessionDialog(name, parent);
}

} // namespace rescind::samples
