// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/loginjob.h"

#include "tests/support/fakeidp.h"
#include "tests/support/testcase.h"

#include <QtCore/QPointer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

using namespace rescind;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

//! One sign-in after another against an honest and a dishonest provider, with a real socket.
class tst_LoginJob final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void success_givesTokensAndChecks();
    void everyAttempt_isFresh();
    void strayRequests_areCountedAndWaitedPast();
    void redirect_isRefused_data();
    void redirect_isRefused();
    void redirectWithRightIssuer_isAccepted();
    void pastedUrl_isAccepted();
    void pastedBareCode_isAccepted();
    void paste_isRefusedAndWaitGoesOn_data();
    void paste_isRefusedAndWaitGoesOn();
    void httpsRedirectUri_waitsForPaste();
    void ownScheme_isHandedOver();
    void ownScheme_takesNothingElse_data();
    void ownScheme_takesNothingElse();
    void browserThatCannotStart_isSaidAndPasteWorks();
    void openAgain_opensTheSameUrl();
    void portTaken_namesThePort();
    void userWhoNeverComesBack_timesOut();
    void cancel_endsTheWaitAndTheListener();
    void tokenEndpoint_fails_data();
    void tokenEndpoint_fails();
    void tokenEndpointThatHangs_timesOut();
    void idToken_isRefusedAndTokensAreRevoked_data();
    void idToken_isRefusedAndTokensAreRevoked();
    void keysUnreachable_warnsAndKeepsTokens();
    void clockTenMinutesOff_isCorrectedByTheServersDate();
    void discovery_fails_data();
    void discovery_fails();
    void plainHttpHost_isNeverAsked();

private:
    //! A sign-in with its provider and browser; the job is running.
    struct Attempt
    {
        explicit Attempt(
            const Profile &profile = FakeIdp::profile(), std::chrono::seconds patience = 300s)
            : clock(idp.now)
        {
            browser.onOpened = [this](const QUrl &url) {
                idp.nonce = parameterOf(url, u"nonce"_s);
                if (act)
                    act(url);
            };
            job = new LoginJob({idp.transport(), browser, clock, patience},
                {.profile = profile, .secret = FakeIdp::clientSecret()}, 1, &parent);
            job->onFinished(&parent, [this](const Result<LoginResult> &r) { result.emplace(r); });
            job->start();
        }
        [[nodiscard]] bool finished() const
        {
            return [this] {
                [this] { QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 40000); }();
                return result.has_value();
            }();
        }
        //! Waits until the browser was asked.
        [[nodiscard]] QUrl url() const
        {
            [this] { QTRY_VERIFY(!browser.opened.isEmpty()); }();
            return browser.opened.value(0);
        }

        FakeIdp idp;
        FixedClock clock;
        RecordingBrowser browser;
        std::function<void(const QUrl &)> act;
        QObject parent;
        QPointer<LoginJob> job;
        std::optional<Result<LoginResult>> result;
    };

    //! Sends a request as a browser would and waits for the answer's first line.
    static QByteArray visit(
        const QUrl &authorization, const QByteArray &query, const QByteArray &path = "/callback");
    //! Requests the redirect with this query and does not wait.
    static void comeBack(const QUrl &authorization, const QByteArray &query, QObject *parent);
    static QByteArray goodQuery(const QUrl &authorization)
    {
        return "code=canary-code-1234567890abcdef&state=" + parameterOf(authorization, u"state"_s);
    }
};

QByteArray tst_LoginJob::visit(
    const QUrl &authorization, const QByteArray &query, const QByteArray &path)
{
    const QUrl redirect(QString::fromUtf8(parameterOf(authorization, u"redirect_uri"_s)));
    QTcpSocket socket;
    socket.connectToHost(redirect.host(), static_cast<quint16>(redirect.port()));
    [&] { QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState); }();
    socket.write("GET " + path + "?" + query
        + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(redirect.port()) + "\r\n\r\n");
    [&] { QTRY_VERIFY(socket.state() == QAbstractSocket::UnconnectedState); }();
    return socket.readLine().trimmed();
}

