// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <chrono>
#include <optional>
#include <utility>

namespace rescind {

//! One operation that takes time.
//!
//! Made with a parent, started once, finishes once. finished() comes exactly once and never from
//! inside start(); afterwards the job deletes itself. Deleting a job, or its parent, ends the work
//! without a signal: cancellation is ownership. Child jobs are parented to the job that needs them.
class Job : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Job)

public:
    ~Job() override;

    //! Begins on the next turn of the event loop. A second call does nothing.
    void start();
    //! Idempotent. Ends the job with ErrorKind::Cancelled on the next turn, unless it finished
    //! first.
    void cancel();
    [[nodiscard]] bool isFinished() const { return m_finished; }

Q_SIGNALS:
    void finished();

protected:
    explicit Job(QObject *parent);

    //! The work. Called once, on the event loop.
    virtual void run() = 0;
    //! Completes with this error; what cancel() and the deadline end in.
    virtual void finishWith(Error error) = 0;
    //! Stops what is under way (aborts a reply, closes a socket). Called before an early end.
    virtual void stop() { }
    //! Where an early end is said to have happened.
    [[nodiscard]] virtual Stage stage() const = 0;

    //! Ends the job with ErrorKind::Timeout when it is not finished by then. Counted from now.
    void setDeadline(std::chrono::milliseconds time);
    //! For ResultJob: false when the job had finished already.
    [[nodiscard]] bool markFinished();

private:
    void endEarly(ErrorKind kind, Reason reason);

    QTimer m_deadline;
    bool m_started = false;
    bool m_cancelled = false;
    bool m_finished = false;
};

//! A job with a typed result, valid from finished() on.
template<typename T>
class ResultJob : public Job
{
public:
    [[nodiscard]] const Result<T> &result() const { return *m_result; }

    //! Calls f(result()) when the job finishes, unless the context dies first.
    template<typename F>
    void onFinished(const QObject *context, F &&f)
    {
        QObject::connect(this, &Job::finished, context,
            [this, f = std::forward<F>(f)]() mutable { f(*m_result); });
    }

protected:
    using Job::Job;

    //! The one place that completes; a second call is ignored.
    void finish(Result<T> result)
    {
        if (isFinished())
            return;
        m_result.emplace(std::move(result));
        if (markFinished())
            Q_EMIT finished();
    }
    void finishWith(Error error) override { finish(fail(std::move(error))); }

private:
    std::optional<Result<T>> m_result;
};

//! Listens for a job's result, then starts it.
template<typename T, typename F>
void startThen(ResultJob<T> *job, const QObject *context, F &&onResult)
{
    job->onFinished(context, std::forward<F>(onResult));
    job->start();
}

} // namespace rescind
