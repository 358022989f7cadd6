// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/listfind.h"
#include "core/bulk/tokenlist.h"
#include "core/bulk/wipedbytes.h"
#include "core/journal/workerthread.h"

namespace rescind {

//! What was found in an input, before it is known what it says.
struct FoundTokens
{
    ListFormat format = ListFormat::Lines;
    WipedBytes input = {};
    ListFinds finds = {};
};

//! Digests and reads every token, on several cores.
class TokenListBuilder final
{
public:
    //! Fails with ErrorKind::Cancelled only. Progress is told from the calling thread, in bytes of
    //! the second half of `total`.
    [[nodiscard]] static Result<std::shared_ptr<const TokenList>> listOf(
        FoundTokens found, const TaskControl &control, qint64 total);
};

} // namespace rescind
