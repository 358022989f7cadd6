// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journalchain.h"
#include "core/journal/sqlitefile.h"

#include <QtCore/QList>

#include <functional>

namespace rescind {

//! The journal's own file, as the worker threads use it: blocking, in one thread.
//!
//! One table, `entry(sequence, body, hash)`: body is encoded(), hash that of JournalHasher over the
//! hash before. Triggers refuse UPDATE and DELETE; that keeps accidents out, not intent, which
//! verifying finds. In WAL mode with full synchronisation a transaction is on the disk when it is
//! committed.
class JournalFile final
{
public:
    static constexpr int schema = 1;

    explicit JournalFile(QString path)
        : m_path(std::move(path))
    {
    }

    //! Opens, and makes what is missing. Reason::JournalNewer and JournalBroken leave the file
    //! alone.
    [[nodiscard]] Result<void> openForWriting();
    //! Reads only; false where there is no journal yet.
    [[nodiscard]] Result<bool> openForReading();
    void close() { m_file.close(); }

    //! Appends all in one transaction, or nothing. Opens where that is needed, also anew after the
    //! file was taken away. Gives the head after it.
    [[nodiscard]] Result<JournalHead> append(const QList<JournalEntry> &entries);
    //! The same without entries: the disk takes a page all the same, so that a full one shows.
    [[nodiscard]] Result<JournalHead> checkedHead();
    [[nodiscard]] Result<JournalHead> head();
    [[nodiscard]] SqliteFile &sqlite() { return m_file; }

private:
    [[nodiscard]] Result<int> openedSchema(SqliteFile::Access access);
    [[nodiscard]] Result<int> checkedSchema();
    [[nodiscard]] Result<void> switchToWal();
    [[nodiscard]] Result<void> makeTables();
    [[nodiscard]] Result<JournalHead> transaction(
        const std::function<Result<void>(JournalHead &)> &write);
    [[nodiscard]] Result<void> insert(const QList<JournalEntry> &entries, JournalHead &head);

    QString m_path;
    SqliteFile m_file;
    JournalHasher m_hasher;
};

} // namespace rescind
