// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/authenticationclient.h"

#include "core/login/loginjob.h"
#include "core/net/qnamtransport.h"
#include "tests/support/fakeidp.h"
#include "tests/support/faultprovider.h"
#include "tests/support/testcase.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <QtCore/QUrlQuery>

using namespace Qt::StringLiterals;

namespace rescind {

namespace {

const QDateTime now = QDateTime::fromString(u"2026-11-22T14:00:00Z"_s, Qt::ISODate);

//! The client of a provider in memory that answers every endpoint with one JSON body, or with
//! nothing.
class Desk
{
public:
    explicit Desk(const QByteArray &body = {}, const Profile &profile = FakeIdp::profile(),
        const Secret &secret = FakeIdp::clientSecret())
        : transport([body](const HttpRequest &) {
            return Result<HttpResponse>(body.isEmpty() ? emptyResponse() : jsonResponse(body));
        })
        , clock(now)
        , client(transport, clock,
              {.profile = profile, .metadata = conventionalMetadata(profile), .secret = secret},
              *readKeySet(keySetJson(QList<TestKey>{TestKey::RsaA, TestKey::RsaB})), {})
    {
    }
    [[nodiscard]] const HttpRequest &sent() const { return transport.requests().constLast(); }
    [[nodiscard]] QByteArray sentValue(const QByteArray &name) const
    {
        return FakeTransport::parameter(sent(), name);
    }

    FakeTransport transport;
    FixedClock clock;
    AuthenticationClient client;
};

Profile profileWith(
    ClientAuthMethod token, ClientAuthMethod introspection, ClientAuthMethod revocation)
{
    Profile profile = FakeIdp::profile();
    profile.tokenAuth = token;
    profile.introspectionAuth = introspection;
    profile.revocationAuth = revocation;
    return profile;
}

Profile profileWith(ClientAuthMethod everywhere)
{
    return profileWith(everywhere, everywhere, everywhere);
}

const Secret token("the-token-0123456789"_ba);

constexpr auto issued = R"({"access_token":"at-1","refresh_token":"rt-1","expires_in":1209600,
    "token_type":"Bearer","scope":"openid"})";

QJsonObject idClaims()
{
    const qint64 time = now.toSecsSinceEpoch();
    return {{u"iss"_s, u"https://idp.example/oidc"_s}, {u"sub"_s, u"alice"_s}, {u"aud"_s, u"app"_s},
        {u"iat"_s, time}, {u"exp"_s, time + 3600}, {u"nonce"_s, u"n-1"_s}};
}

Secret idToken(TestKey key, const QJsonObject &claims)
{
    return Secret(signedToken("RS256", key, claims));
}

enum class Mechanism { None, Body, Header };

//! How a request authenticates; nothing where it does so twice.
std::optional<Mechanism> mechanismOf(const HttpRequest &request)
{
    const bool inBody = !FakeTransport::parameter(request, "client_secret").isEmpty();
    const bool inHeader = !request.authorization.isEmpty();
    if (inBody && inHeader)
        return std::nullopt;
    return inBody ? Mechanism::Body : inHeader ? Mechanism::Header : Mechanism::None;
}

} // namespace

