// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/connectiontestjob.h"
#include "core/oidc/clientassertion.h"
#include "tests/support/fakeidp.h"
#include "tests/support/testcase.h"

#include <QtNetwork/QTcpServer>

using namespace rescind;
using namespace Qt::StringLiterals;
using Name = ConnectionCheckName;
using Finding = ConnectionFinding;

namespace {

const QString tokenPath = u"/oidc/token"_s;
const QString introspectionPath = u"/oidc/token/introspection"_s;
const QString revocationPath = u"/oidc/token/revocation"_s;
const QByteArray invalidGrant = R"({"error":"invalid_grant"})";
const QByteArray invalidClient = R"({"error":"invalid_client"})";

//! A provider and a client that are as they should be, until a test says otherwise.
struct Bench
{
    Bench()
        : clock(idp.now)
    {
        client.secret = FakeIdp::clientSecret();
        client.profile = FakeIdp::profile();
        answerClients(jsonResponse(invalidGrant, 400), jsonResponse(invalidClient, 401));
    }

    //! At the token endpoint.
    void answerClients(const HttpResponse &right, const HttpResponse &wrong)
    {
        idp.answer(tokenPath, [right, wrong](const HttpRequest &request) {
            const bool isRight = FakeTransport::parameter(request, "client_secret")
                    == FakeIdp::clientSecret().reveal()
                && FakeTransport::parameter(request, "client_id") == "app";
            HttpResponse response = isRight ? right : wrong;
            response.stage = request.stage;
            return Result<HttpResponse>(response);
        });
    }

    ConnectionReport run()
    {
        const auto report
            = resultOf(new ConnectionTestJob(idp.transport(), clock, client, &parent));
        return report ? *report : ConnectionReport();
    }

    FakeIdp idp;
    FixedClock clock;
    Client client;
    QObject parent;
};

ConnectionCheck line(const ConnectionReport &report, Name name)
{
    for (const ConnectionCheck &check : report.checks) {
        if (check.name == name)
            return check;
    }
    return {.name = name, .value = u"no such line"_s};
}

} // namespace

class tst_ConnectionTest final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void allWell_isConfirmedAndHarmless();
    void client_data();
    void client();
    void providerOnly_sendsNothingAsTheClient();
    void certificate_data();
    void certificate();
    void refusedClient_isTriedOnce();
    void publicClient_isComparedWithAWrongId();
    void assertion_isNotTriedWrong();
    void endpoint_data();
    void endpoint();
    void introspectionRefused_revocationIsStillAsked();
    void providerUnreachable_restIsNotClaimed();
    void tlsFailure_isItsOwnLine();
    void clock_data();
    void clock();
    void redirectUri_portTaken();
    void redirectUri_pasted();
    void keysMissing_isAWarning();
    void report_holdsNoSecret();
    void keys_areAllDifferent();
    void cancelled_finishesOnce();
};

void tst_ConnectionTest::allWell_isConfirmedAndHarmless()
{
    Bench bench;
    const ConnectionReport report = bench.run();
    QCOMPARE(line(report, Name::Discovery).finding, Finding::OpenIdConfiguration);
    QCOMPARE(line(report, Name::Encryption).finding, Finding::Encrypted);
    QCOMPARE(line(report, Name::Keys).value, u"2"_s);
    QCOMPARE(line(report, Name::Client).finding, Finding::ClientConfirmed);
    QCOMPARE(line(report, Name::Introspection).finding, Finding::Answers);
    QCOMPARE(line(report, Name::Revocation).finding, Finding::Answers);
    QCOMPARE(line(report, Name::UserInfo).finding, Finding::NoEndpoint);
    QCOMPARE(report.checks.size(), 9);
    QVERIFY(report.triedWrongClient);
    QVERIFY(!report.capabilities.isEmpty());
    // Nothing was issued, and the one token that was revoked is nobody's.
    QVERIFY(bench.idp.live.isEmpty());
    QCOMPARE(bench.idp.revoked.size(), 1);
    QVERIFY(bench.idp.transport().countOf(tokenPath) == 2);
}

