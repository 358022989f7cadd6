// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace rescind {

//! Undoes "%XX" where it stands; gives the new size. What is no such escape stays.
[[nodiscard]] std::size_t decodePercent(char *text, std::size_t size);
//! The value of a hex digit; -1 for anything else.
[[nodiscard]] int hexValue(char c);

} // namespace rescind
