// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/introspection.h"
#include "core/oidc/tokenendpoint.h"
#include "core/profiles/profile.h"
#include "core/tokens/token.h"

#include <QtCore/QList>

namespace rescind {

//! The tokens of one answer of the token endpoint, read and dated. Access, refresh, ID token;
//! absent ones are left out. `expires_in` dates an access token that does not say so itself.
[[nodiscard]] QList<Token> tokensOf(
    const TokenAnswer &answer, TokenOrigin origin, int generation, const QDateTime &obtainedAt);

//! Puts a new generation before the old ones. A refresh token that came back unchanged is the same
//! token: it stays one entry, under the new generation. A generation without a refresh token of its
//! own leaves the old one in place. Newest generation first; access, refresh, ID token within one.
[[nodiscard]] QList<Token> withNewGeneration(const QList<Token> &held, const QList<Token> &fresh);

//! Takes over what introspection told about an active token that the token does not say itself.
void addFacts(Token &token, const Introspection &introspection);

//! The hint that belongs to a kind (RFC 7009 §2.1).
[[nodiscard]] TokenTypeHint hintFor(TokenKind kind);

//! "access", "refresh", "id", "unknown": the contract's words, and Profile::witnessedKinds' keys.
[[nodiscard]] QString kindKey(TokenKind kind);
//! "opaque", "jws", "jwe", "malformed": the contract's words.
[[nodiscard]] QString formatKey(TokenFormat format);

//! The held tokens as a versioned JSON document for the keychain, and back. Cleared tokens and
//! those proved dead by the server are left out. Reading drops entries it does not understand, and
//! fails only on a document that is none. `bindingKey` is the private key in PEM that tokens are
//! bound to (RFC 9449); it is kept for as long as there are tokens.
[[nodiscard]] Secret packed(const QList<Token> &tokens, const Secret &bindingKey = {});
[[nodiscard]] Result<QList<Token>> unpacked(const Secret &document);
//! Empty where the document has none.
[[nodiscard]] Secret unpackedBindingKey(const Secret &document);

} // namespace rescind
