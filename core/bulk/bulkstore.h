// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkrecord.h"
#include "core/journal/workerthread.h"

namespace rescind {

class BulkFile;

//! The memory of one run: one SQLite file in the data folder, written in a thread of its own so
//! that nothing waits for the disk. What became of rows is kept by SHA-256 digest; never a token.
//!
//! One program at a time has a run open; another is refused (Reason::RunInUse) until this is
//! destroyed or its program dies. Errors are ErrorKind::Journal with Stage::Storage; what a failed
//! job was to write is not in the file. The store must outlive its jobs.
class BulkStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkStore)

public:
    //! Touches nothing yet.
    explicit BulkStore(QString path, QObject *parent = nullptr);
    //! Waits until all that was asked for is written.
    ~BulkStore() override;

    [[nodiscard]] const QString &path() const { return m_path; }
    //! create() or open() has succeeded.
    [[nodiscard]] bool isThere() const { return m_isThere; }
    //! What open() found, until somebody has taken it up; else null. Of 100,000 rows it is large.
    [[nodiscard]] const std::shared_ptr<const BulkContents> &contents() const { return m_contents; }
    void dropContents() { m_contents.reset(); }
    //! Who and what this run is; for a new one set before BulkRun::start(), which creates it.
    [[nodiscard]] const BulkRecord &record() const { return m_record; }
    void setRecord(const BulkRecord &record) { m_record = record; }

    [[nodiscard]] ResultJob<void> *create(BulkContents contents, QObject *parent);
    //! The run that is there, to be resumed.
    [[nodiscard]] ResultJob<void> *open(QObject *parent);
    //! All of it durable when the job finishes, or none.
    [[nodiscard]] ResultJob<void> *write(BulkChanges changes, QObject *parent);
    //! Marks that nothing is left to be resumed.
    [[nodiscard]] ResultJob<void> *setEnded(const QDateTime &at, QObject *parent);
    //! Takes that back; see BulkRecord::journalFrom.
    [[nodiscard]] ResultJob<void> *setBegun(qint64 journalFrom, QObject *parent);

private:
    QString m_path;
    BulkRecord m_record;
    std::shared_ptr<const BulkContents> m_contents;
    bool m_isThere = false;
    std::unique_ptr<BulkFile> m_file;       // the thread's
    std::unique_ptr<WorkerThread> m_thread; // last: it uses the others
};

} // namespace rescind
