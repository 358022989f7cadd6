// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokens/token.h"

namespace rescind {

//! What a JWS most likely is, by itself: an access token unless it says that it is another. By
//! `typ: at+jwt` (RFC 9068), by what an ID token has and an access token has not (OpenID Connect
//! Core §2), and by the payload's `typ` that Keycloak writes.
[[nodiscard]] TokenKind likelyKind(const QJsonObject &header, const QJsonObject &claims);
//! The same; Unknown for what is no JWS.
[[nodiscard]] TokenKind likelyKind(const Token &token);

} // namespace rescind
