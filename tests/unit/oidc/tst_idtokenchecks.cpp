// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/idtokenchecks.h"

#include "tests/support/signing.h"
#include "tests/support/testcase.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace rescind {

namespace {

constexpr qint64 now = 1'790'000'000;
const QString clientId = u"5a4db0c0f1e2d3c4b5a69788"_s;
const QByteArray appSecret("0123456789abcdef0123456789abcdef");

QJsonObject soundClaims()
{
    return {{u"iss"_s, u"https://portal.authing.cn/oidc"_s}, {u"aud"_s, clientId},
        {u"sub"_s, u"alice"_s}, {u"exp"_s, now + 3600}, {u"iat"_s, now - 5},
        {u"nonce"_s, u"the-nonce"_s}};
}

IdTokenExpectations expectations()
{
    return {.issuer = u"https://portal.authing.cn/oidc"_s,
        .clientId = clientId,
        .allowedAlgorithms = {u"RS256"_s, u"PS256"_s, u"ES256"_s, u"HS256"_s},
        .nonce = "the-nonce",
        .clientSecret = Secret(appSecret),
        .keys = *readKeySet(keySetJson(QList<TestKey>{TestKey::RsaA, TestKey::P256A})),
        .accessToken = Secret("the-access-token"_ba),
        .now = QDateTime::fromSecsSinceEpoch(now, Qt::UTC)};
}

Jwt signedJwt(const QJsonObject &claims)
{
    return readJwt(Secret(signedToken("RS256", TestKey::RsaA, claims)));
}

IdTokenCheck checkOf(const IdTokenVerdict &verdict, IdTokenCheckName name)
{
    for (const IdTokenCheck &check : verdict.checks) {
        if (check.name == name)
            return check;
    }
    return {.name = name, .found = u"no such check"_s};
}

} // namespace

class TestIdTokenChecks final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void token_sound_passesEverything();
    void claim_decidesItsCheck_data();
    void claim_decidesItsCheck();
    void subject_afterARefresh_isTheSame();
    void nonce_notSent_isSkipped();
    void leeway_isKeptToTheSecond_data();
    void leeway_isKeptToTheSecond();
    void accessTokenHash_data();
    void accessTokenHash();
    void signature_data();
    void signature();
    void signature_byAppSecret_data();
    void signature_byAppSecret();
    void signature_keysUnreachable_data();
    void signature_keysUnreachable();
    void notAToken_failsWhateverTheKeys_data();
    void notAToken_failsWhateverTheKeys();
    void authenticationTime_data();
    void authenticationTime();
    void authenticationContext_data();
    void authenticationContext();
    void failures_areNamed();
    void values_ofTheOtherSide_areShownAsTheyAre();
};

void TestIdTokenChecks::token_sound_passesEverything()
{
    QJsonObject claims = soundClaims();
    claims.insert(u"azp"_s, clientId);
    claims.insert(
        u"at_hash"_s, QString::fromLatin1(halfHash(Secret("the-access-token"_ba), u"RS256"_s)));
    const IdTokenVerdict verdict = checkIdToken(signedJwt(claims), expectations());
    QCOMPARE(verdict.checks.size(), 9);
    for (const IdTokenCheck &check : verdict.checks)
        QVERIFY2(check.result == CheckResult::Pass, qPrintable(check.expected + check.found));
    QVERIFY(verdict.isAccepted());
    QCOMPARE(verdict.signature, SignatureCheck::Good);
    QVERIFY(verdict.failedNames().isEmpty());
}

