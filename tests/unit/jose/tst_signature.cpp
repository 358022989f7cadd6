// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcase.h"
#include "tests/unit/jose/signaturechecks.h"
#include "tests/unit/jose/vectors.h"

#include <QtCore/QJsonArray>

#include <openssl/err.h>

namespace rescind {

namespace {

const QByteArray secret("a client secret of 32 characters");
const QByteArray claims(R"({"iss":"https://issuer.example","sub":"joe"})");

//! Signed with `alg` in the header and nothing else.
QByteArray tokenWithoutKid(
    const QByteArray &algorithm, TestKey key, const SigningFaults &faults = {})
{
    return signedToken(algorithm, key, R"({"alg":")" + algorithm + R"("})", claims, faults);
}

QJsonObject without(QJsonObject jwk, const char *name)
{
    jwk.remove(QLatin1StringView(name));
    return jwk;
}

QJsonObject with(QJsonObject jwk, const char *name, const char *value)
{
    jwk.insert(QLatin1StringView(name), QLatin1StringView(value));
    return jwk;
}

} // namespace

class TestSignature final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void vector_publicKey_isGood_data();
    void vector_publicKey_isGood();
    void vector_unsecured_isUnsupported();
    void token_signedByLibcrypto_isGood_data();
    void token_signedByLibcrypto_isGood();
    void bit_flippedAnywhere_isNeverGood_data();
    void bit_flippedAnywhere_isNeverGood();
    void signature_wrongSize_isBad_data();
    void signature_wrongSize_isBad();
    void signature_ecdsaOutOfRange_isBad_data();
    void signature_ecdsaOutOfRange_isBad();
    void signature_ecdsaDer_isBad();
    void signature_pssOtherSalt_isBad_data();
    void signature_pssOtherSalt_isBad();
    void signature_otherKeyOrAlgorithm_isNotGood_data();
    void signature_otherKeyOrAlgorithm_isNotGood();
    void key_choice_followsKid_data();
    void key_choice_followsKid();
    void key_choice_stopsAfterSixteen();
    void key_unusable_isFailed_data();
    void key_unusable_isFailed();
    void key_unusableBesideWrongOne_isBad();
    void algorithm_notAllowed_isRefused_data();
    void algorithm_notAllowed_isRefused();
    void algorithm_unknown_isUnsupported_data();
    void algorithm_unknown_isUnsupported();
    void token_noJws_isNotSigned_data();
    void token_noJws_isNotSigned();
    void errorQueue_afterFailures_isAsBefore();
};

void TestSignature::vector_publicKey_isGood_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("jwk");
    using namespace vectors;
    const auto row = [](const char *name, const char *token, const char *jwk) {
        QTest::newRow(name) << QByteArray(token) << QByteArray(jwk);
    };
    row("RFC 7515 A.2 RS256", rfc7515Rs256, rfc7515Rs256Key);
    row("RFC 7515 A.3 ES256", rfc7515Es256, rfc7515Es256Key);
    row("RFC 7515 A.4 ES512", rfc7515Es512, rfc7515Es512Key);
    row("RFC 7520 4.1 RS256", rfc7520Rs256, rfc7520RsaKey);
    row("RFC 7520 4.2 PS384", rfc7520Ps384, rfc7520RsaKey);
    row("RFC 7520 4.3 ES512", rfc7520Es512, rfc7520EcKey);
}

void TestSignature::vector_publicKey_isGood()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, jwk);
    QCOMPARE(check(token, "{\"keys\":[" + jwk + "]}"), QStringLiteral("Good"));
    QCOMPARE(check(token, "{\"keys\":[]}"), QStringLiteral("NoFittingKey"));
    const QList<TestKey> others{TestKey::RsaA, TestKey::P256A, TestKey::P521};
    QVERIFY(check(token, others) != QStringLiteral("Good"));
}

