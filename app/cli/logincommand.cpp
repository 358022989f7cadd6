// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/humanlines.h"
#include "ui/text/loginreport.h"

#include <QtCore/QTimer>

#include <memory>

namespace rescind {

namespace {

struct LoginRun
{
    CommandContext context;
    Session *session = nullptr;
    bool paste = false;
    bool onDevice = false;
    std::chrono::seconds patience = std::chrono::minutes(5);
    std::optional<Error> failure = {};
    //! Where the check of the sign-in goes; empty for nowhere.
    QString report = {};
};

//! Also of a sign-in that did not succeed: then it is wanted most.
void writeReport(const LoginRun &run)
{
    if (run.report.isEmpty() || !run.session->loginRecord())
        return;
    const Result<void> saved
        = saveLoginReport({.profile = run.session->profile(),
                              .record = *run.session->loginRecord(),
                              .programVersion = QStringLiteral(RESCIND_VERSION)},
            run.report);
    if (saved)
        return;
    for (const QString &line : errorLines(saved.error()))
        printMessage(line);
}

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
    writeReport(*run);
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

//! One line, once: the address to open on another device, and the code to type in there.
void printCode(DeviceLoginJob *job)
{
    auto *const once = new QObject(job);
    QObject::connect(job, &DeviceLoginJob::changed, once, [job, once] {
        if (job->userCode().isEmpty())
            return;
        once->deleteLater();
        job->disconnect(once);
        printResult(job->verificationUri().toString(QUrl::FullyEncoded) + u' ' + job->userCode());
    });
}

void loginOnDevice(const std::shared_ptr<LoginRun> &run)
{
    DeviceLoginJob *const job = run->session->signInOnDevice();
    if (job == nullptr) {
        run->context.fail({.kind = ErrorKind::Internal, .stage = Stage::DeviceAuthorization});
        return;
    }
    job->onFinished(run->context.owner,
        [run](const Result<LoginResult> &result) { onLoginEnded(run, result); });
    QTimer::singleShot(run->patience, job, &Job::cancel);
    printCode(job);
}

void login(const std::shared_ptr<LoginRun> &run)
{
    LoginJob *const job = run->session->signIn(run->patience);
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
    const QCommandLineOption device(QStringLiteral("device"));
    const QCommandLineOption timeout(
        QStringLiteral("timeout"), {}, QStringLiteral("seconds"), QStringLiteral("300"));
    const QCommandLineOption report(QStringLiteral("report"), {}, QStringLiteral("file"));
    parser.addOptions({printUrl, paste, device, timeout, report});
    if (!parsed(parser, arguments, 1, context))
        return;
    bool ok = false;
    const int seconds = parser.value(timeout).toInt(&ok);
    if (!ok || seconds < 1) {
        context.refuse(QStringLiteral("--timeout: seconds"));
        return;
    }
    if (parser.isSet(device) && (parser.isSet(printUrl) || parser.isSet(paste))) {
        context.refuse(QStringLiteral("--device: neither --print-url nor --paste beside it"));
        return;
    }
    Session *const session = context.sessionNamed(parser.positionalArguments().constFirst());
    if (session == nullptr)
        return;
    const auto run = std::make_shared<LoginRun>(LoginRun{.context = context,
        .session = session,
        .paste = parser.isSet(paste),
        .onDevice = parser.isSet(device),
        .patience = std::chrono::seconds(seconds),
        .report = parser.value(report)});
    whenSettled(session, context.owner, [run] { run->onDevice ? loginOnDevice(run) : login(run); });
}

} // namespace rescind