void TestIdTokenChecks::claim_decidesItsCheck_data()
{
    using Name = IdTokenCheckName;
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QJsonValue>("value"); // undefined: taken out
    QTest::addColumn<IdTokenCheckName>("name");
    QTest::addColumn<CheckResult>("expected");
    const auto row = [](const char *title, const char *claim, const QJsonValue &value, Name name,
                         CheckResult expected) {
        QTest::newRow(title) << QString::fromLatin1(claim) << value << name << expected;
    };
    const auto pass = CheckResult::Pass;
    const auto bad = CheckResult::Fail;
    const auto skipped = CheckResult::Skipped;
    const QJsonValue gone(QJsonValue::Undefined);
    row("iss, other", "iss", u"https://evil.example/oidc"_s, Name::Issuer, bad);
    row("iss, slash", "iss", u"https://portal.authing.cn/oidc/"_s, Name::Issuer, bad);
    row("iss, missing", "iss", gone, Name::Issuer, bad);
    row("iss, list", "iss", QJsonArray{u"https://portal.authing.cn/oidc"_s}, Name::Issuer, bad);
    row("sub, missing", "sub", gone, Name::Subject, bad);
    row("sub, empty", "sub", QString(), Name::Subject, bad);
    row("sub, number", "sub", 7, Name::Subject, bad);
    row("sub, other", "sub", u"bob"_s, Name::Subject, pass);
    row("aud, other", "aud", u"somebody"_s, Name::Audience, bad);
    row("aud, missing", "aud", gone, Name::Audience, bad);
    row("aud, empty list", "aud", QJsonArray(), Name::Audience, bad);
    row("aud, list", "aud", QJsonArray{clientId}, Name::Audience, pass);
    row("aud, list of two", "aud", QJsonArray{u"api"_s, clientId}, Name::Audience, pass);
    row("aud, list without us", "aud", QJsonArray{u"api"_s, u"b"_s}, Name::Audience, bad);
    row("aud, list with a number", "aud", QJsonArray{clientId, 7}, Name::Audience, bad);
    row("aud, a longer id", "aud", QString(clientId + u"0"_s), Name::Audience, bad);
    row("azp, ours", "azp", clientId, Name::AuthorizedParty, pass);
    row("azp, other", "azp", u"somebody"_s, Name::AuthorizedParty, bad);
    row("azp, missing", "azp", gone, Name::AuthorizedParty, skipped);
    row("azp, null", "azp", QJsonValue(), Name::AuthorizedParty, skipped);
    row("azp, empty", "azp", QString(), Name::AuthorizedParty, bad);
    row("azp, list", "azp", QJsonArray{u"somebody"_s}, Name::AuthorizedParty, bad);
    row("azp, missing with two audiences", "aud", QJsonArray{u"api"_s, clientId},
        Name::AuthorizedParty, CheckResult::Warn);
    row("exp, missing", "exp", gone, Name::Expiry, bad);
    row("exp, words", "exp", u"tomorrow"_s, Name::Expiry, bad);
    row("exp, text", "exp", QString::number(now + 1), Name::Expiry, pass);
    row("exp, long ago", "exp", 1000, Name::Expiry, bad);
    row("exp, negative", "exp", -1, Name::Expiry, bad);
    row("iat, missing", "iat", gone, Name::IssuedAt, bad);
    row("iat, in the future", "iat", now + 3600, Name::IssuedAt, bad);
    row("iat, old", "iat", now - 86400, Name::IssuedAt, pass);
    row("nonce, other", "nonce", u"another"_s, Name::Nonce, bad);
    row("nonce, missing", "nonce", gone, Name::Nonce, bad);
    row("nonce, empty", "nonce", QString(), Name::Nonce, bad);
    row("nonce, capitals", "nonce", u"The-Nonce"_s, Name::Nonce, bad);
    row("nonce, list", "nonce", QJsonArray{u"the-nonce"_s}, Name::Nonce, bad);
}

void TestIdTokenChecks::claim_decidesItsCheck()
{
    QFETCH(QString, claim);
    QFETCH(QJsonValue, value);
    QFETCH(IdTokenCheckName, name);
    QFETCH(CheckResult, expected);
    QJsonObject claims = soundClaims();
    if (value.isUndefined())
        claims.remove(claim);
    else
        claims.insert(claim, value);
    const IdTokenVerdict verdict = checkIdToken(signedJwt(claims), expectations());
    QCOMPARE(checkOf(verdict, name).result, expected);
    QCOMPARE(verdict.isAccepted(), expected != CheckResult::Fail);
    QCOMPARE(verdict.signature, SignatureCheck::Good);
}

