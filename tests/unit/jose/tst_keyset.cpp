// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/keyset.h"

#include "core/jose/jwt.h"
#include "tests/support/signing.h"
#include "tests/support/testcase.h"
#include "tests/unit/jose/vectors.h"

#include <QtCore/QJsonArray>

namespace rescind {

namespace {

QJsonObject with(QJsonObject jwk, const char *name, const QJsonValue &value)
{
    jwk.insert(QLatin1StringView(name), value);
    return jwk;
}

QJsonObject with(const QJsonObject &jwk, const char *name, const QByteArray &bytes)
{
    return with(jwk, name, QJsonValue(QString::fromLatin1(toBase64Url(bytes))));
}

QJsonObject without(QJsonObject jwk, const char *name)
{
    jwk.remove(QLatin1StringView(name));
    return jwk;
}

QByteArray bytesIn(const QJsonObject &jwk, const char *name)
{
    return fromBase64Url(jwk.value(QLatin1StringView(name)).toString().toLatin1()).value_or("");
}

QByteArray changed(QByteArray bytes, qsizetype position)
{
    bytes[position] = static_cast<char>(bytes[position] ^ 1);
    return bytes;
}

//! An odd number of exactly so many bits.
QByteArray modulusOf(int bits)
{
    QByteArray bytes((bits + 7) / 8, '\xff');
    bytes[0] = static_cast<char>((1 << ((bits - 1) % 8 + 1)) - 1);
    return bytes;
}

QJsonValue text(const char *value)
{
    return QJsonValue(QLatin1StringView(value));
}

} // namespace

class TestKeySet final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void set_ofRfc7517_keepsTheSigningKey();
    void key_fit_isKept_data();
    void key_fit_isKept();
    void key_unfit_isLeftOutAlone_data();
    void key_unfit_isLeftOutAlone();
    void set_ofAllKinds_keepsOrderAndMembers();
    void set_sameKidTwice_keepsBoth();
    void document_noKeySet_isAnError_data();
    void document_noKeySet_isAnError();
};

void TestKeySet::set_ofRfc7517_keepsTheSigningKey()
{
    const Result<KeySet> keys = readKeySet(vectors::rfc7517KeySet);
    QVERIFY_RESULT(keys);
    QCOMPARE(keys->size(), 1);
    QCOMPARE(keys->first().keyId, QStringLiteral("2011-04-29"));
    QCOMPARE(keys->first().algorithm, QStringLiteral("RS256"));
    QVERIFY(keys->first().type == PublicKey::Type::Rsa);
    QCOMPARE(keys->first().modulus.size(), 256);
    QCOMPARE(keys->first().exponent, QByteArray("\x01\x00\x01", 3));
}

void TestKeySet::key_fit_isKept_data()
{
    QTest::addColumn<QJsonObject>("jwk");
    const QJsonObject rsa = publicJwk(TestKey::RsaA);
    const QJsonObject ec = publicJwk(TestKey::P256A);
    QTest::newRow("RSA") << rsa;
    QTest::newRow("P-256") << ec;
    QTest::newRow("P-384") << publicJwk(TestKey::P384);
    QTest::newRow("P-521") << publicJwk(TestKey::P521);
    QTest::newRow("without use") << without(rsa, "use");
    QTest::newRow("without kid") << without(rsa, "kid");
    QTest::newRow("alg RS256") << with(rsa, "alg", text("RS256"));
    QTest::newRow("alg PS512") << with(rsa, "alg", text("PS512"));
    QTest::newRow("alg ES256") << with(ec, "alg", text("ES256"));
    QTest::newRow("key_ops verify") << with(rsa, "key_ops", QJsonArray{text("verify")});
    QTest::newRow("key_ops sign and verify")
        << with(rsa, "key_ops", QJsonArray{text("sign"), text("verify")});
    QTest::newRow("private exponent") << with(rsa, "d", QByteArray("secret"));
    QTest::newRow("unknown members") << with(rsa, "x5c", QJsonArray{text("MII")});
    QTest::newRow("exponent 3") << with(rsa, "e", QByteArray("\x03"));
    QTest::newRow("exponent 2^32-1") << with(rsa, "e", QByteArray("\xff\xff\xff\xff"));
    QTest::newRow("modulus after a zero") << with(rsa, "n", '\0' + bytesIn(rsa, "n"));
    QTest::newRow("modulus of 2048 bits") << with(rsa, "n", modulusOf(2048));
    QTest::newRow("modulus of 16384 bits") << with(rsa, "n", modulusOf(16384));
}

