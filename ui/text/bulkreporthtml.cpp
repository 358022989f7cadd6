// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/bulkreporthtml.h"

#include "core/bulk/reportwords.h"
#include "ui/text/errortext.h"
#include "ui/text/outcometext.h"
#include "ui/text/reportcharts.h"
#include "ui/text/reportoverview.h"
#include "ui/text/reportpage.h"
#include "ui/text/timetext.h"
#include "ui/text/tokentext.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

using namespace Qt::StringLiterals;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(BulkReport)
};

QString rowsHead()
{
    QString head = u"<section><h2>"_s % escaped(Tr::tr("Tokens"))
        % u"</h2><div class=\"wide\"><table><thead><tr>";
    //: Heading of a column with the number of a row in a list of tokens.
    head += u"<th class=\"n\">"_s % escaped(Tr::tr("Row")) % u"</th>";
    for (const QString &name :
        {Tr::tr("Fingerprint"), Tr::tr("Kind"), Tr::tr("Subject"), Tr::tr("Client"),
            Tr::tr("Outcome"), Tr::tr("Details"), Tr::tr("Accepted offline until")})
        head += u"<th>"_s % escaped(name) % u"</th>";
    return head % u"</tr></thead><tbody>\n";
}

QString detailsOf(const BulkReportRow &row)
{
    QStringList parts;
    if (row.error)
        parts.append(errorLine(*row.error));
    if (row.error && !row.error->serverText.isEmpty())
        parts.append(Tr::tr("“%1”").arg(row.error->serverText));
    if (row.error && !row.error->code.isEmpty())
        parts.append(row.error->code);
    if (row.row.httpStatus != 0)
        parts.append(u"HTTP %1"_s.arg(row.row.httpStatus));
    if (row.row.maybeSent && !row.row.httpStatus)
        parts.append(Tr::tr("may have reached the server"));
    return parts.join(u" · "_s);
}

QString exposureText(const std::optional<QDateTime> &until)
{
    if (!until)
        return {};
    return until->isValid() ? absoluteTime(*until) : Tr::tr("for ever");
}

QString rowLine(const BulkReportRow &row)
{
    const ReportWord word = wordOf(row.row);
    return u"<tr><td class=\"n\">"_s % QString::number(row.number) % u"</td><td><code>"
        % escaped(row.fingerprint) % u"</code></td><td>" % escaped(kindName(row.kind))
        % u"</td><td>" % isolated(row.subject) % u"</td><td>" % isolated(row.clientId)
        % u"</td><td class=\"" % word.role % u"\">" % escaped(word.sign) % u' ' % escaped(word.word)
        % u"</td><td>" % isolated(detailsOf(row)) % u"</td><td>"
        % escaped(exposureText(row.exposureUntil)) % u"</td></tr>\n";
}

} // namespace

bool writeHtml(const BulkReport &report, QIODevice &device)
{
    ReportSink sink(device);
    const BulkReportHead &head = report.head();
    sink << reportPageHead(head.isDryRun ? Tr::tr("Dry run of a revocation of many tokens")
                                         : Tr::tr("Revocation of many tokens"))
                .toUtf8();
    sink << overview(report).toUtf8() << rowsHead().toUtf8();
    for (qsizetype i = 0; i < report.size() && !sink.hasFailed(); ++i)
        sink << rowLine(report.row(i)).toUtf8();
    sink << "</tbody></table></div></section>\n</main></body></html>\n";
    return sink.finish();
}

} // namespace rescind
