// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/client.h"

#include <QtCore/QDateTime>

namespace rescind {

enum class TokenTypeHint { None, AccessToken, RefreshToken };

//! What introspection answered (RFC 7662 §2.2). All but `active` is there for an active token only,
//! and any of it may be missing.
struct Introspection
{
    bool active = false;
    QString subject = {};
    QString clientId = {};
    QString scope = {};
    QString issuer = {};
    QString tokenId = {};
    QDateTime issuedAt = {};
    QDateTime notBefore = {};
    QDateTime expiresAt = {};
};

//! Authing's `strict` also calls a token inactive whose user was deleted, disabled, archived or has
//! left. Others ignore it, as RFC 7662 §2.1 would have them.
enum class IntrospectionMode { Usual, Strict };

[[nodiscard]] Result<HttpRequest> introspectionRequest(const Client &client, const Secret &token,
    TokenTypeHint hint, IntrospectionMode mode = IntrospectionMode::Usual);
[[nodiscard]] Result<Introspection> introspectionAnswer(const HttpResponse &response);

//! The name the hint has on the wire; empty for None.
[[nodiscard]] QByteArray hintName(TokenTypeHint hint);

} // namespace rescind
