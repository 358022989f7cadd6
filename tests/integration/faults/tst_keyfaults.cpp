// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/faults/faultsuite.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace rescind;
using namespace Qt::StringLiterals;

//! Key sets that are odd, hostile, or change.
class tst_KeyFaults final : public FaultSuite
{
    Q_OBJECT

protected:
    void addRows() override;

private:
    void addKeys(const QByteArray &name, const QByteArray &set, const QByteArray &expected,
        int requests = 1, qint64 bytes = 512 * 1024)
    {
        add({.name = name,
            .at = At::Keys,
            .arm = always(answerJson(set)),
            .expected = expected,
            .requests = requests,
            .bytes = bytes});
    }
    void addOddOnes();
    void addMany();
    void addRotations();
};

namespace {

const QByteArray refused = "Protocol IdTokenRejected (signature)";

QJsonObject with(QJsonObject jwk, const QString &member, const QJsonValue &value)
{
    jwk[member] = value;
    return jwk;
}

QByteArray manyOf(const QByteArray &jwk)
{
    QByteArray set = "{\"keys\":[" + jwk;
    for (int i = 1; i < 10000; ++i)
        set += ',' + jwk;
    return set + "]}";
}

//! From now on ID tokens are signed with a key that the first key set has not.
void rotate(FaultRun &run)
{
    run.provider.makeIdToken
        = [](const QJsonObject &claims) { return signedToken("RS256", TestKey::RsaB, claims); };
}

} // namespace

void tst_KeyFaults::addRows()
{
    addOddOnes();
    addMany();
    addRotations();
}

void tst_KeyFaults::addOddOnes()
{
    const QJsonObject right = publicJwk(TestKey::RsaA);
    const QJsonObject wrong = publicJwk(TestKey::RsaB);
    const QString kid = keyIdOf(TestKey::RsaA);
    addKeys("unknown types besides",
        keySetJson({QJsonObject{{u"kty"_s, u"OKP"_s}, {u"crv"_s, u"Ed25519"_s}, {u"x"_s, u"AA"_s}},
            QJsonObject{{u"kty"_s, u"oct"_s}, {u"k"_s, u"AAAA"_s}, {u"kid"_s, kid}},
            QJsonObject{{u"kty"_s, 7}}, QJsonObject(), right}),
        "signed in");
    addKeys("no kid", keySetJson({with(right, u"kid"_s, QJsonValue::Undefined)}), "signed in");
    addKeys("two with one kid", keySetJson({with(wrong, u"kid"_s, kid), right}), "signed in");
    addKeys("only for encryption", keySetJson({with(right, u"use"_s, u"enc"_s)}), refused, 2);
    addKeys("for another algorithm", keySetJson({with(right, u"alg"_s, u"PS256"_s)}), refused, 2);
    addKeys("another's key under this kid", keySetJson({with(wrong, u"kid"_s, kid)}), refused);
    addKeys("a modulus of 8 bits", keySetJson({with(right, u"n"_s, u"_w"_s)}), refused, 2);
    addKeys("a private key", keySetJson({with(right, u"d"_s, u"AQAB"_s)}), "signed in");
    addKeys("no keys", "{\"keys\":[]}", refused, 2);
    addKeys("keys is no list", "{\"keys\":{}}", "signed in, unchecked");
    addKeys("keys is missing", "{}", "signed in, unchecked");
    addKeys("kid twice in one key", "{\"keys\":[{\"kid\":\"a\",\"kid\":\"b\",\"kty\":\"oct\"}]}",
        "signed in, unchecked");
}

void tst_KeyFaults::addMany()
{
    addKeys("10,000 of no use", manyOf("{\"kty\":\"oct\"}"), refused, 2);
    const QByteArray jwk = QJsonDocument(publicJwk(TestKey::RsaB)).toJson(QJsonDocument::Compact);
    addKeys("10,000 of RSA", manyOf(jwk), "signed in, unchecked", 1, 12 * 1024 * 1024);
    // Without kids all of them are in question; only a few are tried.
    QList<QJsonObject> hundreds;
    for (int i = 0; i < 500; ++i)
        hundreds.append(with(publicJwk(TestKey::RsaB), u"kid"_s, QJsonValue::Undefined));
    addKeys("500 without kid", keySetJson(hundreds), refused);
}

void tst_KeyFaults::addRotations()
{
    const QByteArray old = keySetJson(QList<TestKey>{TestKey::RsaA});
    const QByteArray both = keySetJson(QList<TestKey>{TestKey::RsaA, TestKey::RsaB});
    add({.name = "a new key, known at the second asking",
        .at = At::Keys,
        .arm =
            [old, both](FaultRun &run) {
                rotate(run);
                run.misbehave({answerJson(old), answerJson(both)});
            },
        .expected = "signed in",
        .requests = 2});
    add({.name = "a key that never appears",
        .at = At::Keys,
        .arm =
            [old](FaultRun &run) {
                rotate(run);
                run.misbehave(answerJson(old));
            },
        .expected = refused,
        .requests = 2,
        .revoked = 2});
    add({.name = "a new key, and no second answer",
        .at = At::Keys,
        .arm =
            [old](FaultRun &run) {
                rotate(run);
                run.misbehave({answerJson(old), answer(500)});
            },
        .expected = refused,
        .requests = 2,
        .revoked = 2});
    add({.name = "a new key at the refresh",
        .at = At::Refresh,
        .arm =
            [both](FaultRun &run) {
                rotate(run);
                run.provider.server.on(HonestProvider::keysPath, answerJson(both));
            },
        .expected = "refreshed",
        .requests = 1});
}

QTEST_GUILESS_MAIN(tst_KeyFaults)
#include "tst_keyfaults.moc"
