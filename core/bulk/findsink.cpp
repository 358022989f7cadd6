// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/findsink.h"

#include "core/bulk/tokenshape.h"

namespace rescind {

void FindSink::add(QByteArrayView text, quint32 line, TokenKind kind)
{
    m_finds.push_back({.offset = static_cast<quint32>(text.data() - m_begin),
        .size = static_cast<quint32>(text.size()),
        .line = line,
        .kind = kind,
        .isGarbage = !canBeToken(text)});
}

void FindSink::addGarbage(QByteArrayView text, quint32 line)
{
    add(text, line);
    m_finds.back().isGarbage = true;
}

bool FindSink::shouldStop()
{
    constexpr quint32 every = 256;
    if (++m_asked % every == 0)
        m_stop = m_stop || m_control.isCancelled();
    return m_stop || m_finds.size() > mostListRows;
}

} // namespace rescind
