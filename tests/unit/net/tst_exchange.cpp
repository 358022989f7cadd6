// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/exchangelog.h"
#include "tests/support/testcase.h"

#include <QtCore/QProcess>
#include <QtTest/QSignalSpy>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

const QByteArray token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl"_ba;

HttpRequest revocation()
{
    return {.method = HttpRequest::Method::Post,
        .url = QUrl(u"https://idp.example/oidc/token/revocation"_s),
        .form = {{"token"_ba, Secret(token)}, {"token_type_hint"_ba, Secret("access_token"_ba)},
            {"client_id"_ba, Secret("app"_ba)}, {"client_secret"_ba, Secret("s3cr$t'\"x"_ba)}},
        .stage = Stage::Revocation};
}

//! All that can be seen of it without revealing.
QString shown(const Exchange &exchange)
{
    QStringList texts{
        exchange.shownUrl(), exchange.url.toString(), exchange.answerBody, curlCommand(exchange)};
    for (const auto *fields :
        {&exchange.query, &exchange.headers, &exchange.form, &exchange.answerHeaders}) {
        for (const ExchangeField &field : *fields)
            texts.append({field.name, field.value});
    }
    return texts.join(u'\n');
}

} // namespace

class tst_Exchange final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void request_showsAllButItsSecrets();
    void requestSecrets_canBeRevealed();
    void tokens_areNamedByFingerprintAlone();
    void urlSecrets_areMasked();
    void answer_showsAllButItsTokens_data();
    void answer_showsAllButItsTokens();
    void answerHeaders_areShown();
    void failure_isKept();
    void curl_sendsTheSame_data();
    void curl_sendsTheSame();
    void log_keepsTheNewest();
    void log_cleared_ignoresLateAnswers();
    void log_abandoned_isCancelled();
    void log_forgetsSecrets();
};

void tst_Exchange::request_showsAllButItsSecrets()
{
    HttpRequest request = revocation();
    request.authorization = Secret("Basic YXBwOnMzY3JldA=="_ba);
    request.dpopProof = Secret("eyJ0eXAiOiJkcG9wK2p3dCJ9.e30.c2ln"_ba);
    const Exchange exchange = exchangeFor(request);
    QCOMPARE(exchange.method, u"POST"_s);
    QCOMPARE(exchange.shownUrl(), u"https://idp.example/oidc/token/revocation"_s);
    const QString all = shown(exchange);
    QVERIFY(all.contains(u"token_type_hint"));
    QVERIFY(all.contains(u"access_token"));
    QVERIFY(all.contains(u"Basic "));
    for (const Secret &secret :
        {Secret(token), Secret("s3cr$t'\"x"_ba), Secret("YXBwOnMzY3JldA=="_ba), request.dpopProof})
        QVERIFY(!all.contains(QString::fromUtf8(secret.reveal())));
    QVERIFY(exchange.isPending());
}

void tst_Exchange::requestSecrets_canBeRevealed()
{
    const Exchange exchange = exchangeFor(revocation());
    QCOMPARE(exchange.form.at(3).secret.reveal(), "s3cr$t'\"x"_ba);
}

//! A copy of the token would outlive its revocation.
void tst_Exchange::tokens_areNamedByFingerprintAlone()
{
    HttpRequest request = revocation();
    request.authorization = Secret("Bearer " + token);
    request.url.setQuery(u"access_token="_s + QString::fromLatin1(token));
    const Exchange exchange = exchangeFor(request);
    for (const ExchangeField &field :
        {exchange.form.at(0), exchange.headers.at(1), exchange.query.at(0)}) {
        QVERIFY(field.isSecret);
        QVERIFY(field.secret.isEmpty());
        QCOMPARE(field.fingerprint, u"033f6d14935a2227"_s);
    }
    QCOMPARE(exchange.headers.at(1).value, u"Bearer "_s);
}