//! What the seed's SDK does wrong, one test for each of its defects: "defect 1" … "defect 15".
class TestAuthenticationClient final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void revoke_takesATokenAndSucceedsOnNothing_defect1();
    void eachEndpoint_authenticatesInItsOwnWay_defect2();
    void basic_isAPostWithTheTokenInItsBody_defect3();
    void publicClient_isAPostWithTheTokenInItsBody_defect4();
    void publicClient_canRevoke_defect5();
    void basic_isSentForCodesAndRefreshes_defect6();
    void bearerOfOneCall_isNotSentWithTheNext_defect7();
    void expiry_isAnInstant_defect8();
    void badIdToken_isRefusedWithReasons_defect9_data();
    void badIdToken_isRefusedWithReasons_defect9();
    void accessToken_hasAVerdict_defect9_data();
    void accessToken_hasAVerdict_defect9();
    void key_isChosenByItsId_defect9();
    void foreignCertificate_isRefused_defect10();
    void freshValues_areUnguessable_defect11();
    void urls_areEncoded_defect12();
    void logoutUrl_needsNoRedirect_defect12();
    void pkce_isInTheUrlAndInTheExchange_defect13();
    void privateHosts_areTaken_defect14_data();
    void privateHosts_areTaken_defect14();
    void redirectError_hasTheServersWords_defect15();

    void authorizeUrl_forOAuth_hasNoNonce();
    void authorizeUrl_takesAnotherScopeAndRedirect();
    void strict_isSentWhenAsked();
    void userInfo_goesInTheHeader();
    void validateToken_sendsOneTokenAndNoSecret();
    void applicationToken_isAskedForByItsOwnCredentials_data();
    void applicationToken_isAskedForByItsOwnCredentials();
    void applicationToken_ofAPublicClient_isNotSent();
};

void TestAuthenticationClient::revoke_takesATokenAndSucceedsOnNothing_defect1()
{
    const Desk desk;
    const auto status = resultOf(desk.client.revoke(token, TokenTypeHint::AccessToken, this));
    QVERIFY_RESULT(status);
    QCOMPARE(*status, 200);
    QCOMPARE(desk.sentValue("token"), token.reveal());
    QVERIFY(desk.sentValue("code").isEmpty());
}

void TestAuthenticationClient::eachEndpoint_authenticatesInItsOwnWay_defect2()
{
    const Desk desk(R"({"active":false})",
        profileWith(ClientAuthMethod::None, ClientAuthMethod::Basic, ClientAuthMethod::Post));
    const auto introspected = resultOf(
        desk.client.introspect(token, TokenTypeHint::None, IntrospectionMode::Usual, this));
    QVERIFY_RESULT(introspected);
    QCOMPARE(mechanismOf(desk.sent()), Mechanism::Header);
    std::ignore = resultOf(desk.client.revoke(token, TokenTypeHint::None, this));
    QCOMPARE(mechanismOf(desk.sent()), Mechanism::Body);
    std::ignore = resultOf(desk.client.refreshLoginState(token, 2, this));
    QCOMPARE(mechanismOf(desk.sent()), Mechanism::None);
    QCOMPARE(desk.sentValue("client_id"), "app"_ba);
}

void TestAuthenticationClient::basic_isAPostWithTheTokenInItsBody_defect3()
{
    const Desk desk(R"({"active":true})", profileWith(ClientAuthMethod::Basic));
    const auto verify = [&desk](const QString &path) {
        QCOMPARE(desk.sent().method, HttpRequest::Method::Post);
        QCOMPARE(desk.sent().url, QUrl(u"https://idp.example"_s + path));
        QVERIFY(!desk.sent().url.hasQuery());
        QCOMPARE(desk.sentValue("token"), token.reveal());
        QVERIFY(desk.sent().authorization.reveal().startsWith("Basic "));
        QCOMPARE(mechanismOf(desk.sent()), Mechanism::Header);
    };
    std::ignore = resultOf(
        desk.client.introspect(token, TokenTypeHint::None, IntrospectionMode::Usual, this));
    verify(u"/oidc/token/introspection"_s);
    std::ignore = resultOf(desk.client.revoke(token, TokenTypeHint::None, this));
    verify(u"/oidc/token/revocation"_s);
}

void TestAuthenticationClient::publicClient_isAPostWithTheTokenInItsBody_defect4()
{
    const Desk desk(R"({"active":true})", profileWith(ClientAuthMethod::None), {});
    std::ignore = resultOf(
        desk.client.introspect(token, TokenTypeHint::None, IntrospectionMode::Usual, this));
    QCOMPARE(desk.sent().method, HttpRequest::Method::Post);
    QCOMPARE(encodedForm(desk.sent().form).reveal(), "token=the-token-0123456789&client_id=app"_ba);
    QVERIFY(!desk.sent().url.hasQuery());
    QVERIFY(desk.sent().authorization.isEmpty());
}

