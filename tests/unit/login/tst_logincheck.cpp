// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/login/loginfixture.h"

#include <QtCore/QJsonArray>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

using Name = LoginCheckName;

//! "Metadata pass, Keys warn …".
QString linesOf(const QList<LoginCheck> &checks)
{
    QStringList lines;
    for (const LoginCheck &check : checks)
        lines.append(QString::number(static_cast<int>(check.name)) + u':'
            + QString(u"pwfs"_s.at(static_cast<int>(check.result))));
    return lines.join(u' ');
}

const LoginCheck *find(const QList<LoginCheck> &checks, Name name)
{
    const auto it = std::find_if(checks.begin(), checks.end(),
        [name](const LoginCheck &check) { return check.name == name; });
    return it == checks.end() ? nullptr : &*it;
}

//! A sign-in whose redirect is pasted, with what it compared.
struct Recorded
{
    explicit Recorded(
        FakeIdp &idp, const QString &answer = {}, const Profile &profile = FakeIdp::profile())
    {
        RunningLogin login(idp, profile);
        LoginJob *const job = login.job;
        QObject::connect(job, &Job::finished, &login.parent, [this, job] {
            checks = job->checks();
            idToken = job->idTokenChecks();
        });
        if (!answer.isNull() && login.opened()) {
            const QUrl url = login.browser.opened.first();
            idp.nonce = parameterOf(url, u"nonce"_s);
            QString pasted = answer;
            pasted.replace(u"STATE"_s, QString::fromLatin1(parameterOf(url, u"state"_s)));
            login.job->submitPasted(pasted);
        }
        if (login.finished() && !*login.result)
            error = login.result->error();
    }

    QList<LoginCheck> checks;
    QList<IdTokenCheck> idToken;
    std::optional<Error> error;
};

const QString goodAnswer
    = u"http://127.0.0.1/callback?code=canary-code-1234567890abcdef&state=STATE"_s;

} // namespace

//! What a sign-in writes down of itself, step by step.
class tst_LoginCheck final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void goodSignIn_passesStepByStep();
    void bareCode_hasNoStateToCompare();
    void issuer_isCompared_data();
    void issuer_isCompared();
    void failure_endsTheList_data();
    void failure_endsTheList();
    void refusedIdToken_keepsItsChecks();
    void scopeAndRefreshToken_areCompared();
    void nothingSecret_isWrittenDown();
};

void tst_LoginCheck::goodSignIn_passesStepByStep()
{
    FakeIdp idp;
    idp.editMetadata = [](QJsonObject &metadata) {
        metadata.insert(u"code_challenge_methods_supported"_s, QJsonArray{u"S256"_s});
    };
    const Recorded recorded(idp, goodAnswer);
    QVERIFY(!recorded.error);
    const QList<Name> order{Name::Metadata, Name::Keys, Name::RedirectUri, Name::Pkce, Name::State,
        Name::Issuer, Name::Answer, Name::Exchange, Name::Binding, Name::Scope, Name::RefreshToken,
        Name::IdToken};
    QCOMPARE(recorded.checks.size(), order.size());
    for (qsizetype i = 0; i < order.size(); ++i) {
        QCOMPARE(recorded.checks.at(i).name, order.at(i));
        const CheckResult wanted
            = order.at(i) == Name::Issuer ? CheckResult::Skipped : CheckResult::Pass;
        QVERIFY2(recorded.checks.at(i).result == wanted, qPrintable(linesOf(recorded.checks)));
    }
    QCOMPARE(recorded.checks.first().found, u"https://idp.example/oidc"_s);
    QCOMPARE(find(recorded.checks, Name::Exchange)->found, u"client_secret_post"_s);
    QVERIFY(!recorded.idToken.isEmpty());
}

void tst_LoginCheck::bareCode_hasNoStateToCompare()
{
    FakeIdp idp;
    const Recorded recorded(idp, u"canary-code-1234567890abcdef"_s);
    QVERIFY(!recorded.error);
    QCOMPARE(find(recorded.checks, Name::State)->result, CheckResult::Warn);
}