void TestSignature::vector_unsecured_isUnsupported()
{
    const QStringList allowed = everyAlgorithm() + QStringList{QStringLiteral("none")};
    const QByteArray keys = keySetJson(QList<TestKey>{TestKey::RsaA});
    QCOMPARE(check(vectors::rfc7515None, keys, allowed), QStringLiteral("UnsupportedAlgorithm"));
    QCOMPARE(
        checkMac(vectors::rfc7515None, secret, allowed), QStringLiteral("UnsupportedAlgorithm"));
}

void TestSignature::token_signedByLibcrypto_isGood_data()
{
    QTest::addColumn<QByteArray>("algorithm");
    QTest::addColumn<TestKey>("key");
    for (const char *const algorithm : {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
        QTest::newRow(algorithm) << QByteArray(algorithm) << TestKey::RsaA;
    QTest::newRow("ES256") << QByteArray("ES256") << TestKey::P256A;
    QTest::newRow("ES384") << QByteArray("ES384") << TestKey::P384;
    QTest::newRow("ES512") << QByteArray("ES512") << TestKey::P521;
}

void TestSignature::token_signedByLibcrypto_isGood()
{
    QFETCH(QByteArray, algorithm);
    QFETCH(TestKey, key);
    const QList<TestKey> everyKey{
        TestKey::RsaB, TestKey::P256B, TestKey::P521, TestKey::P384, TestKey::P256A, TestKey::RsaA};
    // Several times, for ECDSA signatures whose r or s begins with zeros.
    for (int i = 0; i < 20; ++i) {
        const QByteArray token
            = signedToken(algorithm, key, QJsonObject{{QStringLiteral("jti"), i}});
        QCOMPARE(check(token, everyKey), QStringLiteral("Good"));
    }
    QCOMPARE(check(tokenWithoutKid(algorithm, key), everyKey), QStringLiteral("Good"));
    const QByteArray named
        = keySetJson(QList<QJsonObject>{with(publicJwk(key), "alg", algorithm.constData())});
    QCOMPARE(check(tokenWithoutKid(algorithm, key), named), QStringLiteral("Good"));
}

void TestSignature::bit_flippedAnywhere_isNeverGood_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("RS256") << tokenWithoutKid("RS256", TestKey::RsaA);
    QTest::newRow("PS256") << tokenWithoutKid("PS256", TestKey::RsaA);
    QTest::newRow("ES256") << tokenWithoutKid("ES256", TestKey::P256A);
    QTest::newRow("HS256") << macToken("HS256", secret, QJsonObject{});
}

void TestSignature::bit_flippedAnywhere_isNeverGood()
{
    QFETCH(QByteArray, token);
    const Result<KeySet> keys
        = readKeySet(keySetJson(QList<TestKey>{TestKey::RsaA, TestKey::P256A}));
    QVERIFY_RESULT(keys);
    const auto isGood = [&keys](const QByteArray &text) {
        const Jwt jwt = readJwt(Secret(text));
        return checkSignature(jwt, *keys, everyAlgorithm()) == SignatureCheck::Good
            || checkHmac(jwt, Secret(secret), everyAlgorithm()) == SignatureCheck::Good;
    };
    QVERIFY(isGood(token));
    for (qsizetype i = 0; i < token.size(); ++i) {
        const QByteArray position = QByteArray::number(i);
        for (const char bit : {'\x01', '\x20', '\x80'}) {
            QByteArray other = token;
            other[i] = static_cast<char>(other[i] ^ bit);
            QVERIFY2(!isGood(other), position.constData());
        }
        QVERIFY2(!isGood(token.left(i)), position.constData());
        QVERIFY2(!isGood(QByteArray(token).remove(i, 1)), position.constData());
        QVERIFY2(!isGood(QByteArray(token).insert(i, 'A')), position.constData());
        QVERIFY2(!isGood(QByteArray(token).insert(i, '.')), position.constData());
        QVERIFY2(!isGood(QByteArray(token).insert(i, ' ')), position.constData());
    }
}

void TestSignature::signature_wrongSize_isBad_data()
{
    QTest::addColumn<QByteArray>("token");
    for (const char *const algorithm : {"RS256", "PS256", "ES256"}) {
        const TestKey key = *algorithm == 'E' ? TestKey::P256A : TestKey::RsaA;
        const QByteArray token = tokenWithoutKid(algorithm, key);
        const QByteArray signature = signatureIn(token);
        const QByteArray zero(1, '\0');
        QTest::addRow("%s one short", algorithm) << withSignature(token, signature.chopped(1));
        QTest::addRow("%s zero after", algorithm) << withSignature(token, signature + zero);
        QTest::addRow("%s zero before", algorithm) << withSignature(token, zero + signature);
        QTest::addRow("%s half", algorithm)
            << withSignature(token, signature.first(signature.size() / 2));
        QTest::addRow("%s twice", algorithm) << withSignature(token, signature + signature);
        QTest::addRow("%s one byte", algorithm) << withSignature(token, zero);
        QTest::addRow("%s 100 KB", algorithm)
            << withSignature(token, QByteArray(100 * 1024, '\x01'));
        QTest::addRow("%s all zero", algorithm)
            << withSignature(token, QByteArray(signature.size(), '\0'));
        QTest::addRow("%s all ones", algorithm)
            << withSignature(token, QByteArray(signature.size(), '\xff'));
    }
}

void TestSignature::signature_wrongSize_isBad()
{
    QFETCH(QByteArray, token);
    const QList<TestKey> keys{TestKey::RsaA, TestKey::P256A};
    QCOMPARE(check(token, keys), QStringLiteral("Bad"));
}

void TestSignature::signature_ecdsaOutOfRange_isBad_data()
{
    QTest::addColumn<QByteArray>("signature");
    const QByteArray good = signatureIn(tokenWithoutKid("ES256", TestKey::P256A));
    const QByteArray r = good.first(32);
    const QByteArray s = good.last(32);
    const QByteArray zero(32, '\0');
    const QByteArray one = QByteArray(31, '\0') + '\x01';
    const QByteArray order
        = QByteArray::fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    QTest::newRow("both zero") << QByteArray(zero + zero);
    QTest::newRow("r zero") << QByteArray(zero + s);
    QTest::newRow("s zero") << QByteArray(r + zero);
    QTest::newRow("both one") << QByteArray(one + one);
    QTest::newRow("r is the order") << QByteArray(order + s);
    QTest::newRow("s is the order") << QByteArray(r + order);
    QTest::newRow("both are the order") << QByteArray(order + order);
    QTest::newRow("swapped") << QByteArray(s + r);
    QTest::newRow("r above") << QByteArray(QByteArray(32, '\xff') + s);
}

void TestSignature::signature_ecdsaOutOfRange_isBad()
{
    QFETCH(QByteArray, signature);
    const QByteArray token = withSignature(tokenWithoutKid("ES256", TestKey::P256A), signature);
    QCOMPARE(check(token, {TestKey::P256A}), QStringLiteral("Bad"));
}

void TestSignature::signature_ecdsaDer_isBad()
{
    const QByteArray token = tokenWithoutKid("ES256", TestKey::P256A, {.derSignature = true});
    QVERIFY(signatureIn(token).startsWith('\x30'));
    QCOMPARE(check(token, {TestKey::P256A}), QStringLiteral("Bad"));
}

void TestSignature::signature_pssOtherSalt_isBad_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 20, 31, 33, 64, 222})
        QTest::addRow("%d bytes", size) << size;
}

