// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/duplicates.h"

#include <bit>
#include <cstring>

namespace rescind {

namespace {

std::size_t beginningOf(const TokenDigest &digest)
{
    std::size_t value = 0;
    std::memcpy(&value, digest.data(), sizeof value);
    return value;
}

} // namespace

void markDuplicates(std::vector<ListRow> &rows)
{
    // Numbers of rows by their digests, which are as good as random: open addressing, half full.
    std::vector<qint32> table(std::bit_ceil(rows.size() * 2 + 1), -1);
    const std::size_t mask = table.size() - 1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::size_t slot = beginningOf(rows[i].digest) & mask;
        while (table[slot] >= 0
            && rows[static_cast<std::size_t>(table[slot])].digest != rows[i].digest)
            slot = (slot + 1) & mask;
        if (table[slot] < 0)
            table[slot] = static_cast<qint32>(i);
        else
            rows[i].duplicateOf = table[slot];
    }
}

} // namespace rescind
