// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/retry.h"

#include "tests/support/faketransport.h"
#include "tests/support/jobcontract.h"
#include "tests/support/testcase.h"

#include <QtCore/QElapsedTimer>

using namespace rescind;
using namespace std::chrono_literals;

namespace {

using Repeat = RetryPolicy::Repeat;

Result<HttpResponse> broken(ErrorKind kind, Reason reason, bool maybeSent)
{
    return fail(
        Error{.kind = kind, .stage = Stage::Token, .reason = reason, .maybeSent = maybeSent});
}

const Result<HttpResponse> ok = jsonResponse("{}");
const Result<HttpResponse> refused = broken(ErrorKind::Network, Reason::ConnectionRefused, false);
const Result<HttpResponse> lost = broken(ErrorKind::Network, Reason::ConnectionLost, true);
const Result<HttpResponse> late = broken(ErrorKind::Timeout, Reason::NoAnswer, false);
const Result<HttpResponse> untrusted = broken(ErrorKind::Tls, Reason::CertificateRejected, false);
const Result<HttpResponse> lockedOut
    = broken(ErrorKind::Network, Reason::ProxyWantsPassword, false);
const Result<HttpResponse> maybeLockedOut
    = broken(ErrorKind::Network, Reason::ProxyMayHaveRefused, false);
const Result<HttpResponse> noProxy = broken(ErrorKind::Network, Reason::ProxyFailed, false);
const Result<HttpResponse> tooLarge = broken(ErrorKind::Protocol, Reason::TooLarge, true);
const Result<HttpResponse> insecure = broken(ErrorKind::Insecure, Reason::PlainHttp, false);

Result<HttpResponse> status(int code, std::optional<int> retryAfter = {})
{
    HttpResponse response = emptyResponse(code);
    response.retryAfter = retryAfter;
    return response;
}

HttpRequest someRequest()
{
    return {.url = QUrl(QStringLiteral("https://example.com/x")), .stage = Stage::Token};
}

} // namespace

using Answers = QList<Result<HttpResponse>>;
using Waits = QList<std::chrono::milliseconds>;
Q_DECLARE_METATYPE(RetryPolicy::Repeat)

class tst_Retry : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void contract_data() { JobContract<HttpResponse>::addRows(); }
    void contract();
    void policies_areAsNamed();
    void attempts_followThePolicy_data();
    void attempts_followThePolicy();
    void waits_areThoseAsked_data();
    void waits_areThoseAsked();
    void lastAnswer_isTheResult();
    void maybeSent_remembersEarlierAttempts();
    void cancel_whileWaiting_sendsNoMore();
    void cancel_whileSending_saysMaybeSent();
    void deletion_whileWaiting_sendsNoMore();
    void defaultWait_isATimer();

private:
    //! Answers in turn, the last one again and again, and waits for nothing but remembers for how
    //! long.
    FakeTransport m_transport;
    Waits m_waits;
    RetryPolicy quick(RetryPolicy policy);
    void script(Answers answers);
    Result<HttpResponse> send(RetryPolicy policy);
};

RetryPolicy tst_Retry::quick(RetryPolicy policy)
{
    m_waits.clear();
    policy.wait = [this](auto time, QObject *context, auto then) {
        m_waits.append(time);
        QTimer::singleShot(0ms, context, std::move(then));
    };
    return policy;
}

void tst_Retry::script(Answers answers)
{
    // Shared, because the transport copies the function for each request.
    const auto left = std::make_shared<Answers>(std::move(answers));
    m_transport.setAnswer([left](const HttpRequest &) -> Result<HttpResponse> {
        return left->size() > 1 ? left->takeFirst() : left->constFirst();
    });
}

Result<HttpResponse> tst_Retry::send(RetryPolicy policy)
{
    QObject parent;
    return resultOf(sendWithRetry(m_transport, someRequest(), std::move(policy), &parent));
}

