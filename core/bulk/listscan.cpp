// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/listscan.h"

#include "core/bulk/linefinds.h"

namespace rescind {

FoundTokens foundIn(WipedBytes input)
{
    FoundTokens found{.format = ListFormat::Lines, .input = std::move(input)};
    found.finds = findsInLines(found.input.view());
    return found;
}

} // namespace rescind