void TestSignature::signature_pssOtherSalt_isBad()
{
    QFETCH(int, size);
    const QByteArray token = tokenWithoutKid("PS256", TestKey::RsaA, {.pssSaltSize = size});
    QCOMPARE(check(token, {TestKey::RsaA}), QStringLiteral("Bad"));
}

void TestSignature::signature_otherKeyOrAlgorithm_isNotGood_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("outcome");
    const QString bad = QStringLiteral("Bad");
    const QString none = QStringLiteral("NoFittingKey");
    // What it was signed with, and what the header says.
    const auto row = [](const char *name, const char *real, TestKey key, const char *said,
                         const QString &outcome) {
        const QByteArray header = QByteArray(R"({"alg":")") + said + R"("})";
        QTest::newRow(name) << signedToken(real, key, header, claims) << outcome;
    };
    row("another RSA key", "RS256", TestKey::RsaB, "RS256", bad);
    row("another EC key", "ES256", TestKey::P256B, "ES256", bad);
    row("RS256 called PS256", "RS256", TestKey::RsaA, "PS256", bad);
    row("PS256 called RS256", "PS256", TestKey::RsaA, "RS256", bad);
    row("RS256 called RS512", "RS256", TestKey::RsaA, "RS512", bad);
    row("RS256 called ES256", "RS256", TestKey::RsaA, "ES256", bad);
    row("ES256 called RS256", "ES256", TestKey::P256A, "RS256", bad);
    row("SHA-512 called ES256", "ES512", TestKey::P256A, "ES256", bad);
    row("no key of that curve", "ES384", TestKey::P384, "ES384", none);
    row("P-256 called ES512", "ES512", TestKey::P256A, "ES512", none);
}

