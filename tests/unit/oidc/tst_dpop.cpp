// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/dpop.h"

#include "core/net/retry.h"
#include "core/oidc/tokenendpoint.h"
#include "core/oidc/userinfo.h"
#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"
#include "tests/unit/oidc/signedrequests.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace rescind {

namespace {

Client bindingClient(const QStringList &announced = {u"ES256"_s})
{
    Client client = sampleClient();
    client.profile.tokenAuth = ClientAuthMethod::None;
    client.dpop = std::make_shared<DpopSigner>(*SigningKey::generate(), countingValues());
    ProviderMetadata metadata = client.metadata;
    metadata.dpopAlgorithms = announced;
    client.meet(metadata, 0s);
    return client;
}

QByteArray proofIn(const HttpRequest &request)
{
    return request.dpopProof.reveal();
}

QJsonObject claimsOf(const HttpRequest &request)
{
    return readJwt(request.dpopProof).claims;
}

HttpResponse asking(int status, const QByteArray &nonce)
{
    HttpResponse answer = status == 401
        ? HttpResponse{.status = 401, .wwwAuthenticate = R"(DPoP error="use_dpop_nonce")"}
        : jsonResponse(R"({"error":"use_dpop_nonce"})", status);
    answer.dpopNonce = nonce;
    return answer;
}

} // namespace

class TestDpop final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void proof_isForThisRequest();
    void proof_isDatedByTheServersClock();
    void accessToken_isHashed();
    void askedForNonce_isSentOnceMore_data();
    void askedForNonce_isSentOnceMore();
    void nonce_belongsToItsOrigin();
    void unusableNonce_isIgnored_data();
    void unusableNonce_isIgnored();
    void tokenType_isHeldToWhatWasAsked_data();
    void tokenType_isHeldToWhatWasAsked();
    void withoutAnnouncement_nothingIsBound();
};

void TestDpop::proof_isForThisRequest()
{
    const Client client = bindingClient();
    HttpRequest request = *refreshRequest(client, Secret("r"_ba));
    request.url = QUrl(u"https://portal.authing.cn/oidc/token?tenant=a#b"_s);
    QCOMPARE(request.signers.size(), 1);
    QVERIFY(!request.signers.constFirst()->sign(request));
    const Jwt proof = readJwt(request.dpopProof);
    QCOMPARE(proof.claims,
        (QJsonObject{{u"jti"_s, u"id-1"_s}, {u"htm"_s, u"POST"_s},
            {u"htu"_s, u"https://portal.authing.cn/oidc/token"_s},
            {u"iat"_s, testTime.toSecsSinceEpoch()}}));
    QCOMPARE(proof.algorithm(), u"ES256"_s);
    QCOMPARE(proof.header.value(u"typ"_s).toString(), u"dpop+jwt"_s);
    QVERIFY(!proof.header.value(u"jwk"_s).toObject().contains(u"d"_s));
    QVERIFY(isSignedByItsJwk(proofIn(request)));
}

void TestDpop::proof_isDatedByTheServersClock()
{
    Client client = bindingClient();
    client.meet(client.metadata, -400s);
    HttpRequest request = *refreshRequest(client, Secret("r"_ba));
    QVERIFY(!request.signers.constFirst()->sign(request));
    QCOMPARE(claimsOf(request).value(u"iat"_s).toInteger(), testTime.toSecsSinceEpoch() - 400);
}

void TestDpop::accessToken_isHashed()
{
    // RFC 9449 §7.1
    const Secret token("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU"_ba);
    HttpRequest request = *userInfoRequest(bindingClient(), token);
    QCOMPARE(request.authorization.reveal(), "DPoP " + token.reveal());
    QVERIFY(!request.signers.constFirst()->sign(request));
    QCOMPARE(claimsOf(request).value(u"ath"_s).toString(),
        u"fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"_s);
    QCOMPARE(claimsOf(request).value(u"htm"_s).toString(), u"GET"_s);
    QVERIFY(request.secrets().contains(token));
}

void TestDpop::askedForNonce_isSentOnceMore_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("refusals");
    QTest::addColumn<int>("attempts");
    QTest::newRow("token endpoint") << 400 << 1 << 2;
    QTest::newRow("resource") << 401 << 1 << 2;
    QTest::newRow("never content") << 400 << 99 << 2;
    QTest::newRow("content at once") << 400 << 0 << 1;
    QTest::newRow("another status") << 403 << 99 << 1;
}

