// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <QtCore/QPointer>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace rescind {

//! A thread of its own that does one task after the other, in the order in which they were posted.
//! Lives in the thread of those who ask it. Its end waits for every task that was posted.
class WorkerThread final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkerThread)

public:
    explicit WorkerThread(QObject *parent = nullptr);
    ~WorkerThread() override;

    void post(std::function<void()> task);
    //! Calls f in the thread this object lives in, unless it dies first. From any thread.
    void backHome(std::function<void()> f);
    //! True once the end has begun: long tasks should give up.
    [[nodiscard]] const std::atomic_bool &isStopping() const { return m_stopping; }

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wakeUp;
    std::deque<std::function<void()>> m_tasks;
    std::atomic_bool m_stopping = false;
    std::thread m_thread; // last: it uses the others
};

//! What a task asks from time to time, and tells how far it is.
class TaskControl final
{
public:
    using Progress = std::function<void(qint64 done, qint64 total)>;

    TaskControl(std::shared_ptr<const std::atomic_bool> cancelled, const std::atomic_bool &stopping,
        Progress progress)
        : m_cancelled(std::move(cancelled))
        , m_stopping(stopping)
        , m_progress(std::move(progress))
    {
    }

    [[nodiscard]] bool isCancelled() const { return *m_cancelled || m_stopping; }
    void progressed(qint64 done, qint64 total) const
    {
        if (m_progress)
            m_progress(done, total);
    }

private:
    std::shared_ptr<const std::atomic_bool> m_cancelled;
    const std::atomic_bool &m_stopping;
    Progress m_progress;
};

//! Runs a function on a WorkerThread, which must outlive the job. Cancelled or deleted, it tells
//! the function to give up and does not wait for it.
template<typename T>
class WorkerJob final : public ResultJob<T>
{
public:
    using Task = std::function<Result<T>(const TaskControl &)>;

    //! `progress` is called in the job's own thread, and only while the job is not finished.
    WorkerJob(WorkerThread &thread, Task task, QObject *parent, TaskControl::Progress progress = {})
        : ResultJob<T>(parent)
        , m_thread(thread)
        , m_task(std::move(task))
        , m_progress(std::move(progress))
    {
    }
    ~WorkerJob() override { *m_cancelled = true; }

protected:
    void run() override
    {
        const QPointer<WorkerJob> self(this);
        const auto tell = [self, &thread = m_thread](qint64 done, qint64 total) {
            thread.backHome([self, done, total] {
                if (self && !self->isFinished())
                    self->m_progress(done, total);
            });
        };
        const TaskControl control(
            m_cancelled, m_thread.isStopping(), m_progress ? TaskControl::Progress(tell) : nullptr);
        m_thread.post([self, control, task = m_task, &thread = m_thread] {
            auto result = std::make_shared<Result<T>>(task(control));
            thread.backHome([self, result] {
                if (self)
                    self->finish(std::move(*result));
            });
        });
    }
    void stop() override { *m_cancelled = true; }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    WorkerThread &m_thread;
    Task m_task;
    TaskControl::Progress m_progress;
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
};

} // namespace rescind
