// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/deviceloginjob.h"

#include "tests/support/fakeidp.h"
#include "tests/support/testcase.h"

#include <QtCore/QPointer>
#include <QtCore/QRegularExpression>

using namespace rescind;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString devicePath = u"/oidc/device/auth"_s;
const QString tokenPath = u"/oidc/token"_s;

HttpResponse said(const QByteArray &code, int status = 400)
{
    return jsonResponse(R"({"error":")" + code + R"("})", status);
}

} // namespace

//! A code is shown, and the token endpoint asked until it was typed in elsewhere (RFC 8628).
class tst_DeviceLoginJob final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void code_isShownAndTokensCome();
    void pace_isTheProviders_data();
    void pace_isTheProviders();
    void silence_isWaitedOutMoreSeldom();
    void end_isExplained_data();
    void end_isExplained();
    void code_lapsesHere();
    void wait_endsWithTheCode();
    void device_isRefused_data();
    void device_isRefused();
    void idToken_isRefusedAndTokensAreRevoked();
    void cancel_endsThePolling();

private:
    struct Attempt
    {
        Attempt()
            : clock(idp.now)
        {
            idp.editMetadata = [](QJsonObject &metadata) {
                metadata.insert(
                    u"device_authorization_endpoint"_s, u"https://idp.example/oidc/device/auth"_s);
            };
            idp.answer(devicePath,
                jsonResponse(R"({"device_code":"canary-device-code-31","user_code":"WDJB-MJHT",)"
                             R"("verification_uri":"https://idp.example/device",)"
                             R"("expires_in":600,"interval":7})"));
            idp.answer(tokenPath, [this](const HttpRequest &request) {
                polls.append(request);
                return answers.isEmpty() ? std::optional<Result<HttpResponse>>()
                                         : std::optional(answers.takeFirst());
            });
        }
        void start()
        {
            // Time goes by as fast as the machine can, and is written down.
            const auto wait = [this](std::chrono::milliseconds time, QObject *context,
                                  const std::function<void()> &then) {
                pauses.append(std::chrono::duration_cast<std::chrono::seconds>(time).count());
                if (holds)
                    return;
                clock.time = clock.time.addMSecs(time.count());
                QMetaObject::invokeMethod(context, then, Qt::QueuedConnection);
            };
            job = new DeviceLoginJob({idp.transport(), clock, wait},
                {.profile = FakeIdp::profile(), .secret = FakeIdp::clientSecret()}, 3, &parent);
            job->onFinished(&parent, [this](const Result<LoginResult> &r) { result.emplace(r); });
            job->start();
        }
        [[nodiscard]] bool finished() const
        {
            [this] { QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 20000); }();
            return result.has_value();
        }

        FakeIdp idp;
        FixedClock clock;
        QList<Result<HttpResponse>> answers;
        QList<HttpRequest> polls;
        QList<qint64> pauses;
        bool holds = false;
        QObject parent;
        QPointer<DeviceLoginJob> job;
        std::optional<Result<LoginResult>> result;
    };
};

void tst_DeviceLoginJob::code_isShownAndTokensCome()
{
    Attempt attempt;
    QString shown;
    QUrl where;
    int left = 0;
    attempt.answers = {said("authorization_pending"), said("authorization_pending")};
    attempt.start();
    connect(attempt.job, &DeviceLoginJob::changed, &attempt.parent, [&] {
        if (shown.isEmpty() && attempt.job->step() == DeviceStep::WaitingForUser) {
            shown = attempt.job->userCode();
            where = attempt.job->verificationUri();
            left = attempt.job->secondsLeft();
        }
    });
    QVERIFY(attempt.finished());
    QVERIFY_RESULT(*attempt.result);
    QCOMPARE(shown, u"WDJB-MJHT"_s);
    QCOMPARE(where, QUrl(u"https://idp.example/device"_s));
    QCOMPARE(left, 600);
    QCOMPARE(attempt.polls.size(), 3);
    QCOMPARE(FakeTransport::parameter(attempt.polls.constFirst(), "grant_type"),
        "urn:ietf:params:oauth:grant-type:device_code"_ba);
    QCOMPARE(FakeTransport::parameter(attempt.polls.constFirst(), "device_code"),
        "canary-device-code-31"_ba);
    const LoginResult &login = **attempt.result;
    QCOMPARE(login.issued.tokens.size(), 3);
    QCOMPARE(login.issued.tokens.constFirst().generation, 3);
    QCOMPARE(login.issued.tokens.constFirst().origin, TokenOrigin::SignedIn);
    QCOMPARE(login.issued.checks.size(), 9);
}

void tst_DeviceLoginJob::pace_isTheProviders_data()
{
    QTest::addColumn<QByteArrayList>("codes");
    QTest::addColumn<QList<qint64>>("pauses");
    const QByteArray pending = "authorization_pending";
    QTest::newRow("at once") << QByteArrayList() << QList<qint64>{7};
    QTest::newRow("pending") << QByteArrayList{pending, pending} << QList<qint64>{7, 7, 7};
    QTest::newRow("slower, and it stays so") << QByteArrayList{pending, "slow_down", pending,
        "slow_down", pending} << QList<qint64>{7, 7, 12, 12, 17, 17};
}

