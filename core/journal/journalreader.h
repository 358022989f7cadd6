// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journalexport.h"
#include "core/journal/journalindex.h"
#include "core/journal/journalverify.h"

namespace rescind {

struct JournalSummary
{
    qint64 entries = 0;
    JournalHead head = {};
};

//! Newest first.
struct JournalPage
{
    QList<JournalEntry> entries = {};
    //! What to ask for next: entries below this; 0 where there are none.
    qint64 nextBefore = 0;
};

//! The journal of one data folder, for reading: pages, counts, verifying, export. Never writes to
//! the journal. Nothing blocks: each job works in a thread, short ones and long ones in one each,
//! and gives up when it is cancelled or deleted. The reader must outlive its jobs. A missing
//! journal is an empty one.
class JournalReader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalReader)

public:
    using Progress = TaskControl::Progress;

    explicit JournalReader(const QString &folder, QObject *parent = nullptr);
    ~JournalReader() override;

    [[nodiscard]] ResultJob<JournalSummary> *summary(QObject *parent);
    //! `before` 0: from the newest on.
    [[nodiscard]] ResultJob<JournalPage> *page(
        const JournalFilter &filter, qint64 before, int limit, QObject *parent);
    [[nodiscard]] ResultJob<qint64> *count(const JournalFilter &filter, QObject *parent);
    //! Brings the search index up to date; the value is its last entry. Searching works without,
    //! but slowly. To be asked when a journal is opened, and after many entries.
    [[nodiscard]] ResultJob<qint64> *updateIndex(QObject *parent, const Progress &progress = {});
    //! Whether this very entry is in the journal: what was kept as its head belongs to it.
    [[nodiscard]] ResultJob<bool> *holds(const JournalHead &head, QObject *parent);
    //! In the background: in a thread of its own that gets what processor nobody else wants.
    [[nodiscard]] ResultJob<JournalVerdict> *verify(const std::optional<JournalHead> &keptHead,
        QObject *parent, const Progress &progress = {}, VerifyEffort effort = VerifyEffort::Full);
    //! Writes what matches, oldest first, to a file for its owner only; replaced whole or not at
    //! all. The value is the number of entries.
    [[nodiscard]] ResultJob<qint64> *exportTo(const QString &path, JournalFormat format,
        const JournalFilter &filter, QObject *parent, const Progress &progress = {});

private:
    class Search;

    [[nodiscard]] WorkerThread &background();

    QString m_path;
    std::unique_ptr<Search> m_search; // the short thread's
    WorkerThread m_short;
    WorkerThread m_long;
    std::unique_ptr<WorkerThread> m_background; //!< made when it is wanted
};

} // namespace rescind
