// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/singleinstance.h"

#include "core/base/logging.h"
#include "core/jose/signature.h"

#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>
#include <QtNetwork/QLocalSocket>

#include <chrono>

namespace rescind {

namespace {

using namespace std::chrono_literals;

//! Both are on this computer: whoever is slower than this is stuck.
constexpr std::chrono::milliseconds patience = 2s;
constexpr qint64 longest = 16 * 1024;

//! In the folder of this session of the user, which nobody else may enter; elsewhere the system
//! itself keeps names of different users apart.
QString nameFor(const QStringList &folders)
{
    const QByteArray mark = sha256(folders.join(u'\n').toUtf8()).toHex().left(16);
    const QString name = QStringLiteral("rescind-") + QString::fromLatin1(mark);
#ifdef Q_OS_UNIX
    const QString own = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (!own.isEmpty())
        return QDir(own).filePath(name);
#endif
    return name;
}

QByteArray lineOf(const InstanceMessage &message)
{
    return QJsonDocument(
               QJsonObject{{QStringLiteral("profile"), message.profile},
                   {QStringLiteral("redirect"), message.redirect.toString(QUrl::FullyEncoded)},
                   {QStringLiteral("file"), message.file}})
               .toJson(QJsonDocument::Compact)
        + '\n';
}

InstanceMessage messageIn(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    return {.profile = object.value(QLatin1StringView("profile")).toString(),
        .redirect = QUrl(object.value(QLatin1StringView("redirect")).toString(), QUrl::StrictMode),
        .file = object.value(QLatin1StringView("file")).toString()};
}

} // namespace

SingleInstance::SingleInstance(const QStringList &folders)
    : m_name(nameFor(folders))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::accept);
}

bool SingleInstance::handOver(const InstanceMessage &message) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(static_cast<int>(patience.count())))
        return false;
    socket.write(lineOf(message));
    if (!socket.waitForBytesWritten(static_cast<int>(patience.count())))
        return false;
    // It hangs up when it has read it: one that is stuck does not count as running.
    return socket.state() == QLocalSocket::UnconnectedState
        || socket.waitForDisconnected(static_cast<int>(patience.count()));
}

bool SingleInstance::listen()
{
    // A program that was killed leaves its socket behind, and nobody answered on it.
    QLocalServer::removeServer(m_name);
    if (m_server.listen(m_name))
        return true;
    qCInfo(appLog) << "a second start will not find this one:" << m_server.errorString();
    return false;
}

void SingleInstance::accept()
{
    while (QLocalSocket *const visitor = m_server.nextPendingConnection()) {
        connect(visitor, &QLocalSocket::disconnected, visitor, &QObject::deleteLater);
        connect(visitor, &QLocalSocket::readyRead, this, [this, visitor] {
            if (visitor->bytesAvailable() > longest) {
                visitor->abort();
                return;
            }
            if (!visitor->canReadLine())
                return;
            const QByteArray line = visitor->readLine(longest);
            visitor->disconnectFromServer();
            Q_EMIT startedAgain(messageIn(line));
        });
        QTimer::singleShot(patience, visitor, &QLocalSocket::abort);
    }
}

} // namespace rescind
