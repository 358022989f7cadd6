// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/loginreport.h"

#include "ui/text/errortext.h"
#include "ui/text/loginchecktext.h"
#include "ui/text/reportcharts.h"
#include "ui/text/reportpage.h"
#include "ui/text/timetext.h"
#include "ui/text/tokentext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSaveFile>

namespace rescind {

namespace {

using namespace Qt::StringLiterals;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(LoginReport)
};

using Row = QStringList;

//! The parts of a report, whatever they are written in.
struct Parts
{
    QString title = {};
    QString summary = {};
    QList<std::pair<QString, QString>> facts = {};
    QList<Row> checks = {}; //!< sign and word, name, what was found
    QList<QString> roles = {};
    QList<Row> tokens = {};
    QString footnote = {};
};

//! The class of the page's style for a result.
QString roleOf(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass:
        return u"good"_s;
    case CheckResult::Warn:
        return u"warning"_s;
    case CheckResult::Fail:
        return u"bad"_s;
    case CheckResult::Skipped:
        break;
    }
    return u"quiet"_s;
}

void addCheck(Parts &parts, CheckResult result, const CheckText &text)
{
    parts.checks.append({checkSign(result) + u' ' + text.result, text.name, text.detail});
    parts.roles.append(roleOf(result));
}

Parts partsOf(const LoginReport &report)
{
    const Profile &profile = report.profile;
    const LoginRecord &record = report.record;
    Parts parts{.title = Tr::tr("Login check"), .summary = loginSummary(record)};
    parts.facts = {{Tr::tr("Profile"), profile.name}, {Tr::tr("Host"), profile.displayHost()},
        {Tr::tr("Environment"), environmentName(profile.environment)},
        {Tr::tr("Issuer"), profile.issuer()}, {Tr::tr("Client id"), profile.clientId},
        {Tr::tr("Redirect URI"), profile.redirectUri}, {Tr::tr("Scope"), profile.scope},
        {Tr::tr("Ended"), absoluteTime(record.endedAt)}};
    if (record.onDevice)
        parts.facts.append({Tr::tr("Way"), Tr::tr("a code on another device (RFC 8628)")});
    if (record.error) {
        const ErrorText text = errorText(*record.error);
        parts.facts.append({Tr::tr("Failed because"), text.explanation});
        parts.facts.append({Tr::tr("What to do"), text.nextStep});
        if (!text.serverWords.isEmpty())
            parts.facts.append({Tr::tr("The server’s words"), text.serverWords});
    }
    for (const LoginCheck &check : record.steps)
        addCheck(parts, check.result, checkText(check));
    for (const IdTokenCheck &check : record.idToken)
        addCheck(parts, check.result, checkText(check));
    for (const Token &token : record.tokens)
        parts.tokens.append({kindName(token.kind), formatBadge(token), token.fingerprint,
            token.facts.expiresAt.isValid() ? absoluteTime(token.facts.expiresAt)
                                            : Tr::tr("not said")});
    //: %1 is a version
    parts.footnote = Tr::tr("Made by Rescind %1. Tokens are named by their fingerprints; no secret "
                            "is in this report.")
                         .arg(report.programVersion);
    return parts;
}

QStringList checkHeads()
{
    return {Tr::tr("Result"), Tr::tr("Step"), Tr::tr("Found")};
}

QStringList tokenHeads()
{
    return {Tr::tr("Token"), Tr::tr("Format"), Tr::tr("Fingerprint"), Tr::tr("Expires")};
}

//! Text and nothing else, in a line or a cell of CommonMark and its tables.
QString plain(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar letter : text) {
        if (letter == u'\n' || letter == u'\r' || letter == u'\t') {
            safe += u' ';
            continue;
        }
        if (letter == u'<')
            safe += u"&lt;"_s;
        else if (letter == u'>')
            safe += u"&gt;"_s;
        else if (letter == u'&')
            safe += u"&amp;"_s;
        else if (u"\\`*_{}[]()#+!|~@:"_s.contains(letter))
            safe += QString(u'\\') + letter;
        else if (letter.category() != QChar::Other_Control
            && letter.category() != QChar::Other_Format)
            safe += letter;
    }
    // Readers make links of these by themselves.
    return safe.replace(u"www."_s, u"www\\."_s, Qt::CaseInsensitive);
}

