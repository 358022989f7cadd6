// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/journalcommand.h"
#include "app/cli/journaloptions.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <cstdio>
#include <memory>

namespace rescind {

namespace {

std::optional<JournalFormat> formatNamed(const QString &name)
{
    if (name == QLatin1StringView("csv"))
        return JournalFormat::Csv;
    if (name == QLatin1StringView("jsonl"))
        return JournalFormat::JsonLines;
    if (name == QLatin1StringView("syslog"))
        return JournalFormat::Syslog;
    return std::nullopt;
}

bool printFile(const QString &path)
{
    QFile file(path);
    QFile output;
    if (!file.open(QIODevice::ReadOnly) || !output.open(stdout, QIODevice::WriteOnly))
        return false;
    while (!file.atEnd()) {
        const QByteArray part = file.read(1 << 16);
        if (output.write(part) != part.size())
            return false;
    }
    return output.flush();
}

Error notWritten(const QString &path)
{
    return {.kind = ErrorKind::Journal,
        .stage = Stage::Storage,
        .reason = Reason::ExportNotWritten,
        .subject = path};
}

} // namespace

void runJournalExport(const CommandContext &context, const QStringList &arguments)
{
    QCommandLineParser parser;
    const JournalOptions options;
    const QCommandLineOption format(
        QStringLiteral("format"), {}, QStringLiteral("name"), QStringLiteral("jsonl"));
    const QCommandLineOption output(
        QStringLiteral("output"), {}, QStringLiteral("file"), QStringLiteral("-"));
    options.addTo(parser);
    parser.addOptions({format, output});
    if (!parsed(parser, arguments, 0, context))
        return;
    const auto filter = options.filter(parser, context.engine);
    const auto chosen = formatNamed(parser.value(format));
    if (!filter || !chosen) {
        context.refuse(filter ? QStringLiteral("--format csv|jsonl|syslog") : filter.error());
        return;
    }
    // Whole or not at all, also on standard output.
    const bool prints = parser.value(output) == QLatin1StringView("-");
    const auto folder = std::make_shared<QTemporaryDir>();
    const QString path
        = prints ? folder->filePath(QStringLiteral("journal")) : parser.value(output);
    startThen(context.engine.journal().exportTo(path, *chosen, *filter, context.owner),
        context.owner, [context, path, prints, folder](const Result<qint64> &entries) {
            if (!entries) {
                context.fail(entries.error());
                return;
            }
            if (prints && !printFile(path)) {
                context.fail(notWritten(QStringLiteral("-")));
                return;
            }
            if (!prints && context.json)
                printJson({{QStringLiteral("entries"), *entries}});
            context.done(ExitCode::Done);
        });
}

} // namespace rescind
