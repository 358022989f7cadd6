// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/opensslkey.h"

#include "core/jose/algorithm.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/param_build.h>

namespace rescind {

namespace {

using NumberPointer = std::unique_ptr<BIGNUM, OpenSslFree<BN_free>>;
using BuilderPointer = std::unique_ptr<OSSL_PARAM_BLD, OpenSslFree<OSSL_PARAM_BLD_free>>;
using ParametersPointer = std::unique_ptr<OSSL_PARAM, OpenSslFree<OSSL_PARAM_free>>;
using KeyContextPointer = std::unique_ptr<EVP_PKEY_CTX, OpenSslFree<EVP_PKEY_CTX_free>>;

constexpr int minModulusBits = 2048;
constexpr int maxModulusBits = 16384; // libcrypto's own limit
constexpr int maxExponentBits = 32;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

NumberPointer number(const QByteArray &bigEndian)
{
    // Keeps the size within an int, and longer than any key in use.
    if (bigEndian.size() > maxModulusBits)
        return nullptr;
    return NumberPointer(
        BN_bin2bn(bytesOf(bigEndian), static_cast<int>(bigEndian.size()), nullptr));
}

PkeyPointer keyFrom(const char *type, OSSL_PARAM_BLD *builder)
{
    const ParametersPointer parameters(OSSL_PARAM_BLD_to_param(builder));
    const KeyContextPointer context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return PkeyPointer(key);
}

PkeyPointer rsaKey(const PublicKey &key)
{
    const NumberPointer modulus = number(key.modulus);
    const NumberPointer exponent = number(key.exponent);
    if (!modulus || BN_num_bits(modulus.get()) < minModulusBits
        || BN_num_bits(modulus.get()) > maxModulusBits || BN_is_odd(modulus.get()) == 0)
        return nullptr;
    if (!exponent || BN_num_bits(exponent.get()) > maxExponentBits || BN_is_odd(exponent.get()) == 0
        || BN_is_one(exponent.get()) != 0)
        return nullptr;
    const BuilderPointer builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
        return nullptr;
    return keyFrom("RSA", builder.get());
}

PkeyPointer ecKey(const PublicKey &key)
{
    const SignatureAlgorithm *const algorithm = algorithmOfCurve(key.curve);
    if (algorithm == nullptr || key.x.size() != algorithm->coordinateSize
        || key.y.size() != algorithm->coordinateSize)
        return nullptr;
    const QByteArray curve = key.curve.toLatin1();
    // SEC 1 §2.3.3, uncompressed. Reading it is where libcrypto checks that it is on the curve.
    const QByteArray point = QByteArray(1, '\x04') + key.x + key.y;
    const BuilderPointer builder(OSSL_PARAM_BLD_new());
    if (!builder
        || OSSL_PARAM_BLD_push_utf8_string(
               builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve.constData(), 0)
            != 1
        || OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY,
               point.constData(), static_cast<std::size_t>(point.size()))
            != 1)
        return nullptr;
    return keyFrom("EC", builder.get());
}

} // namespace

PkeyPointer openSslKey(const PublicKey &key)
{
    return key.type == PublicKey::Type::Rsa ? rsaKey(key) : ecKey(key);
}

} // namespace rescind
