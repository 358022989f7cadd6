// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/authorizationrequest.h"

#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

#include <QtCore/QUrlQuery>

using namespace Qt::StringLiterals;

namespace rescind {

namespace {

const QString redirect = u"http://127.0.0.1:51003/callback"_s;

AuthorizationAttempt attempt()
{
    return {"the-state", "the-nonce", Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_ba)};
}

QUrlQuery queryFor(const Profile &profile)
{
    return QUrlQuery(authorizationUrl(conventionalMetadata(profile), profile, redirect, attempt()));
}

QString valueOf(const QUrlQuery &query, const QString &name)
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

} // namespace

class TestAuthorizationRequest final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void codeChallenge_ofRfc7636AppendixB();
    void freshAttempt_differsEveryTime();
    void url_hasEveryParameterOnce();
    void prompt_onlyWithOfflineAccess_data();
    void prompt_onlyWithOfflineAccess();
    void nonce_onlyForOidc();
    void endpointQuery_isKept();
    void endpointQuery_neverDoublesOurs();
    void values_areEncoded();
    void verifier_staysHere();
    void settings_becomeParameters_data();
    void settings_becomeParameters();
    void freeParameters_takeTheSettingsPlace_data();
    void freeParameters_takeTheSettingsPlace();
    void reservedParameters_neverComeFromTheProfile();
    void extensions_areThoseOfNoBrowser();
    void requestedAuthentication_isWhatWasSent_data();
    void requestedAuthentication_isWhatWasSent();
};

void TestAuthorizationRequest::codeChallenge_ofRfc7636AppendixB()
{
    QCOMPARE(codeChallenge(Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_ba)),
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_ba);
}

void TestAuthorizationRequest::freshAttempt_differsEveryTime()
{
    QSet<QByteArray> values;
    for (int i = 0; i < 20; ++i) {
        const AuthorizationAttempt fresh = freshAttempt();
        for (const QByteArray &value : {fresh.state, fresh.nonce, fresh.codeVerifier.reveal()}) {
            QCOMPARE(value.size(), 43); // RFC 7636 §4.1: 43 at least
            values.insert(value);
        }
    }
    QCOMPARE(values.size(), 60);
}

void TestAuthorizationRequest::url_hasEveryParameterOnce()
{
    const Profile profile = sampleProfile();
    const QUrl url = authorizationUrl(conventionalMetadata(profile), profile, redirect, attempt());
    QCOMPARE(url.adjusted(QUrl::RemoveQuery), QUrl(u"https://portal.authing.cn/oidc/auth"_s));
    const QUrlQuery query(url);
    const QHash<QString, QString> expected{{u"client_id"_s, profile.clientId},
        {u"redirect_uri"_s, redirect}, {u"response_type"_s, u"code"_s},
        {u"scope"_s, u"openid profile offline_access"_s}, {u"state"_s, u"the-state"_s},
        {u"nonce"_s, u"the-nonce"_s},
        {u"code_challenge"_s, u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s},
        {u"code_challenge_method"_s, u"S256"_s}, {u"prompt"_s, u"consent"_s}};
    QHash<QString, QString> found;
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded)) {
        QVERIFY2(!found.contains(name), qPrintable(name));
        found.insert(name, value);
    }
    QCOMPARE(found, expected);
}

void TestAuthorizationRequest::prompt_onlyWithOfflineAccess_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("prompt");
    QTest::newRow("with") << u"openid offline_access"_s << u"consent"_s;
    QTest::newRow("with, among spaces") << u"  offline_access   openid "_s << u"consent"_s;
    QTest::newRow("without") << u"openid profile"_s << QString();
    QTest::newRow("as a part of a word") << u"openid offline_access_x"_s << QString();
    QTest::newRow("in capitals") << u"openid OFFLINE_ACCESS"_s << QString();
}

void TestAuthorizationRequest::prompt_onlyWithOfflineAccess()
{
    QFETCH(QString, scope);
    QFETCH(QString, prompt);
    Profile profile = sampleProfile();
    profile.scope = scope;
    QCOMPARE(valueOf(queryFor(profile), u"prompt"_s), prompt);
}

void TestAuthorizationRequest::nonce_onlyForOidc()
{
    Profile profile = sampleProfile();
    profile.protocol = Protocol::OAuth2;
    const QUrlQuery query = queryFor(profile);
    QVERIFY(!query.hasQueryItem(u"nonce"_s));
    QCOMPARE(valueOf(query, u"state"_s), u"the-state"_s);
    QCOMPARE(valueOf(query, u"code_challenge_method"_s), u"S256"_s);
}

