// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcase.h"
#include "tests/unit/jose/signaturechecks.h"
#include "tests/unit/jose/vectors.h"

namespace rescind {

namespace {

const QByteArray secret("a client secret of 32 characters");

} // namespace

class TestHmac final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void vector_ofRfc_isGood_data();
    void vector_ofRfc_isGood();
    void token_byQt_isGood_data();
    void token_byQt_isGood();
    void mac_withPublicKey_isNeverGood();
    void mac_wrong_isNotGood_data();
    void mac_wrong_isNotGood();
};

void TestHmac::vector_ofRfc_isGood_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("RFC 7515 A.1") << QByteArray(vectors::rfc7515Hs256)
                                  << QByteArray(vectors::rfc7515Hs256Key);
    QTest::newRow("RFC 7520 4.4") << QByteArray(vectors::rfc7520Hs256)
                                  << QByteArray(vectors::rfc7520Hs256Key);
}

void TestHmac::vector_ofRfc_isGood()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, key);
    const QByteArray bytes = fromBase64Url(key).value_or("");
    QCOMPARE(checkMac(token, bytes), QStringLiteral("Good"));
    QCOMPARE(checkMac(token, bytes.chopped(1)), QStringLiteral("Bad"));
    QCOMPARE(checkMac(token, key), QStringLiteral("Bad"));
}

void TestHmac::token_byQt_isGood_data()
{
    QTest::addColumn<QByteArray>("algorithm");
    QTest::addColumn<QByteArray>("key");
    for (const char *const algorithm : {"HS256", "HS384", "HS512"}) {
        for (const int size : {1, 32, 64, 65, 128, 129, 500}) {
            QTest::addRow("%s, %d bytes", algorithm, size)
                << QByteArray(algorithm) << QByteArray(size, '\xa5');
        }
    }
}

void TestHmac::token_byQt_isGood()
{
    QFETCH(QByteArray, algorithm);
    QFETCH(QByteArray, key);
    const QByteArray token = macToken(algorithm, key, QJsonObject{});
    QCOMPARE(checkMac(token, key), QStringLiteral("Good"));
}

void TestHmac::mac_withPublicKey_isNeverGood()
{
    // The attack: the public key's own bytes as the secret of a MAC.
    const QJsonObject jwk = publicJwk(TestKey::RsaA);
    const QByteArray modulus = jwk.value(QLatin1StringView("n")).toString().toLatin1();
    const QByteArray keySet = keySetJson(QList<QJsonObject>{jwk});
    for (const QByteArray &key : {modulus, fromBase64Url(modulus).value_or(""), keySet}) {
        const QByteArray token = macToken("HS256", key, QJsonObject{});
        QCOMPARE(check(token, keySet), QStringLiteral("UnsupportedAlgorithm"));
        QCOMPARE(
            check(token, keySet, {QStringLiteral("RS256")}), QStringLiteral("AlgorithmNotAllowed"));
    }
    QCOMPARE(checkMac(signedToken("RS256", TestKey::RsaA, QJsonObject{}), modulus),
        QStringLiteral("UnsupportedAlgorithm"));
}

void TestHmac::mac_wrong_isNotGood_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("outcome");
    const QString bad = QStringLiteral("Bad");
    const QByteArray token = macToken("HS256", secret, QJsonObject{});
    const QByteArray mac = signatureIn(token);
    QTest::newRow("another secret") << token << QByteArray(secret + 'x') << bad;
    QTest::newRow("no secret") << token << QByteArray() << QStringLiteral("NoFittingKey");
    QTest::newRow("1 MB secret") << token << QByteArray(1024 * 1024, 'x')
                                 << QStringLiteral("Failed");
    QTest::newRow("cut") << withSignature(token, mac.chopped(1)) << secret << bad;
    QTest::newRow("half") << withSignature(token, mac.first(16)) << secret << bad;
    QTest::newRow("longer") << withSignature(token, mac + '\0') << secret << bad;
    QTest::newRow("HS384 called HS256")
        << macToken("HS384", secret, R"({"alg":"HS256"})", "{}") << secret << bad;
    QTest::newRow("HS256 called HS512")
        << macToken("HS256", secret, R"({"alg":"HS512"})", "{}") << secret << bad;
}

void TestHmac::mac_wrong_isNotGood()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, key);
    QFETCH(QString, outcome);
    QCOMPARE(checkMac(token, key), outcome);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestHmac)
#include "tst_hmac.moc"