void tst_LoginJob::comeBack(const QUrl &authorization, const QByteArray &query, QObject *parent)
{
    const QUrl redirect(QString::fromUtf8(parameterOf(authorization, u"redirect_uri"_s)));
    auto *const socket = new QTcpSocket(parent);
    connect(socket, &QTcpSocket::connected, socket, [socket, redirect, query] {
        socket->write("GET /callback?" + query
            + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(redirect.port()) + "\r\n\r\n");
    });
    socket->connectToHost(redirect.host(), static_cast<quint16>(redirect.port()));
}

void tst_LoginJob::success_givesTokensAndChecks()
{
    Attempt attempt;
    attempt.act = [&](const QUrl &url) { comeBack(url, goodQuery(url), &attempt.parent); };
    QVERIFY(attempt.finished());
    QVERIFY_RESULT(*attempt.result);
    const LoginResult &login = **attempt.result;
    QCOMPARE(login.issued.tokens.size(), 3);
    QCOMPARE(login.issued.tokens.at(0).signature, SignatureState::Genuine);
    QCOMPARE(login.issued.checks.size(), 9);
    QVERIFY(!login.issued.refusal);
    const HttpRequest exchange = attempt.idp.transport().requests().constLast();
    QCOMPARE(exchange.url.path(), u"/oidc/token"_s);
    QCOMPARE(FakeTransport::parameter(exchange, "code"), "canary-code-1234567890abcdef");
    const Secret verifier(FakeTransport::parameter(exchange, "code_verifier"));
    QCOMPARE(codeChallenge(verifier), parameterOf(attempt.url(), u"code_challenge"_s));
    QCOMPARE(FakeTransport::parameter(exchange, "redirect_uri"),
        parameterOf(attempt.url(), u"redirect_uri"_s));
}

void tst_LoginJob::everyAttempt_isFresh()
{
    Attempt first;
    Attempt second;
    const QUrl a = first.url();
    const QUrl b = second.url();
    for (const QString &name : {u"state"_s, u"nonce"_s, u"code_challenge"_s, u"redirect_uri"_s})
        QVERIFY(parameterOf(a, name) != parameterOf(b, name));
}

void tst_LoginJob::strayRequests_areCountedAndWaitedPast()
{
    Attempt attempt;
    const QUrl url = attempt.url();
    QTRY_COMPARE(attempt.job->step(), LoginStep::WaitingForBrowser);
    QVERIFY(visit(url, "code=x&state=wrong").contains("400"));
    QVERIFY(visit(url, "code=x").contains("400"));
    // An error with a foreign state must not end the wait either.
    QVERIFY(visit(url, "error=access_denied&state=wrong").contains("400"));
    QVERIFY(visit(url, goodQuery(url), "/elsewhere").contains("404"));
    QTRY_COMPARE(attempt.job->strayRequests(), 4);
    QVERIFY(!attempt.result);
    QVERIFY(visit(url, goodQuery(url)).contains("200"));
    QVERIFY(attempt.finished());
    QVERIFY_RESULT(*attempt.result);
}

void tst_LoginJob::redirect_isRefused_data()
{
    QTest::addColumn<QByteArray>("extra");
    QTest::addColumn<bool>("announcesIssuer");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("user refuses") << QByteArray("error=access_denied&error_description=No.")
                                  << false << Reason::UserRefused << ErrorKind::Denied;
    QTest::newRow("provider fails")
        << QByteArray("error=server_error") << false << Reason::Unspecified << ErrorKind::OAuth;
    QTest::newRow("unregistered redirect") << QByteArray("error=redirect_uri_mismatch") << false
                                           << Reason::Unspecified << ErrorKind::OAuth;
    QTest::newRow("wrong issuer") << QByteArray("code=x&iss=https%3A%2F%2Fevil.example") << true
                                  << Reason::WrongIssuer << ErrorKind::Protocol;
    QTest::newRow("wrong issuer, not announced")
        << QByteArray("code=x&iss=https%3A%2F%2Fevil.example") << false << Reason::WrongIssuer
        << ErrorKind::Protocol;
    QTest::newRow("issuer left out")
        << QByteArray("code=x") << true << Reason::IssuerNotSent << ErrorKind::Protocol;
}

