// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/journalentrytext.h"

#include "core/revoke/revocationreport.h"
#include "ui/text/outcometext.h"
#include "ui/text/sentences.h"
#include "ui/text/timetext.h"
#include "ui/text/tokentext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <array>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(JournalText)
};

QString kindText(const QString &kind)
{
    if (kind == QLatin1StringView("access"))
        return kindName(TokenKind::Access);
    if (kind == QLatin1StringView("refresh"))
        return kindName(TokenKind::Refresh);
    if (kind == QLatin1StringView("id"))
        return kindName(TokenKind::Id);
    return kind;
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString brokenSentence(const JournalVerdict &verdict)
{
    const QString entry = number(verdict.firstBroken);
    switch (verdict.broken) {
    case JournalBreak::None:
        return {};
    case JournalBreak::Changed:
        return Tr::tr("Entry %1 is not what was written: it, or the one before it, was changed.")
            .arg(entry);
    case JournalBreak::Removed:
        return Tr::tr("Entry %1 is missing; others may be missing after it.").arg(entry);
    case JournalBreak::Swapped:
        return Tr::tr("Entry %1 stands where another one was.").arg(entry);
    case JournalBreak::Inserted:
        return Tr::tr("Entry %1 was put in by somebody else.").arg(entry);
    case JournalBreak::Truncated:
        return Tr::tr("The end is missing, from entry %1 on: the keychain knows %2 entries. The "
                      "journal was moved away or replaced, or its end was cut off.")
            .arg(entry, number(verdict.keptSequence));
    case JournalBreak::Rehashed:
        return Tr::tr("Entry %1 is not the one that the keychain knows: the journal was replaced "
                      "by another one, or entries were changed and all hashes made anew.")
            .arg(entry);
    }
    return {};
}

} // namespace

QString actionTitle(JournalAction action)
{
    switch (action) {
    case JournalAction::Unknown:
        return Tr::tr("Of a newer version");
    case JournalAction::Login:
        return Tr::tr("Sign-in");
    case JournalAction::Introspection:
        return Tr::tr("Introspection");
    case JournalAction::Refresh:
        return Tr::tr("Refresh");
    case JournalAction::Revocation:
        return Tr::tr("Revocation");
    case JournalAction::Logout:
        return Tr::tr("Sign-out");
    case JournalAction::LocalCopiesCleared:
        return Tr::tr("Local copies cleared");
    case JournalAction::BulkBegin:
        return Tr::tr("Bulk run begun");
    case JournalAction::BulkEnd:
        return Tr::tr("Bulk run ended");
    case JournalAction::Export:
        return Tr::tr("Export");
    case JournalAction::ProfileSaved:
        return Tr::tr("Profile saved");
    case JournalAction::ProfileRemoved:
        return Tr::tr("Profile removed");
    case JournalAction::ApplicationToken:
        return Tr::tr("Application token");
    case JournalAction::UserInfo:
        return Tr::tr("User info");
    case JournalAction::OnlineValidation:
        return Tr::tr("Online validation");
    case JournalAction::MethodSearch:
        return Tr::tr("Search for a method");
    case JournalAction::ConnectionTest:
        return Tr::tr("Connection test");
    case JournalAction::CascadeMeasurement:
        return Tr::tr("Cascade measured");
    case JournalAction::Resumed:
        return Tr::tr("Journal resumed");
    case JournalAction::JournalAccepted:
        return Tr::tr("Journal accepted");
    }
    return {};
}

