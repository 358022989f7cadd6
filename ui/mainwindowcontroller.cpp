// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowcontroller.h"

#include "core/revoke/revocationreport.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/confirmrevocationdialog.h"
#include "ui/dialogs/devicelogindialog.h"
#include "ui/dialogs/signindialog.h"
#include "ui/mainwindow.h"
#include "ui/pages/bulkpage.h"
#include "ui/pages/journalpanel.h"
#include "ui/pages/requestspanel.h"
#include "ui/pages/revocationsummary.h"
#include "ui/pages/tokenspage.h"
#include "ui/secretclipboard.h"
#include "ui/sessionview.h"
#include "ui/text/errortext.h"
#include "ui/text/helpchapters.h"
#include "ui/widgets/banner.h"

#include <QtCore/QFile>
#include <QtCore/QTimer>

#include <algorithm>

namespace rescind {

namespace {

//! How long a start is left to what is seen first.
constexpr std::chrono::milliseconds quietStart(700);

} // namespace

MainWindowController::MainWindowController(
    Engine &engine, SecretClipboard &clipboard, Theme &theme, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_clipboard(clipboard)
    , m_theme(theme)
    , m_window(window)
    , m_profiles(engine, window)
    , m_questions(window)
    , m_signOut(window)
    , m_methods(window.tokensPage().banner())
    , m_journal(engine.journal(), window)
    , m_closing(window)
    , m_bulk(engine, m_journal, window)
    , m_requests(engine.exchanges(), window)
    , m_diagnostics(engine, window)
    , m_settings(engine, clipboard, theme, window)
    , m_lock(engine, window)
    , m_paste(engine.settings(), m_journal, window)
    , m_firstStart(engine, m_profiles, window)
    , m_loginCheck(window)
{
    for (QObject *const part : std::initializer_list<QObject *>{&m_profiles, &m_questions,
             &m_signOut, &m_methods, &m_journal, &m_closing, &m_bulk, &m_requests, &m_diagnostics,
             &m_settings, &m_lock, &m_paste, &m_firstStart, &m_loginCheck})
        part->setParent(this); // whose jobs isBusy() looks for
    m_window.setThemeMode(m_theme.mode());
    connectWindow();
    connectPage();
    connect(&m_engine, &Engine::profilesChanged, this, &MainWindowController::onProfilesChanged);
    connect(&m_engine, &Engine::profileProblem, this, &MainWindowController::onFailed);
    connect(&m_clipboard, &SecretClipboard::secondsLeftChanged, this, [this] { showFoot(); });
}

void MainWindowController::connectWindow()
{
    connect(&m_window, &MainWindow::profileChosen, this, &MainWindowController::openProfile);
    connect(&m_window, &MainWindow::addProfileRequested, &m_profiles, &MainWindowProfiles::add);
    connect(&m_window, &MainWindow::editProfileRequested, this, [this] {
        if (m_session)
            m_profiles.edit(m_session->profile());
    });
    connect(&m_window, &MainWindow::testConnectionRequested, this, [this] {
        if (m_session)
            m_profiles.testConnection(m_session->profile(), {}, &m_window);
    });
    connect(&m_window, &MainWindow::removeProfileRequested, this, [this] {
        if (m_session)
            m_profiles.askToRemove(m_session->profile());
    });
    connect(&m_window, &MainWindow::importProfileRequested, &m_profiles,
        &MainWindowProfiles::importFile);
    connect(&m_window, &MainWindow::exportProfileRequested, this, [this] {
        if (m_session)
            m_profiles.exportFile(m_session->profile());
    });
    connect(&m_profiles, &MainWindowProfiles::told, this,
        [this](const QString &title, const QString &text) {
            banner().showMessage(Banner::Tone::Good, title, text);
        });
    connect(&m_profiles, &MainWindowProfiles::saved, this, &MainWindowController::openProfile);
    connect(&m_profiles, &MainWindowProfiles::failed, this, &MainWindowController::onFailed);
    connect(&m_bulk, &MainWindowBulk::profileRequested, this, &MainWindowController::openProfile);
    connect(&m_bulk, &MainWindowBulk::addProfileRequested, &m_profiles, &MainWindowProfiles::add);
    connect(&m_bulk, &MainWindowBulk::runShown, &m_closing, &MainWindowClosing::setRun);
    connect(&m_bulk, &MainWindowBulk::endedUnseen, this, &MainWindowController::noticeWanted);
    connect(&m_bulk, &MainWindowBulk::progressTold, this, &MainWindowController::progressTold);
    connect(&m_paste, &MainWindowPaste::listPasted, &m_bulk, &MainWindowBulk::takePasted);
    connect(&m_window, &MainWindow::systemColorsChanged, &m_theme, &Theme::followSystem);
    connect(&m_lock, &MainWindowLock::locked, this, [this] {
        m_bulk.forgetList();
        showSession();
    });
    connect(&m_lock, &MainWindowLock::unlocked, this, &MainWindowController::showSession);
    connect(&m_lock, &MainWindowLock::refused, this, [this] {
        m_window.showPage(&m_window.bulkPage());
        m_window.bulkPage().banner().showMessage(Banner::Tone::Info,
            tr("Not locked while a run is under way"),
            tr("Its tokens are needed until it has ended. Pause and stop it to lock earlier."));
    });
    connect(&m_settings, &MainWindowSettings::failed, this, &MainWindowController::onFailed);
    connect(&m_window, &MainWindow::aboutRequested, this, [this] {
        auto *dialog = new AboutDialog(&m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void MainWindowController::connectPage()
{
    TokensPage *page = &m_window.tokensPage();
    connect(page, &TokensPage::signInRequested, this, &MainWindowController::signIn);
    connect(page, &TokensPage::refreshRequested, this, [this] {
        banner().clear();
        if (m_session)
            m_session->refresh();
    });
    connect(page, &TokensPage::revokeAllRequested, this, [this] {
        if (m_session)
            askToRevoke(m_session->revocable());
    });
    connect(page, &TokensPage::introspectRequested, this, &MainWindowController::introspect);
    connect(page, &TokensPage::revokeRequested, this,
        [this](const QString &fingerprint) { askToRevoke({fingerprint}); });
    connect(page, &TokensPage::copyRequested, this, &MainWindowController::copy);
    m_questions.connectPage(*page);
    m_signOut.connectPage(*page);
}

void MainWindowController::start(const QString &profileId)
{
    const QList<Profile> profiles = m_engine.profiles();
    const QString last = profileId.isEmpty() ? m_engine.lastProfileId() : profileId;
    const bool isThere = std::any_of(profiles.begin(), profiles.end(),
        [&last](const Profile &profile) { return profile.id == last; });
    if (isThere)
        openProfile(last);
    else
        openProfile(profiles.isEmpty() ? QString() : profiles.first().id);
    // After the window is there. Where nothing was ever done there is nothing to verify, and no
    // keychain is asked for.
    if (!profiles.isEmpty() || QFile::exists(m_engine.journal().path()))
        QTimer::singleShot(quietStart, &m_journal, &MainWindowJournal::verifyQuietly);
    const QList<Error> problems = m_engine.settings().problems();
    for (const Error &problem : problems)
        onFailed(problem);
}

bool MainWindowController::isBusy() const
{
    if (m_closing.isClosing() || m_paste.isRevoking() || m_methods.isSearching())
        return true;
    const auto jobs = findChildren<Job *>();
    return std::any_of(jobs.begin(), jobs.end(),
        [this](const Job *job) { return !job->isFinished() && !m_journal.isQuiet(*job); });
}

OngoingWork MainWindowController::handOver()
{
    const bool isRead = banner().isHidden();
    return {.profileId = m_profileId,
        .finishedRevocations = isRead ? QStringList() : m_finishedRevocations,
        .bulk = m_bulk.handOver(),
        .findings = m_diagnostics.findings(),
        .journalFilter = m_window.journalPage().filter(),
        .requestsFilter = m_window.requestsPage().filter()};
}

void MainWindowController::takeOver(OngoingWork work)
{
    m_window.journalPage().setFilter(work.journalFilter);
    m_window.requestsPage().setFilter(work.requestsFilter);
    start(work.profileId);
    m_diagnostics.takeOver(work.findings);
    m_bulk.takeOver(std::move(work.bulk));
    m_finishedRevocations = work.finishedRevocations;
    if (m_session && !m_finishedRevocations.isEmpty() && !m_engine.isLocked())
        showFinishedRevocations();
}

void MainWindowController::openProfile(const QString &id)
{
    Session *session = id.isEmpty() ? nullptr : m_engine.session(id);
    if (session != m_session || id != m_profileId) {
        if (m_session)
            m_session->disconnect(this);
        banner().clear();
        m_finishedRevocations.clear();
        m_shownKeychainError.reset();
    }
    const bool isNew = session != m_session;
    m_questions.setSession(session);
    m_signOut.setSession(session);
    m_paste.setSession(session);
    m_loginCheck.setSession(session);
    m_session = session;
    m_methods.setSession(session);
    m_profileId = session == nullptr ? QString() : id;
    if (isNew && session != nullptr) {
        connect(session, &Session::changed, this, &MainWindowController::showSession);
        connect(session, &Session::failed, this, &MainWindowController::onFailed);
        connect(session, &Session::revocationFinished, this,
            &MainWindowController::onRevocationFinished);
        m_window.tokensPage().setNowSource([pointer = m_session] {
            return pointer ? pointer->now() : QDateTime::currentDateTimeUtc();
        });
        m_engine.setLastProfileId(id);
    }
    m_window.setProfiles(m_engine.profiles(), m_profileId);
    m_journal.setProfiles(m_engine.profiles());
    m_bulk.setProfile(m_profileId);
    m_diagnostics.setProfile(session == nullptr ? std::nullopt : std::optional(session->profile()));
    showSession();
}

void MainWindowController::onProfilesChanged()
{
    const QList<Profile> profiles = m_engine.profiles();
    const bool isThere = std::any_of(profiles.begin(), profiles.end(),
        [this](const Profile &profile) { return profile.id == m_profileId; });
    if (isThere)
        openProfile(m_profileId);
    else
        start();
}

Banner &MainWindowController::banner()
{
    return m_window.tokensPage().banner();
}

void MainWindowController::showSession()
{
    // Whatever goes on in the session meanwhile: nothing of it reaches a page that is hidden.
    m_window.tokensPage().setState(m_engine.isLocked()
            ? TokensPageState{.situation = TokensPageState::Situation::Restoring}
            : pageStateOf(m_session));
    showFoot();
    showKeychainTrouble();
}

void MainWindowController::showFoot()
{
    FootState foot{.clipboardSeconds = m_clipboard.secondsLeft()};
    if (m_session) {
        foot.hasProfile = true;
        foot.clockSkew = m_session->clockSkew();
        foot.keychainError = m_session->keychainError();
    }
    m_window.setFoot(foot);
}

void MainWindowController::showKeychainTrouble()
{
    const std::optional<Error> error = m_session ? m_session->keychainError() : std::nullopt;
    if (error == m_shownKeychainError)
        return;
    m_shownKeychainError = error;
    if (!error)
        return;
    const ErrorText text = errorText(*error);
    banner().showMessage(Banner::Tone::Warning, text.title,
        text.explanation + u'\n' + text.nextStep, text.serverWords);
    banner().setHelp(helpChapterFor(*error));
}

void MainWindowController::signIn()
{
    if (!m_session || !m_session->canSignIn())
        return;
    banner().clear();
    LoginJob *job = m_session->signIn();
    if (job == nullptr)
        return;
    auto *dialog = new SignInDialog(job, m_session->profile(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // The session has to hear of the end first; it has listened for longer.
    connect(dialog, &SignInDialog::otherDeviceRequested, this,
        [this, job] { connect(job, &Job::finished, this, &MainWindowController::signInOnDevice); });
    dialog->open();
}

void MainWindowController::takeRedirect(const QUrl &redirect)
{
    for (LoginJob *const job : m_engine.findChildren<LoginJob *>()) {
        if (job->submitRedirect(redirect))
            return;
    }
    banner().showMessage(Banner::Tone::Warning, tr("Nobody waits for this sign-in"),
        tr("The system handed over the answer to a sign-in that was not begun here, or is over. It "
           "was not used. Sign in again."));
}

void MainWindowController::signInOnDevice()
{
    DeviceLoginJob *job = m_session ? m_session->signInOnDevice() : nullptr;
    if (job == nullptr)
        return;
    auto *dialog = new DeviceLoginDialog(job, m_session->profile(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindowController::introspect(const QString &fingerprint)
{
    banner().clear();
    if (m_session)
        m_session->introspect(fingerprint);
}

void MainWindowController::askToRevoke(const QStringList &fingerprints)
{
    if (!m_session)
        return;
    const Profile &profile = m_session->profile();
    const QDateTime now = m_session->now();
    ConfirmRevocation what{.profileName = profile.name,
        .host = profile.displayHost(),
        .environment = profile.environment,
        .cascades = profile.cascades,
        .now = now,
        .looks = m_engine.settings().current().looks};
    for (const QString &fingerprint : fingerprints) {
        const Token *token = m_session->find(fingerprint);
        if (token != nullptr && m_session->canRevoke(*token))
            what.tokens.append({.kind = token->kind,
                .fingerprint = fingerprint,
                .exposureUntil = exposureUntil(*token, now),
                .generation = token->generation});
    }
    if (what.tokens.isEmpty())
        return;
    auto *dialog = new ConfirmRevocationDialog(what, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
        [this, dialog, fingerprints] { revoke(fingerprints, dialog->reason()); });
    dialog->open();
}

void MainWindowController::revoke(const QStringList &fingerprints, const QString &reason)
{
    if (!m_session)
        return;
    banner().clear();
    m_finishedRevocations.clear();
    m_session->revoke(fingerprints, {.reason = reason});
}

void MainWindowController::copy(const QString &fingerprint)
{
    const Token *token = m_session ? m_session->find(fingerprint) : nullptr;
    if (token != nullptr && token->isHeld())
        m_clipboard.copy(token->value);
}

void MainWindowController::onFailed(const Error &error)
{
    // Whoever cancels knows.
    if (error.kind != ErrorKind::Cancelled && !m_methods.showRefusal(error)
        && !m_journal.showTrouble(error, banner())) {
        banner().showError(error);
        m_loginCheck.offerFor(error, banner());
    }
}

void MainWindowController::onRevocationFinished(const QString &fingerprint)
{
    m_finishedRevocations.append(fingerprint);
    showFinishedRevocations();
}

void MainWindowController::showFinishedRevocations()
{
    QList<RevocationReport> reports;
    for (const QString &finished : std::as_const(m_finishedRevocations)) {
        if (const RevocationReport *report = m_session->reportOf(finished))
            reports.append(*report);
    }
    showRevocations(banner(), reports, m_session->now());
    m_methods.offerFor(reports);
    for (const RevocationReport &report : std::as_const(reports)) {
        if (report.error && m_journal.showTrouble(*report.error, banner()))
            return;
    }
}

} // namespace rescind
