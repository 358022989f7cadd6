// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/signature.h"
#include "core/jose/signingkey.h"
#include "tests/support/testkeys.h"
#include "tests/unit/engine/sessionfixture.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QUuid>

using namespace rescind;
using namespace Qt::StringLiterals;

//! Requests that a session signs, and ways to authenticate that it finds.
class tst_SessionSigning final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void privateKey_signsEveryRequest();
    void unusableKey_endsBeforeTheBrowser_data();
    void unusableKey_endsBeforeTheBrowser();
    void dpop_bindsTokensAndKeepsTheKey();
    void dpop_isUsedAtUserInfo();
    void bearerTokens_areUsedWithoutTheKey_data();
    void bearerTokens_areUsedWithoutTheKey();
    void refreshProbe_needsTheKey_data();
    void refreshProbe_needsTheKey();
    void dpopNotAnnounced_isSaid();
    void bearerInsteadOfBound_isSaid();
    void newSignIn_getsANewKeyOnceNothingIsHeld();
    void foundMethod_isKept();
    void secondSearch_isRefusedWhileOneRuns();

private:
    [[nodiscard]] QString folder() const
    {
        return temporaryPath(QUuid::createUuid().toString(QUuid::WithoutBraces));
    }
    static bool hasEvent(const Session &session, EventKind kind)
    {
        return std::any_of(session.events().begin(), session.events().end(),
            [kind](const Event &event) { return event.kind == kind; });
    }
    static Session *opened(
        SessionFixture &desk, const Profile &profile, const SecretChanges &secrets)
    {
        const auto saved = resultOf(desk.engine.saveProfile(profile, secrets, &desk.engine));
        if (!saved)
            return nullptr;
        Session *const session = desk.engine.session(saved->id);
        [&] { QTRY_VERIFY(session->state() != SessionState::Restoring); }();
        return session;
    }
};

namespace {

Profile boundProfile()
{
    Profile profile = FakeIdp::profile();
    profile.tokenAuth = profile.introspectionAuth = profile.revocationAuth = ClientAuthMethod::None;
    profile.dpop = true;
    return profile;
}

//! Metadata with members added.
void announce(SessionFixture &desk, const QJsonObject &more)
{
    const QString issuer = u"https://idp.example/oidc"_s;
    QJsonObject document{{u"issuer"_s, issuer},
        {u"authorization_endpoint"_s, QString(issuer + u"/auth")},
        {u"token_endpoint"_s, QString(issuer + u"/token")},
        {u"introspection_endpoint"_s, QString(issuer + u"/token/introspection")},
        {u"revocation_endpoint"_s, QString(issuer + u"/token/revocation")},
        {u"jwks_uri"_s, QString(issuer + u"/.well-known/jwks.json")}};
    for (auto it = more.begin(); it != more.end(); ++it)
        document.insert(it.key(), it.value());
    desk.idp.answer(u"/oidc/.well-known/openid-configuration"_s,
        jsonResponse(QJsonDocument(document).toJson()));
}

void announceDpop(SessionFixture &desk)
{
    announce(desk,
        {{u"dpop_signing_alg_values_supported"_s, QJsonArray{u"ES256"_s}},
            {u"userinfo_endpoint"_s, u"https://idp.example/oidc/me"_s}});
}

//! The token endpoint says what kind of token it gives. Tokens are opaque and without an ID token.
void issue(SessionFixture &desk, const QByteArray &type)
{
    desk.idp.answer(u"/oidc/token"_s,
        [&desk, type, n = 0](const HttpRequest &) mutable -> std::optional<Result<HttpResponse>> {
            const QByteArray number = QByteArray::number(++n);
            desk.idp.live += {"access-" + number, "refresh-" + number};
            return jsonResponse(R"({"access_token":"access-)" + number
                + R"(","refresh_token":"refresh-)" + number + R"(","token_type":")" + type
                + R"("})");
        });
}