JournalOutcomeText journalOutcomeText(const QString &outcome)
{
    constexpr std::array all{Outcome::VerifiedInactive, Outcome::AcceptedUnverified,
        Outcome::AcceptedStillActive, Outcome::Rejected, Outcome::NotSent,
        Outcome::AlreadyInactive};
    for (const Outcome one : all) {
        if (outcome == outcomeName(one))
            return {outcomeSign(one), outcomeWord(one)};
    }
    if (outcome == QLatin1StringView("ok"))
        return {QStringLiteral("✓"), Tr::tr("done")};
    if (outcome == QLatin1StringView("failed"))
        return {QStringLiteral("✕"), Tr::tr("failed")};
    if (outcome == QLatin1StringView("cancelled"))
        return {QStringLiteral("–"), Tr::tr("cancelled")};
    if (outcome == breakName(JournalBreak::Truncated))
        return {QStringLiteral("!"), Tr::tr("its end was missing")};
    if (outcome == breakName(JournalBreak::Rehashed))
        return {QStringLiteral("!"), Tr::tr("it was another journal")};
    if (outcome == QLatin1StringView("active"))
        return {QStringLiteral("–"), Tr::tr("active")};
    if (outcome == QLatin1StringView("inactive"))
        return {QStringLiteral("–"), Tr::tr("inactive")};
    if (outcome == QLatin1StringView("unknown"))
        return {QStringLiteral("–"), Tr::tr("unknown")};
    return {outcome.isEmpty() ? QString() : QStringLiteral("–"), outcome};
}

QList<std::pair<QString, QString>> entryFacts(const JournalEntry &entry)
{
    QList<std::pair<QString, QString>> facts;
    const auto add = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.append({name, value});
    };
    add(Tr::tr("Entry"), number(entry.sequence));
    add(Tr::tr("Time"), absoluteTime(entry.time));
    add(Tr::tr("Action"), actionTitle(entry.action));
    add(Tr::tr("Outcome"), journalOutcomeText(entry.outcome).word);
    add(Tr::tr("Token"), kindText(entry.tokenKind));
    add(Tr::tr("Fingerprint"), spacedFingerprint(entry.fingerprint));
    add(Tr::tr("Token ID (jti)"), entry.tokenId);
    add(Tr::tr("Subject"), entry.subject);
    add(Tr::tr("Client"), entry.clientId);
    add(Tr::tr("Profile"), entry.profileName);
    add(Tr::tr("Host"), entry.host);
    add(Tr::tr("HTTP status"),
        entry.httpStatus == 0 ? QString() : QString::number(entry.httpStatus));
    add(Tr::tr("Request ID"), entry.requestId);
    add(Tr::tr("Reason or ticket"), entry.reason);
    add(Tr::tr("Operator"), entry.operatorName);
    add(Tr::tr("Program version"), entry.programVersion);
    return facts;
}

VerdictText verdictText(const JournalVerdict &verdict)
{
    const QString entries
        = Tr::tr("%Ln entries were checked.", "", static_cast<int>(verdict.entries));
    if (verdict.isOfAnotherHead())
        return {Tr::tr("The journal is not the one that was kept"),
            joined({brokenSentence(verdict), entries,
                Tr::tr("If it was you who moved or restored it, accept it and go on; that is "
                       "entered. Otherwise keep a copy of the file as it is, and compare it with a "
                       "backup or an export.")})};
    if (!verdict.isIntact())
        return {Tr::tr("The journal has been tampered with"),
            joined({brokenSentence(verdict), entries,
                Tr::tr("Keep a copy of the file as it is, and compare it with a backup or an "
                       "export.")})};
    if (!verdict.hadHead)
        return {Tr::tr("The entries fit together"),
            joined({entries,
                Tr::tr("No earlier end is kept in the keychain, so nobody can tell whether the end "
                       "is missing.")})};
    if (verdict.newerThanHead > 0)
        return {Tr::tr("The journal is intact"),
            joined({entries,
                Tr::tr("The last %Ln are newer than what the keychain knows: a program that was "
                       "ended suddenly leaves such entries.",
                    "", static_cast<int>(verdict.newerThanHead))})};
    return {Tr::tr("The journal is intact"),
        joined({entries,
            Tr::tr("Each fits the one before it, and the last is the one that the keychain "
                   "knows.")})};
}

} // namespace rescind
