// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/reportwords.h"

#include <QtCore/QFileDevice>

namespace rescind {

namespace {

constexpr qsizetype pieceSize = 64 * 1024;

} // namespace

ReportSink &ReportSink::operator<<(QByteArrayView text)
{
    m_waiting.append(text);
    if (m_waiting.size() >= pieceSize)
        write();
    return *this;
}

void ReportSink::write()
{
    if (!m_hasFailed)
        m_hasFailed = m_device.write(m_waiting) != m_waiting.size();
    m_waiting.clear();
}

bool ReportSink::finish()
{
    write();
    // Files keep the last piece to themselves, and would say only when closed that it had no room.
    if (auto *const file = qobject_cast<QFileDevice *>(&m_device); file != nullptr && !m_hasFailed)
        m_hasFailed = !file->flush();
    return !m_hasFailed;
}

QString reportTime(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString reportTime(qint64 milliseconds)
{
    return milliseconds == 0 ? QString()
                             : reportTime(QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC));
}

} // namespace rescind
