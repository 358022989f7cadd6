// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/signingkey.h"

#include "tests/support/testcase.h"
#include "tests/support/testkeys.h"
#include "tests/unit/jose/signaturechecks.h"
#include "tests/unit/jose/vectors.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace rescind {

namespace {

Result<SigningKey> keyFrom(const QByteArray &pem)
{
    return SigningKey::fromPem(Secret(pem));
}

PublicKey onlyKeyOf(const QByteArray &jwk)
{
    return readKeySet("{\"keys\":[" + jwk + "]}").value().constFirst();
}

QByteArray member(const char *jwk, const char *name)
{
    return QJsonDocument::fromJson(jwk)
        .object()
        .value(QLatin1StringView(name))
        .toString()
        .toLatin1();
}

//! A pair of marks around nothing sensible.
QByteArray block(const QByteArray &label, const QByteArray &base64)
{
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
}

} // namespace

class TestSigningKey final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void key_signsWhatOurCheckAccepts_data();
    void key_signsWhatOurCheckAccepts();
    void key_signsOnlyWithItsOwnAlgorithms();
    void rfc7515_signatureIsReproduced();
    void rfc7638_thumbprintIsReproduced();
    void generatedKey_survivesItsPem();
    void algorithm_isTheFirstThatIsAnnounced();
    void unusableKey_isRefusedWithItsReason_data();
    void unusableKey_isRefusedWithItsReason();
    void otherBlocks_arePassedOver();
};

void TestSigningKey::key_signsWhatOurCheckAccepts_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<PemForm>("form");
    QTest::addColumn<QString>("algorithm");
    const auto rows = [](const char *kind, const QStringList &algorithms) {
        for (const PemForm form : {PemForm::Pkcs8, PemForm::Traditional}) {
            for (const QString &algorithm : algorithms) {
                QTest::addRow("%s, %s, %s", kind, form == PemForm::Pkcs8 ? "PKCS#8" : "traditional",
                    qPrintable(algorithm))
                    << QByteArray(kind) << form << algorithm;
            }
        }
    };
    rows("RSA2048", u"RS256 RS384 RS512 PS256 PS384 PS512"_s.split(u' '));
    rows("P-256", {u"ES256"_s});
    rows("P-384", {u"ES384"_s});
    rows("P-521", {u"ES512"_s});
}

void TestSigningKey::key_signsWhatOurCheckAccepts()
{
    QFETCH(QByteArray, kind);
    QFETCH(PemForm, form);
    QFETCH(QString, algorithm);
    const auto key = keyFrom(freshKeyPem(kind, form));
    QVERIFY_RESULT(key);
    QVERIFY(key->algorithms().contains(algorithm));
    const QJsonObject claims{{u"sub"_s, u"alice"_s}};
    const Secret token = key->sign(algorithm, {{u"typ"_s, u"JWT"_s}}, claims);
    const QByteArray keys = keySetJson(QList<QJsonObject>{jsonWebKey(key->publicKey())});
    QCOMPARE(check(token.reveal(), keys, {algorithm}), u"Good"_s);
    const Jwt jwt = readJwt(token);
    QCOMPARE(jwt.claims, claims);
    QCOMPARE(jwt.header, (QJsonObject{{u"alg"_s, algorithm}, {u"typ"_s, u"JWT"_s}}));

    QByteArray spoiled = token.reveal();
    char &letter = spoiled[spoiled.lastIndexOf('.') - 4];
    letter = letter == 'A' ? 'B' : 'A';
    QVERIFY(check(spoiled, keys, {algorithm}) != u"Good"_s);
}

void TestSigningKey::key_signsOnlyWithItsOwnAlgorithms()
{
    const auto key = keyFrom(freshKeyPem("P-256"));
    QVERIFY_RESULT(key);
    for (const QString &algorithm : {u"ES384"_s, u"RS256"_s, u"HS256"_s, u"none"_s, QString()}) {
        QVERIFY(key->signatureOver("x"_ba, algorithm).isEmpty());
        QVERIFY(key->sign(algorithm, {}, {}).isEmpty());
    }
}

void TestSigningKey::rfc7515_signatureIsReproduced()
{
    const auto key = keyFrom(rsaKeyPem(member(vectors::rfc7515Rs256Key, "n"), "AQAB",
        vectors::rfc7515Rs256PrivateExponent, vectors::rfc7515Rs256PrimeP,
        vectors::rfc7515Rs256PrimeQ));
    QVERIFY_RESULT(key);
    const QByteArray token(vectors::rfc7515Rs256);
    QCOMPARE(
        key->signatureOver(token.left(token.lastIndexOf('.')), u"RS256"_s), signatureIn(token));
}

