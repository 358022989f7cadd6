// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkrun.h"
#include "core/bulk/listreader.h"
#include "core/engine/bulkdesk.h"
#include "ui/pages/bulkresumelist.h"
#include "ui/reportwriter.h"

#include <QtCore/QPointer>

#include <memory>

namespace rescind {

class BulkPage;
class Engine;
class MainWindow;
class MainWindowJournal;

//! What is being worked at on the page, for another window to go on with.
struct BulkWork
{
    struct Input
    {
        std::shared_ptr<const TokenList> list = {};
        QString name = {};
    };

    Input input = {};
    PlanContext context = {};
    //! As chosen in the plan.
    PlanFilter filter = {};
    BulkSettings settings = {};
    //! Begun or ended, as long as it is shown; it goes on meanwhile.
    std::unique_ptr<BulkRun> run = {};
};

//! Binds bulk revocation to its page: reads lists, plans for the profile that is open, asks, runs,
//! and goes on with what was not finished.
class MainWindowBulk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowBulk)

public:
    MainWindowBulk(Engine &engine, MainWindowJournal &journal, MainWindow &window);
    ~MainWindowBulk() override;

    //! The profile that is open; empty for none. A run that is under way goes on.
    void setProfile(const QString &id);
    //! Drops a list that is loaded, and its tokens with it. A run keeps its own, as long as its
    //! outcomes are shown.
    void forgetList();
    //! Goes to the page with a list that was pasted elsewhere. Not over a run.
    void takePasted(const Secret &text);
    //! Gives away the list and the run; to be called while no job of this is under way.
    [[nodiscard]] BulkWork handOver();
    //! Goes on with them, for the same profile.
    void takeOver(BulkWork work);

Q_SIGNALS:
    void addProfileRequested();
    //! The plan, or a run to be resumed, is another profile's.
    void profileRequested(const QString &id);
    //! A run is shown now, and is about to begin.
    void runShown(rescind::BulkRun *run);
    //! A run has ended by itself while the window was not in front: what it was, and what came of
    //! it.
    void endedUnseen(const QString &title, const QString &text);
    //! How far the run is: 0 to 100, -1 for none. Told where it changes.
    void progressTold(int percent);

private:
    void connectPage();
    void connectPanels();
    void askForList();
    void readFile(const QString &path);
    void readText(const Secret &text);
    void follow(ResultJob<ListReader::List> *reading, const QString &name);
    void onRead(const Result<ListReader::List> &list, const QString &name);
    void plan();
    void onPlanned();
    void offerResume(const BulkRunFile &found);
    void closeList();

    void start(bool isDryRun);
    void askToRevoke();
    void askToResume(BulkRun *run);
    void show(BulkRun *run);
    void showMoment();
    void tellProgress();
    void tellEnd();
    void onDone();
    void askWhereToReport();
    void report(const QString &path, ReportFormat format);

    void loadUnfinished();
    void resume(const QString &path);
    void resumeNow();
    void askToForget(const QString &path);
    void onFailed(const Error &error);
    [[nodiscard]] BulkPage &page();
    [[nodiscard]] ListReader::List list() const { return m_input.list; }

    Engine &m_engine;
    MainWindowJournal &m_journal;
    MainWindow &m_window;
    ListReader m_reader;
    ReportWriter m_writer;
    QString m_profileId;
    BulkWork::Input m_input;
    //! The file of a run that is to be gone on with, once its list is there.
    QString m_resumed;
    QList<UnfinishedRun> m_unfinished;
    QList<BulkRunFile> m_files;
    QPointer<Job> m_reading;
    QPointer<Job> m_planning;
    QPointer<BulkRun> m_run;
    int m_percent = -1;
};

} // namespace rescind
