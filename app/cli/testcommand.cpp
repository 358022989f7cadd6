// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/testcommand.h"

#include "app/cli/console.h"
#include "app/cli/humanlines.h"
#include "app/cli/shapes.h"
#include "ui/text/capabilitytext.h"
#include "ui/text/checktext.h"
#include "ui/text/connectiontext.h"

#include <QtCore/QJsonArray>

namespace rescind {

namespace {

QJsonArray checksShape(const ConnectionReport &report)
{
    QJsonArray checks;
    for (const ConnectionCheck &check : report.checks) {
        // The contract knows three results: a check that was not made has none.
        if (check.result == CheckResult::Skipped)
            continue;
        checks.append(QJsonObject{{QStringLiteral("name"), QString(checkKey(check.name))},
            {QStringLiteral("result"), QString(resultKey(check.result))},
            {QStringLiteral("finding"), QString(findingKey(check.finding))},
            {QStringLiteral("detail"), checkText(check).whole()}});
    }
    return checks;
}

QJsonObject capabilitiesShape(const ConnectionReport &report)
{
    QJsonObject capabilities;
    for (const Capability &capability : report.capabilities) {
        capabilities.insert(capabilityKey(capability.name),
            QJsonObject{{QStringLiteral("support"), QString(supportKey(capability.support))},
                {QStringLiteral("source"), QString(sourceKey(capability.source))},
                {QStringLiteral("reason"), QString(reasonKey(capability.reason))},
                {QStringLiteral("values"), QJsonArray::fromStringList(capability.values)},
                {QStringLiteral("setting"),
                    capability.setting.isEmpty() ? QJsonValue() : QJsonValue(capability.setting)}});
    }
    return capabilities;
}

void printLines(const ConnectionReport &report, bool publicClient)
{
    for (const ConnectionCheck &check : report.checks)
        printResult(checkLine(check.result, checkText(check)));
    for (const Capability &capability : report.capabilities) {
        const CapabilityText text = capabilityText(capability);
        printResult(capabilitySign(capability) + u' ' + text.name + u": " + text.word + u". "
            + text.reason);
    }
    printMessage(connectionSummary(report));
    printMessage(connectionFootnote(report, publicClient));
}

} // namespace

void runTestCommand(Engine &engine, const Profile &profile,
    const std::optional<QJsonObject> &described, QObject *context,
    std::function<void(ExitCode)> done)
{
    startThen<ConnectionReport>(engine.testConnection(profile, {}, context), context,
        [described, publicClient = profile.isPublicClient(), done = std::move(done)](
            const Result<ConnectionReport> &report) {
            if (!report) {
                if (described)
                    printJson(errorShape(report.error()));
                else
                    printMessage(errorLines(report.error()).join(u'\n'));
                done(exitCodeFor(report.error()));
                return;
            }
            if (described) {
                QJsonObject result = *described;
                result.insert(QStringLiteral("capabilities"), capabilitiesShape(*report));
                result.insert(QStringLiteral("checks"), checksShape(*report));
                printJson(result);
            } else {
                printLines(*report, publicClient);
            }
            done(ExitCode::Done);
        });
}

} // namespace rescind
