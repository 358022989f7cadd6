// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/endsession.h"

#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

#include <QtCore/QUrlQuery>

using namespace Qt::StringLiterals;

namespace rescind {

class TestEndSession final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void url_namesTheSession();
    void url_withoutIdToken_namesTheClient();
    void url_withNothing_isTheBareEndpoint();
    void values_areEncoded();
    void query_ofTheEndpoint_isKept();
    void endpointMissing_isAnError();
    void authing_hasAPageOfItsOwn();
    void logout_takesWhatThereIs();
};

void TestEndSession::url_namesTheSession()
{
    const auto url = endSessionUrl(sampleClient(),
        {.idTokenHint = Secret("header.claims.signature"_ba),
            .postLogoutRedirectUri = u"https://portal.example/bye"_s,
            .state = u"st"_s});
    QVERIFY_RESULT(url);
    QCOMPARE(
        url->adjusted(QUrl::RemoveQuery), QUrl(u"https://portal.authing.cn/oidc/session/end"_s));
    const QUrlQuery query(*url);
    QCOMPARE(query.queryItemValue(u"id_token_hint"_s), u"header.claims.signature"_s);
    QCOMPARE(query.queryItemValue(u"post_logout_redirect_uri"_s, QUrl::FullyDecoded),
        u"https://portal.example/bye"_s);
    QCOMPARE(query.queryItemValue(u"state"_s), u"st"_s);
    QVERIFY(!query.hasQueryItem(u"client_id"_s));
}

void TestEndSession::url_withoutIdToken_namesTheClient()
{
    const auto url = endSessionUrl(sampleClient(), {});
    QVERIFY_RESULT(url);
    QCOMPARE(url->query(), u"client_id=5a4db0c0f1e2d3c4b5a69788"_s);
}

void TestEndSession::url_withNothing_isTheBareEndpoint()
{
    Profile nameless = sampleProfile();
    nameless.clientId.clear();
    const auto url = endSessionUrl(sampleClient(nameless), {});
    QVERIFY_RESULT(url);
    QCOMPARE(url->toString(), u"https://portal.authing.cn/oidc/session/end"_s);
}

void TestEndSession::values_areEncoded()
{
    const auto url = endSessionUrl(sampleClient(),
        {.postLogoutRedirectUri = u"https://a.example/?x=1&y=#z"_s, .state = u"a+b c&d"_s});
    QVERIFY_RESULT(url);
    const QByteArray query = url->query(QUrl::FullyEncoded).toLatin1();
    QVERIFY(query.contains("state=a%2Bb%20c%26d"));
    QVERIFY(
        query.contains("post_logout_redirect_uri=https%3A%2F%2Fa.example%2F%3Fx%3D1%26y%3D%23z"));
    QVERIFY(!url->hasFragment());
}

void TestEndSession::query_ofTheEndpoint_isKept()
{
    Client client = sampleClient();
    client.metadata.endSessionEndpoint = QUrl(u"https://portal.authing.cn/out?tenant=7"_s);
    const auto url = endSessionUrl(client, {.state = u"s"_s});
    QVERIFY_RESULT(url);
    QVERIFY(url->query().startsWith(u"tenant=7&"));
}

void TestEndSession::endpointMissing_isAnError()
{
    Client client = sampleClient();
    client.metadata.endSessionEndpoint.clear();
    const auto url = endSessionUrl(client, {});
    QVERIFY(!url);
    QCOMPARE(url.error().reason, Reason::EndpointMissing);
    QCOMPARE(url.error().stage, Stage::Logout);
}

void TestEndSession::authing_hasAPageOfItsOwn()
{
    Profile profile = sampleProfile();
    profile.appHost += u"/sub/path"_s;
    const auto url = authingLogoutUrl(profile, u"https://a.example/bye bye"_s);
    QVERIFY_RESULT(url);
    QCOMPARE(url->toString(QUrl::FullyEncoded),
        u"https://portal.authing.cn/sub/path/login/profile/logout?redirect_uri="
        "https%3A%2F%2Fa.example%2Fbye%20bye"_s);
    QCOMPARE(authingLogoutUrl(profile, {})->query(), QString());
    profile.appHost.clear();
    QVERIFY(!authingLogoutUrl(profile, {}));
}

void TestEndSession::logout_takesWhatThereIs()
{
    Profile profile = sampleProfile();
    QVERIFY(logoutUrl(sampleClient(profile), {})->path().endsWith(u"/oidc/session/end"));
    profile.protocol = Protocol::OAuth2; // has no session/end
    QVERIFY(logoutUrl(sampleClient(profile), {})->path().endsWith(u"/login/profile/logout"));
    profile.appHost.clear();
    profile.issuerUrl = u"https://idp.example"_s;
    Client other{.profile = profile};
    QVERIFY(!logoutUrl(other, {}));
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestEndSession)
#include "tst_endsession.moc"
