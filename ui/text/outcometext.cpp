// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/outcometext.h"

#include "ui/text/errorsentences.h"
#include "ui/text/sentences.h"
#include "ui/text/timetext.h"
#include "ui/text/tokentext.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(OutcomeText)
};

QString acceptedSentence(const RevocationReport &report)
{
    return Tr::tr("The server accepted the revocation (HTTP %1).").arg(report.httpStatus);
}

QString lastLookTime(const RevocationReport &report)
{
    return report.looks.isEmpty() ? clock(report.sentAt) : clock(report.looks.last().at);
}

QString proofSentence(const RevocationReport &report)
{
    switch (report.proof) {
    case ProofBy::UserInfo:
        return Tr::tr("Used for user info at %1, the token was refused.").arg(lastLookTime(report));
    case ProofBy::Refresh:
        return Tr::tr("Tried once for a refresh, the token was refused.");
    case ProofBy::Introspection:
    case ProofBy::Nobody:
        break;
    }
    if (report.before == Activity::Active)
        return Tr::tr(
            "Asked again at %1, it calls the token inactive; before, it called it active.")
            .arg(lastLookTime(report));
    return Tr::tr("Asked again at %1, it calls the token inactive, and it has called such tokens "
                  "active before.")
        .arg(lastLookTime(report));
}

QString unverifiedSentence(UnverifiedReason reason)
{
    switch (reason) {
    case UnverifiedReason::None:
        return Tr::tr("Whether the token is dead could not be proved.");
    case UnverifiedReason::NoEndpoint:
        return Tr::tr("It offers no introspection, so whether the token is dead could not be "
                      "proved.");
    case UnverifiedReason::NotAllowedToAsk:
        return Tr::tr("It does not let this application ask, so whether the token is dead could "
                      "not be proved.");
    case UnverifiedReason::AskingFailed:
        return Tr::tr("Asking whether the token is dead failed, so it is not proved. Introspect "
                      "it again later.");
    case UnverifiedReason::NoWitness:
        return Tr::tr("It calls the token inactive, but has never called a token of this kind "
                      "active. Some servers say so about all of them, so this is no proof.");
    case UnverifiedReason::NotAsked:
        return Tr::tr("It was not asked afterwards whether the token is dead.");
    }
    return {};
}

QString stillActiveSentence(const RevocationReport &report)
{
    const qint64 waited = report.looks.isEmpty() ? 0 : report.sentAt.secsTo(report.looks.last().at);
    return joined({Tr::tr("At the last look, %1 later, it still called the token active.")
                       .arg(durationText(waited)),
        Tr::tr("Regard the token as alive. Revoke it again, or end the session in the provider's "
               "console.")});
}

QString refusedSentence(const RevocationReport &report)
{
    if (!report.error)
        return Tr::tr("The server refused the revocation (HTTP %1).").arg(report.httpStatus);
    const ErrorText text = errorText(*report.error);
    QString refusal = Tr::tr("The server refused the revocation.");
    if (!text.serverWords.isEmpty())
        refusal = Tr::tr("The server refused the revocation: %1.").arg(text.serverWords);
    return joined({refusal, text.explanation, text.nextStep});
}

QString notSentSentence(const RevocationReport &report)
{
    if (!report.error) {
        return report.maybeSent
            ? Tr::tr("No answer came. The revocation may have reached the server all the same.")
            : Tr::tr("The revocation was not sent.");
    }
    const ErrorText text = errorText(*report.error);
    return joined({text.explanation, text.nextStep});
}

QString whatHappened(const RevocationReport &report)
{
    switch (report.outcome) {
    case Outcome::VerifiedInactive:
        return joined({acceptedSentence(report), proofSentence(report)});
    case Outcome::AcceptedUnverified:
        return joined({acceptedSentence(report), unverifiedSentence(report.unverified)});
    case Outcome::AcceptedStillActive:
        return joined({acceptedSentence(report), stillActiveSentence(report)});
    case Outcome::Rejected:
        return refusedSentence(report);
    case Outcome::NotSent:
        return notSentSentence(report);
    case Outcome::AlreadyInactive:
        return joined({Tr::tr("The server called the token inactive before anything was sent, and "
                              "it can be believed about such tokens."),
            Tr::tr("The revocation was sent all the same, and accepted (HTTP %1).")
                .arg(report.httpStatus)});
    }
    return {};
}

QString localCopies(const RevocationReport &report)
{
    if (report.clearingError)
        return Tr::tr("The copy in the keychain could not be removed: %1.")
            .arg(errorLine(*report.clearingError));
    if (report.localCopiesCleared)
        return Tr::tr("All copies on this computer are cleared.");
    if (!report.wasAccepted())
        return keptSentence();
    return Tr::tr("The copies on this computer are not cleared yet.");
}

} // namespace

OutcomeText outcomeText(const RevocationReport &report, const QDateTime &now)
{
    const QString happened = whatHappened(report);
    QString copies = localCopies(report);
    // Most errors of a revocation say it themselves.
    if (happened.contains(copies))
        copies.clear();
    return {outcomeSign(report.outcome), outcomeWord(report.outcome),
        joined(
            {happened, copies, exposureSentence(report.exposureUntil, report.wasAccepted(), now)})};
}

QString outcomeSign(Outcome outcome)
{
    switch (outcome) {
    case Outcome::VerifiedInactive:
        return QStringLiteral("✓");
    case Outcome::AcceptedUnverified:
        return QStringLiteral("◐");
    case Outcome::AcceptedStillActive:
        return QStringLiteral("!");
    case Outcome::Rejected:
        return QStringLiteral("✕");
    case Outcome::NotSent:
        return QStringLiteral("–");
    case Outcome::AlreadyInactive:
        return QStringLiteral("∅");
    }
    return {};
}

QString outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::VerifiedInactive:
        return Tr::tr("verified inactive");
    case Outcome::AcceptedUnverified:
        return Tr::tr("accepted, not verifiable");
    case Outcome::AcceptedStillActive:
        return Tr::tr("accepted, still active");
    case Outcome::Rejected:
        //: What became of a revocation.
        return Tr::tr("rejected");
    case Outcome::NotSent:
        //: What became of a revocation.
        return Tr::tr("not sent");
    case Outcome::AlreadyInactive:
        return Tr::tr("already inactive");
    }
    return {};
}

} // namespace rescind
