// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/jwt.h"
#include "core/jose/signature.h"
#include "tests/fuzz/fuzztarget.h"

using namespace rescind;

namespace {

QByteArray toBase64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

//! Lines as the parts of a token: base64url hides the JSON from the fuzzer otherwise.
QByteArray tokenOfLines(const QByteArray &lines)
{
    QByteArrayList parts = lines.split('\n');
    for (QByteArray &part : parts)
        part = toBase64Url(part);
    return parts.join('.');
}

const KeySet &keys()
{
    static const KeySet set{
        // RFC 7515 appendix A.3
        {.type = PublicKey::Type::Ec,
            .curve = QStringLiteral("P-256"),
            .x = *fromBase64Url("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
            .y = *fromBase64Url("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0")},
        {.modulus = QByteArray(256, '\xff'), .exponent = QByteArray("\x01\x00\x01", 3)},
    };
    return set;
}

void checkJws(const QByteArray &token, const Jwt &jwt)
{
    require(!jwt.algorithm().isEmpty());
    require(jwt.signingInput.reveal() + '.' + toBase64Url(jwt.signature) == token);
    const QStringList allowed{jwt.algorithm()};
    // Nobody forges a signature here; all that may come is a refusal.
    require(checkSignature(jwt, keys(), allowed) != SignatureCheck::Good);
    require(checkHmac(jwt, Secret(QByteArray("secret")), allowed) != SignatureCheck::Good);
}

void tryToken(const QByteArray &token)
{
    const Jwt jwt = readJwt(Secret(token));
    if (jwt.format == TokenFormat::Jws)
        checkJws(token, jwt);
    else
        require(jwt.claims.isEmpty() && jwt.signature.isEmpty() && jwt.signingInput.isEmpty());
    for (const char *const name : {"exp", "iat", "nbf", "auth_time"}) {
        const QDateTime time = timeClaim(jwt.claims, QLatin1StringView(name));
        require(!time.isValid() || time.toMSecsSinceEpoch() >= 0);
    }
    static_cast<void>(audienceClaim(jwt.claims));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = bytesOf(data, size);
    tryToken(input);
    tryToken(tokenOfLines(input));
    return 0;
}
