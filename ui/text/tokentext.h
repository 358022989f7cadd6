// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"
#include "core/tokens/token.h"

namespace rescind {

//! "Access token".
[[nodiscard]] QString kindName(TokenKind kind);
//! "JWT · RS256", "opaque", "encrypted JWT", "malformed".
[[nodiscard]] QString formatBadge(const Token &token);
//! "Production".
[[nodiscard]] QString environmentName(Environment environment);

//! What a lamp says: a word beside it, and a sentence for who wants to know more.
struct LampText
{
    QString word = {};
    QString explanation = {};
};

[[nodiscard]] LampText signatureText(SignatureState state);
[[nodiscard]] LampText timeText(const Token &token, const QDateTime &now);
[[nodiscard]] LampText serverText(const Token &token, const QDateTime &now);

//! ✓ ✕ ? –: what a lamp shows besides its colour.
[[nodiscard]] QString lampSign(LampState state);

//! "Services that check offline accept it until … (13 d 23 h)." Empty where there is no exposure;
//! "for ever" where the time inside is invalid. Says so ahead for what is not revoked yet.
[[nodiscard]] QString exposureSentence(
    const std::optional<QDateTime> &until, bool revoked, const QDateTime &now);

//! "9f86 d081 884c 7d65".
[[nodiscard]] QString spacedFingerprint(const QString &fingerprint);

} // namespace rescind
