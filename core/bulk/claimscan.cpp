// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/claimscan.h"

#include <algorithm>
#include <cstring>

namespace rescind {

namespace {

constexpr int maxDepth = 8;

//! What may stand in a string without being looked at again.
constexpr std::array<bool, 256> plainLetters = [] {
    std::array<bool, 256> table = {};
    for (std::size_t c = 0x20; c < 0x7f; ++c)
        table[c] = c != '"' && c != '\\';
    return table;
}();

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

ClaimScan::Claim claimOf(QByteArrayView name)
{
    constexpr std::array<QByteArrayView, ClaimScan::claimCount> names{"iss", "sub", "client_id",
        "azp", "scope", "scp", "iat", "exp", "typ", "nonce", "at_hash", "c_hash"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].size() == name.size()
            && std::memcmp(names[i].data(), name.data(), std::size_t(name.size())) == 0)
            return static_cast<ClaimScan::Claim>(i);
    }
    return ClaimScan::claimCount;
}

} // namespace

bool ClaimScan::read(QByteArrayView payload)
{
    m_claims.fill({});
    m_nameCount = 0;
    m_at = payload.data();
    m_end = payload.data() + payload.size();
    skipSpace();
    if (!takeObject(0))
        return false;
    skipSpace();
    return m_at == m_end;
}

void ClaimScan::skipSpace()
{
    while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
        ++m_at;
}

bool ClaimScan::take(char c)
{
    skipSpace();
    if (m_at == m_end || *m_at != c)
        return false;
    ++m_at;
    return true;
}

bool ClaimScan::takeText(QByteArrayView &text)
{
    if (!take('"'))
        return false;
    const char *const begin = m_at;
    while (m_at != m_end && plainLetters[static_cast<unsigned char>(*m_at)])
        ++m_at;
    if (m_at == m_end || *m_at != '"')
        return false;
    text = {begin, m_at - begin};
    ++m_at;
    return true;
}

bool ClaimScan::isNew(std::size_t firstName, QByteArrayView name) const
{
    for (std::size_t i = firstName; i < m_nameCount; ++i) {
        if (m_names[i].size() == name.size()
            && std::memcmp(m_names[i].data(), name.data(), std::size_t(name.size())) == 0)
            return false;
    }
    return true;
}

bool ClaimScan::takeObject(int depth)
{
    const std::size_t firstName = m_nameCount;
    if (depth > maxDepth || !take('{'))
        return false;
    if (take('}'))
        return true;
    do {
        QByteArrayView name;
        if (!takeText(name) || !take(':') || m_nameCount == m_names.size()
            || !isNew(firstName, name))
            return false;
        m_names[m_nameCount++] = name;
        ClaimValue value;
        if (!takeValue(depth, value))
            return false;
        const Claim claim = depth == 0 ? claimOf(name) : claimCount;
        if (claim != claimCount)
            m_claims[claim] = value;
    } while (take(','));
    m_nameCount = firstName;
    return take('}');
}

bool ClaimScan::takeArray(int depth)
{
    if (depth > maxDepth || !take('['))
        return false;
    if (take(']'))
        return true;
    do {
        ClaimValue value;
        if (!takeValue(depth, value))
            return false;
    } while (take(','));
    return take(']');
}

//! Fifteen digits are exact in a double, which is how others read it; no exponents.
bool ClaimScan::takeNumber()
{
    const char *const begin = m_at;
    if (m_at != m_end && *m_at == '-')
        ++m_at;
    const char *const digits = m_at;
    m_at = std::find_if_not(m_at, m_end, isDigit);
    if (m_at == digits || (*digits == '0' && m_at - digits > 1))
        return false;
    if (m_at != m_end && *m_at == '.') {
        const char *const fraction = ++m_at;
        m_at = std::find_if_not(m_at, m_end, isDigit);
        if (m_at == fraction)
            return false;
    }
    constexpr std::ptrdiff_t longest = 15;
    return m_at - begin <= longest && (m_at == m_end || (*m_at != 'e' && *m_at != 'E'));
}

bool ClaimScan::takeWord(QByteArrayView word)
{
    if (m_end - m_at < word.size() || std::memcmp(m_at, word.data(), std::size_t(word.size())) != 0)
        return false;
    m_at += word.size();
    return true;
}

bool ClaimScan::takeValue(int depth, ClaimValue &value)
{
    skipSpace();
    const char *const begin = m_at;
    bool isPlain = false;
    switch (m_at == m_end ? '\0' : *m_at) {
    case '"':
        value.type = ClaimValue::Type::Text;
        return takeText(value.text);
    case '{':
        value.type = ClaimValue::Type::Other;
        isPlain = takeObject(depth + 1);
        break;
    case '[':
        value.type = ClaimValue::Type::Array;
        isPlain = takeArray(depth + 1);
        break;
    case 't':
        value.type = ClaimValue::Type::Other;
        isPlain = takeWord("true");
        break;
    case 'f':
        value.type = ClaimValue::Type::Other;
        isPlain = takeWord("false");
        break;
    case 'n':
        value.type = ClaimValue::Type::Other;
        isPlain = takeWord("null");
        break;
    default:
        value.type = ClaimValue::Type::Number;
        isPlain = takeNumber();
        break;
    }
    value.text = {begin, m_at - begin};
    return isPlain;
}

} // namespace rescind
