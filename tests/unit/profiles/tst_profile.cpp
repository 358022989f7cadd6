// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profile.h"
#include "tests/support/testcase.h"

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

Profile sound()
{
    return {.id = u"3f0b5f1e-0000-4000-8000-000000000001"_s,
        .name = u"Portal"_s,
        .clientId = u"5a4db0c00000000000000001"_s,
        .appHost = u"https://portal.authing.cn"_s};
}

} // namespace

class tst_Profile final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void checked_soundProfile_staysAsItIs();
    void appHost_data();
    void appHost();
    void redirectUri_data();
    void redirectUri();
    void names_data();
    void names();
    void scope_data();
    void scope();
    void lists_data();
    void lists();
    void issuerUrl_data();
    void issuerUrl();
    void settings_refused_data();
    void settings_refused();
    void issuer_joinsNeverResolves();
    void displayHost_data();
    void displayHost();
    void allowedUrl_data();
    void allowedUrl();
};

void tst_Profile::checked_soundProfile_staysAsItIs()
{
    const Result<Profile> result = checked(sound());
    QVERIFY_RESULT(result);
    QCOMPARE(*result, sound());
}

void tst_Profile::appHost_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // empty: refused
    QTest::addColumn<Reason>("reason");
    const auto good = [](const char *name, const QString &text, const QString &expected) {
        QTest::newRow(name) << text << expected << Reason::Unspecified;
    };
    const auto bad
        = [](const char *name, const QString &text, Reason reason = Reason::InvalidProfile) {
              QTest::newRow(name) << text << QString() << reason;
          };
    good("plain", u"https://xyz.authing.cn"_s, u"https://xyz.authing.cn"_s);
    good("bare host", u"xyz.authing.cn"_s, u"https://xyz.authing.cn"_s);
    good("bare host, port, path", u"xyz.authing.cn:8443/a"_s, u"https://xyz.authing.cn:8443/a"_s);
    good("slash", u"https://xyz.authing.cn/"_s, u"https://xyz.authing.cn"_s);
    good("slashes", u" https://xyz.authing.cn/// "_s, u"https://xyz.authing.cn"_s);
    good("path", u"https://pool.authing.cn/5a4db0c0"_s, u"https://pool.authing.cn/5a4db0c0"_s);
    good("path, slash", u"https://pool.authing.cn/5a4D/"_s, u"https://pool.authing.cn/5a4D"_s);
    good("upper case", u"HTTPS://XYZ.Authing.CN/Path"_s, u"https://xyz.authing.cn/Path"_s);
    good("default port", u"https://xyz.authing.cn:443"_s, u"https://xyz.authing.cn"_s);
    good("international", u"https://登录.example.cn"_s, u"https://xn--w2t382c.example.cn"_s);
    good("loopback", u"http://127.0.0.1:3000"_s, u"http://127.0.0.1:3000"_s);
    good("loopback name", u"http://LOCALHOST:3000/"_s, u"http://localhost:3000"_s);
    good("loopback, port 80", u"http://localhost:80"_s, u"http://localhost"_s);
    good("loopback v6", u"http://[0:0::1]:3000"_s, u"http://[::1]:3000"_s);
    bad("empty", QString());
    bad("blank", u"  "_s);
    bad("plain http", u"http://xyz.authing.cn"_s, Reason::PlainHttp);
    bad("looks like loopback", u"http://127.0.0.1.evil.example"_s, Reason::PlainHttp);
    bad("looks like localhost", u"http://localhost.evil.example"_s, Reason::PlainHttp);
    bad("other scheme", u"ftp://xyz.authing.cn"_s);
    bad("slip of slashes", u"https:/xyz.authing.cn"_s);
    bad("slip without slashes", u"https:xyz.authing.cn"_s);
    bad("no host", u"https://"_s);
    bad("no host, port", u"https://:443"_s);
    bad("user", u"https://me@xyz.authing.cn"_s);
    bad("user and password", u"https://me:pw@xyz.authing.cn"_s);
    bad("empty user", u"https://@xyz.authing.cn"_s);
    bad("query", u"https://xyz.authing.cn?x=1"_s);
    bad("empty query", u"https://xyz.authing.cn/?"_s);
    bad("fragment", u"https://xyz.authing.cn#top"_s);
    bad("space", u"https://xyz. authing.cn"_s);
    bad("line break", u"https://xyz.authing.cn\nhttps://b.example"_s);
    bad("backslash", u"https://xyz.authing.cn\\@evil.example"_s);
    bad("hidden direction", u"https://xyz\u202e.authing.cn"_s);
    bad("port 0", u"https://xyz.authing.cn:0"_s);
    bad("port too large", u"https://xyz.authing.cn:70000"_s);
    bad("dot segments", u"https://xyz.authing.cn/a/../b"_s);
    bad("bad percent", u"https://xyz.authing.cn/%zz"_s);
}

