// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace rescind {

//! Other people's text made fit to show and to keep: the given secrets (also percent-encoded) and
//! whatever looks like a token (a JWT, or see tokenlike.h) become "[redacted]", control characters
//! become spaces, invisible ones vanish, and it is cut to `limit` characters.
[[nodiscard]] QString redacted(
    const QString &text, const QList<Secret> &secrets = {}, qsizetype limit = 500);

//! The token-like runs alone; what the log handler does to every line.
[[nodiscard]] QString withoutTokenLikeText(const QString &text);

} // namespace rescind