void tst_ConnectionTest::providerOnly_sendsNothingAsTheClient()
{
    Bench bench;
    const auto report = resultOf(new ConnectionTestJob(bench.idp.transport(), bench.clock,
        bench.client, &bench.parent, ConnectionScope::ProviderOnly));
    QVERIFY_RESULT(report);
    QCOMPARE(report->checks.size(), 5);
    QVERIFY(report->capabilities.isEmpty());
    for (const HttpRequest &request : bench.idp.transport().requests())
        QCOMPARE(request.method, HttpRequest::Method::Get);
}

void tst_ConnectionTest::certificate_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<Finding>("finding");
    QTest::addColumn<CheckResult>("result");
    QTest::newRow("months") << 90 << Finding::Encrypted << CheckResult::Pass;
    QTest::newRow("thirty days") << 30 << Finding::Encrypted << CheckResult::Pass;
    QTest::newRow("twenty-nine") << 29 << Finding::CertificateEndsSoon << CheckResult::Warn;
}

void tst_ConnectionTest::certificate()
{
    QFETCH(int, days);
    QFETCH(Finding, finding);
    QFETCH(CheckResult, result);
    Bench bench;
    const ServerCertificate own{.subject = u"idp"_s,
        .issuer = u"Company Authority"_s,
        .validTo = bench.clock.time.addDays(days)};
    bench.idp.answer(u"/oidc/.well-known/openid-configuration"_s, [&](const HttpRequest &) {
        HttpResponse response = jsonResponse(
            R"({"issuer":"https://idp.example/oidc","authorization_endpoint":"https://idp.example/a",
               "token_endpoint":"https://idp.example/oidc/token"})");
        response.tls = TlsView{.chain = {own}};
        return Result<HttpResponse>(response);
    });
    const ConnectionCheck check = line(bench.run(), Name::Encryption);
    QCOMPARE(check.finding, finding);
    QCOMPARE(check.result, result);
    QCOMPARE(check.daysLeft, days);
    QCOMPARE(check.tls->chain.constFirst(), own);
}

void tst_ConnectionTest::client_data()
{
    QTest::addColumn<HttpResponse>("right");
    QTest::addColumn<HttpResponse>("wrong");
    QTest::addColumn<Finding>("finding");
    QTest::addColumn<CheckResult>("result");
    const HttpResponse grant = jsonResponse(invalidGrant, 400);
    const HttpResponse refused = jsonResponse(invalidClient, 401);
    const HttpResponse may = jsonResponse(R"({"error":"unauthorized_client"})", 400);
    const HttpResponse unclear = jsonResponse(R"({"error":"invalid_request"})", 400);
    using R = CheckResult;
    QTest::newRow("told apart") << grant << refused << Finding::ClientConfirmed << R::Pass;
    QTest::newRow("empty answers, told apart")
        << emptyResponse(400) << emptyResponse(401) << Finding::ClientConfirmed << R::Pass;
    QTest::newRow("another error, told apart")
        << unclear << refused << Finding::ClientConfirmed << R::Pass;
    QTest::newRow("not told apart") << grant << grant << Finding::AnyClientTaken << R::Warn;
    QTest::newRow("wrong one not answered")
        << grant << emptyResponse(503) << Finding::ClientTaken << R::Warn;
    QTest::newRow("refused") << refused << refused << Finding::ClientRefused << R::Fail;
    QTest::newRow("Authing's 400")
        << jsonResponse(invalidClient, 400) << refused << Finding::ClientRefused << R::Fail;
    QTest::newRow("may not refresh") << may << refused << Finding::ClientMayNotRefresh << R::Pass;
    QTest::newRow("nobody may refresh") << may << may << Finding::AnyClientTaken << R::Warn;
    QTest::newRow("says nothing") << unclear << unclear << Finding::ClientUnclear << R::Warn;
    QTest::newRow("gives tokens for anything")
        << jsonResponse(R"({"access_token":"a","token_type":"Bearer"})")
        << jsonResponse(R"({"access_token":"a","token_type":"Bearer"})") << Finding::ClientUnclear
        << R::Warn;
    QTest::newRow("no such endpoint")
        << emptyResponse(404) << emptyResponse(404) << Finding::Failed << R::Fail;
    QTest::newRow("out of order") << emptyResponse(500) << emptyResponse(500) << Finding::Failed
                                  << R::Fail;
    QTest::newRow("busy") << emptyResponse(429) << emptyResponse(429) << Finding::Failed << R::Fail;
}

