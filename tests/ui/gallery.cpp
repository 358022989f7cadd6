// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows the window with made-up values in each of its states, to be looked at:
//   rescind_gallery --state revoked --theme dark --lang zh_CN --size 1024x640 --shot FILE.png

#include "tests/ui/galleryconnection.h"
#include "tests/ui/gallerydialogs.h"
#include "tests/ui/gallerypages.h"
#include "tests/ui/samples.h"
#include "ui/mainwindow.h"
#include "ui/pages/revocationsummary.h"
#include "ui/pages/signoutsummary.h"
#include "ui/pages/tokenspage.h"
#include "ui/text/clientauthtext.h"
#include "ui/theme.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QTimer>
#include <QtCore/QTranslator>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTabWidget>

using namespace rescind;

namespace {

struct Options
{
    QString state;
    QString theme;
    QString shot;
    QString focus;
    QString menu;
    QString dialog;
    QString page;
    QSize size;
    int tab = 0;
    bool banner = false;
    //! A certificate that is not trusted.
    bool certificate = false;
};

Options optionsFrom(QCommandLineParser &parser)
{
    const auto option = [&](const char *name, const char *fallback) {
        const QCommandLineOption value(QString::fromLatin1(name), QString(),
            QString::fromLatin1(name), QString::fromLatin1(fallback));
        parser.addOption(value);
        return value;
    };
    const auto state = option("state", "signedin");
    const auto theme = option("theme", "light");
    const auto shot = option("shot", "");
    const auto focus = option("focus", "");
    const auto menu = option("menu", "");
    const auto dialog = option("dialog", "");
    const auto page = option("page", "");
    const auto size = option("size", "1180x760");
    const auto tab = option("tab", "0");
    const auto lang = option("lang", "en");
    const QCommandLineOption banner(QStringLiteral("banner"));
    parser.addOption(banner);
    const QCommandLineOption certificate(QStringLiteral("certificate"));
    parser.addOption(certificate);
    parser.process(*QCoreApplication::instance());

    const QStringList numbers = parser.value(size).split(u'x');
    const QString language = parser.value(lang);
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(language))
        QCoreApplication::installTranslator(translator);
    else if (translator->load(QLocale(language), QStringLiteral("rescind"), QStringLiteral("_"),
                 QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(translator);
    return {parser.value(state), parser.value(theme), parser.value(shot), parser.value(focus),
        parser.value(menu), parser.value(dialog), parser.value(page),
        QSize(numbers.value(0).toInt(), numbers.value(1).toInt()), parser.value(tab).toInt(),
        parser.isSet(banner), parser.isSet(certificate)};
}

TokensPageState stateNamed(const QString &name)
{
    using Situation = TokensPageState::Situation;
    if (name == u"revoked")
        return samples::accessRevoked();
    if (name == u"refreshed")
        return samples::refreshed();
    if (name == u"troubled")
        return samples::troubled();
    if (name == u"noprofile")
        return {};
    if (name == u"signedoutbefore")
        return samples::signedOutBefore();
    TokensPageState state = samples::signedIn();
    if (name == u"restoring")
        state.situation = Situation::Restoring;
    if (name == u"signedout")
        state.situation = Situation::SignedOut;
    return state;
}

void showSampleSignOut(Banner &banner)
{
    const Token access = samples::accessToken();
    showSignOut(banner,
        {.revocations = {{.kind = TokenKind::Refresh,
                             .fingerprint = samples::refreshToken().fingerprint,
                             .outcome = Outcome::VerifiedInactive},
             {.kind = TokenKind::Access,
                 .fingerprint = access.fingerprint,
                 .outcome = Outcome::Rejected,
                 .error = Error{.kind = ErrorKind::OAuth,
                     .stage = Stage::Revocation,
                     .code = QStringLiteral("unsupported_token_type"),
                     .serverText = QStringLiteral("Structured JWT Tokens cannot be revoked"),
                     .httpStatus = 400}}},
            .leftAlive = {{.kind = TokenKind::Access,
                .fingerprint = access.fingerprint,
                .expiresAt = access.facts.expiresAt}},
            .providerSession = ProviderSession::Left});
}

//! The states of "Find what works".
void showMethodBanner(Banner &banner, const QString &state, const Profile &profile)
{
    const Error refusal{.kind = ErrorKind::OAuth,
        .stage = Stage::Introspection,
        .reason = Reason::ClientRejected,
        .code = QStringLiteral("invalid_client"),
        .serverText = QStringLiteral(
            "应用 introspection_endpoint_auth_method 配置不为 none, 请在请求头中传递 client_id "
            "和 client_secret"),
        .subject = QStringLiteral("client_secret_basic"),
        .httpStatus = 400,
        .requestId = QStringLiteral("3f0b5f1e")};
    const AuthFinding finding{.endpoint = Stage::Introspection,
        .trials = {{ClientAuthMethod::Post, AuthVerdict::Refused, refusal},
            {ClientAuthMethod::Basic, AuthVerdict::Accepted}},
        .works = ClientAuthMethod::Basic};
    if (state == u"clientrefused") {
        banner.showError(refusal, clientRefusalText(refusal, profile));
        banner.setAction(
            QCoreApplication::translate("rescind::MainWindowMethods", "Find what works"), [] {});
    } else if (state == u"methodfound") {
        const FindingText text = findingText({.finding = finding});
        banner.showMessage(Banner::toneFor(text.result), text.title, text.text, text.details);
    }
}

void fill(MainWindow &window, const Options &options)
{
    Profile profile = samples::profile(
        options.state == u"refreshed" ? Environment::Sandbox : Environment::Production);
    profile.isManaged = options.state == u"managed";
    const bool hasProfile = options.state != u"noprofile";
    if (hasProfile)
        window.setProfiles({profile}, profile.id);
    FootState foot{.hasProfile = hasProfile, .clockSkew = options.state == u"troubled" ? -600 : 1};
    if (options.state == u"refreshed") {
        foot.keychainError = Error{
            .kind = ErrorKind::Keychain, .stage = Stage::Storage, .reason = Reason::KeychainLocked};
        foot.clipboardSeconds = 27;
    }
    window.setFoot(foot);
    window.setJournalNote({.sign = QStringLiteral("✓"),
        .text = QCoreApplication::translate(
            "rescind::MainWindowJournal", "Journal intact · %Ln entries", nullptr, 1204)});
    window.tokensPage().setNowSource([] { return samples::now(); });
    window.tokensPage().setState(stateNamed(options.state));
    if (options.state == u"signedoutbefore")
        showSampleSignOut(window.tokensPage().banner());
    showMethodBanner(window.tokensPage().banner(), options.state, profile);
    if (options.certificate) {
        window.tokensPage().banner().showError({.kind = ErrorKind::Tls,
            .stage = Stage::Discovery,
            .reason = Reason::CertificateRejected,
            .subject = QStringLiteral("login.example.com"),
            .certificate = CertificateProblem{.faults = {CertificateFault::UnknownIssuer},
                .subject = QStringLiteral("login.example.com"),
                .issuer = QStringLiteral("Example Corp TLS Inspection CA 2"),
                .validFrom = samples::now().addDays(-80),
                .validTo = samples::now().addDays(285),
                .hosts = QStringLiteral("login.example.com")}});
    }
    if (!options.banner)
        return;
    const Token token = samples::accessToken();
    const RevocationReport report{.kind = TokenKind::Access,
        .fingerprint = token.fingerprint,
        .outcome = Outcome::VerifiedInactive,
        .sentAt = samples::now().addSecs(-4),
        .httpStatus = 200,
        .before = Activity::Active,
        .after = Activity::Inactive,
        .witness = true,
        .proof = ProofBy::Introspection,
        .looks = {{.at = samples::now().addSecs(-3), .answer = Activity::Inactive}},
        .exposureUntil = token.facts.expiresAt,
        .localCopiesCleared = true};
    showRevocations(window.tokensPage().banner(), {report}, samples::now());
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    const Options options = optionsFrom(parser);
    Theme theme(app, &app);
    theme.setMode(options.theme == u"dark" ? Theme::Mode::Dark : Theme::Mode::Light);
    MainWindow window;
    fill(window, options);
    window.resize(options.size);
    if (auto *tabs = window.findChild<QTabWidget *>(QStringLiteral("detailsTabs")))
        tabs->setCurrentIndex(options.tab);
    window.show();
    showGalleryPage(window, options.page);
    if (!options.focus.isEmpty())
        window.findChild<QWidget *>(options.focus)->setFocus(Qt::TabFocusReason);
    QWidget *shown = &window;
    if (auto *menu = window.findChild<QMenu *>(options.menu); !options.menu.isEmpty()) {
        menu->popup(QPoint());
        shown = menu;
    }
    QDialog *dialog = samples::dialogNamed(options.dialog, &window);
    if (dialog == nullptr)
        dialog = galleryDialog(options.dialog, &window);
    if (dialog != nullptr) {
        if (options.size.width() < window.minimumWidth())
            dialog->resize(options.size);
        dialog->show();
        shown = dialog;
    }
    if (options.shot.isEmpty())
        return QApplication::exec();
    QTimer::singleShot(
        600, &window, [&] { QCoreApplication::exit(shown->grab().save(options.shot) ? 0 : 1); });
    return QApplication::exec();
}
