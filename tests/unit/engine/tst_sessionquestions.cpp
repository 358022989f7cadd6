// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/engine/sessionfixture.h"

#include <QtCore/QUuid>

#include <algorithm>

using namespace rescind;
using namespace Qt::StringLiterals;

class tst_SessionQuestions final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void userInfo_isHandedOut();
    void userInfo_aboutAnother_isRefused();
    void userInfo_ofAnOlderSignIn_isComparedWithItsOwnIdToken();
    void validation_saysWhatTheServerSays_data();
    void validation_saysWhatTheServerSays();
    void validation_isForAppHostsOnly();
    void strict_isSentAndNoted();
    void applicationToken_joinsTheOthersAndSurvives();
    void applicationToken_withoutASignIn_isShown();
    void applicationToken_refused_changesNothing();

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
    //! Answers a request for an application's token, and leaves all others alone.
    static void grantApplicationTokens(SessionFixture &desk)
    {
        desk.idp.live.insert("app-token-1");
        desk.idp.answer(u"/oidc/token"_s,
            [](const HttpRequest &request) -> std::optional<Result<HttpResponse>> {
                if (FakeTransport::parameter(request, "grant_type") != "client_credentials")
                    return std::nullopt;
                return jsonResponse(
                    R"({"access_token":"app-token-1","token_type":"Bearer","expires_in":3600})");
            });
    }
};

void tst_SessionQuestions::userInfo_isHandedOut()
{
    SessionFixture desk(folder());
    desk.idp.hasUserInfo = true;
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    desk.idp.answer(u"/oidc/me"_s, jsonResponse(R"({"sub":"alice","email":"alice@example.test"})"));
    std::optional<UserInfo> info;
    connect(session, &Session::userInfoServed, session, [&info](const UserInfo &i) { info = i; });
    session->askUserInfo(session->current(TokenKind::Access)->fingerprint);
    QTRY_VERIFY(info.has_value());
    QCOMPARE(info->claims.value(u"email"_s).toString(), u"alice@example.test"_s);
    QVERIFY(hasEvent(*session, EventKind::UserInfoServed));
    SessionFixture::settle(*session);
    // A refresh token says nothing about a user.
    QVERIFY(!session->canAskUserInfo(*session->current(TokenKind::Refresh)));
}

void tst_SessionQuestions::userInfo_aboutAnother_isRefused()
{
    SessionFixture desk(folder());
    desk.idp.hasUserInfo = true;
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    desk.idp.answer(u"/oidc/me"_s, jsonResponse(R"({"sub":"bob"})"));
    std::optional<Error> error;
    connect(session, &Session::failed, session, [&error](const Error &e) { error = e; });
    bool served = false;
    connect(session, &Session::userInfoServed, session, [&served] { served = true; });
    session->askUserInfo(session->current(TokenKind::Access)->fingerprint);
    QTRY_VERIFY(error.has_value());
    QCOMPARE(error->reason, Reason::WrongSubject);
    QVERIFY(!served);
    QVERIFY(hasEvent(*session, EventKind::UserInfoFailed));
}

void tst_SessionQuestions::userInfo_ofAnOlderSignIn_isComparedWithItsOwnIdToken()
{
    SessionFixture desk(folder());
    desk.idp.hasUserInfo = true;
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const QString alices = session->current(TokenKind::Access)->fingerprint;
    desk.idp.editIdToken = [](QJsonObject &claims) { claims.insert(u"sub"_s, u"bob"_s); };
    QVERIFY(SessionFixture::signIn(*session));
    desk.idp.answer(u"/oidc/me"_s, jsonResponse(R"({"sub":"alice"})"));
    bool served = false;
    connect(session, &Session::userInfoServed, session, [&served] { served = true; });
    session->askUserInfo(alices);
    QTRY_VERIFY(served);
}

void tst_SessionQuestions::validation_saysWhatTheServerSays_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<std::optional<bool>>("valid");
    using O = std::optional<bool>;
    QTest::newRow("valid") << R"({"sub":"alice","exp":1})"_ba << O(true);
    QTest::newRow("refused") << R"({"code":400,"message":"access_token 不合法"})"_ba << O(false);
    QTest::newRow("failed") << R"({"code":500,"message":"x"})"_ba << O();
}

