// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/signingkey.h"

#include "core/jose/algorithm.h"
#include "core/jose/privatekeypem.h"
#include "core/jose/signature.h"

#include <QtCore/QJsonDocument>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/rsa.h>

#include <array>

namespace rescind {

namespace {

using NumberPointer = std::unique_ptr<BIGNUM, OpenSslFree<BN_free>>;
using EcdsaSignaturePointer = std::unique_ptr<ECDSA_SIG, OpenSslFree<ECDSA_SIG_free>>;
using Family = SignatureAlgorithm::Family;

QByteArray base64Url(QByteArrayView bytes)
{
    return bytes.toByteArray().toBase64(
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

//! Big-endian; in its least size where none is given.
QByteArray number(EVP_PKEY *key, const char *name, qsizetype size = 0)
{
    BIGNUM *value = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &value) != 1)
        return {};
    const NumberPointer owned(value);
    QByteArray bytes(size == 0 ? BN_num_bytes(value) : size, '\0');
    return BN_bn2binpad(value, bytesOf(bytes), static_cast<int>(bytes.size())) < 0 ? QByteArray()
                                                                                   : bytes;
}

QString curveOf(EVP_PKEY *key)
{
    std::array<char, 64> group = {};
    std::size_t size = 0;
    if (EVP_PKEY_get_group_name(key, group.data(), group.size(), &size) != 1)
        return {};
    static constexpr std::array<std::pair<QByteArrayView, QLatin1StringView>, 6> names{{
        {"prime256v1", QLatin1StringView("P-256")},
        {"P-256", QLatin1StringView("P-256")},
        {"secp384r1", QLatin1StringView("P-384")},
        {"P-384", QLatin1StringView("P-384")},
        {"secp521r1", QLatin1StringView("P-521")},
        {"P-521", QLatin1StringView("P-521")},
    }};
    for (const auto &[name, curve] : names) {
        if (name == QByteArrayView(group.data()))
            return curve;
    }
    return {};
}

std::optional<PublicKey> publicHalf(EVP_PKEY *key)
{
    if (EVP_PKEY_is_a(key, "RSA") == 1) {
        return PublicKey{.modulus = number(key, OSSL_PKEY_PARAM_RSA_N),
            .exponent = number(key, OSSL_PKEY_PARAM_RSA_E)};
    }
    const QString curve = EVP_PKEY_is_a(key, "EC") == 1 ? curveOf(key) : QString();
    const SignatureAlgorithm *const algorithm = algorithmOfCurve(curve);
    if (algorithm == nullptr)
        return std::nullopt;
    return PublicKey{.type = PublicKey::Type::Ec,
        .curve = curve,
        .x = number(key, OSSL_PKEY_PARAM_EC_PUB_X, algorithm->coordinateSize),
        .y = number(key, OSSL_PKEY_PARAM_EC_PUB_Y, algorithm->coordinateSize)};
}

//! libcrypto gives DER, RFC 7518 §3.4 has r and s side by side.
QByteArray sideBySide(const QByteArray &der, qsizetype coordinateSize)
{
    const auto *in = reinterpret_cast<const unsigned char *>(der.constData());
    const EcdsaSignaturePointer signature(
        d2i_ECDSA_SIG(nullptr, &in, static_cast<long>(der.size())));
    const auto half = static_cast<int>(coordinateSize);
    QByteArray raw(2 * coordinateSize, '\0');
    if (!signature || BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), bytesOf(raw), half) < 0
        || BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), bytesOf(raw) + half, half) < 0)
        return {};
    return raw;
}

QByteArray signatureBy(EVP_PKEY *key, const SignatureAlgorithm &algorithm, const QByteArray &input)
{
    const DigestContextPointer context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *parameters = nullptr; // owned by the context
    if (!context
        || EVP_DigestSignInit(context.get(), &parameters, algorithm.digest(), nullptr, key) != 1)
        return {};
    // RFC 7518 §3.5: a salt of the digest's size.
    if (algorithm.family == Family::RsaPss
        && (EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING) != 1
            || EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, RSA_PSS_SALTLEN_DIGEST) != 1))
        return {};
    const auto *const in = reinterpret_cast<const unsigned char *>(input.constData());
    const auto inputSize = static_cast<std::size_t>(input.size());
    std::size_t size = 0;
    if (EVP_DigestSign(context.get(), nullptr, &size, in, inputSize) != 1)
        return {};
    QByteArray signature(static_cast<qsizetype>(size), '\0');
    if (EVP_DigestSign(context.get(), bytesOf(signature), &size, in, inputSize) != 1)
        return {};
    signature.truncate(static_cast<qsizetype>(size));
    return algorithm.family == Family::Ecdsa ? sideBySide(signature, algorithm.coordinateSize)
                                             : signature;
}

} // namespace

