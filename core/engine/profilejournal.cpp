// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/profilejournal.h"

#include "core/tokens/tokenset.h"

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

JournalEntry plainEntry(JournalAction action, const QString &outcome)
{
    return {.action = action, .outcome = outcome};
}

QString activityWord(Activity activity)
{
    switch (activity) {
    case Activity::Active:
        return u"active"_s;
    case Activity::Inactive:
        return u"inactive"_s;
    case Activity::Unknown:
        break;
    }
    return u"unknown"_s;
}

//! How the event ended, as the entry of this action.
JournalEntry endedEntry(JournalAction action, const Event &event)
{
    if (event.error)
        return failedEntry(action, *event.error);
    return plainEntry(action, u"ok"_s);
}

} // namespace

ResultJob<qint64> *ProfileJournal::write(const QList<JournalEntry> &entries, QObject *parent)
{
    QList<JournalEntry> all;
    all.reserve(entries.size());
    for (const JournalEntry &entry : entries)
        all.append(filled(entry));
    return m_keeper.write(all, parent);
}

void ProfileJournal::record(const JournalEntry &entry)
{
    m_keeper.record(filled(entry));
}

JournalEntry ProfileJournal::filled(JournalEntry entry) const
{
    entry.profileId = m_profile.id;
    entry.profileName = m_profile.name;
    entry.host = m_profile.displayHost();
    if (entry.clientId.isEmpty())
        entry.clientId = m_profile.clientId;
    return entry;
}

JournalEntry aboutToken(JournalEntry entry, const Token &token)
{
    entry.tokenKind = token.kind == TokenKind::Unknown ? QString() : kindKey(token.kind);
    entry.fingerprint = token.fingerprint;
    entry.tokenId = token.facts.tokenId;
    entry.subject = token.facts.subject;
    entry.clientId = token.facts.clientId;
    return entry;
}

JournalEntry failedEntry(JournalAction action, const Error &error)
{
    JournalEntry entry
        = plainEntry(action, error.kind == ErrorKind::Cancelled ? u"cancelled"_s : u"failed"_s);
    entry.httpStatus = error.httpStatus;
    entry.requestId = error.requestId;
    return entry;
}

std::optional<JournalEntry> entryOf(const Event &event)
{
    switch (event.kind) {
    case EventKind::SignedIn:
    case EventKind::SignInFailed:
        return endedEntry(JournalAction::Login, event);
    case EventKind::Introspected: {
        if (!event.isAsked)
            return std::nullopt;
        JournalEntry entry = plainEntry(JournalAction::Introspection, activityWord(event.activity));
        entry.httpStatus = event.httpStatus;
        return entry;
    }
    case EventKind::IntrospectionFailed:
        return event.isAsked ? std::optional(endedEntry(JournalAction::Introspection, event))
                             : std::nullopt;
    case EventKind::Refreshed:
    case EventKind::RefreshFailed:
        return endedEntry(JournalAction::Refresh, event);
    case EventKind::LocalCopiesCleared:
    case EventKind::LocalCopiesNotCleared:
        return endedEntry(JournalAction::LocalCopiesCleared, event);
    case EventKind::UserInfoServed:
    case EventKind::UserInfoFailed:
        return endedEntry(JournalAction::UserInfo, event);
    case EventKind::ValidatedOnline:
        return plainEntry(JournalAction::OnlineValidation, activityWord(event.activity));
    case EventKind::ValidationFailed:
        return endedEntry(JournalAction::OnlineValidation, event);
    case EventKind::ApplicationTokenIssued:
    case EventKind::ApplicationTokenFailed:
        return endedEntry(JournalAction::ApplicationToken, event);
    case EventKind::SignedOut:
        return plainEntry(JournalAction::Logout, u"ok"_s);
    // Parts of a sign-in, of a revocation, or of a sign-out.
    case EventKind::SessionRestored:
    case EventKind::IdTokenChecked:
    case EventKind::RevocationAccepted:
    case EventKind::RevocationRejected:
    case EventKind::RevocationNotSent:
    case EventKind::LookedAgain:
    case EventKind::OutcomeReached:
    case EventKind::RemainingExposure:
    case EventKind::CascadeSeen:
    case EventKind::BoundToKey:
    case EventKind::NotBoundToKey:
    case EventKind::KeptInMemoryOnly:
    case EventKind::LeftAlive:
    case EventKind::ProviderSessionOpened:
    case EventKind::ProviderSessionNotEnded:
    case EventKind::NotJournaled:
        break;
    }
    return std::nullopt;
}

JournalEntry entryOf(const RevocationReport &report, const Token *facts, const QString &reason)
{
    JournalEntry entry
        = plainEntry(JournalAction::Revocation, QString(outcomeName(report.outcome)));
    if (facts != nullptr)
        entry = aboutToken(entry, *facts);
    entry.tokenKind = report.kind == TokenKind::Unknown ? QString() : kindKey(report.kind);
    entry.fingerprint = report.fingerprint;
    entry.tokenId = report.tokenId;
    entry.httpStatus = report.httpStatus;
    if (report.error)
        entry.requestId = report.error->requestId;
    entry.reason = reason;
    return entry;
}

void noteWritten(RevocationReport &report, const Result<qint64> &sequence)
{
    report.journalSequence = sequence.value_or(0);
    if (!sequence)
        report.journalError = sequence.error();
}

} // namespace rescind