void TestIdTokenChecks::subject_afterARefresh_isTheSame()
{
    IdTokenExpectations wanted = expectations();
    wanted.subject = u"alice"_s;
    const Jwt token = signedJwt(soundClaims());
    QCOMPARE(
        checkOf(checkIdToken(token, wanted), IdTokenCheckName::Subject).result, CheckResult::Pass);
    wanted.subject = u"bob"_s;
    QCOMPARE(
        checkOf(checkIdToken(token, wanted), IdTokenCheckName::Subject).result, CheckResult::Fail);
}

void TestIdTokenChecks::nonce_notSent_isSkipped()
{
    IdTokenExpectations wanted = expectations();
    wanted.nonce.clear();
    QJsonObject claims = soundClaims();
    QCOMPARE(checkOf(checkIdToken(signedJwt(claims), wanted), IdTokenCheckName::Nonce).result,
        CheckResult::Skipped);
    claims.remove(u"nonce"_s);
    QCOMPARE(checkOf(checkIdToken(signedJwt(claims), wanted), IdTokenCheckName::Nonce).result,
        CheckResult::Skipped);
}

void TestIdTokenChecks::leeway_isKeptToTheSecond_data()
{
    QTest::addColumn<QString>("claim");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("exp, just over") << u"exp"_s << now - 120 << false;
    QTest::newRow("exp, last second") << u"exp"_s << now - 119 << true;
    QTest::newRow("iat, last second") << u"iat"_s << now + 120 << true;
    QTest::newRow("iat, just over") << u"iat"_s << now + 121 << false;
}

void TestIdTokenChecks::leeway_isKeptToTheSecond()
{
    QFETCH(QString, claim);
    QFETCH(qint64, value);
    QJsonObject claims = soundClaims();
    claims.insert(claim, value);
    QTEST(checkIdToken(signedJwt(claims), expectations()).isAccepted(), "accepted");
}

void TestIdTokenChecks::accessTokenHash_data()
{
    QTest::addColumn<QJsonValue>("hash");
    QTest::addColumn<QByteArray>("accessToken");
    QTest::addColumn<CheckResult>("expected");
    const QByteArray token("the-access-token");
    const QString good = QString::fromLatin1(halfHash(Secret(token), u"RS256"_s));
    const QString whole = QString::fromLatin1(
        sha256(token).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    QTest::newRow("good") << QJsonValue(good) << token << CheckResult::Pass;
    QTest::newRow("of another token") << QJsonValue(good) << "another"_ba << CheckResult::Fail;
    QTest::newRow("whole hash") << QJsonValue(whole) << token << CheckResult::Fail;
    QTest::newRow("padded") << QJsonValue(QString(good + u"=="_s)) << token << CheckResult::Fail;
    QTest::newRow("number") << QJsonValue(7) << token << CheckResult::Fail;
    QTest::newRow("empty") << QJsonValue(QString()) << token << CheckResult::Fail;
    QTest::newRow("null") << QJsonValue() << token << CheckResult::Skipped;
    QTest::newRow("missing") << QJsonValue(QJsonValue::Undefined) << token << CheckResult::Skipped;
    QTest::newRow("no access token") << QJsonValue(good) << QByteArray() << CheckResult::Skipped;
}

void TestIdTokenChecks::accessTokenHash()
{
    QFETCH(QJsonValue, hash);
    QFETCH(QByteArray, accessToken);
    QJsonObject claims = soundClaims();
    if (!hash.isUndefined())
        claims.insert(u"at_hash"_s, hash);
    IdTokenExpectations wanted = expectations();
    wanted.accessToken = Secret(accessToken);
    QTEST(
        checkOf(checkIdToken(signedJwt(claims), wanted), IdTokenCheckName::AccessTokenHash).result,
        "expected");
}

void TestIdTokenChecks::signature_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<SignatureCheck>("check");
    QTest::addColumn<CheckResult>("expected");
    const QJsonObject claims = soundClaims();
    const auto row = [](const char *name, const QByteArray &token, SignatureCheck check) {
        QTest::newRow(name) << token << check
                            << (check == SignatureCheck::Good ? CheckResult::Pass
                                                              : CheckResult::Fail);
    };
    const QByteArray sound = signedToken("RS256", TestKey::RsaA, claims);
    QJsonObject forged = claims;
    forged.insert(u"sub"_s, u"mallory"_s);
    const QByteArray other = signedToken("RS256", TestKey::RsaA, forged);
    row("RS256", sound, SignatureCheck::Good);
    row("PS256", signedToken("PS256", TestKey::RsaA, claims), SignatureCheck::Good);
    row("ES256", signedToken("ES256", TestKey::P256A, claims), SignatureCheck::Good);
    row("swapped payload",
        sound.left(sound.indexOf('.'))
            + other.mid(other.indexOf('.'), other.lastIndexOf('.') - other.indexOf('.'))
            + sound.mid(sound.lastIndexOf('.')),
        SignatureCheck::Bad);
    row("unknown key", signedToken("RS256", TestKey::RsaB, claims), SignatureCheck::NoFittingKey);
    row("not allowed", signedToken("RS512", TestKey::RsaA, claims),
        SignatureCheck::AlgorithmNotAllowed);
    const QByteArray payload = QJsonDocument(claims).toJson();
    row("none", compactToken(R"({"alg":"none"})", payload, {}),
        SignatureCheck::UnsupportedAlgorithm);
    row("None", compactToken(R"({"alg":"None"})", payload, "x"),
        SignatureCheck::UnsupportedAlgorithm);
    row("no signature", sound.left(sound.lastIndexOf('.') + 1), SignatureCheck::NotSigned);
}

