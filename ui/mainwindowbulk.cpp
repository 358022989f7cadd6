// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowbulk.h"

#include "core/engine/engine.h"
#include "ui/mainwindow.h"
#include "ui/pages/bulkpage.h"
#include "ui/pages/bulkplanpanel.h"
#include "ui/text/timetext.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtWidgets/QFileDialog>

namespace rescind {

MainWindowBulk::MainWindowBulk(Engine &engine, MainWindowJournal &journal, MainWindow &window)
    : m_engine(engine)
    , m_journal(journal)
    , m_window(window)
{
    connectPage();
    loadUnfinished();
}

MainWindowBulk::~MainWindowBulk()
{
    delete m_reading;
    delete m_planning;
    page().forgetRun();
    delete m_run;
}

BulkPage &MainWindowBulk::page()
{
    return m_window.bulkPage();
}

void MainWindowBulk::connectPage()
{
    BulkPage *page = &m_window.bulkPage();
    connect(page, &BulkPage::openRequested, this, &MainWindowBulk::askForList);
    connect(page, &BulkPage::addProfileRequested, this, &MainWindowBulk::addProfileRequested);
    connect(page, &BulkPage::fileGiven, this, &MainWindowBulk::readFile);
    connect(page, &BulkPage::textGiven, this, &MainWindowBulk::readText);
    connect(page, &BulkPage::cancelRequested, this, [this] {
        delete m_reading;
        m_resumed.clear();
        this->page().showProgress({});
    });
    connect(page, &BulkPage::resumeRequested, this, &MainWindowBulk::resume);
    connect(page, &BulkPage::forgetRequested, this, &MainWindowBulk::askToForget);
    connect(page, &BulkPage::made, this, &MainWindowBulk::connectPanels);
}

void MainWindowBulk::setProfile(const QString &id)
{
    page().setHasProfile(!id.isEmpty());
    if (id == m_profileId)
        return;
    m_profileId = id;
    if (m_input.list != nullptr && m_run == nullptr)
        plan();
}

void MainWindowBulk::askForList()
{
    auto *dialog = new QFileDialog(&m_window, tr("Open a list of tokens"));
    dialog->setObjectName(QStringLiteral("bulkFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindowBulk::readFile);
    connect(dialog, &QDialog::rejected, this, [this] { m_resumed.clear(); });
    dialog->open();
}

void MainWindowBulk::readFile(const QString &path)
{
    follow(m_reader.readFile(
               path, this, [this](qint64 done, qint64 total) { page().setProgress(done, total); }),
        QFileInfo(path).fileName());
}

void MainWindowBulk::takePasted(const Secret &text)
{
    m_window.showPage(&m_window.bulkPage());
    if (m_run == nullptr)
        readText(text);
}

void MainWindowBulk::readText(const Secret &text)
{
    follow(m_reader.readBytes(
               text, this, [this](qint64 done, qint64 total) { page().setProgress(done, total); }),
        {});
}

void MainWindowBulk::follow(ResultJob<ListReader::List> *reading, const QString &name)
{
    delete m_reading;
    m_reading = reading;
    page().banner().clear();
    //: %1 is the name of a file
    page().showProgress(name.isEmpty() ? tr("Reading…") : tr("Reading %1…").arg(name));
    startThen(
        reading, this, [this, name](const Result<ListReader::List> &list) { onRead(list, name); });
}

void MainWindowBulk::onRead(const Result<ListReader::List> &list, const QString &name)
{
    m_reading = nullptr;
    page().showProgress({});
    if (!list) {
        onFailed(list.error());
        return;
    }
    if ((*list)->size() == 0) {
        m_resumed.clear();
        page().banner().showMessage(Banner::Tone::Warning, tr("No token was found in it"),
            tr("Neither one token a line, nor a table or JSON with tokens in it, nor a text in "
               "which something looks like one."));
        return;
    }
    m_input = {.list = *list, .name = name};
    plan();
}

//! Made anew for whoever is open: what one profile cannot revoke another may.
void MainWindowBulk::plan()
{
    delete m_planning;
    if (m_profileId.isEmpty())
        return;
    auto *job = m_engine.bulk().context(m_profileId, this);
    m_planning = job;
    page().planPanel().setStartable(false);
    startThen(job, this, [this](const Result<PlanContext> &context) {
        m_planning = nullptr;
        page().planPanel().setStartable(true);
        if (!context) {
            onFailed(context.error());
            return;
        }
        BulkPlanPanel &panel = page().planPanel();
        panel.setContext(*context, m_engine.profiles());
        if (panel.plan().list() != m_input.list)
            panel.setList(m_input.list, m_input.name);
        onPlanned();
    });
}

void MainWindowBulk::onPlanned()
{
    if (!m_resumed.isEmpty()) {
        resumeNow();
        return;
    }
    page().showState(BulkPage::Showing::Plan);
    startThen(m_engine.bulk().find(m_profileId, m_input.list->digest(), this), this,
        [this, list = m_input.list](const Result<BulkRunFile> &found) {
            const bool isUnfinished
                = found && !found->path.isEmpty() && !found->record.endedAt.isValid();
            if (isUnfinished && list == m_input.list && m_run == nullptr)
                offerResume(*found);
        });
}

void MainWindowBulk::offerResume(const BulkRunFile &found)
{
    const auto left
        = static_cast<int>(found.counts.waiting + found.counts.sending + found.counts.accepted);
    page().banner().showMessage(Banner::Tone::Info, tr("A run over this list was not finished"),
        //: %1 is a time
        tr("It was begun %1; %Ln tokens are left.", "", left)
            .arg(absoluteTime(found.record.createdAt)));
    page().banner().setAction(tr("Resume it…"), [this, path = found.path] {
        m_resumed = path;
        resumeNow();
    });
}

void MainWindowBulk::closeList()
{
    m_input = {};
    page().planPanel().setList(nullptr, {});
    page().banner().clear();
    page().showState(BulkPage::Showing::Nothing);
    loadUnfinished();
}

void MainWindowBulk::loadUnfinished()
{
    startThen(
        m_engine.bulk().unfinished(this), this, [this](const Result<QList<BulkRunFile>> &found) {
            // What cannot be listed is no reason to say anything before somebody asks for it.
            m_files = found ? *found : QList<BulkRunFile>();
            QList<UnfinishedRun> runs;
            for (const BulkRunFile &file : std::as_const(m_files)) {
                const BulkCounts &counts = file.counts;
                runs.append({.id = file.path,
                    .beganAt = file.record.createdAt,
                    .profileName = file.record.profileName,
                    .inputName = file.record.inputName,
                    .reason = file.record.settings.reason,
                    .total = counts.total,
                    .left = counts.waiting + counts.sending + counts.accepted});
            }
            page().setUnfinished(runs);
        });
}

void MainWindowBulk::onFailed(const Error &error)
{
    m_resumed.clear();
    // Whoever cancels knows.
    if (error.kind != ErrorKind::Cancelled)
        page().banner().showError(error);
}

} // namespace rescind