void tst_LoginJob::redirect_isRefused()
{
    QFETCH(QByteArray, extra);
    QFETCH(bool, announcesIssuer);
    QFETCH(Reason, reason);
    QFETCH(ErrorKind, kind);
    Attempt attempt;
    if (announcesIssuer) {
        attempt.idp.answer(u"/oidc/.well-known/openid-configuration"_s,
            jsonResponse(R"({"issuer":"https://idp.example/oidc",)"
                         R"("authorization_response_iss_parameter_supported":true})"));
    }
    attempt.act = [&](const QUrl &url) {
        comeBack(url, extra + "&state=" + parameterOf(url, u"state"_s), &attempt.parent);
    };
    QVERIFY(attempt.finished());
    QVERIFY(!*attempt.result);
    QCOMPARE(attempt.result->error().reason, reason);
    QCOMPARE(attempt.result->error().kind, kind);
    QCOMPARE(attempt.idp.transport().countOf(u"/oidc/token"_s), 0);
}

void tst_LoginJob::redirectWithRightIssuer_isAccepted()
{
    Attempt attempt;
    attempt.act = [&](const QUrl &url) {
        comeBack(url, goodQuery(url) + "&iss=https%3A%2F%2Fidp.example%2Foidc", &attempt.parent);
    };
    QVERIFY(attempt.finished());
    QVERIFY_RESULT(*attempt.result);
}

void tst_LoginJob::pastedUrl_isAccepted()
{
    Attempt attempt;
    const QUrl url = attempt.url();
    QTRY_COMPARE(attempt.job->step(), LoginStep::WaitingForBrowser);
    attempt.job->submitPasted(
        u"http://127.0.0.1:1/callback?"_s + QString::fromLatin1(goodQuery(url)) + u"\n"_s);
    QVERIFY(attempt.finished());
    QVERIFY_RESULT(*attempt.result);
}

void tst_LoginJob::pastedBareCode_isAccepted()
{
    Attempt attempt;
    QVERIFY(attempt.url().isValid());
    QTRY_COMPARE(attempt.job->step(), LoginStep::WaitingForBrowser);
    attempt.job->submitPasted(u" canary-code-1234567890abcdef "_s);
    QVERIFY(attempt.finished());
    QVERIFY_RESULT(*attempt.result);
    QCOMPARE(FakeTransport::parameter(attempt.idp.transport().requests().constLast(), "code"),
        "canary-code-1234567890abcdef");
}

void tst_LoginJob::paste_isRefusedAndWaitGoesOn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("nothing") << u"  "_s << Reason::PastedNothingUsable;
    QTest::newRow("a page") << u"http://127.0.0.1/callback"_s << Reason::PastedNothingUsable;
    QTest::newRow("another attempt's")
        << u"http://127.0.0.1/callback?code=x&state=other"_s << Reason::WrongState;
}

void tst_LoginJob::paste_isRefusedAndWaitGoesOn()
{
    QFETCH(QString, text);
    QFETCH(Reason, reason);
    Attempt attempt;
    const QUrl url = attempt.url();
    QTRY_COMPARE(attempt.job->step(), LoginStep::WaitingForBrowser);
    attempt.job->submitPasted(text);
    QVERIFY(attempt.job->pasteError().has_value());
    QCOMPARE(attempt.job->pasteError()->reason, reason);
    comeBack(url, goodQuery(url), &attempt.parent);
    QVERIFY(attempt.finished());
    QVERIFY_RESULT(*attempt.result);
}

void tst_LoginJob::httpsRedirectUri_waitsForPaste()
{
    Profile profile = FakeIdp::profile();
    profile.redirectUri = u"https://portal.example/callback"_s;
    Attempt attempt(profile);
    const QUrl url = attempt.url();
    QTRY_COMPARE(attempt.job->step(), LoginStep::WaitingForPaste);
    QCOMPARE(parameterOf(url, u"redirect_uri"_s), "https://portal.example/callback");
    attempt.job->submitPasted(
        u"https://portal.example/callback?"_s + QString::fromLatin1(goodQuery(url)));
    QVERIFY(attempt.finished());
    QVERIFY_RESULT(*attempt.result);
}

