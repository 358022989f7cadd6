// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/providermetadata.h"

#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace rescind {

namespace {

using Source = ProviderMetadata::Source;

Profile profileAt(const QString &appHost)
{
    Profile profile = sampleProfile();
    profile.appHost = appHost;
    return profile;
}

//! A provider that is known by its issuer alone.
Profile profileOf(const QString &issuer)
{
    Profile profile = sampleProfile();
    profile.appHost.clear();
    profile.issuerUrl = issuer;
    return profile;
}

//! Nothing but the issuer and what is changed.
HttpResponse document(
    const Profile &profile, QLatin1StringView member = {}, const QJsonValue &value = {})
{
    QJsonObject object{{u"issuer"_s, profile.issuer()}};
    if (!member.isEmpty())
        object.insert(member, value);
    return answerOf(Stage::Discovery, 200, QJsonDocument(object).toJson(), "application/json");
}

} // namespace

class TestProviderMetadata final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void document_full_isRead();
    void issuer_other_isRefused_data();
    void issuer_other_isRefused();
    void issuer_ofTheOtherSide_isShownAsItIs();
    void places_inOrder_data();
    void places_inOrder();
    void document_isMissing_data();
    void document_isMissing();
    void nothingFound_conventionsStandIn();
    void nothingFound_issuerAlone_handSetOnesStandIn();
    void nothingFound_issuerAlone_isSaid();
    void issuerAlone_nothingIsGuessed();
    void handSetEndpoint_winsOverTheDocument();
    void mutualTls_aliasesAreRead();
    void document_broken_conventionsDoNotStandIn_data();
    void document_broken_conventionsDoNotStandIn();
    void appHost_withPath_isJoined();
    void endpoint_leftOut_isFilledIn_data();
    void endpoint_leftOut_isFilledIn();
    void endpoint_refused_data();
    void endpoint_refused();
    void endpoint_accepted_data();
    void endpoint_accepted();
    void sendsIssuer_onlyForTrue_data();
    void sendsIssuer_onlyForTrue();
    void oauth2_hasNoKeysAndNoLogout();
    void idTokenAlgorithms_data();
    void idTokenAlgorithms();
    void idTokenAlgorithms_issuerAlone_hmacOnlyIfTheProfileSaysSo();
};

void TestProviderMetadata::document_full_isRead()
{
    const Profile profile = sampleProfile();
    const QByteArray json = R"({"issuer":"https://portal.authing.cn/oidc",
        "authorization_endpoint":"https://portal.authing.cn/a","token_endpoint":"https://portal.authing.cn/t",
        "introspection_endpoint":"https://portal.authing.cn/i","revocation_endpoint":"https://portal.authing.cn/r",
        "userinfo_endpoint":"https://portal.authing.cn/u","end_session_endpoint":"https://portal.authing.cn/e",
        "jwks_uri":"https://portal.authing.cn/j","id_token_signing_alg_values_supported":["RS256",7,"ES256"],
        "authorization_response_iss_parameter_supported":true})";
    const auto metadata = metadataFrom(answerOf(Stage::Discovery, 200, json), profile);
    QVERIFY_RESULT(metadata);
    QCOMPARE(metadata->source, Source::Discovered);
    QCOMPARE(metadata->issuer, profile.issuer());
    QCOMPARE(metadata->authorizationEndpoint, QUrl(u"https://portal.authing.cn/a"_s));
    QCOMPARE(metadata->tokenEndpoint, QUrl(u"https://portal.authing.cn/t"_s));
    QCOMPARE(metadata->introspectionEndpoint, QUrl(u"https://portal.authing.cn/i"_s));
    QCOMPARE(metadata->revocationEndpoint, QUrl(u"https://portal.authing.cn/r"_s));
    QCOMPARE(metadata->userInfoEndpoint, QUrl(u"https://portal.authing.cn/u"_s));
    QCOMPARE(metadata->endSessionEndpoint, QUrl(u"https://portal.authing.cn/e"_s));
    QCOMPARE(metadata->jwksUri, QUrl(u"https://portal.authing.cn/j"_s));
    QCOMPARE(metadata->idTokenAlgorithms, QStringList({u"RS256"_s, u"ES256"_s}));
    QVERIFY(metadata->sendsIssuer);
}

