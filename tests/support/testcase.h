// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

namespace rescind {

//! Base of every test: an unexpected warning fails it, times are UTC, files go to a folder of its
//! own.
class TestCase : public QObject
{
    Q_OBJECT

protected:
    TestCase();
    //! Removed with the test.
    [[nodiscard]] QString temporaryPath(const QString &name) const;

private Q_SLOTS:
    void init();

private:
    QTemporaryDir m_directory;
};

//! "kind/stage/reason" of a failed result, for QVERIFY2.
[[nodiscard]] QByteArray described(const Error &error);

//! Waits (up to 5 s) for a job started here and gives its result.
template<typename JobType>
auto resultOf(JobType *job)
{
    using ResultType = std::decay_t<decltype(job->result())>;
    std::optional<ResultType> result;
    QObject context;
    job->onFinished(&context, [&result](const ResultType &r) { result.emplace(r); });
    job->start();
    [&] { QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 20000); }();
    if (!result)
        result.emplace(fail(Error{.serverText = QStringLiteral("the job did not finish")}));
    return *result;
}

} // namespace rescind

#define QVERIFY_RESULT(r)                                                                          \
    do {                                                                                           \
        const auto &verified = (r);                                                                \
        QVERIFY2(verified.has_value(),                                                             \
            (verified ? QByteArray() : rescind::described(verified.error())).constData());         \
    } while (false)
