// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/jsoncursor.h"

#include "core/bulk/percent.h"
#include "core/bulk/utf8.h"

#include <QtCore/QByteArrayView>

#include <algorithm>

namespace rescind {

void JsonCursor::skipSpace()
{
    while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
        ++m_at;
}

bool JsonCursor::take(char c)
{
    skipSpace();
    if (peek() != c || isAtEnd())
        return false;
    ++m_at;
    return true;
}

bool JsonCursor::takeString(String &string)
{
    if (!take('"'))
        return false;
    string.begin = m_at;
    const auto isPlain
        = [](char c) { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20; };
    // Most strings have no escape, and stay as they are.
    m_at = std::find_if_not(m_at, m_end, isPlain);
    char *out = m_at;
    while (m_at != m_end && *m_at == '\\') {
        if (!takeEscape(out))
            return false;
        while (m_at != m_end && isPlain(*m_at))
            *out++ = *m_at++;
    }
    if (peek() != '"')
        return false;
    ++m_at;
    string.size = static_cast<std::size_t>(out - string.begin);
    return true;
}

//! Four hex digits.
bool JsonCursor::takeUnit(unsigned int &unit)
{
    if (m_end - m_at < 4)
        return false;
    unit = 0;
    for (int i = 0; i < 4; ++i) {
        const int digit = hexValue(*m_at++);
        if (digit < 0)
            return false;
        unit = unit * 16 + static_cast<unsigned int>(digit);
    }
    return true;
}

bool JsonCursor::takeEscape(char *&out)
{
    ++m_at;
    if (isAtEnd())
        return false;
    const char letter = *m_at++;
    switch (letter) {
    case '"':
    case '\\':
    case '/':
        *out++ = letter;
        return true;
    case 'b':
        *out++ = '\b';
        return true;
    case 'f':
        *out++ = '\f';
        return true;
    case 'n':
        *out++ = '\n';
        return true;
    case 'r':
        *out++ = '\r';
        return true;
    case 't':
        *out++ = '\t';
        return true;
    case 'u':
        break;
    default:
        return false;
    }
    unsigned int unit = 0;
    if (!takeUnit(unit))
        return false;
    char32_t point = unit;
    if (isLeading(point) && m_end - m_at >= 6 && m_at[0] == '\\' && m_at[1] == 'u') {
        char *const second = m_at;
        m_at += 2;
        unsigned int low = 0;
        if (!takeUnit(low))
            return false;
        if (isTrailing(low))
            point = joined(point, low);
        else
            m_at = second;
    }
    // Never longer than the escape it stands for.
    out = putUtf8(out, isLeading(point) || isTrailing(point) ? char32_t(0xFFFD) : point);
    return true;
}

bool JsonCursor::skipLiteral()
{
    char *const begin = m_at;
    m_at = std::find_if_not(m_at, m_end, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.'
            || c == 'E';
    });
    const QByteArrayView word(begin, m_at - begin);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return word == "true" || word == "false" || word == "null"
        || (!word.isEmpty() && (isDigit(word[0]) || (word[0] == '-' && word.size() > 1)));
}

} // namespace rescind
