// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/endpointjob.h"

#include "core/oidc/revocation.h"
#include "tests/support/faketransport.h"
#include "tests/support/jobcontract.h"
#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

using namespace std::chrono_literals;

namespace rescind {

namespace {

HttpRequest request()
{
    return *revocationRequest(sampleClient(), Secret(QByteArrayLiteral("t")), TokenTypeHint::None);
}

} // namespace

class TestEndpointJob final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void contract_data() { JobContract<int>::addRows(); }
    void contract();
    void request_thatCouldNotBeBuilt_isItsError();
    void cancel_endsTheRequest();
};

void TestEndpointJob::contract()
{
    FakeTransport good([](const HttpRequest &) { return emptyResponse(); });
    FakeTransport bad([](const HttpRequest &) { return emptyResponse(401); });
    FakeTransport silent;
    silent.hangOn(request().url.path());
    HttpRequest hasty = request();
    hasty.deadline = 10ms;
    const auto maker = [](FakeTransport &transport, const HttpRequest &sent) {
        return [&transport, sent](QObject *parent) {
            return ask<int>(transport, sent, RetryPolicy::never(), revocationAnswer, parent);
        };
    };
    JobContract<int>{.succeeding = maker(good, request()),
        .failing = maker(bad, request()),
        .hanging = maker(silent, request()),
        .late = maker(silent, hasty)}
        .check();
}

void TestEndpointJob::request_thatCouldNotBeBuilt_isItsError()
{
    FakeTransport transport;
    const Error error{
        .kind = ErrorKind::Protocol, .stage = Stage::Revocation, .reason = Reason::EndpointMissing};
    const auto result
        = resultOf(ask<int>(transport, fail(error), RetryPolicy::never(), revocationAnswer, this));
    QVERIFY(!result);
    QCOMPARE(result.error(), error);
    QVERIFY(transport.requests().isEmpty());
}

void TestEndpointJob::cancel_endsTheRequest()
{
    FakeTransport transport;
    transport.hangOn(request().url.path());
    QPointer<ResultJob<int>> job
        = ask<int>(transport, request(), RetryPolicy::never(), revocationAnswer, this);
    job->start();
    QTRY_COMPARE(transport.requests().size(), 1);
    job->cancel();
    QTRY_VERIFY(job.isNull());
    QVERIFY(findChildren<QObject *>().isEmpty());
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestEndpointJob)
#include "tst_endpointjob.moc"
