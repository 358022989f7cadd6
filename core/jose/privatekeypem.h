// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/jose/opensslkey.h"

namespace rescind {

//! The one private key in a PEM text (RFC 7468): PKCS#8, PKCS#1 or SEC 1, without a passphrase. For
//! the errors see SigningKey::fromPem().
[[nodiscard]] Result<PkeyPointer> privateKeyFromPem(const Secret &pem);
//! PKCS#8, without a passphrase.
[[nodiscard]] Secret privateKeyToPem(EVP_PKEY *key);

[[nodiscard]] Error keyError(const char *code);

} // namespace rescind
