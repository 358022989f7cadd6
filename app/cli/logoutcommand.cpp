// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/humanlines.h"
#include "app/cli/shapes.h"
#include "core/oidc/endsession.h"

#include <QtCore/QJsonArray>

namespace rescind {

namespace {

//! Without the ID token, which has no business in a script's output.
QString endSessionPage(const Session &session)
{
    const auto url = logoutUrl(session.client().current(), {});
    return url ? url->toString(QUrl::FullyEncoded) : QString();
}

void show(const CommandContext &context, const Session &session, const SignOutReport &report,
    const QString &page)
{
    if (report.unreached) {
        for (const QString &line : errorLines(*report.unreached))
            printMessage(line);
        printMessage(QCoreApplication::translate("LogoutCommand",
            "The tokens were not revoked and live on at the server; the copies here are cleared."));
    }
    if (!context.json) {
        for (const RevocationReport &revocation : report.revocations) {
            for (const QString &line : outcomeLines(revocation, session.now()))
                printResult(line);
        }
        if (!page.isEmpty())
            printMessage(QCoreApplication::translate("LogoutCommand",
                "The browser can still sign in again without asking. To end that session, open %1")
                             .arg(page));
        return;
    }
    QJsonArray revoked;
    for (const RevocationReport &revocation : report.revocations)
        revoked.append(outcomeShape(session.profile(), revocation));
    printJson({{QStringLiteral("revoked"), revoked},
        {QStringLiteral("error"),
            report.unreached ? errorShape(*report.unreached).value(QStringLiteral("error"))
                             : QJsonValue()},
        {QStringLiteral("cleared"), !report.clearingError.has_value()},
        {QStringLiteral("end_session_url"), page.isEmpty() ? QJsonValue() : QJsonValue(page)}});
}

//! Clearing came in any case; the code tells what became of the tokens at the server.
ExitCode exitCodeOf(const SignOutReport &report)
{
    ExitCode worst = report.unreached ? exitCodeFor(*report.unreached) : ExitCode::Done;
    for (const RevocationReport &revocation : report.revocations)
        worst = worse(worst, exitCodeFor(revocation));
    return report.clearingError ? ExitCode::Keychain : worst;
}

void logout(const CommandContext &context, Session *session, bool revokes)
{
    if (!session->canSignOut()) {
        printMessage(QCoreApplication::translate("LogoutCommand", "No token is held."));
        context.done(session->keychainError() ? ExitCode::Keychain : ExitCode::NothingToDo);
        return;
    }
    // What is known of the provider is forgotten with the tokens.
    const QString page = endSessionPage(*session);
    QObject::connect(session, &Session::signedOut, context.owner,
        [context, session, page](const SignOutReport &report) {
            show(context, *session, report, page);
            context.done(exitCodeOf(report));
        });
    session->signOut(false, revokes);
}

} // namespace

void runLogout(const CommandContext &context, const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption keep(QStringLiteral("keep-server-side"));
    parser.addOption(keep);
    if (!parsed(parser, arguments, 1, context))
        return;
    Session *const session = context.sessionNamed(parser.positionalArguments().constFirst());
    if (session == nullptr)
        return;
    const bool revokes = !parser.isSet(keep);
    whenSettled(
        session, context.owner, [context, session, revokes] { logout(context, session, revokes); });
}

} // namespace rescind
