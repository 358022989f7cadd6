// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/findsink.h"

namespace rescind {

//! Whether a text begins with an object or an array of JSON.
[[nodiscard]] bool beginsAsJson(QByteArrayView text);

//! Finds the tokens in JSON values that follow each other: one a line, one after the other, or the
//! members of an array. A token is what a member of a token's name holds, at any depth, a string
//! where a whole value is expected, and what text search finds in other strings. A line that is no
//! JSON is searched as text, and is garbage where nothing is found in it. Escapes are undone where
//! they stand; `text` is the sink's input.
void findInJson(char *text, std::size_t size, FindSink &sink);

} // namespace rescind