void TestProviderMetadata::issuer_other_isRefused_data()
{
    QTest::addColumn<QByteArray>("issuer");
    QTest::newRow("other host") << R"("https://evil.example/oidc")"_ba;
    QTest::newRow("slash at its end") << R"("https://portal.authing.cn/oidc/")"_ba;
    QTest::newRow("upper case") << R"("https://PORTAL.authing.cn/oidc")"_ba;
    QTest::newRow("default port") << R"("https://portal.authing.cn:443/oidc")"_ba;
    QTest::newRow("without path") << R"("https://portal.authing.cn")"_ba;
    QTest::newRow("plain http") << R"("http://portal.authing.cn/oidc")"_ba;
    QTest::newRow("empty") << R"("")"_ba;
    QTest::newRow("null") << "null"_ba;
    QTest::newRow("list") << R"(["https://portal.authing.cn/oidc"])"_ba;
}

void TestProviderMetadata::issuer_other_isRefused()
{
    QFETCH(QByteArray, issuer);
    const auto metadata = metadataFrom(
        answerOf(Stage::Discovery, 200, R"({"issuer":)" + issuer + '}'), sampleProfile());
    QVERIFY(!metadata);
    QCOMPARE(metadata.error().kind, ErrorKind::Protocol);
    QCOMPARE(metadata.error().reason, Reason::MetadataIssuerMismatch);
    QCOMPARE(metadata.error().stage, Stage::Discovery);
    QCOMPARE(metadata.error().httpStatus, 200);
}

//! An App ID in an issuer's path looks like a token, and must be read all the same.
void TestProviderMetadata::issuer_ofTheOtherSide_isShownAsItIs()
{
    const QString other = u"https://pool.authing.cn/5a4db0c0f1e2d3c4b5a69788/oidc"_s;
    const QByteArray json = R"({"issuer":"\u202e)" + other.toUtf8() + R"(\n"})";
    const auto metadata = metadataFrom(answerOf(Stage::Discovery, 200, json), sampleProfile());
    QVERIFY(!metadata);
    QCOMPARE(metadata.error().subject, other);
}

void TestProviderMetadata::document_isMissing_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("atTheFirstPlace");
    QTest::addColumn<bool>("atAGuessedPlace");
    for (const int status : {404, 405, 501})
        QTest::addRow("%d", status) << status << "<html>nothing here</html>"_ba << true << true;
    QTest::newRow("a page for people") << 200 << " <!doctype html>"_ba << false << true;
    QTest::newRow("refused") << 403 << "{}"_ba << false << false;
    QTest::newRow("there") << 200 << "{}"_ba << false << false;
    QTest::newRow("in distress") << 503 << "{}"_ba << false << false;
}

void TestProviderMetadata::document_isMissing()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const HttpResponse response = answerOf(Stage::Discovery, status, body);
    QTEST(isMissingMetadata(response, false), "atTheFirstPlace");
    QTEST(isMissingMetadata(response, true), "atAGuessedPlace");
}

void TestProviderMetadata::nothingFound_conventionsStandIn()
{
    const auto metadata = standInMetadata(sampleProfile());
    QVERIFY_RESULT(metadata);
    QCOMPARE(metadata->source, Source::Conventional);
    const QString base = u"https://portal.authing.cn/oidc"_s;
    QCOMPARE(metadata->issuer, base);
    QCOMPARE(metadata->authorizationEndpoint, QUrl(base + u"/auth"_s));
    QCOMPARE(metadata->tokenEndpoint, QUrl(base + u"/token"_s));
    QCOMPARE(metadata->introspectionEndpoint, QUrl(base + u"/token/introspection"_s));
    QCOMPARE(metadata->revocationEndpoint, QUrl(base + u"/token/revocation"_s));
    QCOMPARE(metadata->userInfoEndpoint, QUrl(base + u"/me"_s));
    QCOMPARE(metadata->endSessionEndpoint, QUrl(base + u"/session/end"_s));
    QCOMPARE(metadata->jwksUri, QUrl(base + u"/.well-known/jwks.json"_s));
    QVERIFY(!metadata->sendsIssuer);
}

