// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/witnesses.h"

namespace rescind {

bool Witnesses::wantsLookBefore(TokenKind kind)
{
    if (!mayAsk() || believes(kind))
        return false;
    if (kind == TokenKind::Unknown)
        return true;
    int &looked = m_looked[kind];
    if (looked >= looksBefore)
        return false;
    ++looked;
    return true;
}

bool Witnesses::sawActive(TokenKind kind)
{
    if (kind == TokenKind::Unknown || m_known.contains(kind))
        return false;
    m_known.insert(kind);
    return true;
}

void Witnesses::refused(UnverifiedReason why)
{
    ++m_refusals;
    m_why = why;
}

} // namespace rescind
