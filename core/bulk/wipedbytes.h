// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QtGlobal>

#include <cstddef>
#include <memory>

namespace rescind {

//! A piece of memory for what must not be seen, such as a whole list of tokens. One owner; wiped at
//! its end. Not filled with zeros at the beginning, since it may be a hundred megabytes.
class WipedBytes final
{
public:
    WipedBytes() = default;
    explicit WipedBytes(std::size_t capacity);
    WipedBytes(WipedBytes &&) noexcept = default;
    WipedBytes &operator=(WipedBytes &&other) noexcept;
    ~WipedBytes();
    Q_DISABLE_COPY(WipedBytes)

    [[nodiscard]] char *data() { return m_bytes.get(); }
    [[nodiscard]] const char *data() const { return m_bytes.get(); }
    //! Bytes in use, from the beginning.
    [[nodiscard]] std::size_t size() const { return m_bytes ? m_size : 0; }
    [[nodiscard]] std::size_t capacity() const { return m_bytes ? m_capacity : 0; }
    //! Not above the capacity.
    void setSize(std::size_t size) { m_size = size; }
    [[nodiscard]] QByteArrayView view() const;

private:
    void wipe() noexcept;

    std::unique_ptr<char[]> m_bytes;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace rescind
