// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"

namespace rescind {

void runStatus(const CommandContext &context, const QStringList &arguments)
{
    QCommandLineParser parser;
    if (!parsed(parser, arguments, 1, context))
        return;
    Session *const session = context.sessionNamed(parser.positionalArguments().constFirst());
    if (session == nullptr)
        return;
    // The provider may be out of reach; what is held is shown all the same.
    whenSettled(session, context.owner, [context, session] { endWithStatus(context, *session); });
}

} // namespace rescind
