// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkfile.h"

#include "core/bulk/bulkjson.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QVariant>

#include <algorithm>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr int format = 1;
//! Rows in one statement: Qt's own cost is by statement, not by value.
constexpr int rowsAtOnce = 32;

//! The journal's file and a run's share their machinery, and differ in what it means to a user.
Error runError(Error error)
{
    switch (error.reason) {
    case Reason::JournalFull:
        error.reason = Reason::RunFull;
        break;
    case Reason::JournalLocked:
        error.reason = Reason::RunInUse;
        break;
    case Reason::JournalBroken:
    case Reason::JournalNewer:
        error.reason = Reason::RunBroken;
        break;
    default:
        error.reason = Reason::RunNotWritable;
    }
    return error;
}

template<typename T>
Result<T> forRun(Result<T> result)
{
    if (!result)
        return fail(runError(result.error()));
    return result;
}

void makeFolder(const QString &path)
{
    if (QFileInfo::exists(path) || !QDir().mkpath(path))
        return;
    QFile::setPermissions(
        path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

QString insertStatement(int rows)
{
    QString values = u"(?,?,?,?)"_s;
    for (int i = 1; i < rows; ++i)
        values += u",(?,?,?,?)"_s;
    return u"INSERT INTO row(number, digest, skip, state) VALUES "_s + values;
}

QByteArray bytesOf(const TokenDigest &digest)
{
    return {reinterpret_cast<const char *>(digest.data()), qsizetype(digest.size())};
}

//! A number out of the file as an enumerator; the first one for what no version ever wrote.
template<typename E>
E enumFrom(const QVariant &value, E last)
{
    const int number = value.toInt();
    return number >= 0 && number <= int(last) ? E(number) : E(0);
}

} // namespace

Result<void> BulkFile::connect(bool isNew)
{
    Result<void> done = m_file.open(m_path, SqliteFile::Access::ReadWrite);
    // One program at a time, and no wait for another: it may have it for hours.
    for (const QString &statement : {u"PRAGMA busy_timeout = 300"_s,
             u"PRAGMA locking_mode = EXCLUSIVE"_s, u"PRAGMA journal_mode = WAL"_s,
             u"PRAGMA synchronous = FULL"_s, u"BEGIN IMMEDIATE"_s, u"COMMIT"_s}) {
        if (done)
            done = m_file.run(statement);
    }
    if (done && !isNew)
        done = checkFormat();
    if (!done)
        m_file.close();
    return done;
}

Result<void> BulkFile::checkFormat()
{
    const Result<QVariant> found = m_file.value(u"PRAGMA user_version"_s);
    if (!found)
        return fail(found.error());
    if (found->toInt() > format)
        return fail(m_file.error(Reason::JournalNewer));
    if (found->toInt() != format)
        return fail(m_file.error(Reason::JournalBroken, u"no_run"_s));
    return {};
}

Result<void> BulkFile::inOneTransaction(const std::function<Result<void>()> &work)
{
    if (const Result<void> begun = m_file.run(u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    Result<void> done = work();
    if (done)
        done = m_file.run(u"COMMIT"_s);
    if (!done)
        (void)m_file.run(u"ROLLBACK"_s);
    return done;
}

Result<void> BulkFile::makeTables()
{
    for (const QString &statement : {u"CREATE TABLE meta(record TEXT NOT NULL)"_s,
             u"CREATE TABLE error(number INTEGER PRIMARY KEY, body TEXT NOT NULL)"_s,
             u"CREATE TABLE row(number INTEGER PRIMARY KEY, digest BLOB NOT NULL, "
             "skip INTEGER NOT NULL, state INTEGER NOT NULL, outcome INTEGER NOT NULL DEFAULT 4, "
             "before INTEGER NOT NULL DEFAULT 2, after INTEGER NOT NULL DEFAULT 2, "
             "proof INTEGER NOT NULL DEFAULT 0, unverified INTEGER NOT NULL DEFAULT 0, "
             "witness INTEGER NOT NULL DEFAULT 0, maybe_sent INTEGER NOT NULL DEFAULT 0, "
             "http_status INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0, "
             "error INTEGER NOT NULL DEFAULT 0, sent_ms INTEGER NOT NULL DEFAULT 0, "
             "finished_ms INTEGER NOT NULL DEFAULT 0, journal INTEGER NOT NULL DEFAULT 0)"_s,
             u"PRAGMA user_version = %1"_s.arg(format)}) {
        if (const Result<void> done = m_file.run(statement); !done)
            return done;
    }
    return {};
}

Result<void> BulkFile::insertAll(const BulkContents &contents)
{
    Result<QSqlQuery> meta = m_file.prepared(u"INSERT INTO meta(record) VALUES (?)"_s);
    if (!meta)
        return fail(meta.error());
    meta->bindValue(0, QString::fromUtf8(jsonOf(contents.record)));
    if (!meta->exec())
        return fail(m_file.errorOf(*meta));
    std::size_t i = 0;
    while (i < contents.rows.size()) {
        const std::size_t rows = contents.rows.size() - i >= rowsAtOnce ? rowsAtOnce : 1;
        Result<QSqlQuery> query = m_file.prepared(insertStatement(int(rows)));
        if (!query)
            return fail(query.error());
        for (; contents.rows.size() - i >= rows; i += rows) {
            for (std::size_t row = 0; row < rows; ++row) {
                const int at = int(row) * 4;
                query->bindValue(at, qint64(i + row + 1));
                query->bindValue(at + 1, bytesOf(contents.digests[i + row]));
                query->bindValue(at + 2, int(contents.rows[i + row].skip));
                query->bindValue(at + 3, int(contents.rows[i + row].state));
            }
            if (!query->exec())
                return fail(m_file.errorOf(*query));
        }
    }
    return {};
}

Result<void> BulkFile::create(const BulkContents &contents)
{
    makeFolder(QFileInfo(m_path).path());
    Result<void> done = connect(true);
    if (done) {
        done = inOneTransaction([this, &contents]() -> Result<void> {
            if (const Result<void> made = makeTables(); !made)
                return made;
            return insertAll(contents);
        });
    }
    if (!done) {
        const bool isInUse = done.error().reason == Reason::JournalLocked;
        m_file.close();
        if (!isInUse)
            remove(m_path);
    }
    return forRun(done);
}

Result<BulkRecord> BulkFile::record()
{
    const Result<QVariant> json = m_file.value(u"SELECT record FROM meta"_s);
    if (!json)
        return fail(json.error());
    return recordFromJson(json->toByteArray());
}

Result<void> BulkFile::readRows(BulkContents &contents)
{
    Result<QSqlQuery> query = m_file.prepared(
        u"SELECT digest, skip, state, outcome, before, after, proof, unverified, witness, "
        "maybe_sent, http_status, attempts, error, sent_ms, finished_ms, journal FROM row "
        "ORDER BY number"_s);
    if (!query)
        return fail(query.error());
    if (!query->exec())
        return fail(m_file.errorOf(*query));
    while (query->next()) {
        const QByteArray digest = query->value(0).toByteArray();
        TokenDigest kept = {};
        if (digest.size() != qsizetype(kept.size()))
            return fail(m_file.error(Reason::JournalBroken, u"digest"_s));
        std::copy(digest.cbegin(), digest.cend(), kept.begin());
        contents.digests.push_back(kept);
        contents.rows.push_back({.state = enumFrom(query->value(2), RowState::Finished),
            .skip = enumFrom(query->value(1), SkipReason::Filtered),
            .outcome = enumFrom(query->value(3), Outcome::AlreadyInactive),
            .before = enumFrom(query->value(4), Activity::Unknown),
            .after = enumFrom(query->value(5), Activity::Unknown),
            .proof = enumFrom(query->value(6), ProofBy::Refresh),
            .unverified = enumFrom(query->value(7), UnverifiedReason::NotAsked),
            .witness = query->value(8).toBool(),
            .maybeSent = query->value(9).toBool(),
            .httpStatus = qint16(query->value(10).toInt()),
            .attempts = quint16(query->value(11).toUInt()),
            .error = query->value(12).toUInt(),
            .sentAt = query->value(13).toLongLong(),
            .finishedAt = query->value(14).toLongLong(),
            .journalSequence = query->value(15).toLongLong()});
    }
    if (query->lastError().isValid())
        return fail(m_file.errorOf(*query));
    return {};
}

Result<void> BulkFile::readErrors(BulkContents &contents)
{
    Result<QSqlQuery> query = m_file.prepared(u"SELECT number, body FROM error ORDER BY number"_s);
    if (!query)
        return fail(query.error());
    if (!query->exec())
        return fail(m_file.errorOf(*query));
    while (query->next()) {
        // Numbers follow each other without a gap: they are written before what refers to them.
        if (query->value(0).toUInt() != contents.errors.size() + 1)
            return fail(m_file.error(Reason::JournalBroken, u"errors"_s));
        contents.errors.push_back(errorFromJson(query->value(1).toByteArray()));
    }
    if (query->lastError().isValid())
        return fail(m_file.errorOf(*query));
    for (const BulkRow &row : contents.rows) {
        if (row.error > contents.errors.size())
            return fail(m_file.error(Reason::JournalBroken, u"errors"_s));
    }
    return {};
}

Result<BulkContents> BulkFile::open()
{
    Result<void> done = QFileInfo::exists(m_path) ? connect(false)
                                                  : fail(Error{.kind = ErrorKind::Journal,
                                                      .stage = Stage::Storage,
                                                      .reason = Reason::JournalBroken,
                                                      .code = u"missing"_s,
                                                      .subject = m_path});
    BulkContents contents;
    if (done) {
        const Result<BulkRecord> found = record();
        if (found)
            contents.record = *found;
        else
            done = fail(found.error());
    }
    if (done)
        done = readRows(contents);
    if (done)
        done = readErrors(contents);
    if (done)
        return contents;
    m_file.close();
    return fail(runError(done.error()));
}

Result<BulkCounts> BulkFile::counts()
{
    Result<QSqlQuery> query
        = m_file.prepared(u"SELECT state, outcome, count(*) FROM row GROUP BY state, outcome"_s);
    if (!query)
        return fail(query.error());
    if (!query->exec())
        return fail(m_file.errorOf(*query));
    BulkCounts counts;
    while (query->next()) {
        const auto rows = qsizetype(query->value(2).toLongLong());
        const BulkRow row{.state = enumFrom(query->value(0), RowState::Finished),
            .outcome = enumFrom(query->value(1), Outcome::AlreadyInactive)};
        counts.total += rows;
        counts.of(row) += rows;
    }
    if (query->lastError().isValid())
        return fail(m_file.errorOf(*query));
    return counts;
}

Result<BulkRunFile> BulkFile::summary()
{
    if (const Result<void> opened = connect(false); !opened)
        return fail(runError(opened.error()));
    const Result<BulkRecord> found = record();
    const Result<BulkCounts> counted = counts();
    m_file.close();
    if (!found)
        return fail(runError(found.error()));
    if (!counted)
        return fail(runError(counted.error()));
    return BulkRunFile{.path = m_path, .record = *found, .counts = *counted};
}

Result<void> BulkFile::insertErrors(const std::vector<NumberedError> &errors)
{
    if (errors.empty())
        return {};
    Result<QSqlQuery> query = m_file.prepared(u"INSERT INTO error(number, body) VALUES (?, ?)"_s);
    if (!query)
        return fail(query.error());
    for (const NumberedError &error : errors) {
        query->bindValue(0, error.number);
        query->bindValue(1, QString::fromUtf8(jsonOf(error.error)));
        if (!query->exec())
            return fail(m_file.errorOf(*query));
    }
    return {};
}

Result<void> BulkFile::writeAll(const BulkChanges &changes)
{
    if (const Result<void> done = insertErrors(changes.errors); !done)
        return done;
    if (!changes.intents.empty()) {
        Result<QSqlQuery> query = m_file.prepared(u"UPDATE row SET state = ? WHERE number = ?"_s);
        if (!query)
            return fail(query.error());
        for (const qint32 index : changes.intents) {
            query->bindValue(0, int(RowState::Sending));
            query->bindValue(1, index + 1);
            if (!query->exec())
                return fail(m_file.errorOf(*query));
        }
    }
    if (changes.rows.empty())
        return {};
    Result<QSqlQuery> query = m_file.prepared(
        u"UPDATE row SET state = ?, outcome = ?, before = ?, after = ?, proof = ?, "
        "unverified = ?, witness = ?, maybe_sent = ?, http_status = ?, attempts = ?, error = ?, "
        "sent_ms = ?, finished_ms = ?, journal = ? WHERE number = ?"_s);
    if (!query)
        return fail(query.error());
    for (const RowChange &change : changes.rows) {
        const BulkRow &row = change.row;
        int at = 0;
        for (const int value : {int(row.state), int(row.outcome), int(row.before), int(row.after),
                 int(row.proof), int(row.unverified), int(row.witness), int(row.maybeSent),
                 int(row.httpStatus), int(row.attempts)})
            query->bindValue(at++, value);
        query->bindValue(at++, row.error);
        query->bindValue(at++, row.sentAt);
        query->bindValue(at++, row.finishedAt);
        query->bindValue(at++, row.journalSequence);
        query->bindValue(at, change.index + 1);
        if (!query->exec())
            return fail(m_file.errorOf(*query));
    }
    return {};
}

Result<void> BulkFile::write(const BulkChanges &changes)
{
    return forRun(inOneTransaction([this, &changes] { return writeAll(changes); }));
}

Result<void> BulkFile::setEnded(const QDateTime &at)
{
    return changeRecord([&at](BulkRecord &record) { record.endedAt = at; });
}

Result<void> BulkFile::setBegun(qint64 journalFrom)
{
    return changeRecord([journalFrom](BulkRecord &record) {
        record.endedAt = {};
        record.journalFrom = journalFrom;
    });
}

Result<void> BulkFile::changeRecord(const std::function<void(BulkRecord &)> &change)
{
    Result<BulkRecord> found = record();
    if (!found)
        return fail(runError(found.error()));
    change(*found);
    return forRun(inOneTransaction([this, &found]() -> Result<void> {
        Result<QSqlQuery> query = m_file.prepared(u"UPDATE meta SET record = ?"_s);
        if (!query)
            return fail(query.error());
        query->bindValue(0, QString::fromUtf8(jsonOf(*found)));
        if (!query->exec())
            return fail(m_file.errorOf(*query));
        return {};
    }));
}

void BulkFile::remove(const QString &path)
{
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(path + suffix);
}

} // namespace rescind
