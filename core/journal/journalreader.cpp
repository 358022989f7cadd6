// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journalreader.h"

#include "core/journal/journal.h"

#include <QtCore/QFile>
#include <QtCore/QSaveFile>
#include <QtCore/QThread>
#include <QtCore/QVariant>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 between = 1024; //!< entries between two looks at the control
constexpr qint64 noEnd = std::numeric_limits<qint64>::max();

Error cancelledError()
{
    return {.kind = ErrorKind::Cancelled, .stage = Stage::Storage};
}

//! Calls f(entry) for the rows of a statement that gives sequence and body, until it says false.
Result<void> forEachRow(SqliteFile &file, const QString &statement, qint64 first, qint64 last,
    const TaskControl &control, const std::function<bool(const JournalEntry &)> &f)
{
    Result<QSqlQuery> query = file.prepared(statement);
    if (!query)
        return fail(query.error());
    query->bindValue(0, first);
    query->bindValue(1, last);
    if (!query->exec())
        return fail(file.errorOf(*query));
    for (qint64 rows = 1; query->next(); ++rows) {
        // What cannot be read is shown by its number; verifying says what happened to it.
        JournalEntry entry = decoded(query->value(1).toByteArray()).value_or(JournalEntry{});
        entry.sequence = query->value(0).toLongLong();
        if (!f(entry))
            return {};
        if (rows % between == 0 && control.isCancelled())
            return fail(cancelledError());
    }
    if (query->lastError().isValid())
        return fail(file.errorOf(*query));
    return {};
}

Error exportError(const QString &path)
{
    return {.kind = ErrorKind::Journal,
        .stage = Stage::Storage,
        .reason = Reason::ExportNotWritten,
        .subject = path};
}

} // namespace

//! Journal and index, opened for reading when they are first needed, and kept open.
class JournalReader::Search final
{
public:
    explicit Search(const QString &path)
        : m_journal(path)
        , m_index(path)
    {
    }

    //! False where there is no journal.
    [[nodiscard]] Result<bool> open()
    {
        if (m_journal.sqlite().isOpen() && QFile::exists(m_journal.sqlite().path()))
            return true;
        m_hasIndex = false;
        return m_journal.openForReading();
    }
    void close()
    {
        m_index.close();
        m_journal.close();
    }
    void forgetIndex() { m_hasIndex = false; }
    [[nodiscard]] JournalFile &journal() { return m_journal; }

    //! Calls f for each match, newest first, until it says false.
    [[nodiscard]] Result<void> forEach(const JournalFilter &filter, qint64 before,
        const TaskControl &control, const std::function<bool(const JournalEntry &)> &f)
    {
        openIndex();
        bool goesOn = true;
        const auto visit = [&](const JournalEntry &entry) {
            return !matches(filter, entry) || (goesOn = f(entry));
        };
        Result<void> done = forEachRow(
            m_journal.sqlite(), newestFirst, m_index.indexed() + 1, before - 1, control, visit);
        if (done && goesOn) {
            done = m_index.search(filter, before, control, [&](qint64 sequence) {
                // The index may lie, the journal decides.
                const Result<void> read = forEachRow(
                    m_journal.sqlite(), newestFirst, sequence, sequence, control, visit);
                return read.has_value() && goesOn;
            });
        }
        if (control.isCancelled())
            return fail(cancelledError());
        return done;
    }

    //! Believes the index: for numbers that are shown, not for proof.
    [[nodiscard]] Result<qint64> count(const JournalFilter &filter, const TaskControl &control)
    {
        if (filter.isEmpty()) {
            const Result<QVariant> rows = m_journal.sqlite().value(u"SELECT count(*) FROM entry"_s);
            if (!rows)
                return fail(rows.error());
            return rows->toLongLong();
        }
        openIndex();
        qint64 found = 0;
        Result<void> done = forEachRow(m_journal.sqlite(), newestFirst, m_index.indexed() + 1,
            noEnd, control, [&](const JournalEntry &entry) {
                found += matches(filter, entry) ? 1 : 0;
                return true;
            });
        if (done) {
            done = m_index.search(filter, noEnd, control, [&found](qint64) {
                ++found;
                return true;
            });
        }
        if (!done)
            return fail(done.error());
        if (control.isCancelled())
            return fail(cancelledError());
        return found;
    }

private:
    void openIndex()
    {
        // Without one everything is read from the journal itself.
        if (!m_hasIndex)
            m_hasIndex = m_index.open(SqliteFile::Access::ReadOnly, m_journal).has_value();
    }

    static inline const QString newestFirst
        = u"SELECT sequence, body FROM entry WHERE sequence BETWEEN ? AND ? "
          "ORDER BY sequence DESC"_s;

    JournalFile m_journal;
    JournalIndex m_index;
    bool m_hasIndex = false;
};

