// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokens/token.h"

#include <QtCore/QByteArrayView>

#include <optional>

namespace rescind {

//! Whether a column, member or parameter of this name holds tokens, and of which kind: "token",
//! "access_token", "accessToken", "X-Access-Token", "Refresh Tokens" …
[[nodiscard]] std::optional<TokenKind> kindOfTokenName(QByteArrayView name);
//! Names that often hold something else too, so that the value decides: "value", "jwt",
//! "authorization" …
[[nodiscard]] bool isPossibleTokenName(QByteArrayView name);
//! Whether it says the kind of the token beside it: "token_type_hint", "kind", "type" …
[[nodiscard]] bool isKindName(QByteArrayView name);
//! "access_token", "refresh", "id token" …; Unknown for anything else, "Bearer" too.
[[nodiscard]] TokenKind kindOfWord(QByteArrayView word);

} // namespace rescind
