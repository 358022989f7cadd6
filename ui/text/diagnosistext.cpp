// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/diagnosistext.h"

#include "ui/text/connectiontext.h"
#include "ui/text/selfchecktext.h"
#include "ui/text/timetext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSysInfo>

#include <algorithm>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(DiagnosisText)
};

int countOf(const QList<DiagnosisLine> &lines, CheckResult result)
{
    return static_cast<int>(std::count_if(lines.begin(), lines.end(),
        [result](const DiagnosisLine &line) { return resultOfLine(line) == result; }));
}

//! Text as Markdown shows it: what others wrote must not become a link, a picture or a heading.
QString plain(const QString &text)
{
    QString escaped;
    for (const QChar c : text) {
        if (QStringLiteral("\\`*_{}[]<>#|!").contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return escaped.replace(u'\n', QStringLiteral("  \n  "));
}

QString listItem(const DiagnosisLine &line)
{
    const CheckText text = checkText(line);
    QString item = QStringLiteral("- %1 **%2** (%3): ")
                       .arg(checkSign(resultOfLine(line)), plain(text.name), plain(text.result))
        + plain(text.detail);
    if (!text.advice.isEmpty())
        item += QStringLiteral("  \n  → ") + plain(text.advice);
    return item;
}

} // namespace

CheckText checkText(const DiagnosisLine &line)
{
    return std::visit([](const auto &check) { return checkText(check); }, line);
}

QString diagnosisSummary(const QList<DiagnosisLine> &lines)
{
    if (const int failed = countOf(lines, CheckResult::Fail))
        return Tr::tr("%n thing(s) do not work", "", failed);
    if (const int doubtful = countOf(lines, CheckResult::Warn))
        return Tr::tr("All works; %n thing(s) deserve a look", "", doubtful);
    return Tr::tr("All works");
}

CheckResult worstOf(const QList<DiagnosisLine> &lines)
{
    for (const CheckResult result : {CheckResult::Fail, CheckResult::Warn, CheckResult::Pass}) {
        if (countOf(lines, result) > 0)
            return result;
    }
    return CheckResult::Skipped;
}

QString diagnosisReport(const DiagnosisHead &head, const QList<DiagnosisLine> &lines)
{
    QStringList parts{QStringLiteral("## ") + Tr::tr("Diagnostics of Rescind"), QString(),
        QStringLiteral("Rescind %1 · Qt %2 · %3 · %4")
            .arg(QStringLiteral(RESCIND_VERSION), QLatin1StringView(qVersion()),
                plain(QSysInfo::prettyProductName()), absoluteTime(head.at))};
    if (!head.profileName.isEmpty())
        parts.append({QString(),
            plain(head.profileName) + QStringLiteral(" · `") + head.issuer + QLatin1Char('`')});
    parts.append({QString(), QStringLiteral("**") + diagnosisSummary(lines) + QStringLiteral("**"),
        QString()});
    for (const DiagnosisLine &line : lines)
        parts.append(listItem(line));
    return parts.join(u'\n') + u'\n';
}

} // namespace rescind
