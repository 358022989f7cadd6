// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/clientauthprobe.h"

#include "core/jose/signature.h"
#include "core/oidc/clientassertion.h"
#include "tests/support/fakeidp.h"
#include "tests/support/testcase.h"
#include "tests/support/testkeys.h"

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

using Method = ClientAuthMethod;

const QByteArray theSecret = "canary-client-secret-0451";

//! An application as its server has it.
struct Registered
{
    Method method = Method::Post;
    //! Takes any secret.
    bool careless = false;
    //! What it wants is taken in the body and in the header, as many servers do.
    bool tolerant = false;
};

const SigningKey &clientKey()
{
    static const SigningKey key = *SigningKey::generate();
    return key;
}

Client client(const QByteArray &secret = theSecret, bool hasKey = false)
{
    Client client{.profile = FakeIdp::profile(), .secret = Secret(secret)};
    if (hasKey) {
        client.assertion = std::make_shared<AssertionSigner>(clientKey(), client.profile,
            FreshValues{.now = [] { return QDateTime::currentDateTimeUtc(); }});
    }
    client.meet(conventionalMetadata(client.profile), std::chrono::seconds(0));
    return client;
}

QByteArray basicPassword(const HttpRequest &request)
{
    const QByteArray header = request.authorization.reveal();
    if (!header.startsWith("Basic "))
        return {};
    return QByteArray::fromBase64(header.mid(6)).split(':').value(1);
}

Method methodOf(const HttpRequest &request)
{
    if (!basicPassword(request).isEmpty())
        return Method::Basic;
    if (!FakeTransport::parameter(request, "client_assertion").isEmpty())
        return Method::PrivateKeyJwt;
    return FakeTransport::parameter(request, "client_secret").isEmpty() ? Method::None
                                                                        : Method::Post;
}

bool isRight(const HttpRequest &request)
{
    switch (methodOf(request)) {
    case Method::Basic:
        return basicPassword(request) == theSecret;
    case Method::Post:
        return FakeTransport::parameter(request, "client_secret") == theSecret;
    case Method::PrivateKeyJwt: {
        const Jwt jwt = readJwt(Secret(FakeTransport::parameter(request, "client_assertion")));
        return checkSignature(jwt, {clientKey().publicKey()}, {u"ES256"_s}) == SignatureCheck::Good;
    }
    case Method::None:
    case Method::Tls:
        return FakeTransport::parameter(request, "client_id") == "app";
    }
    return false;
}

bool lets(const Registered &app, const HttpRequest &request)
{
    const Method method = methodOf(request);
    const auto bySecret = [](Method m) { return m == Method::Post || m == Method::Basic; };
    const bool fits
        = method == app.method || (app.tolerant && bySecret(method) && bySecret(app.method));
    return fits && (app.careless || isRight(request));
}

HttpResponse welcome(const HttpRequest &request)
{
    if (request.stage == Stage::Token)
        return jsonResponse(R"({"error":"invalid_grant"})", 400);
    return request.stage == Stage::Introspection ? jsonResponse(R"({"active":false})")
                                                 : emptyResponse();
}

FakeTransport::Answer serverOf(const Registered &app)
{
    return [app](const HttpRequest &request) -> Result<HttpResponse> {
        return lets(app, request) ? welcome(request)
                                  : jsonResponse(R"({"error":"invalid_client"})", 401);
    };
}

} // namespace

class tst_ClientAuthProbe final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void method_isFound_data();
    void method_isFound();
    void carelessServer_provesNothing_data();
    void carelessServer_provesNothing();
    void publicClientWhoseSecretIsIgnored_isFound();
    void nothingWorks_isSaid();
    void onlyMadeUpValues_areSent();
    void wrongCredentials_areWrong_data();
    void wrongCredentials_areWrong();
    void unclearAnswer_isNoYes_data();
    void unclearAnswer_isNoYes();
    void distress_endsIt_data();
    void distress_endsIt();
    void redirect_isNotFollowed();
    void keyThatCannotSign_isPassedOver();
};

void tst_ClientAuthProbe::method_isFound_data()
{
    QTest::addColumn<Stage>("endpoint");
    QTest::addColumn<Method>("registered");
    QTest::addColumn<Method>("inProfile");
    QTest::addColumn<int>("requests");
    const QList<QPair<const char *, Method>> methods{{"post", Method::Post},
        {"basic", Method::Basic}, {"none", Method::None}, {"key", Method::PrivateKeyJwt}};
    const QList<Method> order{Method::Post, Method::Basic, Method::PrivateKeyJwt, Method::None};
    for (const Stage endpoint : {Stage::Token, Stage::Introspection, Stage::Revocation}) {
        for (const auto &[name, registered] : methods) {
            for (const auto &[other, inProfile] : methods) {
                QList<Method> tried = order;
                tried.removeAll(inProfile);
                tried.prepend(inProfile);
                QTest::addRow("%s, %s in the profile, stage %d", name, other, int(endpoint))
                    << endpoint << registered << inProfile << int(tried.indexOf(registered)) + 2;
            }
        }
    }
}

