// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/tokenlistbuilder.h"

namespace rescind {

//! Finds a list's format and what may be tokens in it. `input` is UTF-8; what is written with
//! escapes in it (CSV's doubled quotes, JSON's backslashes, percent signs) is undone where it
//! stands. Fails with ErrorKind::Cancelled, or Reason::TooLarge where there are more rows than
//! mostListRows.
[[nodiscard]] Result<FoundTokens> foundIn(WipedBytes input, const TaskControl &control);

} // namespace rescind
