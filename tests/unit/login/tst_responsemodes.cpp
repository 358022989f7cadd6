// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/login/loginfixture.h"

#include <QtCore/QRegularExpression>

using namespace rescind;
using namespace Qt::StringLiterals;

//! The answer by another way than the query of a redirect, and what else a profile may ask for.
class tst_ResponseModes final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void formPost_isTaken_data();
    void formPost_isTaken();
    void formPost_notAskedFor_isTurnedAway();
    void fragment_waitsForPaste();
    void maxAge_isHeld_data();
    void maxAge_isHeld();
    void device_isOfferedWhereAnnounced();

private:
    static Profile profileWith(const AuthorizationSettings &settings)
    {
        Profile profile = FakeIdp::profile();
        profile.authorization = settings;
        return profile;
    }
    static QString redirectOf(const QUrl &url)
    {
        return QString::fromUtf8(parameterOf(url, u"redirect_uri"_s));
    }
    static QByteArray posted(const QByteArray &state, const QByteArray &origin)
    {
        const QByteArray form = "code=canary-code-1234567890abcdef&state=" + state;
        return "POST /callback HTTP/1.1\r\nHost: 127.0.0.1:@PORT@\r\nOrigin: " + origin
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + QByteArray::number(form.size()) + "\r\n\r\n" + form;
    }
};

void tst_ResponseModes::formPost_isTaken_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("taken");
    QTest::newRow("issuer") << "https://idp.example"_ba << true;
    QTest::newRow("authorization endpoint") << "https://login.example:8443"_ba << true;
    QTest::newRow("null") << "null"_ba << true;
    QTest::newRow("another") << "https://evil.example"_ba << false;
}

void tst_ResponseModes::formPost_isTaken()
{
    QFETCH(QByteArray, origin);
    QFETCH(bool, taken);
    FakeIdp idp;
    idp.editMetadata = [](QJsonObject &metadata) {
        metadata.insert(u"authorization_endpoint"_s, u"https://login.example:8443/auth?x=1"_s);
    };
    Profile profile = profileWith({.responseMode = ResponseMode::FormPost});
    profile.trustedHosts = {u"login.example"_s};
    RunningLogin login(idp, profile);
    QVERIFY(login.opened());
    const QUrl url = login.browser.opened.constFirst();
    idp.nonce = parameterOf(url, u"nonce"_s);
    QCOMPARE(parameterOf(url, u"response_mode"_s), "form_post"_ba);
    const QByteArray answer = sentTo(redirectOf(url), posted(parameterOf(url, u"state"_s), origin));
    QVERIFY2(answer.startsWith(taken ? "HTTP/1.1 200" : "HTTP/1.1 403"), answer.constData());
    if (taken) {
        QVERIFY(login.finished());
        QVERIFY_RESULT(*login.result);
    } else {
        QTRY_COMPARE(login.job->strayRequests(), 1);
        QVERIFY(!login.result);
    }
}

void tst_ResponseModes::formPost_notAskedFor_isTurnedAway()
{
    FakeIdp idp;
    RunningLogin login(idp, FakeIdp::profile());
    QVERIFY(login.opened());
    const QUrl url = login.browser.opened.constFirst();
    QVERIFY(sentTo(redirectOf(url), posted(parameterOf(url, u"state"_s), "null"))
                .startsWith("HTTP/1.1 405"));
    QTRY_COMPARE(login.job->strayRequests(), 1);
    QVERIFY(!login.result);
}

void tst_ResponseModes::fragment_waitsForPaste()
{
    FakeIdp idp;
    RunningLogin login(idp, profileWith({.responseMode = ResponseMode::Fragment}));
    QVERIFY(login.opened());
    QCOMPARE(login.job->step(), LoginStep::WaitingForPaste);
    const QUrl url = login.browser.opened.constFirst();
    idp.nonce = parameterOf(url, u"nonce"_s);
    QVERIFY(sentTo(redirectOf(url), "GET /callback HTTP/1.1\r\nHost: 127.0.0.1:@PORT@\r\n\r\n")
                .contains("address into Rescind"));
    QCOMPARE(login.job->strayRequests(), 0);
    login.job->submitPasted(redirectOf(url) + u"#code=canary-code-1234567890abcdef&state="_s
        + QString::fromLatin1(parameterOf(url, u"state"_s)));
    QVERIFY(login.finished());
    QVERIFY_RESULT(*login.result);
}

void tst_ResponseModes::maxAge_isHeld_data()
{
    QTest::addColumn<qint64>("age"); // -1: not said
    QTest::addColumn<bool>("accepted");
    QTest::newRow("fresh") << qint64(5) << true;
    QTest::newRow("old") << qint64(3600) << false;
    QTest::newRow("not said") << qint64(-1) << false;
}

void tst_ResponseModes::maxAge_isHeld()
{
    QFETCH(qint64, age);
    QFETCH(bool, accepted);
    if (!accepted)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"sign-in refused"_s));
    FakeIdp idp;
    // The provider's clock is an hour ahead: its times are judged by it.
    idp.serverTime = idp.now.addSecs(3600);
    idp.editIdToken = [&idp, age](QJsonObject &claims) {
        if (age >= 0)
            claims.insert(u"auth_time"_s, idp.serverTime.toSecsSinceEpoch() - age);
    };
    RunningLogin login(idp, profileWith({.maxAge = 60, .acrValues = u"urn:a"_s}));
    QVERIFY(login.opened());
    const QUrl url = login.browser.opened.constFirst();
    idp.nonce = parameterOf(url, u"nonce"_s);
    login.job->submitPasted(u"canary-code-1234567890abcdef"_s);
    QVERIFY(login.finished());
    QCOMPARE(login.result->has_value(), accepted);
    if (accepted) {
        QCOMPARE((*login.result)->issued.checks.size(), 11);
        QCOMPARE((*login.result)->issued.checks.constLast().result, CheckResult::Warn);
        return;
    }
    QCOMPARE(login.result->error().reason, Reason::IdTokenRejected);
    QCOMPARE(login.result->error().subject, u"auth_time"_s);
    QVERIFY(idp.live.isEmpty());
    QCOMPARE(idp.revoked.size(), 2);
}

void tst_ResponseModes::device_isOfferedWhereAnnounced()
{
    FakeIdp idp;
    RunningLogin without(idp, FakeIdp::profile());
    QVERIFY(!without.job->offersDevice());
    QVERIFY(without.opened());
    QCOMPARE(without.job->offersDevice(), std::optional<bool>(false));
    idp.editMetadata = [](QJsonObject &metadata) {
        metadata.insert(
            u"device_authorization_endpoint"_s, u"https://idp.example/oidc/device/auth"_s);
    };
    RunningLogin with(idp, FakeIdp::profile());
    QVERIFY(with.opened());
    QCOMPARE(with.job->offersDevice(), std::optional<bool>(true));
}

QTEST_GUILESS_MAIN(tst_ResponseModes)
#include "tst_responsemodes.moc"
