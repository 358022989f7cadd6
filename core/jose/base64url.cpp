// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/jwt.h"

#include <array>
#include <string_view>

namespace rescind {

namespace {

//! What each character stands for; negative for those of no meaning.
constexpr std::array<qint8, 256> values = [] {
    constexpr std::string_view letters
        = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::array<qint8, 256> table = {};
    table.fill(-1);
    for (std::size_t i = 0; i < letters.size(); ++i)
        table[static_cast<unsigned char>(letters[i])] = static_cast<qint8>(i);
    return table;
}();

int valueOf(char c)
{
    return values[static_cast<unsigned char>(c)];
}

char byteOf(int bits)
{
    return static_cast<char>(static_cast<unsigned int>(bits) & 0xffU);
}

} // namespace

// Not QByteArray::fromBase64Encoding: that one lets leftover bits and padding pass, so that several
// texts would stand for the same signature. And every token is read by this: four at a time.
std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    const qsizetype rest = text.size() % 4;
    if (rest == 1)
        return std::nullopt;
    QByteArray bytes(text.size() * 3 / 4, Qt::Uninitialized);
    char *out = bytes.data();
    const char *in = text.data();
    for (const char *const end = in + (text.size() - rest); in != end; in += 4) {
        const int a = valueOf(in[0]);
        const int b = valueOf(in[1]);
        const int c = valueOf(in[2]);
        const int d = valueOf(in[3]);
        if ((a | b | c | d) < 0)
            return std::nullopt;
        *out++ = byteOf(a * 4 + b / 16);
        *out++ = byteOf(b * 16 + c / 4);
        *out++ = byteOf(c * 64 + d);
    }
    if (rest == 0)
        return bytes;
    const int a = valueOf(in[0]);
    const int b = valueOf(in[1]);
    const int c = rest == 3 ? valueOf(in[2]) : 0;
    const int leftover = rest == 3 ? c % 4 : b % 16;
    if ((a | b | c) < 0 || leftover != 0)
        return std::nullopt;
    *out++ = byteOf(a * 4 + b / 16);
    if (rest == 3)
        *out = byteOf(b * 16 + c / 4);
    return bytes;
}

} // namespace rescind
