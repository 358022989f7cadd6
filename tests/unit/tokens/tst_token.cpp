// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokens/token.h"

#include "tests/support/signing.h"
#include "tests/support/testcase.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace rescind {

namespace {

constexpr qint64 expiry = 1'790'000'000;

QDateTime at(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

Secret jwt(const QJsonObject &claims)
{
    return Secret(macToken("HS256", "key", claims));
}

} // namespace

class TestToken final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void fingerprint_isHalfOfSha256();
    void read_tellsTheFormat_data();
    void read_tellsTheFormat();
    void read_takesTheFacts();
    void read_clientIdElseAzp_data();
    void read_clientIdElseAzp();
    void read_factsOfWrongType_areEmpty();
    void read_idToken_cannotBeAsked();
    void lamp_ofSignature_data();
    void lamp_ofSignature();
    void lamp_ofTime_data();
    void lamp_ofTime();
    void lamp_ofServer_data();
    void lamp_ofServer();
    void timeState_data();
    void timeState();
    void isKnownDead_data();
    void isKnownDead();
    void exposure_data();
    void exposure();
    void exposure_staysKnown_whenCleared();
    void clear_wipesAllButTheFacts();
};

void TestToken::fingerprint_isHalfOfSha256()
{
    QCOMPARE(fingerprintOf(Secret("test"_ba)), u"9f86d081884c7d65"_s);
    QCOMPARE(readToken(TokenKind::Access, Secret("test"_ba)).fingerprint, u"9f86d081884c7d65"_s);
    QCOMPARE(fingerprintOf(Secret("\0\xff"_ba)).size(), 16);
}

void TestToken::read_tellsTheFormat_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<TokenFormat>("format");
    QTest::addColumn<SignatureState>("signature");
    QTest::newRow("opaque") << "5f0c1f1e5f0c1f1e5f0c1f1e"_ba << TokenFormat::Opaque
                            << SignatureState::Opaque;
    QTest::newRow("JWS") << macToken("HS256", "key", QJsonObject()) << TokenFormat::Jws
                         << SignatureState::NotChecked;
    QTest::newRow("JWE") << toBase64Url(R"({"alg":"RSA-OAEP","enc":"A256GCM"})") + ".YQ.YQ.YQ.YQ"
                         << TokenFormat::Jwe << SignatureState::Encrypted;
    QTest::newRow("malformed") << "eyJhbGciOiJSUzI1NiJ9.@"_ba << TokenFormat::Malformed
                               << SignatureState::Malformed;
}

void TestToken::read_tellsTheFormat()
{
    QFETCH(QByteArray, value);
    const Token token = readToken(TokenKind::Access, Secret(value));
    QTEST(token.format, "format");
    QTEST(token.signature, "signature");
    QCOMPARE(token.server, ServerState::NotAsked);
    QVERIFY(token.isHeld());
    QCOMPARE(token.value.reveal(), value);
}

void TestToken::read_takesTheFacts()
{
    const Token token = readToken(TokenKind::Access,
        jwt({{u"iat"_s, 1000}, {u"nbf"_s, u"2000"_s}, {u"exp"_s, 3000}, {u"sub"_s, u"alice"_s},
            {u"client_id"_s, u"app"_s}, {u"scope"_s, u"openid"_s}, {u"iss"_s, u"https://x"_s},
            {u"jti"_s, u"j"_s}, {u"sid"_s, u"s"_s}, {u"aud"_s, QJsonArray{u"a"_s, u"b"_s}}}));
    const TokenFacts expected{.issuedAt = at(1000),
        .notBefore = at(2000),
        .expiresAt = at(3000),
        .subject = u"alice"_s,
        .clientId = u"app"_s,
        .scope = u"openid"_s,
        .issuer = u"https://x"_s,
        .tokenId = u"j"_s,
        .sessionId = u"s"_s,
        .algorithm = u"HS256"_s,
        .audience = {u"a"_s, u"b"_s}};
    QCOMPARE(token.facts, expected);
    QCOMPARE(token.claims.value("sub"_L1).toString(), u"alice"_s);
    QCOMPARE(token.header.value("alg"_L1).toString(), u"HS256"_s);
}

void TestToken::read_clientIdElseAzp_data()
{
    QTest::addColumn<QJsonObject>("claims");
    QTest::addColumn<QString>("clientId");
    QTest::newRow("client_id") << QJsonObject{{u"client_id"_s, u"a"_s}, {u"azp"_s, u"b"_s}}
                               << u"a"_s;
    QTest::newRow("azp") << QJsonObject{{u"azp"_s, u"b"_s}} << u"b"_s;
    QTest::newRow("neither") << QJsonObject{{u"aud"_s, u"c"_s}} << QString();
}

