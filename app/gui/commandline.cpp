// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/commandline.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

#include <cstdio>

namespace rescind {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

[[noreturn]] void refuse(const QString &message)
{
    std::fputs(qPrintable(message + u'\n'), stderr);
    std::exit(2);
}

void take(const QString &given, CommandLine &result)
{
    const QUrl url(given, QUrl::StrictMode);
    if (url.scheme() == ownScheme()) {
        result.redirect = url;
        return;
    }
    const QFileInfo file(url.isLocalFile() ? url.toLocalFile() : given);
    if (!file.isFile())
        refuse(translated(QT_TRANSLATE_NOOP("CommandLine", "There is no file %1.")).arg(given));
    result.file = file.absoluteFilePath();
}

} // namespace

CommandLine parsedCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(translated(
        QT_TRANSLATE_NOOP("CommandLine", "Revoke OAuth tokens and prove that they are dead.")));
    const QCommandLineOption theme(QStringLiteral("theme"),
        translated(QT_TRANSLATE_NOOP("CommandLine", "Colours: system, light or dark.")),
        QStringLiteral("mode"));
    const QCommandLineOption language(QStringLiteral("lang"),
        translated(QT_TRANSLATE_NOOP("CommandLine", "Language: en or zh_CN.")),
        QStringLiteral("code"));
    const QCommandLineOption profile(QStringLiteral("profile"),
        translated(QT_TRANSLATE_NOOP("CommandLine", "The profile to show first.")),
        QStringLiteral("name"));
    parser.addOptions({theme, language, profile});
    parser.addPositionalArgument(QStringLiteral("file"),
        translated(QT_TRANSLATE_NOOP(
            "CommandLine", "A file of profiles; each is shown before it is kept.")),
        QStringLiteral("[file]"));
    parser.addPositionalArgument(QStringLiteral("rescind:"),
        translated(QT_TRANSLATE_NOOP("CommandLine",
            "The answer to a sign-in, as the system hands it over; the Rescind that is running "
            "takes it.")),
        QStringLiteral("[rescind:…]"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(arguments);

    CommandLine result{.language = parser.value(language), .profile = parser.value(profile)};
    const QString mode = parser.value(theme);
    if (mode == QLatin1StringView("system"))
        result.theme = Theme::Mode::System;
    else if (mode == QLatin1StringView("light"))
        result.theme = Theme::Mode::Light;
    else if (mode == QLatin1StringView("dark"))
        result.theme = Theme::Mode::Dark;
    else if (parser.isSet(theme))
        refuse(QStringLiteral("--theme: system, light or dark"));
    if (!result.language.isEmpty() && result.language != QLatin1StringView("en")
        && result.language != QLatin1StringView("zh_CN"))
        refuse(QStringLiteral("--lang: en or zh_CN"));
    const QStringList given = parser.positionalArguments();
    if (given.size() > 1)
        refuse(QStringLiteral("rescind [--lang …] [--theme …] [--profile …] [FILE | rescind:…]"));
    if (!given.isEmpty())
        take(given.constFirst(), result);
    return result;
}

} // namespace rescind
