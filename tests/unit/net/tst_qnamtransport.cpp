// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qnamtransport.h"

#include "tests/support/faultprovider.h"
#include "tests/support/jobcontract.h"
#include "tests/support/testcase.h"

#include <QtCore/QLoggingCategory>

using namespace rescind;
using namespace std::chrono_literals;

namespace {

HttpRequest get(const QUrl &url)
{
    return {.url = url, .stage = Stage::Introspection};
}

HttpRequest post(const QUrl &url, const FormParameters &form)
{
    return {
        .method = HttpRequest::Method::Post, .url = url, .form = form, .stage = Stage::Revocation};
}

} // namespace

//! What goes out and what comes back where the server answers; see tst_transportfailures for the
//! rest.
class tst_QnamTransport : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void contract_data() { JobContract<HttpResponse>::addRows(); }
    void contract();
    void get_sendsWhatIsNeeded();
    void post_sendsTheForm();
    void post_withoutParameters_sendsAnEmptyBody();
    void answer_isHandedOver();
    void cachedAnswer_tellsNoTime();
    void anyStatus_isAnAnswer_data();
    void anyStatus_isAnAnswer();
    void redirect_isNotFollowed_data();
    void redirect_isNotFollowed();
    void unauthorized_keepsItsBody_data();
    void unauthorized_keepsItsBody();
    void retryAfter_isParsed();
    void cookie_isNotSentBack();
    void credentials_areNotReused();
    void nothing_isCached();
    void htmlPage_isAnAnswer();
    void body_ofTheLargestSize_isRead();
    void connection_isReused();
    void tokenRequest_hasItsOwnConnection();
    void manyRequests_goOutTogether();
    void trustedCertificate_isAccepted();
    void log_holdsNothingSecret();

private:
    Result<HttpResponse> send(const HttpRequest &request);

    FaultProvider m_provider;
    QnamTransport m_transport;
};

Result<HttpResponse> tst_QnamTransport::send(const HttpRequest &request)
{
    QObject parent;
    return resultOf(m_transport.send(request, &parent));
}

void tst_QnamTransport::contract()
{
    m_provider.on("/good", answerJson("{}"));
    m_provider.on("/bad", closeWithoutAnswer());
    m_provider.on("/hang", hang());
    const auto maker = [this](const char *path, std::chrono::milliseconds deadline) {
        return [this, path, deadline](QObject *parent) {
            HttpRequest request = post(m_provider.url(path), {});
            request.deadline = deadline;
            return m_transport.send(request, parent);
        };
    };
    const JobContract<HttpResponse> contract{.succeeding = maker("/good", 5s),
        .failing = maker("/bad", 5s),
        .hanging = maker("/hang", 60s),
        .late = maker("/hang", 100ms)};
    contract.check();
}

void tst_QnamTransport::get_sendsWhatIsNeeded()
{
    m_provider.on("/get", answerJson("{}"));
    HttpRequest request = get(m_provider.url("/get?a=b%20c&d=%E6%BC%A2"));
    request.accept = "application/jwt";
    request.authorization = Secret(QByteArray("Bearer canary"));
    const auto result = send(request);
    QVERIFY_RESULT(result);
    const ReceivedRequest received = m_provider.last("/get");
    QCOMPARE(received.method, QByteArray("GET"));
    QCOMPARE(received.query.queryItemValue(QStringLiteral("a"), QUrl::FullyDecoded),
        QStringLiteral("b c"));
    QCOMPARE(received.query.queryItemValue(QStringLiteral("d"), QUrl::FullyDecoded),
        QStringLiteral("漢"));
    QCOMPARE(received.header("Accept"), QByteArray("application/jwt"));
    QCOMPARE(received.header("Accept-Encoding"), QByteArray("identity"));
    QCOMPARE(received.header("Authorization"), QByteArray("Bearer canary"));
    QCOMPARE(received.header("User-Agent"), QByteArray("Rescind/" RESCIND_VERSION));
    QCOMPARE(received.header("Content-Type"), QByteArray());
    QCOMPARE(received.body, QByteArray());
}

