// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace rescind {

//! `bytes` random bytes of the operating system, as base64url without padding. 32 bytes give the 43
//! characters that `state`, `nonce` and a PKCE verifier use (RFC 7636 §4.1).
[[nodiscard]] QByteArray randomText(int bytes = 32);

} // namespace rescind
