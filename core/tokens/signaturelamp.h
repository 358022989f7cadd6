// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jose/keyset.h"
#include "core/jose/signature.h"
#include "core/oidc/client.h"
#include "core/tokens/token.h"

namespace rescind {

//! Checks a held token's signature: public keys for asymmetric algorithms, the app secret for HMAC.
//! `keys` is nothing where they could not be had. A cleared token keeps the state it had.
[[nodiscard]] SignatureState signatureStateOf(
    const Token &token, const Client &client, const std::optional<KeySet> &keys);

//! What a signature check means for the lamp.
[[nodiscard]] SignatureState signatureStateFor(SignatureCheck check, const QString &algorithm);

} // namespace rescind
