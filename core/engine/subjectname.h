// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokens/token.h"

namespace rescind {

//! Who signed in, as the tokens name them: `preferred_username`, `email`, `name` or `sub`.
[[nodiscard]] QString subjectName(const QList<Token> &tokens);

} // namespace rescind
