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

[[nodiscard]] Result<HttpRequest> introspectionRequest(
    const Client &client, const Secret &token, TokenTypeHint hint);
[[nodiscard]] Result<Introspection> introspectionAnswer(const HttpResponse &response);

//! The name the hint has on the wire; empty for None.
[[nodiscard]] QByteArray hintName(TokenTypeHint hint);

} // namespace rescind
