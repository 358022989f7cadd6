// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/proxychoice.h"
#include "core/net/qnamtransport.h"

#include "tests/support/faultprovider.h"
#include "tests/support/socksproxy.h"
#include "tests/support/testcase.h"

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

constexpr auto target = "idp.rescind.invalid:443";
constexpr auto password = "canary-proxy-password";

} // namespace

//! A proxy that the profile names: proved by a provider whose name no resolver knows.
class tst_ExplicitProxy : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void address_isRead_data();
    void address_isRead();
    void http_leadsToTheProvider_data();
    void http_leadsToTheProvider();
    void http_asksForThePassword_data();
    void http_asksForThePassword();
    void wrongPassword_isSaidOnce_data();
    void wrongPassword_isSaidOnce();
    void failureAfterThePassword_mayBeThePassword_data();
    void failureAfterThePassword_mayBeThePassword();
    void unknownChallenge_isSaid_data();
    void unknownChallenge_isSaid();
    void socks_leadsToTheProvider_data();
    void socks_leadsToTheProvider();
    void socks_refusesWrongPassword_data();
    void socks_refusesWrongPassword();
    void loopback_goesPastIt();
    void direct_goesPastTheSystems();
    void deadProxy_isSaid();

private:
    [[nodiscard]] TransportOptions options(
        const QString &address, const char *user = "", const char *word = "") const
    {
        return {.trusted = {m_authority.certificate()},
            .proxy = {.use = ProxyRule::Use::Explicit,
                .address = address,
                .user = QString::fromLatin1(user),
                .password = Secret(QByteArray(word))}};
    }
    [[nodiscard]] QString httpProxy() const { return m_proxy.url().authority(); }
    static Result<HttpResponse> send(const TransportOptions &options, Stage stage = Stage::Token)
    {
        QnamTransport transport(options);
        QObject parent;
        return resultOf(transport.send({.method = HttpRequest::Method::Post,
                                           .url = QUrl(u"https://idp.rescind.invalid/x"_s),
                                           .form = {{"code", Secret(QByteArray("canary"))}},
                                           .stage = stage},
            &parent));
    }

    const TlsIdentity m_authority = selfSigned({.commonName = "Authority", .isAuthority = true});
    FaultProvider m_provider{
        signedBy(m_authority, {.alternativeNames = "DNS:idp.rescind.invalid"})};
    FaultProvider m_proxy;
};

void tst_ExplicitProxy::initTestCase()
{
    // The system's proxy is another one, and must not be asked.
    for (const char *const name : {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
        qputenv(name, "http://127.0.0.1:1");
    m_provider.on("/x", answerJson("{}"));
}

void tst_ExplicitProxy::address_isRead_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("read");
    const auto row = [](const char *address, const char *read) {
        QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(read);
    };
    row("proxy.example:3128", "http proxy.example 3128");
    row("http://proxy.example:3128", "http proxy.example 3128");
    row("http://proxy.example:3128/", "http proxy.example 3128");
    row("socks5://10.0.0.1:1080", "socks 10.0.0.1 1080");
    row("[2001:db8::1]:8080", "http 2001:db8::1 8080");
    for (const char *const bad :
        {"", "proxy.example", "proxy.example:0", "proxy.example:70000", "ftp://proxy.example:21",
            "https://proxy.example:443", "http://user:pw@proxy.example:1",
            "http://proxy.example:1/path", "http://:3128", "http://a b:1", "proxy.example:x"})
        row(bad, "");
}

void tst_ExplicitProxy::address_isRead()
{
    QFETCH(QString, address);
    QFETCH(QString, read);
    const auto proxy = explicitProxy({.use = ProxyRule::Use::Explicit, .address = address});
    if (read.isEmpty()) {
        QVERIFY(!proxy);
        QCOMPARE(proxy.error().reason, Reason::ProxyAddressInvalid);
        QCOMPARE(proxy.error().subject, address);
        return;
    }
    QVERIFY_RESULT(proxy);
    const bool http = proxy->type() == QNetworkProxy::HttpProxy;
    QCOMPARE((http ? u"http "_s : u"socks "_s) + proxy->hostName() + u' '
            + QString::number(proxy->port()),
        read);
}

void tst_ExplicitProxy::http_leadsToTheProvider_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::newRow("shared connection") << Stage::Revocation;
    QTest::newRow("connection of its own") << Stage::Token;
}

