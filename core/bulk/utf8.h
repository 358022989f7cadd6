// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rescind {

//! Halves of a pair in UTF-16.
[[nodiscard]] constexpr bool isLeading(char32_t unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}
[[nodiscard]] constexpr bool isTrailing(char32_t unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}
[[nodiscard]] constexpr char32_t joined(char32_t leading, char32_t trailing)
{
    return 0x10000U + ((leading - 0xD800U) << 10U) + (trailing - 0xDC00U);
}

//! Writes one to four bytes; gives where the next one goes.
[[nodiscard]] char *putUtf8(char *out, char32_t point);

} // namespace rescind