void tst_QnamTransport::post_sendsTheForm()
{
    m_provider.on("/post", answerJson("{}"));
    const auto result = send(post(m_provider.url("/post"),
        {{"token", Secret(QByteArray("a b+c%d&e=f€漢"))},
            {"token_type_hint", Secret(QByteArray("refresh_token"))}}));
    QVERIFY_RESULT(result);
    const ReceivedRequest received = m_provider.last("/post");
    QCOMPARE(received.method, QByteArray("POST"));
    QCOMPARE(received.header("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(received.body,
        QByteArray("token=a+b%2Bc%25d%26e%3Df%E2%82%AC%E6%BC%A2&token_type_hint=refresh_token"));
    QCOMPARE(received.header("Content-Length"), QByteArray::number(received.body.size()));
    QCOMPARE(received.formValue(QStringLiteral("token")), QStringLiteral("a b+c%d&e=f€漢"));
    QCOMPARE(received.header("Authorization"), QByteArray());
}

void tst_QnamTransport::post_withoutParameters_sendsAnEmptyBody()
{
    m_provider.on("/empty", answerJson("{}"));
    const auto result = send(post(m_provider.url("/empty"), {}));
    QVERIFY_RESULT(result);
    QCOMPARE(m_provider.last("/empty").header("Content-Length"), QByteArray("0"));
}

void tst_QnamTransport::answer_isHandedOver()
{
    m_provider.on("/x",
        answer(200,
            {{"Content-Type", "application/json;charset=utf-8"},
                {"Date", "Sun, 22 Nov 2026 12:00:00 GMT"}},
            "{\"a\":\"漢\"}"));
    HttpRequest request = post(m_provider.url("/x"), {{"token", Secret(QByteArray("canary"))}});
    const auto result = send(request);
    QVERIFY_RESULT(result);
    QCOMPARE(result->status, 200);
    QCOMPARE(result->contentType, QByteArray("application/json;charset=utf-8"));
    QCOMPARE(result->body, QByteArray("{\"a\":\"漢\"}"));
    QCOMPARE(result->serverTime.toString(Qt::ISODate), QStringLiteral("2026-11-22T12:00:00Z"));
    QCOMPARE(result->stage, Stage::Revocation);
    QVERIFY(result->took >= 0ms && result->took < 20s);
    QVERIFY(!result->retryAfter);
    QVERIFY(result->secrets.contains(Secret(QByteArray("canary"))));
}

void tst_QnamTransport::cachedAnswer_tellsNoTime()
{
    // RFC 9111 §5.1: its Date is that of the hour in which somebody in between kept it.
    const QPair<QByteArray, QByteArray> date("Date", "Sun, 22 Nov 2026 12:00:00 GMT");
    m_provider.on("/old", answer(200, {date, {"Age", "3600"}}, "{}"));
    QVERIFY(!send(get(m_provider.url("/old")))->serverTime.isValid());
    m_provider.on("/fresh", answer(200, {date, {"Age", "0"}}, "{}"));
    QVERIFY(send(get(m_provider.url("/fresh")))->serverTime.isValid());
}

void tst_QnamTransport::anyStatus_isAnAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 204, 206, 226, 300, 304, 400, 401, 403, 404, 405, 409, 410,
             413, 418, 422, 429, 451, 499, 500, 501, 502, 503, 504, 599, 600, 999})
        QTest::addRow("%d", status) << status;
}

void tst_QnamTransport::anyStatus_isAnAnswer()
{
    QFETCH(int, status);
    const bool bodiless = status == 204 || status == 304;
    const QByteArray body = bodiless ? "" : "{\"error\":\"invalid_request\"}";
    for (const auto method : {HttpRequest::Method::Get, HttpRequest::Method::Post}) {
        m_provider.on("/status", answer(status, {}, body));
        HttpRequest request = get(m_provider.url("/status"));
        request.method = method;
        const auto result = send(request);
        QVERIFY_RESULT(result);
        QCOMPARE(result->status, status);
        QCOMPARE(result->body, body);
    }
}

