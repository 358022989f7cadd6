// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/login/loginfixture.h"

using namespace rescind;
using namespace Qt::StringLiterals;

//! The request goes to the provider by itself, and the browser carries a reference (RFC 9126).
class tst_PushedLogin final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void browser_carriesTheReferenceAlone();
    void answer_isCheckedAsEver();
    void switchedOff_isNotPushed();
    void requiredWithoutEndpoint_endsIt();
    void refusal_endsItWithoutFallingBack_data();
    void refusal_endsItWithoutFallingBack();
    void openAgain_pushesTheSameAttemptAnew();
    void openAgain_twiceAtOnce_pushesOnce();
    void openAgain_withoutNetwork_isSaidAndTheWaitGoesOn();
    void openAgain_refused_endsIt();
    void lateAnswerOfAPush_changesNothing();
    void link_lapses();
};

namespace {

QString redirectOf(const PushingIdp &provider)
{
    return QString::fromUtf8(FakeTransport::parameter(provider.pushed.constLast(), "redirect_uri"));
}

QByteArray comingBack(const PushingIdp &provider, const QByteArray &state)
{
    Q_UNUSED(provider)
    return "GET /callback?code=canary-code-1234567890abcdef&state=" + state
        + " HTTP/1.1\r\nHost: 127.0.0.1:@PORT@\r\n\r\n";
}

} // namespace

void tst_PushedLogin::browser_carriesTheReferenceAlone()
{
    PushingIdp provider;
    RunningLogin login(provider.idp, FakeIdp::profile());
    QVERIFY(login.opened());
    QCOMPARE(login.browser.opened.constFirst().toString(QUrl::FullyEncoded),
        u"https://idp.example/oidc/auth?client_id=app&request_uri=urn%3Aexample%3A1"_s);
    QCOMPARE(provider.pushed.size(), 1);
    const HttpRequest &request = provider.pushed.constFirst();
    QCOMPARE(FakeTransport::parameter(request, "client_secret"), FakeIdp::clientSecret().reveal());
    QCOMPARE(FakeTransport::parameter(request, "code_challenge_method"), "S256"_ba);
    QVERIFY(!FakeTransport::parameter(request, "state").isEmpty());
    QCOMPARE(login.job->step(), LoginStep::WaitingForBrowser);
}

void tst_PushedLogin::answer_isCheckedAsEver()
{
    PushingIdp provider;
    RunningLogin login(provider.idp, FakeIdp::profile());
    QVERIFY(login.opened());
    const QByteArray state = FakeTransport::parameter(provider.pushed.constLast(), "state");
    const QString redirect = redirectOf(provider);
    QVERIFY(sentTo(redirect, comingBack(provider, "wrong")).contains("400"));
    QVERIFY(sentTo(redirect, comingBack(provider, state)).contains("200"));
    QVERIFY(login.finished());
    QVERIFY_RESULT(*login.result);
    const HttpRequest exchange = provider.idp.transport().requests().constLast();
    QCOMPARE(codeChallenge(Secret(FakeTransport::parameter(exchange, "code_verifier"))),
        FakeTransport::parameter(provider.pushed.constLast(), "code_challenge"));
}

void tst_PushedLogin::switchedOff_isNotPushed()
{
    PushingIdp provider;
    Profile profile = FakeIdp::profile();
    profile.authorization.pushed = false;
    RunningLogin login(provider.idp, profile);
    QVERIFY(login.opened());
    QVERIFY(provider.pushed.isEmpty());
    QVERIFY(!parameterOf(login.browser.opened.constFirst(), u"state"_s).isEmpty());
    QVERIFY(!login.job->linkSecondsLeft());
}

void tst_PushedLogin::requiredWithoutEndpoint_endsIt()
{
    FakeIdp idp;
    idp.editMetadata = [](QJsonObject &metadata) {
        metadata.insert(u"require_pushed_authorization_requests"_s, true);
    };
    Profile profile = FakeIdp::profile();
    profile.authorization.pushed = false;
    RunningLogin login(idp, profile);
    QVERIFY(login.finished());
    QVERIFY(!*login.result);
    QCOMPARE(login.result->error().reason, Reason::EndpointMissing);
    QCOMPARE(login.result->error().stage, Stage::PushedAuthorization);
    QVERIFY(login.browser.opened.isEmpty());
}

void tst_PushedLogin::refusal_endsItWithoutFallingBack_data()
{
    QTest::addColumn<HttpResponse>("response");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("request") << jsonResponse(R"({"error":"invalid_request"})", 400)
                             << Reason::Unspecified;
    QTest::newRow("client") << jsonResponse(R"({"error":"invalid_client"})", 401)
                            << Reason::ClientRejected;
    QTest::newRow("404") << emptyResponse(404) << Reason::UnexpectedStatus;
    QTest::newRow("500") << emptyResponse(500) << Reason::ServerFault;
    QTest::newRow("nonsense") << jsonResponse("{}", 201) << Reason::MalformedAnswer;
}

