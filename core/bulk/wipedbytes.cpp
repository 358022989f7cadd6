// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/wipedbytes.h"

#include <openssl/crypto.h>

#include <utility>

namespace rescind {

WipedBytes::WipedBytes(std::size_t capacity)
    : m_bytes(new char[capacity])
    , m_capacity(capacity)
{
}

WipedBytes &WipedBytes::operator=(WipedBytes &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        m_size = other.m_size;
        m_capacity = other.m_capacity;
    }
    return *this;
}

WipedBytes::~WipedBytes()
{
    wipe();
}

QByteArrayView WipedBytes::view() const
{
    return {data(), static_cast<qsizetype>(size())};
}

void WipedBytes::wipe() noexcept
{
    if (m_bytes)
        OPENSSL_cleanse(m_bytes.get(), m_capacity);
}

} // namespace rescind
