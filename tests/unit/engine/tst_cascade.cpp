// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/engine/sessionfixture.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QUuid>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

const QString revocationPath = u"/oidc/token/revocation"_s;
const QString introspectionPath = u"/oidc/token/introspection"_s;
const QString tokenPath = u"/oidc/token"_s;

bool hasGap(const CascadeMeasurement &measured, CascadeObstacle obstacle, TokenKind kind)
{
    return std::any_of(measured.gaps.begin(), measured.gaps.end(),
        [&](const CascadeGap &gap) { return gap.obstacle == obstacle && gap.kind == kind; });
}

} // namespace

//! Measuring what dies with what, at a provider in memory.
class tst_Cascade final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }

    void nothingElseDies_isMeasuredInOneSignIn();
    void refreshEndsAccess_isMeasured();
    void accessEndsAll_takesASecondSignIn();
    void secondSignInFails_keepsWhatIsKnown();
    void blindIntrospection_claimsNothing();
    void refreshTokensCalledInactive_areStillCleanedUp();
    void noRefreshToken_isSaid();
    void revocationRefused_isSaidAndCounted();
    void revocationIgnored_isSaid();
    void heldTokens_areAskedAboutAfterwards();
    void measuredAgain_takesThePlaceOfTheOld();
    void cancelledInTheBrowser_leavesNothing();
    void cancelledWhileRefreshing_revokesWhatCame();
    void cancelledWhileLooking_revokesAll();
    void anotherServer_forgetsCascades();
    void unknownProfile_isNotMeasured();

private:
    CascadeTest *begun();
    Result<CascadeOutcome> measured() { return resultOf(begun()); }
    //! Whatever the provider has issued is dead.
    [[nodiscard]] bool isAllDead() const { return m_desk->idp.live.isEmpty(); }

    std::unique_ptr<SessionFixture> m_desk;
    Session *m_session = nullptr;
};

void tst_Cascade::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_desk = std::make_unique<SessionFixture>(
        temporaryPath(QUuid::createUuid().toString(QUuid::WithoutBraces)));
    m_session = m_desk->open();
    QVERIFY(m_session != nullptr);
}

CascadeTest *tst_Cascade::begun()
{
    return m_desk->engine.measureCascade(m_session->profile().id, &m_desk->engine);
}

void tst_Cascade::nothingElseDies_isMeasuredInOneSignIn()
{
    const auto outcome = measured();
    QVERIFY_RESULT(outcome);
    const QList<Cascade> cascades = outcome->measurement.cascades;
    QCOMPARE(cascades.size(), 2);
    QCOMPARE(cascades.at(0).revoked, u"access"_s);
    QVERIFY(cascades.at(0).ended.isEmpty());
    QCOMPARE(QSet<QString>(cascades.at(0).survived.begin(), cascades.at(0).survived.end()),
        (QSet<QString>{u"access"_s, u"refresh"_s}));
    QCOMPARE(cascades.at(1).revoked, u"refresh"_s);
    QVERIFY(cascades.at(1).survived.contains(u"access"_s));
    QCOMPARE(cascades.at(0).measuredAt, m_desk->clock.now());
    QCOMPARE(outcome->measurement.signIns, 1);
    QCOMPARE(outcome->measurement.leftAlive, 0);
    QVERIFY(isAllDead());
    QCOMPARE(m_session->profile().cascades, cascades);
    QCOMPARE(m_desk->profiles.byId(m_session->profile().id)->cascades, cascades);
    // Nothing of it got into the session or the keychain.
    QVERIFY(m_session->tokens().isEmpty());
    QVERIFY(!m_desk->store.entries.contains(sessionKey(m_session->profile().id)));
}

void tst_Cascade::refreshEndsAccess_isMeasured()
{
    m_desk->idp.cascades = true;
    const auto outcome = measured();
    QVERIFY_RESULT(outcome);
    QCOMPARE(outcome->measurement.cascades.at(1).revoked, u"refresh"_s);
    QVERIFY(outcome->measurement.cascades.at(1).ended.contains(u"access"_s));
    QVERIFY(outcome->measurement.cascades.at(1).survived.isEmpty());
    QVERIFY(isAllDead());
}