void TestProviderMetadata::document_broken_conventionsDoNotStandIn_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("500") << 500 << QByteArray() << Reason::ServerFault;
    QTest::newRow("503") << 503 << QByteArray() << Reason::ServerFault;
    QTest::newRow("429") << 429 << QByteArray() << Reason::TooManyRequests;
    QTest::newRow("400") << 400 << QByteArray() << Reason::UnexpectedStatus;
    QTest::newRow("410") << 410 << QByteArray() << Reason::UnexpectedStatus;
    QTest::newRow("403") << 403 << QByteArray() << Reason::ClientRejected;
    QTest::newRow("302") << 302 << QByteArray() << Reason::Redirected;
    QTest::newRow("html") << 200 << "<!doctype html><title>Sign in</title>"_ba << Reason::NotJson;
    QTest::newRow("empty") << 200 << QByteArray() << Reason::NotJson;
    QTest::newRow("array") << 200 << "[]"_ba << Reason::NotJson;
    QTest::newRow("cut off") << 200 << R"({"issuer":"https://portal.authing.cn/oi)"_ba
                             << Reason::NotJson;
    QTest::newRow("trailing") << 200 << R"({"issuer":"https://portal.authing.cn/oidc"} x)"_ba
                              << Reason::NotJson;
    QTest::newRow("v3 envelope") << 200 << R"({"statusCode":404,"message":"no such app"})"_ba
                                 << Reason::Unspecified;
}

void TestProviderMetadata::document_broken_conventionsDoNotStandIn()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Reason, reason);
    const auto metadata = metadataFrom(answerOf(Stage::Discovery, status, body), sampleProfile());
    QVERIFY(!metadata);
    QCOMPARE(metadata.error().reason, reason);
    QCOMPARE(metadata.error().httpStatus, status);
}

void TestProviderMetadata::places_inOrder_data()
{
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("without path")
        << u"https://idp.example"_s << u"https://idp.example/.well-known/openid-configuration"_s
        << u"https://idp.example/.well-known/oauth-authorization-server"_s;
    QTest::newRow("slash at its end")
        << u"https://idp.example/"_s << u"https://idp.example/.well-known/openid-configuration"_s
        << u"https://idp.example/.well-known/oauth-authorization-server"_s;
    QTest::newRow("path")
        << u"https://idp.example:8443/realms/a"_s
        << u"https://idp.example:8443/realms/a/.well-known/openid-configuration"_s
        << u"https://idp.example:8443/.well-known/oauth-authorization-server/realms/a"_s;
}

//! OpenID Connect Discovery 1.0 §4 appends, RFC 8414 §3.1 inserts.
void TestProviderMetadata::places_inOrder()
{
    QFETCH(QString, issuer);
    QFETCH(QString, first);
    QFETCH(QString, second);
    const QList<HttpRequest> places = discoveryRequests(profileOf(issuer));
    QCOMPARE(places.size(), 2);
    QCOMPARE(places.at(0).url, QUrl(first));
    QCOMPARE(places.at(1).url, QUrl(second));
}

void TestProviderMetadata::nothingFound_issuerAlone_handSetOnesStandIn()
{
    Profile profile = profileOf(u"https://idp.example"_s);
    profile.endpoints.revocation = u"https://elsewhere.example/revoke?tenant=a"_s;
    const auto metadata = standInMetadata(profile);
    QVERIFY_RESULT(metadata);
    QCOMPARE(metadata->source, Source::ByHand);
    QCOMPARE(metadata->revocationEndpoint, QUrl(u"https://elsewhere.example/revoke?tenant=a"_s));
    QVERIFY(metadata->tokenEndpoint.isEmpty());
}

void TestProviderMetadata::nothingFound_issuerAlone_isSaid()
{
    const auto metadata = standInMetadata(profileOf(u"https://idp.example:8443/a"_s));
    QVERIFY(!metadata);
    QCOMPARE(metadata.error().reason, Reason::MetadataMissing);
    QCOMPARE(metadata.error().subject, u"idp.example:8443"_s);
}

//! Authing's paths would be sent secrets at a server that is not Authing's.
void TestProviderMetadata::issuerAlone_nothingIsGuessed()
{
    const Profile profile = profileOf(u"https://idp.example"_s);
    const auto metadata
        = metadataFrom(document(profile, "token_endpoint"_L1, u"https://idp.example/t"_s), profile);
    QVERIFY_RESULT(metadata);
    QVERIFY(metadata->revocationEndpoint.isEmpty());
    QVERIFY(metadata->introspectionEndpoint.isEmpty());
    QCOMPARE(metadata->announced, QSet<QString>{u"token_endpoint"_s});
}