void tst_LoginJob::ownScheme_isHandedOver()
{
    Profile profile = FakeIdp::profile();
    profile.redirectUri = u"rescind:/callback"_s;
    Attempt attempt(profile);
    const QUrl url = attempt.url();
    QTRY_COMPARE(attempt.job->step(), LoginStep::WaitingForBrowser);
    QCOMPARE(parameterOf(url, u"redirect_uri"_s), "rescind:/callback");
    QVERIFY(attempt.job->submitRedirect(
        QUrl(u"rescind:/callback?"_s + QString::fromLatin1(goodQuery(url)))));
    QVERIFY(attempt.finished());
    QVERIFY_RESULT(*attempt.result);
}

void tst_LoginJob::ownScheme_takesNothingElse_data()
{
    QTest::addColumn<QString>("redirectUri");
    QTest::addColumn<QString>("given");
    const QString own = u"rescind:/callback"_s;
    const QString good = u"?code=canary-code-1234567890abcdef&state="_s;
    QTest::newRow("another state") << own << QString(own + good + u"somebody-else");
    QTest::newRow("no state") << own << QString(own + u"?code=canary-code-1234567890abcdef");
    QTest::newRow("a bare code") << own << u"canary-code-1234567890abcdef"_s;
    QTest::newRow("another path") << own << QString(u"rescind:/other"_s + good + u"@STATE@");
    QTest::newRow("a profile of another scheme")
        << u"http://127.0.0.1/callback"_s << QString(own + good + u"@STATE@");
    QTest::newRow("nothing") << own << QString();
}

void tst_LoginJob::ownScheme_takesNothingElse()
{
    QFETCH(QString, redirectUri);
    QFETCH(QString, given);
    Profile profile = FakeIdp::profile();
    profile.redirectUri = redirectUri;
    Attempt attempt(profile);
    const QUrl url = attempt.url();
    given.replace(u"@STATE@"_s, QString::fromLatin1(parameterOf(url, u"state"_s)));
    QVERIFY(!attempt.job->submitRedirect(QUrl(given)));
    QCOMPARE(attempt.job->step(), LoginStep::WaitingForBrowser);
    QCOMPARE(attempt.job->strayRequests(), 1);
    QVERIFY(!attempt.result.has_value());
}

void tst_LoginJob::browserThatCannotStart_isSaidAndPasteWorks()
{
    Attempt attempt;
    attempt.browser.fails = true;
    QTRY_VERIFY(attempt.job->browserError().has_value());
    QCOMPARE(attempt.job->browserError()->reason, Reason::BrowserNotStarted);
    const QUrl url = attempt.job->authorizationUrl();
    attempt.idp.nonce = parameterOf(url, u"nonce"_s);
    attempt.job->submitPasted(u"canary-code-1234567890abcdef"_s);
    QVERIFY(attempt.finished());
    QVERIFY_RESULT(*attempt.result);
}

void tst_LoginJob::openAgain_opensTheSameUrl()
{
    Attempt attempt;
    const QUrl url = attempt.url();
    QTRY_COMPARE(attempt.job->step(), LoginStep::WaitingForBrowser);
    attempt.job->openBrowserAgain();
    QTRY_COMPARE(attempt.browser.opened.size(), 2);
    QCOMPARE(attempt.browser.opened.at(1), url);
}

void tst_LoginJob::portTaken_namesThePort()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    Profile profile = FakeIdp::profile();
    profile.redirectUri = u"http://127.0.0.1:%1/callback"_s.arg(other.serverPort());
    Attempt attempt(profile);
    QVERIFY(attempt.finished());
    QVERIFY(!*attempt.result);
    QCOMPARE(attempt.result->error().reason, Reason::PortTaken);
    QCOMPARE(attempt.result->error().subject, QString::number(other.serverPort()));
    QVERIFY(attempt.browser.opened.isEmpty());
}

void tst_LoginJob::userWhoNeverComesBack_timesOut()
{
    Attempt attempt(FakeIdp::profile(), 1s);
    QVERIFY(attempt.finished());
    QVERIFY(!*attempt.result);
    QCOMPARE(attempt.result->error().reason, Reason::WaitedTooLong);
}

