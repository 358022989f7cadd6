// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/console.h"
#include "app/cli/humanlines.h"
#include "app/cli/shapes.h"

#include <memory>

namespace rescind {

void CommandContext::fail(const Error &error) const
{
    if (json)
        printJson(errorShape(error));
    for (const QString &line : errorLines(error))
        printMessage(line);
    done(exitCodeFor(error));
}

void CommandContext::refuse(const QString &message) const
{
    printMessage(message);
    done(ExitCode::Usage);
}

std::optional<Profile> CommandContext::profileNamed(const QString &name) const
{
    const QList<Profile> profiles = engine.profiles();
    for (const Profile &profile : profiles) {
        if (profile.name == name)
            return profile;
    }
    refuse(QStringLiteral("no profile of this name: ") + name);
    return std::nullopt;
}

Session *CommandContext::sessionNamed(const QString &name) const
{
    const auto profile = profileNamed(name);
    return profile ? engine.session(profile->id) : nullptr;
}

void whenSettled(Session *session, QObject *owner, std::function<void()> then)
{
    if (session->isSettled()) {
        then();
        return;
    }
    auto *const waiting = new QObject(owner);
    QObject::connect(session, &Session::changed, waiting, [session, waiting, then] {
        if (!session->isSettled())
            return;
        waiting->disconnect();
        session->disconnect(waiting);
        waiting->deleteLater();
        then();
    });
}

void endWithStatus(const CommandContext &context, const Session &session)
{
    if (context.json) {
        printJson(
            statusShape(session.profile(), session.subject(), session.tokens(), session.now()));
    } else {
        for (const QString &line : statusLines(session))
            printResult(line);
    }
    if (session.keychainError()) {
        for (const QString &line : errorLines(*session.keychainError()))
            printMessage(line);
        context.done(ExitCode::Keychain);
        return;
    }
    context.done(ExitCode::Done);
}

} // namespace rescind