void TestAuthenticationClient::publicClient_canRevoke_defect5()
{
    const Desk desk({}, profileWith(ClientAuthMethod::None), {});
    const auto status = resultOf(desk.client.revoke(token, TokenTypeHint::RefreshToken, this));
    QVERIFY_RESULT(status);
    QCOMPARE(encodedForm(desk.sent().form).reveal(),
        "token=the-token-0123456789&token_type_hint=refresh_token&client_id=app"_ba);
}

void TestAuthenticationClient::basic_isSentForCodesAndRefreshes_defect6()
{
    const Desk desk(issued, profileWith(ClientAuthMethod::Basic));
    std::ignore = resultOf(desk.client.loginStateByAuthCode(
        {.code = Secret("c"_ba), .redirectUri = u"http://127.0.0.1:1/cb"_s}, this));
    QCOMPARE(mechanismOf(desk.sent()), Mechanism::Header);
    std::ignore = resultOf(desk.client.refreshLoginState(token, 2, this));
    QCOMPARE(mechanismOf(desk.sent()), Mechanism::Header);
}

void TestAuthenticationClient::bearerOfOneCall_isNotSentWithTheNext_defect7()
{
    const Desk desk(R"({"active":true,"sub":"alice"})");
    QVERIFY_RESULT(resultOf(desk.client.userInfo(token, u"alice"_s, this)));
    QCOMPARE(desk.sent().authorization.reveal(), "Bearer the-token-0123456789"_ba);
    std::ignore = resultOf(desk.client.revoke(token, TokenTypeHint::None, this));
    QCOMPARE(mechanismOf(desk.sent()), Mechanism::Body);
    std::ignore = resultOf(
        desk.client.introspect(token, TokenTypeHint::None, IntrospectionMode::Usual, this));
    QCOMPARE(mechanismOf(desk.sent()), Mechanism::Body);
}

void TestAuthenticationClient::expiry_isAnInstant_defect8()
{
    const Desk desk(issued);
    const auto state = resultOf(desk.client.refreshLoginState(token, 2, this));
    QVERIFY_RESULT(state);
    QCOMPARE(state->tokens.constFirst().kind, TokenKind::Access);
    QCOMPARE(state->tokens.constFirst().facts.expiresAt, now.addDays(14));
}

void TestAuthenticationClient::badIdToken_isRefusedWithReasons_defect9_data()
{
    QTest::addColumn<Secret>("idToken");
    QTest::addColumn<LocalVerdict::Verdict>("verdict");
    QTest::addColumn<std::optional<IdTokenCheckName>>("failed");
    using V = LocalVerdict::Verdict;
    using Name = std::optional<IdTokenCheckName>;
    const auto changed = [](const QString &claim, const QJsonValue &value) {
        QJsonObject claims = idClaims();
        claims.insert(claim, value);
        return idToken(TestKey::RsaA, claims);
    };
    const qint64 time = now.toSecsSinceEpoch();
    QTest::newRow("good") << idToken(TestKey::RsaA, idClaims()) << V::Genuine << Name();
    QTest::newRow("by the second key")
        << idToken(TestKey::RsaB, idClaims()) << V::Genuine << Name();
    QByteArray forged = idToken(TestKey::RsaA, idClaims()).reveal();
    forged.replace(forged.lastIndexOf('.') + 5, 4, "AAAA");
    QTest::newRow("forged") << Secret(forged) << V::Refused << Name(IdTokenCheckName::Signature);
    QTest::newRow("unsigned") << Secret(compactToken(
        R"({"alg":"none"})", QJsonDocument(idClaims()).toJson(QJsonDocument::Compact), {}))
                              << V::Refused << Name(IdTokenCheckName::Signature);
    QTest::newRow("expired") << changed(u"exp"_s, time - 3600) << V::Refused
                             << Name(IdTokenCheckName::Expiry);
    QTest::newRow("issuer") << changed(u"iss"_s, u"https://evil.example"_s) << V::Refused
                            << Name(IdTokenCheckName::Issuer);
    QTest::newRow("audience") << changed(u"aud"_s, u"another"_s) << V::Refused
                              << Name(IdTokenCheckName::Audience);
    QTest::newRow("nonce") << changed(u"nonce"_s, u"n-2"_s) << V::Refused
                           << Name(IdTokenCheckName::Nonce);
    QTest::newRow("no token at all")
        << Secret("nothing"_ba) << V::Refused << Name(IdTokenCheckName::Signature);
    QTest::newRow("empty") << Secret() << V::Refused << Name();
}