void TestIdTokenChecks::signature()
{
    QFETCH(QByteArray, token);
    QFETCH(SignatureCheck, check);
    const IdTokenVerdict verdict = checkIdToken(readJwt(Secret(token)), expectations());
    QCOMPARE(verdict.signature, check);
    QTEST(checkOf(verdict, IdTokenCheckName::Signature).result, "expected");
    QCOMPARE(verdict.isAccepted(), check == SignatureCheck::Good);
}

void TestIdTokenChecks::signature_byAppSecret_data()
{
    QTest::addColumn<QByteArray>("signedWith");
    QTest::addColumn<QByteArray>("ours");
    QTest::addColumn<QStringList>("allowed");
    QTest::addColumn<bool>("accepted");
    const QStringList hmac{u"HS256"_s};
    QTest::newRow("good") << appSecret << appSecret << hmac << true;
    QTest::newRow("another secret") << "forger"_ba << appSecret << hmac << false;
    QTest::newRow("no secret here") << appSecret << QByteArray() << hmac << false;
    QTest::newRow("not allowed") << appSecret << appSecret << QStringList(u"RS256"_s) << false;
}

void TestIdTokenChecks::signature_byAppSecret()
{
    QFETCH(QByteArray, signedWith);
    QFETCH(QByteArray, ours);
    QFETCH(QStringList, allowed);
    QFETCH(bool, accepted);
    IdTokenExpectations wanted = expectations();
    wanted.clientSecret = Secret(ours);
    wanted.allowedAlgorithms = allowed;
    const Jwt token = readJwt(Secret(macToken("HS256", signedWith, soundClaims())));
    QCOMPARE(checkIdToken(token, wanted).isAccepted(), accepted);
    // The public keys have no say in it, be they reachable or not.
    wanted.keys.reset();
    QCOMPARE(checkIdToken(token, wanted).isAccepted(), accepted);
}

