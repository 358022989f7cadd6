// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/faults/faultsuite.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace rescind;
using namespace Qt::StringLiterals;

//! ID tokens that are not ours, not theirs, or none. What came with a refused one is revoked again.
class tst_IdTokenFaults final : public FaultSuite
{
    Q_OBJECT

protected:
    void addRows() override;

private:
    using Make = std::function<QByteArray(const QJsonObject &claims)>;

    void addToken(const QByteArray &name, const Make &make, const QByteArray &failed)
    {
        const bool good = failed.isEmpty();
        const QByteArray refusal = "Protocol IdTokenRejected (" + failed + ')';
        add({.name = name,
            .at = At::Code,
            .arm = [make](FaultRun &run) { run.provider.makeIdToken = make; },
            .expected = good ? QByteArray("signed in") : refusal,
            .requests = 1,
            .revoked = good ? 0 : 2,
            .bytes = 2 * 1024 * 1024});
    }
    void addClaim(const QByteArray &name, const QString &member, const QJsonValue &value,
        const QByteArray &failed);
    void addAlgorithms();
    void addShapes();
    void addClaims();
    void addRefreshed();
};

namespace {

QByteArray payloadOf(const QJsonObject &claims)
{
    return QJsonDocument(claims).toJson(QJsonDocument::Compact);
}

qint64 inSeconds(qint64 seconds)
{
    return QDateTime::currentSecsSinceEpoch() + seconds;
}

} // namespace

void tst_IdTokenFaults::addRows()
{
    addAlgorithms();
    addShapes();
    addClaims();
    addRefreshed();
}

void tst_IdTokenFaults::addClaim(const QByteArray &name, const QString &member,
    const QJsonValue &value, const QByteArray &failed)
{
    addToken(
        name,
        [member, value](QJsonObject claims) {
            claims[member] = value;
            return signedToken("RS256", TestKey::RsaA, claims);
        },
        failed);
}

void tst_IdTokenFaults::addAlgorithms()
{
    addToken(
        "alg none",
        [](const QJsonObject &claims) -> QByteArray {
            return compactToken("{\"alg\":\"none\"}", payloadOf(claims), {});
        },
        "signature, at_hash");
    addToken(
        "alg None, with a signature",
        [](const QJsonObject &claims) -> QByteArray {
            return signedToken("RS256", TestKey::RsaA, "{\"alg\":\"None\"}", payloadOf(claims));
        },
        "signature, at_hash");
    // The classic: the public key, which everybody has, as the secret of an HMAC.
    addToken(
        "RS256 to HS256, modulus",
        [](const QJsonObject &claims) -> QByteArray {
            return macToken(
                "HS256", publicJwk(TestKey::RsaA).value(u"n"_s).toString().toLatin1(), claims);
        },
        "signature");
    addToken(
        "RS256 to HS256, JWK",
        [](const QJsonObject &claims) -> QByteArray {
            return macToken("HS256", payloadOf(publicJwk(TestKey::RsaA)), claims);
        },
        "signature");
    addToken("HS256 with the app secret",
        [](const QJsonObject &claims) -> QByteArray {
            return macToken("HS256", HonestProvider::clientSecret().reveal(), claims);
        },
        {});
    addToken(
        "HS384, not allowed",
        [](QJsonObject claims) {
            claims.remove(u"at_hash"_s);
            return macToken("HS384", HonestProvider::clientSecret().reveal(), claims);
        },
        "signature");
    addToken("ES256",
        [](const QJsonObject &claims) -> QByteArray {
            return signedToken("ES256", TestKey::P256A, claims);
        },
        {});
    addToken(
        "ES256, signature as DER",
        [](const QJsonObject &claims) -> QByteArray {
            return signedToken("ES256", TestKey::P256A, "{\"alg\":\"ES256\"}", payloadOf(claims),
                {.derSignature = true});
        },
        "signature");
    addToken(
        "PS256, not announced",
        [](const QJsonObject &claims) -> QByteArray {
            return signedToken("PS256", TestKey::RsaA, claims);
        },
        "signature");
    addToken(
        "crit",
        [](const QJsonObject &claims) -> QByteArray {
            return signedToken("RS256", TestKey::RsaA,
                "{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"b64\":true}", payloadOf(claims));
        },
        "signature");
    addToken(
        "kid of another type",
        [](const QJsonObject &claims) -> QByteArray {
            return signedToken(
                "RS256", TestKey::RsaA, "{\"alg\":\"RS256\",\"kid\":7}", payloadOf(claims));
        },
        "signature, iss, sub, aud, exp, iat, nonce");
    addToken(
        "key in its own header",
        [](const QJsonObject &claims) -> QByteArray {
            const QJsonObject header{{u"alg"_s, u"RS256"_s}, {u"jwk"_s, publicJwk(TestKey::RsaB)},
                {u"kid"_s, keyIdOf(TestKey::RsaA)}};
            return signedToken("RS256", TestKey::RsaB, payloadOf(header), payloadOf(claims));
        },
        "signature");
}