void TestAuthenticationClient::badIdToken_isRefusedWithReasons_defect9()
{
    QFETCH(Secret, idToken);
    QFETCH(LocalVerdict::Verdict, verdict);
    QFETCH(std::optional<IdTokenCheckName>, failed);
    const Desk desk;
    const LocalVerdict found = desk.client.parseIdToken(idToken, "n-1");
    QCOMPARE(found.verdict, verdict);
    if (failed) {
        QVERIFY(std::any_of(
            found.checks.begin(), found.checks.end(), [&failed](const IdTokenCheck &check) {
                return check.name == *failed && check.result == CheckResult::Fail;
            }));
    }
    // A refused token can still be looked at.
    if (found.token.format == TokenFormat::Jws)
        QCOMPARE(found.token.facts.subject, u"alice"_s);
}

void TestAuthenticationClient::accessToken_hasAVerdict_defect9_data()
{
    QTest::addColumn<QByteArray>("accessToken");
    QTest::addColumn<LocalVerdict::Verdict>("verdict");
    using V = LocalVerdict::Verdict;
    const auto with = [](const QString &claim, const QJsonValue &value) {
        QJsonObject claims = idClaims();
        claims.insert(claim, value);
        return signedToken("RS256", TestKey::RsaA, claims);
    };
    const qint64 time = now.toSecsSinceEpoch();
    const QByteArray good = signedToken("RS256", TestKey::RsaA, idClaims());
    QByteArray forged = good;
    forged.replace(forged.lastIndexOf('.') + 5, 4, "AAAA");
    QTest::newRow("good") << good << V::Genuine;
    QTest::newRow("for a service") << with(u"aud"_s, u"https://api.example"_s) << V::Genuine;
    QTest::newRow("forged") << forged << V::Refused;
    QTest::newRow("expired") << with(u"exp"_s, time - 1) << V::Refused;
    QTest::newRow("not yet") << with(u"nbf"_s, time + 600) << V::Refused;
    QTest::newRow("another issuer") << with(u"iss"_s, u"https://evil.example"_s) << V::Refused;
    QTest::newRow("unknown key") << signedToken("ES256", TestKey::P256A, idClaims()) << V::Unknown;
    QTest::newRow("opaque") << "3f2504e04f8911d39a0c0305e82c3301aabbccdd"_ba << V::Unknown;
    QTest::newRow("half a JWT") << good.left(good.lastIndexOf('.')) << V::Refused;
}

void TestAuthenticationClient::accessToken_hasAVerdict_defect9()
{
    QFETCH(QByteArray, accessToken);
    const Desk desk;
    QTEST(desk.client.parseAccessToken(Secret(accessToken)).verdict, "verdict");
}

void TestAuthenticationClient::key_isChosenByItsId_defect9()
{
    // The second of the two keys that are published.
    const Desk desk;
    const LocalVerdict found = desk.client.parseIdToken(idToken(TestKey::RsaB, idClaims()), "n-1");
    QCOMPARE(found.token.header.value(u"kid"_s).toString(), keyIdOf(TestKey::RsaB));
    QCOMPARE(found.token.signature, SignatureState::Genuine);
}