void tst_PushedLogin::refusal_endsItWithoutFallingBack()
{
    QFETCH(HttpResponse, response);
    QFETCH(Reason, reason);
    PushingIdp provider;
    response.stage = Stage::PushedAuthorization;
    provider.idp.answer(pushPath, response);
    RunningLogin login(provider.idp, FakeIdp::profile());
    QVERIFY(login.finished());
    QVERIFY(!*login.result);
    QCOMPARE(login.result->error().reason, reason);
    QCOMPARE(login.result->error().stage, Stage::PushedAuthorization);
    QVERIFY(login.browser.opened.isEmpty());
}

void tst_PushedLogin::openAgain_pushesTheSameAttemptAnew()
{
    PushingIdp provider;
    RunningLogin login(provider.idp, FakeIdp::profile());
    QVERIFY(login.opened());
    login.job->openBrowserAgain();
    QVERIFY(login.opened(2));
    QCOMPARE(parameterOf(login.browser.opened.at(1), u"request_uri"_s), "urn:example:2"_ba);
    QCOMPARE(provider.pushed.size(), 2);
    for (const char *const name : {"state", "nonce", "code_challenge", "redirect_uri", "scope"})
        QCOMPARE(FakeTransport::parameter(provider.pushed.at(1), name),
            FakeTransport::parameter(provider.pushed.at(0), name));
}

void tst_PushedLogin::openAgain_twiceAtOnce_pushesOnce()
{
    PushingIdp provider;
    RunningLogin login(provider.idp, FakeIdp::profile());
    QVERIFY(login.opened());
    login.job->openBrowserAgain();
    login.job->openBrowserAgain();
    QVERIFY(login.opened(2));
    QCOMPARE(provider.pushed.size(), 2);
}

void tst_PushedLogin::openAgain_withoutNetwork_isSaidAndTheWaitGoesOn()
{
    PushingIdp provider;
    RunningLogin login(provider.idp, FakeIdp::profile());
    QVERIFY(login.opened());
    const QByteArray state = FakeTransport::parameter(provider.pushed.constLast(), "state");
    const QString redirect = redirectOf(provider);
    provider.idp.answer(pushPath, [](const HttpRequest &) {
        return std::optional<Result<HttpResponse>>(
            fail(Error{.kind = ErrorKind::Timeout, .reason = Reason::NoAnswer}));
    });
    login.job->openBrowserAgain();
    QTRY_VERIFY(login.job->browserError().has_value());
    QCOMPARE(login.job->browserError()->reason, Reason::NoAnswer);
    QCOMPARE(login.job->step(), LoginStep::WaitingForBrowser);
    QVERIFY(sentTo(redirect, comingBack(provider, state)).contains("200"));
    QVERIFY(login.finished());
    QVERIFY_RESULT(*login.result);
}

void tst_PushedLogin::openAgain_refused_endsIt()
{
    PushingIdp provider;
    RunningLogin login(provider.idp, FakeIdp::profile());
    QVERIFY(login.opened());
    provider.idp.answer(pushPath, jsonResponse(R"({"error":"invalid_client"})", 401));
    login.job->openBrowserAgain();
    QVERIFY(login.finished());
    QVERIFY(!*login.result);
    QCOMPARE(login.result->error().reason, Reason::ClientRejected);
    QCOMPARE(login.browser.opened.size(), 1);
}

void tst_PushedLogin::lateAnswerOfAPush_changesNothing()
{
    PushingIdp provider;
    RunningLogin login(provider.idp, FakeIdp::profile());
    QVERIFY(login.opened());
    const QByteArray state = FakeTransport::parameter(provider.pushed.constLast(), "state");
    provider.idp.answer(pushPath, jsonResponse(R"({"error":"invalid_client"})", 401));
    login.job->openBrowserAgain();
    login.job->submitPasted(redirectOf(provider) + u"?code=canary-code-1234567890abcdef&state="_s
        + QString::fromLatin1(state));
    QVERIFY(login.finished());
    QVERIFY_RESULT(*login.result);
}

void tst_PushedLogin::link_lapses()
{
    PushingIdp provider;
    RunningLogin login(provider.idp, FakeIdp::profile());
    QVERIFY(login.opened());
    QCOMPARE(login.job->linkSecondsLeft(), std::optional<int>(60));
    login.clock.time = login.clock.time.addSecs(45);
    QCOMPARE(login.job->linkSecondsLeft(), std::optional<int>(15));
    login.clock.time = login.clock.time.addSecs(100);
    QCOMPARE(login.job->linkSecondsLeft(), std::optional<int>(0));
    login.job->openBrowserAgain();
    QVERIFY(login.opened(2));
    QCOMPARE(login.job->linkSecondsLeft(), std::optional<int>(60));
}

QTEST_GUILESS_MAIN(tst_PushedLogin)
#include "tst_pushedlogin.moc"
