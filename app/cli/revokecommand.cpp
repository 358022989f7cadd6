// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/humanlines.h"
#include "app/cli/shapes.h"
#include "core/engine/othertoken.h"
#include "ui/text/tokentext.h"

#include <memory>

namespace rescind {

namespace {

enum class Selection { Input, Access, Refresh, All };

struct RevokeRun
{
    CommandContext context;
    Session *session = nullptr;
    Selection selection = Selection::Input;
    RevocationOptions options = {};
    bool yes = false;
    Token token = {};
    ExitCode worst = ExitCode::Done;
    qsizetype outstanding = 0;
};

using Run = std::shared_ptr<RevokeRun>;

QString translated(const char *text)
{
    return QCoreApplication::translate("RevokeCommand", text);
}

void show(const Run &run, const RevocationReport &report)
{
    if (run->context.json) {
        printJson(outcomeShape(run->session->profile(), report));
    } else {
        for (const QString &line : outcomeLines(report, run->session->now()))
            printResult(line);
    }
    run->worst = worse(run->worst, exitCodeFor(report));
}

//! Without --yes somebody has to say so, and without a terminal nobody can.
bool isConfirmed(const Run &run, qsizetype count)
{
    if (run->yes)
        return true;
    if (run->selection == Selection::Input || !isTerminal()) {
        run->context.refuse(translated(
            QT_TRANSLATE_NOOP("RevokeCommand", "Without a terminal to ask, --yes is needed.")));
        return false;
    }
    const Profile &profile = run->session->profile();
    const QString question
        = translated(QT_TRANSLATE_NOOP("RevokeCommand", "Revoke %1 token(s) of %2 at %3 (%4)?"))
              .arg(QString::number(count), profile.name, profile.displayHost(),
                  environmentName(profile.environment));
    if (askYesOrNo(question))
        return true;
    run->context.done(ExitCode::Cancelled);
    return false;
}

QStringList selected(const Run &run)
{
    QStringList fingerprints;
    for (const Token &token : run->session->tokens()) {
        const bool wanted = run->selection == Selection::All
            || (run->selection == Selection::Access && token.kind == TokenKind::Access)
            || (run->selection == Selection::Refresh && token.kind == TokenKind::Refresh);
        if (!wanted || !run->session->canRevoke(token))
            continue;
        // Refresh tokens first: they could bring new ones meanwhile.
        if (token.kind == TokenKind::Refresh)
            fingerprints.prepend(token.fingerprint);
        else
            fingerprints.append(token.fingerprint);
    }
    return fingerprints;
}

void revokeHeld(const Run &run)
{
    const QStringList fingerprints = selected(run);
    if (fingerprints.isEmpty()) {
        if (run->session->keychainError()) {
            run->context.fail(*run->session->keychainError());
            return;
        }
        printMessage(
            translated(QT_TRANSLATE_NOOP("RevokeCommand", "No token of that kind is held.")));
        run->context.done(ExitCode::NothingToDo);
        return;
    }
    if (!isConfirmed(run, fingerprints.size()))
        return;
    run->outstanding = fingerprints.size();
    QObject::connect(run->session, &Session::revocationFinished, run->context.owner,
        [run](const QString &fingerprint) {
            show(run, *run->session->reportOf(fingerprint));
            if (--run->outstanding == 0)
                run->context.done(run->worst);
        });
    // Fails only where not even the provider could be had; a failed revocation is an outcome.
    QObject::connect(run->session, &Session::failed, run->context.owner, [run](const Error &error) {
        if (run->outstanding > 0)
            run->context.fail(error);
    });
    run->session->revoke(fingerprints, run->options);
}

void warnOfOtherClient(const Run &run)
{
    const QString client = run->token.facts.clientId;
    if (client.isEmpty() || client == run->session->profile().clientId)
        return;
    printMessage(translated(QT_TRANSLATE_NOOP("RevokeCommand",
                                "The token names another client (%1). It is tried all the same."))
                     .arg(client));
}

void revokeInput(const Run &run)
{
    warnOfOtherClient(run);
    if (!isConfirmed(run, 1))
        return;
    startThen(run->session->revokeOther(run->token, run->options, run->context.owner),
        run->context.owner, [run](const Result<RevocationReport> &report) {
            if (!report) {
                run->context.fail(report.error());
                return;
            }
            show(run, *report);
            run->context.done(run->worst);
        });
}

struct RevokeArguments
{
    QCommandLineOption access{QStringLiteral("access")};
    QCommandLineOption refresh{QStringLiteral("refresh")};
    QCommandLineOption all{QStringLiteral("all")};
    QCommandLineOption hint{QStringLiteral("hint"), {}, QStringLiteral("type")};
    QCommandLineOption reason{QStringLiteral("reason"), {}, QStringLiteral("text")};
    QCommandLineOption probe{
        QStringLiteral("probe"), {}, QStringLiteral("how"), QStringLiteral("gentle")};
    QCommandLineOption looks{
        QStringLiteral("looks"), {}, QStringLiteral("seconds"), QStringLiteral("0,2,10,30")};
    QCommandLineOption yes{QStringLiteral("yes")};
};

//! What is wrong with them; empty where nothing is.
QString readOptions(const QCommandLineParser &parser, const RevokeArguments &arguments, Run run)
{
    const int selectors = int(parser.isSet(arguments.access)) + int(parser.isSet(arguments.refresh))
        + int(parser.isSet(arguments.all));
    if (selectors > 1)
        return QStringLiteral("one of --access, --refresh and --all");
    if (parser.isSet(arguments.access))
        run->selection = Selection::Access;
    else if (parser.isSet(arguments.refresh))
        run->selection = Selection::Refresh;
    else if (parser.isSet(arguments.all))
        run->selection = Selection::All;
    const QString hint = parser.value(arguments.hint);
    if (hint == QLatin1StringView("access_token"))
        run->options.hint = TokenTypeHint::AccessToken;
    else if (hint == QLatin1StringView("refresh_token"))
        run->options.hint = TokenTypeHint::RefreshToken;
    else if (!hint.isEmpty())
        return QStringLiteral("--hint access_token|refresh_token");
    const QString probe = parser.value(arguments.probe);
    if (probe == QLatin1StringView("none"))
        run->options.probe = Probe::None;
    else if (probe == QLatin1StringView("intrusive"))
        run->options.probe = Probe::Intrusive;
    else if (probe != QLatin1StringView("gentle"))
        return QStringLiteral("--probe none|gentle|intrusive");
    run->options.looks = lookTimes(parser.value(arguments.looks));
    if (!run->options.looks)
        return QStringLiteral("--looks 0,2,10,30");
    run->options.reason = parser.value(arguments.reason);
    run->yes = parser.isSet(arguments.yes);
    return {};
}

Token tokenOf(const Secret &text, const std::optional<TokenTypeHint> &hint)
{
    Token token = readToken(TokenKind::Unknown, text);
    token.origin = TokenOrigin::Pasted;
    token.kind = hint == TokenTypeHint::AccessToken ? TokenKind::Access
        : hint == TokenTypeHint::RefreshToken       ? TokenKind::Refresh
                                                    : likelyKind(token);
    return token;
}

} // namespace

void runRevoke(const CommandContext &context, const QStringList &arguments)
{
    QCommandLineParser parser;
    const RevokeArguments options;
    parser.addOptions({options.access, options.refresh, options.all, options.hint, options.reason,
        options.probe, options.looks, options.yes});
    if (!parsed(parser, arguments, 1, context))
        return;
    const auto run = std::make_shared<RevokeRun>(RevokeRun{.context = context});
    if (const QString problem = readOptions(parser, options, run); !problem.isEmpty()) {
        context.refuse(problem);
        return;
    }
    run->session = context.sessionNamed(parser.positionalArguments().constFirst());
    if (run->session == nullptr)
        return;
    if (run->selection == Selection::Input) {
        const Secret text = readStandardInput();
        if (text.isEmpty()) {
            context.refuse(QStringLiteral("revoke: a token is expected on standard input"));
            return;
        }
        run->token = tokenOf(text, run->options.hint);
    }
    whenSettled(run->session, context.owner, [run] {
        if (run->selection == Selection::Input)
            revokeInput(run);
        else
            revokeHeld(run);
    });
}

} // namespace rescind
