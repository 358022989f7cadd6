// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journal.h"

#include "core/base/logging.h"
#include "core/journal/journalfile.h"
#include "core/journal/syslogsender.h"

#include <QtCore/QDir>

namespace rescind {

struct Journal::Waiting
{
    QList<JournalEntry> entries;
    std::function<void(const Result<JournalReceipt> &)> written;
};

class AppendJob final : public ResultJob<JournalReceipt>
{
public:
    AppendJob(Journal &journal, QList<JournalEntry> entries, QObject *parent)
        : ResultJob(parent)
        , m_journal(journal)
        , m_entries(std::move(entries))
    {
    }

protected:
    void run() override
    {
        const auto written = [self = QPointer(this), &thread = *m_journal.m_thread](
                                 const Result<JournalReceipt> &receipt) {
            thread.backHome([self, receipt] {
                if (self)
                    self->finish(receipt);
            });
        };
        m_journal.add(
            std::make_shared<Journal::Waiting>(Journal::Waiting{std::move(m_entries), written}));
    }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    Journal &m_journal;
    QList<JournalEntry> m_entries;
};

Journal::Journal(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_path(filePath(folder))
    , m_file(std::make_unique<JournalFile>(m_path))
    , m_thread(std::make_unique<WorkerThread>())
{
}

Journal::~Journal()
{
    // A connection is closed in the thread that opened it.
    m_thread->post([this] { m_file->close(); });
    m_thread.reset();
}

QString Journal::filePath(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("journal.db"));
}

ResultJob<JournalReceipt> *Journal::append(const JournalEntry &entry, QObject *parent)
{
    return append(QList<JournalEntry>{entry}, parent);
}

ResultJob<JournalReceipt> *Journal::append(const QList<JournalEntry> &entries, QObject *parent)
{
    return new AppendJob(*this, entries, parent);
}

ResultJob<JournalReceipt> *Journal::check(QObject *parent)
{
    return append(QList<JournalEntry>(), parent);
}

void Journal::setSyslog(bool on, const QString &socketPath)
{
    m_thread->post([this, on, socketPath] {
        m_syslog = on ? std::make_unique<SyslogSender>(socketPath) : nullptr;
    });
}

void Journal::add(std::shared_ptr<Waiting> waiting)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(waiting));
    }
    m_thread->post([this] { writeWaiting(); });
}

void Journal::writeWaiting()
{
    std::deque<std::shared_ptr<Waiting>> waiting;
    {
        const std::lock_guard lock(m_mutex);
        waiting.swap(m_waiting);
    }
    if (waiting.empty()) // an earlier turn has taken them along
        return;
    QList<JournalEntry> entries;
    for (const auto &one : waiting)
        entries.append(one->entries);
    const Result<JournalHead> head
        = entries.isEmpty() ? m_file->checkedHead() : m_file->append(entries);
    if (!head)
        qCWarning(journalLog) << entries.size() << "entries not written:" << head.error();
    qint64 sequence = head ? head->sequence - entries.size() : 0;
    for (const auto &one : waiting) {
        sequence += one->entries.size();
        one->written(
            head ? Result<JournalReceipt>(JournalReceipt{*head, sequence}) : fail(head.error()));
    }
    if (head && m_syslog)
        m_syslog->send(entries, head->sequence);
}

} // namespace rescind