void TestKeySet::key_fit_isKept()
{
    QFETCH(QJsonObject, jwk);
    const Result<KeySet> keys = readKeySet(keySetJson(QList<QJsonObject>{jwk}));
    QVERIFY_RESULT(keys);
    QCOMPARE(keys->size(), 1);
}

void TestKeySet::key_unfit_isLeftOutAlone_data()
{
    QTest::addColumn<QJsonObject>("jwk");
    const auto row = [](const char *name, const QJsonObject &jwk) { QTest::newRow(name) << jwk; };
    const QJsonObject rsa = publicJwk(TestKey::RsaA);
    const QJsonObject ec = publicJwk(TestKey::P256A);
    const QByteArray x = bytesIn(ec, "x");
    const QByteArray y = bytesIn(ec, "y");

    row("empty", {});
    row("oct", {{QStringLiteral("kty"), text("oct")}, {QStringLiteral("k"), text("AAAA")}});
    row("oct with n and e", with(rsa, "kty", text("oct")));
    row("OKP", with(with(ec, "kty", text("OKP")), "crv", text("Ed25519")));
    row("kty in small letters", with(rsa, "kty", text("rsa")));
    row("kty a number", with(rsa, "kty", 1));
    row("use enc", with(rsa, "use", text("enc")));
    row("use unknown", with(rsa, "use", text("tls")));
    row("use a number", with(rsa, "use", 1));
    row("key_ops encrypt", with(rsa, "key_ops", QJsonArray{text("encrypt")}));
    row("key_ops sign", with(rsa, "key_ops", QJsonArray{text("sign")}));
    row("key_ops empty", with(rsa, "key_ops", QJsonArray{}));
    row("key_ops a string", with(rsa, "key_ops", text("verify")));
    row("kid a number", with(rsa, "kid", 1));
    row("alg a number", with(rsa, "alg", 256));
    row("alg for encryption", with(rsa, "alg", text("RSA-OAEP")));
    row("alg HS256", with(rsa, "alg", text("HS256")));
    row("alg none", with(rsa, "alg", text("none")));
    row("alg ES256 on RSA", with(rsa, "alg", text("ES256")));
    row("alg RS256 on EC", with(ec, "alg", text("RS256")));
    row("alg of another curve", with(ec, "alg", text("ES384")));

    row("RSA without n", without(rsa, "n"));
    row("RSA without e", without(rsa, "e"));
    row("RSA n a number", with(rsa, "n", 1));
    row("RSA n standard base64", with(rsa, "n", text("+/+/")));
    row("RSA n padded",
        with(rsa, "n", QJsonValue(rsa.value(QLatin1StringView("n")).toString() + u'=')));
    row("RSA n not ASCII", with(rsa, "n", QJsonValue(QStringLiteral("é").repeated(400))));
    row("RSA 2047 bits", with(rsa, "n", modulusOf(2047)));
    row("RSA 1024 bits", with(rsa, "n", modulusOf(1024)));
    row("RSA 512 bits after zeros", with(rsa, "n", QByteArray(300, '\0') + modulusOf(512)));
    row("RSA 16385 bits", with(rsa, "n", modulusOf(16385)));
    row("RSA 100 KB", with(rsa, "n", QByteArray(100 * 1024, '\xff')));
    row("RSA n even", with(rsa, "n", bytesIn(rsa, "n").chopped(1) + '\x10'));
    row("RSA n zero", with(rsa, "n", QByteArray(256, '\0')));
    row("RSA e zero", with(rsa, "e", QByteArray(1, '\0')));
    row("RSA e one", with(rsa, "e", QByteArray("\x01")));
    row("RSA e one after zeros", with(rsa, "e", QByteArray("\0\0\x01", 3)));
    row("RSA e even", with(rsa, "e", QByteArray("\x01\x00\x02", 3)));
    row("RSA e above 2^32", with(rsa, "e", QByteArray("\x01\x00\x00\x00\x01", 5)));
    row("RSA e huge", with(rsa, "e", QByteArray(256, '\x7f')));

    row("EC without x", without(ec, "x"));
    row("EC without y", without(ec, "y"));
    row("EC without crv", without(ec, "crv"));
    row("EC unknown curve", with(ec, "crv", text("secp256k1")));
    row("EC curve by another name", with(ec, "crv", text("prime256v1")));
    row("EC another curve of this size", with(ec, "crv", text("brainpoolP256r1")));
    row("EC another curve", with(ec, "crv", text("P-384")));
    row("EC x too short", with(ec, "x", x.chopped(1)));
    row("EC x too long", with(ec, "x", '\0' + x));
    row("EC y too short", with(ec, "y", y.chopped(1)));
    row("EC y too long", with(ec, "y", '\0' + y));
    row("EC not on the curve, x", with(ec, "x", changed(x, 5)));
    row("EC not on the curve, y", with(ec, "y", changed(y, 31)));
    row("EC x and y swapped", with(with(ec, "x", y), "y", x));
    row("EC zero", with(with(ec, "x", QByteArray(32, '\0')), "y", QByteArray(32, '\0')));
    row("EC above the field", with(ec, "x", QByteArray(32, '\xff')));
}