void TestAuthorizationRequest::endpointQuery_isKept()
{
    ProviderMetadata metadata = conventionalMetadata(sampleProfile());
    metadata.authorizationEndpoint
        = QUrl(u"https://portal.authing.cn/auth?tenant=a%26b&lang=zh+CN"_s);
    const QUrl url = authorizationUrl(metadata, sampleProfile(), redirect, attempt());
    QVERIFY(url.query(QUrl::FullyEncoded).startsWith(u"tenant=a%26b&lang=zh+CN&client_id="));
    QCOMPARE(valueOf(QUrlQuery(url), u"tenant"_s), u"a&b"_s);
}

//! RFC 6749 §3.1: no parameter more than once. Ours are the ones that are checked later.
void TestAuthorizationRequest::endpointQuery_neverDoublesOurs()
{
    ProviderMetadata metadata = conventionalMetadata(sampleProfile());
    metadata.authorizationEndpoint = QUrl(
        u"https://portal.authing.cn/auth?state=x&tenant=a&redirect_uri=https://evil.example"_s);
    const QUrlQuery query(authorizationUrl(metadata, sampleProfile(), redirect, attempt()));
    QCOMPARE(query.allQueryItemValues(u"state"_s), QStringList(u"the-state"_s));
    QCOMPARE(
        query.allQueryItemValues(u"redirect_uri"_s, QUrl::FullyDecoded), QStringList(redirect));
    QCOMPARE(valueOf(query, u"tenant"_s), u"a"_s);
}

void TestAuthorizationRequest::values_areEncoded()
{
    Profile profile = sampleProfile();
    profile.clientId = u"a b&c=d+漢#%"_s;
    const QUrl url = authorizationUrl(
        conventionalMetadata(profile), profile, u"com.example.app:/cb?x=1&y=2"_s, attempt());
    const QString query = url.query(QUrl::FullyEncoded);
    QVERIFY2(query.contains(u"client_id=a%20b%26c%3Dd%2B%E6%BC%A2%23%25&"), qPrintable(query));
    QVERIFY2(query.contains(u"&redirect_uri=com.example.app%3A%2Fcb%3Fx%3D1%26y%3D2&"),
        qPrintable(query));
    QVERIFY2(query.contains(u"&scope=openid%20profile%20offline_access&"), qPrintable(query));
    QVERIFY(!url.hasFragment());
}

void TestAuthorizationRequest::verifier_staysHere()
{
    const Profile profile = sampleProfile();
    const QUrl url = authorizationUrl(conventionalMetadata(profile), profile, redirect, attempt());
    QVERIFY(!url.toEncoded().contains(attempt().codeVerifier.reveal()));
}

void TestAuthorizationRequest::settings_becomeParameters_data()
{
    QTest::addColumn<AuthorizationSettings>("settings");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value"); // null: not sent
    using S = AuthorizationSettings;
    const auto row
        = [](const char *title, const S &settings, const QString &name, const QString &value) {
              QTest::newRow(title) << settings << name << value;
          };
    // offline_access is in the scope: a prompt that is set is sent as it is all the same.
    row("prompt login", S{.prompt = u"login"_s}, u"prompt"_s, u"login"_s);
    row("prompt none", S{.prompt = u"none"_s}, u"prompt"_s, u"none"_s);
    row("prompt of two", S{.prompt = u"login consent"_s}, u"prompt"_s, u"login consent"_s);
    row("max_age", S{.maxAge = 300}, u"max_age"_s, u"300"_s);
    row("max_age 0", S{.maxAge = 0}, u"max_age"_s, u"0"_s);
    row("no max_age", S{}, u"max_age"_s, {});
    row("acr_values", S{.acrValues = u"urn:a urn:b"_s}, u"acr_values"_s, u"urn:a urn:b"_s);
    row("login_hint", S{.loginHint = u"alice+1@a.example"_s}, u"login_hint"_s,
        u"alice+1@a.example"_s);
    row("ui_locales", S{.uiLocales = u"zh-CN en"_s}, u"ui_locales"_s, u"zh-CN en"_s);
    row("tenant_id", S{.tenantId = u"62e1a0c0"_s}, u"tenant_id"_s, u"62e1a0c0"_s);
    row("response_mode", S{}, u"response_mode"_s, {});
    row("query", S{.responseMode = ResponseMode::Query}, u"response_mode"_s, u"query"_s);
    row("fragment", S{.responseMode = ResponseMode::Fragment}, u"response_mode"_s, u"fragment"_s);
    row("form_post", S{.responseMode = ResponseMode::FormPost}, u"response_mode"_s, u"form_post"_s);
    row("free", S{.extra = {{u"connection"_s, u"a&b=c 漢"_s}}}, u"connection"_s, u"a&b=c 漢"_s);
    row("free, of odd name", S{.extra = {{u"a&b"_s, u"c"_s}}}, u"a&b"_s, u"c"_s);
    row("claims", S{.extra = {{u"claims"_s, u"{\"id_token\":{}}"_s}}}, u"claims"_s,
        u"{\"id_token\":{}}"_s);
}

