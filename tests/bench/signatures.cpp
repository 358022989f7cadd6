// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/opensslkey.h"
#include "core/jose/signature.h"
#include "tests/support/signing.h"

#include <QtCore/QJsonObject>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 21;
constexpr double roundSeconds = 0.05;

//! A token as providers issue them.
QByteArray tokenOf(const QByteArray &algorithm, TestKey key)
{
    return signedToken(algorithm, key,
        QJsonObject{{u"iss"_s, u"https://idp.example/oidc"_s},
            {u"sub"_s, u"61f0c6a1b2c3d4e5f6a7b8c9"_s}, {u"aud"_s, u"61f0c6a1b2c3d4e5f6a7b8c8"_s},
            {u"iat"_s, 1764000000}, {u"exp"_s, 1765209600},
            {u"jti"_s, u"Yl3HhJTSfm2YcO1w9aBv4cQkU0n6xRpZ"_s},
            {u"scope"_s, u"openid profile offline_access"_s}});
}

//! As libcrypto wants it: ECDSA in DER. Made once, so that the raw rate is the check alone.
QByteArray rawSignature(const QByteArray &algorithm, TestKey key, const QByteArray &token)
{
    if (!algorithm.startsWith("ES"))
        return *fromBase64Url(token.split('.').at(2));
    const QByteArrayList parts = token.split('.');
    const QByteArray der = signedToken(
        algorithm, key, *fromBase64Url(parts[0]), *fromBase64Url(parts[1]), {.derSignature = true});
    return *fromBase64Url(der.split('.').at(2));
}

bool verifyRaw(EVP_PKEY *key, const QByteArray &input, const QByteArray &signature)
{
    const DigestContextPointer context(EVP_MD_CTX_new());
    const auto bytes = [](const QByteArray &from) {
        return reinterpret_cast<const unsigned char *>(from.constData());
    };
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1
        && EVP_DigestVerify(context.get(), bytes(signature),
               static_cast<std::size_t>(signature.size()), bytes(input),
               static_cast<std::size_t>(input.size()))
        == 1;
}

//! How often in a second of this process, so that others on the machine do not count.
template<typename F>
double rateOf(F &&once)
{
    const std::clock_t begin = std::clock();
    const auto seconds = [begin] {
        return static_cast<double>(std::clock() - begin) / static_cast<double>(CLOCKS_PER_SEC);
    };
    qint64 count = 0;
    while (seconds() < roundSeconds) {
        for (int i = 0; i < 32; ++i) {
            if (!once())
                std::abort();
        }
        count += 32;
    }
    return static_cast<double>(count) / seconds();
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + rounds / 2, values.end());
    return values[rounds / 2];
}

void compare(const QByteArray &algorithm, TestKey testKey)
{
    const KeySet keys = *readKeySet(keySetJson(QList<TestKey>{testKey}));
    const PkeyPointer key = openSslKey(keys.first());
    const QByteArray token = tokenOf(algorithm, testKey);
    const Secret held(token);
    const QByteArray input = token.left(token.lastIndexOf('.'));
    const QByteArray signature = rawSignature(algorithm, testKey, token);
    const QStringList allowed{QString::fromLatin1(algorithm)};

    std::vector<double> raw;
    std::vector<double> ours;
    std::vector<double> checkOnly;
    std::vector<double> ratios;
    const Jwt read = readJwt(held);
    for (int i = 0; i <= rounds; ++i) {
        const double libcrypto = rateOf([&] { return verifyRaw(key.get(), input, signature); });
        const double whole = rateOf(
            [&] { return checkSignature(readJwt(held), keys, allowed) == SignatureCheck::Good; });
        const double check
            = rateOf([&] { return checkSignature(read, keys, allowed) == SignatureCheck::Good; });
        // The first round only warms up.
        if (i == 0)
            continue;
        raw.push_back(libcrypto);
        ours.push_back(whole);
        checkOnly.push_back(check);
        ratios.push_back(whole / libcrypto);
    }
    std::printf("%s: libcrypto %.0f/s, read and check %.0f/s, check alone %.0f/s, ratio %.2f (%.2f "
                "to %.2f, "
                "median of %d rounds), token of %d bytes\n",
        algorithm.constData(), median(raw), median(ours), median(checkOnly), median(ratios),
        *std::min_element(ratios.begin(), ratios.end()),
        *std::max_element(ratios.begin(), ratios.end()), rounds, static_cast<int>(token.size()));
}

} // namespace

//! Checking tokens beside libcrypto's own rate, same key, same bytes, round about.
int main()
{
    compare("RS256", TestKey::RsaA);
    compare("ES256", TestKey::P256A);
    return 0;
}
