// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs, begun and gone on with; the rest of MainWindowBulk is in mainwindowbulk.cpp.
#include "ui/mainwindowbulk.h"

#include "core/engine/engine.h"
#include "ui/dialogs/confirmbulkdialog.h"
#include "ui/dialogs/dangerdialog.h"
#include "ui/mainwindow.h"
#include "ui/mainwindowjournal.h"
#include "ui/pages/bulkpage.h"
#include "ui/pages/bulkplanpanel.h"
#include "ui/pages/bulkrunpanel.h"

#include <QtCore/QDir>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>

#include <algorithm>
#include <array>
#include <utility>

namespace rescind {

namespace {

BulkRunMoment momentOf(const BulkRun &run)
{
    return {.state = run.state(),
        .stop = run.stopReason(),
        .stopError = run.stopError(),
        .counts = run.counts(),
        .exposure = run.exposure(),
        .samples = run.samples(),
        .rate = run.rate(),
        .timeLeft = run.timeLeft(),
        .allowedConcurrency = run.allowedConcurrency(),
        .elapsed = run.elapsed()};
}

BulkRowsModel::Run rowsOf(const BulkRun *run)
{
    return {.row = [run](qsizetype index) -> const BulkRow & { return run->row(index); },
        .error = [run](quint32 number) { return run->error(number); },
        .isDryRun = run->settings().isDryRun};
}

//! Rows that a plan would send although they are of this kind.
qsizetype includedOf(const BulkPlan &plan, SkipReason reason)
{
    PlanFilter without = plan.filter();
    if (reason == SkipReason::OwnToken)
        without.includesOwn = false;
    if (reason == SkipReason::OtherClient)
        without.includesOtherClients = false;
    if (without == plan.filter())
        return 0;
    return BulkPlan(plan.list(), plan.context(), without).count(reason);
}

} // namespace

void MainWindowBulk::connectPanels()
{
    BulkPlanPanel *plan = &page().planPanel();
    connect(plan, &BulkPlanPanel::closeRequested, this, &MainWindowBulk::closeList);
    connect(plan, &BulkPlanPanel::dryRunRequested, this, [this] { start(true); });
    connect(plan, &BulkPlanPanel::revokeRequested, this, &MainWindowBulk::askToRevoke);
    connect(plan, &BulkPlanPanel::profileRequested, this, &MainWindowBulk::profileRequested);
    BulkRunPanel *run = &page().runPanel();
    connect(run, &BulkRunPanel::pauseRequested, this, [this] {
        if (m_run)
            m_run->pause();
    });
    connect(run, &BulkRunPanel::resumeRequested, this, [this] {
        if (m_run)
            m_run->resume();
    });
    connect(run, &BulkRunPanel::stopRequested, this, [this] {
        if (m_run)
            m_run->cancel();
    });
    connect(run, &BulkRunPanel::retryRequested, this, [this] {
        if (m_run)
            m_run->retryFailed();
    });
    connect(run, &BulkRunPanel::reportRequested, this, &MainWindowBulk::askWhereToReport);
    connect(run, &BulkRunPanel::doneRequested, this, &MainWindowBulk::onDone);
}

void MainWindowBulk::askToRevoke()
{
    const BulkPlan &plan = page().planPanel().plan();
    const Session *session = m_engine.session(m_profileId);
    // The question names the profile that is open: it must be the plan's.
    if (session == nullptr || m_planning || plan.context().client.profileId != m_profileId
        || plan.count(SkipReason::None) == 0)
        return;
    auto *dialog
        = new ConfirmBulkDialog({.profileName = session->profile().name,
                                    .host = session->profile().displayHost(),
                                    .environment = session->profile().environment,
                                    .tokens = plan.count(SkipReason::None),
                                    .ownTokens = includedOf(plan, SkipReason::OwnToken),
                                    .foreignTokens = includedOf(plan, SkipReason::OtherClient),
                                    .settings = page().planPanel().settings(),
                                    .inputName = m_input.name},
            &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] { start(false); });
    dialog->open();
}

