// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/humanlines.h"
#include "app/cli/printedlink.h"
#include "app/cli/profilecommand.h"
#include "app/cli/usage.h"
#include "app/installation.h"
#include "app/opener.h"
#include "core/base/logging.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTranslator>

namespace {

using namespace rescind;

void runProfile(const CommandContext &context, const QStringList &arguments)
{
    runProfileCommand(context.engine, arguments, context.json, context.owner, context.done);
}

Command commandNamed(const QString &name)
{
    static const QHash<QString, Command> commands{{QStringLiteral("bulk"), runBulk},
        {QStringLiteral("diagnose"), runDiagnose}, {QStringLiteral("inspect"), runInspect},
        {QStringLiteral("journal"), runJournal}, {QStringLiteral("login"), runLogin},
        {QStringLiteral("logout"), runLogout}, {QStringLiteral("profile"), runProfile},
        {QStringLiteral("refresh"), runRefresh}, {QStringLiteral("revoke"), runRevoke},
        {QStringLiteral("status"), runStatus}};
    return commands.value(name);
}

//! The value of a global option, which may stand anywhere; taken out of the arguments.
QString takeOption(QStringList &arguments, const QString &name)
{
    const qsizetype at = arguments.indexOf(name);
    if (at < 0 || at + 1 >= arguments.size())
        return {};
    const QString value = arguments.at(at + 1);
    arguments.remove(at, 2);
    return value;
}

//! What was done and could not be written down is no success, unless nobody asked for that.
ExitCode codeWithJournal(ExitCode code, const JournalKeeper &journal)
{
    if (!journal.problem() || code == ExitCode::Journal)
        return code;
    for (const QString &line : errorLines(*journal.problem()))
        printMessage(line);
    return code == ExitCode::Done && !journal.isWithout() ? ExitCode::Journal : code;
}

void speak(const QString &language, QTranslator &translator)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale.language() == QLocale::C ? QLocale(QStringLiteral("en")) : locale);
    if (translator.load(
            QLocale(), QStringLiteral("rescind"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&translator);
}

} // namespace

int main(int argc, char *argv[])
{
    forbidCoreDumps();
    showThatItRuns();
    makeThreadsSafe();
    installRedactingLogHandler();
    QCoreApplication::setApplicationName(QStringLiteral("rescind"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RESCIND_VERSION));
    const QCoreApplication application(argc, argv);

    QStringList arguments = QCoreApplication::arguments().mid(1);
    const bool json = arguments.removeAll(QStringLiteral("--json")) > 0;
    const bool withoutJournal = arguments.removeAll(QStringLiteral("--without-journal")) > 0;
    QTranslator translator;
    speak(takeOption(arguments, QStringLiteral("--lang")), translator);
    if (arguments.contains(QLatin1StringView("--version"))) {
        printResult(QStringLiteral("rescind-cli " RESCIND_VERSION));
        return 0;
    }
    if (arguments.contains(QLatin1StringView("--help"))) {
        printResult(usageText());
        return 0;
    }
    const Command command = commandNamed(arguments.value(0));
    if (command == nullptr) {
        printMessage(usageText());
        return static_cast<int>(ExitCode::Usage);
    }

    OpenerBrowser opener;
    PrintedLink printed;
    const bool prints = arguments.contains(QLatin1StringView("--print-url"))
        || arguments.contains(QLatin1StringView("--paste"));
    Browser &browser = prints ? static_cast<Browser &>(printed) : opener;
    Installation installation(InstallationPlace::ofThisUser(), browser);
    QObject owner;
    if (withoutJournal)
        installation.journal().goOnWithout();
    const auto end = [&](ExitCode code) {
        // What was done is in the journal, and its head in the keychain, before it ends.
        startThen(installation.journal().settle(&owner), &owner, [&, code](const Result<void> &) {
            const ExitCode last = codeWithJournal(code, installation.journal());
            QCoreApplication::exit(static_cast<int>(last));
        });
    };
    const CommandContext context{
        .engine = installation.engine(), .json = json, .owner = &owner, .done = end};
    QMetaObject::invokeMethod(
        &owner, [&] { command(context, arguments.mid(1)); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