void tst_ConnectionTest::client()
{
    QFETCH(HttpResponse, right);
    QFETCH(HttpResponse, wrong);
    Bench bench;
    bench.answerClients(right, wrong);
    const ConnectionCheck check = line(bench.run(), Name::Client);
    QTEST(check.finding, "finding");
    QTEST(check.result, "result");
}

void tst_ConnectionTest::refusedClient_isTriedOnce()
{
    Bench bench;
    bench.client.secret = Secret(u"not the secret"_s);
    const ConnectionReport report = bench.run();
    QCOMPARE(line(report, Name::Client).finding, Finding::ClientRefused);
    QCOMPARE(line(report, Name::Client).error->code, u"invalid_client"_s);
    QVERIFY(!report.triedWrongClient);
    QCOMPARE(bench.idp.transport().countOf(tokenPath), 1);
    QCOMPARE(bench.idp.transport().countOf(introspectionPath), 0);
    QCOMPARE(bench.idp.transport().countOf(revocationPath), 0);
    QCOMPARE(line(report, Name::Revocation).finding, Finding::ClientRefusedBefore);
}

void tst_ConnectionTest::publicClient_isComparedWithAWrongId()
{
    Bench bench;
    bench.client.secret = {};
    bench.client.profile.tokenAuth = ClientAuthMethod::None;
    bench.idp.answer(tokenPath, [](const HttpRequest &request) {
        const bool isRight = FakeTransport::parameter(request, "client_id") == "app";
        HttpResponse response
            = isRight ? jsonResponse(invalidGrant, 400) : jsonResponse(invalidClient, 401);
        response.stage = request.stage;
        return Result<HttpResponse>(response);
    });
    const ConnectionReport report = bench.run();
    QCOMPARE(line(report, Name::Client).finding, Finding::ClientConfirmed);
    QVERIFY(report.triedWrongClient);
}

void tst_ConnectionTest::assertion_isNotTriedWrong()
{
    Bench bench;
    bench.client.profile.tokenAuth = ClientAuthMethod::PrivateKeyJwt;
    bench.client.assertion = std::make_shared<AssertionSigner>(SigningKey::generate(),
        bench.client.profile, FreshValues{.now = [] { return QDateTime::currentDateTimeUtc(); }});
    bench.answerClients(jsonResponse(invalidGrant, 400), jsonResponse(invalidGrant, 400));
    const ConnectionReport report = bench.run();
    QCOMPARE(line(report, Name::Client).finding, Finding::ClientTaken);
    QVERIFY(!report.triedWrongClient);
}

