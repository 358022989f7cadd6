// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/event.h"
#include "core/engine/journalkeeper.h"
#include "core/profiles/profile.h"

namespace rescind {

//! The journal as what is done with one profile writes to it: fills in the profile, its host and
//! its client. Both that are handed in outlive it.
class ProfileJournal final
{
public:
    ProfileJournal(JournalKeeper &keeper, const Profile &profile)
        : m_keeper(keeper)
        , m_profile(profile)
    {
    }

    //! See JournalKeeper.
    [[nodiscard]] ResultJob<void> *ready(QObject *parent) { return m_keeper.ready(parent); }
    [[nodiscard]] ResultJob<qint64> *write(const QList<JournalEntry> &entries, QObject *parent);
    void record(const JournalEntry &entry);

private:
    [[nodiscard]] JournalEntry filled(JournalEntry entry) const;

    JournalKeeper &m_keeper;
    const Profile &m_profile;
};

//! The entry with what it says about a token.
[[nodiscard]] JournalEntry aboutToken(JournalEntry entry, const Token &token);
//! The entry of something that ended in an error: "failed" or "cancelled", with what the server
//! told of it.
[[nodiscard]] JournalEntry failedEntry(JournalAction action, const Error &error);

//! What a line of "what happened" leaves in the journal; nothing where it is part of something that
//! leaves an entry itself.
[[nodiscard]] std::optional<JournalEntry> entryOf(const Event &event);
//! A revocation's entry; `facts` is the token, cleared or not, null where it is not known any more.
[[nodiscard]] JournalEntry entryOf(
    const RevocationReport &report, const Token *facts, const QString &reason);
//! Notes in a report what became of its entry.
void noteWritten(RevocationReport &report, const Result<qint64> &sequence);

} // namespace rescind