void tst_ClientAuthProbe::method_isFound()
{
    QFETCH(Stage, endpoint);
    QFETCH(Method, registered);
    QFETCH(Method, inProfile);
    FakeTransport transport(serverOf({.method = registered}));
    Client asking = client(theSecret, true);
    asking.profile.tokenAuth = asking.profile.introspectionAuth = asking.profile.revocationAuth
        = inProfile;
    const auto found = resultOf(new ClientAuthProbe(transport, asking, endpoint, this));
    QVERIFY_RESULT(found);
    QCOMPARE(found->works, std::optional(registered));
    QVERIFY(!found->acceptsAnything);
    QCOMPARE(found->trials.constLast().verdict, AuthVerdict::Accepted);
    QCOMPARE(found->trials.constFirst().method, inProfile);
    QTEST(int(transport.requests().size()), "requests");
}

void tst_ClientAuthProbe::carelessServer_provesNothing_data()
{
    QTest::addColumn<Stage>("endpoint");
    QTest::addColumn<bool>("hasSecret");
    for (const Stage endpoint : {Stage::Token, Stage::Introspection, Stage::Revocation}) {
        QTest::addRow("with a secret, stage %d", int(endpoint)) << endpoint << true;
        QTest::addRow("without, stage %d", int(endpoint)) << endpoint << false;
    }
}

void tst_ClientAuthProbe::carelessServer_provesNothing()
{
    QFETCH(Stage, endpoint);
    QFETCH(bool, hasSecret);
    FakeTransport transport(
        [](const HttpRequest &request) -> Result<HttpResponse> { return welcome(request); });
    const auto found = resultOf(new ClientAuthProbe(
        transport, client(hasSecret ? theSecret : QByteArray(), true), endpoint, this));
    QVERIFY_RESULT(found);
    QVERIFY(!found->works);
    QVERIFY(found->acceptsAnything);
    QVERIFY(transport.requests().size() <= 8);
}

void tst_ClientAuthProbe::publicClientWhoseSecretIsIgnored_isFound()
{
    // It takes every secret of a public client, since it looks at none; but not every client.
    FakeTransport transport([](const HttpRequest &request) -> Result<HttpResponse> {
        return FakeTransport::parameter(request, "client_id") == "app"
            ? welcome(request)
            : jsonResponse(R"({"error":"invalid_client"})", 401);
    });
    const auto found = resultOf(new ClientAuthProbe(transport, client(), Stage::Revocation, this));
    QVERIFY_RESULT(found);
    QCOMPARE(found->works, std::optional(Method::None));
    QVERIFY(!found->acceptsAnything);
}

void tst_ClientAuthProbe::nothingWorks_isSaid()
{
    FakeTransport transport(serverOf({.method = Method::Tls}));
    const auto found
        = resultOf(new ClientAuthProbe(transport, client(theSecret, true), Stage::Token, this));
    QVERIFY_RESULT(found);
    QVERIFY(!found->works && !found->acceptsAnything);
    QCOMPARE(found->trials.size(), 4);
    for (const AuthTrial &trial : found->trials) {
        QCOMPARE(trial.verdict, AuthVerdict::Refused);
        QCOMPARE(trial.error->code, u"invalid_client"_s);
    }
}

void tst_ClientAuthProbe::onlyMadeUpValues_areSent()
{
    for (const Stage endpoint : {Stage::Token, Stage::Introspection, Stage::Revocation}) {
        FakeTransport transport(serverOf({.method = Method::Tls}));
        Client asking = client();
        const auto found = resultOf(new ClientAuthProbe(transport, asking, endpoint, this));
        QVERIFY_RESULT(found);
        QSet<QByteArray> values;
        for (const HttpRequest &request : transport.requests()) {
            QCOMPARE(request.stage, endpoint);
            QCOMPARE(request.url.host(), u"idp.example"_s);
            const QByteArray name = endpoint == Stage::Token ? "code" : "token";
            values.insert(FakeTransport::parameter(request, name));
        }
        QCOMPARE(values.size(), transport.requests().size());
        QVERIFY(!values.contains(QByteArray()));
    }
}