void MainWindowBulk::start(bool isDryRun)
{
    BulkPlanPanel &panel = page().planPanel();
    if (m_run != nullptr || m_planning || panel.plan().context().client.profileId != m_profileId)
        return;
    BulkSettings settings = panel.settings();
    settings.isDryRun = isDryRun;
    page().banner().clear();
    panel.setStartable(false);
    auto *job = m_engine.bulk().newRun(panel.plan(), settings, m_input.name, this);
    m_planning = job;
    startThen(job, this, [this](const Result<BulkRun *> &run) {
        m_planning = nullptr;
        page().planPanel().setStartable(true);
        if (!run) {
            onFailed(run.error());
            return;
        }
        show(*run);
        m_run->start();
    });
}

void MainWindowBulk::show(BulkRun *run)
{
    m_run = run;
    page().banner().clear();
    page().runPanel().setRun(run->plan(), run->settings(), m_input.name, rowsOf(run));
    connect(run, &BulkRun::stateChanged, this, [this] {
        showMoment();
        tellEnd();
    });
    connect(run, &BulkRun::progressed, this, &MainWindowBulk::showMoment);
    connect(run, &BulkRun::rowsChanged, &page().runPanel(), &BulkRunPanel::onRowsChanged);
    showMoment();
    page().showState(BulkPage::Showing::Run);
    Q_EMIT runShown(run);
}

BulkWork MainWindowBulk::handOver()
{
    BulkWork work{.input = std::exchange(m_input, {})};
    if (work.input.list != nullptr) {
        const BulkPlanPanel &panel = page().planPanel();
        work.context = panel.plan().context();
        work.filter = panel.plan().filter();
        work.settings = panel.settings();
    }
    if (m_run) {
        m_run->disconnect(this);
        m_run->disconnect(&page().runPanel());
        page().forgetRun();
        m_run->setParent(nullptr);
        work.run.reset(m_run);
        m_run = nullptr;
    }
    return work;
}

void MainWindowBulk::takeOver(BulkWork work)
{
    m_input = work.input;
    if (m_input.list != nullptr) {
        BulkPlanPanel &panel = page().planPanel();
        panel.setContext(work.context, m_engine.profiles());
        panel.setList(m_input.list, m_input.name);
        panel.choose(work.filter, work.settings);
    }
    if (work.run != nullptr) {
        work.run->setParent(this);
        show(work.run.release());
    } else if (m_input.list != nullptr) {
        onPlanned();
    }
}

void MainWindowBulk::showMoment()
{
    if (!m_run)
        return;
    page().runPanel().setMoment(momentOf(*m_run));
    tellProgress();
    const bool journalFailed = m_run->state() == BulkState::Finished
        && m_run->stopReason() == BulkStop::JournalFailed && m_run->stopError();
    if (journalFailed)
        static_cast<void>(m_journal.showTrouble(*m_run->stopError(), page().banner()));
}

void MainWindowBulk::tellProgress()
{
    const BulkCounts &counts = m_run->counts();
    const qsizetype all = counts.total - counts.skipped;
    const bool isOver = m_run->state() == BulkState::Finished || all == 0;
    const int percent = isOver ? -1 : int(counts.allFinished() * 100 / all);
    if (std::exchange(m_percent, percent) != percent)
        Q_EMIT progressTold(percent);
}

//! Who waited for minutes may be looking at something else by now.
void MainWindowBulk::tellEnd()
{
    const bool hasEnded = m_run && m_run->state() == BulkState::Finished;
    const QWidget *const active = QApplication::activeWindow();
    const bool isSeen
        = active != nullptr && (active == &m_window || active->parentWidget() == &m_window);
    if (!hasEnded || m_run->stopReason() == BulkStop::Cancelled || isSeen)
        return;
    QApplication::alert(&m_window);
    Q_EMIT endedUnseen(page().runPanel().title(), page().runPanel().outcomesInWords());
}

void MainWindowBulk::onDone()
{
    const bool wasDryRun = m_run && m_run->settings().isDryRun;
    page().forgetRun();
    delete m_run;
    page().banner().clear();
    if (wasDryRun && m_input.list != nullptr) {
        page().showState(BulkPage::Showing::Plan);
        // Another profile may have been opened meanwhile.
        plan();
        return;
    }
    closeList();
}

