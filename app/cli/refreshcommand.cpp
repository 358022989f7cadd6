// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/console.h"

#include <memory>

namespace rescind {

namespace {

void refresh(const CommandContext &context, Session *session)
{
    if (!session->canRefresh()) {
        printMessage(QCoreApplication::translate("RefreshCommand", "No refresh token is held."));
        context.done(session->keychainError() ? ExitCode::Keychain : ExitCode::NothingToDo);
        return;
    }
    const auto failure = std::make_shared<std::optional<Error>>();
    QObject::connect(session, &Session::failed, context.owner,
        [failure](const Error &error) { *failure = error; });
    session->refresh();
    whenSettled(session, context.owner, [context, session, failure] {
        if (*failure)
            context.fail(**failure);
        else
            endWithStatus(context, *session);
    });
}

} // namespace

void runRefresh(const CommandContext &context, const QStringList &arguments)
{
    QCommandLineParser parser;
    if (!parsed(parser, arguments, 1, context))
        return;
    Session *const session = context.sessionNamed(parser.positionalArguments().constFirst());
    if (session != nullptr)
        whenSettled(session, context.owner, [context, session] { refresh(context, session); });
}

} // namespace rescind
