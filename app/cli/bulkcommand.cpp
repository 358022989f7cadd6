// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bulklines.h"
#include "app/cli/bulkoptions.h"
#include "app/cli/bulkreportfile.h"
#include "app/cli/bulkshape.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/humanlines.h"
#include "app/cli/interrupt.h"
#include "core/bulk/listreader.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>

#include <memory>

namespace rescind {

namespace {

using List = std::shared_ptr<const TokenList>;

struct BulkCommand
{
    CommandContext context;
    BulkOptions options;
    Session *session = nullptr;
    BulkPlan plan = {};
    BulkRun *run = nullptr;
    QElapsedTimer sinceProgress = {};
    ExitCode worst = ExitCode::Done;
};

using Run = std::shared_ptr<BulkCommand>;

QString translated(const char *text)
{
    return QCoreApplication::translate("BulkCommand", text);
}

void showRow(const Run &run, qsizetype index)
{
    const BulkRow &row = run->run->row(index);
    if (run->context.json) {
        printJson(
            bulkRowShape(*run->run, index, run->session->profile().name, run->session->now()));
    }
    if (row.state != RowState::Finished || run->options.isDryRun)
        return;
    RevocationReport report{.outcome = row.outcome};
    if (const Error *const error = run->run->error(row.error))
        report.error = *error;
    run->worst = worse(run->worst, exitCodeFor(report));
}

//! What was known before this run of the program began: skipped rows, and those that are finished.
void showKnown(const Run &run)
{
    for (qsizetype i = 0; i < run->run->size(); ++i) {
        const BulkRow &row = run->run->row(i);
        const bool isEntered = row.state == RowState::Finished && row.journalSequence != 0;
        if (row.state == RowState::Skipped || isEntered)
            showRow(run, i);
    }
}

ExitCode codeOf(const Run &run)
{
    switch (run->run->stopReason()) {
    case BulkStop::StoreFailed:
    case BulkStop::JournalFailed:
        return ExitCode::Journal;
    case BulkStop::Cancelled:
        return ExitCode::Cancelled;
    case BulkStop::None:
    case BulkStop::ClientRefused:
        break;
    }
    return run->worst;
}

//! Writes it, where one is wanted.
std::optional<Error> reportProblem(const Run &run)
{
    if (run->options.report.isEmpty())
        return std::nullopt;
    const auto report = reportOf(*run->run, run->context.engine.bulk().reportHead(*run->run));
    const Result<void> written = writeReportFile(*report, run->options.report);
    return written ? std::nullopt : std::optional<Error>(written.error());
}

void end(const Run &run)
{
    if (run->context.json)
        printJson(bulkSummaryShape(*run->run));
    const QStringList lines = summaryLines(*run->run);
    for (const QString &line : lines) {
        if (run->context.json)
            printMessage(line);
        else
            printResult(line);
    }
    if (run->run->stopError()) {
        const QStringList problem = errorLines(*run->run->stopError());
        for (const QString &line : problem)
            printMessage(line);
    }
    ExitCode code = codeOf(run);
    if (const std::optional<Error> problem = reportProblem(run)) {
        const QStringList sentences = errorLines(*problem);
        for (const QString &line : sentences)
            printMessage(line);
        // What became of the tokens says more than that nobody can read it here.
        if (code == ExitCode::Done)
            code = exitCodeFor(*problem);
    }
    run->context.done(code);
}

void start(const Run &run, BulkRun *made)
{
    run->run = made;
    showKnown(run);
    run->sinceProgress.start();
    QObject *const owner = run->context.owner;
    QObject::connect(
        made, &BulkRun::rowFinished, owner, [run](qsizetype index) { showRow(run, index); });
    QObject::connect(made, &BulkRun::progressed, owner, [run] {
        if (run->sinceProgress.elapsed() < 2000)
            return;
        run->sinceProgress.restart();
        printMessage(progressLine(*run->run));
    });
    QObject::connect(made, &BulkRun::stateChanged, owner, [run] {
        if (run->run->state() == BulkState::Finished)
            end(run);
    });
    onInterrupt(owner, [made] { made->cancel(); });
    made->start();
}

void begin(const Run &run)
{
    BulkDesk &desk = run->context.engine.bulk();
    const QString name = run->options.input == QLatin1StringView("-")
        ? QString()
        : QFileInfo(run->options.input).fileName();
    startThen(desk.newRun(run->plan, run->options.over({}), name, run->context.owner),
        run->context.owner, [run](const Result<BulkRun *> &made) {
            if (made)
                start(run, *made);
            else
                run->context.fail(made.error());
        });
}

void resume(const Run &run)
{
    BulkDesk &desk = run->context.engine.bulk();
    startThen(desk.find(run->session->profile().id, run->plan.list()->digest(), run->context.owner),
        run->context.owner, [run, &desk](const Result<BulkRunFile> &found) {
            if (!found) {
                run->context.fail(found.error());
                return;
            }
            if (found->path.isEmpty()) {
                begin(run);
                return;
            }
            startThen(desk.resumedRun(found->path, run->plan,
                          run->options.over(found->record.settings), run->context.owner),
                run->context.owner, [run](const Result<BulkRun *> &made) {
                    if (made)
                        start(run, *made);
                    else
                        run->context.fail(made.error());
                });
        });
}

//! Without --yes somebody has to say so; where nobody can, it only looks.
bool isConfirmed(const Run &run)
{
    if (run->options.yes || run->options.isDryRun)
        return true;
    if (!isTerminal() || run->options.input == QLatin1StringView("-")) {
        printMessage(translated(QT_TRANSLATE_NOOP("BulkCommand",
            "Without --yes nothing is revoked: this is a dry run, which only asks about them.")));
        run->options.isDryRun = true;
        run->options.resumes = false;
        return true;
    }
    const Profile &profile = run->session->profile();
    const qsizetype count = run->plan.count(SkipReason::None);
    const QString question
        = translated(QT_TRANSLATE_NOOP("BulkCommand", "Revoke %1 token(s) of %2 at %3?"))
              .arg(QString::number(count), profile.name, profile.displayHost());
    // A mistake with many is no slip of one key.
    constexpr qsizetype few = 20;
    const QString number = QString::number(count);
    const QString typing
        = translated(QT_TRANSLATE_NOOP("BulkCommand", "Type %1 to go on:")).arg(number);
    if (count > few ? askToType(question + u' ' + typing, number) : askYesOrNo(question))
        return true;
    run->context.done(ExitCode::Cancelled);
    return false;
}

void onPlanned(const Run &run)
{
    const QStringList lines = planLines(run->plan, run->session->profile().displayHost());
    for (const QString &line : lines)
        printMessage(line);
    if (!isConfirmed(run))
        return;
    if (run->options.resumes)
        resume(run);
    else
        begin(run);
}

void plan(const Run &run, const List &list)
{
    BulkDesk &desk = run->context.engine.bulk();
    startThen(desk.context(run->session->profile().id, run->context.owner), run->context.owner,
        [run, list](const Result<PlanContext> &context) {
            if (!context) {
                run->context.fail(context.error());
                return;
            }
            run->plan
                = BulkPlan(list, *context, {.includesOtherClients = run->options.includesForeign});
            onPlanned(run);
        });
}

ResultJob<List> *reading(const Run &run, ListReader &reader)
{
    if (run->options.input != QLatin1StringView("-"))
        return reader.readFile(run->options.input, run->context.owner);
    return reader.readBytes(readStandardInput(), run->context.owner);
}

} // namespace

void runBulk(const CommandContext &context, const QStringList &arguments)
{
    const std::optional<BulkOptions> options = bulkOptions(context, arguments);
    if (!options)
        return;
    // Said before a list is read for nothing.
    if (context.engine.settings().policy().forbidsBulk) {
        context.fail(forbiddenByPolicy(QLatin1StringView("bulk"), Stage::Revocation));
        return;
    }
    const auto run
        = std::make_shared<BulkCommand>(BulkCommand{.context = context, .options = *options});
    run->session = context.sessionNamed(options->profile);
    if (run->session == nullptr)
        return;
    auto *const reader = new ListReader(context.owner);
    startThen(reading(run, *reader), context.owner, [run](const Result<List> &list) {
        if (!list) {
            run->context.fail(list.error());
            return;
        }
        if ((*list)->size() == 0) {
            printMessage(
                translated(QT_TRANSLATE_NOOP("BulkCommand", "There is no token in the input.")));
            run->context.done(run->options.input == QLatin1StringView("-") ? ExitCode::Usage
                                                                           : ExitCode::NothingToDo);
            return;
        }
        whenSettled(run->session, run->context.owner, [run, list = *list] { plan(run, list); });
    });
}

} // namespace rescind
