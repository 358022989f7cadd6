// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/revocationsafterjob.h"

namespace rescind {

RevocationsAfterJob::RevocationsAfterJob(
    JournalReader &reader, qint64 sequence, const QString &profileId, QObject *parent)
    : ResultJob(parent)
    , m_reader(reader)
    , m_sequence(sequence)
    , m_filter{.actions = {JournalAction::Revocation}, .profileId = profileId}
{
}

void RevocationsAfterJob::run()
{
    readNext(0);
}

void RevocationsAfterJob::readNext(qint64 before)
{
    constexpr int pageSize = 1000;
    startThen(m_reader.page(m_filter, before, pageSize, this), this,
        [this](const Result<JournalPage> &page) {
            if (!page) {
                finish(fail(page.error()));
                return;
            }
            for (const JournalEntry &entry : page->entries) {
                if (entry.sequence > m_sequence)
                    m_found.append({entry.sequence, entry.fingerprint, entry.outcome});
            }
            if (page->nextBefore > m_sequence + 1)
                readNext(page->nextBefore);
            else
                finish(m_found);
        });
}

} // namespace rescind