void tst_LoginJob::cancel_endsTheWaitAndTheListener()
{
    Attempt attempt;
    const QUrl url = attempt.url();
    QTRY_COMPARE(attempt.job->step(), LoginStep::WaitingForBrowser);
    QVERIFY(attempt.job->secondsLeft() > 250);
    attempt.job->cancel();
    QVERIFY(attempt.finished());
    QCOMPARE(attempt.result->error().kind, ErrorKind::Cancelled);
    QTRY_VERIFY(attempt.job.isNull());
    const QUrl redirect(QString::fromUtf8(parameterOf(url, u"redirect_uri"_s)));
    QTcpServer next;
    QVERIFY(next.listen(QHostAddress::LocalHost, static_cast<quint16>(redirect.port())));
}

void tst_LoginJob::tokenEndpoint_fails_data()
{
    QTest::addColumn<HttpResponse>("response");
    QTest::addColumn<Reason>("reason");
    const HttpResponse html{.status = 200, .contentType = "text/html", .body = "<html>Hi</html>"};
    HttpResponse moved = emptyResponse(302);
    moved.location = "https://evil.example/token";
    QTest::newRow("code used") << jsonResponse(R"({"error":"invalid_grant"})", 400)
                               << Reason::CodeRejected;
    QTest::newRow("wrong secret") << jsonResponse(R"({"error":"invalid_client"})", 401)
                                  << Reason::ClientRejected;
    QTest::newRow("wrong secret, Authing")
        << jsonResponse(R"({"error":"invalid_client"})", 400) << Reason::ClientRejected;
    QTest::newRow("HTML") << html << Reason::NotJson;
    QTest::newRow("500") << emptyResponse(500) << Reason::ServerFault;
    QTest::newRow("another host") << moved << Reason::Redirected;
    QTest::newRow("no token") << jsonResponse("{}") << Reason::MalformedAnswer;
}

void tst_LoginJob::tokenEndpoint_fails()
{
    QFETCH(HttpResponse, response);
    QFETCH(Reason, reason);
    Attempt attempt;
    attempt.idp.answer(u"/oidc/token"_s, response);
    attempt.act = [&](const QUrl &url) { comeBack(url, goodQuery(url), &attempt.parent); };
    QVERIFY(attempt.finished());
    QVERIFY(!*attempt.result);
    QCOMPARE(attempt.result->error().reason, reason);
    QCOMPARE(attempt.idp.transport().countOf(u"/oidc/token"_s), 1);
}

void tst_LoginJob::tokenEndpointThatHangs_timesOut()
{
    Attempt attempt;
    attempt.idp.answer(u"/oidc/token"_s, [](const HttpRequest &request) {
        return Result<HttpResponse>(fail(Error{.kind = ErrorKind::Timeout,
            .stage = request.stage,
            .reason = Reason::NoAnswer,
            .maybeSent = true}));
    });
    attempt.act = [&](const QUrl &url) { comeBack(url, goodQuery(url), &attempt.parent); };
    QVERIFY(attempt.finished());
    QCOMPARE(attempt.result->error().kind, ErrorKind::Timeout);
    // A code is spent by the first try.
    QCOMPARE(attempt.idp.transport().countOf(u"/oidc/token"_s), 1);
}

void tst_LoginJob::idToken_isRefusedAndTokensAreRevoked_data()
{
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<Reason>("reason");
    const auto row = [](const char *name, const char *claim, const QJsonValue &value) {
        QTest::newRow(name) << QString::fromLatin1(claim) << value << Reason::IdTokenRejected;
    };
    row("wrong nonce", "nonce", u"another"_s);
    row("wrong issuer", "iss", u"https://evil.example"_s);
    row("wrong audience", "aud", u"someone-else"_s);
    row("another's azp", "azp", u"someone-else"_s);
    row("expired", "exp", 1);
    row("from the future", "iat", qint64(4102444800));
    row("wrong at_hash", "at_hash", u"AAAAAAAAAAAAAAAAAAAAAA"_s);
    QTest::newRow("foreign key") << u"key"_s << QJsonValue() << Reason::IdTokenRejected;
    QTest::newRow("missing") << u"missing"_s << QJsonValue() << Reason::IdTokenMissing;
}

