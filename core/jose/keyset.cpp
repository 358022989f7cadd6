// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/keyset.h"

#include "core/jose/algorithm.h"
#include "core/jose/jwt.h"
#include "core/jose/opensslkey.h"
#include "core/jose/strictjson.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace rescind {

namespace {

constexpr qsizetype maxKeySetSize = 256 * 1024;

std::optional<QString> optionalText(const QJsonObject &jwk, QLatin1StringView name)
{
    const QJsonValue value = jwk.value(name);
    if (value.isUndefined())
        return QString();
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

//! Empty where it is absent or no base64url; openSslKey() takes no empty number.
QByteArray bytesOf(const QJsonObject &jwk, QLatin1StringView name)
{
    return fromBase64Url(jwk.value(name).toString().toLatin1()).value_or(QByteArray());
}

bool isForChecking(const QJsonObject &jwk, const QString &use)
{
    if (!use.isEmpty() && use != QLatin1StringView("sig"))
        return false;
    const QJsonValue operations = jwk.value(QLatin1StringView("key_ops"));
    return operations.isUndefined()
        || operations.toArray().contains(QJsonValue(QLatin1StringView("verify")));
}

std::optional<PublicKey> readKey(const QJsonObject &jwk)
{
    const std::optional<QString> keyId = optionalText(jwk, QLatin1StringView("kid"));
    const std::optional<QString> algorithm = optionalText(jwk, QLatin1StringView("alg"));
    const std::optional<QString> use = optionalText(jwk, QLatin1StringView("use"));
    if (!keyId || !algorithm || !use || !isForChecking(jwk, *use))
        return std::nullopt;
    PublicKey key{.keyId = *keyId, .algorithm = *algorithm, .use = *use};
    const QString type = jwk.value(QLatin1StringView("kty")).toString();
    if (type == QLatin1StringView("RSA")) {
        key.modulus = bytesOf(jwk, QLatin1StringView("n"));
        key.exponent = bytesOf(jwk, QLatin1StringView("e"));
    } else if (type == QLatin1StringView("EC")) {
        key.type = PublicKey::Type::Ec;
        key.curve = jwk.value(QLatin1StringView("crv")).toString();
        key.x = bytesOf(jwk, QLatin1StringView("x"));
        key.y = bytesOf(jwk, QLatin1StringView("y"));
    } else {
        return std::nullopt;
    }
    if (!algorithm->isEmpty()) {
        const SignatureAlgorithm *const known = signatureAlgorithm(*algorithm);
        if (known == nullptr || !known->fits(key))
            return std::nullopt;
    }
    key.loaded.pkey = openSslKey(key);
    return key.loaded.pkey ? std::optional(key) : std::nullopt;
}

Error keySetError(Reason reason)
{
    return {.kind = ErrorKind::Protocol,
        .stage = Stage::Keys,
        .reason = reason,
        .subject = reason == Reason::MalformedAnswer ? QStringLiteral("keys") : QString()};
}

} // namespace

Result<KeySet> readKeySet(const QByteArray &json)
{
    const OpenSslErrorScope errors;
    if (json.size() > maxKeySetSize)
        return fail(keySetError(Reason::TooLarge));
    if (QJsonDocument::fromJson(json).isNull())
        return fail(keySetError(Reason::NotJson));
    const std::optional<QJsonObject> object = strictJsonObject(json);
    const QJsonValue members = object ? object->value(QLatin1StringView("keys")) : QJsonValue();
    if (!members.isArray())
        return fail(keySetError(Reason::MalformedAnswer));
    KeySet keys;
    const QJsonArray jwks = members.toArray();
    for (const QJsonValue &jwk : jwks) {
        if (const std::optional<PublicKey> key = readKey(jwk.toObject()))
            keys.append(*key);
    }
    return keys;
}

} // namespace rescind
