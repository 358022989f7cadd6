// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/humanlines.h"

#include <QtCore/QTimer>

#include <memory>

namespace rescind {

namespace {

struct LoginRun
{
    CommandContext context;
    Session *session = nullptr;
    bool paste = false;
    std::chrono::seconds patience = std::chrono::minutes(5);
    std::optional<Error> failure = {};
};

//! Tokens that the keychain would not keep would live on with nobody holding them.
void endLogin(const std::shared_ptr<LoginRun> &run)
{
    Session *const session = run->session;
    if (!session->keychainError() || session->revocable().isEmpty()) {
        endWithStatus(run->context, *session);
        return;
    }
    printMessage(QCoreApplication::translate("LoginCommand",
        "The keychain does not keep the tokens, and they would be lost with this program: they are "
        "revoked again."));
    session->revoke(session->revocable());
    whenSettled(session, run->context.owner, [run] { endWithStatus(run->context, *run->session); });
}

void onLoginEnded(const std::shared_ptr<LoginRun> &run, const Result<LoginResult> &result)
{
    if (!result) {
        run->context.fail(result.error());
        return;
    }
    whenSettled(run->session, run->context.owner, [run] { endLogin(run); });
}

void waitForPaste(const std::shared_ptr<LoginRun> &run, LoginJob *job)
{
    onStandardInput(job, [run, job](const QString &text) {
        if (text.isEmpty()) {
            job->cancel();
            return;
        }
        job->submitPasted(text);
        if (job->pasteError()) {
            for (const QString &line : errorLines(*job->pasteError()))
                printMessage(line);
            job->cancel();
        }
    });
}

void login(const std::shared_ptr<LoginRun> &run)
{
    LoginJob *const job = run->session->signIn();
    if (job == nullptr) {
        run->context.fail(run->session->signInProblem().value_or(
            Error{.kind = ErrorKind::Internal, .stage = Stage::Authorization}));
        return;
    }
    job->onFinished(run->context.owner,
        [run](const Result<LoginResult> &result) { onLoginEnded(run, result); });
    QTimer::singleShot(run->patience, job, &Job::cancel);
    if (!run->paste)
        return;
    // The text may be there before the link was printed; it is wanted then only.
    auto *const once = new QObject(job);
    QObject::connect(job, &LoginJob::changed, once, [run, job, once] {
        if (job->authorizationUrl().isEmpty())
            return;
        once->deleteLater();
        job->disconnect(once);
        waitForPaste(run, job);
    });
}

} // namespace

void runLogin(const CommandContext &context, const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption printUrl(QStringLiteral("print-url"));
    const QCommandLineOption paste(QStringLiteral("paste"));
    const QCommandLineOption timeout(
        QStringLiteral("timeout"), {}, QStringLiteral("seconds"), QStringLiteral("300"));
    parser.addOptions({printUrl, paste, timeout});
    if (!parsed(parser, arguments, 1, context))
        return;
    bool ok = false;
    const int seconds = parser.value(timeout).toInt(&ok);
    if (!ok || seconds < 1) {
        context.refuse(QStringLiteral("--timeout: seconds"));
        return;
    }
    Session *const session = context.sessionNamed(parser.positionalArguments().constFirst());
    if (session == nullptr)
        return;
    const auto run = std::make_shared<LoginRun>(LoginRun{.context = context,
        .session = session,
        .paste = parser.isSet(paste),
        .patience = std::chrono::seconds(seconds)});
    whenSettled(session, context.owner, [run] { login(run); });
}

} // namespace rescind
