// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/clientassertion.h"

#include "core/net/retry.h"
#include "core/oidc/clientauthentication.h"
#include "core/oidc/introspection.h"
#include "core/oidc/revocation.h"
#include "core/oidc/tokenendpoint.h"
#include "tests/support/testcase.h"
#include "tests/support/testkeys.h"
#include "tests/unit/oidc/sampleclient.h"
#include "tests/unit/oidc/signedrequests.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace rescind {

namespace {

SigningKey testKey(const QByteArray &kind = "P-256")
{
    return *SigningKey::fromPem(Secret(freshKeyPem(kind)));
}

Client signingClient(const SigningKey &key, Profile profile = sampleProfile())
{
    profile.tokenAuth = profile.introspectionAuth = profile.revocationAuth
        = ClientAuthMethod::PrivateKeyJwt;
    Client client{.profile = profile,
        .secret = Secret("not to be sent"_ba),
        .assertion = std::make_shared<AssertionSigner>(key, profile, countingValues())};
    client.meet(conventionalMetadata(profile), 0s);
    return client;
}

Jwt assertionIn(const HttpRequest &request)
{
    return readJwt(Secret(FakeTransport::parameter(request, "client_assertion")));
}

//! As it goes out.
HttpRequest sent(HttpRequest request)
{
    for (const auto &signer : std::as_const(request.signers)) {
        if (signer->sign(request))
            return {};
    }
    return request;
}

} // namespace

class TestClientAssertion final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everyEndpoint_carriesAnAssertion();
    void assertion_says_data();
    void assertion_says();
    void audience_isTheProfilesChoice();
    void algorithm_isOneTheServerTakes();
    void retry_getsAFreshAssertion();
    void noKey_nothingIsSent_data();
    void noKey_nothingIsSent();
};