void tst_IdTokenFaults::addShapes()
{
    const QByteArray everything = "signature, iss, sub, aud, exp, iat, nonce";
    addToken(
        "five parts",
        [](const QJsonObject &) -> QByteArray {
            return toBase64Url("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}") + "..AAAA.AAAA.AAAA";
        },
        everything);
    addToken(
        "two parts",
        [](const QJsonObject &claims) -> QByteArray {
            return signedToken("RS256", TestKey::RsaA, claims).split('.').first(2).join('.');
        },
        everything);
    addToken(
        "1 MB",
        [](QJsonObject claims) {
            claims[u"x"_s] = QString(700 * 1000, u'x');
            return signedToken("RS256", TestKey::RsaA, claims);
        },
        everything);
    addToken(
        "opaque", [](const QJsonObject &) -> QByteArray { return QByteArray("abcdef"); },
        everything);
    addToken(
        "payload is an array",
        [](const QJsonObject &) -> QByteArray {
            return signedToken("RS256", TestKey::RsaA, "{\"alg\":\"RS256\"}", "[1]");
        },
        "iss, sub, aud, exp, iat, nonce");
    addToken(
        "a claim twice",
        [](const QJsonObject &claims) -> QByteArray {
            return signedToken("RS256", TestKey::RsaA, "{\"alg\":\"RS256\"}",
                payloadOf(claims).insert(1, "\"aud\":\"other\","));
        },
        everything);
    addToken(
        "signature of zeros",
        [](const QJsonObject &claims) -> QByteArray {
            const QByteArrayList parts = signedToken("RS256", TestKey::RsaA, claims).split('.');
            return parts.first(2).join('.') + '.' + toBase64Url(QByteArray(256, '\0'));
        },
        "signature");
    addToken(
        "signature a byte short",
        [](const QJsonObject &claims) -> QByteArray {
            const QByteArrayList parts = signedToken("RS256", TestKey::RsaA, claims).split('.');
            return parts.first(2).join('.') + '.' + toBase64Url(QByteArray(255, 'x'));
        },
        "signature");
    addToken(
        "signed by another",
        [](const QJsonObject &claims) -> QByteArray {
            return signedToken(
                "RS256", TestKey::RsaB, "{\"alg\":\"RS256\",\"kid\":\"rsa-a\"}", payloadOf(claims));
        },
        "signature");
    add({.name = "missing",
        .at = At::Code,
        .arm =
            [](FaultRun &run) {
                run.provider.editTokens = [](QJsonObject &tokens) { tokens.remove(u"id_token"_s); };
            },
        .expected = "Protocol IdTokenMissing",
        .revoked = 2});
}

void tst_IdTokenFaults::addClaims()
{
    addClaim("iss of another", u"iss"_s, u"https://evil.example"_s, "iss");
    addClaim("iss with a slash more", u"iss"_s, u"http://127.0.0.1/oidc/"_s, "iss");
    addClaim("iss missing", u"iss"_s, QJsonValue::Undefined, "iss");
    addClaim("sub missing", u"sub"_s, QJsonValue::Undefined, "sub");
    addClaim("sub a number", u"sub"_s, 7, "sub");
    addClaim("aud of another", u"aud"_s, u"other"_s, "aud");
    addClaim("aud missing", u"aud"_s, QJsonValue::Undefined, "aud");
    addClaim("aud among numbers", u"aud"_s, QJsonArray{u"app"_s, 1}, "aud");
    addClaim("aud in a list", u"aud"_s, QJsonArray{u"app"_s}, {});
    addClaim("azp of another", u"azp"_s, u"other"_s, "azp");
    addClaim("azp a number", u"azp"_s, 1, "azp");
    addClaim("nonce of another", u"nonce"_s, u"n-0S6_WzA2Mj"_s, "nonce");
    addClaim("nonce missing", u"nonce"_s, QJsonValue::Undefined, "nonce");
    addClaim("at_hash of another", u"at_hash"_s, u"77QmUPtjPfzWtF2AnpK9RQ"_s, "at_hash");
    addClaim("at_hash a number", u"at_hash"_s, 1, "at_hash");
    addClaim("at_hash missing", u"at_hash"_s, QJsonValue::Undefined, {});
    addClaim("expired", u"exp"_s, inSeconds(-3600), "exp");
    addClaim("expired within the leeway", u"exp"_s, inSeconds(-30), {});
    addClaim("exp missing", u"exp"_s, QJsonValue::Undefined, "exp");
    addClaim("exp of the year 10^298", u"exp"_s, 1e300, "exp");
    addClaim("exp negative", u"exp"_s, -1, "exp");
    addClaim("exp as a string", u"exp"_s, QString::number(inSeconds(3600)), {});
    addClaim("exp as words", u"exp"_s, u"tomorrow"_s, "exp");
    addClaim("from the future", u"iat"_s, inSeconds(7200), "iat");
    addClaim("iat missing", u"iat"_s, QJsonValue::Undefined, "iat");
}

//! A refresh whose ID token is refused: its tokens are live, and are kept to be revoked.
void tst_IdTokenFaults::addRefreshed()
{
    const auto addRefresh = [this](const QByteArray &name, const QString &member,
                                const QJsonValue &value, const QByteArray &expected) {
        add({.name = "refresh, " + name,
            .at = At::Refresh,
            .arm =
                [member, value](FaultRun &run) {
                    run.provider.makeIdToken = [member, value](QJsonObject claims) {
                        claims[member] = value;
                        return signedToken("RS256", TestKey::RsaA, claims);
                    };
                },
            .expected = expected,
            .requests = 1,
            .revoked = 0});
    };
    addRefresh("aud of another", u"aud"_s, u"other"_s, "Protocol IdTokenRejected (aud)");
    addRefresh(
        "iss of another", u"iss"_s, u"https://evil.example"_s, "Protocol IdTokenRejected (iss)");
    addRefresh("sub of another", u"sub"_s, u"mallory"_s, "Protocol IdTokenRejected (sub)");
    addRefresh("expired", u"exp"_s, inSeconds(-3600), "Protocol IdTokenRejected (exp)");
    addRefresh("nonce missing", u"nonce"_s, QJsonValue::Undefined, "refreshed");
}

QTEST_GUILESS_MAIN(tst_IdTokenFaults)
#include "tst_idtokenfaults.moc"
