// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/listreader.h"
#include "tests/support/signing.h"
#include "tests/support/testcase.h"

namespace rescind {

using ListPtr = std::shared_ptr<const TokenList>;

//! A control that lets everything go on.
inline TaskControl freely()
{
    static const std::atomic_bool isStopping = false;
    return {std::make_shared<std::atomic_bool>(false), isStopping, nullptr};
}

inline Result<ListPtr> listOf(const QByteArray &bytes)
{
    return tokenListFromBytes(Secret(bytes), freely());
}

inline QByteArray jwtOf(const QJsonObject &claims)
{
    return macToken("HS256", "key", claims);
}

//! 43 letters, as a server of node-oidc-provider makes them; another one for each number.
inline QByteArray opaqueToken(int number)
{
    return "aZ3_kQ9x7Lw2Vb8RtYp5Hm1NcJ6sDf4GuEoIiW-" + QByteArray::number(1000 + number);
}

} // namespace rescind
