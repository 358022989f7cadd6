// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkrecord.h"
#include "core/journal/sqlitefile.h"

namespace rescind {

//! The SQLite file of one run, in the thread that uses it. Blocking.
//!
//! Holds SHA-256 digests of tokens and what became of them, never a token. Whoever has it open has
//! it alone; the operating system lets go of it when a program dies. Errors are ErrorKind::Journal
//! with one of the reasons RunInUse, RunFull, RunNotWritable, RunBroken.
class BulkFile final
{
public:
    explicit BulkFile(QString path)
        : m_path(std::move(path))
    {
    }

    //! A new file, whole or not at all; its folder is made where it is missing.
    [[nodiscard]] Result<void> create(const BulkContents &contents);
    [[nodiscard]] Result<BulkContents> open();
    //! Record and counts alone; opens for it and closes again.
    [[nodiscard]] Result<BulkRunFile> summary();
    //! Durable on success. After a failure nothing of it is in the file.
    [[nodiscard]] Result<void> write(const BulkChanges &changes);
    [[nodiscard]] Result<void> setEnded(const QDateTime &at);
    //! It goes on.
    [[nodiscard]] Result<void> setBegun(qint64 journalFrom);
    void close() { m_file.close(); }
    //! Deletes a run's file and SQLite's helpers beside it.
    static void remove(const QString &path);

private:
    [[nodiscard]] Result<void> connect(bool isNew);
    [[nodiscard]] Result<void> checkFormat();
    [[nodiscard]] Result<void> makeTables();
    [[nodiscard]] Result<void> insertAll(const BulkContents &contents);
    [[nodiscard]] Result<void> writeAll(const BulkChanges &changes);
    [[nodiscard]] Result<void> insertErrors(const std::vector<NumberedError> &errors);
    [[nodiscard]] Result<void> inOneTransaction(const std::function<Result<void>()> &work);
    [[nodiscard]] Result<BulkRecord> record();
    [[nodiscard]] Result<void> changeRecord(const std::function<void(BulkRecord &)> &change);
    [[nodiscard]] Result<void> readRows(BulkContents &contents);
    [[nodiscard]] Result<void> readErrors(BulkContents &contents);
    [[nodiscard]] Result<BulkCounts> counts();

    QString m_path;
    SqliteFile m_file;
};

} // namespace rescind