void tst_SessionQuestions::validation_saysWhatTheServerSays()
{
    QFETCH(QByteArray, body);
    QFETCH(std::optional<bool>, valid);
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    desk.idp.answer(u"/api/v2/oidc/validate_token"_s, jsonResponse(body));
    std::optional<OnlineValidation> answer;
    connect(session, &Session::validatedOnline, session,
        [&answer](const OnlineValidation &validation) { answer = validation; });
    std::optional<Error> error;
    connect(session, &Session::failed, session, [&error](const Error &e) { error = e; });
    session->validateOnline(session->current(TokenKind::Access)->fingerprint);
    QTRY_VERIFY(answer.has_value() || error.has_value());
    QCOMPARE(answer.has_value(), valid.has_value());
    if (valid)
        QCOMPARE(answer->isValid, *valid);
    QCOMPARE(hasEvent(*session, EventKind::ValidatedOnline), valid.has_value());
    QCOMPARE(hasEvent(*session, EventKind::ValidationFailed), !valid.has_value());
    QVERIFY(!session->isBusy(session->current(TokenKind::Access)->fingerprint));
}

void tst_SessionQuestions::validation_isForAppHostsOnly()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    QVERIFY(session->canValidateOnline(*session->current(TokenKind::Access)));
    QVERIFY(session->canValidateOnline(*session->current(TokenKind::Id)));
    QVERIFY(!session->canValidateOnline(*session->current(TokenKind::Refresh)));
    Profile other = session->profile();
    other.issuerUrl = other.issuer();
    other.appHost.clear();
    session->setProfile(other);
    QVERIFY(!session->canValidateOnline(*session->current(TokenKind::Access)));
    const qsizetype before = desk.idp.transport().requests().size();
    session->validateOnline(session->current(TokenKind::Access)->fingerprint);
    QCoreApplication::processEvents();
    QCOMPARE(desk.idp.transport().requests().size(), before);
}

void tst_SessionQuestions::strict_isSentAndNoted()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    session->introspect(
        session->current(TokenKind::Access)->fingerprint, IntrospectionMode::Strict);
    SessionFixture::settle(*session);
    QTRY_VERIFY(session->events().constLast().strict);
    QCOMPARE(
        FakeTransport::parameter(desk.idp.transport().requests().constLast(), "strict"), "true"_ba);
}

void tst_SessionQuestions::applicationToken_joinsTheOthersAndSurvives()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    grantApplicationTokens(desk);
    const QString access = session->current(TokenKind::Access)->fingerprint;
    session->requestApplicationToken(u"read"_s);
    QTRY_COMPARE(session->tokens().size(), 4);
    SessionFixture::settle(*session);
    // The person's own token stays the current one.
    QCOMPARE(session->current(TokenKind::Access)->fingerprint, access);
    const Token own = session->tokens().constLast();
    QCOMPARE(own.origin, TokenOrigin::ClientCredentials);
    QCOMPARE(own.server, ServerState::Active);
    QVERIFY(session->canRevoke(own));

    Vault freshVault(desk.store);
    Engine again({.transports = desk.idp.transport(),
        .vault = freshVault,
        .profiles = desk.profiles,
        .browser = desk.browser,
        .clock = desk.clock,
        .journal = desk.journal.keeper});
    Session *const found = again.session(session->profile().id);
    QTRY_COMPARE(found->state(), SessionState::SignedIn);
    QVERIFY(found->find(own.fingerprint) != nullptr);
    QCOMPARE(found->find(own.fingerprint)->generation, 0);
    QCOMPARE(found->find(own.fingerprint)->origin, TokenOrigin::ClientCredentials);
}

void tst_SessionQuestions::applicationToken_withoutASignIn_isShown()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr);
    grantApplicationTokens(desk);
    session->requestApplicationToken({});
    QTRY_COMPARE(session->state(), SessionState::SignedIn);
    QCOMPARE(session->current(TokenKind::Access)->origin, TokenOrigin::ClientCredentials);
    QVERIFY(!session->signedInAt().isValid());
    SessionFixture::settle(*session);
    // The sign-in that follows is the first generation all the same.
    QVERIFY(SessionFixture::signIn(*session));
    QCOMPARE(session->current(TokenKind::Access)->generation, 1);
}

void tst_SessionQuestions::applicationToken_refused_changesNothing()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr);
    desk.idp.answer(u"/oidc/token"_s,
        jsonResponse(R"({"error":"unauthorized_client","error_description":"未开启"})", 400));
    std::optional<Error> error;
    connect(session, &Session::failed, session, [&error](const Error &e) { error = e; });
    session->requestApplicationToken({});
    QTRY_VERIFY(error.has_value());
    QCOMPARE(error->serverText, u"未开启"_s);
    QCOMPARE(session->state(), SessionState::SignedOut);
    QVERIFY(hasEvent(*session, EventKind::ApplicationTokenFailed));
    QVERIFY(session->canRequestApplicationToken());
}

QTEST_GUILESS_MAIN(tst_SessionQuestions)
#include "tst_sessionquestions.moc"
