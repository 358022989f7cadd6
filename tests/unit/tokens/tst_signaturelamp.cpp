// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokens/signaturelamp.h"

#include "tests/support/signing.h"
#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

using namespace Qt::StringLiterals;

namespace rescind {

namespace {

const QByteArray appSecret("0123456789abcdef0123456789abcdef");
const QJsonObject claims{{u"sub"_s, u"alice"_s}};

std::optional<KeySet> providerKeys()
{
    return *readKeySet(keySetJson(QList<TestKey>{TestKey::RsaA, TestKey::P384}));
}

Client clientWith(const QByteArray &secret)
{
    Client client = sampleClient();
    client.secret = Secret(secret);
    return client;
}

} // namespace

class TestSignatureLamp final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void check_becomesState_data();
    void check_becomesState();
    void token_isChecked_data();
    void token_isChecked();
    void keys_unreachable_saysSo();
    void cleared_keepsItsState();
};

void TestSignatureLamp::check_becomesState_data()
{
    QTest::addColumn<SignatureCheck>("check");
    QTest::addColumn<QString>("algorithm");
    QTest::addColumn<SignatureState>("expected");
    const QString rs = u"RS256"_s;
    const auto row
        = [](const char *name, SignatureCheck check, const QString &algorithm,
              SignatureState expected) { QTest::newRow(name) << check << algorithm << expected; };
    row("good", SignatureCheck::Good, rs, SignatureState::Genuine);
    row("good by secret", SignatureCheck::Good, u"HS512"_s, SignatureState::GenuineByAppSecret);
    row("bad", SignatureCheck::Bad, rs, SignatureState::Forged);
    row("no key", SignatureCheck::NoFittingKey, rs, SignatureState::NoFittingKey);
    row("failed", SignatureCheck::Failed, rs, SignatureState::NoFittingKey);
    row("unsupported", SignatureCheck::UnsupportedAlgorithm, u"none"_s,
        SignatureState::UnsupportedAlgorithm);
    row("not allowed", SignatureCheck::AlgorithmNotAllowed, rs,
        SignatureState::AlgorithmNotAllowed);
    row("not signed", SignatureCheck::NotSigned, {}, SignatureState::Malformed);
}

void TestSignatureLamp::check_becomesState()
{
    QFETCH(SignatureCheck, check);
    QFETCH(QString, algorithm);
    QTEST(signatureStateFor(check, algorithm), "expected");
}

void TestSignatureLamp::token_isChecked_data()
{
    QTest::addColumn<TokenKind>("kind");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<SignatureState>("expected");
    const auto row = [](const char *name, TokenKind kind, const QByteArray &value,
                         const QByteArray &secret, SignatureState expected) {
        QTest::newRow(name) << kind << value << secret << expected;
    };
    const auto access = TokenKind::Access;
    const auto id = TokenKind::Id;
    const QByteArray rs256 = signedToken("RS256", TestKey::RsaA, claims);
    row("access, RS256", access, rs256, appSecret, SignatureState::Genuine);
    row("access, PS512", access, signedToken("PS512", TestKey::RsaA, claims), {},
        SignatureState::Genuine);
    row("access, ES384", access, signedToken("ES384", TestKey::P384, claims), {},
        SignatureState::Genuine);
    row("access, signature of another", access,
        rs256.left(rs256.lastIndexOf('.'))
            + signedToken("RS256", TestKey::RsaA, QJsonObject())
                  .mid(signedToken("RS256", TestKey::RsaA, QJsonObject()).lastIndexOf('.')),
        {}, SignatureState::Forged);
    row("access, unknown key", access, signedToken("RS256", TestKey::RsaB, claims), {},
        SignatureState::NoFittingKey);
    row("access, none", access, compactToken(R"({"alg":"none"})", "{}", {}), appSecret,
        SignatureState::UnsupportedAlgorithm);
    for (const char *const hmac : {"HS256", "HS384", "HS512"}) {
        row(qPrintable(u"access, "_s + QLatin1String(hmac)), access,
            macToken(hmac, appSecret, claims), appSecret, SignatureState::GenuineByAppSecret);
    }
    row("access, HS256, no secret", access, macToken("HS256", appSecret, claims), {},
        SignatureState::NoAppSecret);
    row("id, HS256", id, macToken("HS256", appSecret, claims), appSecret,
        SignatureState::GenuineByAppSecret);
    row("id, HS256 by another", id, macToken("HS256", "x", claims), appSecret,
        SignatureState::Forged);
    row("id, HS512", id, macToken("HS512", appSecret, claims), appSecret,
        SignatureState::AlgorithmNotAllowed);
    row("id, HS256, no secret", id, macToken("HS256", appSecret, claims), {},
        SignatureState::NoAppSecret);
    row("id, RS256", id, rs256, appSecret, SignatureState::Genuine);
    row("id, ES384 not announced", id, signedToken("ES384", TestKey::P384, claims), appSecret,
        SignatureState::AlgorithmNotAllowed);
    row("opaque", access, "opaque"_ba, appSecret, SignatureState::Opaque);
    row("malformed", access, "eyJhbGciOiJSUzI1NiJ9.@"_ba, appSecret, SignatureState::Malformed);
    row("refresh, RS256", TokenKind::Refresh, rs256, {}, SignatureState::Genuine);
}

void TestSignatureLamp::token_isChecked()
{
    QFETCH(TokenKind, kind);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, secret);
    const Token token = readToken(kind, Secret(value));
    QTEST(signatureStateOf(token, clientWith(secret), providerKeys()), "expected");
}

void TestSignatureLamp::keys_unreachable_saysSo()
{
    const Token token
        = readToken(TokenKind::Access, Secret(signedToken("RS256", TestKey::RsaA, claims)));
    QCOMPARE(signatureStateOf(token, clientWith(appSecret), std::nullopt),
        SignatureState::KeysUnreachable);
    const Token hmac = readToken(TokenKind::Id, Secret(macToken("HS256", appSecret, claims)));
    QCOMPARE(signatureStateOf(hmac, clientWith(appSecret), std::nullopt),
        SignatureState::GenuineByAppSecret);
}

void TestSignatureLamp::cleared_keepsItsState()
{
    Token token = readToken(TokenKind::Access, Secret(signedToken("RS256", TestKey::RsaB, claims)));
    token.signature = SignatureState::Genuine;
    token.clear();
    QCOMPARE(
        signatureStateOf(token, clientWith(appSecret), providerKeys()), SignatureState::Genuine);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestSignatureLamp)
#include "tst_signaturelamp.moc"
