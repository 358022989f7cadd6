// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/job.h"

#include "tests/support/jobcontract.h"
#include "tests/support/testcase.h"

using namespace rescind;
using namespace std::chrono_literals;

namespace {

class ScriptedJob final : public ResultJob<int>
{
public:
    using Script = std::function<void(ScriptedJob &)>;

    ScriptedJob(Script script, QObject *parent)
        : ResultJob(parent)
        , m_script(std::move(script))
    {
    }

    using ResultJob::finish;
    using ResultJob::setDeadline;
    int runs = 0;
    int stops = 0;

protected:
    void run() override
    {
        ++runs;
        if (m_script)
            m_script(*this);
    }
    void stop() override { ++stops; }
    [[nodiscard]] Stage stage() const override { return Stage::Keys; }

private:
    Script m_script;
};

const Error someError{.kind = ErrorKind::Protocol, .stage = Stage::Keys};

} // namespace

class tst_Job : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void contract_data() { JobContract<int>::addRows(); }
    void contract();
    void finish_calledTwice_tellsOnce();
    void finish_afterCancel_wins();
    void cancel_beforeStart_neverRuns();
    void cancel_withoutStart_ends();
    void cancel_stopsTheWorkOnce();
    void earlyEnd_namesTheStage();
    void deadline_afterFinish_isIgnored();
    void severalListeners_areAllTold();
    void deletion_insideTheHandler_isSafe();
    void moveOnlyResult_works();
    void voidResult_works();
};

void tst_Job::contract()
{
    const JobContract<int> contract{
        .succeeding = [](QObject *p) { return new ScriptedJob([](auto &j) { j.finish(1); }, p); },
        .failing
        = [](QObject *p) { return new ScriptedJob([](auto &j) { j.finish(fail(someError)); }, p); },
        .hanging = [](QObject *p) { return new ScriptedJob({}, p); },
        .late
        = [](QObject *p) { return new ScriptedJob([](auto &j) { j.setDeadline(20ms); }, p); }};
    contract.check();
}

void tst_Job::finish_calledTwice_tellsOnce()
{
    QObject parent;
    auto *const job = new ScriptedJob(
        [](ScriptedJob &j) {
            j.finish(1);
            j.finish(2);
            j.finish(fail(someError));
        },
        &parent);
    QSignalSpy spy(job, &Job::finished);
    const Result<int> result = resultOf(job);
    QVERIFY_RESULT(result);
    QCOMPARE(*result, 1);
    QCOMPARE(spy.count(), 1);
}

void tst_Job::finish_afterCancel_wins()
{
    QObject parent;
    auto *const job = new ScriptedJob({}, &parent);
    job->start();
    QTRY_COMPARE(job->runs, 1);
    // Cancelled, but the result came before the next turn.
    job->cancel();
    std::optional<Result<int>> result;
    job->onFinished(&parent, [&result](const Result<int> &r) { result.emplace(r); });
    job->finish(7);
    QTRY_VERIFY(result.has_value());
    QVERIFY_RESULT(*result);
    QCOMPARE(**result, 7);
}

void tst_Job::cancel_beforeStart_neverRuns()
{
    QObject parent;
    int runs = 0;
    auto *const job = new ScriptedJob([&runs](ScriptedJob &) { ++runs; }, &parent);
    job->cancel();
    const Result<int> result = resultOf(job);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    QCOMPARE(runs, 0);
}

void tst_Job::cancel_withoutStart_ends()
{
    QObject parent;
    const QPointer<ScriptedJob> job = new ScriptedJob({}, &parent);
    QSignalSpy spy(job, &Job::finished);
    job->cancel();
    QTRY_COMPARE(spy.count(), 1);
    QTRY_VERIFY(job.isNull());
}

void tst_Job::cancel_stopsTheWorkOnce()
{
    QObject parent;
    auto *const job = new ScriptedJob({}, &parent);
    int stops = -1;
    job->onFinished(&parent, [&stops, job](const Result<int> &) { stops = job->stops; });
    job->start();
    QTRY_COMPARE(job->runs, 1);
    job->cancel();
    job->cancel();
    QTRY_COMPARE(stops, 1);
}

void tst_Job::earlyEnd_namesTheStage()
{
    QObject parent;
    const Result<int> result
        = resultOf(new ScriptedJob([](ScriptedJob &j) { j.setDeadline(10ms); }, &parent));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Timeout);
    QCOMPARE(result.error().reason, Reason::NoAnswer);
    QCOMPARE(result.error().stage, Stage::Keys);
}

void tst_Job::deadline_afterFinish_isIgnored()
{
    QObject parent;
    const QPointer<ScriptedJob> job = new ScriptedJob(
        [](ScriptedJob &j) {
            j.setDeadline(0ms);
            j.finish(1);
        },
        &parent);
    QSignalSpy spy(job, &Job::finished);
    job->start();
    QTRY_VERIFY(job.isNull());
    QCOMPARE(spy.count(), 1);
}

void tst_Job::severalListeners_areAllTold()
{
    QObject parent;
    auto *const job = new ScriptedJob([](ScriptedJob &j) { j.finish(3); }, &parent);
    int sum = 0;
    job->onFinished(&parent, [&sum](const Result<int> &r) { sum += *r; });
    job->onFinished(&parent, [&sum](const Result<int> &r) { sum += *r; });
    startThen(
        static_cast<ResultJob<int> *>(job), &parent, [&sum](const Result<int> &r) { sum += *r; });
    QTRY_COMPARE(sum, 9);
}

void tst_Job::deletion_insideTheHandler_isSafe()
{
    auto parent = std::make_unique<QObject>();
    const QPointer<ScriptedJob> job
        = new ScriptedJob([](ScriptedJob &j) { j.finish(1); }, parent.get());
    QObject context;
    job->onFinished(&context, [&parent](const Result<int> &) { parent.reset(); });
    job->start();
    QTRY_VERIFY(job.isNull());
}

void tst_Job::moveOnlyResult_works()
{
    class MoveOnlyJob final : public ResultJob<std::unique_ptr<int>>
    {
    public:
        explicit MoveOnlyJob(QObject *parent)
            : ResultJob(parent)
        {
        }

    protected:
        void run() override { finish(std::make_unique<int>(5)); }
        [[nodiscard]] Stage stage() const override { return Stage::Storage; }
    };
    QObject parent;
    int value = 0;
    startThen(static_cast<ResultJob<std::unique_ptr<int>> *>(new MoveOnlyJob(&parent)), &parent,
        [&value](const Result<std::unique_ptr<int>> &r) { value = **r; });
    QTRY_COMPARE(value, 5);
}

void tst_Job::voidResult_works()
{
    class VoidJob final : public ResultJob<void>
    {
    public:
        explicit VoidJob(QObject *parent)
            : ResultJob(parent)
        {
        }

    protected:
        void run() override { finish({}); }
        [[nodiscard]] Stage stage() const override { return Stage::Storage; }
    };
    QObject parent;
    const Result<void> result = resultOf(new VoidJob(&parent));
    QVERIFY_RESULT(result);
}

QTEST_GUILESS_MAIN(tst_Job)
#include "tst_job.moc"