void tst_ExplicitProxy::http_leadsToTheProvider()
{
    QFETCH(Stage, stage);
    m_proxy.on(target, tunnelTo(m_provider.port()));
    const int before = m_provider.countOf("/x");
    // A password that nobody asks for goes nowhere.
    const auto result = send(options(httpProxy(), "alice", password), stage);
    QVERIFY_RESULT(result);
    QCOMPARE(m_provider.countOf("/x"), before + 1);
    QCOMPARE(m_proxy.last(target).method, QByteArray("CONNECT"));
    QCOMPARE(m_proxy.last(target).header("Proxy-Authorization"), QByteArray());
    QCOMPARE(m_provider.last("/x").header("Proxy-Authorization"), QByteArray());
    QCOMPARE(m_provider.last("/x").header("Authorization"), QByteArray());
}

void tst_ExplicitProxy::http_asksForThePassword_data()
{
    http_leadsToTheProvider_data();
}

void tst_ExplicitProxy::http_asksForThePassword()
{
    QFETCH(Stage, stage);
    m_proxy.on(target, tunnelTo(m_provider.port(), QByteArray("alice:") + password));
    const auto result = send(options(httpProxy(), "alice", password), stage);
    QVERIFY_RESULT(result);
    QVERIFY(!m_proxy.last(target).header("Proxy-Authorization").isEmpty());
    for (const auto &[name, value] : m_provider.last("/x").headers)
        QVERIFY2(!name.toLower().contains("authorization"), name.constData());
}

void tst_ExplicitProxy::wrongPassword_isSaidOnce_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<int>("requests");
    QTest::newRow("none given") << QByteArray() << 1;
    QTest::newRow("wrong one") << QByteArray("alice") << 2;
}

void tst_ExplicitProxy::wrongPassword_isSaidOnce()
{
    QFETCH(QByteArray, user);
    QFETCH(int, requests);
    m_proxy.on(target, tunnelTo(m_provider.port(), "bob:right"));
    const int before = m_proxy.countOf(target);
    const auto result
        = send(options(httpProxy(), user.constData(), user.isEmpty() ? "" : password));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Network);
    QCOMPARE(result.error().reason, Reason::ProxyWantsPassword);
    QCOMPARE(result.error().subject, httpProxy());
    QVERIFY(!result.error().maybeSent);
    QVERIFY(!described(result.error()).contains(password));
    QCOMPARE(m_proxy.countOf(target), before + requests);
}

void tst_ExplicitProxy::failureAfterThePassword_mayBeThePassword_data()
{
    QTest::addColumn<int>("status");
    // 401 is how tinyproxy refuses a password.
    for (const int status : {401, 403, 404, 502, 503})
        QTest::addRow("%d", status) << status;
}

void tst_ExplicitProxy::failureAfterThePassword_mayBeThePassword()
{
    QFETCH(int, status);
    m_proxy.on(
        target, {answer(407, {{"Proxy-Authenticate", "Basic realm=\"company\""}}), answer(status)});
    const int before = m_proxy.countOf(target);
    const auto result = send(options(httpProxy(), "alice", password));
    QVERIFY(!result);
    QCOMPARE(result.error().reason, Reason::ProxyMayHaveRefused);
    QCOMPARE(result.error().subject, httpProxy());
    QVERIFY(!result.error().maybeSent);
    QCOMPARE(m_proxy.countOf(target), before + 2);
}

