// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/humanlines.h"
#include "app/cli/shapes.h"
#include "core/engine/othertoken.h"
#include "core/tokens/claims.h"
#include "core/tokens/likelykind.h"

namespace rescind {

namespace {

void show(const CommandContext &context, const Token &token, const QDateTime &now)
{
    if (context.json) {
        printJson(inspectionShape(token, now));
    } else {
        for (const QString &line : tokenLines(token, now))
            printResult(line);
        if (!token.claims.isEmpty())
            printResult(rawClaims(token.claims));
    }
    context.done(ExitCode::Done);
}

} // namespace

void runInspect(const CommandContext &context, const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption profile(QStringLiteral("profile"), {}, QStringLiteral("name"));
    parser.addOption(profile);
    if (!parsed(parser, arguments, 0, context))
        return;
    const Secret text = readStandardInput();
    if (text.isEmpty()) {
        context.refuse(QStringLiteral("inspect: a token is expected on standard input"));
        return;
    }
    Token token = readToken(TokenKind::Unknown, text);
    token.origin = TokenOrigin::Pasted;
    token.kind = likelyKind(token);
    if (token.kind == TokenKind::Id)
        token.server = ServerState::CannotBeAsked;
    if (!parser.isSet(profile)) {
        show(context, token, QDateTime::currentDateTimeUtc());
        return;
    }
    Session *const session = context.sessionNamed(parser.value(profile));
    if (session == nullptr)
        return;
    whenSettled(session, context.owner, [context, session, token] {
        startThen(session->inspect(token, context.owner), context.owner,
            [context, session](const Result<Token> &inspected) {
                if (inspected)
                    show(context, *inspected, session->now());
                else
                    context.fail(inspected.error());
            });
    });
}

} // namespace rescind
