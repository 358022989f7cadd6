// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loopbackvisit.h"
#include "tests/unit/engine/sessionfixture.h"

#include <QtCore/QUrlQuery>
#include <QtCore/QUuid>

#include <algorithm>

using namespace rescind;
using namespace Qt::StringLiterals;

class tst_SignOut final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everythingRevoked_nothingIsLeft();
    void refreshTokens_goFirst();
    void refused_clearsAllTheSame();
    void unreachable_clearsAllTheSame();
    void hanging_clearsAllTheSameInTime();
    void tokensBeingLookedAt_areRevokedToo();
    void keychainThatKeepsItsCopy_isSaid();
    void providerSession_isOpenedWithTheIdToken();
    void providerSession_isLeftWhereNotAsked();
    void providerSession_withoutBrowser_isSaid();
    void applicationToken_isRevokedToo();
    void afterwards_nothingCanBeDoneButSignIn();
    void afterwards_aFailedSignInStaysSignedOut();
    void nothingHeld_doesNothing();

private:
    [[nodiscard]] QString folder() const
    {
        return temporaryPath(QUuid::createUuid().toString(QUuid::WithoutBraces));
    }
    static std::optional<SignOutReport> signedOut(
        Session &session, bool endsProviderSession = false)
    {
        std::optional<SignOutReport> report;
        QObject context;
        QObject::connect(&session, &Session::signedOut, &context,
            [&report](const SignOutReport &r) { report = r; });
        session.signOut(endsProviderSession);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(report.has_value(), 9000); }();
        return report;
    }
    static bool holdsAny(const Session &session)
    {
        return std::any_of(session.tokens().begin(), session.tokens().end(),
            [](const Token &token) { return token.isHeld(); });
    }
    static int countOf(const Session &session, EventKind kind)
    {
        return static_cast<int>(std::count_if(session.events().begin(), session.events().end(),
            [kind](const Event &event) { return event.kind == kind; }));
    }
};

void tst_SignOut::everythingRevoked_nothingIsLeft()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const QString access = session->current(TokenKind::Access)->fingerprint;
    const auto report = signedOut(*session);
    QVERIFY(report.has_value());
    QCOMPARE(report->revocations.size(), 2);
    for (const RevocationReport &revocation : report->revocations)
        QCOMPARE(revocation.outcome, Outcome::VerifiedInactive);
    QVERIFY(report->leftAlive.isEmpty() && !report->clearingError && !report->unreached);
    QVERIFY(!holdsAny(*session));
    QVERIFY(!desk.store.entries.contains(sessionKey(session->profile().id)));
    // The application's secret is not the session's.
    QVERIFY(
        desk.store.entries.contains(secretKey(ProfileSecret::ClientSecret, session->profile().id)));
    QCOMPARE(session->state(), SessionState::SignedOut);
    QCOMPARE(session->signedOutAt(), desk.clock.now());
    QCOMPARE(session->find(access)->server, ServerState::Revoked);
    QCOMPARE(countOf(*session, EventKind::SignedOut), 1);
    QCOMPARE(session->events().constLast().kind, EventKind::SignedOut);
    QCOMPARE(session->events().constLast().result, EventResult::Good);
}

void tst_SignOut::refreshTokens_goFirst()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    QVERIFY(signedOut(*session).has_value());
    QCOMPARE(desk.idp.revoked.size(), 2);
    QVERIFY(desk.idp.revoked.constFirst().startsWith("refresh-"));
}

void tst_SignOut::refused_clearsAllTheSame()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    desk.idp.answer(
        u"/oidc/token/revocation"_s, jsonResponse(R"({"error":"invalid_client"})", 400));
    const Token access = *session->current(TokenKind::Access);
    const auto report = signedOut(*session);
    QVERIFY(report.has_value());
    QCOMPARE(report->leftAlive.size(), 2);
    QVERIFY(report->leftAlive.contains(LeftAlive{.kind = TokenKind::Access,
        .fingerprint = access.fingerprint,
        .expiresAt = access.facts.expiresAt}));
    QVERIFY(!holdsAny(*session));
    QVERIFY(!desk.store.entries.contains(sessionKey(session->profile().id)));
    QCOMPARE(countOf(*session, EventKind::LeftAlive), 2);
    QCOMPARE(session->events().constLast().result, EventResult::Warning);
    // Once: sign-out does not wait for a better moment.
    QCOMPARE(desk.idp.transport().countOf(u"/oidc/token/revocation"_s), 2);
}

void tst_SignOut::unreachable_clearsAllTheSame()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const Error lost{
        .kind = ErrorKind::Network, .stage = Stage::Discovery, .reason = Reason::HostNotFound};
    // Changed, so that the provider is asked for anew.
    session->setProfile(session->profile());
    desk.idp.answer(u"/oidc/.well-known/openid-configuration"_s,
        [lost](const HttpRequest &) { return Result<HttpResponse>(fail(lost)); });
    const auto report = signedOut(*session);
    QVERIFY(report.has_value());
    QVERIFY(report->unreached.has_value());
    QCOMPARE(report->leftAlive.size(), 2);
    QVERIFY(!holdsAny(*session));
    QVERIFY(!desk.store.entries.contains(sessionKey(session->profile().id)));
    QCOMPARE(countOf(*session, EventKind::RevocationNotSent), 1);
}