void TestKeySet::key_unfit_isLeftOutAlone()
{
    QFETCH(QJsonObject, jwk);
    const QJsonObject good = publicJwk(TestKey::RsaB);
    const Result<KeySet> keys = readKeySet(keySetJson(QList<QJsonObject>{jwk, good}));
    QVERIFY_RESULT(keys);
    QCOMPARE(keys->size(), 1);
    QCOMPARE(keys->first().keyId, keyIdOf(TestKey::RsaB));
}

void TestKeySet::set_ofAllKinds_keepsOrderAndMembers()
{
    const QList<TestKey> kinds{TestKey::P521, TestKey::RsaA, TestKey::P256A, TestKey::P384};
    const Result<KeySet> keys = readKeySet(keySetJson(kinds));
    QVERIFY_RESULT(keys);
    QCOMPARE(keys->size(), kinds.size());
    for (qsizetype i = 0; i < kinds.size(); ++i)
        QCOMPARE(keys->at(i).keyId, keyIdOf(kinds[i]));
    QCOMPARE(keys->at(0).curve, QStringLiteral("P-521"));
    QCOMPARE(keys->at(0).x.size(), 66);
    QCOMPARE(keys->at(1).modulus, bytesIn(publicJwk(TestKey::RsaA), "n"));
    QCOMPARE(keys->at(2).y, bytesIn(publicJwk(TestKey::P256A), "y"));
    QCOMPARE(keys->at(3).use, QStringLiteral("sig"));
}

void TestKeySet::set_sameKidTwice_keepsBoth()
{
    const QJsonObject other = with(publicJwk(TestKey::RsaB), "kid", text("rsa-a"));
    const Result<KeySet> keys
        = readKeySet(keySetJson(QList<QJsonObject>{publicJwk(TestKey::RsaA), other}));
    QVERIFY_RESULT(keys);
    QCOMPARE(keys->size(), 2);
}

void TestKeySet::document_noKeySet_isAnError_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Reason>("reason");
    const QByteArray set = keySetJson(QList<TestKey>{TestKey::RsaA});
    QTest::newRow("empty") << QByteArray() << Reason::NotJson;
    QTest::newRow("HTML") << QByteArray("<html></html>") << Reason::NotJson;
    QTest::newRow("cut") << set.chopped(3) << Reason::NotJson;
    QTest::newRow("not UTF-8") << QByteArray("{\"keys\":[],\"a\":\"\xff\"}") << Reason::NotJson;
    QTest::newRow("1 MB") << QByteArray("{\"keys\":[]}" + QByteArray(1024 * 1024, ' '))
                          << Reason::TooLarge;
    QTest::newRow("array") << QByteArray("[]") << Reason::MalformedAnswer;
    QTest::newRow("no keys") << QByteArray("{}") << Reason::MalformedAnswer;
    QTest::newRow("keys an object") << QByteArray(R"({"keys":{}})") << Reason::MalformedAnswer;
    QTest::newRow("keys null") << QByteArray(R"({"keys":null})") << Reason::MalformedAnswer;
    QTest::newRow("keys a string") << QByteArray(R"({"keys":"[]"})") << Reason::MalformedAnswer;
    QTest::newRow("keys twice") << QByteArray(R"({"keys":[],"keys":[]})")
                                << Reason::MalformedAnswer;
    QTest::newRow("member of a key twice")
        << QByteArray(R"({"keys":[{"kty":"RSA","kty":"EC"}]})") << Reason::MalformedAnswer;
    QTest::newRow("too deep") << QByteArray(
        "{\"keys\":" + QByteArray(100, '[') + QByteArray(100, ']') + '}')
                              << Reason::MalformedAnswer;
}

void TestKeySet::document_noKeySet_isAnError()
{
    QFETCH(QByteArray, json);
    QFETCH(Reason, reason);
    const Result<KeySet> keys = readKeySet(json);
    QVERIFY(!keys.has_value());
    QCOMPARE(keys.error().kind, ErrorKind::Protocol);
    QCOMPARE(keys.error().stage, Stage::Keys);
    QCOMPARE(keys.error().reason, reason);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestKeySet)
#include "tst_keyset.moc"
