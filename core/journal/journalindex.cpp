// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journalindex.h"

#include "core/base/logging.h"

#include <QtCore/QFile>
#include <QtCore/QVariant>

#include <algorithm>
#include <cstring>
#include <functional>
#include <string_view>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr int schema = 1;
constexpr char between = '\x1f';

//! As it lies in the file: the file is of this machine only.
struct Record
{
    qint64 sequence;
    qint64 time;
    quint32 textEnd; //!< where its text ends in the block's
    quint32 profile;
    quint32 outcome;
    quint32 action;
};
static_assert(sizeof(Record) == 32);

Error noted(const Error &error)
{
    qCInfo(journalLog) << "the journal's index is not used:" << error;
    return error;
}

//! Finds the record in which something was found in the block's text.
qsizetype recordAt(const std::vector<Record> &records, size_t position)
{
    const auto found = std::upper_bound(records.begin(), records.end(), position,
        [](size_t at, const Record &record) { return at < record.textEnd; });
    return found - records.begin();
}

//! The positions of records whose text holds the needle, from the oldest to the newest.
std::vector<qsizetype> holding(
    const QByteArray &text, const std::vector<Record> &records, const QByteArray &needle)
{
    std::vector<qsizetype> found;
    const std::boyer_moore_horspool_searcher searcher(needle.begin(), needle.end());
    auto from = text.begin();
    while (from != text.end()) {
        const auto at = std::search(from, text.end(), searcher);
        if (at == text.end())
            break;
        const qsizetype index = recordAt(records, size_t(at - text.begin()));
        found.push_back(index);
        from = text.begin() + qsizetype(records.at(size_t(index)).textEnd);
    }
    return found;
}

} // namespace

QByteArray searchText(const JournalEntry &entry)
{
    QString text(actionName(entry.action));
    for (const JournalTextField &field : journalTextFields()) {
        text += QLatin1Char(between);
        text += entry.*field.member;
    }
    return text.toCaseFolded().toUtf8() + '\n';
}

bool matches(const JournalFilter &filter, const JournalEntry &entry)
{
    if (!filter.actions.isEmpty() && !filter.actions.contains(entry.action))
        return false;
    if (!filter.outcomes.isEmpty() && !filter.outcomes.contains(entry.outcome))
        return false;
    if (!filter.profileId.isEmpty() && filter.profileId != entry.profileId)
        return false;
    if (filter.from.isValid() && entry.time < filter.from)
        return false;
    if (filter.until.isValid() && entry.time > filter.until)
        return false;
    return filter.text.isEmpty() || searchText(entry).contains(filter.text.toCaseFolded().toUtf8());
}

//! The filter in the index's own terms.
struct JournalIndex::Wanted
{
    QByteArray text;
    std::array<bool, journalActionCount> actions{};
    bool anyAction = true;
    std::vector<quint32> outcomes;
    bool anyOutcome = true;
    std::optional<quint32> profile;
    qint64 from = std::numeric_limits<qint64>::min();
    qint64 until = std::numeric_limits<qint64>::max();
    //! A word that no entry has.
    bool nothing = false;

    [[nodiscard]] bool takes(const Record &record) const
    {
        return record.time >= from && record.time <= until
            && (anyAction || (record.action < actions.size() && actions.at(record.action)))
            && (anyOutcome
                || std::find(outcomes.begin(), outcomes.end(), record.outcome) != outcomes.end())
            && (!profile || *profile == record.profile);
    }
};

QString JournalIndex::pathBeside(const QString &journalPath)
{
    return journalPath + ".index"_L1;
}

Result<bool> JournalIndex::belongsTo(JournalFile &journal)
{
    const Result<QVariant> version = m_file.value(u"PRAGMA user_version"_s);
    if (!version)
        return fail(version.error());
    if (version->toInt() != schema)
        return false;
    Result<QSqlQuery> query
        = m_file.prepared(u"SELECT last, hash FROM block ORDER BY first DESC LIMIT 1"_s);
    if (!query)
        return fail(query.error());
    if (!query->exec())
        return fail(m_file.errorOf(*query));
    if (!query->next())
        return true;
    const qint64 last = query->value(0).toLongLong();
    const Result<QVariant> hash
        = journal.sqlite().value(u"SELECT hash FROM entry WHERE sequence = %1"_s.arg(last));
    if (!hash)
        return fail(hash.error());
    if (hash->toByteArray() != query->value(1).toByteArray())
        return false;
    m_indexed = last;
    return true;
}