SigningKey::SigningKey(std::shared_ptr<evp_pkey_st> key, PublicKey publicKey)
    : m_key(std::move(key))
    , m_public(std::move(publicKey))
{
}

Result<SigningKey> SigningKey::from(std::shared_ptr<evp_pkey_st> key)
{
    const std::optional<PublicKey> half = publicHalf(key.get());
    if (!half)
        return fail(keyError("unsupported"));
    if (!openSslKey(*half))
        return fail(keyError(half->type == PublicKey::Type::Rsa ? "too_small" : "broken"));
    return SigningKey(std::move(key), *half);
}

Result<SigningKey> SigningKey::fromPem(const Secret &pem)
{
    const OpenSslErrorScope errors;
    Result<PkeyPointer> key = privateKeyFromPem(pem);
    if (!key)
        return fail(key.error());
    return from(std::move(*key));
}

Result<SigningKey> SigningKey::generate()
{
    const OpenSslErrorScope errors;
    // EVP_EC_gen() is a macro that casts const away.
    PkeyPointer key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    if (!key)
        return fail(Error{.kind = ErrorKind::Internal, .stage = Stage::Keys});
    return from(std::move(key));
}

Secret SigningKey::toPem() const
{
    return privateKeyToPem(m_key.get());
}

QStringList SigningKey::algorithms() const
{
    if (m_public.type == PublicKey::Type::Ec)
        return {algorithmOfCurve(m_public.curve)->name};
    return QStringLiteral("RS256 PS256 RS384 PS384 RS512 PS512").split(u' ');
}

QString SigningKey::algorithmAmong(const QStringList &names) const
{
    const QStringList able = algorithms();
    if (names.isEmpty())
        return able.constFirst();
    for (const QString &name : able) {
        if (names.contains(name))
            return name;
    }
    return {};
}

QByteArray SigningKey::signatureOver(const QByteArray &input, const QString &algorithm) const
{
    const SignatureAlgorithm *const known = signatureAlgorithm(algorithm);
    if (known == nullptr || !known->fits(m_public))
        return {};
    const OpenSslErrorScope errors;
    return signatureBy(m_key.get(), *known, input);
}

Secret SigningKey::sign(
    const QString &algorithm, QJsonObject header, const QJsonObject &claims) const
{
    header.insert(QStringLiteral("alg"), algorithm);
    const QByteArray input = base64Url(QJsonDocument(header).toJson(QJsonDocument::Compact)) + '.'
        + base64Url(QJsonDocument(claims).toJson(QJsonDocument::Compact));
    const QByteArray signature = signatureOver(input, algorithm);
    return signature.isEmpty() ? Secret() : Secret(QByteArray(input + '.' + base64Url(signature)));
}

QJsonObject jsonWebKey(const PublicKey &key)
{
    const auto text = [](const QByteArray &bytes) { return QString::fromLatin1(base64Url(bytes)); };
    if (key.type == PublicKey::Type::Rsa) {
        return {{QStringLiteral("kty"), QStringLiteral("RSA")},
            {QStringLiteral("n"), text(key.modulus)}, {QStringLiteral("e"), text(key.exponent)}};
    }
    return {{QStringLiteral("kty"), QStringLiteral("EC")}, {QStringLiteral("crv"), key.curve},
        {QStringLiteral("x"), text(key.x)}, {QStringLiteral("y"), text(key.y)}};
}

QByteArray thumbprint(const PublicKey &key)
{
    // QJsonObject writes its members sorted, without white space: as RFC 7638 §3.3 wants it.
    return base64Url(sha256(QJsonDocument(jsonWebKey(key)).toJson(QJsonDocument::Compact)));
}

} // namespace rescind