void TestIdTokenChecks::signature_keysUnreachable_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<CheckResult>("expected");
    QTest::newRow("RS256") << signedToken("RS256", TestKey::RsaB, soundClaims())
                           << CheckResult::Warn;
    QTest::newRow("ES256") << signedToken("ES256", TestKey::P256B, soundClaims())
                           << CheckResult::Warn;
    QTest::newRow("not allowed") << signedToken("RS384", TestKey::RsaA, soundClaims())
                                 << CheckResult::Fail;
    QTest::newRow("none") << compactToken(
        R"({"alg":"none"})", QJsonDocument(soundClaims()).toJson(), {})
                          << CheckResult::Fail;
}

void TestIdTokenChecks::signature_keysUnreachable()
{
    QFETCH(QByteArray, token);
    IdTokenExpectations wanted = expectations();
    wanted.keys.reset();
    const IdTokenVerdict verdict = checkIdToken(readJwt(Secret(token)), wanted);
    QTEST(checkOf(verdict, IdTokenCheckName::Signature).result, "expected");
}

void TestIdTokenChecks::notAToken_failsWhateverTheKeys_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("opaque") << "opaque"_ba;
    QTest::newRow("malformed") << "eyJhbGciOiJSUzI1NiJ9.@.AAAA"_ba;
    QTest::newRow("encrypted") << toBase64Url(R"({"alg":"RSA-OAEP","enc":"A256GCM"})") + ".a.b.c.d";
    QTest::newRow("claims are a list")
        << signedToken("RS256", TestKey::RsaA, R"({"alg":"RS256","kid":"rsa-a"})", "[]");
}

void TestIdTokenChecks::notAToken_failsWhateverTheKeys()
{
    QFETCH(QByteArray, token);
    IdTokenExpectations wanted = expectations();
    QVERIFY(!checkIdToken(readJwt(Secret(token)), wanted).isAccepted());
    wanted.keys.reset();
    QVERIFY(!checkIdToken(readJwt(Secret(token)), wanted).isAccepted());
}

void TestIdTokenChecks::authenticationTime_data()
{
    QTest::addColumn<qint64>("maxAge");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<CheckResult>("expected");
    // Asked 200 s ago; 120 s are forgiven.
    const auto pass = CheckResult::Pass;
    const auto bad = CheckResult::Fail;
    QTest::newRow("just now") << qint64(60) << QJsonValue(now - 5) << pass;
    QTest::newRow("while in the browser") << qint64(0) << QJsonValue(now - 190) << pass;
    QTest::newRow("as old as allowed") << qint64(60) << QJsonValue(now - 380) << pass;
    QTest::newRow("a second older") << qint64(60) << QJsonValue(now - 381) << bad;
    QTest::newRow("anew, and was not") << qint64(0) << QJsonValue(now - 3600) << bad;
    QTest::newRow("in the future") << qint64(60) << QJsonValue(now + 121) << bad;
    QTest::newRow("missing") << qint64(60) << QJsonValue(QJsonValue::Undefined) << bad;
    QTest::newRow("null") << qint64(60) << QJsonValue() << bad;
    QTest::newRow("words") << qint64(60) << QJsonValue(u"today"_s) << bad;
    QTest::newRow("list") << qint64(60) << QJsonValue(QJsonArray{now}) << bad;
    QTest::newRow("as text") << qint64(60) << QJsonValue(QString::number(now)) << pass;
    QTest::newRow("endless max_age")
        << std::numeric_limits<qint64>::max() << QJsonValue(1000) << pass;
}

void TestIdTokenChecks::authenticationTime()
{
    QFETCH(qint64, maxAge);
    QFETCH(QJsonValue, value);
    QFETCH(CheckResult, expected);
    QJsonObject claims = soundClaims();
    if (!value.isUndefined())
        claims.insert(u"auth_time"_s, value);
    IdTokenExpectations wanted = expectations();
    QCOMPARE(checkIdToken(signedJwt(claims), wanted).checks.size(), 9);
    wanted.maxAge = maxAge;
    wanted.requestedAt = wanted.now.addSecs(-200);
    const IdTokenVerdict verdict = checkIdToken(signedJwt(claims), wanted);
    QCOMPARE(verdict.checks.size(), 10);
    QCOMPARE(checkOf(verdict, IdTokenCheckName::AuthenticationTime).result, expected);
    QCOMPARE(verdict.failedNames(), expected == CheckResult::Fail ? u"auth_time"_s : QString());
}

