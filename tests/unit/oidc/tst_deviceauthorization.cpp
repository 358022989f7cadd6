// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/deviceauthorization.h"

#include "core/oidc/tokenendpoint.h"
#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace rescind {

namespace {

Client deviceClient()
{
    Client client = sampleClient();
    client.metadata.deviceAuthorizationEndpoint
        = QUrl(u"https://portal.authing.cn/oidc/device/auth"_s);
    return client;
}

const QByteArray wholeAnswer
    = R"({"device_code":"GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS","user_code":"WDJB-MJHT",)"
      R"("verification_uri":"https://example.com/device",)"
      R"("verification_uri_complete":"https://example.com/device?user_code=WDJB-MJHT",)"
      R"("expires_in":1800,"interval":7})";

} // namespace

class TestDeviceAuthorization final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void request_hasExactlyThis();
    void request_withoutEndpoint_isAnError();
    void tokenRequest_hasExactlyThis();
    void answer_isRead();
    void answer_isReadLeniently_data();
    void answer_isReadLeniently();
    void answer_isRefused_data();
    void answer_isRefused();
    void poll_data();
    void poll();
    void refusal_hasItsReason_data();
    void refusal_hasItsReason();
};

void TestDeviceAuthorization::request_hasExactlyThis()
{
    Client client = deviceClient();
    client.profile.authorization.maxAge = 5;
    client.profile.authorization.tenantId = u"t1"_s;
    const auto request = deviceAuthorizationRequest(client);
    QVERIFY_RESULT(request);
    QCOMPARE(request->stage, Stage::DeviceAuthorization);
    QCOMPARE(request->url, client.metadata.deviceAuthorizationEndpoint);
    QCOMPARE(encodedForm(request->form).reveal(),
        "scope=openid+profile+offline_access&prompt=consent&tenant_id=t1"
        "&client_id=5a4db0c0f1e2d3c4b5a69788&client_secret=s3cret+%2B%26%3D%25%2F%3A"_ba);
    client.profile.tokenAuth = ClientAuthMethod::Basic;
    QVERIFY(deviceAuthorizationRequest(client)->authorization.reveal().startsWith("Basic "));
}

void TestDeviceAuthorization::request_withoutEndpoint_isAnError()
{
    const auto request = deviceAuthorizationRequest(sampleClient());
    QVERIFY(!request);
    QCOMPARE(request.error().reason, Reason::EndpointMissing);
    QCOMPARE(request.error().stage, Stage::DeviceAuthorization);
}

void TestDeviceAuthorization::tokenRequest_hasExactlyThis()
{
    Client client = deviceClient();
    client.profile.tokenAuth = ClientAuthMethod::None;
    const auto request = deviceTokenRequest(client, Secret("d&c"_ba));
    QVERIFY_RESULT(request);
    QCOMPARE(request->url, client.metadata.tokenEndpoint);
    QCOMPARE(encodedForm(request->form).reveal(),
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=d%26c"
        "&client_id=5a4db0c0f1e2d3c4b5a69788"_ba);
}

void TestDeviceAuthorization::answer_isRead()
{
    const auto device
        = deviceAuthorizationAnswer(answerOf(Stage::DeviceAuthorization, 200, wholeAnswer));
    QVERIFY_RESULT(device);
    QCOMPARE(device->deviceCode.reveal(), "GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS"_ba);
    QCOMPARE(device->userCode, u"WDJB-MJHT"_s);
    QCOMPARE(device->verificationUri, QUrl(u"https://example.com/device"_s));
    QCOMPARE(
        device->verificationUriComplete, QUrl(u"https://example.com/device?user_code=WDJB-MJHT"_s));
    QCOMPARE(device->lifetime, 1800s);
    QCOMPARE(device->interval, 7s);
}

void TestDeviceAuthorization::answer_isReadLeniently_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<int>("interval");
    QTest::newRow("no interval") << R"(,"interval":7)"_ba
                                 << ""_ba << 5;
    QTest::newRow("interval 0") << R"("interval":7)"_ba
                                << R"("interval":0)"_ba << 1;
    QTest::newRow("negative interval") << R"("interval":7)"_ba
                                       << R"("interval":-3)"_ba << 5;
    QTest::newRow("endless interval") << R"("interval":7)"_ba
                                      << R"("interval":1e300)"_ba << 86400;
    QTest::newRow("the drafts' name") << "\"verification_uri\""_ba
                                      << "\"verification_url\""_ba << 7;
}

void TestDeviceAuthorization::answer_isReadLeniently()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(int, interval);
    QVERIFY(wholeAnswer.contains(from));
    const auto device = deviceAuthorizationAnswer(
        answerOf(Stage::DeviceAuthorization, 200, QByteArray(wholeAnswer).replace(from, to)));
    QVERIFY_RESULT(device);
    QCOMPARE(device->interval.count(), interval);
    QCOMPARE(device->verificationUri, QUrl(u"https://example.com/device"_s));
}