void tst_LoginCheck::issuer_isCompared_data()
{
    QTest::addColumn<QString>("extra");
    QTest::addColumn<CheckResult>("result");
    QTest::newRow("right") << u"&iss=https%3A%2F%2Fidp.example%2Foidc"_s << CheckResult::Pass;
    QTest::newRow("wrong") << u"&iss=https%3A%2F%2Fevil.example"_s << CheckResult::Fail;
}

void tst_LoginCheck::issuer_isCompared()
{
    QFETCH(QString, extra);
    QFETCH(CheckResult, result);
    FakeIdp idp;
    const Recorded recorded(idp, goodAnswer + extra);
    const LoginCheck *check = find(recorded.checks, Name::Issuer);
    QCOMPARE(check->result, result);
    QCOMPARE(check->expected, u"https://idp.example/oidc"_s);
    QCOMPARE(recorded.error.has_value(), result == CheckResult::Fail);
}

void tst_LoginCheck::failure_endsTheList_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<Name>("last");
    QTest::newRow("metadata") << u"/oidc/.well-known/openid-configuration"_s << QString()
                              << Name::Metadata;
    QTest::newRow("refused by the user")
        << QString() << u"http://127.0.0.1/callback?error=access_denied&state=STATE"_s
        << Name::Answer;
    QTest::newRow("code") << u"/oidc/token"_s << goodAnswer << Name::Exchange;
}

void tst_LoginCheck::failure_endsTheList()
{
    QFETCH(QString, path);
    QFETCH(QString, answer);
    QFETCH(Name, last);
    FakeIdp idp;
    if (!path.isEmpty())
        idp.answer(path, jsonResponse(R"({"error":"invalid_grant"})", 400));
    const Recorded recorded(idp, answer);
    QVERIFY(recorded.error);
    QCOMPARE(recorded.checks.last().name, last);
    QCOMPARE(recorded.checks.last().result, CheckResult::Fail);
    QCOMPARE(recorded.checks.last().error, recorded.error);
}

void tst_LoginCheck::refusedIdToken_keepsItsChecks()
{
    FakeIdp idp;
    idp.editIdToken = [](QJsonObject &claims) { claims.insert(u"aud"_s, u"another"_s); };
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"sign-in refused"_s));
    const Recorded recorded(idp, goodAnswer);
    QVERIFY(recorded.error);
    const auto it = std::find_if(recorded.idToken.begin(), recorded.idToken.end(),
        [](const IdTokenCheck &check) { return check.result == CheckResult::Fail; });
    QVERIFY(it != recorded.idToken.end());
    QCOMPARE(it->name, IdTokenCheckName::Audience);
}

void tst_LoginCheck::scopeAndRefreshToken_areCompared()
{
    FakeIdp idp;
    idp.sendsRefreshToken = false;
    const Recorded recorded(idp, goodAnswer);
    QCOMPARE(find(recorded.checks, Name::RefreshToken)->result, CheckResult::Warn);
    const Client client{.profile = FakeIdp::profile()};
    const auto scope = [&client](const QString &granted) {
        return answerChecks({.scope = granted}, client).at(2).result;
    };
    QCOMPARE(scope({}), CheckResult::Pass);
    QCOMPARE(scope(u"openid profile"_s), CheckResult::Pass);
    QCOMPARE(scope(u"openid"_s), CheckResult::Warn);
}

void tst_LoginCheck::nothingSecret_isWrittenDown()
{
    FakeIdp idp;
    const Recorded recorded(idp, goodAnswer);
    for (const LoginCheck &check : recorded.checks) {
        for (const QString &text : {check.expected, check.found})
            QVERIFY2(!text.contains(u"canary"), qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(tst_LoginCheck)
#include "tst_logincheck.moc"
