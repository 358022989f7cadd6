// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/journalcommand.h"

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "ui/text/journalentrytext.h"

namespace rescind {

namespace {

QJsonObject verdictShape(const JournalVerdict &verdict)
{
    return {{QStringLiteral("entries"), verdict.entries},
        {QStringLiteral("intact"), verdict.isIntact()},
        {QStringLiteral("first_broken"),
            verdict.isIntact() ? QJsonValue() : QJsonValue(verdict.firstBroken)},
        {QStringLiteral("broken"),
            verdict.isIntact() ? QJsonValue() : QJsonValue(QString(breakName(verdict.broken)))},
        {QStringLiteral("head_kept"), verdict.hadHead},
        {QStringLiteral("kept_entries"),
            verdict.hadHead ? QJsonValue(verdict.keptSequence) : QJsonValue()},
        {QStringLiteral("newer_than_head"), verdict.newerThanHead}};
}

void verify(const CommandContext &context, const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption accept(QStringLiteral("accept"));
    parser.addOption(accept);
    if (!parsed(parser, arguments, 0, context))
        return;
    JournalKeeper &journal = context.engine.journal();
    startThen(parser.isSet(accept) ? journal.accept(context.owner) : journal.verify(context.owner),
        context.owner, [context](const Result<JournalVerdict> &verdict) {
            if (!verdict) {
                context.fail(verdict.error());
                return;
            }
            const VerdictText text = verdictText(*verdict);
            if (context.json)
                printJson(verdictShape(*verdict));
            else
                printResult(text.title);
            printMessage(text.text);
            if (verdict->isOfAnotherHead())
                printMessage(QCoreApplication::translate(
                    "JournalCommand", "“rescind-cli journal verify --accept” goes on with it."));
            context.done(verdict->isIntact() ? ExitCode::Done : ExitCode::Journal);
        });
}

void syslog(const CommandContext &context, const QStringList &arguments)
{
    const QString word = arguments.value(0);
    const bool on = word == QLatin1StringView("on");
    if (arguments.size() > 1 || (!word.isEmpty() && !on && word != QLatin1StringView("off"))) {
        context.refuse(QStringLiteral("journal syslog [on|off]"));
        return;
    }
    SettingsDesk &settings = context.engine.settings();
    if (!word.isEmpty()) {
        Preferences own = settings.own();
        own.journalToSyslog = on;
        const bool isForbidden = !on && settings.policy().forcesSyslog;
        const Result<void> kept = isForbidden
            ? Result<void>(fail(forbiddenByPolicy(QLatin1StringView("syslog"), Stage::Storage)))
            : settings.set(own);
        if (!kept) {
            context.fail(kept.error());
            return;
        }
    }
    const bool isOn = settings.current().journalToSyslog;
    if (context.json)
        printJson({{QStringLiteral("syslog"), isOn}});
    else
        printResult(isOn ? QStringLiteral("on") : QStringLiteral("off"));
    context.done(ExitCode::Done);
}

} // namespace

void runJournal(const CommandContext &context, const QStringList &arguments)
{
    const QString verb = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    if (verb == QLatin1StringView("list"))
        runJournalList(context, rest);
    else if (verb == QLatin1StringView("verify"))
        verify(context, rest);
    else if (verb == QLatin1StringView("export"))
        runJournalExport(context, rest);
    else if (verb == QLatin1StringView("syslog"))
        syslog(context, rest);
    else
        context.refuse(QStringLiteral("journal list|verify|export|syslog"));
}

} // namespace rescind