void MainWindowBulk::askWhereToReport()
{
    if (!m_run)
        return;
    const QStringList names{
        tr("Page to read and print (*.html)"), tr("Table (*.csv)"), tr("JSON (*.json)")};
    auto *dialog = new QFileDialog(&m_window, tr("Save report"));
    dialog->setObjectName(QStringLiteral("reportFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(names);
    dialog->setDefaultSuffix(QStringLiteral("html"));
    dialog->selectFile(QStringLiteral("revocation-report.html"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, names](const QString &name) {
        constexpr std::array suffixes{"html", "csv", "json"};
        const auto chosen = static_cast<std::size_t>(std::max<qsizetype>(0, names.indexOf(name)));
        dialog->setDefaultSuffix(QString::fromLatin1(suffixes.at(chosen)));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString &path) { report(path, reportFormatOf(path)); });
    dialog->open();
}

void MainWindowBulk::report(const QString &path, ReportFormat format)
{
    if (!m_run)
        return;
    const auto rows = reportOf(*m_run, m_engine.bulk().reportHead(*m_run));
    startThen(
        m_writer.write(rows, path, format, this), this, [this, path](const Result<void> &written) {
            if (!written)
                onFailed(written.error());
            else
                page().banner().showMessage(Banner::Tone::Good, tr("The report is saved"),
                    tr("It is in %1. It names tokens by their fingerprint only.")
                        .arg(QDir::toNativeSeparators(path)));
        });
}

void MainWindowBulk::resume(const QString &path)
{
    const auto file = std::find_if(m_files.begin(), m_files.end(),
        [&path](const BulkRunFile &run) { return run.path == path; });
    if (file == m_files.end() || m_run != nullptr)
        return;
    if (file->record.profileId != m_profileId)
        Q_EMIT profileRequested(file->record.profileId);
    m_resumed = path;
    askForList();
}

void MainWindowBulk::resumeNow()
{
    const QString path = std::exchange(m_resumed, {});
    if (m_run != nullptr || m_planning || path.isEmpty())
        return;
    auto *job = m_engine.bulk().resumedRun(path, page().planPanel().plan(), std::nullopt, this);
    m_planning = job;
    startThen(job, this, [this](const Result<BulkRun *> &run) {
        m_planning = nullptr;
        if (run) {
            askToResume(*run);
            return;
        }
        page().showState(BulkPage::Showing::Plan);
        onFailed(run.error());
    });
}

void MainWindowBulk::askToResume(BulkRun *run)
{
    const Session *session = m_engine.session(m_profileId);
    const BulkCounts &counts = run->counts();
    auto *dialog = new ConfirmBulkDialog(
        {.profileName = session == nullptr ? QString() : session->profile().name,
            .host = session == nullptr ? QString() : session->profile().displayHost(),
            .environment
            = session == nullptr ? Environment::Production : session->profile().environment,
            .tokens = counts.waiting + counts.sending + counts.accepted,
            .settings = run->settings(),
            .inputName = m_input.name},
        &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, run, [this, run] {
        show(run);
        run->start();
    });
    connect(dialog, &QDialog::rejected, run, [this, run] {
        run->deleteLater();
        page().showState(BulkPage::Showing::Plan);
    });
    dialog->open();
}

void MainWindowBulk::askToForget(const QString &path)
{
    const auto file = std::find_if(m_files.begin(), m_files.end(),
        [&path](const BulkRunFile &run) { return run.path == path; });
    const Session *session
        = file == m_files.end() ? nullptr : m_engine.session(file->record.profileId);
    askBeforeDanger(
        {.name = QStringLiteral("forgetRunDialog"),
            .question = tr("Forget this run?"),
            .explanation = tr("It can no longer be resumed. What was revoked stays revoked, and "
                              "the journal keeps its entries."),
            .verb = tr("&Forget"),
            .profile = session == nullptr ? Profile() : session->profile()},
        &m_window, this, [this, path] {
            startThen(
                m_engine.bulk().remove(path, this), this, [this](const Result<void> &removed) {
                    if (!removed)
                        onFailed(removed.error());
                    loadUnfinished();
                });
        });
}

} // namespace rescind
