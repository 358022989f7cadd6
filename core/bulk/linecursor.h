// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

#include <cstring>

namespace rescind {

//! The lines of a text, without the line feed at their ends. A carriage return stays.
class LineCursor final
{
public:
    explicit LineCursor(QByteArrayView text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    {
    }
    [[nodiscard]] bool next()
    {
        if (m_at >= m_end)
            return false;
        ++m_number;
        const auto *const found = static_cast<const char *>(
            std::memchr(m_at, '\n', static_cast<std::size_t>(m_end - m_at)));
        const char *const lineEnd = found == nullptr ? m_end : found;
        m_line = {m_at, lineEnd - m_at};
        m_at = lineEnd + 1;
        return true;
    }
    [[nodiscard]] QByteArrayView line() const { return m_line; }
    //! From 1.
    [[nodiscard]] quint32 number() const { return m_number; }

private:
    const char *m_at;
    const char *m_end;
    QByteArrayView m_line;
    quint32 m_number = 0;
};

} // namespace rescind