void TestProviderMetadata::handSetEndpoint_winsOverTheDocument()
{
    Profile profile = sampleProfile();
    profile.endpoints.token = u"https://elsewhere.example/t"_s;
    const auto metadata = metadataFrom(
        document(profile, "token_endpoint"_L1, u"https://portal.authing.cn/t"_s), profile);
    QVERIFY_RESULT(metadata);
    QCOMPARE(metadata->tokenEndpoint, QUrl(u"https://elsewhere.example/t"_s));
}

void TestProviderMetadata::mutualTls_aliasesAreRead()
{
    Profile profile = profileOf(u"https://idp.example"_s);
    QJsonObject object{{u"issuer"_s, profile.issuer()},
        {u"token_endpoint"_s, u"https://idp.example/t"_s},
        {u"mtls_endpoint_aliases"_s,
            QJsonObject{{u"token_endpoint"_s, u"https://mtls.idp.example/t"_s}}}};
    const HttpResponse response
        = answerOf(Stage::Discovery, 200, QJsonDocument(object).toJson(), "application/json");
    QCOMPARE(metadataFrom(response, profile)->tokenEndpoint, QUrl(u"https://idp.example/t"_s));
    profile.tokenAuth = ClientAuthMethod::Tls;
    QCOMPARE(metadataFrom(response, profile).error().reason, Reason::ForeignEndpoint);
    profile.trustedHosts = {u"mtls.idp.example"_s};
    QCOMPARE(metadataFrom(response, profile)->tokenEndpoint, QUrl(u"https://mtls.idp.example/t"_s));
}

void TestProviderMetadata::appHost_withPath_isJoined()
{
    const Profile profile = profileAt(u"https://pool.authing.cn/APP_ID"_s);
    QCOMPARE(discoveryRequests(profile).constFirst().url,
        QUrl(u"https://pool.authing.cn/APP_ID/oidc/.well-known/openid-configuration"_s));
    QCOMPARE(discoveryRequests(profile).constFirst().stage, Stage::Discovery);
    const ProviderMetadata metadata = conventionalMetadata(profile);
    QCOMPARE(metadata.issuer, u"https://pool.authing.cn/APP_ID/oidc"_s);
    QCOMPARE(metadata.revocationEndpoint,
        QUrl(u"https://pool.authing.cn/APP_ID/oidc/token/revocation"_s));
}

void TestProviderMetadata::endpoint_leftOut_isFilledIn_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("missing") << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("null") << QJsonValue(QJsonValue::Null);
}

void TestProviderMetadata::endpoint_leftOut_isFilledIn()
{
    QFETCH(QJsonValue, value);
    const Profile profile = sampleProfile();
    const HttpResponse response = value.isUndefined()
        ? document(profile)
        : document(profile, "revocation_endpoint"_L1, value);
    const auto metadata = metadataFrom(response, profile);
    QVERIFY_RESULT(metadata);
    const ProviderMetadata conventional = conventionalMetadata(profile);
    QCOMPARE(metadata->source, Source::Discovered);
    QCOMPARE(metadata->revocationEndpoint, conventional.revocationEndpoint);
    QCOMPARE(metadata->introspectionEndpoint, conventional.introspectionEndpoint);
    QCOMPARE(metadata->authorizationEndpoint, conventional.authorizationEndpoint);
    QCOMPARE(metadata->tokenEndpoint, conventional.tokenEndpoint);
    QCOMPARE(metadata->jwksUri, conventional.jwksUri);
    // What is only for convenience is not guessed when the provider speaks for itself.
    QVERIFY(metadata->userInfoEndpoint.isEmpty());
    QVERIFY(metadata->endSessionEndpoint.isEmpty());
}