void TestAuthenticationClient::foreignCertificate_isRefused_defect10()
{
    FaultProvider provider(FaultProvider::Scheme::Https);
    provider.on("/oidc/token/revocation", answer(200));
    Profile profile = FakeIdp::profile();
    profile.appHost = provider.url().toString(QUrl::RemovePath);
    QnamTransport transport;
    const FixedClock clock(now);
    const AuthenticationClient client(transport, clock,
        {.profile = profile,
            .metadata = conventionalMetadata(profile),
            .secret = FakeIdp::clientSecret()},
        {}, {});
    const auto status = resultOf(client.revoke(token, TokenTypeHint::None, this));
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Tls);
    QVERIFY(!status.error().maybeSent);
    QVERIFY(provider.requests().isEmpty());
}

void TestAuthenticationClient::freshValues_areUnguessable_defect11()
{
    const Desk desk;
    QSet<QByteArray> seen;
    QSet<char> letters;
    for (int i = 0; i < 100; ++i) {
        const auto url = desk.client.buildAuthorizeUrl();
        QVERIFY_RESULT(url);
        for (const QByteArray &value : {url->state, url->nonce, url->codeVerifier.reveal()}) {
            // 256 bits, in an alphabet of 64.
            QCOMPARE(value.size(), 43);
            QVERIFY(!seen.contains(value));
            seen.insert(value);
            for (const char letter : value)
                letters.insert(letter);
        }
    }
    QCOMPARE(letters.size(), 64);
}

void TestAuthenticationClient::urls_areEncoded_defect12()
{
    Profile profile = FakeIdp::profile();
    profile.clientId = u"a&b=c d+e#f"_s;
    profile.redirectUri = u"http://127.0.0.1:9/cb?x=1&y=2"_s;
    const Desk desk({}, profile);
    const auto url = desk.client.buildAuthorizeUrl();
    QVERIFY_RESULT(url);
    const QUrlQuery query(url->url);
    QCOMPARE(query.queryItemValue(u"client_id"_s, QUrl::FullyDecoded), profile.clientId);
    QCOMPARE(query.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded), profile.redirectUri);
    QVERIFY(!url->url.hasFragment());
    const auto logout = desk.client.buildLogoutUrl({.state = profile.clientId});
    QVERIFY_RESULT(logout);
    QCOMPARE(QUrlQuery(*logout).queryItemValue(u"state"_s, QUrl::FullyDecoded), profile.clientId);
}

void TestAuthenticationClient::logoutUrl_needsNoRedirect_defect12()
{
    const Desk desk;
    const auto url = desk.client.buildLogoutUrl();
    QVERIFY_RESULT(url);
    QCOMPARE(url->toString(), u"https://idp.example/oidc/session/end?client_id=app"_s);
}

void TestAuthenticationClient::pkce_isInTheUrlAndInTheExchange_defect13()
{
    const Desk desk(issued);
    const auto url = desk.client.buildAuthorizeUrl();
    QVERIFY_RESULT(url);
    const QUrlQuery query(url->url);
    QCOMPARE(query.queryItemValue(u"code_challenge_method"_s), u"S256"_s);
    QCOMPARE(query.queryItemValue(u"code_challenge"_s).toLatin1(),
        AuthenticationClient::codeChallenge(url->codeVerifier));
    std::ignore = resultOf(desk.client.loginStateByAuthCode({.code = Secret("the-code"_ba),
                                                                .redirectUri = url->redirectUri,
                                                                .codeVerifier = url->codeVerifier,
                                                                .nonce = url->nonce},
        this));
    QCOMPARE(desk.sentValue("code_verifier"), url->codeVerifier.reveal());
    QCOMPARE(desk.sentValue("redirect_uri"), url->redirectUri.toUtf8());
    QCOMPARE(desk.sentValue("code"), "the-code"_ba);
    // The example of RFC 7636, appendix B.
    QCOMPARE(AuthenticationClient::codeChallenge(
                 Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_ba)),
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_ba);
    QCOMPARE(AuthenticationClient::freshVerifier().size(), 43);
}

