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

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestAuthorizationRequest)
#include "tst_authorizationrequest.moc"
