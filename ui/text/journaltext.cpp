// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/journaltext.h"

#include "core/engine/journalkeeper.h"
#include "ui/text/errortext.h"
#include "ui/text/outcometext.h"
#include "ui/text/sentences.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(JournalText)
};

QString entryNumber(qint64 sequence)
{
    return QLocale().toString(sequence);
}

//! Plural forms take an int; beyond it all languages say the same.
int pluralOf(qint64 count)
{
    return int(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

//! How it is broken; `first` is the entry.
QString breakSentence(JournalBreak kind, const QString &first)
{
    switch (kind) {
    case JournalBreak::None:
        return {};
    case JournalBreak::Changed:
        return Tr::tr("Entry %1 is not what was written.").arg(first);
    case JournalBreak::Removed:
        return Tr::tr("From entry %1 on, entries are missing.").arg(first);
    case JournalBreak::Swapped:
        return Tr::tr("Where entry %1 belongs stands another one.").arg(first);
    case JournalBreak::Inserted:
        return Tr::tr("Entry %1 was put in afterwards.").arg(first);
    case JournalBreak::Truncated:
        return Tr::tr("The end was cut off: from entry %1 on, everything is missing.").arg(first);
    case JournalBreak::Rehashed:
        return Tr::tr("The entries fit together, but entry %1 is not the one that the keychain "
                      "remembers: it, or one before it, was changed and everything after it "
                      "reckoned anew.")
            .arg(first);
    }
    return {};
}

std::optional<Outcome> outcomeNamed(const QString &name)
{
    for (const Outcome outcome :
        {Outcome::VerifiedInactive, Outcome::AcceptedUnverified, Outcome::AcceptedStillActive,
            Outcome::Rejected, Outcome::NotSent, Outcome::AlreadyInactive}) {
        if (name == outcomeName(outcome))
            return outcome;
    }
    return std::nullopt;
}

QString headExplanation(const JournalVerdict &verdict)
{
    if (!verdict.hadHead)
        return Tr::tr("The keychain keeps no head of it: whether its end was cut off cannot be "
                      "seen.");
    if (verdict.newerThanHead > 0)
        return Tr::tr("%Ln entry/entries at its end are newer than what the keychain remembers; "
                      "they fit, and nobody vouches for them.",
            "", pluralOf(verdict.newerThanHead));
    return Tr::tr("It ends where the keychain remembers.");
}

} // namespace

JournalState journalStateOf(const JournalKeeper &keeper)
{
    return {.problem = keeper.problem(),
        .isWithout = keeper.isWithout(),
        .verdict = keeper.verdict(),
        .entries = keeper.entries(),
        .headProblem = keeper.headProblem()};
}

JournalStateText journalStateText(const JournalState &state)
{
    if (state.problem) {
        return {u"!"_s,
            state.isWithout ? Tr::tr("Going on without a journal") : Tr::tr("Journal not written"),
            errorText(*state.problem).title};
    }
    if (state.verdict && !state.verdict->isIntact()) {
        const QString first = entryNumber(state.verdict->firstBroken);
        return {u"✕"_s, Tr::tr("Journal broken at entry %1").arg(first),
            breakSentence(state.verdict->broken, first)};
    }
    const QString head = state.headProblem
        ? Tr::tr("The keychain does not keep its head: cutting off its end would not show.")
        : QString();
    if (!state.entries)
        return {u"–"_s, Tr::tr("Journal"), head};
    if (!state.verdict)
        return {u"–"_s, Tr::tr("Journal · %Ln entry/entries", "", pluralOf(*state.entries)), head};
    return {u"✓"_s, Tr::tr("Journal intact · %Ln entry/entries", "", pluralOf(*state.entries)),
        head.isEmpty() ? headExplanation(*state.verdict) : head};
}

JournalVerdictText journalVerdictText(const JournalVerdict &verdict)
{
    const QString count = Tr::tr("%Ln entry/entries were checked.", "", pluralOf(verdict.entries));
    if (verdict.isIntact())
        return {Tr::tr("The journal is intact"), joined({count, headExplanation(verdict)})};
    return {Tr::tr("The journal has been tampered with"),
        joined({breakSentence(verdict.broken, entryNumber(verdict.firstBroken)), count})};
}

QString journalActionText(JournalAction action)
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
        return Tr::tr("List begun");
    case JournalAction::BulkEnd:
        return Tr::tr("List ended");
    case JournalAction::Export:
        return Tr::tr("Journal exported");
    case JournalAction::ProfileSaved:
        return Tr::tr("Profile saved");
    case JournalAction::ProfileRemoved:
        return Tr::tr("Profile removed");
    case JournalAction::Resumed:
        return Tr::tr("Written again");
    case JournalAction::ApplicationToken:
        return Tr::tr("Application token");
    case JournalAction::UserInfo:
        return Tr::tr("User info");
    case JournalAction::OnlineValidation:
        return Tr::tr("Online validation");
    case JournalAction::MethodSearch:
        return Tr::tr("Search for what works");
    case JournalAction::ConnectionTest:
        return Tr::tr("Connection test");
    case JournalAction::CascadeMeasurement:
        return Tr::tr("Measurement");
    }
    return {};
}

QString journalOutcomeText(const QString &outcome)
{
    if (const auto revocation = outcomeNamed(outcome))
        return outcomeWord(*revocation);
    if (outcome == u"ok"_s)
        return Tr::tr("done");
    if (outcome == u"failed"_s)
        return Tr::tr("failed");
    if (outcome == u"cancelled"_s)
        return Tr::tr("cancelled");
    if (outcome == u"active"_s)
        return Tr::tr("active");
    if (outcome == u"inactive"_s)
        return Tr::tr("inactive");
    return outcome;
}

QString journalOutcomeSign(const QString &outcome)
{
    if (const auto revocation = outcomeNamed(outcome))
        return outcomeSign(*revocation);
    if (outcome == u"ok"_s)
        return u"✓"_s;
    return outcome == u"failed"_s ? u"✕"_s : u"–"_s;
}

} // namespace rescind
