// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/revocationsummary.h"

#include "ui/text/errortext.h"
#include "ui/text/outcometext.h"
#include "ui/text/timetext.h"
#include "ui/text/tokentext.h"
#include "ui/widgets/banner.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(RevocationSummary)
};

Banner::Tone toneOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::VerifiedInactive:
    case Outcome::AlreadyInactive:
        return Banner::Tone::Good;
    case Outcome::AcceptedUnverified:
    case Outcome::AcceptedStillActive:
        return Banner::Tone::Warning;
    case Outcome::Rejected:
    case Outcome::NotSent:
        return Banner::Tone::Bad;
    }
    return Banner::Tone::Bad;
}

Banner::Tone worstTone(const QList<RevocationReport> &reports)
{
    Banner::Tone worst = Banner::Tone::Good;
    for (const RevocationReport &report : reports) {
        const Banner::Tone tone = toneOf(report.outcome);
        if (tone == Banner::Tone::Bad || report.clearingError)
            return Banner::Tone::Bad;
        if (tone == Banner::Tone::Warning)
            worst = tone;
    }
    return worst;
}

QString lineOf(const RevocationReport &report)
{
    //: %1 is a sign such as ✓, %2 a kind of token, %3 its fingerprint, %4 what became of its
    //: revocation
    return Tr::tr("%1 %2 %3: %4")
        .arg(outcomeSign(report.outcome), kindName(report.kind),
            spacedFingerprint(report.fingerprint), outcomeWord(report.outcome));
}

QString titleOf(const RevocationReport &report)
{
    //: %1 is a kind of token, %2 its fingerprint, %3 what became of its revocation
    return Tr::tr("%1 %2: %3")
        .arg(kindName(report.kind), spacedFingerprint(report.fingerprint),
            outcomeWord(report.outcome));
}

QString answerOf(const Look &look)
{
    if (look.error)
        return errorLine(*look.error);
    switch (look.answer) {
    case Activity::Active:
        return Tr::tr("active");
    case Activity::Inactive:
        return Tr::tr("inactive");
    case Activity::Unknown:
        break;
    }
    return Tr::tr("no clear answer");
}

QString detailsOf(const RevocationReport &report)
{
    QStringList lines{lineOf(report)};
    if (report.sentAt.isValid())
        lines.append(Tr::tr("Revocation sent %1, HTTP %2")
                         .arg(absoluteTime(report.sentAt), QString::number(report.httpStatus)));
    if (report.error)
        lines.append(errorText(*report.error).serverWords);
    for (const Look &look : report.looks)
        //: What the server said when asked at a time: "14:09:27 introspected: inactive"
        lines.append(Tr::tr("%1 introspected: %2").arg(clock(look.at), answerOf(look)));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString titleOf(const QList<RevocationReport> &reports)
{
    if (reports.size() == 1)
        return titleOf(reports.first());
    const auto done = static_cast<int>(std::count_if(reports.begin(), reports.end(),
        [](const RevocationReport &report) { return report.isDone(); }));
    const auto all = static_cast<int>(reports.size());
    if (done == all)
        return Tr::tr("%n token(s) revoked, each proved dead", "", all);
    //: %1 of %n tokens
    return Tr::tr("%1 of %n token(s) revoked and proved dead", "", all).arg(done);
}

} // namespace

void showRevocations(Banner &banner, const QList<RevocationReport> &reports, const QDateTime &now)
{
    if (reports.isEmpty())
        return;
    QStringList sentences;
    QStringList details;
    for (const RevocationReport &report : reports) {
        const QString sentence = outcomeText(report, now).sentence;
        //: %1 says which token and what became of it, %2 explains it in sentences
        sentences.append(
            reports.size() == 1 ? sentence : Tr::tr("%1. %2").arg(lineOf(report), sentence));
        details.append(detailsOf(report));
    }
    banner.showMessage(worstTone(reports), titleOf(reports), sentences.join(u'\n'),
        details.join(QStringLiteral("\n\n")));
}

} // namespace rescind
