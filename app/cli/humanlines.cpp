// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/humanlines.h"

#include "ui/text/errortext.h"
#include "ui/text/outcometext.h"
#include "ui/text/timetext.h"
#include "ui/text/tokentext.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

QString indented(const QString &text)
{
    return QStringLiteral("  ") + text;
}

QString lampLine(LampState state, const QString &what, const QString &word)
{
    return indented(lampSign(state) + u' ' + what + QStringLiteral(": ") + word);
}

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(HumanLines)
};

} // namespace

QStringList errorLines(const Error &error)
{
    const ErrorText text = errorText(error);
    QStringList lines{text.title, indented(text.explanation)};
    if (!text.serverWords.isEmpty())
        lines.append(indented(text.serverWords));
    if (!text.nextStep.isEmpty())
        lines.append(indented(text.nextStep));
    return lines;
}

QStringList tokenLines(const Token &token, const QDateTime &now)
{
    QStringList lines{kindName(token.kind) + QStringLiteral(" · ") + formatBadge(token)
        + QStringLiteral(" · ") + spacedFingerprint(token.fingerprint)};
    lines.append(
        lampLine(lamp(token.signature), Tr::tr("Signature"), signatureText(token.signature).word));
    lines.append(lampLine(lamp(timeState(token, now)), Tr::tr("Time"), timeText(token, now).word));
    lines.append(lampLine(lamp(token.server), Tr::tr("Server"), serverText(token, now).word));
    const bool revoked = token.revokedAt.isValid();
    const QString exposure = exposureSentence(exposureUntil(token, now), revoked, now);
    if (!exposure.isEmpty())
        lines.append(indented(exposure));
    return lines;
}

QStringList statusLines(const Session &session)
{
    if (session.tokens().isEmpty())
        return {Tr::tr("Not signed in to %1.").arg(session.profile().name)};
    QStringList lines{session.profile().name + QStringLiteral(" · ") + session.subject()};
    for (const Token &token : session.tokens())
        lines += tokenLines(token, session.now());
    return lines;
}

QStringList outcomeLines(const RevocationReport &report, const QDateTime &now)
{
    const OutcomeText text = outcomeText(report, now);
    QStringList lines{text.sign + u' ' + kindName(report.kind) + u' '
            + spacedFingerprint(report.fingerprint) + QStringLiteral(": ") + text.word,
        indented(text.sentence)};
    if (report.error)
        lines += errorLines(*report.error);
    return lines;
}

QString checkLine(CheckResult result, const CheckText &text)
{
    return checkSign(result) + u' ' + text.name + u": "
        + text.whole().replace(QLatin1Char('\n'), QStringLiteral("\n  "));
}

} // namespace rescind
