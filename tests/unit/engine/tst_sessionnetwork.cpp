// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/profileroute.h"
#include "tests/unit/engine/sessionfixture.h"

#include <QtCore/QUuid>

using namespace rescind;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Secret proxyPassword(QByteArrayLiteral("canary-proxy-password"));
const Secret filePassword(QByteArrayLiteral("canary-file-password"));

//! A transport of its own for each request for one, all of which never answer.
class CountingTransports final : public TransportSource
{
public:
    CountingTransports() = default;
    std::shared_ptr<HttpTransport> transportFor(const Route &route) override
    {
        if (made.empty() || route != m_route) {
            auto transport = std::make_shared<FakeTransport>();
            transport->hangOn(u"/x"_s);
            m_route = route;
            m_current = transport;
            made.push_back(transport);
            return transport;
        }
        return m_current.lock();
    }

    std::vector<std::weak_ptr<FakeTransport>> made;

private:
    Route m_route;
    std::weak_ptr<FakeTransport> m_current;
};

} // namespace

//! How a session's requests find their way, and what their answers tell of the time.
class tst_SessionNetwork final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void route_isThatOfTheProfile();
    void plainProfiles_shareARoute();
    void changedSettings_countFromTheNextRequest();
    void secretsOfNewSettings_areReadWhenTheyAreSaved();
    void secretsThatCannotBeRead_areSaid();
    void certificate_isForTheProvidersHosts();
    void transport_outlivesItsJobs();
    void everyAnswer_tellsTheTime();
    void slowAnswer_makesNoSkew();
    void tokens_areDatedByTheAnswerThatBringsThem();
    void askedTimes_areTheServers();

private:
    [[nodiscard]] QString folder() const
    {
        return temporaryPath(QUuid::createUuid().toString(QUuid::WithoutBraces));
    }
    static Profile proxied(Profile profile)
    {
        profile.network.proxy = ProxyUse::Explicit;
        profile.network.proxyAddress = u"http://proxy.example:3128"_s;
        profile.network.proxyUser = u"alice"_s;
        return profile;
    }
    //! A date as the server's introspection gives it, so many seconds from our clock.
    static void answerIntrospection(
        SessionFixture &desk, int seconds, std::chrono::seconds took = 0s)
    {
        HttpResponse response = jsonResponse(R"({"active":true})");
        response.serverTime = desk.clock.time.addSecs(seconds);
        response.took = took;
        desk.idp.answer(u"/oidc/token/introspection"_s, response);
    }
    static void look(Session &session)
    {
        session.introspect(session.current(TokenKind::Access)->fingerprint);
        SessionFixture::settle(session);
    }
};

void tst_SessionNetwork::route_isThatOfTheProfile()
{
    SessionFixture desk(folder());
    Profile profile = proxied(FakeIdp::profile());
    profile.network.caFile = u"/somewhere/ca.pem"_s;
    profile.network.clientCertificateFile = u"/somewhere/own.p12"_s;
    const auto saved = resultOf(desk.engine.saveProfile(profile,
        {{ProfileSecret::ClientSecret, FakeIdp::clientSecret()},
            {ProfileSecret::ProxyPassword, proxyPassword},
            {ProfileSecret::CertificatePassword, filePassword}},
        this));
    QVERIFY_RESULT(saved);
    Session *const session = desk.engine.session(saved->id);
    QTRY_COMPARE(session->state(), SessionState::SignedOut);
    QVERIFY(SessionFixture::signIn(*session));
    QVERIFY(!desk.idp.transport().routes().isEmpty());
    for (const Route &route : desk.idp.transport().routes()) {
        QCOMPARE(route.proxy.use, ProxyRule::Use::Explicit);
        QCOMPARE(route.proxy.address, u"http://proxy.example:3128"_s);
        QCOMPARE(route.proxy.user, u"alice"_s);
        QCOMPARE(route.proxy.password, proxyPassword);
        QCOMPARE(route.caFile, u"/somewhere/ca.pem"_s);
        QCOMPARE(route.clientCertificateFile, u"/somewhere/own.p12"_s);
        QCOMPARE(route.clientCertificatePassword, filePassword);
        QCOMPARE(route.clientCertificateHosts, QStringList{u"idp.example"_s});
    }
}

