// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/signature.h"

#include "core/jose/algorithm.h"
#include "core/jose/opensslkey.h"

#include <openssl/ecdsa.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>

namespace rescind {

namespace {

using EcdsaSignaturePointer = std::unique_ptr<ECDSA_SIG, OpenSslFree<ECDSA_SIG_free>>;
using Family = SignatureAlgorithm::Family;

//! A hostile key set costs no more than this many signature checks.
constexpr qsizetype maxKeysToTry = 16;
//! Longer than any client secret; HMAC() takes its size as an int.
constexpr qsizetype maxHmacKeySize = 64 * 1024;

const unsigned char *bytesOf(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

//! What the token asks for, if it may be had; otherwise why not.
tl::expected<const SignatureAlgorithm *, SignatureCheck> algorithmOf(
    const Jwt &jwt, const QStringList &allowedAlgorithms)
{
    if (jwt.format != TokenFormat::Jws)
        return tl::unexpected(SignatureCheck::NotSigned);
    const SignatureAlgorithm *const algorithm = signatureAlgorithm(jwt.algorithm());
    if (algorithm == nullptr || jwt.header.contains(QLatin1StringView("crit")))
        return tl::unexpected(SignatureCheck::UnsupportedAlgorithm);
    if (!allowedAlgorithms.contains(algorithm->name))
        return tl::unexpected(SignatureCheck::AlgorithmNotAllowed);
    return algorithm;
}

KeySet fittingKeys(const Jwt &jwt, const SignatureAlgorithm &algorithm, const KeySet &keys)
{
    const QString wanted = jwt.keyId();
    const bool setHasIds = std::any_of(
        keys.begin(), keys.end(), [](const PublicKey &key) { return !key.keyId.isEmpty(); });
    KeySet fitting;
    for (const PublicKey &key : keys) {
        if (!wanted.isEmpty() && setHasIds && key.keyId != wanted)
            continue;
        if (algorithm.fits(key) && fitting.size() < maxKeysToTry)
            fitting.append(key);
    }
    return fitting;
}

//! RFC 7518 §3.4 has r and s side by side, libcrypto wants DER. Empty when the size is wrong.
QByteArray derSignature(const QByteArray &raw, qsizetype coordinateSize)
{
    if (raw.size() != 2 * coordinateSize)
        return {};
    const auto half = static_cast<int>(coordinateSize);
    const EcdsaSignaturePointer signature(ECDSA_SIG_new());
    BIGNUM *const r = BN_bin2bn(bytesOf(raw), half, nullptr);
    BIGNUM *const s = BN_bin2bn(bytesOf(raw) + half, half, nullptr);
    if (!signature || r == nullptr || s == nullptr || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    const int size = i2d_ECDSA_SIG(signature.get(), nullptr);
    QByteArray der(qMax(size, 0), '\0');
    auto *out = reinterpret_cast<unsigned char *>(der.data());
    i2d_ECDSA_SIG(signature.get(), &out);
    return der;
}

bool setPadding(EVP_PKEY_CTX *context, const SignatureAlgorithm &algorithm)
{
    if (algorithm.family != Family::RsaPss)
        return true;
    // RFC 7518 §3.5: MGF1 with the same digest, and a salt of its size; no other is accepted.
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
        && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1
        && EVP_PKEY_CTX_set_rsa_mgf1_md(context, algorithm.digest()) == 1;
}

SignatureCheck checkWithKey(
    const Jwt &jwt, const SignatureAlgorithm &algorithm, const PublicKey &publicKey)
{
    const std::shared_ptr<EVP_PKEY> key = publicKey.loaded.pkey
        ? publicKey.loaded.pkey
        : std::shared_ptr<EVP_PKEY>(openSslKey(publicKey));
    const DigestContextPointer context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *parameters = nullptr; // owned by the context
    if (!key || !context
        || EVP_DigestVerifyInit(context.get(), &parameters, algorithm.digest(), nullptr, key.get())
            != 1
        || !setPadding(parameters, algorithm))
        return SignatureCheck::Failed;
    const bool isRsa = publicKey.type == PublicKey::Type::Rsa;
    // An RSA signature of another size than its key's is refused by libcrypto itself.
    const QByteArray signature
        = isRsa ? jwt.signature : derSignature(jwt.signature, algorithm.coordinateSize);
    if (signature.isEmpty())
        return SignatureCheck::Bad;
    const QByteArrayView input = jwt.signingInput.view();
    return EVP_DigestVerify(context.get(), bytesOf(signature),
               static_cast<std::size_t>(signature.size()), bytesOf(input),
               static_cast<std::size_t>(input.size()))
            == 1
        ? SignatureCheck::Good
        : SignatureCheck::Bad;
}

} // namespace

SignatureCheck checkSignature(
    const Jwt &jwt, const KeySet &keys, const QStringList &allowedAlgorithms)
{
    const auto found = algorithmOf(jwt, allowedAlgorithms);
    if (!found)
        return found.error();
    const SignatureAlgorithm &algorithm = **found;
    if (algorithm.family == Family::Hmac)
        return SignatureCheck::UnsupportedAlgorithm;
    const OpenSslErrorScope errors;
    auto outcome = SignatureCheck::NoFittingKey;
    const KeySet fitting = fittingKeys(jwt, algorithm, keys);
    for (const PublicKey &key : fitting) {
        const SignatureCheck check = checkWithKey(jwt, algorithm, key);
        if (check == SignatureCheck::Good)
            return check;
        if (outcome != SignatureCheck::Bad)
            outcome = check;
    }
    return outcome;
}

SignatureCheck checkHmac(
    const Jwt &jwt, const Secret &clientSecret, const QStringList &allowedAlgorithms)
{
    const auto found = algorithmOf(jwt, allowedAlgorithms);
    if (!found)
        return found.error();
    const SignatureAlgorithm &algorithm = **found;
    if (algorithm.family != Family::Hmac)
        return SignatureCheck::UnsupportedAlgorithm;
    if (clientSecret.isEmpty())
        return SignatureCheck::NoFittingKey;
    const OpenSslErrorScope errors;
    const QByteArrayView input = jwt.signingInput.view();
    std::array<unsigned char, EVP_MAX_MD_SIZE> expected = {};
    unsigned int size = 0;
    if (clientSecret.size() > maxHmacKeySize
        || HMAC(algorithm.digest(), clientSecret.view().data(),
               static_cast<int>(clientSecret.size()), bytesOf(input),
               static_cast<std::size_t>(input.size()), expected.data(), &size)
            == nullptr)
        return SignatureCheck::Failed;
    const QByteArrayView mac(expected.data(), static_cast<qsizetype>(size));
    return equalInConstantTime(mac, jwt.signature) ? SignatureCheck::Good : SignatureCheck::Bad;
}

} // namespace rescind