void tst_Retry::contract()
{
    FakeTransport good([](const HttpRequest &) { return ok; });
    FakeTransport bad([](const HttpRequest &) { return untrusted; });
    FakeTransport hanging;
    hanging.hangOn(QStringLiteral("/x"));
    const auto maker = [](FakeTransport &transport, std::chrono::milliseconds deadline) {
        return [&transport, deadline](QObject *parent) {
            HttpRequest request = someRequest();
            request.deadline = deadline;
            return sendWithRetry(transport, request, RetryPolicy::repeatable(), parent);
        };
    };
    const JobContract<HttpResponse> contract{.succeeding = maker(good, 5s),
        .failing = maker(bad, 5s),
        .hanging = maker(hanging, 60s),
        .late = maker(hanging, 20ms)};
    contract.check();
}

void tst_Retry::policies_areAsNamed()
{
    QCOMPARE(RetryPolicy::repeatable().repeat, Repeat::Always);
    QCOMPARE(RetryPolicy::ifNotTaken().repeat, Repeat::IfNotTaken);
    QCOMPARE(RetryPolicy::never().repeat, Repeat::Never);
    QCOMPARE(RetryPolicy::repeatable().waits, (Waits{1s, 3s}));
    QCOMPARE(RetryPolicy::repeatable().longestRetryAfter, 10s);
}

void tst_Retry::attempts_followThePolicy_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<int>("never");
    QTest::addColumn<int>("ifNotTaken");
    QTest::addColumn<int>("always");
    const auto row = [](const char *name, int which, int never, int ifNotTaken, int always) {
        QTest::newRow(name) << which << never << ifNotTaken << always;
    };
    row("200", 0, 1, 1, 1);
    row("never reached", 1, 1, 3, 3);
    row("maybe reached", 2, 1, 1, 3);
    row("time-out", 3, 1, 1, 1);
    row("certificate", 4, 1, 1, 1);
    row("too large", 5, 1, 1, 1);
    row("plain http", 6, 1, 1, 1);
    row("429", 7, 1, 3, 3);
    row("503", 8, 1, 3, 3);
    row("500", 9, 1, 1, 1);
    row("502", 10, 1, 1, 1);
    row("400", 11, 1, 1, 1);
    row("401", 12, 1, 1, 1);
    row("302", 13, 1, 1, 1);
    row("proxy's password", 14, 1, 1, 1);
    row("proxy", 15, 1, 3, 3);
    row("proxy, perhaps its password", 16, 1, 1, 1);
}

void tst_Retry::attempts_followThePolicy()
{
    QFETCH(int, which);
    const Answers all{ok, refused, lost, late, untrusted, tooLarge, insecure, status(429),
        status(503), status(500), status(502), status(400), status(401), status(302), lockedOut,
        noProxy, maybeLockedOut};
    const auto attempts = [&](RetryPolicy policy) {
        const qsizetype before = m_transport.requests().size();
        script({all[which]});
        const Result<HttpResponse> result = send(quick(std::move(policy)));
        return result.has_value() == all[which].has_value()
            ? static_cast<int>(m_transport.requests().size() - before)
            : -1;
    };
    QTEST(attempts(RetryPolicy::never()), "never");
    QTEST(attempts(RetryPolicy::ifNotTaken()), "ifNotTaken");
    QTEST(attempts(RetryPolicy::repeatable()), "always");
}

void tst_Retry::waits_areThoseAsked_data()
{
    QTest::addColumn<int>("first"); // Retry-After of the first and of the second answer, -1: none
    QTest::addColumn<int>("second");
    QTest::addColumn<QList<int>>("seconds");
    QTest::newRow("none") << -1 << -1 << QList<int>{1, 3};
    QTest::newRow("asked once") << 7 << -1 << QList<int>{7, 3};
    QTest::newRow("asked twice") << 2 << 5 << QList<int>{2, 5};
    QTest::newRow("at once") << 0 << 0 << QList<int>{0, 0};
    QTest::newRow("just not too long") << 10 << 10 << QList<int>{10, 10};
    QTest::newRow("too long") << 11 << -1 << QList<int>{};
    QTest::newRow("too long the second time") << -1 << 3600 << QList<int>{1};
}