void tst_ConnectionTest::endpoint_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<HttpResponse>("response");
    QTest::addColumn<Finding>("finding");
    QTest::addColumn<CheckResult>("result");
    QTest::addColumn<Support>("support");
    using R = CheckResult;
    HttpResponse page = jsonResponse("<html>Sign in</html>");
    page.contentType = "text/html";
    QTest::newRow("introspection believes anything")
        << introspectionPath << jsonResponse(R"({"active":true})") << Finding::AnswersAnything
        << R::Warn << Support::Yes;
    QTest::newRow("introspection is a page")
        << introspectionPath << page << Finding::Failed << R::Warn << Support::No;
    QTest::newRow("introspection forbidden") << introspectionPath << emptyResponse(403)
                                             << Finding::Refused << R::Warn << Support::Unknown;
    QTest::newRow("introspection missing")
        << introspectionPath << emptyResponse(404) << Finding::Failed << R::Warn << Support::No;
    QTest::newRow("revocation is a page")
        << revocationPath << page << Finding::Failed << R::Fail << Support::No;
    QTest::newRow("revocation forbidden") << revocationPath << jsonResponse(invalidClient, 401)
                                          << Finding::Refused << R::Fail << Support::Unknown;
    QTest::newRow("revocation refuses the token")
        << revocationPath << jsonResponse(R"({"error":"unsupported_token_type"})", 400)
        << Finding::Failed << R::Warn << Support::Yes;
}

void tst_ConnectionTest::endpoint()
{
    QFETCH(QString, path);
    QFETCH(HttpResponse, response);
    QFETCH(Support, support);
    Bench bench;
    const bool isRevocation = path == revocationPath;
    response.stage = isRevocation ? Stage::Revocation : Stage::Introspection;
    bench.idp.answer(path, response);
    const ConnectionReport report = bench.run();
    const ConnectionCheck check
        = line(report, isRevocation ? Name::Revocation : Name::Introspection);
    QTEST(check.finding, "finding");
    QTEST(check.result, "result");
    for (const Capability &capability : report.capabilities) {
        if (capability.name
            == (isRevocation ? CapabilityName::Revocation : CapabilityName::Introspection))
            QCOMPARE(capability.support, support);
    }
}

void tst_ConnectionTest::introspectionRefused_revocationIsStillAsked()
{
    Bench bench;
    bench.idp.answer(introspectionPath, emptyResponse(403));
    const ConnectionReport report = bench.run();
    QCOMPARE(line(report, Name::Introspection).finding, Finding::Refused);
    QCOMPARE(line(report, Name::Revocation).finding, Finding::Answers);
}

void tst_ConnectionTest::providerUnreachable_restIsNotClaimed()
{
    Bench bench;
    bench.idp.transport().setAnswer([](const HttpRequest &) -> Result<HttpResponse> {
        return fail(Error{
            .kind = ErrorKind::Timeout, .stage = Stage::Discovery, .reason = Reason::NoAnswer});
    });
    const ConnectionReport report = bench.run();
    QCOMPARE(report.checks.size(), 9);
    QCOMPARE(line(report, Name::Discovery).result, CheckResult::Fail);
    QCOMPARE(line(report, Name::RedirectUri).result, CheckResult::Pass);
    for (const Name name : {Name::Encryption, Name::Clock, Name::Keys, Name::Client,
             Name::Introspection, Name::Revocation, Name::UserInfo}) {
        QCOMPARE(line(report, name).result, CheckResult::Skipped);
        QCOMPARE(line(report, name).finding, Finding::NotReached);
    }
    QVERIFY(report.capabilities.isEmpty());
    QVERIFY(!report.provider.has_value());
}

void tst_ConnectionTest::tlsFailure_isItsOwnLine()
{
    Bench bench;
    bench.idp.transport().setAnswer([](const HttpRequest &) -> Result<HttpResponse> {
        return fail(Error{.kind = ErrorKind::Tls,
            .stage = Stage::Discovery,
            .reason = Reason::CertificateRejected});
    });
    const ConnectionCheck check = line(bench.run(), Name::Encryption);
    QCOMPARE(check.result, CheckResult::Fail);
    QCOMPARE(check.error->reason, Reason::CertificateRejected);
}

void tst_ConnectionTest::clock_data()
{
    QTest::addColumn<int>("ahead");
    QTest::addColumn<Finding>("finding");
    QTest::addColumn<CheckResult>("result");
    using R = CheckResult;
    QTest::newRow("agrees") << 1 << Finding::ClockAgrees << R::Pass;
    QTest::newRow("a minute") << 60 << Finding::ClockDiffers << R::Pass;
    QTest::newRow("ten minutes") << -600 << Finding::ClockDiffers << R::Warn;
}