void tst_Exchange::urlSecrets_areMasked()
{
    const HttpRequest request{.url = QUrl(u"https://idp.example/validate_token?access_token="_s
                                  + QString::fromLatin1(token) + u"&x=1"_s)};
    const Exchange exchange = exchangeFor(request);
    QVERIFY(!shown(exchange).contains(QString::fromLatin1(token)));
    QVERIFY(exchange.shownUrl().endsWith(u"&x=1"));
    QVERIFY(exchange.shownUrl().contains(secretMark()));
}

void tst_Exchange::answer_showsAllButItsTokens_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kept");
    QTest::newRow("token answer")
        << R"({"access_token":"short-1","refresh_token":"short-2","id_token":"short-3","expires_in":3600})"_ba
        << u"expires_in"_s;
    QTest::newRow("nested") << R"({"data":[{"access_token":"short-1","x":"kept"}]})"_ba
                            << u"kept"_s;
    QTest::newRow("indented") << R"({"a":{"b":1}})"_ba << u"\n        \"b\": 1\n"_s;
    QTest::newRow("an array") << R"([{"refresh_token":"short-2"},"kept"])"_ba << u"kept"_s;
    QTest::newRow("text that echoes") << "<html>" + token + "</html>" << u"<html>"_s;
    QTest::newRow("JSON that echoes")
        << R"({"error_description":"token )" + token + R"( is bad"})" << u"is bad"_s;
    QTest::newRow("half a JSON") << R"({"access_token":")" + token << u"access_token"_s;
}

void tst_Exchange::answer_showsAllButItsTokens()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, kept);
    Exchange exchange = exchangeFor(revocation());
    complete(
        exchange, HttpResponse{.status = 200, .body = body, .secrets = revocation().secrets()});
    QCOMPARE(exchange.status, 200);
    const QString all = shown(exchange);
    QVERIFY2(all.contains(kept), qPrintable(all));
    for (const QByteArray &secret : {token, "short-1"_ba, "short-2"_ba, "short-3"_ba})
        QVERIFY2(!all.contains(QString::fromLatin1(secret)), qPrintable(all));
}

void tst_Exchange::answerHeaders_areShown()
{
    Exchange exchange = exchangeFor(revocation());
    complete(exchange,
        HttpResponse{.status = 200,
            .headers = {{"X-Request-Id"_ba, "r-1"_ba}, {"Set-Cookie"_ba, "session=abc"_ba}}});
    QCOMPARE(exchange.answerHeaders.size(), 2);
    QCOMPARE(exchange.answerHeaders.at(0).value, u"r-1"_s);
    QVERIFY(exchange.answerHeaders.at(1).isSecret);
    QVERIFY(exchange.answerHeaders.at(1).value.isEmpty());
}

void tst_Exchange::failure_isKept()
{
    Exchange exchange = exchangeFor(revocation());
    complete(exchange,
        fail({.kind = ErrorKind::Network,
            .stage = Stage::Revocation,
            .reason = Reason::ConnectionRefused}));
    QVERIFY(!exchange.isPending());
    QCOMPARE(exchange.status, 0);
    QCOMPARE(exchange.error->reason, Reason::ConnectionRefused);
}