void TestDeviceAuthorization::answer_isRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("subject");
    const auto row = [](const char *title, const QByteArray &from, const QByteArray &to,
                         const QString &subject) {
        QTest::newRow(title) << QByteArray(wholeAnswer).replace(from, to) << subject;
    };
    row("no device code", "\"device_code\"", "\"x\"", u"device_code"_s);
    row("no user code", "\"user_code\"", "\"x\"", u"user_code"_s);
    row("invisible user code", "WDJB-MJHT\"", "\\u200b\"", u"user_code"_s);
    row("no address", "\"verification_uri\"", "\"x\"", u"verification_uri"_s);
    row("script for an address", "\"https://example.com/device\"", "\"javascript:alert(1)\"",
        u"verification_uri"_s);
    row("address with a user", "\"https://example.com/device\"",
        "\"https://good.example@evil.example/\"", u"verification_uri"_s);
    row("no lifetime", "\"expires_in\"", "\"x\"", u"expires_in"_s);
    row("lapsed", "1800", "0", u"expires_in"_s);
}

void TestDeviceAuthorization::answer_isRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, subject);
    const auto device = deviceAuthorizationAnswer(answerOf(Stage::DeviceAuthorization, 200, body));
    QVERIFY(!device);
    QCOMPARE(device.error().reason, Reason::MalformedAnswer);
    QCOMPARE(device.error().subject, subject);
    // The device code is good for tokens.
    QVERIFY(device.error().serverText.isEmpty());
    QVERIFY(deviceAuthorizationAnswer(
        answerOf(Stage::DeviceAuthorization, 200, "device_code=GmRhmhcxhwAzkoEqiMEg"))
                .error()
                .serverText.isEmpty());
}

void TestDeviceAuthorization::poll_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<DevicePoll>("next");
    const auto said = [](const QString &code, int status = 400) {
        return tokenAnswer(
            answerOf(Stage::Token, status, R"({"error":")" + code.toUtf8() + R"("})"))
            .error();
    };
    QTest::newRow("pending") << said(u"authorization_pending"_s) << DevicePoll::Pending;
    QTest::newRow("pending as 428") << said(u"authorization_pending"_s, 428) << DevicePoll::Pending;
    QTest::newRow("slow down") << said(u"slow_down"_s) << DevicePoll::SlowDown;
    QTest::newRow("slow down as 429") << said(u"slow_down"_s, 429) << DevicePoll::SlowDown;
    QTest::newRow("expired") << said(u"expired_token"_s) << DevicePoll::Ended;
    QTest::newRow("denied") << said(u"access_denied"_s) << DevicePoll::Ended;
    QTest::newRow("client") << said(u"invalid_client"_s, 401) << DevicePoll::Ended;
    QTest::newRow("grant") << said(u"invalid_grant"_s) << DevicePoll::Ended;
    QTest::newRow("503") << tokenAnswer(answerOf(Stage::Token, 503)).error() << DevicePoll::BackOff;
    QTest::newRow("429") << tokenAnswer(answerOf(Stage::Token, 429)).error() << DevicePoll::BackOff;
    QTest::newRow("page") << tokenAnswer(answerOf(Stage::Token, 200, "<html>")).error()
                          << DevicePoll::Ended;
    QTest::newRow("offline") << Error{.kind = ErrorKind::Network,
        .stage = Stage::Token,
        .reason = Reason::HostNotFound}
                             << DevicePoll::BackOff;
    QTest::newRow("no answer") << Error{.kind = ErrorKind::Timeout,
        .stage = Stage::Token,
        .reason = Reason::NoAnswer}
                               << DevicePoll::BackOff;
    QTest::newRow("certificate") << Error{.kind = ErrorKind::Tls,
        .stage = Stage::Token,
        .reason = Reason::CertificateRejected}
                                 << DevicePoll::Ended;
}

void TestDeviceAuthorization::poll()
{
    QFETCH(Error, error);
    QTEST(devicePollAfter(error), "next");
}

void TestDeviceAuthorization::refusal_hasItsReason_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("subject");
    QTest::newRow("expired") << "expired_token"_ba << Reason::DeviceCodeExpired
                             << ErrorKind::Timeout << QString();
    QTest::newRow("denied") << "access_denied"_ba << Reason::UserRefused << ErrorKind::Denied
                            << QString();
    QTest::newRow("grant") << "invalid_grant"_ba << Reason::CodeRejected << ErrorKind::OAuth
                           << u"device_code"_s;
    QTest::newRow("client") << "invalid_client"_ba << Reason::ClientRejected << ErrorKind::OAuth
                            << QString();
}

void TestDeviceAuthorization::refusal_hasItsReason()
{
    QFETCH(QByteArray, code);
    const Error error = deviceRefusal(
        tokenAnswer(answerOf(Stage::Token, 400, R"({"error":")" + code + R"("})")).error());
    QTEST(error.reason, "reason");
    QTEST(error.kind, "kind");
    QTEST(error.subject, "subject");
    QCOMPARE(error.code, QString::fromLatin1(code));
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestDeviceAuthorization)
#include "tst_deviceauthorization.moc"