void TestDpop::askedForNonce_isSentOnceMore()
{
    QFETCH(int, status);
    QFETCH(int, refusals);
    QFETCH(int, attempts);
    FakeTransport transport([=, n = 0](const HttpRequest &) mutable -> Result<HttpResponse> {
        return n++ < refusals ? asking(status, "nonce-" + QByteArray::number(n))
                              : jsonResponse("{}");
    });
    const Client client = bindingClient();
    const auto answer = resultOf(sendWithRetry(
        transport, *refreshRequest(client, Secret("r"_ba)), RetryPolicy::ifNotTaken(), this));
    QVERIFY_RESULT(answer);
    QCOMPARE(transport.requests().size(), attempts);
    QVERIFY(!claimsOf(transport.requests().constFirst()).contains(u"nonce"_s));
    if (attempts > 1) {
        const QJsonObject second = claimsOf(transport.requests().at(1));
        QCOMPARE(second.value(u"nonce"_s).toString(), u"nonce-1"_s);
        QCOMPARE(second.value(u"jti"_s).toString(), u"id-2"_s);
    }
}

void TestDpop::nonce_belongsToItsOrigin()
{
    const Client client = bindingClient();
    HttpRequest here = *refreshRequest(client, Secret("r"_ba));
    QVERIFY(!here.signers.constFirst()->sign(here));
    // An answer that is content may bring the next nonce too (§8.2).
    HttpResponse answer = jsonResponse("{}");
    answer.dpopNonce = "next"_ba;
    QVERIFY(!here.signers.constFirst()->wantsAnotherAttempt(here, answer));
    const auto nonceFor = [&client](const QString &url) {
        HttpRequest request{.url = QUrl(url)};
        if (client.dpop->sign(request))
            return u"not signed"_s;
        return claimsOf(request).value(u"nonce"_s).toString();
    };
    QCOMPARE(nonceFor(u"https://portal.authing.cn/oidc/me?x=1"_s), u"next"_s);
    QCOMPARE(nonceFor(u"https://portal.authing.cn:8443/oidc/me"_s), QString());
    QCOMPARE(nonceFor(u"https://other.example/oidc/me"_s), QString());
}

void TestDpop::unusableNonce_isIgnored_data()
{
    QTest::addColumn<QByteArray>("nonce");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("space") << "a b"_ba;
    QTest::newRow("quote") << "a\"b"_ba;
    QTest::newRow("line break") << "a\nb"_ba;
    QTest::newRow("not ASCII") << "é"_ba;
    QTest::newRow("far too long") << QByteArray(5000, 'n');
}

void TestDpop::unusableNonce_isIgnored()
{
    QFETCH(QByteArray, nonce);
    const Client client = bindingClient();
    HttpRequest request = *refreshRequest(client, Secret("r"_ba));
    QVERIFY(!client.dpop->wantsAnotherAttempt(request, asking(400, nonce)));
    QVERIFY(!client.dpop->sign(request));
    QVERIFY(!claimsOf(request).contains(u"nonce"_s));
}

void TestDpop::tokenType_isHeldToWhatWasAsked_data()
{
    QTest::addColumn<bool>("asked");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("taken");
    QTest::addColumn<bool>("bound");
    QTest::newRow("asked, DPoP") << true << "DPoP"_ba << true << true;
    QTest::newRow("asked, other case") << true << "dpop"_ba << true << true;
    QTest::newRow("asked, Bearer") << true << "Bearer"_ba << true << false;
    QTest::newRow("not asked, DPoP") << false << "DPoP"_ba << false << false;
    QTest::newRow("not asked, Bearer") << false << "Bearer"_ba << true << false;
    QTest::newRow("asked, mac") << true << "mac"_ba << false << false;
}

void TestDpop::tokenType_isHeldToWhatWasAsked()
{
    QFETCH(bool, asked);
    QFETCH(QByteArray, type);
    QFETCH(bool, taken);
    QFETCH(bool, bound);
    const Client client = asked ? bindingClient() : sampleClient();
    const auto answer = tokenAnswerFor(client)(
        jsonResponse(R"({"access_token":"a","token_type":")" + type + R"("})"));
    QCOMPARE(answer.has_value(), taken);
    if (taken)
        QCOMPARE(answer->boundTo, bound ? client.dpop->keyThumbprint() : QString());
    else
        QCOMPARE(answer.error().subject, u"token_type"_s);
}

void TestDpop::withoutAnnouncement_nothingIsBound()
{
    for (const QStringList &announced : {QStringList(), QStringList{u"EdDSA"_s, u"RS256"_s}}) {
        const Client client = bindingClient(announced);
        QVERIFY(!client.bindsTokens());
        QVERIFY(refreshRequest(client, Secret("r"_ba))->signers.isEmpty());
        const auto request = userInfoRequest(client, Secret("t"_ba));
        QVERIFY(request->signers.isEmpty());
        QCOMPARE(request->authorization.reveal(), "Bearer t"_ba);
    }
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestDpop)
#include "tst_dpop.moc"
