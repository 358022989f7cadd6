// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <QtCore/QPointer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <functional>
#include <memory>

namespace rescind {

//! What every Job promises (core/base/job.h), tested for one kind of job:
//!
//!     void contract_data() { JobContract<Thing>::addRows(); }
//!     void contract() { JobContract<Thing>{.succeeding = …, .failing = …, .hanging = …, .late =
//!     …}.check(); }
//!
//! Each maker gives a new job with this parent, not started. What the jobs use must outlive the
//! test.
template<typename T>
struct JobContract
{
    using Maker = std::function<ResultJob<T> *(QObject *parent)>;

    Maker succeeding;
    Maker failing;
    //! Does not finish by itself while the test looks (5 s).
    Maker hanging;
    //! Ends within 5 s with ErrorKind::Timeout.
    Maker late;

    static void addRows()
    {
        QTest::addColumn<int>("clause");
        int clause = 0;
        for (const char *const name : {"success", "error", "cancel", "cancel twice",
                 "cancel before start", "context dies", "parent dies", "deadline"})
            QTest::newRow(name) << clause++;
    }

    void check() const
    {
        QFETCH(int, clause);
        switch (clause) {
        case 0:
            return endsOnce(succeeding, std::nullopt);
        case 1:
            return endsOnce(failing, anyError);
        case 2:
            return cancelled(1, true);
        case 3:
            return cancelled(2, true);
        case 4:
            return cancelled(1, false);
        case 5:
            return contextDies();
        case 6:
            return parentDies();
        default:
            return endsOnce(late, ErrorKind::Timeout);
        }
    }

private:
    //! ErrorKind::Usage is no job's error, so it can stand for "whatever error".
    static constexpr ErrorKind anyError = ErrorKind::Usage;

    static void verifyResult(const Result<T> &result, std::optional<ErrorKind> expected)
    {
        QCOMPARE(result.has_value(), !expected.has_value());
        if (expected && *expected != anyError)
            QCOMPARE(result.error().kind, *expected);
    }

    static void endsOnce(const Maker &make, std::optional<ErrorKind> expected)
    {
        QObject parent;
        const QPointer<ResultJob<T>> job = make(&parent);
        QSignalSpy spy(job, &Job::finished);
        int calls = 0;
        job->onFinished(&parent, [&](const Result<T> &result) {
            ++calls;
            verifyResult(result, expected);
        });
        job->start();
        job->start();
        QVERIFY2(spy.isEmpty(), "finished() came from inside start()");
        QTRY_COMPARE(spy.count(), 1);
        if (job) {
            QVERIFY(job->isFinished());
            job->cancel();
        }
        QTRY_VERIFY2(job.isNull(), "the job did not delete itself");
        QCOMPARE(spy.count(), 1);
        QCOMPARE(calls, 1);
    }

    void cancelled(int times, bool running) const
    {
        QObject parent;
        const QPointer<ResultJob<T>> job = hanging(&parent);
        QSignalSpy spy(job, &Job::finished);
        job->onFinished(
            &parent, [](const Result<T> &result) { verifyResult(result, ErrorKind::Cancelled); });
        job->start();
        if (running)
            QTest::qWait(50);
        for (int i = 0; i < times; ++i)
            job->cancel();
        QVERIFY2(spy.isEmpty(), "finished() came from inside cancel()");
        QTRY_COMPARE(spy.count(), 1);
        QTRY_VERIFY2(job.isNull(), "the job did not delete itself");
        QCOMPARE(spy.count(), 1);
    }

    void contextDies() const
    {
        QObject parent;
        auto context = std::make_unique<QObject>();
        const QPointer<ResultJob<T>> job = succeeding(&parent);
        QSignalSpy spy(job, &Job::finished);
        bool called = false;
        job->onFinished(context.get(), [&called](const Result<T> &) { called = true; });
        job->start();
        context.reset();
        QTRY_COMPARE(spy.count(), 1);
        QTRY_VERIFY(job.isNull());
        QVERIFY(!called);
    }

    void parentDies() const
    {
        QObject context;
        auto parent = std::make_unique<QObject>();
        const QPointer<ResultJob<T>> job = hanging(parent.get());
        bool called = false;
        job->onFinished(&context, [&called](const Result<T> &) { called = true; });
        job->start();
        QTest::qWait(50);
        QVERIFY2(!job.isNull(), "the job ended before its parent died");
        parent.reset();
        QVERIFY2(job.isNull(), "the job is no child of its parent");
        QTest::qWait(50);
        QVERIFY(!called);
    }
};

} // namespace rescind