void tst_Exchange::curl_sendsTheSame_data()
{
    QTest::addColumn<HttpRequest>("request");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("a form") << revocation()
                            << QStringList{u"https://idp.example/oidc/token/revocation"_s,
                                   u"--header"_s, u"Accept: application/json"_s,
                                   u"--data-urlencode"_s, u"token=THE-TOKEN"_s,
                                   u"--data-urlencode"_s, u"token_type_hint=access_token"_s,
                                   u"--data-urlencode"_s, u"client_id=app"_s, u"--data-urlencode"_s,
                                   u"client_secret=THE-SECRET"_s};
    HttpRequest get{.url = QUrl(u"https://idp.example/it's?a=b c&access_token=x"_s)};
    get.authorization = Secret("Bearer x"_ba);
    QTest::newRow("a query") << get
                             << QStringList{u"--get"_s, u"https://idp.example/it's"_s,
                                    u"--header"_s, u"Accept: application/json"_s, u"--header"_s,
                                    u"Authorization: Bearer THE-HEADER"_s, u"--data-urlencode"_s,
                                    u"a=b c"_s, u"--data-urlencode"_s,
                                    u"access_token=THE-ACCESS"_s};
    HttpRequest both = revocation();
    both.form = {{"token"_ba, Secret(token)}};
    both.url = QUrl(u"https://idp.example/$x?tenant=a b"_s);
    QTest::newRow("both") << both
                          << QStringList{u"https://idp.example/$x?tenant=a%20b"_s, u"--header"_s,
                                 u"Accept: application/json"_s, u"--data-urlencode"_s,
                                 u"token=THE-TOKEN"_s};
}

//! As a real shell takes it apart.
void tst_Exchange::curl_sendsTheSame()
{
    QFETCH(HttpRequest, request);
    QFETCH(QStringList, words);
    QProcess shell;
    shell.start(u"sh"_s,
        {u"-c"_s,
            u"curl() { for word in \"$@\"; do printf '%s\\n' \"$word\"; done; }\n"
            "TOKEN=THE-TOKEN CLIENT_SECRET=THE-SECRET AUTHORIZATION=THE-HEADER "
            "ACCESS_TOKEN=THE-ACCESS\n"_s
                + curlCommand(exchangeFor(request))});
    QVERIFY(shell.waitForFinished());
    const QStringList got
        = QString::fromUtf8(shell.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(got, words);
}

void tst_Exchange::log_keepsTheNewest()
{
    const SystemClock clock;
    ExchangeLog log(clock);
    QSignalSpy changed(&log, &ExchangeLog::changed);
    for (int i = 0; i < int(ExchangeLog::capacity) + 5; ++i)
        log.begin(revocation());
    QCOMPARE(qsizetype(log.exchanges().size()), ExchangeLog::capacity);
    QCOMPARE(log.exchanges().front().number, 6);
    log.complete(3, HttpResponse{.status = 200}); // has gone
    log.complete(6, HttpResponse{.status = 204});
    QCOMPARE(log.exchanges().front().status, 204);
    QTRY_COMPARE(changed.count(), 1); // once for all of it
}

void tst_Exchange::log_cleared_ignoresLateAnswers()
{
    const SystemClock clock;
    ExchangeLog log(clock);
    const qint64 first = log.begin(revocation());
    log.clear();
    log.complete(first, HttpResponse{.status = 200});
    QVERIFY(log.exchanges().empty());
    const qint64 second = log.begin(revocation());
    log.complete(first, HttpResponse{.status = 200});
    QVERIFY(log.exchanges().front().isPending());
    QCOMPARE(log.exchanges().front().number, second);
}

void tst_Exchange::log_abandoned_isCancelled()
{
    const SystemClock clock;
    ExchangeLog log(clock);
    const qint64 first = log.begin(revocation());
    const qint64 second = log.begin(revocation());
    log.complete(first, HttpResponse{.status = 200});
    log.abandon(first);
    log.abandon(second);
    QCOMPARE(log.exchanges().front().status, 200);
    QVERIFY(!log.exchanges().front().error);
    QCOMPARE(log.exchanges().back().error->kind, ErrorKind::Cancelled);
}

void tst_Exchange::log_forgetsSecrets()
{
    const SystemClock clock;
    ExchangeLog log(clock);
    log.begin(revocation());
    log.forgetSecrets();
    for (const ExchangeField &field : log.exchanges().front().form)
        QVERIFY(field.secret.isEmpty());
    QVERIFY(log.exchanges().front().form.at(3).isSecret);
}

QTEST_GUILESS_MAIN(tst_Exchange)

#include "tst_exchange.moc"