void TestToken::read_clientIdElseAzp()
{
    QFETCH(QJsonObject, claims);
    QTEST(readToken(TokenKind::Access, jwt(claims)).facts.clientId, "clientId");
}

void TestToken::read_factsOfWrongType_areEmpty()
{
    const Token token = readToken(TokenKind::Access,
        jwt({{u"iat"_s, u"now"_s}, {u"exp"_s, QJsonArray{1}}, {u"sub"_s, 7},
            {u"scope"_s, QJsonArray{u"a"_s}}, {u"aud"_s, QJsonObject()}}));
    QVERIFY(!token.facts.issuedAt.isValid());
    QVERIFY(!token.facts.expiresAt.isValid());
    QVERIFY(token.facts.subject.isEmpty());
    QVERIFY(token.facts.scope.isEmpty());
    QVERIFY(token.facts.audience.isEmpty());
}

void TestToken::read_idToken_cannotBeAsked()
{
    QCOMPARE(readToken(TokenKind::Id, Secret("x"_ba)).server, ServerState::CannotBeAsked);
}

void TestToken::lamp_ofSignature_data()
{
    QTest::addColumn<SignatureState>("state");
    QTest::addColumn<LampState>("expected");
    QTest::newRow("genuine") << SignatureState::Genuine << LampState::Good;
    QTest::newRow("app secret") << SignatureState::GenuineByAppSecret << LampState::Good;
    QTest::newRow("forged") << SignatureState::Forged << LampState::Bad;
    QTest::newRow("unsupported") << SignatureState::UnsupportedAlgorithm << LampState::Bad;
    QTest::newRow("not allowed") << SignatureState::AlgorithmNotAllowed << LampState::Bad;
    QTest::newRow("malformed") << SignatureState::Malformed << LampState::Bad;
    QTest::newRow("not checked") << SignatureState::NotChecked << LampState::Unknown;
    QTest::newRow("unreachable") << SignatureState::KeysUnreachable << LampState::Unknown;
    QTest::newRow("no key") << SignatureState::NoFittingKey << LampState::Unknown;
    QTest::newRow("no secret") << SignatureState::NoAppSecret << LampState::Unknown;
    QTest::newRow("opaque") << SignatureState::Opaque << LampState::NotApplicable;
    QTest::newRow("encrypted") << SignatureState::Encrypted << LampState::NotApplicable;
}

void TestToken::lamp_ofSignature()
{
    QFETCH(SignatureState, state);
    QTEST(lamp(state), "expected");
}

void TestToken::lamp_ofTime_data()
{
    QTest::addColumn<TimeState>("state");
    QTest::addColumn<LampState>("expected");
    QTest::newRow("valid") << TimeState::Valid << LampState::Good;
    QTest::newRow("expired") << TimeState::Expired << LampState::Bad;
    QTest::newRow("not yet") << TimeState::NotYetValid << LampState::Bad;
    QTest::newRow("unknown") << TimeState::ExpiryUnknown << LampState::Unknown;
}

void TestToken::lamp_ofTime()
{
    QFETCH(TimeState, state);
    QTEST(lamp(state), "expected");
}

void TestToken::lamp_ofServer_data()
{
    QTest::addColumn<ServerState>("state");
    QTest::addColumn<LampState>("expected");
    QTest::newRow("active") << ServerState::Active << LampState::Good;
    QTest::newRow("inactive") << ServerState::Inactive << LampState::Bad;
    QTest::newRow("revoked") << ServerState::Revoked << LampState::Bad;
    for (const auto unknown :
        {ServerState::NotAsked, ServerState::InactiveUnproved, ServerState::AcceptedUnproved,
            ServerState::NoEndpoint, ServerState::Refused, ServerState::AskingFailed})
        QTest::addRow("unknown %d", static_cast<int>(unknown)) << unknown << LampState::Unknown;
    QTest::newRow("cannot be asked") << ServerState::CannotBeAsked << LampState::NotApplicable;
}

void TestToken::lamp_ofServer()
{
    QFETCH(ServerState, state);
    QTEST(lamp(state), "expected");
}