void tst_Cascade::accessEndsAll_takesASecondSignIn()
{
    m_desk->idp.answer(revocationPath, [this](const HttpRequest &) {
        m_desk->idp.live.clear();
        return Result<HttpResponse>(emptyResponse());
    });
    const auto outcome = measured();
    QVERIFY_RESULT(outcome);
    QCOMPARE(outcome->measurement.signIns, 2);
    QCOMPARE(outcome->measurement.cascades.size(), 2);
    for (const Cascade &cascade : outcome->measurement.cascades)
        QVERIFY(cascade.survived.isEmpty() && cascade.ended.contains(u"access"_s));
    QVERIFY(outcome->measurement.gaps.isEmpty());
}

void tst_Cascade::secondSignInFails_keepsWhatIsKnown()
{
    m_desk->idp.answer(revocationPath, [this](const HttpRequest &) {
        m_desk->idp.live.clear();
        m_desk->browser.onOpened = {};
        return Result<HttpResponse>(emptyResponse());
    });
    CascadeTest *const test = begun();
    int signIns = 0;
    connect(test, &CascadeTest::signInStarted, this, [&signIns](LoginJob *job) {
        if (++signIns == 2)
            connect(job, &LoginJob::changed, job, &Job::cancel);
    });
    const auto outcome = resultOf(test);
    QVERIFY_RESULT(outcome);
    QCOMPARE(outcome->measurement.cascades.size(), 1);
    QVERIFY(hasGap(outcome->measurement, CascadeObstacle::SignInFailed, TokenKind::Refresh));
    QCOMPARE(m_session->profile().cascades.size(), 1);
}

void tst_Cascade::blindIntrospection_claimsNothing()
{
    m_desk->idp.answer(introspectionPath, emptyResponse(403));
    const auto outcome = measured();
    QVERIFY_RESULT(outcome);
    QVERIFY(outcome->measurement.cascades.isEmpty());
    QVERIFY(hasGap(outcome->measurement, CascadeObstacle::NotSeenAlive, TokenKind::Access));
    QVERIFY(hasGap(outcome->measurement, CascadeObstacle::NotSeenAlive, TokenKind::Refresh));
    QVERIFY(isAllDead());
    QVERIFY(m_session->profile().cascades.isEmpty());
}

void tst_Cascade::refreshTokensCalledInactive_areStillCleanedUp()
{
    m_desk->idp.answer(
        introspectionPath, [](const HttpRequest &request) -> std::optional<Result<HttpResponse>> {
            if (!FakeTransport::parameter(request, "token").startsWith("refresh"))
                return std::nullopt;
            return Result<HttpResponse>(jsonResponse(R"({"active":false})"));
        });
    const auto outcome = measured();
    QVERIFY_RESULT(outcome);
    QCOMPARE(outcome->measurement.cascades.size(), 1);
    // Nobody could say of them that they live on.
    QCOMPARE(outcome->measurement.cascades.constFirst().survived, QStringList{u"access"_s});
    QVERIFY(hasGap(outcome->measurement, CascadeObstacle::NotSeenAlive, TokenKind::Refresh));
    QVERIFY(isAllDead());
}

void tst_Cascade::noRefreshToken_isSaid()
{
    m_desk->idp.sendsRefreshToken = false;
    const auto outcome = measured();
    QVERIFY_RESULT(outcome);
    QVERIFY(outcome->measurement.cascades.isEmpty());
    QVERIFY(hasGap(outcome->measurement, CascadeObstacle::NoRefreshToken, TokenKind::Refresh));
    QVERIFY(isAllDead());
}