void tst_SignOut::hanging_clearsAllTheSameInTime()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    desk.idp.transport().hangOn(u"/oidc/token/revocation"_s);
    QElapsedTimer time;
    time.start();
    const auto report = signedOut(*session);
    QVERIFY(report.has_value());
    QVERIFY(time.elapsed() < 7000);
    QCOMPARE(report->leftAlive.size(), 2);
    QVERIFY(!holdsAny(*session));
    QCOMPARE(session->state(), SessionState::SignedOut);
}

void tst_SignOut::tokensBeingLookedAt_areRevokedToo()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const QString access = session->current(TokenKind::Access)->fingerprint;
    session->introspect(access);
    QVERIFY(session->isBusy(access));
    const auto report = signedOut(*session);
    QVERIFY(report.has_value());
    QCOMPARE(report->revocations.size(), 2);
}

void tst_SignOut::keychainThatKeepsItsCopy_isSaid()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    desk.store.failOnAll(Reason::KeychainLocked);
    const auto report = signedOut(*session);
    QVERIFY(report.has_value());
    QVERIFY(report->clearingError.has_value());
    QCOMPARE(report->clearingError->reason, Reason::KeychainLocked);
    QVERIFY(!holdsAny(*session));
    QVERIFY(countOf(*session, EventKind::LocalCopiesNotCleared) > 0);
    QCOMPARE(session->events().constLast().result, EventResult::Warning);
}

void tst_SignOut::providerSession_isOpenedWithTheIdToken()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    QCOMPARE(session->canEndProviderSession(), std::optional(true));
    const QByteArray hint = session->current(TokenKind::Id)->value.reveal();
    desk.idp.answer(u"/oidc/.well-known/openid-configuration"_s,
        jsonResponse(R"({"issuer":"https://idp.example/oidc",
            "end_session_endpoint":"https://idp.example/oidc/session/end"})"));
    session->setProfile(session->profile());
    const qsizetype before = desk.browser.opened.size();
    QUrl url;
    desk.browser.onOpened = [this, &url](const QUrl &page) {
        visitLoopback(page, this, [&url](const QUrl &next) { url = next; });
    };
    const auto report = signedOut(*session, true);
    QVERIFY(report.has_value());
    QCOMPARE(report->providerSession, ProviderSession::Opened);
    QCOMPARE(desk.browser.opened.size(), before + 1);
    // What the browser is started with can be read by every user of this computer.
    QVERIFY(!desk.browser.opened.constLast().toEncoded().contains(hint));
    QTRY_VERIFY(url.isValid());
    QCOMPARE(url.path(), u"/oidc/session/end"_s);
    QCOMPARE(QUrlQuery(url).queryItemValue(u"id_token_hint"_s).toLatin1(), hint);
    QCOMPARE(session->events().constLast().kind, EventKind::ProviderSessionOpened);
}

void tst_SignOut::providerSession_isLeftWhereNotAsked()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const qsizetype before = desk.browser.opened.size();
    const auto report = signedOut(*session, false);
    QVERIFY(report.has_value());
    QCOMPARE(report->providerSession, ProviderSession::Left);
    QCOMPARE(desk.browser.opened.size(), before);
}

void tst_SignOut::providerSession_withoutBrowser_isSaid()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    desk.browser.fails = true;
    const auto report = signedOut(*session, true);
    QVERIFY(report.has_value());
    QCOMPARE(report->providerSession, ProviderSession::NotEnded);
    QCOMPARE(report->providerError->reason, Reason::BrowserNotStarted);
    QVERIFY(!holdsAny(*session));
}

void tst_SignOut::applicationToken_isRevokedToo()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    session->requestApplicationToken({});
    QTRY_VERIFY(
        session->canRequestApplicationToken() && session->tokens().constLast().generation == 0);
    SessionFixture::settle(*session);
    const auto report = signedOut(*session);
    QVERIFY(report.has_value());
    QVERIFY(report->revocations.size() >= 3);
}

void tst_SignOut::afterwards_nothingCanBeDoneButSignIn()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    session->signOut(false);
    // While it runs nothing may bring new tokens.
    QVERIFY(!session->canSignIn() && !session->canRefresh() && !session->canSignOut());
    QVERIFY(!session->canRequestApplicationToken());
    QTRY_COMPARE(session->state(), SessionState::SignedOut);
    QVERIFY(!session->canRefresh() && !session->canSignOut() && session->revocable().isEmpty());
    QVERIFY(session->canSignIn());
    QVERIFY(SessionFixture::signIn(*session));
    QVERIFY(!session->signedOutAt().isValid());
    QVERIFY(session->current(TokenKind::Access)->isHeld());
    QVERIFY(session->canSignOut());
}

void tst_SignOut::afterwards_aFailedSignInStaysSignedOut()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    QVERIFY(signedOut(*session).has_value());
    desk.idp.answer(u"/oidc/token"_s, jsonResponse(R"({"error":"invalid_grant"})", 400));
    QVERIFY(session->signIn() != nullptr);
    QTRY_COMPARE(session->state(), SessionState::SignedOut);
    QVERIFY(session->signedOutAt().isValid());
}

void tst_SignOut::nothingHeld_doesNothing()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr);
    QVERIFY(!session->canSignOut());
    session->signOut(true);
    QCoreApplication::processEvents();
    QCOMPARE(session->state(), SessionState::SignedOut);
    QVERIFY(session->events().isEmpty());
}

QTEST_GUILESS_MAIN(tst_SignOut)
#include "tst_signout.moc"
