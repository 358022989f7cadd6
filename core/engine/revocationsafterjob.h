// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulklog.h"
#include "core/journal/journalreader.h"

namespace rescind {

//! What was entered for one profile's revocations after some entry, newest first; read page by
//! page.
class RevocationsAfterJob final : public ResultJob<QList<EnteredRevocation>>
{
    Q_OBJECT

public:
    //! The reader outlives the job.
    RevocationsAfterJob(
        JournalReader &reader, qint64 sequence, const QString &profileId, QObject *parent);

protected:
    void run() override;
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    void readNext(qint64 before);

    JournalReader &m_reader;
    qint64 m_sequence;
    JournalFilter m_filter;
    QList<EnteredRevocation> m_found;
};

} // namespace rescind