void TestSigningKey::rfc7638_thumbprintIsReproduced()
{
    const auto keys = readKeySet(vectors::rfc7517KeySet);
    QVERIFY_RESULT(keys);
    // The set's other key is for encryption and is left out.
    QCOMPARE(thumbprint(keys->constLast()), QByteArray(vectors::rfc7638Thumbprint));
    QCOMPARE(thumbprint(onlyKeyOf(vectors::rfc9449Key)), QByteArray(vectors::rfc9449Thumbprint));
}

void TestSigningKey::generatedKey_survivesItsPem()
{
    const auto key = SigningKey::generate();
    QVERIFY_RESULT(key);
    QCOMPARE(key->algorithms(), QStringList{u"ES256"_s});
    const auto again = SigningKey::fromPem(key->toPem());
    QVERIFY_RESULT(again);
    QCOMPARE(thumbprint(again->publicKey()), thumbprint(key->publicKey()));
    QVERIFY(thumbprint(SigningKey::generate()->publicKey()) != thumbprint(key->publicKey()));
}

void TestSigningKey::algorithm_isTheFirstThatIsAnnounced()
{
    const auto rsa = keyFrom(freshKeyPem("RSA2048"));
    QVERIFY_RESULT(rsa);
    QCOMPARE(rsa->algorithmAmong({}), u"RS256"_s);
    QCOMPARE(rsa->algorithmAmong({u"ES256"_s, u"PS256"_s, u"RS256"_s}), u"RS256"_s);
    QCOMPARE(rsa->algorithmAmong({u"ES256"_s, u"PS256"_s}), u"PS256"_s);
    QCOMPARE(rsa->algorithmAmong({u"ES256"_s, u"HS256"_s}), QString());
}

void TestSigningKey::unusableKey_isRefusedWithItsReason_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &pem, const char *code) {
        QTest::newRow(name) << pem << QString::fromLatin1(code);
    };
    const QByteArray good = freshKeyPem("P-256");
    row("nothing", {}, "missing");
    row("words", "my key", "not_pem");
    row("a megabyte", QByteArray(1024 * 1024, 'A'), "not_pem");
    row("cut off", good.left(good.size() / 2), "not_pem");
    row("a secret", "0123456789abcdef0123456789abcdef", "not_pem");
    row("a JWK", R"({"kty":"EC","crv":"P-256","d":"AA"})", "not_pem");
    row("no base64", block("PRIVATE KEY", "***"), "not_pem");
    row("public key", freshKeyPem("P-256", PemForm::Public), "not_private");
    row("certificate", block("CERTIFICATE", "MIIB"), "not_private");
    row("no DER", block("PRIVATE KEY", "AAAA"), "broken");
    row("EC key labelled RSA",
        freshKeyPem("P-256", PemForm::Traditional).replace("EC PRIVATE", "RSA PRIVATE"), "broken");
    row("encrypted, PKCS#8", freshKeyPem("RSA2048", PemForm::EncryptedPkcs8), "encrypted");
    row("encrypted, PKCS#1", freshKeyPem("RSA2048", PemForm::EncryptedTraditional), "encrypted");
    row("encrypted, SEC 1", freshKeyPem("P-256", PemForm::EncryptedTraditional), "encrypted");
    row("two keys", good + freshKeyPem("P-256"), "several");
    row("RSA 1024", freshKeyPem("RSA1024"), "too_small");
    row("Ed25519", freshKeyPem("ED25519"), "unsupported");
    row("secp256k1", freshKeyPem("secp256k1"), "unsupported");
    row("OpenSSH", block("OPENSSH PRIVATE KEY", "b3BlbnNzaC1rZXk="), "unsupported");
}

void TestSigningKey::unusableKey_isRefusedWithItsReason()
{
    QFETCH(QByteArray, pem);
    const auto key = keyFrom(pem);
    QVERIFY(!key);
    QCOMPARE(key.error().reason, Reason::InvalidProfile);
    QCOMPARE(key.error().subject, u"clientKey"_s);
    QTEST(key.error().code, "code");
    QVERIFY(key.error().serverText.isEmpty());
}

void TestSigningKey::otherBlocks_arePassedOver()
{
    const QByteArray key = freshKeyPem("P-256", PemForm::Traditional);
    const QByteArray bag = "Bag Attributes\r\n    friendlyName: app\r\n"
        + block("EC PARAMETERS", "BggqhkjOPQMBBw==") + key + block("CERTIFICATE", "MIIB");
    QVERIFY_RESULT(keyFrom(bag));
    QVERIFY_RESULT(keyFrom(QByteArray(key).replace("\n", "\r\n")));
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestSigningKey)
#include "tst_signingkey.moc"
