// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/signoutsummary.h"

#include "ui/text/errortext.h"
#include "ui/text/outcometext.h"
#include "ui/text/timetext.h"
#include "ui/text/tokentext.h"
#include "ui/widgets/banner.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(SignOutSummary)
};

QString lineOf(const LeftAlive &token)
{
    if (!token.expiresAt.isValid())
        //: %1 is a kind of token, %2 its fingerprint
        return Tr::tr("%1 %2: when it expires is not known")
            .arg(kindName(token.kind), spacedFingerprint(token.fingerprint));
    //: %1 is a kind of token, %2 its fingerprint, %3 a time
    return Tr::tr("%1 %2: expires %3")
        .arg(kindName(token.kind), spacedFingerprint(token.fingerprint),
            absoluteTime(token.expiresAt));
}

QString titleOf(const SignOutReport &report)
{
    if (report.clearingError)
        return Tr::tr("Signed out, but the keychain kept its copy");
    if (report.leftAlive.isEmpty())
        return Tr::tr("Signed out");
    return Tr::tr("Signed out; %n token(s) could not be revoked", "",
        static_cast<int>(report.leftAlive.size()));
}

QString providerSentence(const SignOutReport &report)
{
    switch (report.providerSession) {
    case ProviderSession::Left:
        return Tr::tr("The browser is still signed in at the provider: the next sign-in may need "
                      "no password.");
    case ProviderSession::Opened:
        return Tr::tr("The provider's sign-out page was opened in the browser; confirm there if it "
                      "asks.");
    case ProviderSession::NotEnded:
        return report.providerError ? Tr::tr("The session at the provider could not be ended: %1.")
                                          .arg(errorLine(*report.providerError))
                                    : Tr::tr("The session at the provider could not be ended.");
    }
    return {};
}

QString detailsOf(const SignOutReport &report)
{
    QStringList lines;
    for (const RevocationReport &revocation : report.revocations) {
        lines.append(
            QStringLiteral("%1 %2 %3: %4")
                .arg(outcomeSign(revocation.outcome), kindName(revocation.kind),
                    spacedFingerprint(revocation.fingerprint), outcomeWord(revocation.outcome)));
        if (revocation.error)
            lines.append(errorText(*revocation.error).serverWords);
    }
    if (report.unreached)
        lines.append(errorLine(*report.unreached));
    if (report.clearingError)
        lines.append(errorLine(*report.clearingError));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace

void showSignOut(Banner &banner, const SignOutReport &report)
{
    QStringList sentences;
    if (report.unreached && report.unreached->kind == ErrorKind::Journal)
        sentences.append(Tr::tr("Nothing was revoked, since it could not be written down: %1.")
                             .arg(errorLine(*report.unreached)));
    if (!report.leftAlive.isEmpty()) {
        sentences.append(Tr::tr("Every copy here is cleared, but these are alive at the server, "
                                "and nobody can revoke them from here any more:"));
        for (const LeftAlive &token : report.leftAlive)
            sentences.append(lineOf(token));
    } else if (!report.clearingError) {
        sentences.append(Tr::tr("Every copy on this computer is cleared."));
    }
    if (report.clearingError)
        sentences.append(errorText(*report.clearingError).nextStep);
    sentences.append(providerSentence(report));
    sentences.removeAll(QString());
    const bool bad = report.clearingError.has_value();
    const bool clean
        = !bad && report.leftAlive.isEmpty() && report.providerSession != ProviderSession::NotEnded;
    banner.showMessage(bad ? Banner::Tone::Bad
            : clean        ? Banner::Tone::Good
                           : Banner::Tone::Warning,
        titleOf(report), sentences.join(u'\n'), detailsOf(report));
}

} // namespace rescind