void tst_SessionNetwork::plainProfiles_shareARoute()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    for (const Route &route : desk.idp.transport().routes())
        QCOMPARE(route, Route());
}

void tst_SessionNetwork::changedSettings_countFromTheNextRequest()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    QVERIFY_RESULT(resultOf(desk.engine.saveProfile(
        proxied(session->profile()), {{ProfileSecret::ProxyPassword, proxyPassword}}, this)));
    look(*session);
    QCOMPARE(desk.idp.transport().routes().constLast().proxy.password, proxyPassword);
    // The password alone.
    const Secret another(QByteArrayLiteral("canary-another-password"));
    QVERIFY_RESULT(resultOf(desk.engine.saveProfile(
        session->profile(), {{ProfileSecret::ProxyPassword, another}}, this)));
    look(*session);
    QCOMPARE(desk.idp.transport().routes().constLast().proxy.password, another);
    Profile direct = session->profile();
    direct.network.proxy = ProxyUse::Direct;
    QVERIFY_RESULT(resultOf(desk.engine.saveProfile(direct, {}, this)));
    look(*session);
    QCOMPARE(desk.idp.transport().routes().constLast(),
        Route({.proxy = {.use = ProxyRule::Use::Direct}}));
}

void tst_SessionNetwork::secretsOfNewSettings_areReadWhenTheyAreSaved()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    // Kept by an earlier run, when the profile used it; of no use to this one so far.
    desk.store.entries.insert(
        secretKey(ProfileSecret::ProxyPassword, session->profile().id), proxyPassword);
    QVERIFY_RESULT(resultOf(desk.engine.saveProfile(proxied(session->profile()), {}, this)));
    QVERIFY(!session->keychainError());
    look(*session);
    QCOMPARE(desk.idp.transport().routes().constLast().proxy.password, proxyPassword);
    // Nothing new is needed: a keychain that may ask is not troubled.
    const auto reads = desk.store.countOf(MemorySecretStore::Operation::Read);
    QVERIFY_RESULT(resultOf(desk.engine.saveProfile(session->profile(), {}, this)));
    QCOMPARE(desk.store.countOf(MemorySecretStore::Operation::Read), reads);
}

void tst_SessionNetwork::secretsThatCannotBeRead_areSaid()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr);
    desk.store.failOn(MemorySecretStore::Operation::Read, Reason::KeychainLocked);
    // The settings are saved all the same.
    QVERIFY_RESULT(resultOf(desk.engine.saveProfile(proxied(session->profile()), {}, this)));
    QCOMPARE(session->profile().network.proxyUser, u"alice"_s);
    QVERIFY(session->keychainError().has_value());
    QCOMPARE(session->keychainError()->reason, Reason::KeychainLocked);
}

void tst_SessionNetwork::certificate_isForTheProvidersHosts()
{
    MemorySecretStore store;
    Vault vault(store);
    Profile profile{.id = u"a"_s,
        .appHost = u"https://Login.Example:8443/app"_s,
        .issuerUrl = u"https://issuer.example/"_s,
        .trustedHosts = {u"mtls.example"_s, u"login.example"_s}};
    profile.endpoints.revocation = u"https://revoke.example/r"_s;
    // Nobody is shown what is not there, and equal settings stay equal.
    QCOMPARE(routeOf(profile, vault), Route());
    profile.network.clientCertificateFile = u"own.p12"_s;
    QStringList hosts = routeOf(profile, vault).clientCertificateHosts;
    hosts.sort();
    QCOMPARE(hosts,
        QStringList(
            {u"issuer.example"_s, u"login.example"_s, u"mtls.example"_s, u"revoke.example"_s}));
}

