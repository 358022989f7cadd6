// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/findsink.h"

namespace rescind {

enum class Shapes {
    Named,   //!< JWTs, "Bearer …", and what a parameter or member of a token's name holds
    AndBare, //!< also long runs of base64url that stand alone and read as no words
};

//! Finds tokens in any text, such as a log. Percent signs in a parameter's value are undone where
//! it stands; `text` lies in the sink's input. Lines count on from `line`.
void findInText(char *text, std::size_t size, quint32 line, Shapes shapes, FindSink &sink);

} // namespace rescind
