// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journalchain.h"
#include "core/journal/workerthread.h"

namespace rescind {

class JournalFile;

//! How a journal does not fit together. `code` of Reason::JournalTampered has these names.
enum class JournalBreak {
    None,
    Changed,   //!< its body or hash is not what was written
    Removed,   //!< entries are missing from here on, with or without renumbering
    Swapped,   //!< this one stands where another was
    Inserted,  //!< this one was put in
    Truncated, //!< the end is missing: the kept head is further on
    Rehashed,  //!< the chain fits, but is not the one of which the head was kept
};
[[nodiscard]] QLatin1StringView breakName(JournalBreak kind);

//! What verifying found.
struct JournalVerdict
{
    //! Entries in the file.
    qint64 entries = 0;
    //! The newest entry of the file; the head to keep when all is well.
    JournalHead head = {};
    JournalBreak broken = JournalBreak::None;
    //! The first entry that is wrong, or the first that is missing; 0 where none is. An entry that
    //! was changed together with its own hash shows at the one after it, since the chain breaks
    //! between the two. For Rehashed it is the one of the kept head: what was changed is it, or
    //! before it.
    qint64 firstBroken = 0;
    //! Entries after the kept head. A crash between writing and keeping the head leaves a few;
    //! nothing tells them from entries that somebody else put there. 0 without a kept head.
    qint64 newerThanHead = 0;
    bool hadHead = false;
    //! What the kept head says of the journal's length; 0 without one.
    qint64 keptSequence = 0;

    [[nodiscard]] bool isIntact() const { return broken == JournalBreak::None; }
    //! The entries fit together, but the head is another journal's: it was moved away, replaced,
    //! or cut off. Nobody but its owner knows which.
    [[nodiscard]] bool isOfAnotherHead() const
    {
        return broken == JournalBreak::Truncated || broken == JournalBreak::Rehashed;
    }
    friend bool operator==(const JournalVerdict &, const JournalVerdict &) = default;
};

//! How much of the machine verifying takes: all of its processors, or what nobody else wants.
enum class VerifyEffort { Full, Background };

//! Walks the whole chain, on several processors; blocking. An unreadable file is an error, a
//! tampered one a verdict. Entries appended meanwhile are left out.
[[nodiscard]] Result<JournalVerdict> verifiedJournal(const QString &path,
    const std::optional<JournalHead> &keptHead, const TaskControl &control,
    VerifyEffort effort = VerifyEffort::Full);

} // namespace rescind