void tst_Profile::appHost()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QFETCH(Reason, reason);
    Profile profile = sound();
    profile.appHost = text;

    const Result<Profile> result = checked(profile);

    if (!expected.isEmpty()) {
        QVERIFY_RESULT(result);
        QCOMPARE(result->appHost, expected);
    } else {
        QVERIFY2(!result, qPrintable(result->appHost));
        QCOMPARE(result.error().reason, reason);
        QCOMPARE(result.error().subject, u"appHost"_s);
        QCOMPARE(result.error().stage, Stage::Profile);
        QCOMPARE(result.error().kind,
            reason == Reason::PlainHttp ? ErrorKind::Insecure : ErrorKind::Usage);
    }
}

void tst_Profile::redirectUri_data()
{
    using Kind = std::optional<RedirectKind>;
    QTest::addColumn<QString>("uri");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const QString &uri, Kind kind) {
        QTest::newRow(qPrintable(uri.toHtmlEscaped())) << uri << kind;
    };
    row(u"http://127.0.0.1/callback"_s, RedirectKind::LoopbackAnyPort);
    row(u"http://127.0.0.1"_s, RedirectKind::LoopbackAnyPort);
    row(u"http://localhost/"_s, RedirectKind::LoopbackAnyPort);
    row(u"http://[::1]/a/b%20c"_s, RedirectKind::LoopbackAnyPort);
    row(u"http://127.0.0.1:18431/callback"_s, RedirectKind::LoopbackFixedPort);
    row(u"http://localhost:80/callback"_s, RedirectKind::LoopbackFixedPort);
    row(u"http://[::1]:9000/callback"_s, RedirectKind::LoopbackFixedPort);
    row(u"HTTP://LocalHost:9000/Callback"_s, RedirectKind::LoopbackFixedPort);
    row(u"http://127.0.0.2/callback"_s, RedirectKind::PasteOnly);
    row(u"https://127.0.0.1/callback"_s, RedirectKind::PasteOnly);
    row(u"https://app.example/callback?x=1"_s, RedirectKind::PasteOnly);
    row(u"com.example.app:/oauth2redirect"_s, RedirectKind::PasteOnly);
    row(u"urn:ietf:wg:oauth:2.0:oob"_s, RedirectKind::PasteOnly);
    row(QString(), {});
    row(u"/callback"_s, {});
    row(u"127.0.0.1/callback"_s, {});
    row(u"http:///callback"_s, {});
    row(u"http://app.example/callback"_s, {});
    row(u"http://127.0.0.1:0/callback"_s, {});
    row(u"http://127.0.0.1:/callback"_s, {});
    row(u"http://[::1]:/callback"_s, {});
    row(u"http://127.0.0.1:99999/callback"_s, {});
    row(u"http://me@127.0.0.1/callback"_s, {});
    row(u"http://127.0.0.1/callback#part"_s, {});
    row(u"http://127.0.0.1/call back"_s, {});
    row(u"http://127.0.0.1/call\tback"_s, {});
}

void tst_Profile::redirectUri()
{
    QFETCH(QString, uri);
    QFETCH(std::optional<RedirectKind>, kind);
    Profile profile = sound();
    profile.redirectUri = u' ' + uri + u'\n';

    const Result<Profile> result = checked(profile);

    if (kind) {
        QVERIFY_RESULT(result);
        QCOMPARE(result->redirectUri, uri);
        QCOMPARE(redirectKind(*result), *kind);
    } else {
        QVERIFY(!result);
        QCOMPARE(result.error().subject, u"redirectUri"_s);
    }
}

void tst_Profile::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("clientId");
    QTest::addColumn<QString>("blamed");
    const QString id = u"5a4db0c0"_s;
    QTest::newRow("chinese, trimmed") << u" 门户 "_s << u" 5a4db0c0\n"_s << QString();
    QTest::newRow("no name") << u"  "_s << id << u"name"_s;
    QTest::newRow("name with control") << u"a\nb"_s << id << u"name"_s;
    QTest::newRow("name turns direction") << u"a\u202eb"_s << id << u"name"_s;
    QTest::newRow("name too long") << QString(201, u'x') << id << u"name"_s;
    QTest::newRow("no client id") << u"a"_s << QString() << u"clientId"_s;
    QTest::newRow("client id with space") << u"a"_s << u"5a4d b0c0"_s << u"clientId"_s;
    QTest::newRow("client id with control") << u"a"_s << u"5a4d\u0007b0c0"_s << u"clientId"_s;
    QTest::newRow("client id not ascii") << u"a"_s << u"5a4dü"_s << u"clientId"_s;
}

