// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journalfile.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QVariant>

#include <chrono>
#include <thread>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

//! Rows in one statement: Qt's own cost is by statement, not by value.
constexpr int rowsAtOnce = 32;

QString insertStatement(int rows)
{
    QString values = u"(?,?,?)"_s;
    for (int i = 1; i < rows; ++i)
        values += u",(?,?,?)"_s;
    return u"INSERT INTO entry(sequence, body, hash) VALUES "_s + values;
}

void makeFolder(const QString &path)
{
    if (QFileInfo::exists(path) || !QDir().mkpath(path))
        return;
    QFile::setPermissions(
        path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

} // namespace

Result<int> JournalFile::checkedSchema()
{
    // In one statement, since another program may make the tables between two of them.
    Result<QSqlQuery> query
        = m_file.prepared(u"SELECT user_version, "
                          "(SELECT count(*) FROM sqlite_master), "
                          "(SELECT count(*) FROM sqlite_master WHERE type = 'table' "
                          "AND name = 'entry') FROM pragma_user_version"_s);
    if (!query)
        return fail(query.error());
    if (!query->exec() || !query->next())
        return fail(m_file.errorOf(*query));
    const int version = query->value(0).toInt();
    const int things = query->value(1).toInt();
    const int tables = query->value(2).toInt();
    if (version > schema)
        return fail(m_file.error(Reason::JournalNewer));
    // Somebody else's database, or one that was never finished and is not empty.
    const bool isOurs = version == schema ? tables == 1 : things == 0;
    if (!isOurs)
        return fail(m_file.error(Reason::JournalBroken, u"no_journal"_s));
    return version;
}

Result<void> JournalFile::switchToWal()
{
    using namespace std::chrono;
    const auto deadline = steady_clock::now() + 5s;
    while (true) {
        const Result<QVariant> mode = m_file.value(u"PRAGMA journal_mode = WAL"_s);
        if (mode && mode->toString() == u"wal")
            return {};
        if (mode)
            return fail(m_file.error(Reason::JournalNotWritable, u"no_wal"_s));
        // SQLite does not wait for another program that opens the same new file.
        if (mode.error().reason != Reason::JournalLocked || steady_clock::now() > deadline)
            return fail(mode.error());
        std::this_thread::sleep_for(10ms);
    }
}

Result<void> JournalFile::makeTables()
{
    Result<void> done = m_file.run(u"BEGIN IMMEDIATE"_s);
    if (!done)
        return done;
    const Result<int> found = checkedSchema();
    if (found && *found < schema) {
        for (const QString &statement :
            {u"CREATE TABLE entry(sequence INTEGER PRIMARY KEY, body BLOB NOT NULL, "
             "hash BLOB NOT NULL)"_s,
                u"CREATE TRIGGER no_update BEFORE UPDATE ON entry BEGIN "
                "SELECT raise(ABORT, 'the journal is append only'); END"_s,
                u"CREATE TRIGGER no_delete BEFORE DELETE ON entry BEGIN "
                "SELECT raise(ABORT, 'the journal is append only'); END"_s,
                u"PRAGMA user_version = %1"_s.arg(schema), u"COMMIT"_s}) {
            if (done)
                done = m_file.run(statement);
        }
        if (done)
            return done;
    }
    (void)m_file.run(u"ROLLBACK"_s);
    if (!found)
        return fail(found.error());
    return done;
}

Result<void> JournalFile::openForWriting()
{
    makeFolder(QFileInfo(m_path).path());
    Result<void> done = m_file.open(m_path, SqliteFile::Access::ReadWrite);
    Result<int> found = 0;
    if (done) {
        found = checkedSchema();
        if (!found)
            done = fail(found.error());
    }
    // Larger pages make reading it all faster; they count for a new file only.
    if (done)
        done = m_file.run(u"PRAGMA page_size = 16384"_s);
    if (done)
        done = switchToWal();
    if (done)
        done = m_file.run(u"PRAGMA wal_autocheckpoint = 250"_s);
    if (done)
        done = m_file.run(u"PRAGMA synchronous = FULL"_s);
    if (done && *found < schema)
        done = makeTables();
    if (!done)
        m_file.close();
    return done;
}

Result<int> JournalFile::openedSchema(SqliteFile::Access access)
{
    const Result<void> opened = m_file.open(m_path, access);
    if (!opened)
        return fail(opened.error());
    return checkedSchema();
}

Result<bool> JournalFile::openForReading()
{
    m_file.close();
    if (!QFileInfo::exists(m_path))
        return false;
    Result<int> found = openedSchema(SqliteFile::Access::ReadOnly);
    // In WAL mode even readers write to a file beside it, where they can. Without one that waits to
    // be put into the journal, the journal is all there is.
    const QFileInfo folder(QFileInfo(m_path).path());
    if (!found && found.error().reason == Reason::JournalNotWritable && !folder.isWritable()
        && !QFileInfo::exists(m_path + u"-wal"_s))
        found = openedSchema(SqliteFile::Access::Immutable);
    if (found && *found == schema)
        return true;
    m_file.close();
    if (!found)
        return fail(found.error());
    return false;
}

Result<JournalHead> JournalFile::head()
{
    Result<QSqlQuery> query
        = m_file.prepared(u"SELECT sequence, hash FROM entry ORDER BY sequence DESC LIMIT 1"_s);
    if (!query)
        return fail(query.error());
    if (!query->exec())
        return fail(m_file.errorOf(*query));
    if (!query->next())
        return JournalHead();
    return JournalHead{query->value(0).toLongLong(), query->value(1).toByteArray()};
}

Result<void> JournalFile::insert(const QList<JournalEntry> &entries, JournalHead &head)
{
    qsizetype i = 0;
    while (i < entries.size()) {
        const qsizetype rows = entries.size() - i >= rowsAtOnce ? rowsAtOnce : 1;
        Result<QSqlQuery> query = m_file.prepared(insertStatement(int(rows)));
        if (!query)
            return fail(query.error());
        for (; entries.size() - i >= rows; i += rows) {
            for (int row = 0; row < rows; ++row) {
                JournalEntry entry = harmless(entries.at(i + row));
                entry.sequence = ++head.sequence;
                const QByteArray body = encoded(entry);
                head.hash = m_hasher.hash(head.hash, body);
                query->bindValue(row * 3, head.sequence);
                query->bindValue(row * 3 + 1, body);
                query->bindValue(row * 3 + 2, head.hash);
            }
            if (!query->exec())
                return fail(m_file.errorOf(*query));
        }
    }
    return {};
}

Result<JournalHead> JournalFile::append(const QList<JournalEntry> &entries)
{
    return transaction([&](JournalHead &head) { return insert(entries, head); });
}

Result<JournalHead> JournalFile::checkedHead()
{
    // What fits into space that the file has already says little about the entry to come.
    if (!hasRoomBeside(m_path))
        return fail(m_file.error(Reason::JournalFull));
    return transaction(
        [this](JournalHead &) { return m_file.run(u"PRAGMA user_version = %1"_s.arg(schema)); });
}

Result<JournalHead> JournalFile::transaction(
    const std::function<Result<void>(JournalHead &)> &write)
{
    if (!m_file.isOpen() || !QFileInfo::exists(m_path)) {
        if (const Result<void> opened = openForWriting(); !opened)
            return fail(opened.error());
    }
    if (const Result<void> begun = m_file.run(u"BEGIN IMMEDIATE"_s); !begun)
        return fail(begun.error());
    Result<JournalHead> newHead = head();
    Result<void> done;
    if (newHead)
        done = write(*newHead);
    else
        done = fail(newHead.error());
    if (done)
        done = m_file.run(u"COMMIT"_s);
    if (!done) {
        // Where SQLite has rolled back by itself this fails, and that is as well.
        (void)m_file.run(u"ROLLBACK"_s);
        return fail(done.error());
    }
    return newHead;
}

} // namespace rescind
