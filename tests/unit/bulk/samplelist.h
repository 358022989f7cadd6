// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/listreader.h"

#include <QtCore/QByteArray>

namespace rescind {

[[nodiscard]] inline QByteArray sampleToken(int n)
{
    return "canary-token-" + QByteArray::number(n).rightJustified(6, '0');
}

[[nodiscard]] inline std::shared_ptr<const TokenList> listFrom(const QByteArray &text)
{
    const std::atomic_bool isStopping = false;
    const TaskControl control(std::make_shared<std::atomic_bool>(false), isStopping, {});
    return tokenListFromBytes(Secret(text), control).value_or(nullptr);
}

//! Opaque tokens of one kind.
[[nodiscard]] inline std::shared_ptr<const TokenList> sampleList(
    int count, TokenKind kind = TokenKind::Access)
{
    const QByteArray name = kind == TokenKind::Access ? QByteArrayLiteral("access_token")
        : kind == TokenKind::Refresh                  ? QByteArrayLiteral("refresh_token")
                                                      : QByteArrayLiteral("token");
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "{\"" + name + "\":\"" + sampleToken(i) + "\"}\n";
    return listFrom(text);
}

} // namespace rescind