void TestIdTokenChecks::authenticationContext_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<CheckResult>("expected");
    QTest::newRow("first") << QJsonValue(u"urn:a"_s) << CheckResult::Pass;
    QTest::newRow("second") << QJsonValue(u"urn:b"_s) << CheckResult::Pass;
    QTest::newRow("other") << QJsonValue(u"0"_s) << CheckResult::Warn;
    QTest::newRow("both in one") << QJsonValue(u"urn:a urn:b"_s) << CheckResult::Warn;
    QTest::newRow("list") << QJsonValue(QJsonArray{u"urn:a"_s}) << CheckResult::Warn;
    QTest::newRow("missing") << QJsonValue(QJsonValue::Undefined) << CheckResult::Warn;
}

void TestIdTokenChecks::authenticationContext()
{
    QFETCH(QJsonValue, value);
    QFETCH(CheckResult, expected);
    QJsonObject claims = soundClaims();
    if (!value.isUndefined())
        claims.insert(u"acr"_s, value);
    IdTokenExpectations wanted = expectations();
    wanted.acrValues = {u"urn:a"_s, u"urn:b"_s};
    const IdTokenVerdict verdict = checkIdToken(signedJwt(claims), wanted);
    const IdTokenCheck check = checkOf(verdict, IdTokenCheckName::AuthenticationContext);
    QCOMPARE(check.result, expected);
    QCOMPARE(check.expected, u"urn:a urn:b"_s);
    QVERIFY(verdict.isAccepted());
}

void TestIdTokenChecks::failures_areNamed()
{
    QJsonObject claims = soundClaims();
    claims.insert(u"aud"_s, u"somebody"_s);
    claims.insert(u"azp"_s, u"somebody"_s);
    claims.insert(u"at_hash"_s, u"AAAA"_s);
    claims.remove(u"nonce"_s);
    claims.remove(u"iss"_s);
    claims.remove(u"sub"_s);
    claims.remove(u"iat"_s);
    claims.remove(u"exp"_s);
    const Jwt token = readJwt(Secret(macToken("HS256", "forger", claims)));
    QCOMPARE(checkIdToken(token, expectations()).failedNames(),
        u"signature, iss, sub, aud, azp, exp, iat, nonce, at_hash"_s);
}

//! App IDs look like tokens, and are what a person must compare.
void TestIdTokenChecks::values_ofTheOtherSide_areShownAsTheyAre()
{
    QJsonObject claims = soundClaims();
    const QString other = u"60a5fbf1f1a1cb5ecb2a9b8b"_s;
    claims.insert(u"aud"_s, QJsonArray{other, clientId});
    claims.insert(u"azp"_s, QString(other + u"\u202e\n"_s));
    claims.insert(u"iss"_s, QString(u"https://pool.authing.cn/"_s + other));
    const IdTokenVerdict verdict = checkIdToken(signedJwt(claims), expectations());
    QCOMPARE(
        checkOf(verdict, IdTokenCheckName::Audience).found, QString(other + u", "_s + clientId));
    QCOMPARE(checkOf(verdict, IdTokenCheckName::AuthorizedParty).found, other);
    QCOMPARE(checkOf(verdict, IdTokenCheckName::Issuer).found,
        QString(u"https://pool.authing.cn/"_s + other));
    QCOMPARE(checkOf(verdict, IdTokenCheckName::Expiry).found, u"2026-09-21T15:13:20Z"_s);
    QVERIFY(checkOf(verdict, IdTokenCheckName::Nonce).found.isEmpty());
    claims.insert(u"iss"_s, QString(1000, u'x'));
    QVERIFY(checkOf(checkIdToken(signedJwt(claims), expectations()), IdTokenCheckName::Issuer)
                .found.size()
        <= 200);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestIdTokenChecks)
#include "tst_idtokenchecks.moc"
