// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/journalcommand.h"
#include "app/cli/journaloptions.h"
#include "ui/text/journalentrytext.h"

#include <algorithm>
#include <array>
#include <memory>

namespace rescind {

namespace {

constexpr int pageSize = 1000;
constexpr int shownToPeople = 100;

struct ListRun
{
    CommandContext context;
    JournalFilter filter = {};
    //! 0: all.
    int limit = 0;
    //! Newest first.
    QList<JournalEntry> entries = {};
};

using Row = std::array<QString, 8>;

Row rowOf(const JournalEntry &entry)
{
    const JournalOutcomeText outcome = journalOutcomeText(entry.outcome);
    return {QString::number(entry.sequence),
        entry.time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
        actionTitle(entry.action), outcome.sign + u' ' + outcome.word, entry.tokenKind,
        entry.fingerprint, entry.profileName, entry.reason};
}

void printTable(const QList<JournalEntry> &entries)
{
    QList<Row> rows;
    std::array<qsizetype, std::tuple_size_v<Row>> widths{};
    for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry) {
        rows.append(rowOf(*entry));
        for (std::size_t column = 0; column < widths.size(); ++column)
            widths.at(column) = std::max(widths.at(column), rows.constLast().at(column).size());
    }
    for (const Row &row : std::as_const(rows)) {
        QString line;
        for (std::size_t column = 0; column < widths.size(); ++column)
            line += row.at(column).leftJustified(widths.at(column)) + QStringLiteral("  ");
        printResult(line.trimmed());
    }
}

void show(const std::shared_ptr<ListRun> &run, bool hasMore)
{
    if (run->context.json) {
        for (auto entry = run->entries.crbegin(); entry != run->entries.crend(); ++entry) {
            const QByteArray line = exportLine(JournalFormat::JsonLines, *entry);
            printResult(QString::fromUtf8(line.trimmed()));
        }
    } else {
        printTable(run->entries);
    }
    if (hasMore) {
        printMessage(QCoreApplication::translate(
            "JournalCommand", "There are older ones; --limit 0 shows all."));
    }
    run->context.done(ExitCode::Done);
}

void readNext(const std::shared_ptr<ListRun> &run, qint64 before)
{
    const int left = run->limit == 0 ? pageSize : run->limit - int(run->entries.size());
    JournalReader &reader = run->context.engine.journal().reader();
    startThen(reader.page(run->filter, before, std::min(left, pageSize), run->context.owner),
        run->context.owner, [run](const Result<JournalPage> &page) {
            if (!page) {
                run->context.fail(page.error());
                return;
            }
            run->entries.append(page->entries);
            const bool isFull = run->limit != 0 && run->entries.size() >= run->limit;
            if (page->nextBefore == 0 || isFull)
                show(run, page->nextBefore != 0);
            else
                readNext(run, page->nextBefore);
        });
}

} // namespace

void runJournalList(const CommandContext &context, const QStringList &arguments)
{
    QCommandLineParser parser;
    const JournalOptions options;
    const QCommandLineOption limit(QStringLiteral("limit"), {}, QStringLiteral("count"),
        QString::number(context.json ? 0 : shownToPeople));
    options.addTo(parser);
    parser.addOption(limit);
    if (!parsed(parser, arguments, 0, context))
        return;
    bool ok = false;
    const int count = parser.value(limit).toInt(&ok);
    const auto filter = options.filter(parser, context.engine);
    if (!filter || !ok || count < 0) {
        context.refuse(filter ? QStringLiteral("--limit: a number; 0: all") : filter.error());
        return;
    }
    readNext(
        std::make_shared<ListRun>(ListRun{.context = context, .filter = *filter, .limit = count}),
        0);
}

} // namespace rescind