void TestSignature::signature_otherKeyOrAlgorithm_isNotGood()
{
    QFETCH(QByteArray, token);
    QFETCH(QString, outcome);
    const QList<TestKey> keys{TestKey::RsaA, TestKey::P256A};
    QCOMPARE(check(token, keys), outcome);
}

void TestSignature::key_choice_followsKid_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("keySet");
    QTest::addColumn<QString>("outcome");
    const QJsonObject a = publicJwk(TestKey::RsaA);
    const QJsonObject b = publicJwk(TestKey::RsaB);
    const auto row = [](const char *name, const char *header, const QList<QJsonObject> &keys,
                         const char *outcome) {
        QTest::newRow(name) << QByteArray(header) << keySetJson(keys)
                            << QString::fromLatin1(outcome);
    };
    const char *const named = R"({"alg":"RS256","kid":"rsa-a"})";
    const char *const unnamed = R"({"alg":"RS256"})";
    row("same kid", named, {b, a}, "Good");
    row("same kid twice", named, {with(b, "kid", "rsa-a"), a}, "Good");
    row("same kid, another type", named, {with(publicJwk(TestKey::P256A), "kid", "rsa-a"), a},
        "Good");
    row("kid of another key", named, {with(b, "kid", "rsa-a"), with(a, "kid", "rsa-b")}, "Bad");
    row("kid not in the set", R"({"alg":"RS256","kid":"old"})", {a, b}, "NoFittingKey");
    row("kid in other letters", R"({"alg":"RS256","kid":"RSA-A"})", {a, b}, "NoFittingKey");
    row("kid, one key of the set has none", R"({"alg":"RS256","kid":"old"})",
        {without(a, "kid"), b}, "NoFittingKey");
    row("kid, no key of the set has one", named, {without(b, "kid"), without(a, "kid")}, "Good");
    row("no kid", unnamed, {b, a}, "Good");
    row("empty kid", R"({"alg":"RS256","kid":""})", {b, a}, "Good");
    row("no kid on either side", unnamed, {without(b, "kid"), without(a, "kid")}, "Good");
    row("no kid, wrong keys", unnamed, {b}, "Bad");
    row("no kid, no key of the type", unnamed, {publicJwk(TestKey::P256A)}, "NoFittingKey");
    row("alg of the key is the token's", named, {with(a, "alg", "RS256")}, "Good");
    row("alg of the key is another", named, {with(a, "alg", "RS512")}, "NoFittingKey");
    row("alg of the key is PSS", named, {with(a, "alg", "PS256")}, "NoFittingKey");
    row("no keys", named, {}, "NoFittingKey");
}

