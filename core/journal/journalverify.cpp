// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journalverify.h"

#include "core/journal/journalfile.h"

#include <QtCore/QVariant>

#include <algorithm>
#include <array>
#include <atomic>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 worthAThread = 20000;
constexpr qint64 between = 4096; //!< entries between two looks at the control

struct Row
{
    qint64 sequence = 0;
    QByteArray body;
    QByteArray hash;
};

struct Break
{
    JournalBreak kind = JournalBreak::None;
    qint64 sequence = 0;
};

Result<std::optional<Row>> rowAt(SqliteFile &file, qint64 sequence)
{
    Result<QSqlQuery> query = file.prepared(u"SELECT body, hash FROM entry WHERE sequence = ?"_s);
    if (!query)
        return fail(query.error());
    query->bindValue(0, sequence);
    if (!query->exec())
        return fail(file.errorOf(*query));
    if (!query->next())
        return std::optional<Row>();
    return std::optional(
        Row{sequence, query->value(0).toByteArray(), query->value(1).toByteArray()});
}

//! Says what happened at the first row that does not fit, by the sequences that the bodies name.
Result<Break> explained(SqliteFile &file, const Row &row)
{
    const std::optional<qint64> own = encodedSequence(row.body);
    const auto next = rowAt(file, row.sequence + 1);
    const auto there = rowAt(file, own.value_or(row.sequence));
    if (!next || !there)
        return fail(next ? there.error() : next.error());
    const auto sequenceIn = [](const std::optional<Row> &other) {
        return other ? encodedSequence(other->body) : std::nullopt;
    };
    if (own && *own != row.sequence && sequenceIn(*there) == row.sequence)
        return Break{JournalBreak::Swapped, row.sequence};
    // Moved on by one: what stands before it does not belong there, unless this is its copy.
    if (own == row.sequence - 1 && *there && (*there)->body != row.body)
        return Break{JournalBreak::Inserted, *own};
    if (sequenceIn(*next) == row.sequence)
        return Break{JournalBreak::Inserted, row.sequence};
    if (!own || *own == row.sequence)
        return Break{JournalBreak::Changed, row.sequence};
    return Break{
        *own > row.sequence ? JournalBreak::Removed : JournalBreak::Inserted, row.sequence};
}

//! One processor's share: the rows from `first` to `last`.
class Stretch final
{
public:
    Stretch(QString path, qint64 first, qint64 last, std::atomic<qint64> &done,
        const TaskControl &control)
        : m_journal(std::move(path))
        , m_first(first)
        , m_last(last)
        , m_done(done)
        , m_control(control)
    {
    }

    [[nodiscard]] Result<Break> walk(bool tells)
    {
        const Result<bool> opened = m_journal.openForReading();
        if (!opened)
            return fail(opened.error());
        SqliteFile &file = m_journal.sqlite();
        QByteArray before(32, '\0');
        if (m_first > 1) {
            const auto row = rowAt(file, m_first - 1);
            if (!row)
                return fail(row.error());
            if (*row)
                before = (*row)->hash;
        }
        Result<QSqlQuery> query = file.prepared(
            u"SELECT sequence, body, hash FROM entry WHERE sequence BETWEEN ? AND ? "
            "ORDER BY sequence"_s);
        if (!query)
            return fail(query.error());
        query->bindValue(0, m_first == 1 ? std::numeric_limits<qint64>::min() : m_first);
        query->bindValue(1, m_last);
        if (!query->exec())
            return fail(file.errorOf(*query));
        return walk(*query, before, tells);
    }

private:
    Result<Break> walk(QSqlQuery &query, QByteArray before, bool tells)
    {
        std::array<unsigned char, 32> computed{};
        qint64 expected = m_first;
        for (; query.next(); ++expected) {
            const qint64 sequence = query.value(0).toLongLong();
            if (sequence != expected)
                return sequence < 1 ? Break{JournalBreak::Inserted, sequence}
                                    : Break{JournalBreak::Removed, expected};
            const QByteArray body = query.value(1).toByteArray();
            const QByteArray hash = query.value(2).toByteArray();
            m_hasher.hash(before, body, computed.data());
            if (hash.size() != 32 || std::memcmp(hash.constData(), computed.data(), 32) != 0
                || encodedSequence(body) != sequence)
                return explained(m_journal.sqlite(), {sequence, body, hash});
            before = hash;
            if (sequence % between == 0 && !goesOn(tells))
                return Break{};
        }
        if (query.lastError().isValid())
            return fail(m_journal.sqlite().errorOf(query));
        if (expected <= m_last)
            return Break{JournalBreak::Removed, expected};
        return Break{};
    }

