// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/humanlines.h"
#include "ui/text/diagnosistext.h"

namespace rescind {

namespace {

void print(const CommandContext &context, const DiagnosisLine &line)
{
    const CheckText text = checkText(line);
    const CheckResult result = resultOfLine(line);
    if (!context.json) {
        printResult(checkLine(result, text));
        return;
    }
    // The contract knows three results: a check that was not made has none.
    if (result != CheckResult::Skipped)
        printJson({{QStringLiteral("name"), QString(keyOfLine(line))},
            {QStringLiteral("result"), QString(resultKey(result))},
            {QStringLiteral("detail"), text.whole()}});
}

} // namespace

void runDiagnose(const CommandContext &context, const QStringList &arguments)
{
    QStringList names = arguments;
    // As everywhere else, where a profile is not what the command is about.
    const bool isOption = names.value(0) == QLatin1StringView("--profile");
    if (isOption)
        names.removeFirst();
    if (names.size() > 1 || names.value(0).startsWith(u'-') || (isOption && names.isEmpty())) {
        context.refuse(QStringLiteral("diagnose [[--profile] NAME]"));
        return;
    }
    std::optional<Profile> profile;
    if (!names.isEmpty()) {
        profile = context.profileNamed(names.constFirst());
        if (!profile)
            return;
    }
    startThen<QList<DiagnosisLine>>(context.engine.diagnose(profile, context.owner), context.owner,
        [context](const Result<QList<DiagnosisLine>> &lines) {
            if (!lines) {
                context.fail(lines.error());
                return;
            }
            for (const DiagnosisLine &line : *lines)
                print(context, line);
            context.done(ExitCode::Done);
        });
}

} // namespace rescind
