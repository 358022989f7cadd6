// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/listencoding.h"

#include <algorithm>
#include <cstring>

namespace rescind {

namespace {

enum class Encoding { Utf8, Utf16Little, Utf16Big };

struct Found
{
    Encoding encoding = Encoding::Utf8;
    std::size_t markSize = 0;
};

Found encodingOf(QByteArrayView bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return {Encoding::Utf8, 3};
    if (bytes.startsWith("\xFF\xFE"))
        return {Encoding::Utf16Little, 2};
    if (bytes.startsWith("\xFE\xFF"))
        return {Encoding::Utf16Big, 2};
    // Tokens are ASCII: in UTF-16 nearly every other byte of them is zero, and the ones between
    // are not. A stray NUL in UTF-8 does not look like that.
    constexpr qsizetype sampleSize = 4096;
    const qsizetype pairs = std::min(bytes.size(), sampleSize) / 2;
    qsizetype evenZeros = 0;
    qsizetype oddZeros = 0;
    for (qsizetype i = 0; i < pairs; ++i) {
        evenZeros += bytes[2 * i] == '\0' ? 1 : 0;
        oddZeros += bytes[2 * i + 1] == '\0' ? 1 : 0;
    }
    if (pairs > 0 && oddZeros * 4 >= pairs * 3 && evenZeros * 4 <= pairs)
        return {Encoding::Utf16Little, 0};
    if (pairs > 0 && evenZeros * 4 >= pairs * 3 && oddZeros * 4 <= pairs)
        return {Encoding::Utf16Big, 0};
    return {};
}

//! Writes at most four bytes.
char *putUtf8(char *out, char32_t point)
{
    const auto put = [&out](char32_t byte) { *out++ = static_cast<char>(byte); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xC0U | (point >> 6U));
        put(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
        put(0xE0U | (point >> 12U));
        put(0x80U | ((point >> 6U) & 0x3FU));
        put(0x80U | (point & 0x3FU));
    } else {
        put(0xF0U | (point >> 18U));
        put(0x80U | ((point >> 12U) & 0x3FU));
        put(0x80U | ((point >> 6U) & 0x3FU));
        put(0x80U | (point & 0x3FU));
    }
    return out;
}

// Not QStringConverter: its buffers cannot be wiped.
WipedBytes fromUtf16(const WipedBytes &bytes, const Found &found)
{
    const char *const in = bytes.data() + found.markSize;
    const std::size_t units = (bytes.size() - found.markSize) / 2;
    const std::size_t low = found.encoding == Encoding::Utf16Little ? 0 : 1;
    const auto unit = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(in[2 * i + low])
            | (static_cast<unsigned int>(static_cast<unsigned char>(in[2 * i + 1 - low])) << 8U));
    };
    WipedBytes result(units * 3);
    char *out = result.data();
    for (std::size_t i = 0; i < units; ++i) {
        char32_t point = unit(i);
        const bool leads = point >= 0xD800 && point < 0xDC00;
        if (leads && i + 1 < units && unit(i + 1) >= 0xDC00 && unit(i + 1) < 0xE000) {
            point = 0x10000U + ((point - 0xD800U) << 10U) + (unit(i + 1) - 0xDC00U);
            ++i;
        } else if (point >= 0xD800 && point < 0xE000) {
            point = 0xFFFD;
        }
        out = putUtf8(out, point);
    }
    result.setSize(static_cast<std::size_t>(out - result.data()));
    return result;
}

} // namespace

WipedBytes asUtf8(WipedBytes bytes)
{
    const Found found = encodingOf(bytes.view());
    if (found.encoding != Encoding::Utf8)
        return fromUtf16(bytes, found);
    if (found.markSize > 0) {
        std::memmove(bytes.data(), bytes.data() + found.markSize, bytes.size() - found.markSize);
        bytes.setSize(bytes.size() - found.markSize);
    }
    return bytes;
}

} // namespace rescind