void tst_SessionNetwork::transport_outlivesItsJobs()
{
    SessionFixture desk(folder());
    CountingTransports transports;
    Services services{.transports = transports,
        .vault = desk.vault,
        .profiles = desk.profiles,
        .browser = desk.browser,
        .clock = desk.clock,
        .journal = desk.journal.keeper};
    Profile profile = FakeIdp::profile();
    SessionTransport transport(services, profile);
    auto parent = std::make_unique<QObject>();
    const HttpRequest request{.url = QUrl(u"https://idp.example/x"_s)};
    transport.send(request, parent.get())->start();
    transport.send(request, parent.get())->start();
    QCOMPARE(transports.made.size(), 1U);
    profile = proxied(profile);
    QObject other;
    transport.send(request, &other)->start();
    QCOMPARE(transports.made.size(), 2U);
    QVERIFY(!transports.made.front().expired());
    parent.reset();
    QVERIFY(transports.made.front().expired());
    // The present one is held without a job too: its connections are worth keeping.
    QVERIFY(!transports.made.back().expired());
}

void tst_SessionNetwork::everyAnswer_tellsTheTime()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr);
    QVERIFY(!session->clockSkew());
    desk.idp.serverTime = desk.clock.time.addSecs(600);
    QVERIFY(SessionFixture::signIn(*session));
    QCOMPARE(session->clockSkew(), std::optional<qint64>(600));
    QCOMPARE(session->now(), desk.clock.time.addSecs(600));
    // Ours was set right meanwhile, and an introspection's answer shows it.
    answerIntrospection(desk, 0);
    int told = 0;
    connect(session, &Session::changed, session, [&told] { ++told; });
    look(*session);
    QCOMPARE(session->clockSkew(), std::optional<qint64>(0));
    QTRY_VERIFY(told > 0);
    // And a token answer's the next change.
    desk.idp.serverTime = desk.clock.time.addSecs(-900);
    session->refresh();
    QTRY_COMPARE(session->clockSkew(), std::optional<qint64>(-900));
}

void tst_SessionNetwork::slowAnswer_makesNoSkew()
{
    SessionFixture desk(folder());
    desk.idp.serverTime = desk.clock.time;
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    QCOMPARE(session->clockSkew(), std::optional<qint64>(0));
    answerIntrospection(desk, -14, 14s);
    look(*session);
    QCOMPARE(session->clockSkew(), std::optional<qint64>(0));
    answerIntrospection(desk, -14);
    look(*session);
    QCOMPARE(session->clockSkew(), std::optional<qint64>(-14));
}

void tst_SessionNetwork::tokens_areDatedByTheAnswerThatBringsThem()
{
    SessionFixture desk(folder());
    desk.idp.serverTime = desk.clock.time;
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    // The server's clock is an hour on by the time of the refresh; nobody was asked in between.
    desk.idp.serverTime = desk.clock.time.addSecs(3600);
    desk.idp.now = desk.clock.time.addSecs(3600);
    session->refresh();
    QTRY_COMPARE(session->current(TokenKind::Access)->generation, 2);
    QCOMPARE(session->current(TokenKind::Access)->obtainedAt, desk.clock.time.addSecs(3600));
    for (const IdTokenCheck &check : session->checks())
        QVERIFY2(check.result != CheckResult::Fail, qPrintable(check.found));
}

void tst_SessionNetwork::askedTimes_areTheServers()
{
    // "Said so 10 minutes ago" would be the skew, not the age.
    SessionFixture desk(folder());
    desk.idp.serverTime = desk.clock.time.addSecs(600);
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const Token *const access = session->current(TokenKind::Access);
    QCOMPARE(access->serverAskedAt, session->now());
    session->revoke({access->fingerprint});
    QTRY_VERIFY(session->reportOf(access->fingerprint) != nullptr);
    SessionFixture::settle(*session);
    QCOMPARE(session->current(TokenKind::Access)->revokedAt, session->now());
    QCOMPARE(session->reportOf(session->current(TokenKind::Access)->fingerprint)->sentAt,
        session->now());
}

QTEST_GUILESS_MAIN(tst_SessionNetwork)
#include "tst_sessionnetwork.moc"
