// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/keyset.h"
#include "core/jose/signature.h"
#include "tests/fuzz/fuzztarget.h"

#include <openssl/err.h>

using namespace rescind;

namespace {

//! A token whose signature is by no key.
Jwt tokenFor(const char *algorithm, qsizetype signatureSize)
{
    return {.format = TokenFormat::Jws,
        .header = {{QStringLiteral("alg"), QString::fromLatin1(algorithm)}},
        .signingInput = Secret(QByteArray("e30.e30")),
        .signature = QByteArray(signatureSize, '\x5a')};
}

void checkWith(const KeySet &keys, const Jwt &jwt)
{
    const SignatureCheck check = checkSignature(jwt, keys, {jwt.algorithm()});
    // Failed would mean that a key was let into the set that libcrypto does not take.
    require(check == SignatureCheck::Bad || check == SignatureCheck::NoFittingKey);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = bytesOf(data, size);
    const Result<KeySet> keys = readKeySet(input);
    require(ERR_peek_error() == 0);
    if (!keys) {
        require(keys.error().stage == Stage::Keys);
        return 0;
    }
    if (keys->isEmpty())
        return 0;
    checkWith(*keys, tokenFor("RS256", keys->first().modulus.size()));
    checkWith(*keys, tokenFor("PS256", keys->first().modulus.size()));
    checkWith(*keys, tokenFor("ES256", 64));
    checkWith(*keys, tokenFor("ES384", 96));
    checkWith(*keys, tokenFor("ES512", 132));
    require(ERR_peek_error() == 0);
    return 0;
}
