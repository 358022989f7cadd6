// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/listencoding.h"

#include "core/bulk/utf8.h"

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
        if (isLeading(point) && i + 1 < units && isTrailing(unit(i + 1))) {
            point = joined(point, unit(i + 1));
            ++i;
        } else if (isLeading(point) || isTrailing(point)) {
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