void tst_ExplicitProxy::unknownChallenge_isSaid_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("Digest") << QByteArray("Digest realm=\"a\", nonce=\"b\", qop=\"auth\"")
                            << Reason::ProxyWantsPassword;
    // 407 without a challenge is no question that could be answered.
    QTest::newRow("none") << QByteArray() << Reason::ProxyFailed;
    // Kerberos: not with the Qt that Debian builds.
    QTest::newRow("Negotiate") << QByteArray("Negotiate") << Reason::ProxyFailed;
    QTest::newRow("unheard of") << QByteArray("Scheme a=b") << Reason::ProxyFailed;
}

void tst_ExplicitProxy::unknownChallenge_isSaid()
{
    QFETCH(QByteArray, challenge);
    QFETCH(Reason, reason);
    m_proxy.on(target,
        answer(407,
            challenge.isEmpty() ? RawHeaders() : RawHeaders({{"Proxy-Authenticate", challenge}})));
    const auto result = send(options(httpProxy()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Network);
    QCOMPARE(result.error().reason, reason);
    QCOMPARE(result.error().subject, httpProxy());
    QVERIFY(!result.error().maybeSent);
}

void tst_ExplicitProxy::socks_leadsToTheProvider_data()
{
    QTest::addColumn<bool>("demands");
    QTest::newRow("open") << false;
    QTest::newRow("with a password") << true;
}

void tst_ExplicitProxy::socks_leadsToTheProvider()
{
    QFETCH(bool, demands);
    SocksProxy proxy(m_provider.port());
    if (demands)
        proxy.demand("alice", password);
    const QString address = u"socks5://127.0.0.1:"_s + QString::number(proxy.port());
    const auto result = send(options(address, demands ? "alice" : "", demands ? password : ""));
    QVERIFY_RESULT(result);
    // The name is the proxy's to look up.
    QCOMPARE(proxy.asked(), QList<QByteArray>{target});
    QCOMPARE(proxy.credentials().size(), demands ? 1 : 0);
}

void tst_ExplicitProxy::socks_refusesWrongPassword_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::newRow("none given") << QByteArray();
    QTest::newRow("wrong one") << QByteArray("alice");
}

void tst_ExplicitProxy::socks_refusesWrongPassword()
{
    QFETCH(QByteArray, user);
    SocksProxy proxy(m_provider.port());
    proxy.demand("bob", "right");
    const QString address = u"socks5://127.0.0.1:"_s + QString::number(proxy.port());
    const auto result = send(options(address, user.constData(), user.isEmpty() ? "" : password));
    QVERIFY(!result);
    QCOMPARE(result.error().reason, Reason::ProxyWantsPassword);
    QCOMPARE(result.error().subject, u"127.0.0.1:"_s + QString::number(proxy.port()));
    QVERIFY(proxy.asked().isEmpty());
}

void tst_ExplicitProxy::loopback_goesPastIt()
{
    FaultProvider local;
    local.on("/x", answerJson("{}"));
    const int before = m_proxy.connectionCount();
    QnamTransport transport(options(httpProxy()));
    QObject parent;
    QVERIFY_RESULT(resultOf(transport.send({.url = local.url("/x")}, &parent)));
    QCOMPARE(m_proxy.connectionCount(), before);
}

void tst_ExplicitProxy::direct_goesPastTheSystems()
{
    const auto result = send({.proxy = {.use = ProxyRule::Use::Direct}});
    QVERIFY(!result);
    QCOMPARE(result.error().reason, Reason::HostNotFound);
    QCOMPARE(result.error().subject, u"idp.rescind.invalid"_s);
}

void tst_ExplicitProxy::deadProxy_isSaid()
{
    for (const auto &address : {u"http://127.0.0.1:1"_s, u"socks5://127.0.0.1:1"_s}) {
        const auto result = send(options(address));
        QVERIFY(!result);
        QCOMPARE(result.error().reason, Reason::ProxyFailed);
        QCOMPARE(result.error().subject, u"127.0.0.1:1"_s);
        QVERIFY(!result.error().maybeSent);
    }
}

QTEST_GUILESS_MAIN(tst_ExplicitProxy)
#include "tst_explicitproxy.moc"