    bool goesOn(bool tells)
    {
        m_done += between;
        if (tells)
            m_control.progressed(m_done, m_total);
        return !m_control.isCancelled();
    }

    JournalFile m_journal;
    JournalHasher m_hasher;
    qint64 m_first;
    qint64 m_last;
    std::atomic<qint64> &m_done;
    const TaskControl &m_control;

public:
    qint64 m_total = 0;
};

//! The earliest break of all stretches, or the first error.
Result<Break> firstBreak(
    const QString &path, qint64 last, const TaskControl &control, VerifyEffort effort)
{
    const qint64 processors = effort == VerifyEffort::Background
        ? 1
        : std::max(1U, std::min(8U, std::thread::hardware_concurrency()));
    const qint64 shares = std::clamp<qint64>(last / worthAThread, 1, processors);
    std::vector<Result<Break>> found(size_t(shares), Break{});
    std::vector<std::thread> threads;
    std::atomic<qint64> done = 0;
    const auto work = [&](qint64 share) {
        Stretch stretch(
            path, last * share / shares + 1, last * (share + 1) / shares, done, control);
        stretch.m_total = last;
        found[size_t(share)] = stretch.walk(share == 0);
    };
    for (qint64 share = 1; share < shares; ++share)
        threads.emplace_back(work, share);
    work(0);
    for (std::thread &thread : threads)
        thread.join();
    for (const Result<Break> &one : found) {
        if (!one || one->kind != JournalBreak::None)
            return one;
    }
    return Break{};
}

void compare(JournalVerdict &verdict, const JournalHead &kept, const QByteArray &hashThere)
{
    verdict.hadHead = true;
    verdict.keptSequence = kept.sequence;
    verdict.newerThanHead = std::max<qint64>(0, verdict.head.sequence - kept.sequence);
    // What broke before the kept head is the better answer.
    if (!verdict.isIntact() && verdict.firstBroken <= kept.sequence)
        return;
    if (verdict.head.sequence < kept.sequence) {
        verdict.broken = JournalBreak::Truncated;
        verdict.firstBroken = verdict.head.sequence + 1;
    } else if (hashThere != kept.hash) {
        verdict.broken = JournalBreak::Rehashed;
        verdict.firstBroken = kept.sequence;
    }
}

Error cancelledError()
{
    return {.kind = ErrorKind::Cancelled, .stage = Stage::Storage};
}

} // namespace

QLatin1StringView breakName(JournalBreak kind)
{
    switch (kind) {
    case JournalBreak::None:
        return "none"_L1;
    case JournalBreak::Changed:
        return "changed"_L1;
    case JournalBreak::Removed:
        return "removed"_L1;
    case JournalBreak::Swapped:
        return "swapped"_L1;
    case JournalBreak::Inserted:
        return "inserted"_L1;
    case JournalBreak::Truncated:
        return "truncated"_L1;
    case JournalBreak::Rehashed:
        return "rehashed"_L1;
    }
    return "none"_L1;
}

Result<JournalVerdict> verifiedJournal(const QString &path,
    const std::optional<JournalHead> &keptHead, const TaskControl &control, VerifyEffort effort)
{
    JournalVerdict verdict;
    JournalFile journal(path);
    const Result<bool> opened = journal.openForReading();
    if (!opened)
        return fail(opened.error());
    QByteArray hashThere(32, '\0');
    if (*opened) {
        const Result<JournalHead> head = journal.head();
        if (!head)
            return fail(head.error());
        verdict.head = *head;
        const Result<Break> found = firstBreak(path, head->sequence, control, effort);
        if (!found)
            return fail(found.error());
        verdict.broken = found->kind;
        verdict.firstBroken = found->sequence;
        verdict.entries = head->sequence; // without a gap, as was just seen
        if (!verdict.isIntact()) {
            const auto count = journal.sqlite().value(u"SELECT count(*) FROM entry"_s);
            if (!count)
                return fail(count.error());
            verdict.entries = count->toLongLong();
        }
        if (keptHead && keptHead->sequence > 0) {
            const auto row = rowAt(journal.sqlite(), keptHead->sequence);
            if (!row)
                return fail(row.error());
            hashThere = *row ? (*row)->hash : QByteArray();
        }
    }
    if (control.isCancelled())
        return fail(cancelledError());
    if (keptHead)
        compare(verdict, *keptHead, hashThere);
    return verdict;
}

} // namespace rescind