QString markdownRow(const Row &cells)
{
    QString row = u"|"_s;
    for (const QString &cell : cells)
        row += u' ' + plain(cell) + u" |"_s;
    return row + u'\n';
}

QString markdownTable(const QStringList &heads, const QList<Row> &rows)
{
    QString table = markdownRow(heads) + u'|';
    for (qsizetype i = 0; i < heads.size(); ++i)
        table += u" --- |"_s;
    table += u'\n';
    for (const Row &row : rows)
        table += markdownRow(row);
    return table + u'\n';
}

QString markdownOf(const Parts &parts)
{
    QString text = u"# "_s + plain(parts.title) + u"\n\n"_s + plain(parts.summary) + u"\n\n"_s;
    for (const auto &[name, value] : parts.facts)
        text += u"- **"_s + plain(name) + u":** "_s + plain(value) + u'\n';
    text += u"\n## "_s + plain(Tr::tr("Steps")) + u"\n\n"_s
        + markdownTable(checkHeads(), parts.checks);
    if (!parts.tokens.isEmpty())
        text += u"## "_s + plain(Tr::tr("Tokens")) + u"\n\n"_s
            + markdownTable(tokenHeads(), parts.tokens);
    return text + plain(parts.footnote) + u'\n';
}

QString htmlTable(const QStringList &heads, const QList<Row> &rows, const QStringList &roles)
{
    QString table = u"<div class=\"wide\"><table><thead><tr>"_s;
    for (const QString &head : heads)
        table += u"<th>"_s + escaped(head) + u"</th>"_s;
    table += u"</tr></thead><tbody>\n"_s;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        table += u"<tr>"_s;
        for (qsizetype column = 0; column < rows.at(i).size(); ++column) {
            const QString role = column == 0 ? roles.value(i) : QString();
            table += (role.isEmpty() ? u"<td>"_s : u"<td class=\""_s + role + u"\">"_s)
                + isolated(rows.at(i).at(column)) + u"</td>"_s;
        }
        table += u"</tr>\n"_s;
    }
    return table + u"</tbody></table></div>"_s;
}

QString htmlOf(const Parts &parts)
{
    QString page = reportPageHead(parts.title) + u"<p>"_s + escaped(parts.summary)
        + u"</p>\n<section><dl>"_s;
    for (const auto &[name, value] : parts.facts)
        page += u"<dt>"_s + escaped(name) + u"</dt><dd>"_s + isolated(value) + u"</dd>"_s;
    page += u"</dl></section>\n<section><h2>"_s + escaped(Tr::tr("Steps")) + u"</h2>"_s
        + htmlTable(checkHeads(), parts.checks, parts.roles) + u"</section>\n"_s;
    if (!parts.tokens.isEmpty())
        page += u"<section><h2>"_s + escaped(Tr::tr("Tokens")) + u"</h2>"_s
            + htmlTable(tokenHeads(), parts.tokens, {}) + u"</section>\n"_s;
    return page + u"<p>"_s + escaped(parts.footnote) + u"</p>\n</main></body></html>\n"_s;
}

} // namespace

LoginReportFormat loginReportFormatOf(const QString &path)
{
    const bool isHtml = path.endsWith(u".html", Qt::CaseInsensitive)
        || path.endsWith(u".htm", Qt::CaseInsensitive);
    return isHtml ? LoginReportFormat::Html : LoginReportFormat::Markdown;
}

QString loginReportText(const LoginReport &report, LoginReportFormat format)
{
    const Parts parts = partsOf(report);
    return format == LoginReportFormat::Html ? htmlOf(parts) : markdownOf(parts);
}

Result<void> saveLoginReport(const LoginReport &report, const QString &path)
{
    const QByteArray text = loginReportText(report, loginReportFormatOf(path)).toUtf8();
    QSaveFile file(path);
    const bool isThere = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(text) == text.size() && file.commit();
    if (!isThere)
        return fail({.kind = ErrorKind::Journal,
            .stage = Stage::Storage,
            .reason = Reason::ExportNotWritten,
            .subject = path});
    return {};
}

} // namespace rescind