JournalReader::JournalReader(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_path(Journal::filePath(folder))
    , m_search(std::make_unique<Search>(m_path))
{
}

JournalReader::~JournalReader()
{
    // A connection is closed in the thread that opened it.
    m_short.post([this] { m_search->close(); });
}

ResultJob<JournalSummary> *JournalReader::summary(QObject *parent)
{
    const auto task = [this](const TaskControl &) -> Result<JournalSummary> {
        const Result<bool> opened = m_search->open();
        if (!opened)
            return fail(opened.error());
        if (!*opened)
            return JournalSummary();
        const Result<JournalHead> head = m_search->journal().head();
        if (!head)
            return fail(head.error());
        // Sequences have no gaps in a sound journal; verifying counts.
        return JournalSummary{head->sequence, *head};
    };
    return new WorkerJob<JournalSummary>(m_short, task, parent);
}

ResultJob<JournalPage> *JournalReader::page(
    const JournalFilter &filter, qint64 before, int limit, QObject *parent)
{
    const auto task = [=, this](const TaskControl &control) -> Result<JournalPage> {
        const Result<bool> opened = m_search->open();
        if (!opened)
            return fail(opened.error());
        JournalPage page;
        if (!*opened || limit < 1)
            return page;
        const auto take = [&page, limit](const JournalEntry &entry) {
            if (page.entries.size() == limit) {
                page.nextBefore = page.entries.back().sequence;
                return false;
            }
            page.entries.append(entry);
            return true;
        };
        const Result<void> done
            = m_search->forEach(filter, before > 0 ? before : noEnd, control, take);
        if (!done)
            return fail(done.error());
        return page;
    };
    return new WorkerJob<JournalPage>(m_short, task, parent);
}

ResultJob<qint64> *JournalReader::count(const JournalFilter &filter, QObject *parent)
{
    const auto task = [=, this](const TaskControl &control) -> Result<qint64> {
        const Result<bool> opened = m_search->open();
        if (!opened)
            return fail(opened.error());
        return *opened ? m_search->count(filter, control) : Result<qint64>(0);
    };
    return new WorkerJob<qint64>(m_short, task, parent);
}

ResultJob<qint64> *JournalReader::updateIndex(QObject *parent, const Progress &progress)
{
    const auto task = [this](const TaskControl &control) -> Result<qint64> {
        JournalFile journal(m_path);
        const Result<bool> opened = journal.openForReading();
        if (!opened)
            return fail(opened.error());
        if (!*opened)
            return 0;
        JournalIndex index(m_path);
        Result<void> done = index.open(SqliteFile::Access::ReadWrite, journal);
        if (done)
            done = index.update(journal, control);
        if (!done)
            return fail(done.error());
        m_short.post([this] { m_search->forgetIndex(); });
        return index.indexed();
    };
    return new WorkerJob<qint64>(m_long, task, parent, progress);
}

ResultJob<bool> *JournalReader::holds(const JournalHead &head, QObject *parent)
{
    const auto task = [path = m_path, head](const TaskControl &) -> Result<bool> {
        if (head.sequence < 1)
            return true;
        // Opened anew: the file that is open may have been put aside.
        JournalFile journal(path);
        const Result<bool> opened = journal.openForReading();
        if (!opened)
            return fail(opened.error());
        if (!*opened)
            return false;
        const Result<QVariant> hash = journal.sqlite().value(
            u"SELECT hash FROM entry WHERE sequence = %1"_s.arg(head.sequence));
        if (!hash)
            return fail(hash.error());
        return hash->toByteArray() == head.hash;
    };
    return new WorkerJob<bool>(m_short, task, parent);
}

WorkerThread &JournalReader::background()
{
    if (!m_background) {
        m_background = std::make_unique<WorkerThread>();
        m_background->post([] { QThread::currentThread()->setPriority(QThread::IdlePriority); });
    }
    return *m_background;
}

ResultJob<JournalVerdict> *JournalReader::verify(const std::optional<JournalHead> &keptHead,
    QObject *parent, const Progress &progress, VerifyEffort effort)
{
    // As text, since g++ 12 takes an optional in here for uninitialised.
    const auto task = [path = m_path, kept = keptHead ? keptHead->toText() : QByteArray(), effort](
                          const TaskControl &control) {
        return verifiedJournal(path, JournalHead::fromText(kept), control, effort);
    };
    return new WorkerJob<JournalVerdict>(
        effort == VerifyEffort::Background ? background() : m_long, task, parent, progress);
}

ResultJob<qint64> *JournalReader::exportTo(const QString &path, JournalFormat format,
    const JournalFilter &filter, QObject *parent, const Progress &progress)
{
    const auto task = [=, journalPath = m_path](const TaskControl &control) -> Result<qint64> {
        JournalFile journal(journalPath);
        const Result<bool> opened = journal.openForReading();
        if (!opened)
            return fail(opened.error());
        QSaveFile file(path);
        bool isWritten = file.open(QIODevice::WriteOnly)
            && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
            && file.write(exportHead(format)) >= 0;
        qint64 entries = 0;
        const Result<JournalHead> head = *opened ? journal.head() : JournalHead();
        if (!head)
            return fail(head.error());
        if (isWritten && *opened) {
            const auto write = [&](const JournalEntry &entry) {
                if (matches(filter, entry)) {
                    const QByteArray line = exportLine(format, entry);
                    isWritten = file.write(line) == line.size();
                    ++entries;
                }
                if (entry.sequence % between == 0)
                    control.progressed(entry.sequence, head->sequence);
                return isWritten;
            };
            const Result<void> read = forEachRow(journal.sqlite(),
                u"SELECT sequence, body FROM entry WHERE sequence BETWEEN ? AND ? "
                "ORDER BY sequence"_s,
                std::numeric_limits<qint64>::min(), head->sequence, control, write);
            if (!read)
                return fail(read.error());
        }
        if (!isWritten || !file.commit())
            return fail(exportError(path));
        return entries;
    };
    return new WorkerJob<qint64>(m_long, task, parent, progress);
}

} // namespace rescind
