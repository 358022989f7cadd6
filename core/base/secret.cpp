// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <cstring>
#include <string.h>
#include <vector>

namespace rescind {

namespace {

void wipe(void *data, std::size_t size) noexcept
{
#ifdef Q_OS_WIN
    volatile auto *p = static_cast<volatile unsigned char *>(data);
    while (size-- > 0)
        *p++ = 0;
#else
    explicit_bzero(data, size);
#endif
}

} // namespace

struct Secret::Buffer
{
    explicit Buffer(QByteArrayView value)
        : bytes(value.begin(), value.end())
    {
    }
    ~Buffer() { wipe(bytes.data(), bytes.size()); }
    Q_DISABLE_COPY_MOVE(Buffer)

    std::vector<char> bytes;
};

Secret::Secret(const QByteArray &value)
    : m_buffer(value.isEmpty() ? nullptr : std::make_shared<const Buffer>(value))
{
}

Secret::Secret(const QString &value)
{
    QByteArray utf8 = value.toUtf8();
    if (!utf8.isEmpty())
        m_buffer = std::make_shared<const Buffer>(utf8);
    wipe(utf8.data(), static_cast<std::size_t>(utf8.size()));
}

qsizetype Secret::size() const noexcept
{
    return view().size();
}

QByteArray Secret::reveal() const
{
    return view().toByteArray();
}

QByteArrayView Secret::view() const noexcept
{
    if (!m_buffer)
        return {};
    return QByteArrayView(m_buffer->bytes.data(), static_cast<qsizetype>(m_buffer->bytes.size()));
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b) noexcept
{
    if (a.size() != b.size())
        return false;
    unsigned char difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference = static_cast<unsigned char>(
            difference | (static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i])));
    return difference == 0;
}

bool operator==(const Secret &a, const Secret &b) noexcept
{
    return equalInConstantTime(a.view(), b.view());
}

QDebug operator<<(QDebug debug, const Secret &secret)
{
    QDebugStateSaver saver(debug);
    debug.nospace() << (secret.isEmpty() ? "Secret()" : "Secret(***)");
    return debug;
}

} // namespace rescind
