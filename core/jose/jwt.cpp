// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/jwt.h"

#include "core/jose/strictjson.h"

#include <QtCore/QJsonArray>
#include <QtCore/QTimeZone>

#include <algorithm>
#include <cmath>
#include <limits>

namespace rescind {

namespace {

constexpr qsizetype maxTokenSize = 256 * 1024;
constexpr double lastSecondOfYear9999 = 253402300799;

Jwt malformed()
{
    return {.format = TokenFormat::Malformed};
}

//! base64url of `{"` and a letter; or, where a dot makes it likely, of `{` and white space or `"`.
bool startsAsJwt(QByteArrayView token)
{
    return token.startsWith("eyJ")
        || ((token.startsWith("ey") || token.startsWith("ew")) && token.contains('.'));
}

QList<QByteArrayView> partsOf(QByteArrayView token)
{
    QList<QByteArrayView> parts;
    qsizetype start = 0;
    for (qsizetype dot = token.indexOf('.'); dot >= 0; dot = token.indexOf('.', start)) {
        parts.append(token.sliced(start, dot - start));
        start = dot + 1;
    }
    parts.append(token.sliced(start));
    return parts;
}

std::optional<QJsonObject> headerIn(QByteArrayView part)
{
    const std::optional<QByteArray> json = fromBase64Url(part);
    std::optional<QJsonObject> header = json ? strictJsonObject(*json) : std::nullopt;
    if (!header || header->value(QLatin1StringView("alg")).toString().isEmpty())
        return std::nullopt;
    const QJsonValue keyId = header->value(QLatin1StringView("kid"));
    if (!keyId.isUndefined() && !keyId.isString())
        return std::nullopt;
    return header;
}

//! Nothing where the payload sets out to be a JSON object and is none. Other payloads have no
//! claims.
std::optional<QJsonObject> claimsIn(const QByteArray &payload)
{
    const QByteArray trimmed = payload.trimmed();
    return trimmed.startsWith('{') ? strictJsonObject(payload) : QJsonObject();
}

Jwt readJws(QByteArrayView token, const QList<QByteArrayView> &parts)
{
    std::optional<QJsonObject> header = headerIn(parts[0]);
    const std::optional<QByteArray> payload = fromBase64Url(parts[1]);
    std::optional<QByteArray> signature = fromBase64Url(parts[2]);
    if (!header || !payload || !signature || payload->isEmpty())
        return malformed();
    // RFC 7515 appendix A.5: only the unsecured one has no signature.
    if (signature->isEmpty()
        && header->value(QLatin1StringView("alg")) != QLatin1StringView("none"))
        return malformed();
    std::optional<QJsonObject> claims = claimsIn(*payload);
    if (!claims)
        return malformed();
    const qsizetype inputSize = parts[0].size() + 1 + parts[1].size();
    return {.format = TokenFormat::Jws,
        .header = std::move(*header),
        .claims = std::move(*claims),
        .signingInput = Secret(QByteArray::fromRawData(token.data(), inputSize)),
        .signature = std::move(*signature)};
}

Jwt readJwe(const QList<QByteArrayView> &parts)
{
    std::optional<QJsonObject> header = headerIn(parts[0]);
    const bool allDecode = std::all_of(parts.begin(), parts.end(),
        [](QByteArrayView part) { return fromBase64Url(part).has_value(); });
    if (!header || !allDecode || header->value(QLatin1StringView("enc")).toString().isEmpty())
        return malformed();
    return {.format = TokenFormat::Jwe, .header = std::move(*header)};
}

} // namespace

QString Jwt::algorithm() const
{
    return header.value(QLatin1StringView("alg")).toString();
}

QString Jwt::keyId() const
{
    return header.value(QLatin1StringView("kid")).toString();
}

Jwt readJwt(const Secret &token)
{
    const QByteArrayView text = token.view();
    if (!startsAsJwt(text))
        return {};
    if (text.size() > maxTokenSize)
        return malformed();
    // Counted first, so that a token of dots alone makes no list.
    const auto dots = std::count(text.begin(), text.end(), '.');
    if (dots == 2)
        return readJws(text, partsOf(text));
    return dots == 4 ? readJwe(partsOf(text)) : malformed();
}

QDateTime timeClaim(const QJsonObject &claims, QLatin1StringView name)
{
    const QJsonValue value = claims.value(name);
    double seconds = std::numeric_limits<double>::quiet_NaN();
    if (value.isDouble()) {
        seconds = value.toDouble();
    } else if (value.isString()) {
        const QString text = value.toString();
        const bool allDigits = !text.isEmpty()
            && std::all_of(
                text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (allDigits)
            seconds = text.toDouble();
    }
    // Also refuses NaN.
    if (!(seconds >= 0 && seconds <= lastSecondOfYear9999))
        return {};
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(std::floor(seconds * 1000)), Qt::UTC);
}

QStringList audienceClaim(const QJsonObject &claims)
{
    const QJsonValue value = claims.value(QLatin1StringView("aud"));
    if (value.isString())
        return {value.toString()};
    QStringList audience;
    const QJsonArray members = value.toArray();
    for (const QJsonValue &member : members) {
        if (!member.isString())
            return {};
        audience.append(member.toString());
    }
    return audience;
}

} // namespace rescind
