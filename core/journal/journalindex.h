// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journalchain.h"
#include "core/journal/journalfile.h"
#include "core/journal/workerthread.h"

namespace rescind {

//! What is looked for. Empty members do not restrict.
struct JournalFilter
{
    //! Anywhere in any of an entry's texts, action included; case does not matter.
    QString text = {};
    QList<JournalAction> actions = {};
    QStringList outcomes = {};
    QString profileId = {};
    //! Both inclusive; invalid: open.
    QDateTime from = {};
    QDateTime until = {};

    [[nodiscard]] bool isEmpty() const
    {
        return text.isEmpty() && actions.isEmpty() && outcomes.isEmpty() && profileId.isEmpty()
            && !from.isValid() && !until.isValid();
    }
    friend bool operator==(const JournalFilter &, const JournalFilter &) = default;
};

[[nodiscard]] bool matches(const JournalFilter &filter, const JournalEntry &entry);

//! What makes searching fast: a file beside the journal that holds, in blocks of 4096 entries, the
//! texts that differ from entry to entry in one piece, the others once a block, and what else is
//! asked for in rows of fixed size. Made of the journal and of nothing else, so it may be deleted
//! at any time. A full-text index in its stead would find no middles of words (unicode61) or take
//! minutes to make (trigram); reading through the blocks finds everything.
class JournalIndex final
{
public:
    static constexpr qint64 blockSize = 4096;

    //! Calls f(sequence) for each match, newest first, until it says false.
    using Found = std::function<bool(qint64 sequence)>;

    [[nodiscard]] static QString pathBeside(const QString &journalPath);

    explicit JournalIndex(const QString &journalPath)
        : m_path(pathBeside(journalPath))
    {
    }

    //! Opens for reading, or with `update()` in mind for writing. One that does not belong to this
    //! journal (any more) is begun anew when writing, and as good as empty when reading.
    [[nodiscard]] Result<void> open(SqliteFile::Access access, JournalFile &journal);
    void close() { m_file.close(); }
    //! The last entry that is in the index.
    [[nodiscard]] qint64 indexed() const { return m_indexed; }
    //! Adds all whole blocks that are missing. Gives up, without an error, when told to.
    [[nodiscard]] Result<void> update(JournalFile &journal, const TaskControl &control);
    //! Entries below `before` only.
    [[nodiscard]] Result<void> search(
        const JournalFilter &filter, qint64 before, const TaskControl &control, const Found &found);

private:
    struct Block;

    [[nodiscard]] Result<void> prepareFile();
    [[nodiscard]] Result<bool> belongsTo(JournalFile &journal);
    [[nodiscard]] Result<bool> addBlock(JournalFile &journal);
    [[nodiscard]] Result<void> write(const Block &block, const QByteArray &hash);

    QString m_path;
    SqliteFile m_file;
    qint64 m_indexed = 0;
};

} // namespace rescind
