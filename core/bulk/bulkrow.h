// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkplan.h"
#include "core/revoke/revocationreport.h"

namespace rescind {

//! How far a row of a run is. What the store keeps; its numbers are part of the file format.
enum class RowState : quint8 {
    Skipped = 0,  //!< see SkipReason
    Waiting = 1,  //!< nothing was sent
    Sending = 2,  //!< it may have been sent; after a crash it is sent again
    Accepted = 3, //!< the server took it; its proof is still to come
    Finished = 4, //!< it has its outcome, and is never sent again in this run
};

//! "skipped", "waiting", "sending", "accepted", "finished".
[[nodiscard]] QLatin1StringView stateName(RowState state);

//! What became of one row. Holds no secret and no token. Small: what many rows share (errors) is a
//! number into BulkRows.
struct BulkRow
{
    RowState state = RowState::Waiting;
    SkipReason skip = SkipReason::None;
    Outcome outcome = Outcome::NotSent;
    Activity before = Activity::Unknown;
    Activity after = Activity::Unknown;
    ProofBy proof = ProofBy::Nobody;
    UnverifiedReason unverified = UnverifiedReason::None;
    bool witness = false;
    bool maybeSent = false;
    qint16 httpStatus = 0;
    quint16 attempts = 0;
    //! Number into the run's errors, 0 for none.
    quint32 error = 0;
    //! Milliseconds since 1970; 0 where it did not come to that.
    qint64 sentAt = 0;
    qint64 finishedAt = 0;
    //! Its entry in the journal; 0 where it has none yet.
    qint64 journalSequence = 0;
};

//! Counts of a run's rows. "Accepted" rows wait for their proof.
struct BulkCounts
{
    qsizetype total = 0;
    qsizetype skipped = 0;
    qsizetype waiting = 0;
    qsizetype sending = 0;
    qsizetype accepted = 0;
    std::array<qsizetype, 6> finished = {}; //!< by Outcome

    [[nodiscard]] qsizetype finishedWith(Outcome outcome) const
    {
        return finished[std::size_t(outcome)];
    }
    [[nodiscard]] qsizetype allFinished() const;
    //! The count that this row belongs to.
    [[nodiscard]] qsizetype &of(const BulkRow &row);
};

} // namespace rescind
