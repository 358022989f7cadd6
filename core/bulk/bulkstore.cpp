// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkstore.h"

#include "core/bulk/bulkfile.h"

namespace rescind {

BulkStore::BulkStore(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_file(std::make_unique<BulkFile>(m_path))
    , m_thread(std::make_unique<WorkerThread>())
{
}

BulkStore::~BulkStore()
{
    // A connection is closed in the thread that opened it.
    m_thread->post([this] { m_file->close(); });
    m_thread.reset();
}

ResultJob<void> *BulkStore::create(BulkContents contents, QObject *parent)
{
    m_record = contents.record;
    auto *const job = new WorkerJob<void>(
        *m_thread,
        [file = m_file.get(), shared = std::make_shared<const BulkContents>(std::move(contents))](
            const TaskControl &) { return file->create(*shared); },
        parent);
    job->onFinished(this, [this](const Result<void> &created) { m_isThere = created.has_value(); });
    return job;
}

ResultJob<void> *BulkStore::open(QObject *parent)
{
    auto found = std::make_shared<BulkContents>();
    auto *const job = new WorkerJob<void>(
        *m_thread,
        [file = m_file.get(), found](const TaskControl &) -> Result<void> {
            Result<BulkContents> contents = file->open();
            if (!contents)
                return fail(contents.error());
            *found = *std::move(contents);
            return {};
        },
        parent);
    job->onFinished(this, [this, found](const Result<void> &opened) {
        if (!opened)
            return;
        m_record = found->record;
        m_contents = found;
        m_isThere = true;
    });
    return job;
}

ResultJob<void> *BulkStore::write(BulkChanges changes, QObject *parent)
{
    auto shared = std::make_shared<const BulkChanges>(std::move(changes));
    return new WorkerJob<void>(
        *m_thread,
        [file = m_file.get(), shared](const TaskControl &) { return file->write(*shared); },
        parent);
}

ResultJob<void> *BulkStore::setEnded(const QDateTime &at, QObject *parent)
{
    m_record.endedAt = at;
    return new WorkerJob<void>(
        *m_thread, [file = m_file.get(), at](const TaskControl &) { return file->setEnded(at); },
        parent);
}

ResultJob<void> *BulkStore::setBegun(qint64 journalFrom, QObject *parent)
{
    m_record.endedAt = {};
    m_record.journalFrom = journalFrom;
    return new WorkerJob<void>(
        *m_thread,
        [file = m_file.get(), journalFrom](
            const TaskControl &) { return file->setBegun(journalFrom); },
        parent);
}

} // namespace rescind