void TestAuthenticationClient::privateHosts_areTaken_defect14_data()
{
    QTest::addColumn<QString>("host");
    for (const char *const host : {"http://localhost:3000", "https://idp.xyz", "https://sso.corp",
             "https://10.1.2.3:8443/sub/path", "https://登录.example"})
        QTest::newRow(host) << QString::fromUtf8(host);
}

void TestAuthenticationClient::privateHosts_areTaken_defect14()
{
    QFETCH(QString, host);
    Profile profile = FakeIdp::profile();
    profile.appHost = host;
    const auto taken = checked(profile);
    QVERIFY_RESULT(taken);
    const Desk desk({}, *taken);
    const auto url = desk.client.buildAuthorizeUrl();
    QVERIFY_RESULT(url);
    QVERIFY(url->url.toString(QUrl::RemoveQuery | QUrl::FullyEncoded)
                .startsWith(taken->appHost + u"/oidc/auth"));
}

void TestAuthenticationClient::redirectError_hasTheServersWords_defect15()
{
    FakeIdp idp;
    RecordingBrowser browser;
    const FixedClock clock(now);
    auto *const job
        = new LoginJob({.transport = idp.transport(), .browser = browser, .clock = clock},
            {.profile = FakeIdp::profile(), .secret = FakeIdp::clientSecret()}, 1, this);
    browser.onOpened = [job](const QUrl &url) {
        job->submitPasted(
            u"http://127.0.0.1/callback?error=redirect_uri_mismatch&error_description="
            "redirect_uri%20%E4%B8%8D%E5%9C%A8%E7%99%BD%E5%90%8D%E5%8D%95%E5%86%85&state="_s
            + QString::fromLatin1(parameterOf(url, u"state"_s)));
    };
    const auto result = resultOf(job);
    QVERIFY(!result);
    QCOMPARE(result.error().code, u"redirect_uri_mismatch"_s);
    QCOMPARE(result.error().serverText, u"redirect_uri 不在白名单内"_s);
}

void TestAuthenticationClient::authorizeUrl_forOAuth_hasNoNonce()
{
    Profile profile = FakeIdp::profile();
    profile.protocol = Protocol::OAuth2;
    profile.scope = u"user"_s;
    const Desk desk({}, profile);
    const auto url = desk.client.buildAuthorizeUrl();
    QVERIFY_RESULT(url);
    QCOMPARE(url->url.path(), u"/oauth/auth"_s);
    QVERIFY(url->nonce.isEmpty());
    QVERIFY(!QUrlQuery(url->url).hasQueryItem(u"nonce"_s));
    QCOMPARE(QUrlQuery(url->url).queryItemValue(u"scope"_s), u"user"_s);
}

void TestAuthenticationClient::authorizeUrl_takesAnotherScopeAndRedirect()
{
    const Desk desk;
    const auto url = desk.client.buildAuthorizeUrl(
        {.redirectUri = u"https://a.example/cb"_s, .scope = u"openid phone"_s});
    QVERIFY_RESULT(url);
    const QUrlQuery query(url->url);
    QCOMPARE(query.queryItemValue(u"scope"_s, QUrl::FullyDecoded), u"openid phone"_s);
    QCOMPARE(query.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded), url->redirectUri);
    QCOMPARE(url->redirectUri, u"https://a.example/cb"_s);
}

void TestAuthenticationClient::strict_isSentWhenAsked()
{
    const Desk desk(R"({"active":true})");
    std::ignore = resultOf(
        desk.client.introspect(token, TokenTypeHint::None, IntrospectionMode::Usual, this));
    QVERIFY(desk.sentValue("strict").isEmpty());
    std::ignore = resultOf(
        desk.client.introspect(token, TokenTypeHint::None, IntrospectionMode::Strict, this));
    QCOMPARE(desk.sentValue("strict"), "true"_ba);
}

