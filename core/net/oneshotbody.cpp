// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/oneshotbody.h"

#include <algorithm>

namespace rescind {

OneShotBody::OneShotBody(Secret body, QObject *parent)
    : QIODevice(parent)
    , m_body(std::move(body))
{
    // Unbuffered, so that QIODevice keeps no copy that nobody wipes.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::readData(char *data, qint64 maximum)
{
    const qint64 count = std::min<qint64>(maximum, m_body.size() - m_position);
    if (count <= 0)
        return -1;
    if (m_position == 0)
        Q_EMIT leaving();
    std::copy_n(m_body.view().data() + m_position, count, data);
    m_position += count;
    return count;
}

} // namespace rescind