void TestSignature::key_choice_followsKid()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, keySet);
    QFETCH(QString, outcome);
    QCOMPARE(check(signedToken("RS256", TestKey::RsaA, header, claims), keySet), outcome);
}

void TestSignature::key_choice_stopsAfterSixteen()
{
    const QByteArray token = tokenWithoutKid("ES256", TestKey::P256A);
    QList<QJsonObject> keys(15, publicJwk(TestKey::P256B));
    keys.append(publicJwk(TestKey::P256A));
    QCOMPARE(check(token, keySetJson(keys)), QStringLiteral("Good"));
    keys.prepend(publicJwk(TestKey::RsaA));
    QCOMPARE(check(token, keySetJson(keys)), QStringLiteral("Good"));
    keys.prepend(publicJwk(TestKey::P256B));
    QCOMPARE(check(token, keySetJson(keys)), QStringLiteral("Bad"));
}

void TestSignature::key_unusable_isFailed_data()
{
    QTest::addColumn<bool>("isRsa");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    const QByteArray exponent("\x01\x00\x01", 3);
    QTest::newRow("RSA without numbers") << true << QByteArray() << QByteArray();
    QTest::newRow("RSA 1024 bits") << true << QByteArray(128, '\xff') << exponent;
    QTest::newRow("RSA exponent 1") << true << QByteArray(256, '\xff') << QByteArray("\x01");
    QTest::newRow("EC without numbers") << false << QByteArray() << QByteArray();
    QTest::newRow("EC off the curve") << false << QByteArray(32, '\x01') << QByteArray(32, '\x02');
}

void TestSignature::key_unusable_isFailed()
{
    QFETCH(bool, isRsa);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    const PublicKey rsa{.modulus = first, .exponent = second};
    const PublicKey ec{
        .type = PublicKey::Type::Ec, .curve = QStringLiteral("P-256"), .x = first, .y = second};
    const QByteArray token = isRsa ? tokenWithoutKid("RS256", TestKey::RsaA)
                                   : tokenWithoutKid("ES256", TestKey::P256A);
    const KeySet keys{isRsa ? rsa : ec};
    QCOMPARE(named(checkSignature(readJwt(Secret(token)), keys, everyAlgorithm())),
        QStringLiteral("Failed"));
}

void TestSignature::key_unusableBesideWrongOne_isBad()
{
    const Jwt jwt = readJwt(Secret(tokenWithoutKid("RS256", TestKey::RsaA)));
    const Result<KeySet> wrong = readKeySet(keySetJson(QList<TestKey>{TestKey::RsaB}));
    QVERIFY_RESULT(wrong);
    const PublicKey unusable{.modulus = QByteArray(128, '\xff'), .exponent = QByteArray("\x03")};
    for (const KeySet &keys : {KeySet{wrong->first(), unusable}, KeySet{unusable, wrong->first()}})
        QCOMPARE(named(checkSignature(jwt, keys, everyAlgorithm())), QStringLiteral("Bad"));
}

void TestSignature::algorithm_notAllowed_isRefused_data()
{
    QTest::addColumn<QStringList>("allowed");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("others") << QStringList{QStringLiteral("PS256"), QStringLiteral("ES256")};
    QTest::newRow("other letters") << QStringList{QStringLiteral("rs256"), QStringLiteral("hs256")};
    QTest::newRow("longer") << QStringList{QStringLiteral("RS256 "), QStringLiteral("HS2567")};
}