void tst_LoginJob::idToken_isRefusedAndTokensAreRevoked()
{
    QFETCH(QString, claim);
    QFETCH(QJsonValue, value);
    QFETCH(Reason, reason);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^sign-in refused:"_s));
    Attempt attempt;
    if (claim == u"key"_s)
        attempt.idp.idTokenKey = TestKey::RsaB;
    else if (claim == u"missing"_s)
        attempt.idp.sendsIdToken = false;
    else
        attempt.idp.editIdToken = [&](QJsonObject &claims) { claims.insert(claim, value); };
    attempt.act = [&](const QUrl &url) { comeBack(url, goodQuery(url), &attempt.parent); };
    QVERIFY(attempt.finished());
    QVERIFY(!*attempt.result);
    QCOMPARE(attempt.result->error().reason, reason);
    // What was issued does not live on unseen; the refresh token goes first.
    QCOMPARE(attempt.idp.revoked.size(), 2);
    QVERIFY(attempt.idp.revoked.constFirst().startsWith("refresh"));
    QVERIFY(attempt.idp.live.isEmpty());
}

void tst_LoginJob::keysUnreachable_warnsAndKeepsTokens()
{
    Attempt attempt;
    attempt.idp.answer(u"/oidc/.well-known/jwks.json"_s, emptyResponse(404));
    attempt.act = [&](const QUrl &url) { comeBack(url, goodQuery(url), &attempt.parent); };
    QVERIFY(attempt.finished());
    QVERIFY_RESULT(*attempt.result);
    QCOMPARE((*attempt.result)->issued.tokens.at(0).signature, SignatureState::KeysUnreachable);
    QCOMPARE((*attempt.result)->issued.checks.at(0).result, CheckResult::Warn);
    QVERIFY((*attempt.result)->provider.keysError.has_value());
}

void tst_LoginJob::clockTenMinutesOff_isCorrectedByTheServersDate()
{
    Attempt attempt;
    // Ours is ten minutes behind: what the server issues now is in our future.
    attempt.idp.serverTime = attempt.idp.now.addSecs(600);
    attempt.act = [&](const QUrl &url) { comeBack(url, goodQuery(url), &attempt.parent); };
    QVERIFY(attempt.finished());
    QVERIFY_RESULT(*attempt.result);
    QCOMPARE((*attempt.result)->provider.clockSkew, std::optional(600s));
}

void tst_LoginJob::discovery_fails_data()
{
    QTest::addColumn<HttpResponse>("response");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("another issuer")
        << jsonResponse(R"({"issuer":"https://evil.example"})") << Reason::MetadataIssuerMismatch;
    QTest::newRow("foreign endpoint")
        << jsonResponse(R"({"issuer":"https://idp.example/oidc",)"
                        R"("token_endpoint":"https://evil.example/token"})")
        << Reason::ForeignEndpoint;
    QTest::newRow("http endpoint")
        << jsonResponse(R"({"issuer":"https://idp.example/oidc",)"
                        R"("token_endpoint":"http://idp.example/token"})")
        << Reason::PlainHttp;
    QTest::newRow("HTML") << HttpResponse{.status = 200, .body = "<html></html>"}
                          << Reason::NotJson;
}

void tst_LoginJob::discovery_fails()
{
    QFETCH(HttpResponse, response);
    QFETCH(Reason, reason);
    Attempt attempt;
    attempt.idp.answer(u"/oidc/.well-known/openid-configuration"_s, response);
    QVERIFY(attempt.finished());
    QVERIFY(!*attempt.result);
    QCOMPARE(attempt.result->error().reason, reason);
    QVERIFY(attempt.browser.opened.isEmpty());
}

void tst_LoginJob::plainHttpHost_isNeverAsked()
{
    Profile profile = FakeIdp::profile();
    profile.appHost = u"http://idp.example"_s;
    const auto refused = checked(profile);
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, Reason::PlainHttp);
}

QTEST_GUILESS_MAIN(tst_LoginJob)
#include "tst_loginjob.moc"
