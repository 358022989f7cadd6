// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace rescind {

//! Walks over JSON (RFC 8259) in memory, and undoes the escapes of a string where it stands. Knows
//! nothing of values that are no strings but where they end.
class JsonCursor final
{
public:
    JsonCursor(char *begin, char *end)
        : m_at(begin)
        , m_end(end)
    {
    }

    [[nodiscard]] char *at() const { return m_at; }
    [[nodiscard]] bool isAtEnd() const { return m_at == m_end; }
    //! The next character; NUL at the end.
    [[nodiscard]] char peek() const { return isAtEnd() ? '\0' : *m_at; }
    void skipSpace();
    //! Steps over this character after white space; false where another one stands there.
    [[nodiscard]] bool take(char c);

    struct String
    {
        char *begin = nullptr;
        std::size_t size = 0;
    };
    //! False where no whole string stands there. The text is UTF-8 as far as it was before.
    [[nodiscard]] bool takeString(String &string);
    //! true, false, null, or a number.
    [[nodiscard]] bool skipLiteral();

private:
    [[nodiscard]] bool takeEscape(char *&out);
    [[nodiscard]] bool takeUnit(unsigned int &unit);

    char *m_at;
    char *m_end;
};

} // namespace rescind
