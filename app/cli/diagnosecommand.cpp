// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/humanlines.h"
#include "ui/text/connectiontext.h"
#include "ui/text/selfchecktext.h"

namespace rescind {

namespace {

void print(
    const CommandContext &context, QLatin1StringView key, CheckResult result, const CheckText &text)
{
    if (!context.json) {
        printResult(checkLine(result, text));
        return;
    }
    // The contract knows three results: a check that was not made has none.
    if (result != CheckResult::Skipped)
        printJson({{QStringLiteral("name"), QString(key)},
            {QStringLiteral("result"), QString(resultKey(result))},
            {QStringLiteral("detail"), text.detail}});
}

void testProvider(const CommandContext &context, const Profile &profile)
{
    startThen<ConnectionReport>(context.engine.testConnection(profile, {}, context.owner),
        context.owner, [context](const Result<ConnectionReport> &report) {
            if (!report) {
                context.fail(report.error());
                return;
            }
            for (const ConnectionCheck &check : report->checks)
                print(context, checkKey(check.name), check.result, checkText(check));
            context.done(ExitCode::Done);
        });
}

} // namespace

void runDiagnose(const CommandContext &context, const QStringList &arguments)
{
    std::optional<Profile> profile;
    if (arguments.size() > 1 || arguments.value(0).startsWith(u'-')) {
        context.refuse(QStringLiteral("diagnose [NAME]"));
        return;
    }
    if (!arguments.isEmpty()) {
        profile = context.profileNamed(arguments.constFirst());
        if (!profile)
            return;
    }
    startThen<QList<SelfCheck>>(context.engine.selfCheck(context.owner), context.owner,
        [context, profile](const Result<QList<SelfCheck>> &checks) {
            for (const SelfCheck &check : *checks)
                print(context, selfCheckKey(check.name), check.result, checkText(check));
            if (profile)
                testProvider(context, *profile);
            else
                context.done(ExitCode::Done);
        });
}

} // namespace rescind
