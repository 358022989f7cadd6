// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokens/likelykind.h"

namespace rescind {

TokenKind likelyKind(const QJsonObject &header, const QJsonObject &claims)
{
    const QString headerType = header.value(QLatin1StringView("typ")).toString();
    if (headerType.compare(QLatin1StringView("at+jwt"), Qt::CaseInsensitive) == 0
        || headerType.compare(QLatin1StringView("application/at+jwt"), Qt::CaseInsensitive) == 0)
        return TokenKind::Access;
    const QString payloadType = claims.value(QLatin1StringView("typ")).toString();
    if (payloadType == QLatin1StringView("Refresh") || payloadType == QLatin1StringView("Offline"))
        return TokenKind::Refresh;
    // Its access tokens repeat the nonce of the sign-in.
    if (payloadType == QLatin1StringView("Bearer"))
        return TokenKind::Access;
    const bool isIdToken = payloadType == QLatin1StringView("ID")
        || claims.contains(QLatin1StringView("nonce"))
        || claims.contains(QLatin1StringView("at_hash"))
        || claims.contains(QLatin1StringView("c_hash"));
    return isIdToken ? TokenKind::Id : TokenKind::Access;
}

TokenKind likelyKind(const Token &token)
{
    return token.format == TokenFormat::Jws ? likelyKind(token.header, token.claims)
                                            : TokenKind::Unknown;
}

} // namespace rescind
