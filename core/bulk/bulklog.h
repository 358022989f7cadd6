// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/journal/journalentry.h"

namespace rescind {

//! A revocation as the journal has it.
struct EnteredRevocation
{
    qint64 sequence = 0;
    QString fingerprint = {};
    QString outcome = {};
};

//! Where a run writes down what it did; the engine's journal behind an interface. Time, operator,
//! profile, host and program version are filled in there.
class BulkLog
{
public:
    virtual ~BulkLog() = default;
    //! Durable and in this order when the job finishes; its value is the sequence of the last one,
    //! or 0 where the user goes on without a journal.
    [[nodiscard]] virtual ResultJob<qint64> *write(
        const QList<JournalEntry> &entries, QObject *parent)
        = 0;
    //! Those of this profile that were entered after the one of this sequence.
    [[nodiscard]] virtual ResultJob<QList<EnteredRevocation>> *revocationsAfter(
        qint64 sequence, const QString &profileId, QObject *parent)
        = 0;

protected:
    BulkLog() = default;
    Q_DISABLE_COPY_MOVE(BulkLog)
};

} // namespace rescind
