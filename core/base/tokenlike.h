// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QStringView>

namespace rescind {

struct TextRange
{
    qsizetype start = 0;
    qsizetype size = 0;
};

//! Where in a text something looks like an opaque token, from left to right: 20 and more characters
//! of base64, base64url or hex in one run that do not read as words. Words, names joined by "-",
//! "_" or
//! "/", paths, host names and UUIDs are none. In doubt it is a token.
[[nodiscard]] QList<TextRange> tokenLikeRanges(QStringView text);

} // namespace rescind
