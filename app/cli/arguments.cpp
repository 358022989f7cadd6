// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "app/cli/usage.h"

namespace rescind {

bool parsed(QCommandLineParser &parser, const QStringList &arguments, qsizetype positional,
    const CommandContext &context)
{
    // The parser takes the first for the program's name.
    if (!parser.parse(QStringList(QStringLiteral("rescind-cli")) + arguments)) {
        context.refuse(parser.errorText());
        return false;
    }
    if (parser.positionalArguments().size() == positional)
        return true;
    context.refuse(usageText());
    return false;
}

std::optional<LookTimes> lookTimes(const QString &text)
{
    LookTimes times;
    for (const QString &part : text.split(u',')) {
        bool ok = false;
        const int seconds = part.trimmed().toInt(&ok);
        const std::chrono::milliseconds time = std::chrono::seconds(seconds);
        if (!ok || seconds < 0 || seconds > 3600 || (!times.isEmpty() && time < times.constLast()))
            return std::nullopt;
        times.append(time);
    }
    return times;
}

} // namespace rescind