void tst_Profile::names()
{
    QFETCH(QString, name);
    QFETCH(QString, clientId);
    QFETCH(QString, blamed);
    Profile profile = sound();
    profile.name = name;
    profile.clientId = clientId;

    const Result<Profile> result = checked(profile);

    QCOMPARE(result ? QString() : result.error().subject, blamed);
    if (result) {
        QCOMPARE(result->name, name.trimmed());
        QCOMPARE(result->clientId, clientId.trimmed());
    }
}

void tst_Profile::scope_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("expected"); // "-": refused
    QTest::newRow("tidied") << Protocol::Oidc << u"  openid\tprofile  openid\n"_s
                            << u"openid profile"_s;
    QTest::newRow("custom") << Protocol::Oidc << u"openid https://api/read"_s
                            << u"openid https://api/read"_s;
    QTest::newRow("openid missing") << Protocol::Oidc << u"profile"_s << u"-"_s;
    QTest::newRow("openid by half") << Protocol::Oidc << u"openidx profile"_s << u"-"_s;
    QTest::newRow("empty, oidc") << Protocol::Oidc << QString() << u"-"_s;
    QTest::newRow("empty, oauth") << Protocol::OAuth2 << QString() << QString();
    QTest::newRow("oauth") << Protocol::OAuth2 << u"user"_s << u"user"_s;
    QTest::newRow("quote") << Protocol::OAuth2 << u"us\"er"_s << u"-"_s;
    QTest::newRow("not ascii") << Protocol::OAuth2 << u"üser"_s << u"-"_s;
}

void tst_Profile::scope()
{
    QFETCH(Protocol, protocol);
    QFETCH(QString, scope);
    QFETCH(QString, expected);
    Profile profile = sound();
    profile.protocol = protocol;
    profile.scope = scope;

    const Result<Profile> result = checked(profile);

    QCOMPARE(result ? result->scope : u"-"_s, expected);
    if (!result)
        QCOMPARE(result.error().subject, u"scope"_s);
}

void tst_Profile::lists_data()
{
    QTest::addColumn<QStringList>("hosts");
    QTest::addColumn<QStringList>("algorithms");
    QTest::addColumn<QString>("blamed");
    QTest::newRow("good") << QStringList{u" CORE.authing.cn "_s}
                          << QStringList{u"HS256"_s, u"ES512"_s} << QString();
    QTest::newRow("none") << QStringList() << QStringList{u"none"_s} << u"idTokenAlgorithms"_s;
    QTest::newRow("lower case") << QStringList() << QStringList{u"rs256"_s}
                                << u"idTokenAlgorithms"_s;
    QTest::newRow("url") << QStringList{u"https://a.example"_s} << QStringList()
                         << u"trustedHosts"_s;
    QTest::newRow("path") << QStringList{u"a.example/x"_s} << QStringList() << u"trustedHosts"_s;
    QTest::newRow("port") << QStringList{u"a.example:1"_s} << QStringList() << u"trustedHosts"_s;
    QTest::newRow("empty") << QStringList{QString()} << QStringList() << u"trustedHosts"_s;
}

void tst_Profile::lists()
{
    QFETCH(QStringList, hosts);
    QFETCH(QStringList, algorithms);
    QFETCH(QString, blamed);
    Profile profile = sound();
    profile.trustedHosts = hosts;
    profile.idTokenAlgorithms = algorithms;

    const Result<Profile> result = checked(profile);

    QCOMPARE(result ? QString() : result.error().subject, blamed);
    if (result)
        QCOMPARE(result->trustedHosts, QStringList{u"core.authing.cn"_s});
}

void tst_Profile::issuerUrl_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isAccepted");
    QTest::newRow("plain") << u"https://idp.example"_s << true;
    QTest::newRow("slash at its end stays") << u"https://idp.example/"_s << true;
    QTest::newRow("upper case stays") << u"https://IDP.example/Realms/A"_s << true;
    QTest::newRow("loopback") << u"http://127.0.0.1:3000/oidc"_s << true;
    QTest::newRow("bare host") << u"idp.example"_s << false;
    QTest::newRow("plain http") << u"http://idp.example"_s << false;
    QTest::newRow("query") << u"https://idp.example?x=1"_s << false;
    QTest::newRow("fragment") << u"https://idp.example#x"_s << false;
    QTest::newRow("user") << u"https://me@idp.example"_s << false;
}

//! It is compared with `iss` as a string, and makes an App Host needless.
void tst_Profile::issuerUrl()
{
    QFETCH(QString, text);
    QFETCH(bool, isAccepted);
    Profile profile = sound();
    profile.appHost.clear();
    profile.issuerUrl = text + u' ';
    const Result<Profile> result = checked(profile);
    QCOMPARE(result.has_value(), isAccepted);
    if (isAccepted)
        QCOMPARE(result->issuer(), text);
    else
        QCOMPARE(result.error().subject, u"issuer"_s);
}

