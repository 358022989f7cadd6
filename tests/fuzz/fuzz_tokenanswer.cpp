// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokens/tokenset.h"
#include "tests/fuzz/fuzztarget.h"

using namespace rescind;

namespace {

const QDateTime &moment()
{
    static const QDateTime time
        = QDateTime::fromString(QStringLiteral("2026-11-22T14:00:00Z"), Qt::ISODate);
    return time;
}

void checkTokens(const TokenAnswer &answer)
{
    const QList<Token> tokens = tokensOf(answer, TokenOrigin::SignedIn, 1, moment());
    require(!tokens.isEmpty() && tokens.constFirst().value == answer.accessToken);
    for (const Token &token : tokens) {
        require(token.isHeld() && token.fingerprint == fingerprintOf(token.value));
        static_cast<void>(timeState(token, moment()));
        static_cast<void>(exposureUntil(token, moment()));
    }
    // What the keychain keeps is what comes back.
    const Result<QList<Token>> restored = unpacked(packed(tokens));
    require(restored && restored->size() == tokens.size());
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const Token &before = tokens.at(i);
        const Token &after = restored->at(i);
        require(after.value == before.value && after.kind == before.kind);
        require(after.fingerprint == before.fingerprint && after.facts == before.facts);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const HttpResponse response = responseOf(bytesOf(data, size), Stage::Token);
    const Result<TokenAnswer> answer = tokenAnswer(response);
    if (!answer) {
        requireSound(answer.error(), response);
        return 0;
    }
    require(response.isSuccess() && !answer->accessToken.isEmpty());
    require(!answer->expiresIn || (*answer->expiresIn >= 0 && *answer->expiresIn < 3200000000));
    checkTokens(*answer);
    return 0;
}
