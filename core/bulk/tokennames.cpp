// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/tokennames.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rescind {

namespace {

//! Small letters and digits alone: how a name is written says nothing.
class PlainName final
{
public:
    explicit PlainName(QByteArrayView name)
    {
        for (const char c : name) {
            const bool isUpper = c >= 'A' && c <= 'Z';
            const bool isPlain = isUpper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!isPlain && c != '_' && c != '-' && c != ' ' && c != '.')
                m_isOther = true;
            if (!isPlain)
                continue;
            if (m_size == m_text.size()) {
                m_isOther = true;
                return;
            }
            m_text[m_size++] = isUpper ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    [[nodiscard]] std::string_view text() const
    {
        return m_isOther ? std::string_view() : std::string_view(m_text.data(), m_size);
    }

private:
    std::array<char, 24> m_text = {};
    std::size_t m_size = 0;
    bool m_isOther = false;
};

template<std::size_t N>
bool isOneOf(std::string_view name, const std::array<std::string_view, N> &names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

std::optional<TokenKind> kindOfTokenName(QByteArrayView name)
{
    constexpr std::array<std::string_view, 6> unknown{
        "token", "tokenvalue", "tokenstring", "oauthtoken", "bearertoken", "rawtoken"};
    constexpr std::array<std::string_view, 4> access{
        "accesstoken", "xaccesstoken", "oauthaccesstoken", "accesstokenvalue"};
    constexpr std::array<std::string_view, 4> refresh{
        "refreshtoken", "xrefreshtoken", "oauthrefreshtoken", "refreshtokenvalue"};
    constexpr std::array<std::string_view, 3> id{"idtoken", "xidtoken", "idtokenhint"};
    const PlainName plain(name);
    std::string_view text = plain.text();
    if (text.ends_with("tokens"))
        text.remove_suffix(1);
    if (isOneOf(text, unknown))
        return TokenKind::Unknown;
    if (isOneOf(text, access))
        return TokenKind::Access;
    if (isOneOf(text, refresh))
        return TokenKind::Refresh;
    return isOneOf(text, id) ? std::optional(TokenKind::Id) : std::nullopt;
}

bool isPossibleTokenName(QByteArrayView name)
{
    constexpr std::array<std::string_view, 7> names{
        "value", "jwt", "bearer", "authorization", "credential", "secret", "values"};
    return isOneOf(PlainName(name).text(), names);
}

bool isKindName(QByteArrayView name)
{
    constexpr std::array<std::string_view, 6> names{
        "tokentypehint", "tokentype", "tokenkind", "kind", "type", "hint"};
    return isOneOf(PlainName(name).text(), names);
}

TokenKind kindOfWord(QByteArrayView word)
{
    const PlainName plain(word);
    std::string_view text = plain.text();
    if (text.ends_with("token"))
        text.remove_suffix(5);
    if (text == "access")
        return TokenKind::Access;
    if (text == "refresh")
        return TokenKind::Refresh;
    return text == "id" ? TokenKind::Id : TokenKind::Unknown;
}

} // namespace rescind
