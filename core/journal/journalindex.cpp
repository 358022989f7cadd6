// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journalindex.h"

#include "core/base/logging.h"

#include <QtCore/QDataStream>
#include <QtCore/QFile>
#include <QtCore/QHash>
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

//! What has another value in nearly every entry; what else there is makes the context.
constexpr std::array ownTexts{&JournalEntry::fingerprint, &JournalEntry::tokenId,
    &JournalEntry::subject, &JournalEntry::requestId};

//! As it lies in the file: the file is of this machine only.
struct Record
{
    qint64 sequence;
    qint64 time;
    quint32 textEnd; //!< where its own text ends in the block's
    quint32 context;
};
static_assert(sizeof(Record) == 24);

Error noted(const Error &error)
{
    qCInfo(journalLog) << "the journal's index is not used:" << error;
    return error;
}

//! Case folded; the byte between texts is in none of them.
QByteArray folded(const QString &text)
{
    return text.toCaseFolded().toUtf8();
}

QByteArray ownText(const JournalEntry &entry)
{
    QString text;
    for (const auto member : ownTexts) {
        text += entry.*member;
        text += QLatin1Char(between);
    }
    return folded(text);
}

//! The entry without what is its own alone.
JournalEntry contextOf(JournalEntry entry)
{
    entry.sequence = 0;
    entry.httpStatus = 0;
    entry.time = {};
    for (const auto member : ownTexts)
        (entry.*member).clear();
    return entry;
}

bool holdsText(const JournalEntry &entry, const QString &needle)
{
    if (QString(actionName(entry.action)).contains(needle))
        return true;
    const auto &fields = journalTextFields();
    return std::any_of(fields.begin(), fields.end(), [&](const JournalTextField &field) {
        return (entry.*field.member).toCaseFolded().contains(needle);
    });
}

bool matchesContext(const JournalFilter &filter, const JournalEntry &entry)
{
    return (filter.actions.isEmpty() || filter.actions.contains(entry.action))
        && (filter.outcomes.isEmpty() || filter.outcomes.contains(entry.outcome))
        && (filter.profileId.isEmpty() || filter.profileId == entry.profileId);
}

//! Calls f(position) for each place of the needle, until it says false or where to go on.
template<typename F>
void forEachPlace(std::string_view text, std::string_view needle, F &&goOnFrom)
{
    // Skipping pays for long needles; for short ones looking for the first byte is faster.
    const bool skips = needle.size() > 5;
    const std::boyer_moore_horspool_searcher searcher(needle.begin(), needle.end());
    size_t from = 0;
    while (from < text.size()) {
        const auto begin = text.begin() + qsizetype(from);
        const size_t at = skips ? size_t(std::search(begin, text.end(), searcher) - text.begin())
                                : text.find(needle, from);
        if (at >= text.size())
            return;
        from = goOnFrom(at);
    }
}

//! An entry's own text may be long enough to be looked at only once.
void markHolding(std::vector<bool> &holds, const QByteArray &text,
    const std::vector<Record> &records, const QByteArray &needle)
{
    const std::string_view haystack(text.constData(), size_t(text.size()));
    forEachPlace(
        haystack, std::string_view(needle.constData(), size_t(needle.size())), [&](size_t at) {
            const auto record = std::upper_bound(records.begin(), records.end(), at,
                [](size_t place, const Record &one) { return place < one.textEnd; });
            if (record == records.end())
                return haystack.size();
            holds[size_t(record - records.begin())] = true;
            return size_t(record->textEnd);
        });
}

} // namespace

bool matches(const JournalFilter &filter, const JournalEntry &entry)
{
    return matchesContext(filter, entry) && (!filter.from.isValid() || entry.time >= filter.from)
        && (!filter.until.isValid() || entry.time <= filter.until)
        && (filter.text.isEmpty() || holdsText(entry, filter.text.toCaseFolded()));
}

//! 4096 entries, as they are read and written.
struct JournalIndex::Block
{
    std::vector<Record> records;
    QList<JournalEntry> contexts;
    QByteArray text;