void TestSignature::algorithm_notAllowed_isRefused()
{
    QFETCH(QStringList, allowed);
    const QByteArray keys = keySetJson(QList<TestKey>{TestKey::RsaA});
    QCOMPARE(check(tokenWithoutKid("RS256", TestKey::RsaA), keys, allowed),
        QStringLiteral("AlgorithmNotAllowed"));
    QCOMPARE(checkMac(macToken("HS256", secret, QJsonObject{}), secret, allowed),
        QStringLiteral("AlgorithmNotAllowed"));
}

void TestSignature::algorithm_unknown_isUnsupported_data()
{
    QTest::addColumn<QByteArray>("header");
    const auto row = [](const char *header) { QTest::newRow(header) << QByteArray(header); };
    row(R"({"alg":"none"})");
    row(R"({"alg":"None"})");
    row(R"({"alg":"rs256"})");
    row(R"({"alg":"RS256 "})");
    row(R"({"alg":"RS256\u0000"})");
    row(R"({"alg":"RS1"})");
    row(R"({"alg":"EdDSA"})");
    row(R"({"alg":"ES256K"})");
    row(R"({"alg":"RSA-OAEP"})");
    row(R"({"alg":"RS256","crit":["exp"],"exp":1})");
    row(R"({"alg":"RS256","crit":[]})");
    row(R"({"alg":"RS256","crit":null})");
    row(R"({"alg":"RS256","crit":["b64"],"b64":false})");
    row(R"({"alg":"HS256","crit":["exp"],"exp":1})");
}

void TestSignature::algorithm_unknown_isUnsupported()
{
    QFETCH(QByteArray, header);
    const QStringList allowed = everyAlgorithm()
        + QStringLiteral("none,None,rs256,RS256 ,RS1,EdDSA,ES256K,RSA-OAEP").split(u',');
    const QByteArray keys = keySetJson(QList<TestKey>{TestKey::RsaA});
    QCOMPARE(check(signedToken("RS256", TestKey::RsaA, header, claims), keys, allowed),
        QStringLiteral("UnsupportedAlgorithm"));
    QCOMPARE(checkMac(macToken("HS256", secret, header, claims), secret, allowed),
        QStringLiteral("UnsupportedAlgorithm"));
}

void TestSignature::token_noJws_isNotSigned_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("opaque") << QByteArray("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y");
    QTest::newRow("malformed") << QByteArray(tokenWithoutKid("RS256", TestKey::RsaA) + '=');
    QTest::newRow("JWE") << QByteArray(
        toBase64Url(R"({"alg":"RSA-OAEP","enc":"A256GCM"})") + ".a2V5.aXY.dGV4dA.dGFn");
}

void TestSignature::token_noJws_isNotSigned()
{
    QFETCH(QByteArray, token);
    QCOMPARE(check(token, {TestKey::RsaA}), QStringLiteral("NotSigned"));
    QCOMPARE(checkMac(token, secret), QStringLiteral("NotSigned"));
}

void TestSignature::errorQueue_afterFailures_isAsBefore()
{
    ERR_clear_error();
    const QList<TestKey> keys{TestKey::RsaA, TestKey::P256A};
    const QByteArray rsa = tokenWithoutKid("RS256", TestKey::RsaB);
    const QByteArray ec
        = withSignature(tokenWithoutKid("ES256", TestKey::P256A), QByteArray(64, '\0'));
    const QJsonObject offCurve
        = with(publicJwk(TestKey::P256A), "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    QCOMPARE(check(rsa, keys), QStringLiteral("Bad"));
    QCOMPARE(check(ec, keys), QStringLiteral("Bad"));
    QCOMPARE(check(ec, keySetJson(QList<QJsonObject>{offCurve})), QStringLiteral("NoFittingKey"));
    QCOMPARE(ERR_peek_error(), 0UL);

    ERR_raise(ERR_LIB_USER, 7);
    QCOMPARE(check(rsa, keys), QStringLiteral("Bad"));
    QCOMPARE(ERR_GET_REASON(ERR_peek_last_error()), 7);
    ERR_clear_error();
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestSignature)
#include "tst_signature.moc"