void TestToken::timeState_data()
{
    QTest::addColumn<QDateTime>("notBefore");
    QTest::addColumn<QDateTime>("expiresAt");
    QTest::addColumn<TimeState>("expected");
    const QDateTime now = at(expiry);
    const QDateTime none;
    QTest::newRow("nothing said") << none << none << TimeState::ExpiryUnknown;
    QTest::newRow("expires now") << none << now << TimeState::Expired;
    QTest::newRow("expires in a moment") << none << now.addMSecs(1) << TimeState::Valid;
    QTest::newRow("expired a moment ago") << none << now.addMSecs(-1) << TimeState::Expired;
    QTest::newRow("begins now") << now << none << TimeState::ExpiryUnknown;
    QTest::newRow("begins in a moment") << now.addMSecs(1) << none << TimeState::NotYetValid;
    QTest::newRow("runs") << now.addSecs(-1) << now.addSecs(1) << TimeState::Valid;
    QTest::newRow("not yet") << now.addSecs(1) << now.addSecs(2) << TimeState::NotYetValid;
    QTest::newRow("ends before it begins")
        << now.addSecs(1) << now.addSecs(-1) << TimeState::Expired;
}

void TestToken::timeState()
{
    Token token;
    QFETCH(QDateTime, notBefore);
    QFETCH(QDateTime, expiresAt);
    token.facts.notBefore = notBefore;
    token.facts.expiresAt = expiresAt;
    QTEST(rescind::timeState(token, at(expiry)), "expected");
}

void TestToken::isKnownDead_data()
{
    QTest::addColumn<ServerState>("server");
    QTest::addColumn<bool>("expired");
    QTest::addColumn<bool>("dead");
    QTest::newRow("inactive") << ServerState::Inactive << false << true;
    QTest::newRow("revoked") << ServerState::Revoked << false << true;
    QTest::newRow("expired") << ServerState::Active << true << true;
    QTest::newRow("active") << ServerState::Active << false << false;
    QTest::newRow("unproved") << ServerState::InactiveUnproved << false << false;
    QTest::newRow("only accepted") << ServerState::AcceptedUnproved << false << false;
    QTest::newRow("not asked") << ServerState::NotAsked << false << false;
}

void TestToken::isKnownDead()
{
    QFETCH(ServerState, server);
    QFETCH(bool, expired);
    Token token;
    token.server = server;
    token.facts.expiresAt = at(expiry + (expired ? 0 : 1));
    QTEST(token.isKnownDead(at(expiry)), "dead");
}

void TestToken::exposure_data()
{
    QTest::addColumn<TokenKind>("kind");
    QTest::addColumn<TokenFormat>("format");
    QTest::addColumn<QDateTime>("expiresAt");
    QTest::addColumn<bool>("exposed");
    const QDateTime later = at(expiry + 1);
    QTest::newRow("access") << TokenKind::Access << TokenFormat::Jws << later << true;
    QTest::newRow("id") << TokenKind::Id << TokenFormat::Jws << later << true;
    QTest::newRow("unknown kind") << TokenKind::Unknown << TokenFormat::Jws << later << true;
    QTest::newRow("refresh") << TokenKind::Refresh << TokenFormat::Jws << later << false;
    QTest::newRow("opaque") << TokenKind::Access << TokenFormat::Opaque << later << false;
    QTest::newRow("malformed") << TokenKind::Access << TokenFormat::Malformed << later << false;
    QTest::newRow("expired") << TokenKind::Access << TokenFormat::Jws << at(expiry) << false;
    QTest::newRow("for ever") << TokenKind::Access << TokenFormat::Jws << QDateTime() << true;
}

void TestToken::exposure()
{
    QFETCH(TokenKind, kind);
    QFETCH(TokenFormat, format);
    QFETCH(QDateTime, expiresAt);
    QFETCH(bool, exposed);
    Token token;
    token.kind = kind;
    token.format = format;
    token.facts.expiresAt = expiresAt;
    const auto until = exposureUntil(token, at(expiry));
    QCOMPARE(until.has_value(), exposed);
    if (exposed)
        QCOMPARE(*until, expiresAt);
}

void TestToken::exposure_staysKnown_whenCleared()
{
    Token token = readToken(TokenKind::Access, jwt({{u"exp"_s, expiry}}));
    token.clear();
    QCOMPARE(exposureUntil(token, at(expiry - 1)), std::optional(at(expiry)));
}

void TestToken::clear_wipesAllButTheFacts()
{
    Token token = readToken(TokenKind::Access, jwt({{u"sub"_s, u"alice"_s}, {u"exp"_s, expiry}}));
    const TokenFacts facts = token.facts;
    const QString fingerprint = token.fingerprint;
    token.clear();
    QVERIFY(!token.isHeld());
    QVERIFY(token.claims.isEmpty());
    QVERIFY(token.header.isEmpty());
    QCOMPARE(token.facts, facts);
    QCOMPARE(token.fingerprint, fingerprint);
    QCOMPARE(token.format, TokenFormat::Jws);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestToken)
#include "tst_token.moc"