void tst_Cascade::revocationRefused_isSaidAndCounted()
{
    m_desk->idp.answer(revocationPath, jsonResponse(R"({"error":"invalid_request"})", 400));
    const auto outcome = measured();
    QVERIFY_RESULT(outcome);
    QVERIFY(outcome->measurement.cascades.isEmpty());
    QVERIFY(hasGap(outcome->measurement, CascadeObstacle::NotRevoked, TokenKind::Access));
    QVERIFY(outcome->measurement.leftAlive >= 3);
}

void tst_Cascade::revocationIgnored_isSaid()
{
    m_desk->idp.answer(revocationPath, emptyResponse());
    const auto outcome = measured();
    QVERIFY_RESULT(outcome);
    QVERIFY(outcome->measurement.cascades.isEmpty());
    QVERIFY(hasGap(outcome->measurement, CascadeObstacle::StillActive, TokenKind::Access));
    QVERIFY(hasGap(outcome->measurement, CascadeObstacle::StillActive, TokenKind::Refresh));
}

void tst_Cascade::heldTokens_areAskedAboutAfterwards()
{
    QVERIFY(SessionFixture::signIn(*m_session));
    const QString access = m_session->current(TokenKind::Access)->fingerprint;
    QCOMPARE(m_session->find(access)->server, ServerState::Active);
    // One grant for all sign-ins: what ends the throw-away tokens ends these.
    m_desk->idp.cascades = true;
    QVERIFY_RESULT(measured());
    QTRY_COMPARE(m_session->find(access)->server, ServerState::Inactive);
}

void tst_Cascade::measuredAgain_takesThePlaceOfTheOld()
{
    QVERIFY_RESULT(measured());
    m_desk->idp.cascades = true;
    QVERIFY_RESULT(measured());
    const QList<Cascade> cascades = m_session->profile().cascades;
    QCOMPARE(cascades.size(), 2);
    QVERIFY(cascades.at(1).survived.isEmpty());
}

void tst_Cascade::cancelledInTheBrowser_leavesNothing()
{
    m_desk->browser.onOpened = {};
    CascadeTest *const test = begun();
    QTimer poll;
    connect(&poll, &QTimer::timeout, test, [this, test] {
        if (!m_desk->browser.opened.isEmpty())
            test->cancel();
    });
    poll.start(1);
    const auto outcome = resultOf(test);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
    QVERIFY(isAllDead());
    QVERIFY(m_desk->idp.revoked.isEmpty());
}

void tst_Cascade::cancelledWhileRefreshing_revokesWhatCame()
{
    CascadeTest *const test = begun();
    m_desk->idp.answer(
        tokenPath, [test](const HttpRequest &request) -> std::optional<Result<HttpResponse>> {
            if (FakeTransport::parameter(request, "grant_type") == "refresh_token")
                test->cancel();
            return std::nullopt;
        });
    const auto outcome = resultOf(test);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
    QCOMPARE(m_desk->idp.revoked.size(), 4);
    QVERIFY(isAllDead());
}

void tst_Cascade::cancelledWhileLooking_revokesAll()
{
    CascadeTest *const test = begun();
    m_desk->idp.answer(
        introspectionPath, [test](const HttpRequest &) -> std::optional<Result<HttpResponse>> {
            test->cancel();
            return std::nullopt;
        });
    const auto outcome = resultOf(test);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
    QVERIFY(isAllDead());
}

void tst_Cascade::anotherServer_forgetsCascades()
{
    QVERIFY_RESULT(measured());
    Profile moved = m_session->profile();
    QVERIFY(!moved.cascades.isEmpty());
    moved.clientId = u"another"_s;
    QVERIFY_RESULT(resultOf(m_desk->engine.saveProfile(moved, {}, &m_desk->engine)));
    QVERIFY(m_session->profile().cascades.isEmpty());
}

void tst_Cascade::unknownProfile_isNotMeasured()
{
    QVERIFY(m_desk->engine.measureCascade(u"nobody"_s, &m_desk->engine) == nullptr);
}

QTEST_GUILESS_MAIN(tst_Cascade)
#include "tst_cascade.moc"