void tst_ClientAuthProbe::wrongCredentials_areWrong_data()
{
    QTest::addColumn<Method>("method");
    QTest::newRow("post") << Method::Post;
    QTest::newRow("basic") << Method::Basic;
    QTest::newRow("key") << Method::PrivateKeyJwt;
    QTest::newRow("none") << Method::None;
}

void tst_ClientAuthProbe::wrongCredentials_areWrong()
{
    QFETCH(Method, method);
    FakeTransport transport(serverOf({.method = method}));
    Client asking = client(
        method == Method::None ? QByteArray() : theSecret, method == Method::PrivateKeyJwt);
    asking.profile.revocationAuth = method;
    QVERIFY_RESULT(resultOf(new ClientAuthProbe(transport, asking, Stage::Revocation, this)));
    QCOMPARE(transport.requests().size(), 2);
    QCOMPARE(methodOf(transport.requests().at(0)), method);
    QVERIFY(isRight(transport.requests().at(0)));
    QCOMPARE(methodOf(transport.requests().at(1)), method);
    QVERIFY(!isRight(transport.requests().at(1)));
}

void tst_ClientAuthProbe::unclearAnswer_isNoYes_data()
{
    QTest::addColumn<Stage>("endpoint");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, Stage endpoint, int status, const char *body) {
        QTest::newRow(name) << endpoint << status << QByteArray(body);
    };
    row("tokens for a made-up code", Stage::Token, 200, R"({"access_token":"a"})");
    row("no token endpoint there", Stage::Token, 404, "");
    row("invalid_request", Stage::Token, 400, R"({"error":"invalid_request"})");
    row("a made-up token is active", Stage::Introspection, 200, R"({"active":true})");
    row("active as a string", Stage::Introspection, 200, R"({"active":"false"})");
    row("a page", Stage::Revocation, 200, "<html>Sign in</html>");
}

void tst_ClientAuthProbe::unclearAnswer_isNoYes()
{
    QFETCH(Stage, endpoint);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    FakeTransport transport(
        [=](const HttpRequest &) -> Result<HttpResponse> { return jsonResponse(body, status); });
    const auto found = resultOf(new ClientAuthProbe(transport, client(), endpoint, this));
    QVERIFY_RESULT(found);
    QVERIFY(!found->works && !found->acceptsAnything);
    QCOMPARE(found->trials.constFirst().verdict, AuthVerdict::Unclear);
}

void tst_ClientAuthProbe::distress_endsIt_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("too many") << 429 << Reason::TooManyRequests;
    QTest::newRow("fault") << 500 << Reason::ServerFault;
    QTest::newRow("not reached") << 0 << Reason::ConnectionRefused;
}

void tst_ClientAuthProbe::distress_endsIt()
{
    QFETCH(int, status);
    FakeTransport transport;
    if (status != 0) {
        transport.setAnswer(
            [=](const HttpRequest &) -> Result<HttpResponse> { return emptyResponse(status); });
    }
    const auto found = resultOf(new ClientAuthProbe(transport, client(), Stage::Token, this));
    QVERIFY(!found);
    QTEST(found.error().reason, "reason");
    QCOMPARE(transport.requests().size(), 1);
}

void tst_ClientAuthProbe::redirect_isNotFollowed()
{
    FakeTransport transport([](const HttpRequest &) -> Result<HttpResponse> {
        return HttpResponse{.status = 307, .location = "https://evil.example/token"};
    });
    const auto found = resultOf(new ClientAuthProbe(transport, client(), Stage::Token, this));
    QVERIFY_RESULT(found);
    QVERIFY(!found->works);
    for (const HttpRequest &request : transport.requests())
        QCOMPARE(request.url.host(), u"idp.example"_s);
}

void tst_ClientAuthProbe::keyThatCannotSign_isPassedOver()
{
    FakeTransport transport(serverOf({.method = Method::Basic}));
    Client asking = client();
    asking.profile.tokenAuth = Method::PrivateKeyJwt;
    asking.assertion
        = std::make_shared<AssertionSigner>(SigningKey::fromPem({}), asking.profile, FreshValues{});
    const auto found = resultOf(new ClientAuthProbe(transport, asking, Stage::Token, this));
    QVERIFY_RESULT(found);
    QCOMPARE(found->works, std::optional(Method::Basic));
    QCOMPARE(found->trials.constFirst().error->subject, u"clientKey"_s);
}

QTEST_GUILESS_MAIN(tst_ClientAuthProbe)
#include "tst_clientauthprobe.moc"
