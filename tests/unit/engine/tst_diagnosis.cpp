// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/diagnosisjob.h"
#include "tests/unit/engine/sessionfixture.h"

#include <QtCore/QUuid>

#include <algorithm>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

template<typename Check, typename Name>
Check found(const QList<DiagnosisLine> &lines, Name name)
{
    for (const DiagnosisLine &line : lines) {
        const auto *const check = std::get_if<Check>(&line);
        if (check != nullptr && check->name == name)
            return *check;
    }
    return {};
}

} // namespace

class tst_Diagnosis final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void computerAlone_asksNobody();
    void profile_addsTheWayToItsProvider();
    void provider_isAskedWithoutTheClient();
    void proxyOfTheProfile_isNamed();
    void brokenProxy_isALine();
    void provider_unreachable_isALine();
    void openSession_tellsHowOldItsCopyIs();
    void invalidProfile_isALine();
    void cancelled_leavesNothingInTheKeychain();

private:
    [[nodiscard]] QString folder() const
    {
        return temporaryPath(QUuid::createUuid().toString(QUuid::WithoutBraces));
    }
};

void tst_Diagnosis::computerAlone_asksNobody()
{
    SessionFixture desk(folder());
    DiagnosisJob *const job = desk.engine.diagnose({}, this);
    const int expected = job->expected();
    const auto lines = resultOf(job);
    QVERIFY_RESULT(lines);
    QCOMPARE(lines->size(), expected);
    QCOMPARE(found<SelfCheck>(*lines, SelfCheckName::Keychain).result, CheckResult::Pass);
    QVERIFY(desk.idp.transport().requests().isEmpty());
}

void tst_Diagnosis::profile_addsTheWayToItsProvider()
{
    SessionFixture desk(folder());
    DiagnosisJob *const job = desk.engine.diagnose(FakeIdp::profile(), this);
    const int expected = job->expected();
    qsizetype most = 0;
    connect(job, &DiagnosisJob::advanced, this, [&most, job] { most = job->soFar().size(); });
    const auto lines = resultOf(job);
    QVERIFY_RESULT(lines);
    QCOMPARE(lines->size(), expected);
    QVERIFY(most > 0 && most < expected);
    using Name = ConnectionCheckName;
    for (const Name name : {Name::Discovery, Name::Encryption, Name::Keys, Name::RedirectUri})
        QCOMPARE(found<ConnectionCheck>(*lines, name).result, CheckResult::Pass);
    QCOMPARE(found<ConnectionCheck>(*lines, Name::Keys).names, (QStringList{u"P-256"_s, u"RSA"_s}));
    QCOMPARE(keyOfLine(lines->constLast()), "redirect_uri"_L1);
}

void tst_Diagnosis::provider_isAskedWithoutTheClient()
{
    SessionFixture desk(folder());
    const auto lines = resultOf(desk.engine.diagnose(FakeIdp::profile(), this));
    QVERIFY_RESULT(lines);
    QVERIFY(!desk.idp.transport().requests().isEmpty());
    for (const HttpRequest &request : desk.idp.transport().requests()) {
        QCOMPARE(request.method, HttpRequest::Method::Get);
        QVERIFY(request.authorization.isEmpty());
    }
    QVERIFY(desk.journal.entries().isEmpty());
}

void tst_Diagnosis::proxyOfTheProfile_isNamed()
{
    SessionFixture desk(folder());
    Profile profile = FakeIdp::profile();
    profile.network = {.proxy = ProxyUse::Explicit,
        .proxyAddress = u"http://proxy.example:3128"_s,
        .proxyUser = u"canary-user"_s};
    const auto lines = resultOf(desk.engine.diagnose(profile, this));
    QVERIFY_RESULT(lines);
    const SelfCheck check = found<SelfCheck>(*lines, SelfCheckName::Proxy);
    QCOMPARE(check.result, CheckResult::Pass);
    QCOMPARE(check.proxy, u"proxy.example:3128"_s);
    profile.network = {.proxy = ProxyUse::Direct};
    const auto direct = resultOf(desk.engine.diagnose(profile, this));
    QVERIFY_RESULT(direct);
    QCOMPARE(found<SelfCheck>(*direct, SelfCheckName::Proxy).proxy, QString());
    QCOMPARE(found<SelfCheck>(*direct, SelfCheckName::Proxy).subject, u"idp.example"_s);
}

void tst_Diagnosis::brokenProxy_isALine()
{
    SessionFixture desk(folder());
    Profile profile = FakeIdp::profile();
    profile.network = {.proxy = ProxyUse::Explicit, .proxyAddress = u"proxy.example"_s};
    const auto lines = resultOf(desk.engine.diagnose(profile, this));
    QVERIFY_RESULT(lines);
    const SelfCheck check = found<SelfCheck>(*lines, SelfCheckName::Proxy);
    QCOMPARE(check.result, CheckResult::Fail);
    QCOMPARE(check.error->reason, Reason::ProxyAddressInvalid);
}

void tst_Diagnosis::provider_unreachable_isALine()
{
    SessionFixture desk(folder());
    desk.idp.answer(u"/oidc/.well-known/openid-configuration"_s, [](const HttpRequest &request) {
        return Result<HttpResponse>(fail(Error{.kind = ErrorKind::Tls,
            .stage = request.stage,
            .reason = Reason::CertificateRejected,
            .certificate = CertificateProblem{.faults = {CertificateFault::Expired}}}));
    });
    const auto lines = resultOf(desk.engine.diagnose(FakeIdp::profile(), this));
    QVERIFY_RESULT(lines);
    const ConnectionCheck check = found<ConnectionCheck>(*lines, ConnectionCheckName::Encryption);
    QCOMPARE(check.result, CheckResult::Fail);
    QCOMPARE(check.error->reason, Reason::CertificateRejected);
    QCOMPARE(
        found<ConnectionCheck>(*lines, ConnectionCheckName::Keys).result, CheckResult::Skipped);
}

void tst_Diagnosis::openSession_tellsHowOldItsCopyIs()
{
    SessionFixture desk(folder());
    Session *const session = desk.open();
    QVERIFY(session != nullptr);
    QVERIFY(SessionFixture::signIn(*session));
    desk.clock.time = desk.clock.time.addSecs(720);
    const auto lines = resultOf(desk.engine.diagnose(session->profile(), this));
    QVERIFY_RESULT(lines);
    QCOMPARE(found<ConnectionCheck>(*lines, ConnectionCheckName::Discovery).value, u"720"_s);
}

void tst_Diagnosis::invalidProfile_isALine()
{
    SessionFixture desk(folder());
    Profile profile = FakeIdp::profile();
    profile.clientId.clear();
    const auto lines = resultOf(desk.engine.diagnose(profile, this));
    QVERIFY_RESULT(lines);
    QCOMPARE(resultOfLine(lines->constLast()), CheckResult::Fail);
}

void tst_Diagnosis::cancelled_leavesNothingInTheKeychain()
{
    SessionFixture desk(folder());
    desk.store.hangOn(MemorySecretStore::Operation::Read);
    auto *const job = new QObject(this);
    DiagnosisJob *const diagnosis = desk.engine.diagnose({}, job);
    diagnosis->start();
    const auto isKept = [&desk] {
        const QStringList keys = desk.store.entries.keys();
        return std::any_of(keys.begin(), keys.end(),
            [](const QString &key) { return key.startsWith(u"self-check/"); });
    };
    QTRY_VERIFY(isKept());
    diagnosis->cancel();
    QTRY_VERIFY(!isKept());
    delete job;
}

QTEST_GUILESS_MAIN(tst_Diagnosis)
#include "tst_diagnosis.moc"
