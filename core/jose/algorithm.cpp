// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/algorithm.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

namespace rescind {

namespace {

using Family = SignatureAlgorithm::Family;

constexpr auto algorithms = std::to_array<SignatureAlgorithm>({
    {QLatin1StringView("RS256"), Family::RsaPkcs1, 256},
    {QLatin1StringView("RS384"), Family::RsaPkcs1, 384},
    {QLatin1StringView("RS512"), Family::RsaPkcs1, 512},
    {QLatin1StringView("PS256"), Family::RsaPss, 256},
    {QLatin1StringView("PS384"), Family::RsaPss, 384},
    {QLatin1StringView("PS512"), Family::RsaPss, 512},
    {QLatin1StringView("ES256"), Family::Ecdsa, 256, QLatin1StringView("P-256"), 32},
    {QLatin1StringView("ES384"), Family::Ecdsa, 384, QLatin1StringView("P-384"), 48},
    {QLatin1StringView("ES512"), Family::Ecdsa, 512, QLatin1StringView("P-521"), 66},
    {QLatin1StringView("HS256"), Family::Hmac, 256},
    {QLatin1StringView("HS384"), Family::Hmac, 384},
    {QLatin1StringView("HS512"), Family::Hmac, 512},
});

template<typename Predicate>
const SignatureAlgorithm *find(Predicate predicate)
{
    const auto *const found = std::find_if(algorithms.begin(), algorithms.end(), predicate);
    return found == algorithms.end() ? nullptr : found;
}

} // namespace

const EVP_MD *SignatureAlgorithm::digest() const
{
    if (digestBits == 256)
        return EVP_sha256();
    return digestBits == 384 ? EVP_sha384() : EVP_sha512();
}

QCryptographicHash::Algorithm SignatureAlgorithm::hash() const
{
    if (digestBits == 256)
        return QCryptographicHash::Sha256;
    return digestBits == 384 ? QCryptographicHash::Sha384 : QCryptographicHash::Sha512;
}

bool SignatureAlgorithm::fits(const PublicKey &key) const
{
    if (!key.algorithm.isEmpty() && key.algorithm != name)
        return false;
    switch (family) {
    case Family::RsaPkcs1:
    case Family::RsaPss:
        return key.type == PublicKey::Type::Rsa;
    case Family::Ecdsa:
        return key.type == PublicKey::Type::Ec && key.curve == curve;
    case Family::Hmac:
        return false;
    }
    return false;
}

const SignatureAlgorithm *signatureAlgorithm(const QString &name)
{
    return find([&name](const SignatureAlgorithm &a) { return name == a.name; });
}

const SignatureAlgorithm *algorithmOfCurve(const QString &curve)
{
    return find([&curve](const SignatureAlgorithm &a) {
        return a.family == Family::Ecdsa && curve == a.curve;
    });
}

} // namespace rescind