void TestAuthorizationRequest::settings_becomeParameters()
{
    QFETCH(AuthorizationSettings, settings);
    QFETCH(QString, name);
    QFETCH(QString, value);
    Profile profile = sampleProfile();
    profile.authorization = settings;
    QStringList found;
    for (const auto &[key, text] : authorizationParameters(profile, redirect, attempt())) {
        if (QString::fromUtf8(key) == name)
            found.append(QString::fromUtf8(text));
    }
    QCOMPARE(found, value.isNull() ? QStringList() : QStringList(value));
    // And through the URL, as a server decodes it.
    const QByteArray query
        = authorizationUrl(conventionalMetadata(profile), profile, redirect, attempt())
              .query(QUrl::FullyEncoded)
              .toLatin1();
    found.clear();
    for (const QByteArray &pair : query.split('&')) {
        if (QByteArray::fromPercentEncoding(pair.split('=').at(0)) == name.toUtf8())
            found.append(QString::fromUtf8(QByteArray::fromPercentEncoding(pair.split('=').at(1))));
    }
    QCOMPARE(found, value.isNull() ? QStringList() : QStringList(value));
}

void TestAuthorizationRequest::freeParameters_takeTheSettingsPlace_data()
{
    QTest::addColumn<QString>("set");
    QTest::newRow("over what is set") << u"login"_s;
    QTest::newRow("over the consent of offline_access") << QString();
}

void TestAuthorizationRequest::freeParameters_takeTheSettingsPlace()
{
    QFETCH(QString, set);
    Profile profile = sampleProfile();
    profile.authorization.prompt = set;
    profile.authorization.extra = {{u"resource"_s, u"https://a.example"_s},
        {u"prompt"_s, u"select_account"_s}, {u"resource"_s, u"https://b.example"_s}};
    const QUrlQuery query = queryFor(profile);
    QCOMPARE(query.allQueryItemValues(u"prompt"_s), QStringList(u"select_account"_s));
    QCOMPARE(query.allQueryItemValues(u"resource"_s, QUrl::FullyDecoded),
        (QStringList{u"https://a.example"_s, u"https://b.example"_s}));
}

void TestAuthorizationRequest::reservedParameters_neverComeFromTheProfile()
{
    Profile profile = sampleProfile();
    profile.authorization.extra = {{u"state"_s, u"x"_s}, {u"redirect_uri"_s, u"x"_s},
        {u"request_uri"_s, u"x"_s}, {u"code_challenge"_s, u"x"_s}};
    const QUrlQuery query = queryFor(profile);
    QCOMPARE(query.allQueryItemValues(u"state"_s), QStringList(u"the-state"_s));
    QVERIFY(!query.hasQueryItem(u"request_uri"_s));
    QVERIFY(!query.allQueryItemValues(u"code_challenge"_s).contains(u"x"_s));
    QCOMPARE(
        query.allQueryItemValues(u"redirect_uri"_s, QUrl::FullyDecoded), QStringList(redirect));
}

void TestAuthorizationRequest::extensions_areThoseOfNoBrowser()
{
    Profile profile = sampleProfile();
    profile.authorization = {.maxAge = 5,
        .acrValues = u"a"_s,
        .tenantId = u"t"_s,
        .responseMode = ResponseMode::FormPost,
        .extra = {{u"audience"_s, u"api"_s}}};
    const AuthorizationParameters expected{
        {"prompt", "consent"}, {"tenant_id", "t"}, {"audience", "api"}};
    QCOMPARE(extensionParameters(profile), expected);
}

void TestAuthorizationRequest::requestedAuthentication_isWhatWasSent_data()
{
    QTest::addColumn<AuthorizationParameters>("parameters");
    QTest::addColumn<qint64>("maxAge"); // -1: none
    QTest::addColumn<QStringList>("acrValues");
    using P = AuthorizationParameters;
    QTest::newRow("nothing") << P{{"scope", "openid"}} << qint64(-1) << QStringList();
    QTest::newRow("both") << P{{"max_age", "60"}, {"acr_values", "a  b"}} << qint64(60)
                          << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("zero") << P{{"max_age", "0"}} << qint64(0) << QStringList();
    QTest::newRow("no number") << P{{"max_age", "soon"}} << qint64(-1) << QStringList();
    QTest::newRow("negative") << P{{"max_age", "-5"}} << qint64(-1) << QStringList();
}

void TestAuthorizationRequest::requestedAuthentication_isWhatWasSent()
{
    QFETCH(AuthorizationParameters, parameters);
    QFETCH(qint64, maxAge);
    QFETCH(QStringList, acrValues);
    const RequestedAuthentication requested = requestedAuthentication(parameters);
    QCOMPARE(requested.maxAge.value_or(-1), maxAge);
    QCOMPARE(requested.acrValues, acrValues);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestAuthorizationRequest)
#include "tst_authorizationrequest.moc"
