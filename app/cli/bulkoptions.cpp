// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bulkoptions.h"

#include "app/cli/arguments.h"

#include <QtCore/QFileInfo>

namespace rescind {

namespace {

struct Arguments
{
    QCommandLineOption input{QStringLiteral("input"), {}, QStringLiteral("file")};
    QCommandLineOption dryRun{QStringLiteral("dry-run")};
    QCommandLineOption concurrency{QStringLiteral("concurrency"), {}, QStringLiteral("n")};
    QCommandLineOption rate{QStringLiteral("rate"), {}, QStringLiteral("n")};
    QCommandLineOption looks{QStringLiteral("looks"), {}, QStringLiteral("seconds")};
    QCommandLineOption noVerify{QStringLiteral("no-verify")};
    QCommandLineOption report{QStringLiteral("report"), {}, QStringLiteral("file")};
    QCommandLineOption reason{QStringLiteral("reason"), {}, QStringLiteral("text")};
    QCommandLineOption resume{QStringLiteral("resume")};
    QCommandLineOption includeForeign{QStringLiteral("include-foreign")};
    QCommandLineOption yes{QStringLiteral("yes")};

    [[nodiscard]] QList<QCommandLineOption> all() const
    {
        return {input, dryRun, concurrency, rate, looks, noVerify, report, reason, resume,
            includeForeign, yes};
    }
};

//! "150" or "150/s".
std::optional<double> rateOf(QString text)
{
    if (text.endsWith(QLatin1StringView("/s")))
        text.chop(2);
    bool ok = false;
    const double rate = text.toDouble(&ok);
    return ok && rate > 0 && rate <= 1e6 ? std::optional<double>(rate) : std::nullopt;
}

bool isKnownReport(const QString &path)
{
    static const QStringList suffixes{
        QStringLiteral("csv"), QStringLiteral("json"), QStringLiteral("html")};
    return suffixes.contains(QFileInfo(path).suffix().toLower());
}

//! What is wrong with them; empty where nothing is.
QString read(const QCommandLineParser &parser, const Arguments &arguments, BulkOptions &options)
{
    options.profile = parser.positionalArguments().constFirst();
    options.input = parser.value(arguments.input);
    if (options.input.isEmpty())
        return QStringLiteral("bulk: --input FILE, or --input - for standard input");
    options.isDryRun = parser.isSet(arguments.dryRun);
    options.resumes = parser.isSet(arguments.resume);
    if (options.isDryRun && options.resumes)
        return QStringLiteral("one of --dry-run and --resume");
    if (parser.isSet(arguments.concurrency)) {
        bool ok = false;
        options.concurrency = parser.value(arguments.concurrency).toInt(&ok);
        if (!ok || *options.concurrency < 1 || *options.concurrency > 256)
            return QStringLiteral("--concurrency 1 … 256");
    }
    if (parser.isSet(arguments.rate)) {
        options.rate = rateOf(parser.value(arguments.rate));
        if (!options.rate)
            return QStringLiteral("--rate 150 or 150/s");
    }
    options.proves = !parser.isSet(arguments.noVerify);
    if (parser.isSet(arguments.looks)) {
        options.looks = lookTimes(parser.value(arguments.looks));
        if (!options.looks)
            return QStringLiteral("--looks 0,2,10,30");
        if (!options.proves)
            return QStringLiteral("one of --looks and --no-verify");
    }
    options.report = parser.value(arguments.report);
    if (parser.isSet(arguments.report) && !isKnownReport(options.report))
        return QStringLiteral("--report FILE.csv, FILE.json or FILE.html");
    if (parser.isSet(arguments.reason))
        options.reason = parser.value(arguments.reason);
    options.includesForeign = parser.isSet(arguments.includeForeign);
    options.yes = parser.isSet(arguments.yes);
    return {};
}

} // namespace

BulkSettings BulkOptions::over(BulkSettings settings) const
{
    settings.concurrency = concurrency.value_or(settings.concurrency);
    settings.rateLimit = rate.value_or(settings.rateLimit);
    settings.looks = looks.value_or(settings.looks);
    settings.reason = reason.value_or(settings.reason);
    if (!proves)
        settings.proof = BulkProof::Off;
    settings.isDryRun = isDryRun;
    return settings;
}

std::optional<BulkOptions> bulkOptions(const CommandContext &context, const QStringList &arguments)
{
    QCommandLineParser parser;
    const Arguments known;
    parser.addOptions(known.all());
    if (!parsed(parser, arguments, 1, context))
        return std::nullopt;
    BulkOptions options;
    if (const QString problem = read(parser, known, options); !problem.isEmpty()) {
        context.refuse(problem);
        return std::nullopt;
    }
    return options;
}

} // namespace rescind