QList<HttpRequest> requestsTo(SessionFixture &desk, const QString &path)
{
    QList<HttpRequest> requests = desk.idp.transport().requests();
    requests.removeIf([&path](const HttpRequest &request) { return request.url.path() != path; });
    return requests;
}

QByteArray keyOf(const HttpRequest &request)
{
    const auto keys
        = readKeySet(keySetJson({readJwt(request.dpopProof).header.value("jwk"_L1).toObject()}));
    return keys && !keys->isEmpty() ? thumbprint(keys->constFirst()) : QByteArray();
}

} // namespace

void tst_SessionSigning::privateKey_signsEveryRequest()
{
    SessionFixture desk(folder());
    const Secret pem(freshKeyPem("P-256"));
    const PublicKey key = SigningKey::fromPem(pem)->publicKey();
    Profile profile = FakeIdp::profile();
    profile.tokenAuth = profile.introspectionAuth = profile.revocationAuth
        = ClientAuthMethod::PrivateKeyJwt;
    profile.clientKeyId = u"key-1"_s;
    desk.idp.serverTime = desk.idp.now.addSecs(300);
    Session *const session = opened(desk, profile, {{ProfileSecret::ClientKey, pem}});
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    session->refresh();
    QTRY_COMPARE(session->current(TokenKind::Access)->generation, 2);
    SessionFixture::settle(*session);
    const QString access = session->current(TokenKind::Access)->fingerprint;
    session->revoke({access});
    QTRY_VERIFY(session->reportOf(access) != nullptr);
    SessionFixture::settle(*session);
    QCOMPARE(session->reportOf(access)->outcome, Outcome::VerifiedInactive);

    QSet<QString> ids;
    qsizetype count = 0;
    for (const HttpRequest &request : desk.idp.transport().requests()) {
        if (request.method != HttpRequest::Method::Post)
            continue;
        ++count;
        const Jwt jwt = readJwt(Secret(FakeTransport::parameter(request, "client_assertion")));
        QCOMPARE(checkSignature(jwt, {key}, {u"ES256"_s}), SignatureCheck::Good);
        QCOMPARE(jwt.keyId(), u"key-1"_s);
        // By the server's clock.
        QCOMPARE(timeClaim(jwt.claims, "iat"_L1), desk.idp.serverTime);
        ids.insert(jwt.claims.value("jti"_L1).toString());
    }
    QVERIFY(count > 5);
    QCOMPARE(ids.size(), count);
}

void tst_SessionSigning::unusableKey_endsBeforeTheBrowser_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QString>("code");
    QTest::newRow("no key") << QByteArray() << u"missing"_s;
    QTest::newRow("encrypted") << freshKeyPem("P-256", PemForm::EncryptedPkcs8) << u"encrypted"_s;
    QTest::newRow("too small") << freshKeyPem("RSA1024") << u"too_small"_s;
}

void tst_SessionSigning::unusableKey_endsBeforeTheBrowser()
{
    QFETCH(QByteArray, pem);
    SessionFixture desk(folder());
    Profile profile = FakeIdp::profile();
    profile.tokenAuth = ClientAuthMethod::PrivateKeyJwt;
    Session *const session = opened(desk, profile, {{ProfileSecret::ClientKey, Secret(pem)}});
    QVERIFY(session != nullptr);
    std::optional<Error> error;
    connect(session, &Session::failed, session, [&error](const Error &e) { error = e; });
    QVERIFY(session->signIn() == nullptr);
    QVERIFY(error);
    QCOMPARE(error->reason, Reason::InvalidProfile);
    QCOMPARE(error->subject, u"clientKey"_s);
    QTEST(error->code, "code");
    QCOMPARE(session->state(), SessionState::SignedOut);
    QVERIFY(desk.browser.opened.isEmpty());
    QVERIFY(desk.idp.transport().requests().isEmpty());
}