void TestProviderMetadata::endpoint_refused_data()
{
    QTest::addColumn<QString>("appHost");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("subject");
    const QString portal = u"https://portal.authing.cn"_s;
    const QString name = u"revocation_endpoint"_s;
    const auto foreign = [&](const char *row, const QString &url, const QString &host) {
        QTest::newRow(row) << portal << QJsonValue(url) << ErrorKind::Protocol
                           << Reason::ForeignEndpoint << host;
    };
    const auto malformed = [&](const char *row, const QJsonValue &value) {
        QTest::newRow(row) << portal << value << ErrorKind::Protocol << Reason::MalformedAnswer
                           << name;
    };
    const auto plain
        = [&](const char *row, const QString &host, const QString &url, const QString &subject) {
              QTest::newRow(row) << host << QJsonValue(url) << ErrorKind::Insecure
                                 << Reason::PlainHttp << subject;
          };
    foreign("other host", u"https://evil.example/r"_s, u"evil.example"_s);
    foreign("longer host", u"https://portal.authing.cn.evil.example/r"_s,
        u"portal.authing.cn.evil.example"_s);
    foreign("parent domain", u"https://authing.cn/r"_s, u"authing.cn"_s);
    foreign("child domain", u"https://x.portal.authing.cn/r"_s, u"x.portal.authing.cn"_s);
    foreign("loopback", u"http://127.0.0.1:8080/r"_s, u"127.0.0.1"_s);
    foreign("trailing dot", u"https://portal.authing.cn./r"_s, u"portal.authing.cn."_s);
    malformed("user info", u"https://portal.authing.cn@evil.example/r"_s);
    malformed("number", 7);
    malformed("list", QJsonArray{u"https://portal.authing.cn/r"_s});
    malformed("object", QJsonObject());
    malformed("false", false);
    malformed("empty", QString());
    malformed("relative", u"/oidc/r"_s);
    malformed("no host", u"https:///r"_s);
    malformed("script", u"javascript:alert(1)"_s);
    malformed("file", u"file:///etc/passwd"_s);
    malformed("space", u"https://portal.authing.cn/a b"_s);
    plain("plain http", portal, u"http://portal.authing.cn/r"_s, u"portal.authing.cn"_s);
    plain("ftp", portal, u"ftp://portal.authing.cn/r"_s, u"portal.authing.cn"_s);
    plain("looks like loopback", u"http://localhost:3000"_s, u"http://localhost.evil.example/r"_s,
        u"localhost.evil.example"_s);
}

void TestProviderMetadata::endpoint_refused()
{
    QFETCH(QString, appHost);
    QFETCH(QJsonValue, value);
    QFETCH(ErrorKind, kind);
    QFETCH(Reason, reason);
    QFETCH(QString, subject);
    const Profile profile = profileAt(appHost);
    for (const auto member : {"revocation_endpoint"_L1, "jwks_uri"_L1, "token_endpoint"_L1,
             "introspection_endpoint"_L1, "userinfo_endpoint"_L1, "authorization_endpoint"_L1}) {
        const auto metadata = metadataFrom(document(profile, member, value), profile);
        QVERIFY(!metadata);
        QCOMPARE(metadata.error().kind, kind);
        QCOMPARE(metadata.error().reason, reason);
        QCOMPARE(metadata.error().subject,
            reason == Reason::MalformedAnswer ? QString(member) : subject);
    }
}

void TestProviderMetadata::endpoint_accepted_data()
{
    QTest::addColumn<QString>("appHost");
    QTest::addColumn<QStringList>("trusted");
    QTest::addColumn<QString>("url");
    const QString portal = u"https://portal.authing.cn"_s;
    QTest::newRow("same host") << portal << QStringList() << u"https://portal.authing.cn/r?x=1"_s;
    QTest::newRow("same host, capitals")
        << portal << QStringList() << u"https://Portal.Authing.CN/r"_s;
    QTest::newRow("same host, other port")
        << portal << QStringList() << u"https://portal.authing.cn:8443/r"_s;
    QTest::newRow("trusted host") << portal << QStringList(u"api.example.com"_s)
                                  << u"https://api.example.com/r"_s;
    QTest::newRow("http on loopback")
        << u"http://127.0.0.1:3000"_s << QStringList() << u"http://127.0.0.1:3000/r"_s;
    QTest::newRow("http on localhost")
        << u"http://localhost:3000"_s << QStringList() << u"http://localhost:3000/r"_s;
    QTest::newRow("http on ::1") << u"http://[::1]:3000"_s << QStringList()
                                 << u"http://[::1]:3000/r"_s;
    QTest::newRow("international host")
        << u"https://xn--w2t382c.example.cn"_s << QStringList() << u"https://登录.example.cn/r"_s;
}

void TestProviderMetadata::endpoint_accepted()
{
    QFETCH(QString, appHost);
    QFETCH(QStringList, trusted);
    QFETCH(QString, url);
    Profile profile = profileAt(appHost);
    profile.trustedHosts = trusted;
    const auto metadata = metadataFrom(document(profile, "revocation_endpoint"_L1, url), profile);
    QVERIFY_RESULT(metadata);
    QCOMPARE(metadata->revocationEndpoint, QUrl(url));
}

