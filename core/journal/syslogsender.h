// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journalentry.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace rescind {

//! An entry as one line of RFC 5424, UTF-8: facility 13 (log audit), severity 5 for what was done
//! and 4 for what failed; its fields are structured data of "rescind@32473" (a number that RFC 5612
//! sets aside for examples, since Rescind has none of its own), absent ones left out.
[[nodiscard]] QByteArray syslogLine(
    const JournalEntry &entry, const QByteArray &hostName, qint64 processId);

//! Sends entries to the local daemon's datagram socket. Never blocks and never fails aloud: what
//! the daemon does not take is counted, and said once in the log.
class SyslogSender final
{
public:
    explicit SyslogSender(QString socketPath);
    ~SyslogSender();
    Q_DISABLE_COPY_MOVE(SyslogSender)

    //! `lastSequence` is the number that the last of them got in the journal.
    void send(const QList<JournalEntry> &entries, qint64 lastSequence);
    [[nodiscard]] qint64 lost() const { return m_lost; }

private:
    [[nodiscard]] bool sendLine(const QByteArray &line);

    QString m_path;
    QByteArray m_hostName;
    int m_socket = -1;
    qint64 m_lost = 0;
};

} // namespace rescind
