// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokens/token.h"

#include <QtCore/QDateTime>

namespace rescind {

struct TokenToRevoke
{
    TokenKind kind = TokenKind::Unknown;
    QString fingerprint = {};
    //! See exposureUntil() in core/tokens/token.h.
    std::optional<QDateTime> exposureUntil = {};
    int generation = 1;
};

} // namespace rescind