void TestProviderMetadata::sendsIssuer_onlyForTrue_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("expected");
    QTest::newRow("true") << QJsonValue(true) << true;
    QTest::newRow("false") << QJsonValue(false) << false;
    QTest::newRow("text") << QJsonValue(u"true"_s) << false;
    QTest::newRow("null") << QJsonValue() << false;
}

void TestProviderMetadata::sendsIssuer_onlyForTrue()
{
    QFETCH(QJsonValue, value);
    QFETCH(bool, expected);
    const Profile profile = sampleProfile();
    const auto metadata = metadataFrom(
        document(profile, "authorization_response_iss_parameter_supported"_L1, value), profile);
    QVERIFY_RESULT(metadata);
    QCOMPARE(metadata->sendsIssuer, expected);
}

void TestProviderMetadata::oauth2_hasNoKeysAndNoLogout()
{
    Profile profile = sampleProfile();
    profile.protocol = Protocol::OAuth2;
    const ProviderMetadata metadata = conventionalMetadata(profile);
    QCOMPARE(
        metadata.revocationEndpoint, QUrl(u"https://portal.authing.cn/oauth/token/revocation"_s));
    QVERIFY(metadata.jwksUri.isEmpty());
    QVERIFY(metadata.endSessionEndpoint.isEmpty());
}

void TestProviderMetadata::idTokenAlgorithms_data()
{
    QTest::addColumn<QStringList>("ofProfile");
    QTest::addColumn<QStringList>("ofMetadata");
    QTest::addColumn<bool>("hasSecret");
    QTest::addColumn<QStringList>("expected");
    const QStringList none;
    const QStringList rs{u"RS256"_s};
    const QStringList hs{u"HS256"_s};
    const QStringList both{u"RS256"_s, u"HS256"_s};
    QTest::newRow("nothing said, secret") << none << none << true << both;
    QTest::newRow("nothing said, public") << none << none << false << rs;
    QTest::newRow("announced, secret")
        << none << QStringList{u"ES256"_s} << true << QStringList{u"ES256"_s, u"HS256"_s};
    QTest::newRow("announced, public")
        << none << QStringList{u"ES256"_s, u"HS256"_s} << false << QStringList{u"ES256"_s};
    QTest::newRow("announced twice") << none << QStringList{u"HS256"_s, u"RS256"_s, u"HS256"_s}
                                     << true << QStringList{u"HS256"_s, u"RS256"_s};
    QTest::newRow("none announced") << none << QStringList{u"none"_s, u"RS256"_s} << true << both;
    QTest::newRow("only none announced, public") << none << QStringList{u"none"_s} << false << none;
    QTest::newRow("profile wins") << rs << QStringList{u"ES256"_s} << true << rs;
    QTest::newRow("profile says HS256, secret") << hs << rs << true << hs;
    QTest::newRow("profile says HS256, public") << hs << rs << false << none;
    QTest::newRow("profile says none") << QStringList{u"none"_s} << rs << true << none;
}

void TestProviderMetadata::idTokenAlgorithms()
{
    QFETCH(QStringList, ofProfile);
    QFETCH(QStringList, ofMetadata);
    QFETCH(bool, hasSecret);
    QFETCH(QStringList, expected);
    Profile profile = sampleProfile();
    profile.idTokenAlgorithms = ofProfile;
    QCOMPARE(
        allowedIdTokenAlgorithms(profile, {.idTokenAlgorithms = ofMetadata}, hasSecret), expected);
}

void TestProviderMetadata::idTokenAlgorithms_issuerAlone_hmacOnlyIfTheProfileSaysSo()
{
    Profile profile = profileOf(u"https://idp.example"_s);
    const ProviderMetadata metadata{.idTokenAlgorithms = {u"HS256"_s, u"ES256"_s}};
    QCOMPARE(allowedIdTokenAlgorithms(profile, metadata, true), QStringList{u"ES256"_s});
    QCOMPARE(allowedIdTokenAlgorithms(profile, {}, true), QStringList{u"RS256"_s});
    profile.idTokenAlgorithms = {u"HS256"_s};
    QCOMPARE(allowedIdTokenAlgorithms(profile, metadata, true), QStringList{u"HS256"_s});
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestProviderMetadata)
#include "tst_providermetadata.moc"
