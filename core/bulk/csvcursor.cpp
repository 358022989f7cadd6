// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/csvcursor.h"

#include "core/bulk/tokenshape.h"

#include <algorithm>
#include <cstring>

namespace rescind {

namespace {

//! A quote that was never closed must not swallow the rest of the list.
constexpr std::ptrdiff_t longestField = 2 * longestToken;

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

} // namespace

CsvCursor::CsvCursor(QByteArrayView text, char delimiter)
    : m_at(text.data())
    , m_end(text.data() + text.size())
    , m_delimiter(delimiter)
{
}

bool CsvCursor::next()
{
    while (m_at != m_end) {
        m_line = m_nextLine;
        readRecord();
        if (!withoutSpace(m_record).isEmpty())
            return true;
    }
    return false;
}

void CsvCursor::readRecord()
{
    m_fields.clear();
    const char *const begin = m_at;
    while (true) {
        const char *const fieldBegin = m_at;
        if (m_at == m_end || *m_at != '"' || !takeQuoted()) {
            m_at = fieldBegin;
            takePlain();
        }
        if (m_at == m_end || *m_at != m_delimiter)
            break;
        ++m_at;
    }
    m_record = {begin, m_at - begin};
    // Quoted fields may hold line ends.
    m_nextLine += static_cast<quint32>(std::count(begin, m_at, '\n'));
    if (m_at != m_end && *m_at == '\r')
        ++m_at;
    if (m_at != m_end && *m_at == '\n') {
        ++m_at;
        ++m_nextLine;
    }
}

bool CsvCursor::takeQuoted()
{
    const char *const begin = ++m_at;
    const char *const limit = begin + std::min(longestField, m_end - begin);
    bool hasDoubled = false;
    for (const char *at = begin; at < limit; ++at) {
        at = static_cast<const char *>(std::memchr(at, '"', static_cast<std::size_t>(limit - at)));
        if (at == nullptr)
            return false;
        if (at + 1 < m_end && at[1] == '"') {
            hasDoubled = true;
            ++at;
            continue;
        }
        const char *after = at + 1;
        while (after < m_end && *after == ' ')
            ++after;
        if (after < m_end && *after != m_delimiter && !isLineEnd(*after))
            return false;
        m_fields.push_back({{begin, at - begin}, hasDoubled});
        m_at = after;
        return true;
    }
    return false;
}

void CsvCursor::takePlain()
{
    const char *const begin = m_at;
    // A carriage return ends a record only before a line feed, or at the end.
    m_at = std::find_if(m_at, m_end, [this](const char &c) {
        return c == m_delimiter || c == '\n'
            || (c == '\r' && (&c + 1 == m_end || *(&c + 1) == '\n'));
    });
    m_fields.push_back({{begin, m_at - begin}, false});
}

} // namespace rescind