void TestAuthenticationClient::userInfo_goesInTheHeader()
{
    const Desk desk(R"({"sub":"bob"})");
    const auto info = resultOf(desk.client.userInfo(token, u"alice"_s, this));
    QVERIFY(!info);
    QCOMPARE(info.error().reason, Reason::WrongSubject);
    QCOMPARE(desk.sent().url, QUrl(u"https://idp.example/oidc/me"_s));
    QCOMPARE(desk.sent().method, HttpRequest::Method::Get);
}

void TestAuthenticationClient::validateToken_sendsOneTokenAndNoSecret()
{
    const Desk desk(R"({"code":400,"message":"access_token 不合法"})");
    const auto answer = resultOf(desk.client.validateToken(ValidatedAs::AccessToken, token, this));
    QVERIFY_RESULT(answer);
    QVERIFY(!answer->isValid);
    QCOMPARE(desk.sent().url.query(), u"access_token=the-token-0123456789"_s);
    QVERIFY(desk.sent().authorization.isEmpty() && desk.sent().form.isEmpty());
    QCOMPARE(desk.transport.requests().size(), 1);
}

void TestAuthenticationClient::applicationToken_isAskedForByItsOwnCredentials_data()
{
    QTest::addColumn<ClientAuthMethod>("method");
    QTest::addColumn<bool>("other");
    QTest::addColumn<std::optional<Mechanism>>("mechanism");
    using O = std::optional<Mechanism>;
    QTest::newRow("post") << ClientAuthMethod::Post << false << O(Mechanism::Body);
    QTest::newRow("basic") << ClientAuthMethod::Basic << false << O(Mechanism::Header);
    QTest::newRow("other, post") << ClientAuthMethod::Post << true << O(Mechanism::Body);
    QTest::newRow("other, basic") << ClientAuthMethod::Basic << true << O(Mechanism::Header);
    QTest::newRow("other, public") << ClientAuthMethod::None << true << O(Mechanism::Body);
}

void TestAuthenticationClient::applicationToken_isAskedForByItsOwnCredentials()
{
    QFETCH(ClientAuthMethod, method);
    QFETCH(bool, other);
    QFETCH(std::optional<Mechanism>, mechanism);
    const Desk desk(R"({"access_token":"app-token","expires_in":60})", profileWith(method));
    std::optional<ClientCredentials> pair;
    if (other)
        pair = {.id = u"key-1"_s, .secret = Secret("key-secret"_ba)};
    const auto state = resultOf(desk.client.clientCredentialsToken(u"read write"_s, pair, this));
    QVERIFY_RESULT(state);
    QCOMPARE(state->tokens.size(), 1);
    QCOMPARE(state->tokens.constFirst().origin, TokenOrigin::ClientCredentials);
    QCOMPARE(state->tokens.constFirst().generation, 0);
    QCOMPARE(desk.sentValue("grant_type"), "client_credentials"_ba);
    QCOMPARE(desk.sentValue("scope"), "read write"_ba);
    QCOMPARE(mechanismOf(desk.sent()), mechanism);
    const QByteArray sent = encodedForm(desk.sent().form).reveal()
        + QByteArray::fromBase64(desk.sent().authorization.reveal().mid(6));
    QCOMPARE(sent.contains("key-1"), other);
    QCOMPARE(sent.contains("key-secret"), other);
}

void TestAuthenticationClient::applicationToken_ofAPublicClient_isNotSent()
{
    const Desk desk({}, profileWith(ClientAuthMethod::None), {});
    const auto state = resultOf(desk.client.clientCredentialsToken({}, {}, this));
    QVERIFY(!state);
    QCOMPARE(state.error().kind, ErrorKind::Usage);
    QVERIFY(desk.transport.requests().isEmpty());
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestAuthenticationClient)
#include "tst_authenticationclient.moc"