void tst_DeviceLoginJob::pace_isTheProviders()
{
    QFETCH(QByteArrayList, codes);
    Attempt attempt;
    for (const QByteArray &code : codes)
        attempt.answers.append(said(code));
    attempt.start();
    QVERIFY(attempt.finished());
    QVERIFY_RESULT(*attempt.result);
    QTEST(attempt.pauses, "pauses");
}

void tst_DeviceLoginJob::silence_isWaitedOutMoreSeldom()
{
    Attempt attempt;
    const Result<HttpResponse> offline
        = fail(Error{.kind = ErrorKind::Network, .reason = Reason::HostNotFound});
    HttpResponse busy = emptyResponse(503);
    busy.retryAfter = 100;
    attempt.answers = {
        offline, offline, offline, offline, busy, said("slow_down"), said("authorization_pending")};
    attempt.start();
    QList<bool> troubled;
    connect(attempt.job, &DeviceLoginJob::changed, &attempt.parent,
        [&] { troubled.append(attempt.job->pollError().has_value()); });
    QVERIFY(attempt.finished());
    QVERIFY_RESULT(*attempt.result);
    QCOMPARE(attempt.pauses, (QList<qint64>{7, 14, 28, 56, 60, 100, 12, 12}));
    QCOMPARE(troubled, (QList<bool>{false, true, true, true, true, true, false, false}));
}

void tst_DeviceLoginJob::end_isExplained_data()
{
    QTest::addColumn<HttpResponse>("answer");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("expired") << said("expired_token") << Reason::DeviceCodeExpired
                             << ErrorKind::Timeout;
    QTest::newRow("denied") << said("access_denied") << Reason::UserRefused << ErrorKind::Denied;
    QTest::newRow("client") << said("invalid_client", 401) << Reason::ClientRejected
                            << ErrorKind::OAuth;
    QTest::newRow("nonsense") << jsonResponse("{}") << Reason::MalformedAnswer
                              << ErrorKind::Protocol;
}

void tst_DeviceLoginJob::end_isExplained()
{
    QFETCH(HttpResponse, answer);
    Attempt attempt;
    attempt.answers = {said("authorization_pending"), answer};
    attempt.start();
    QVERIFY(attempt.finished());
    QVERIFY(!*attempt.result);
    QTEST(attempt.result->error().reason, "reason");
    QTEST(attempt.result->error().kind, "kind");
    QCOMPARE(attempt.polls.size(), 2);
}

void tst_DeviceLoginJob::code_lapsesHere()
{
    Attempt attempt;
    attempt.answers.fill(Result<HttpResponse>(said("authorization_pending")), 1000);
    attempt.start();
    QVERIFY(attempt.finished());
    QVERIFY(!*attempt.result);
    QCOMPARE(attempt.result->error().reason, Reason::DeviceCodeExpired);
    // 600 s, and a question every 7.
    QCOMPARE(attempt.polls.size(), 85);
}

void tst_DeviceLoginJob::wait_endsWithTheCode()
{
    Attempt attempt;
    HttpResponse busy = emptyResponse(503);
    busy.retryAfter = 100000;
    attempt.answers = {busy};
    attempt.start();
    QVERIFY(attempt.finished());
    QCOMPARE(attempt.result->error().reason, Reason::DeviceCodeExpired);
    QCOMPARE(attempt.pauses, (QList<qint64>{7, 593}));
}

void tst_DeviceLoginJob::device_isRefused_data()
{
    QTest::addColumn<HttpResponse>("answer");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("client") << said("unauthorized_client") << Reason::ClientRejected;
    QTest::newRow("scope") << said("invalid_scope") << Reason::Unspecified;
    QTest::newRow("nonsense") << jsonResponse("{}") << Reason::MalformedAnswer;
    QTest::newRow("500") << emptyResponse(500) << Reason::ServerFault;
}

void tst_DeviceLoginJob::device_isRefused()
{
    QFETCH(HttpResponse, answer);
    Attempt attempt;
    attempt.idp.answer(devicePath, answer);
    attempt.start();
    QVERIFY(attempt.finished());
    QVERIFY(!*attempt.result);
    QTEST(attempt.result->error().reason, "reason");
    QVERIFY(attempt.polls.isEmpty());
}

void tst_DeviceLoginJob::idToken_isRefusedAndTokensAreRevoked()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"sign-in on another device refused"_s));
    Attempt attempt;
    attempt.idp.editIdToken
        = [](QJsonObject &claims) { claims.insert(u"aud"_s, u"somebody else"_s); };
    attempt.start();
    QVERIFY(attempt.finished());
    QVERIFY(!*attempt.result);
    QCOMPARE(attempt.result->error().reason, Reason::IdTokenRejected);
    QCOMPARE(attempt.idp.revoked.size(), 2);
    QVERIFY(attempt.idp.live.isEmpty());
}

void tst_DeviceLoginJob::cancel_endsThePolling()
{
    Attempt attempt;
    attempt.holds = true;
    attempt.start();
    QTRY_COMPARE(attempt.job->step(), DeviceStep::WaitingForUser);
    attempt.job->cancel();
    QVERIFY(attempt.finished());
    QCOMPARE(attempt.result->error().kind, ErrorKind::Cancelled);
    QTRY_VERIFY(attempt.job.isNull());
    QVERIFY(attempt.polls.isEmpty());
}

QTEST_GUILESS_MAIN(tst_DeviceLoginJob)
#include "tst_deviceloginjob.moc"
