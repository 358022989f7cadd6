// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/percent.h"

namespace rescind {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::size_t decodePercent(char *text, std::size_t size)
{
    std::size_t out = 0;
    for (std::size_t in = 0; in < size; ++in) {
        char c = text[in];
        if (c == '%' && in + 2 < size && hexValue(text[in + 1]) >= 0
            && hexValue(text[in + 2]) >= 0) {
            c = static_cast<char>(hexValue(text[in + 1]) * 16 + hexValue(text[in + 2]));
            in += 2;
        }
        text[out++] = c;
    }
    return out;
}

} // namespace rescind