void tst_QnamTransport::redirect_isNotFollowed_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void tst_QnamTransport::redirect_isNotFollowed()
{
    QFETCH(int, status);
    FaultProvider elsewhere;
    for (const auto method : {HttpRequest::Method::Get, HttpRequest::Method::Post}) {
        for (const QUrl &target : {elsewhere.url("/stolen"), m_provider.url("/same")}) {
            m_provider.on("/redirect", redirectTo(target, status));
            HttpRequest request = get(m_provider.url("/redirect"));
            request.method = method;
            request.authorization = Secret(QByteArray("Basic Y2FuYXJ5OmNhbmFyeQ=="));
            const auto result = send(request);
            QVERIFY_RESULT(result);
            QCOMPARE(result->status, status);
            QCOMPARE(result->location, target.toEncoded());
        }
    }
    QCOMPARE(elsewhere.connectionCount(), 0);
    QCOMPARE(m_provider.countOf("/same"), 0);
}

void tst_QnamTransport::unauthorized_keepsItsBody_data()
{
    QTest::addColumn<QByteArray>("challenge");
    for (const char *const challenge : {"", "Basic realm=\"oidc\"",
             "Bearer error=\"invalid_token\"", "Digest realm=\"a\", nonce=\"b\", qop=\"auth\"",
             "Negotiate", "NTLM", "Basic realm=\"a\", Bearer"})
        QTest::newRow(*challenge ? challenge : "none") << QByteArray(challenge);
}

void tst_QnamTransport::unauthorized_keepsItsBody()
{
    QFETCH(QByteArray, challenge);
    const QByteArray body = "{\"error\":\"invalid_client\"}";
    for (const bool withCredentials : {false, true}) {
        m_provider.on("/401",
            answer(401,
                challenge.isEmpty() ? RawHeaders() : RawHeaders({{"WWW-Authenticate", challenge}}),
                body));
        const int before = m_provider.countOf("/401");
        HttpRequest request = post(m_provider.url("/401"), {});
        if (withCredentials)
            request.authorization = Secret(QByteArray("Basic YTpi"));
        const auto result = send(request);
        QVERIFY_RESULT(result);
        QCOMPARE(result->status, 401);
        QCOMPARE(result->body, body);
        QCOMPARE(result->wwwAuthenticate, challenge);
        QCOMPARE(m_provider.countOf("/401"), before + 1);
    }
}

void tst_QnamTransport::retryAfter_isParsed()
{
    m_provider.on("/busy",
        {busy(429, "7"),
            answer(503,
                {{"Date", "Sun, 22 Nov 2026 12:00:00 GMT"},
                    {"Retry-After", "Sun, 22 Nov 2026 12:00:09 GMT"}}),
            busy(503, "nonsense")});
    const HttpRequest request = get(m_provider.url("/busy"));
    QCOMPARE(send(request)->retryAfter, std::optional<int>(7));
    QCOMPARE(send(request)->retryAfter, std::optional<int>(9));
    QCOMPARE(send(request)->retryAfter, std::nullopt);
}

void tst_QnamTransport::cookie_isNotSentBack()
{
    m_provider.on("/cookie", answer(200, {{"Set-Cookie", "session=canary; Path=/"}}, "{}"));
    for (int i = 0; i < 2; ++i) {
        QVERIFY(send(get(m_provider.url("/cookie"))));
        QCOMPARE(m_provider.last("/cookie").header("Cookie"), QByteArray());
    }
}

void tst_QnamTransport::credentials_areNotReused()
{
    m_provider.on("/auth", answer(401, {{"WWW-Authenticate", "Basic realm=\"a\""}}));
    HttpRequest request = get(m_provider.url("/auth"));
    request.authorization = Secret(QByteArray("Basic YTpi"));
    QVERIFY(send(request));
    request.authorization = Secret();
    QVERIFY(send(request));
    QCOMPARE(m_provider.last("/auth").header("Authorization"), QByteArray());
}

void tst_QnamTransport::nothing_isCached()
{
    m_provider.on(
        "/cached", answer(200, {{"Cache-Control", "max-age=3600"}, {"ETag", "\"a\""}}, "{}"));
    for (int i = 1; i <= 2; ++i) {
        QVERIFY(send(get(m_provider.url("/cached"))));
        QCOMPARE(m_provider.countOf("/cached"), i);
        QCOMPARE(m_provider.last("/cached").header("If-None-Match"), QByteArray());
    }
}