void tst_Retry::waits_areThoseAsked()
{
    QFETCH(int, first);
    QFETCH(int, second);
    QFETCH(QList<int>, seconds);
    const auto busy = [](int after) {
        return status(503, after < 0 ? std::nullopt : std::optional<int>(after));
    };
    script({busy(first), busy(second), ok});
    const Result<HttpResponse> result = send(quick(RetryPolicy::ifNotTaken()));
    Waits expected;
    for (const int s : seconds)
        expected.append(std::chrono::seconds(s));
    QCOMPARE(m_waits, expected);
    QVERIFY_RESULT(result);
    QCOMPARE(result->status, seconds.size() == 2 ? 200 : 503);
}

void tst_Retry::lastAnswer_isTheResult()
{
    script({refused, status(429), status(503, 4)});
    const Result<HttpResponse> result = send(quick(RetryPolicy::repeatable()));
    QVERIFY_RESULT(result);
    QCOMPARE(result->status, 503);
    QCOMPARE(result->retryAfter, std::optional<int>(4));
    QCOMPARE(m_waits.size(), 2);
}

void tst_Retry::maybeSent_remembersEarlierAttempts()
{
    for (const Answers &answers : {Answers{lost, refused}, Answers{status(503), refused}}) {
        script(answers);
        const Result<HttpResponse> result = send(quick(RetryPolicy::repeatable()));
        QVERIFY(!result);
        QCOMPARE(result.error().reason, Reason::ConnectionRefused);
        QVERIFY(result.error().maybeSent);
    }
    script({refused});
    QVERIFY(!send(quick(RetryPolicy::repeatable())).error().maybeSent);
}

void tst_Retry::cancel_whileWaiting_sendsNoMore()
{
    QObject parent;
    script({refused});
    const qsizetype before = m_transport.requests().size();
    std::function<void()> wake;
    RetryPolicy policy = RetryPolicy::repeatable();
    policy.wait = [&wake](auto, QObject *, auto then) { wake = then; };
    auto *const job = sendWithRetry(m_transport, someRequest(), policy, &parent);
    std::optional<Result<HttpResponse>> result;
    job->onFinished(&parent, [&](const Result<HttpResponse> &r) {
        result.emplace(r);
        wake();
    });
    job->start();
    QTRY_VERIFY(wake);
    job->cancel();
    QTRY_VERIFY(result.has_value());
    QCOMPARE(result->error().kind, ErrorKind::Cancelled);
    QVERIFY(!result->error().maybeSent);
    QCOMPARE(m_transport.requests().size(), before + 1);
}

void tst_Retry::cancel_whileSending_saysMaybeSent()
{
    QObject parent;
    FakeTransport hanging;
    hanging.hangOn(QStringLiteral("/x"));
    auto *const job = sendWithRetry(hanging, someRequest(), RetryPolicy::repeatable(), &parent);
    std::optional<Result<HttpResponse>> result;
    job->onFinished(&parent, [&result](const Result<HttpResponse> &r) { result.emplace(r); });
    job->start();
    QTRY_COMPARE(hanging.requests().size(), 1);
    job->cancel();
    QTRY_VERIFY(result.has_value());
    QCOMPARE(result->error().kind, ErrorKind::Cancelled);
    QVERIFY(result->error().maybeSent);
}

void tst_Retry::deletion_whileWaiting_sendsNoMore()
{
    auto parent = std::make_unique<QObject>();
    script({refused});
    const qsizetype before = m_transport.requests().size();
    RetryPolicy policy = RetryPolicy::repeatable();
    policy.waits = {20ms, 20ms};
    sendWithRetry(m_transport, someRequest(), policy, parent.get())->start();
    QTRY_COMPARE(m_transport.requests().size(), before + 1);
    parent.reset();
    QTest::qWait(80);
    QCOMPARE(m_transport.requests().size(), before + 1);
}

void tst_Retry::defaultWait_isATimer()
{
    script({status(503), ok});
    RetryPolicy policy = RetryPolicy::ifNotTaken();
    policy.waits = {50ms};
    QElapsedTimer timer;
    timer.start();
    const Result<HttpResponse> result = send(policy);
    QVERIFY_RESULT(result);
    QCOMPARE(result->status, 200);
    QVERIFY(timer.elapsed() >= 40);
}

QTEST_GUILESS_MAIN(tst_Retry)
#include "tst_retry.moc"
