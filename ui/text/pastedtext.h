// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/pastedtext.h"

namespace rescind {

//! Whether this profile can revoke it, and why: a sentence and its sign.
struct RevocableText
{
    QString sentence = {};
    //! ✓ ! ? ✕ –, as paintSign() knows them.
    QString sign = {};
    bool isPossible = true;
};
[[nodiscard]] RevocableText revocableText(
    const Token &token, bool looksLikeToken, const Profile &profile, const QDateTime &now);

} // namespace rescind