void tst_Profile::settings_refused_data()
{
    QTest::addColumn<Profile>("profile");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const char *field, auto change) {
        Profile profile = sound();
        change(profile);
        QTest::newRow(name) << profile << QString::fromLatin1(field);
    };
    row("endpoint over http", "endpoints.revocation",
        [](Profile &p) { p.endpoints.revocation = u"http://idp.example/r"_s; });
    row("endpoint with a fragment", "endpoints.token",
        [](Profile &p) { p.endpoints.token = u"https://idp.example/t#x"_s; });
    row("none beside another prompt", "authorization.prompt",
        [](Profile &p) { p.authorization.prompt = u"none login"_s; });
    row("negative age", "authorization.maxAge", [](Profile &p) { p.authorization.maxAge = -1; });
    row("state set freely", "authorization.extra", [](Profile &p) {
        p.authorization.extra = {{u"state"_s, u"x"_s}};
    });
    row("challenge set freely", "authorization.extra", [](Profile &p) {
        p.authorization.extra = {{u"code_challenge"_s, u"x"_s}};
    });
    row("parameter without name", "authorization.extra", [](Profile &p) {
        p.authorization.extra = {{QString(), u"x"_s}};
    });
    row("proxy without port", "network.proxyAddress", [](Profile &p) {
        p.network.proxy = ProxyUse::Explicit;
        p.network.proxyAddress = u"proxy.corp"_s;
    });
    row("proxy with a password in its address", "network.proxyAddress", [](Profile &p) {
        p.network.proxy = ProxyUse::Explicit;
        p.network.proxyAddress = u"http://me:pw@proxy.corp:3128"_s;
    });
    row("colon in the proxy's user", "network.proxyUser",
        [](Profile &p) { p.network.proxyUser = u"me:pw"_s; });
    row("neither App Host nor issuer", "appHost", [](Profile &p) { p.appHost.clear(); });
}

void tst_Profile::settings_refused()
{
    QFETCH(Profile, profile);
    const Result<Profile> result = checked(profile);
    QVERIFY(!result);
    QTEST(result.error().subject, "field");
}

void tst_Profile::issuer_joinsNeverResolves()
{
    Profile profile = sound();
    profile.appHost = u"https://pool.authing.cn/5a4db0c0"_s;
    QCOMPARE(profile.issuer(), u"https://pool.authing.cn/5a4db0c0/oidc"_s);
    profile.protocol = Protocol::OAuth2;
    QCOMPARE(profile.issuer(), u"https://pool.authing.cn/5a4db0c0/oauth"_s);
}

void tst_Profile::displayHost_data()
{
    QTest::addColumn<QString>("appHost");
    QTest::addColumn<QString>("shown");
    QTest::newRow("host") << u"https://xyz.authing.cn"_s << u"xyz.authing.cn"_s;
    QTest::newRow("port") << u"http://127.0.0.1:3000"_s << u"127.0.0.1:3000"_s;
    QTest::newRow("v6") << u"http://[::1]:3000/a"_s << u"[::1]:3000"_s;
    QTest::newRow("path") << u"https://pool.authing.cn/5a4db0c0"_s << u"pool.authing.cn"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void tst_Profile::displayHost()
{
    QFETCH(QString, appHost);
    QFETCH(QString, shown);
    Profile profile = sound();
    profile.appHost = appHost;
    QCOMPARE(profile.displayHost(), shown);
}

void tst_Profile::allowedUrl_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const QString &url, bool allowed) {
        QTest::newRow(qPrintable(url)) << QUrl(url) << allowed;
    };
    row(u"https://a.example/x"_s, true);
    row(u"HTTPS://a.example"_s, true);
    row(u"http://127.0.0.1:1"_s, true);
    row(u"http://127.9.8.7"_s, true);
    row(u"http://[::1]/x"_s, true);
    row(u"http://localhost"_s, true);
    row(u"http://a.example"_s, false);
    row(u"http://localhost.example"_s, false);
    row(u"http://127.0.0.1.example"_s, false);
    row(u"http://128.0.0.1"_s, false);
    row(u"http://[::2]"_s, false);
    row(u"http://0.0.0.0"_s, false);
    row(u"ws://localhost"_s, false);
    row(u"file:///etc/passwd"_s, false);
    row(u"https:///x"_s, false);
    row(u"//a.example"_s, false);
    row(QString(), false);
}

void tst_Profile::allowedUrl()
{
    QFETCH(QUrl, url);
    QFETCH(bool, allowed);
    QCOMPARE(isAllowedUrl(url), allowed);
}

QTEST_GUILESS_MAIN(tst_Profile)
#include "tst_profile.moc"