    void setRecords(const QByteArray &bytes)
    {
        records.resize(size_t(bytes.size()) / sizeof(Record));
        std::memcpy(records.data(), bytes.constData(), records.size() * sizeof(Record));
    }
    void setContexts(const QByteArray &bytes)
    {
        contexts.clear();
        QDataStream stream(bytes);
        while (!stream.atEnd() && stream.status() == QDataStream::Ok) {
            QByteArray body;
            stream >> body;
            contexts.append(decoded(body).value_or(JournalEntry{}));
        }
    }
    [[nodiscard]] QByteArray contextBytes() const
    {
        QByteArray bytes;
        QDataStream stream(&bytes, QIODevice::WriteOnly);
        for (const JournalEntry &context : contexts)
            stream << encoded(context);
        return bytes;
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
    for (const QString &statement : {u"PRAGMA page_size = 65536"_s, u"PRAGMA journal_mode = WAL"_s,
             u"PRAGMA synchronous = NORMAL"_s, u"BEGIN IMMEDIATE"_s,
             u"CREATE TABLE IF NOT EXISTS block(first INTEGER PRIMARY KEY, last INTEGER NOT NULL, "
             "hash BLOB NOT NULL, contexts BLOB NOT NULL, records BLOB NOT NULL)"_s,
             u"CREATE TABLE IF NOT EXISTS text(first INTEGER PRIMARY KEY, folded BLOB NOT NULL)"_s,
             u"PRAGMA user_version = %1"_s.arg(schema), u"COMMIT"_s}) {
        if (const Result<void> done = m_file.run(statement); !done)
            return done;
    }
    return {};
}

Result<void> JournalIndex::open(SqliteFile::Access access, JournalFile &journal)
{
    m_indexed = 0;
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

Result<void> JournalIndex::write(const Block &block, const QByteArray &hash)
{
    const QByteArray records(reinterpret_cast<const char *>(block.records.data()),
        qsizetype(block.records.size() * sizeof(Record)));
    const qint64 first = block.records.front().sequence;
    const qint64 last = block.records.back().sequence;
    for (const auto &[statement, values] :
        {std::pair(u"INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?, ?)"_s,
             QVariantList{first, last, hash, block.contextBytes(), records}),
            std::pair(
                u"INSERT OR REPLACE INTO text VALUES (?, ?)"_s, QVariantList{first, block.text})}) {
        Result<QSqlQuery> query = m_file.prepared(statement);
        if (!query)
            return fail(query.error());
        for (int i = 0; i < values.size(); ++i)
            query->bindValue(i, values.at(i));
        if (!query->exec())
            return fail(m_file.errorOf(*query));
    }
    m_indexed = last;
    return {};
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
    Block block;
    block.records.reserve(size_t(blockSize));
    QHash<QByteArray, quint32> known;
    QByteArray hash;
    while (rows->next()) {
        const JournalEntry entry = decoded(rows->value(1).toByteArray()).value_or(JournalEntry{});
        const JournalEntry context = contextOf(entry);
        const auto id = known.constFind(encoded(context));
        const quint32 contextId = id == known.cend() ? quint32(known.size()) : *id;
        if (id == known.cend()) {
            known.insert(encoded(context), contextId);
            block.contexts.append(context);
        }
        block.text += ownText(entry);
        hash = rows->value(2).toByteArray();
        block.records.push_back(
            {rows->value(0).toLongLong(), entry.time.isValid() ? entry.time.toMSecsSinceEpoch() : 0,
                quint32(block.text.size()), contextId});
    }
    if (rows->lastError().isValid())
        return fail(journal.sqlite().errorOf(*rows));
    if (qint64(block.records.size()) < blockSize)
        return false;
    if (const Result<void> written = write(block, hash); !written)
        return fail(written.error());
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
            return fail(added ? ended.error() : added.error());
        }
        if (!*added)
            return {};
        control.progressed(m_indexed, last->toLongLong());
    }
    return {};
}

Result<void> JournalIndex::search(
    const JournalFilter &filter, qint64 before, const TaskControl &control, const Found &found)
{
    if (!m_file.isOpen() || m_indexed == 0)
        return {};
    const QString needle = filter.text.toCaseFolded();
    const bool isFindable = !needle.isEmpty() && !needle.contains(QLatin1Char(between));
    const qint64 from = filter.from.isValid() ? filter.from.toMSecsSinceEpoch()
                                              : std::numeric_limits<qint64>::min();
    const qint64 until = filter.until.isValid() ? filter.until.toMSecsSinceEpoch()
                                                : std::numeric_limits<qint64>::max();
    Result<QSqlQuery> query = m_file.prepared(needle.isEmpty()
            ? u"SELECT contexts, records FROM block WHERE first < ? AND last <= ? "
              "ORDER BY first DESC"_s
            : u"SELECT contexts, records, folded FROM block JOIN text USING (first) "
              "WHERE first < ? AND last <= ? ORDER BY first DESC"_s);
    if (!query)
        return fail(query.error());
    query->bindValue(0, before);
    query->bindValue(1, m_indexed);
    if (!query->exec())
        return fail(m_file.errorOf(*query));
    Block block;
    while (!control.isCancelled() && query->next()) {
        block.setContexts(query->value(0).toByteArray());
        block.setRecords(query->value(1).toByteArray());
        std::vector<bool> fits;  // all but the text
        std::vector<bool> holds; // the needle, whatever the entry's own text
        for (const JournalEntry &context : std::as_const(block.contexts)) {
            fits.push_back(matchesContext(filter, context));
            holds.push_back(needle.isEmpty() || holdsText(context, needle));
        }
        std::vector<bool> own(block.records.size(), false);
        if (isFindable && std::find(holds.begin(), holds.end(), false) != holds.end())
            markHolding(own, query->value(2).toByteArray(), block.records, needle.toUtf8());
        for (size_t i = block.records.size(); i-- > 0;) {
            const Record &record = block.records[i];
            if (record.context < fits.size() && fits[record.context]
                && (holds[record.context] || own[i]) && record.time >= from && record.time <= until
                && record.sequence < before && !found(record.sequence))
                return {};
        }
    }
    return {};
}

} // namespace rescind
