// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

namespace rescind {

//! Longer ones are no tokens: servers and proxies refuse far shorter headers.
inline constexpr qsizetype longestToken = 256 * 1024;

[[nodiscard]] QByteArrayView withoutSpace(QByteArrayView text);
//! Without white space, one pair of quotes, a comma or semicolon and the word "Bearer" around it:
//! how people copy a token out of something.
[[nodiscard]] QByteArrayView withoutWrapping(QByteArrayView text);
//! Visible ASCII of at most longestToken characters, and something at all.
[[nodiscard]] bool canBeToken(QByteArrayView text);
//! Whether a whole text has the shape of a token: a JWT, or what tokenlike.h takes for one.
[[nodiscard]] bool looksLikeToken(QByteArrayView text);
//! A letter of base64url, or a digit.
[[nodiscard]] bool isBase64Url(char c);

} // namespace rescind