void tst_SessionSigning::dpop_bindsTokensAndKeepsTheKey()
{
    SessionFixture desk(folder());
    announceDpop(desk);
    issue(desk, "DPoP");
    Profile profile = boundProfile();
    profile.protocol = Protocol::OAuth2;
    profile.issuerUrl = u"https://idp.example/oidc"_s;
    Session *const session = opened(desk, profile, {});
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    QVERIFY(hasEvent(*session, EventKind::BoundToKey));
    const QByteArray key = keyOf(requestsTo(desk, u"/oidc/token"_s).constFirst());
    QVERIFY(!key.isEmpty());
    QCOMPARE(parameterOf(desk.browser.opened.constLast(), u"dpop_jkt"_s), key);
    QCOMPARE(session->current(TokenKind::Access)->facts.boundTo, QString::fromLatin1(key));

    // A restart: the refresh token works only with the same key.
    Vault freshVault(desk.store);
    Engine again({.transports = desk.idp.transport(),
        .vault = freshVault,
        .profiles = desk.profiles,
        .browser = desk.browser,
        .clock = desk.clock,
        .journal = desk.journal.keeper});
    Session *const found = again.session(session->profile().id);
    QTRY_COMPARE(found->state(), SessionState::SignedIn);
    SessionFixture::settle(*found);
    QTRY_VERIFY(found->canRefresh());
    QCOMPARE(found->current(TokenKind::Access)->facts.boundTo, QString::fromLatin1(key));
    found->refresh();
    QTRY_COMPARE(found->current(TokenKind::Access)->generation, 2);
    QCOMPARE(keyOf(requestsTo(desk, u"/oidc/token"_s).constLast()), key);
    SessionFixture::settle(*found);
}

