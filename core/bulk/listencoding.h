// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/wipedbytes.h"

namespace rescind {

//! Takes off a byte order mark, and turns UTF-16 into UTF-8: by its byte order mark, or by the zero
//! bytes that every other character of a token then has. What is no UTF-8 stays as it is.
[[nodiscard]] WipedBytes asUtf8(WipedBytes bytes);

} // namespace rescind