void TestClientAssertion::everyEndpoint_carriesAnAssertion()
{
    const SigningKey key = testKey();
    const Client client = signingClient(key);
    const Secret token("the-token"_ba);
    for (const auto &request : {codeRequest(client, token, u"http://127.0.0.1/callback"_s, token),
             refreshRequest(client, token),
             introspectionRequest(client, token, TokenTypeHint::AccessToken),
             revocationRequest(client, token, TokenTypeHint::AccessToken)}) {
        QVERIFY_RESULT(request);
        const HttpRequest out = sent(*request);
        QCOMPARE(FakeTransport::parameter(out, "client_assertion_type"),
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"_ba);
        QVERIFY(isSignedBy(FakeTransport::parameter(out, "client_assertion"), key.publicKey()));
        QCOMPARE(FakeTransport::parameter(out, "client_id"), client.profile.clientId.toUtf8());
        // Never two mechanisms at once.
        QVERIFY(FakeTransport::parameter(out, "client_secret").isEmpty());
        QVERIFY(out.authorization.isEmpty());
    }
}

void TestClientAssertion::assertion_says_data()
{
    QTest::addColumn<QString>("keyId");
    QTest::addColumn<int>("skew");
    QTest::newRow("plain") << QString() << 0;
    QTest::newRow("with kid") << u"key-1"_s << 0;
    QTest::newRow("server is ahead") << QString() << 600;
    QTest::newRow("server is behind") << QString() << -600;
}

void TestClientAssertion::assertion_says()
{
    QFETCH(QString, keyId);
    QFETCH(int, skew);
    Profile profile = sampleProfile();
    profile.clientKeyId = keyId;
    Client client = signingClient(testKey(), profile);
    client.meet(client.metadata, std::chrono::seconds(skew));
    const Jwt jwt = assertionIn(sent(*refreshRequest(client, Secret("r"_ba))));
    const qint64 time = testTime.toSecsSinceEpoch() + skew;
    QCOMPARE(jwt.claims,
        (QJsonObject{{u"iss"_s, profile.clientId}, {u"sub"_s, profile.clientId},
            {u"aud"_s, u"https://portal.authing.cn/oidc"_s}, {u"jti"_s, u"id-1"_s},
            {u"iat"_s, time}, {u"exp"_s, time + 120}}));
    QCOMPARE(jwt.keyId(), keyId);
    QCOMPARE(jwt.header.contains(u"kid"_s), !keyId.isEmpty());
}

void TestClientAssertion::audience_isTheProfilesChoice()
{
    Profile profile = sampleProfile();
    profile.assertionAudience = AssertionAudience::TokenEndpoint;
    const Client client = signingClient(testKey(), profile);
    const Secret token("t"_ba);
    // The token endpoint at the other endpoints too (OpenID Connect Core §9).
    for (const auto &request :
        {refreshRequest(client, token), introspectionRequest(client, token, TokenTypeHint::None),
            revocationRequest(client, token, TokenTypeHint::None)}) {
        QCOMPARE(assertionIn(sent(*request)).claims.value(u"aud"_s).toString(),
            u"https://portal.authing.cn/oidc/token"_s);
    }
}

void TestClientAssertion::algorithm_isOneTheServerTakes()
{
    Client client = signingClient(testKey("RSA2048"));
    const auto algorithm = [&client] {
        return assertionIn(sent(*refreshRequest(client, Secret("r"_ba)))).algorithm();
    };
    QCOMPARE(algorithm(), u"RS256"_s);
    ProviderMetadata metadata = client.metadata;
    metadata.assertionAlgorithms = {u"ES256"_s, u"PS256"_s};
    client.meet(metadata, 0s);
    QCOMPARE(algorithm(), u"PS256"_s);
    metadata.assertionAlgorithms = {u"ES256"_s};
    client.meet(metadata, 0s);
    HttpRequest request = *refreshRequest(client, Secret("r"_ba));
    const auto problem = request.signers.constFirst()->sign(request);
    QVERIFY(problem);
    QCOMPARE(problem->subject, u"clientKey"_s);
    QCOMPARE(problem->code, u"wrong_kind"_s);
}

void TestClientAssertion::retry_getsAFreshAssertion()
{
    FakeTransport transport([n = 0](const HttpRequest &) mutable -> Result<HttpResponse> {
        return emptyResponse(++n < 3 ? 503 : 200);
    });
    RetryPolicy policy = RetryPolicy::repeatable();
    policy.wait = [](auto, QObject *context, auto then) {
        QMetaObject::invokeMethod(context, std::move(then), Qt::QueuedConnection);
    };
    const Client client = signingClient(testKey());
    const auto answer = resultOf(sendWithRetry(
        transport, *revocationRequest(client, Secret("t"_ba), TokenTypeHint::None), policy, this));
    QVERIFY_RESULT(answer);
    QCOMPARE(transport.requests().size(), 3);
    QStringList ids;
    for (const HttpRequest &request : transport.requests()) {
        QCOMPARE(std::count_if(request.form.begin(), request.form.end(),
                     [](const FormParameter &p) { return p.first == "client_assertion"; }),
            1);
        ids.append(assertionIn(request).claims.value(u"jti"_s).toString());
    }
    QCOMPARE(ids, (QStringList{u"id-1"_s, u"id-2"_s, u"id-3"_s}));
}

void TestClientAssertion::noKey_nothingIsSent_data()
{
    QTest::addColumn<bool>("hasSigner");
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QString>("code");
    QTest::newRow("no signer") << false << QByteArray() << u"missing"_s;
    QTest::newRow("no key") << true << QByteArray() << u"missing"_s;
    QTest::newRow("encrypted key")
        << true << freshKeyPem("P-256", PemForm::EncryptedPkcs8) << u"encrypted"_s;
}

void TestClientAssertion::noKey_nothingIsSent()
{
    QFETCH(bool, hasSigner);
    QFETCH(QByteArray, pem);
    FakeTransport transport;
    Client client = signingClient(testKey());
    client.assertion = nullptr;
    if (hasSigner) {
        client.assertion = std::make_shared<AssertionSigner>(
            SigningKey::fromPem(Secret(pem)), client.profile, countingValues());
    }
    const auto answer = resultOf(sendWithRetry(
        transport, *refreshRequest(client, Secret("r"_ba)), RetryPolicy::repeatable(), this));
    QVERIFY(!answer);
    QCOMPARE(answer.error().reason, Reason::InvalidProfile);
    QCOMPARE(answer.error().subject, u"clientKey"_s);
    QTEST(answer.error().code, "code");
    QVERIFY(!answer.error().maybeSent);
    QVERIFY(transport.requests().isEmpty());
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestClientAssertion)
#include "tst_clientassertion.moc"