void tst_SessionSigning::dpop_isUsedAtUserInfo()
{
    SessionFixture desk(folder());
    announceDpop(desk);
    issue(desk, "DPoP");
    // Introspection is of no use, so that user info has to prove it.
    desk.idp.answer(u"/oidc/token/introspection"_s, emptyResponse(403));
    desk.idp.answer(u"/oidc/me"_s, [&desk](const HttpRequest &request) {
        const QByteArray token = request.authorization.reveal().mid(5);
        const QJsonObject proof = readJwt(request.dpopProof).claims;
        const bool fits = request.authorization.view().startsWith("DPoP ")
            && proof.value("ath"_L1).toString().toLatin1()
                == sha256(token).toBase64(
                    QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        return fits && desk.idp.live.contains(token)
            ? Result<HttpResponse>(jsonResponse(R"({"sub":"alice"})"))
            : Result<HttpResponse>(jsonResponse(R"({"error":"invalid_token"})", 401));
    });
    Profile profile = boundProfile();
    profile.protocol = Protocol::OAuth2;
    profile.issuerUrl = u"https://idp.example/oidc"_s;
    Session *const session = opened(desk, profile, {});
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const QString access = session->current(TokenKind::Access)->fingerprint;
    session->revoke({access});
    QTRY_VERIFY(session->reportOf(access) != nullptr);
    QCOMPARE(session->reportOf(access)->outcome, Outcome::VerifiedInactive);
    QCOMPARE(session->reportOf(access)->proof, ProofBy::UserInfo);
    SessionFixture::settle(*session);
}

void tst_SessionSigning::bearerTokens_areUsedWithoutTheKey_data()
{
    QTest::addColumn<int>("use");
    QTest::newRow("asked who it is about") << 0;
    QTest::newRow("revoked") << 1;
    QTest::newRow("pasted and revoked") << 2;
    QTest::newRow("signed out") << 3;
}

//! The provider announces DPoP and gives bearer tokens all the same: used with a proof they would
//! be refused although they live (RFC 9449 §7.1), which would pass for their death.
void tst_SessionSigning::bearerTokens_areUsedWithoutTheKey()
{
    QFETCH(int, use);
    SessionFixture desk(folder());
    announceDpop(desk);
    issue(desk, "Bearer");
    desk.idp.answer(u"/oidc/token/introspection"_s, emptyResponse(403));
    desk.idp.answer(u"/oidc/me"_s, jsonResponse(R"({"sub":"alice"})"));
    Profile profile = boundProfile();
    profile.protocol = Protocol::OAuth2;
    profile.issuerUrl = u"https://idp.example/oidc"_s;
    Session *const session = opened(desk, profile, {});
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const Token access = *session->current(TokenKind::Access);
    Token pasted = access;
    pasted.origin = TokenOrigin::Pasted;
    if (use == 0)
        session->askUserInfo(access.fingerprint);
    else if (use == 1)
        session->revoke({access.fingerprint}, {.looks = LookTimes{std::chrono::seconds(0)}});
    else if (use == 2)
        session->revokeOther(pasted, {.looks = LookTimes{std::chrono::seconds(0)}}, session)
            ->start();
    else
        session->signOut(false);
    QTRY_VERIFY(!requestsTo(desk, u"/oidc/me"_s).isEmpty());
    SessionFixture::settle(*session);
    const QList<HttpRequest> sent = requestsTo(desk, u"/oidc/me"_s);
    for (const HttpRequest &request : sent) {
        QVERIFY(request.dpopProof.isEmpty());
        QVERIFY(request.authorization.view().startsWith("Bearer "));
    }
}

void tst_SessionSigning::refreshProbe_needsTheKey_data()
{
    QTest::addColumn<bool>("hasKey");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<int>("refreshes");
    QTest::newRow("with the key") << true << Outcome::VerifiedInactive << 1;
    // It would be refused for want of the key, which proves nothing.
    QTest::newRow("without it") << false << Outcome::AcceptedUnverified << 0;
}

void tst_SessionSigning::refreshProbe_needsTheKey()
{
    QFETCH(bool, hasKey);
    SessionFixture desk(folder());
    announceDpop(desk);
    issue(desk, "DPoP");
    desk.idp.answer(u"/oidc/token/introspection"_s, emptyResponse(403));
    Profile profile = boundProfile();
    profile.protocol = Protocol::OAuth2;
    profile.issuerUrl = u"https://idp.example/oidc"_s;
    Session *const session = opened(desk, profile, {});
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    profile = session->profile();
    profile.dpop = hasKey;
    QVERIFY_RESULT(resultOf(desk.engine.saveProfile(profile, {}, &desk.engine)));
    desk.idp.answer(u"/oidc/token"_s, jsonResponse(R"({"error":"invalid_grant"})", 400));
    const qsizetype before = requestsTo(desk, u"/oidc/token"_s).size();
    const QString refresh = session->current(TokenKind::Refresh)->fingerprint;
    session->revoke({refresh}, {.probe = Probe::Intrusive});
    QTRY_VERIFY(session->reportOf(refresh) != nullptr);
    QTEST(session->reportOf(refresh)->outcome, "outcome");
    const QList<HttpRequest> sent = requestsTo(desk, u"/oidc/token"_s);
    QTEST(int(sent.size() - before), "refreshes");
    QCOMPARE(sent.constLast().dpopProof.isEmpty(), false);
    SessionFixture::settle(*session);
}

void tst_SessionSigning::dpopNotAnnounced_isSaid()
{
    SessionFixture desk(folder());
    Session *const session = opened(desk, boundProfile(), {});
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    QVERIFY(hasEvent(*session, EventKind::NotBoundToKey));
    QVERIFY(!hasEvent(*session, EventKind::BoundToKey));
    QVERIFY(requestsTo(desk, u"/oidc/token"_s).constFirst().dpopProof.isEmpty());
    QVERIFY(parameterOf(desk.browser.opened.constLast(), u"dpop_jkt"_s).isEmpty());
}

void tst_SessionSigning::bearerInsteadOfBound_isSaid()
{
    SessionFixture desk(folder());
    announceDpop(desk);
    Session *const session = opened(desk, boundProfile(), {});
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    QVERIFY(hasEvent(*session, EventKind::NotBoundToKey));
    QVERIFY(session->current(TokenKind::Access)->facts.boundTo.isEmpty());
    QVERIFY(!requestsTo(desk, u"/oidc/token"_s).constFirst().dpopProof.isEmpty());
}

void tst_SessionSigning::newSignIn_getsANewKeyOnceNothingIsHeld()
{
    SessionFixture desk(folder());
    announceDpop(desk);
    issue(desk, "DPoP");
    Profile profile = boundProfile();
    profile.protocol = Protocol::OAuth2;
    profile.issuerUrl = u"https://idp.example/oidc"_s;
    Session *const session = opened(desk, profile, {});
    QVERIFY(session != nullptr);
    QList<QByteArray> keys;
    const auto signIn = [&] {
        if (SessionFixture::signIn(*session))
            keys.append(keyOf(requestsTo(desk, u"/oidc/token"_s).constLast()));
    };
    signIn();
    signIn(); // tokens of the first are still held
    const QStringList all = session->revocable();
    session->revoke(all);
    for (const QString &fingerprint : all)
        QTRY_VERIFY(session->reportOf(fingerprint) != nullptr);
    SessionFixture::settle(*session);
    QTRY_VERIFY(!desk.store.entries.contains(sessionKey(session->profile().id)));
    signIn();
    QCOMPARE(keys.size(), 3);
    QCOMPARE(keys.at(0), keys.at(1));
    QVERIFY(keys.at(1) != keys.at(2));
}

void tst_SessionSigning::foundMethod_isKept()
{
    SessionFixture desk(folder());
    desk.idp.answer(u"/oidc/token/introspection"_s,
        [](const HttpRequest &request) -> std::optional<Result<HttpResponse>> {
            const QByteArray right
                = "Basic " + QByteArray("app:" + FakeIdp::clientSecret().reveal()).toBase64();
            if (request.authorization.reveal() == right)
                return std::nullopt;
            return jsonResponse(R"({"error":"invalid_client"})", 401);
        });
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    QCOMPARE(session->current(TokenKind::Access)->server, ServerState::Refused);
    FindMethodJob *const job = session->findMethod(Stage::Introspection);
    QVERIFY(job != nullptr);
    std::optional<MethodFinding> found;
    job->onFinished(this, [&found](const Result<MethodFinding> &result) { found = *result; });
    QTRY_VERIFY(found);
    QCOMPARE(found->finding.works, std::optional(ClientAuthMethod::Basic));
    QCOMPARE(found->before, ClientAuthMethod::Post);
    QVERIFY(found->isChange() && !found->notKept);
    QCOMPARE(session->profile().introspectionAuth, ClientAuthMethod::Basic);
    QCOMPARE(session->profile().tokenAuth, ClientAuthMethod::Post);
    QCOMPARE(desk.profiles.byId(session->profile().id)->introspectionAuth, ClientAuthMethod::Basic);
    // The tokens are asked about again, the right way.
    QTRY_COMPARE(session->current(TokenKind::Access)->server, ServerState::Active);
    SessionFixture::settle(*session);
}

void tst_SessionSigning::secondSearch_isRefusedWhileOneRuns()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr);
    FindMethodJob *const job = session->findMethod(Stage::Token);
    QVERIFY(job != nullptr);
    QVERIFY(session->findMethod(Stage::Revocation) == nullptr);
    bool finished = false;
    job->onFinished(this, [&finished](const auto &) { finished = true; });
    QTRY_VERIFY(finished);
    QVERIFY(session->findMethod(Stage::Revocation) != nullptr);
}

QTEST_GUILESS_MAIN(tst_SessionSigning)
#include "tst_sessionsigning.moc"
