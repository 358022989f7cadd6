// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/signing.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QMessageAuthenticationCode>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <map>
#include <memory>

namespace rescind {

namespace {

template<auto free>
struct Free
{
    template<typename T>
    void operator()(T *object) const
    {
        free(object);
    }
};

using KeyPair = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;

struct Curve
{
    const char *name;
    int coordinateSize;
};

bool isRsa(TestKey key)
{
    return key == TestKey::RsaA || key == TestKey::RsaB;
}

Curve curveOf(TestKey key)
{
    if (key == TestKey::P384)
        return {"P-384", 48};
    return key == TestKey::P521 ? Curve{"P-521", 66} : Curve{"P-256", 32};
}

void require(bool condition)
{
    if (!condition)
        qFatal("libcrypto did not do what a test asked of it");
}

EVP_PKEY *keyPair(TestKey key)
{
    static std::map<TestKey, KeyPair> pairs;
    KeyPair &pair = pairs[key];
    if (!pair)
        pair.reset(isRsa(key) ? EVP_RSA_gen(2048) : EVP_EC_gen(curveOf(key).name));
    require(pair != nullptr);
    return pair.get();
}

QByteArray number(TestKey key, const char *name, int size = 0)
{
    BIGNUM *value = nullptr;
    require(EVP_PKEY_get_bn_param(keyPair(key), name, &value) == 1);
    QByteArray bytes(size == 0 ? BN_num_bytes(value) : size, '\0');
    BN_bn2binpad(value, reinterpret_cast<unsigned char *>(bytes.data()), int(bytes.size()));
    BN_free(value);
    return bytes;
}

const EVP_MD *digestOf(const QByteArray &algorithm)
{
    if (algorithm.endsWith("256"))
        return EVP_sha256();
    return algorithm.endsWith("384") ? EVP_sha384() : EVP_sha512();
}

QByteArray sideBySide(const QByteArray &der, int coordinateSize)
{
    const auto *in = reinterpret_cast<const unsigned char *>(der.constData());
    const std::unique_ptr<ECDSA_SIG, Free<ECDSA_SIG_free>> signature(
        d2i_ECDSA_SIG(nullptr, &in, long(der.size())));
    require(signature != nullptr);
    QByteArray raw(2 * coordinateSize, '\0');
    auto *const out = reinterpret_cast<unsigned char *>(raw.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out, coordinateSize);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out + coordinateSize, coordinateSize);
    return raw;
}

QByteArray signatureOver(
    const QByteArray &input, const QByteArray &algorithm, TestKey key, const SigningFaults &faults)
{
    const std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *parameters = nullptr;
    require(
        EVP_DigestSignInit(context.get(), &parameters, digestOf(algorithm), nullptr, keyPair(key))
        == 1);
    if (algorithm.startsWith("PS")) {
        require(EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING) == 1);
        require(EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, faults.pssSaltSize) == 1);
    }
    const auto *const in = reinterpret_cast<const unsigned char *>(input.constData());
    std::size_t size = 0;
    require(EVP_DigestSign(context.get(), nullptr, &size, in, std::size_t(input.size())) == 1);
    QByteArray signature(qsizetype(size), '\0');
    require(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()),
                &size, in, std::size_t(input.size()))
        == 1);
    signature.truncate(qsizetype(size));
    if (isRsa(key) || faults.derSignature)
        return signature;
    return sideBySide(signature, curveOf(key).coordinateSize);
}

QByteArray headerFor(const QByteArray &algorithm, const QString &keyId)
{
    QJsonObject header{{QStringLiteral("alg"), QString::fromLatin1(algorithm)},
        {QStringLiteral("typ"), QStringLiteral("JWT")}};
    if (!keyId.isEmpty())
        header.insert(QStringLiteral("kid"), keyId);
    return QJsonDocument(header).toJson(QJsonDocument::Compact);
}

QByteArray payloadOf(const QJsonObject &claims)
{
    return QJsonDocument(claims).toJson(QJsonDocument::Compact);
}

