// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/listfind.h"
#include "core/bulk/nametable.h"
#include "core/bulk/tokendigest.h"
#include "core/bulk/tokenlist.h"
#include "core/bulk/tokenscanner.h"

namespace rescind {

//! Makes a row of what was found. Numbers in it are of its own table of names. Of one thread.
class RowReader final
{
public:
    [[nodiscard]] ListRow read(QByteArrayView bytes, const ListFind &find);
    [[nodiscard]] const NameTable &names() const { return m_names; }

private:
    DigestMaker m_digests;
    TokenScanner m_scanner;
    NameTable m_names;
};

} // namespace rescind
