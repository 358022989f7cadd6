// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/syslogsender.h"

#include "core/base/logging.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QSysInfo>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr int auditFacility = 13;
constexpr int noticeSeverity = 5;
constexpr int warningSeverity = 4;

//! RFC 5424 §6.3.3: these three are escaped.
QByteArray escaped(const QString &text)
{
    QByteArray result;
    const QByteArray bytes = text.toUtf8();
    for (const char c : bytes) {
        if (c == '"' || c == '\\' || c == ']')
            result += '\\';
        result += c;
    }
    return result;
}

//! RFC 5424 §6.2.4: printable ASCII, at most 255.
QByteArray headerName(const QByteArray &name)
{
    QByteArray result;
    const QByteArray cut = name.left(255);
    for (const char c : cut) {
        if (c > 32 && c < 127)
            result += c;
    }
    return result.isEmpty() ? QByteArray("-") : result;
}

bool isWarning(const QString &outcome)
{
    static const QStringList fine{QString(), u"ok"_s, u"verified_inactive"_s, u"already_inactive"_s,
        u"active"_s, u"inactive"_s};
    return !fine.contains(outcome);
}

} // namespace

QByteArray syslogLine(const JournalEntry &entry, const QByteArray &hostName, qint64 processId)
{
    const int severity = isWarning(entry.outcome) ? warningSeverity : noticeSeverity;
    const QByteArray action(actionName(entry.action).data());
    QByteArray line = '<' + QByteArray::number(auditFacility * 8 + severity) + ">1 "
        + entry.time.toUTC().toString(Qt::ISODateWithMs).toLatin1() + ' ' + headerName(hostName)
        + " rescind " + QByteArray::number(processId) + ' ' + action + " [rescind@32473 sequence=\""
        + QByteArray::number(entry.sequence) + '"';
    if (entry.httpStatus != 0)
        line += " http_status=\"" + QByteArray::number(entry.httpStatus) + '"';
    for (const JournalTextField &field : journalTextFields()) {
        if (const QString &text = entry.*field.member; !text.isEmpty())
            line += ' ' + QByteArray(field.name.data()) + "=\"" + escaped(text) + '"';
    }
    line += "] " + action;
    if (!entry.outcome.isEmpty())
        line += ' ' + entry.outcome.toUtf8();
    return line;
}

SyslogSender::SyslogSender(QString socketPath)
    : m_path(std::move(socketPath))
    , m_hostName(QSysInfo::machineHostName().toUtf8())
{
#ifdef Q_OS_UNIX
    m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
#endif
}

SyslogSender::~SyslogSender()
{
#ifdef Q_OS_UNIX
    if (m_socket >= 0)
        ::close(m_socket);
#endif
}

bool SyslogSender::sendLine(const QByteArray &line)
{
#ifdef Q_OS_UNIX
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = QFile::encodeName(m_path);
    if (m_socket < 0 || size_t(path.size()) >= sizeof(address.sun_path))
        return false;
    std::copy(path.begin(), path.end(), std::begin(address.sun_path));
    // By name each time, so that a daemon that was started anew is found again.
    const auto sent = ::sendto(m_socket, line.constData(), size_t(line.size()), MSG_DONTWAIT,
        reinterpret_cast<const sockaddr *>(&address), sizeof(address));
    return sent == line.size();
#else
    Q_UNUSED(line);
    return false;
#endif
}

void SyslogSender::send(const QList<JournalEntry> &entries, qint64 lastSequence)
{
    qint64 sequence = lastSequence - entries.size();
    for (const JournalEntry &entry : entries) {
        JournalEntry sent = harmless(entry);
        sent.sequence = ++sequence;
        if (sendLine(syslogLine(sent, m_hostName, QCoreApplication::applicationPid())))
            continue;
        if (m_lost++ == 0)
            qCInfo(journalLog) << "the syslog daemon does not take entries";
    }
}

} // namespace rescind