QByteArray inputOf(const QByteArray &headerJson, const QByteArray &payload)
{
    return toBase64Url(headerJson) + '.' + toBase64Url(payload);
}

} // namespace

QString keyIdOf(TestKey key)
{
    switch (key) {
    case TestKey::RsaA:
        return QStringLiteral("rsa-a");
    case TestKey::RsaB:
        return QStringLiteral("rsa-b");
    case TestKey::P256A:
        return QStringLiteral("p256-a");
    case TestKey::P256B:
        return QStringLiteral("p256-b");
    case TestKey::P384:
        return QStringLiteral("p384");
    case TestKey::P521:
        return QStringLiteral("p521");
    }
    return {};
}

QJsonObject publicJwk(TestKey key)
{
    const auto text
        = [](const QByteArray &bytes) { return QString::fromLatin1(toBase64Url(bytes)); };
    QJsonObject jwk{{QStringLiteral("kid"), keyIdOf(key)},
        {QStringLiteral("use"), QStringLiteral("sig")},
        {QStringLiteral("kty"), isRsa(key) ? QStringLiteral("RSA") : QStringLiteral("EC")}};
    if (isRsa(key)) {
        jwk.insert(QStringLiteral("n"), text(number(key, OSSL_PKEY_PARAM_RSA_N)));
        jwk.insert(QStringLiteral("e"), text(number(key, OSSL_PKEY_PARAM_RSA_E)));
        return jwk;
    }
    const auto [name, size] = curveOf(key);
    jwk.insert(QStringLiteral("crv"), QString::fromLatin1(name));
    jwk.insert(QStringLiteral("x"), text(number(key, OSSL_PKEY_PARAM_EC_PUB_X, size)));
    jwk.insert(QStringLiteral("y"), text(number(key, OSSL_PKEY_PARAM_EC_PUB_Y, size)));
    return jwk;
}

QByteArray keySetJson(const QList<QJsonObject> &jwks)
{
    QJsonArray keys;
    for (const QJsonObject &jwk : jwks)
        keys.append(jwk);
    return QJsonDocument(QJsonObject{{QStringLiteral("keys"), keys}}).toJson();
}

QByteArray keySetJson(const QList<TestKey> &keys)
{
    QList<QJsonObject> jwks;
    for (const TestKey key : keys)
        jwks.append(publicJwk(key));
    return keySetJson(jwks);
}

QByteArray signedToken(const QByteArray &algorithm, TestKey key, const QJsonObject &claims)
{
    return signedToken(algorithm, key, headerFor(algorithm, keyIdOf(key)), payloadOf(claims));
}

QByteArray signedToken(const QByteArray &algorithm, TestKey key, const QByteArray &headerJson,
    const QByteArray &payload, const SigningFaults &faults)
{
    const QByteArray input = inputOf(headerJson, payload);
    return input + '.' + toBase64Url(signatureOver(input, algorithm, key, faults));
}

QByteArray macToken(
    const QByteArray &algorithm, const QByteArray &secret, const QJsonObject &claims)
{
    return macToken(algorithm, secret, headerFor(algorithm, {}), payloadOf(claims));
}

QByteArray macToken(const QByteArray &algorithm, const QByteArray &secret,
    const QByteArray &headerJson, const QByteArray &payload)
{
    const auto hash = algorithm.endsWith("256") ? QCryptographicHash::Sha256
        : algorithm.endsWith("384")             ? QCryptographicHash::Sha384
                                                : QCryptographicHash::Sha512;
    const QByteArray input = inputOf(headerJson, payload);
    return input + '.' + toBase64Url(QMessageAuthenticationCode::hash(input, secret, hash));
}

QByteArray compactToken(
    const QByteArray &headerJson, const QByteArray &payload, const QByteArray &signature)
{
    return inputOf(headerJson, payload) + '.' + toBase64Url(signature);
}

QByteArray toBase64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace rescind