void tst_ConnectionTest::clock()
{
    QFETCH(int, ahead);
    Bench bench;
    bench.idp.serverTime = bench.idp.now.addSecs(ahead);
    const ConnectionCheck check = line(bench.run(), Name::Clock);
    QTEST(check.finding, "finding");
    QTEST(check.result, "result");
    Bench silent;
    QCOMPARE(line(silent.run(), Name::Clock).finding, Finding::NoServerTime);
}

void tst_ConnectionTest::redirectUri_portTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    Bench bench;
    bench.client.profile.redirectUri = u"http://127.0.0.1:%1/callback"_s.arg(other.serverPort());
    const ConnectionCheck check = line(bench.run(), Name::RedirectUri);
    QCOMPARE(check.result, CheckResult::Fail);
    QCOMPARE(check.error->reason, Reason::PortTaken);
    QCOMPARE(check.error->subject, QString::number(other.serverPort()));
}

void tst_ConnectionTest::redirectUri_pasted()
{
    Bench bench;
    bench.client.profile.redirectUri = u"https://app.example/callback"_s;
    QCOMPARE(line(bench.run(), Name::RedirectUri).finding, Finding::PasteOnly);
}

void tst_ConnectionTest::keysMissing_isAWarning()
{
    Bench bench;
    bench.idp.answer(u"/oidc/.well-known/jwks.json"_s, jsonResponse(R"({"keys":[]})"));
    QCOMPARE(line(bench.run(), Name::Keys).finding, Finding::NoUsableKeys);
    Bench broken;
    broken.idp.answer(u"/oidc/.well-known/jwks.json"_s, emptyResponse(500));
    const ConnectionCheck check = line(broken.run(), Name::Keys);
    QCOMPARE(check.result, CheckResult::Warn);
    QCOMPARE(check.error->httpStatus, 500);
}

void tst_ConnectionTest::report_holdsNoSecret()
{
    Bench bench;
    const QByteArray echo = R"({"error":"invalid_client","error_description":"no )"
        + FakeIdp::clientSecret().reveal() + R"(, please"})";
    bench.idp.answer(tokenPath, [echo](const HttpRequest &request) {
        HttpResponse response = jsonResponse(echo, 401);
        response.secrets = request.secrets();
        return Result<HttpResponse>(response);
    });
    for (const ConnectionCheck &check : bench.run().checks) {
        const QString said = check.value + (check.error ? check.error->serverText : QString());
        QVERIFY(!said.contains(QString::fromUtf8(FakeIdp::clientSecret().reveal())));
    }
}

void tst_ConnectionTest::keys_areAllDifferent()
{
    QSet<QString> findings;
    const int last = static_cast<int>(Finding::ClientRefusedBefore);
    for (int i = 0; i <= last; ++i)
        findings.insert(findingKey(static_cast<Finding>(i)));
    QCOMPARE(findings.size(), last + 1);
    QVERIFY(!findings.contains(QString()));
}

void tst_ConnectionTest::cancelled_finishesOnce()
{
    Bench bench;
    bench.idp.transport().hangOn(introspectionPath);
    auto *const job
        = new ConnectionTestJob(bench.idp.transport(), bench.clock, bench.client, &bench.parent);
    int finished = 0;
    std::optional<ErrorKind> kind;
    job->onFinished(&bench.parent, [&](const Result<ConnectionReport> &report) {
        ++finished;
        if (!report)
            kind = report.error().kind;
    });
    job->start();
    QTRY_COMPARE(bench.idp.transport().countOf(introspectionPath), 1);
    job->cancel();
    QTRY_COMPARE(finished, 1);
    QCOMPARE(kind, ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(tst_ConnectionTest)
#include "tst_connectiontest.moc"