Result<void> JournalIndex::prepareFile()
{
    for (const QString &statement :
        {u"PRAGMA page_size = 65536"_s, u"PRAGMA journal_mode = WAL"_s,
            u"PRAGMA synchronous = NORMAL"_s, u"BEGIN IMMEDIATE"_s,
            u"CREATE TABLE IF NOT EXISTS block(first INTEGER PRIMARY KEY, last INTEGER NOT NULL, "
            "hash BLOB NOT NULL, records BLOB NOT NULL)"_s,
            u"CREATE TABLE IF NOT EXISTS text(first INTEGER PRIMARY KEY, folded BLOB NOT NULL)"_s,
            u"CREATE TABLE IF NOT EXISTS word(id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE)"_s,
            u"PRAGMA user_version = %1"_s.arg(schema), u"COMMIT"_s}) {
        if (const Result<void> done = m_file.run(statement); !done)
            return done;
    }
    return {};
}

Result<void> JournalIndex::open(SqliteFile::Access access, JournalFile &journal)
{
    m_indexed = 0;
    m_words.clear();
    if (access == SqliteFile::Access::ReadOnly && !QFile::exists(m_path))
        return {};
    if (const Result<void> opened = m_file.open(m_path, access); !opened)
        return fail(noted(opened.error()));
    const Result<bool> belongs = belongsTo(journal);
    if (belongs && *belongs)
        return {};
    m_file.close();
    m_indexed = 0;
    if (access == SqliteFile::Access::ReadOnly)
        return {};
    for (const auto end : {""_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(m_path + end);
    Result<void> made = m_file.open(m_path, access);
    if (made)
        made = prepareFile();
    if (!made)
        return fail(noted(made.error()));
    return made;
}

Result<quint32> JournalIndex::wordId(const QString &word)
{
    if (const auto known = m_words.constFind(word); known != m_words.cend())
        return *known;
    for (const QString &statement : {u"INSERT OR IGNORE INTO word(word) VALUES (?)"_s,
             u"SELECT id FROM word WHERE word = ?"_s}) {
        Result<QSqlQuery> query = m_file.prepared(statement);
        if (!query)
            return fail(query.error());
        // Qt would bind an empty text as NULL were it null.
        query->bindValue(0, word.isNull() ? u""_s : word);
        if (!query->exec())
            return fail(m_file.errorOf(*query));
        if (query->next())
            m_words.insert(word, query->value(0).toUInt());
    }
    return m_words.value(word);
}

Result<bool> JournalIndex::addBlock(JournalFile &journal)
{
    Result<QSqlQuery> rows = journal.sqlite().prepared(
        u"SELECT sequence, body, hash FROM entry WHERE sequence > ? ORDER BY sequence LIMIT ?"_s);
    if (!rows)
        return fail(rows.error());
    rows->bindValue(0, m_indexed);
    rows->bindValue(1, blockSize);
    if (!rows->exec())
        return fail(journal.sqlite().errorOf(*rows));
    std::vector<Record> records;
    records.reserve(size_t(blockSize));
    QByteArray text;
    QByteArray hash;
    while (rows->next()) {
        const JournalEntry entry = decoded(rows->value(1).toByteArray()).value_or(JournalEntry{});
        const Result<quint32> profile = wordId(entry.profileId);
        const Result<quint32> outcome = wordId(entry.outcome);
        if (!profile || !outcome)
            return fail(profile ? outcome.error() : profile.error());
        text += searchText(entry);
        hash = rows->value(2).toByteArray();
        records.push_back(
            {rows->value(0).toLongLong(), entry.time.isValid() ? entry.time.toMSecsSinceEpoch() : 0,
                quint32(text.size()), *profile, *outcome, quint32(entry.action)});
    }
    if (rows->lastError().isValid())
        return fail(journal.sqlite().errorOf(*rows));
    if (qint64(records.size()) < blockSize)
        return false;
    const QByteArray bytes(
        reinterpret_cast<const char *>(records.data()), qsizetype(records.size() * sizeof(Record)));
    const qint64 first = records.front().sequence;
    const qint64 last = records.back().sequence;
    for (const auto &[statement, values] :
        {std::pair(u"INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?)"_s,
             QVariantList{first, last, hash, bytes}),
            std::pair(u"INSERT OR REPLACE INTO text VALUES (?, ?)"_s, QVariantList{first, text})}) {
        Result<QSqlQuery> query = m_file.prepared(statement);
        if (!query)
            return fail(query.error());
        for (int i = 0; i < values.size(); ++i)
            query->bindValue(i, values.at(i));
        if (!query->exec())
            return fail(m_file.errorOf(*query));
    }
    m_indexed = last;
    return true;
}

Result<void> JournalIndex::update(JournalFile &journal, const TaskControl &control)
{
    const Result<QVariant> last = journal.sqlite().value(u"SELECT max(sequence) FROM entry"_s);
    if (!last)
        return fail(last.error());
    while (!control.isCancelled()) {
        const qint64 before = m_indexed;
        if (const Result<void> begun = m_file.run(u"BEGIN IMMEDIATE"_s); !begun)
            return begun;
        Result<bool> added = addBlock(journal);
        const Result<void> ended = m_file.run(added ? u"COMMIT"_s : u"ROLLBACK"_s);
        if (!added || !ended) {
            m_indexed = before;
            m_words.clear();
            return fail(added ? ended.error() : added.error());
        }
        if (!*added)
            return {};
        control.progressed(m_indexed, last->toLongLong());
    }
    return {};
}

Result<JournalIndex::Wanted> JournalIndex::wanted(const JournalFilter &filter)
{
    Wanted wanted;
    wanted.text = filter.text.toCaseFolded().toUtf8();
    wanted.anyAction = filter.actions.isEmpty();
    wanted.anyOutcome = filter.outcomes.isEmpty();
    for (const JournalAction action : filter.actions)
        wanted.actions.at(size_t(action)) = true;
    if (filter.from.isValid())
        wanted.from = filter.from.toMSecsSinceEpoch();
    if (filter.until.isValid())
        wanted.until = filter.until.toMSecsSinceEpoch();
    const auto lookUp = [this](const QString &word) -> Result<QVariant> {
        Result<QSqlQuery> query = m_file.prepared(u"SELECT id FROM word WHERE word = ?"_s);
        if (!query)
            return fail(query.error());
        query->bindValue(0, word);
        if (!query->exec())
            return fail(m_file.errorOf(*query));
        return query->next() ? query->value(0) : QVariant();
    };
    for (const QString &outcome : filter.outcomes) {
        const Result<QVariant> id = lookUp(outcome);
        if (!id)
            return fail(id.error());
        if (id->isValid())
            wanted.outcomes.push_back(id->toUInt());
    }
    wanted.nothing = !wanted.anyOutcome && wanted.outcomes.empty();
    if (!filter.profileId.isEmpty()) {
        const Result<QVariant> id = lookUp(filter.profileId);
        if (!id)
            return fail(id.error());
        wanted.profile = id->toUInt();
        wanted.nothing = wanted.nothing || !id->isValid();
    }
    return wanted;
}

Result<void> JournalIndex::search(
    const JournalFilter &filter, qint64 before, const TaskControl &control, const Found &found)
{
    if (!m_file.isOpen() || m_indexed == 0)
        return {};
    const Result<Wanted> wanted = this->wanted(filter);
    if (!wanted)
        return fail(wanted.error());
    if (wanted->nothing)
        return {};
    Result<QSqlQuery> query = m_file.prepared(wanted->text.isEmpty()
            ? u"SELECT records FROM block WHERE first < ? AND last <= ? ORDER BY first DESC"_s
            : u"SELECT records, folded FROM block JOIN text USING (first) "
              "WHERE first < ? AND last <= ? ORDER BY first DESC"_s);
    if (!query)
        return fail(query.error());
    query->bindValue(0, before);
    query->bindValue(1, m_indexed);
    if (!query->exec())
        return fail(m_file.errorOf(*query));
    std::vector<Record> records;
    while (!control.isCancelled() && query->next()) {
        const QByteArray bytes = query->value(0).toByteArray();
        records.resize(size_t(bytes.size()) / sizeof(Record));
        std::memcpy(records.data(), bytes.constData(), records.size() * sizeof(Record));
        const auto takes = [&](const Record &record) {
            return record.sequence < before && wanted->takes(record);
        };
        if (wanted->text.isEmpty()) {
            for (auto record = records.rbegin(); record != records.rend(); ++record) {
                if (takes(*record) && !found(record->sequence))
                    return {};
            }
            continue;
        }
        const auto held = holding(query->value(1).toByteArray(), records, wanted->text);
        for (auto index = held.rbegin(); index != held.rend(); ++index) {
            const Record &record = records.at(size_t(*index));
            if (takes(record) && !found(record.sequence))
                return {};
        }
    }
    return {};
}

} // namespace rescind
