// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/profilecommand.h"
#include "app/installation.h"
#include "core/base/logging.h"

#include <QtCore/QCoreApplication>

namespace {

//! A command line opens no browser of its own: it has no command that signs in yet.
class NoBrowser final : public rescind::Browser
{
public:
    NoBrowser() = default;
    rescind::ResultJob<void> *open(const QUrl &, QObject *) override { return nullptr; }
};

const QString usage = QStringLiteral(
    "rescind-cli [--json] profile add NAME --app-host URL --app-id ID [--redirect-uri URI]\n"
    "            [--scope \"...\"] [--protocol oidc|oauth2] [--environment "
    "production|test|sandbox]\n"
    "            [--token-auth post|basic|none] [--introspection-auth ...] [--revocation-auth "
    "...]\n"
    "            [--id-token-alg ALG] [--trust-host HOST] [--secret-stdin]\n"
    "rescind-cli [--json] profile list | show NAME | remove NAME\n"
    "rescind-cli --help | --version\n"
    "Secrets come on standard input, never as an argument.");

} // namespace

int main(int argc, char *argv[])
{
    using namespace rescind;

    forbidCoreDumps();
    installRedactingLogHandler();
    QCoreApplication::setApplicationName(QStringLiteral("rescind"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RESCIND_VERSION));
    const QCoreApplication application(argc, argv);

    QStringList arguments = QCoreApplication::arguments().mid(1);
    const bool json = arguments.removeAll(QStringLiteral("--json")) > 0;
    if (arguments.contains(QLatin1StringView("--version"))) {
        printResult(QStringLiteral("rescind-cli " RESCIND_VERSION));
        return 0;
    }
    if (arguments.contains(QLatin1StringView("--help"))) {
        printResult(usage);
        return 0;
    }
    if (arguments.value(0) != QLatin1StringView("profile")) {
        printMessage(usage);
        return static_cast<int>(ExitCode::Usage);
    }

    NoBrowser browser;
    Installation installation(InstallationPlace::ofThisUser(), browser);
    QObject context;
    QMetaObject::invokeMethod(
        &context,
        [&] {
            runProfileCommand(installation.engine(), arguments.mid(1), json, &context,
                [](ExitCode code) { QCoreApplication::exit(static_cast<int>(code)); });
        },
        Qt::QueuedConnection);
    return QCoreApplication::exec();
}