void tst_QnamTransport::htmlPage_isAnAnswer()
{
    m_provider.on("/portal", htmlPage());
    const auto result = send(get(m_provider.url("/portal")));
    QVERIFY_RESULT(result);
    QCOMPARE(result->contentType, QByteArray("text/html; charset=utf-8"));
    QVERIFY(result->body.startsWith("<!doctype html>"));
}

void tst_QnamTransport::body_ofTheLargestSize_isRead()
{
    for (const Length length : {Length::Announced, Length::Chunked, Length::UntilClose}) {
        m_provider.on("/large", manyBytes(1024 * 1024, length));
        const auto result = send(get(m_provider.url("/large")));
        QVERIFY_RESULT(result);
        QCOMPARE(result->body.size(), 1024 * 1024);
    }
}

void tst_QnamTransport::connection_isReused()
{
    FaultProvider provider;
    provider.on("/x", answerJson("{}"));
    for (int i = 0; i < 3; ++i)
        QVERIFY(send(post(provider.url("/x"), {})));
    QCOMPARE(provider.connectionCount(), 1);
}

void tst_QnamTransport::tokenRequest_hasItsOwnConnection()
{
    FaultProvider provider;
    provider.on("/x", answerJson("{}"));
    QVERIFY(send(get(provider.url("/x"))));
    for (int i = 2; i <= 3; ++i) {
        HttpRequest request = post(provider.url("/x"), {});
        request.stage = Stage::Token;
        QVERIFY(send(request));
        QCOMPARE(provider.last("/x").connection, i);
    }
    // It is not kept either.
    QTRY_COMPARE(provider.openConnectionCount(), 1);
}

void tst_QnamTransport::manyRequests_goOutTogether()
{
    FaultProvider provider;
    provider.on("/hang", hang());
    QObject parent;
    for (int i = 0; i < 20; ++i)
        m_transport.send(post(provider.url("/hang"), {}), &parent)->start();
    QTRY_COMPARE(provider.countOf("/hang"), 20);
}

void tst_QnamTransport::trustedCertificate_isAccepted()
{
    FaultProvider provider(FaultProvider::Scheme::Https);
    provider.on("/x", answerJson("{}"));
    QnamTransport transport({.trusted = {provider.certificate()}});
    QObject parent;
    const auto result = resultOf(transport.send(get(provider.url("/x")), &parent));
    QVERIFY_RESULT(result);
    QCOMPARE(result->body, QByteArray("{}"));
}

void tst_QnamTransport::log_holdsNothingSecret()
{
    static QStringList lines;
    lines.clear();
    QLoggingCategory::setFilterRules(QStringLiteral("*.debug=true"));
    QtMessageHandler before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &line) { lines.append(line); });
    m_provider.on("/logged", answer(200, {{"X-Header", "canary"}}, "{\"token\":\"canary\"}"));
    m_provider.on("/lost", closeWithoutAnswer());
    for (const char *const path : {"/logged?code=canary", "/lost?code=canary"}) {
        HttpRequest request = post(m_provider.url(path), {{"token", Secret(QByteArray("canary"))}});
        request.authorization = Secret(QByteArray("Bearer canary"));
        (void)send(request);
    }
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules({});
    const QString all = lines.join(u'\n');
    QVERIFY2(!all.contains(QLatin1String("canary")), qPrintable(all));
    QVERIFY2(all.contains(QLatin1String("POST 127.0.0.1 /logged 200")), qPrintable(all));
    QVERIFY2(all.contains(QLatin1String("18 bytes")), qPrintable(all));
    QVERIFY2(all.contains(QLatin1String("POST 127.0.0.1 /lost")), qPrintable(all));
    QVERIFY2(all.contains(QLatin1String("ConnectionLost")), qPrintable(all));
}

QTEST_GUILESS_MAIN(tst_QnamTransport)
#include "tst_qnamtransport.moc"
