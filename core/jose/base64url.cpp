// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/jwt.h"

namespace rescind {

namespace {

constexpr int valueOf(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '-')
        return 62;
    return c == '_' ? 63 : -1;
}

} // namespace

// Not QByteArray::fromBase64Encoding: that one lets leftover bits and padding pass, so that several
// texts would stand for the same signature.
std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    if (text.size() % 4 == 1)
        return std::nullopt;
    QByteArray bytes;
    bytes.reserve(text.size() * 3 / 4);
    unsigned int pending = 0;
    int pendingBits = 0;
    for (const char c : text) {
        const int value = valueOf(c);
        if (value < 0)
            return std::nullopt;
        pending = (pending << 6U) | static_cast<unsigned int>(value);
        pendingBits += 6;
        if (pendingBits < 8)
            continue;
        pendingBits -= 8;
        bytes.append(static_cast<char>((pending >> pendingBits) & 0xffU));
        pending &= (1U << pendingBits) - 1U;
    }
    if (pending != 0)
        return std::nullopt;
    return bytes;
}

} // namespace rescind
