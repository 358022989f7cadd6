// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace rescind {

//! base64url without padding (RFC 7515 §2), strictly: no padding, no white space, no other letters,
//! no leftover bits that are not zero. Nothing for anything else.
[[nodiscard]] std::optional<QByteArray> fromBase64Url(QByteArrayView text);

//! What a string looks like from outside.
enum class TokenFormat {
    Opaque,
    Jws,       //!< compact serialization, three parts, a JSON header with `alg`
    Jwe,       //!< five parts, a JSON header with `alg` and `enc`; cannot be read without its key
    Malformed, //!< starts as a JWT but does not decode
};

//! A JWS in compact form, taken apart (RFC 7515 §7.1). Nothing here is checked against a key.
struct Jwt
{
    TokenFormat format = TokenFormat::Opaque;
    QJsonObject header = {};
    //! The claims of a JWS whose payload is a JSON object; empty otherwise.
    QJsonObject claims = {};
    //! The bytes the signature is over.
    Secret signingInput = {};
    QByteArray signature = {};

    [[nodiscard]] QString algorithm() const;
    [[nodiscard]] QString keyId() const;
};

//! Never fails: what is no JWT is Opaque. What starts as one is Malformed when it has missing or
//! surplus parts, bad base64url, more than 256 KiB, a header that is no strict JSON object (see
//! strictjson.h) or has no `alg`, or a payload that begins as a JSON object and is no strict one. A
//! payload that is something else altogether (RFC 7515 allows any bytes) is a Jws without claims.
//! Callers trim what was pasted.
[[nodiscard]] Jwt readJwt(const Secret &token);

//! A NumericDate claim (RFC 7519 §2) as a time; invalid when absent, of another type or out of
//! range. Authing's documents show numbers as strings too, so both are read.
[[nodiscard]] QDateTime timeClaim(const QJsonObject &claims, QLatin1StringView name);
//! `aud` as a list, whether it came as a string or an array (RFC 7519 §4.1.3). Empty when a member
//! of the array is no string.
[[nodiscard]] QStringList audienceClaim(const QJsonObject &claims);

} // namespace rescind
