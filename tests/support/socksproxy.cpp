// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/socksproxy.h"

#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpSocket>

namespace rescind {

void joinToPort(QTcpSocket &socket, quint16 port, const QByteArray &greeting)
{
    // Whoever read from it before reads no more.
    QObject::disconnect(&socket, &QTcpSocket::readyRead, nullptr, nullptr);
    auto *const other = new QTcpSocket(&socket);
    other->setProxy(QNetworkProxy::NoProxy);
    QObject::connect(
        other, &QTcpSocket::connected, &socket, [&socket, greeting] { socket.write(greeting); });
    QObject::connect(&socket, &QTcpSocket::readyRead, other,
        [&socket, other] { other->write(socket.readAll()); });
    QObject::connect(other, &QTcpSocket::readyRead, &socket,
        [&socket, other] { socket.write(other->readAll()); });
    QObject::connect(
        other, &QTcpSocket::disconnected, &socket, [&socket] { socket.disconnectFromHost(); });
    QObject::connect(
        &socket, &QTcpSocket::disconnected, other, [other] { other->disconnectFromHost(); });
    other->connectToHost(QHostAddress::LocalHost, port);
}

SocksProxy::SocksProxy(quint16 target)
    : m_target(target)
{
    m_server.setProxy(QNetworkProxy::NoProxy);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no free port on loopback");
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *const socket = m_server.nextPendingConnection()) {
            m_steps.insert(socket, Step::Greeting);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readFrom(socket); });
            readFrom(socket);
        }
    });
}

void SocksProxy::demand(const QByteArray &user, const QByteArray &password)
{
    m_wanted = user + ':' + password;
}

void SocksProxy::readFrom(QTcpSocket *socket)
{
    QByteArray &bytes = m_incoming[socket];
    bytes += socket->readAll();
    qsizetype before = -1;
    while (!bytes.isEmpty() && bytes.size() != before) {
        before = bytes.size();
        switch (m_steps.value(socket)) {
        case Step::Greeting:
            greet(socket, bytes);
            break;
        case Step::Password:
            checkPassword(socket, bytes);
            break;
        case Step::Request:
            join(socket, bytes);
            break;
        case Step::Joined:
            return;
        }
    }
}

void SocksProxy::greet(QTcpSocket *socket, QByteArray &bytes)
{
    if (bytes.size() < 2 || bytes.size() < 2 + bytes.at(1))
        return;
    const QByteArray methods = bytes.mid(2, bytes.at(1));
    bytes.remove(0, 2 + methods.size());
    const char method = m_wanted.isEmpty() ? '\x00' : methods.contains('\x02') ? '\x02' : '\xff';
    socket->write(QByteArray("\x05") + method);
    m_steps[socket] = method == '\x02' ? Step::Password : Step::Request;
    if (method == '\xff')
        socket->disconnectFromHost();
}

void SocksProxy::checkPassword(QTcpSocket *socket, QByteArray &bytes)
{
    if (bytes.size() < 2 || bytes.size() < 3 + bytes.at(1))
        return;
    const QByteArray user = bytes.mid(2, bytes.at(1));
    const qsizetype start = 2 + user.size();
    const QByteArray password = bytes.mid(start + 1, bytes.at(start));
    bytes.remove(0, start + 1 + password.size());
    m_credentials.append(user + ':' + password);
    const bool right = m_credentials.constLast() == m_wanted;
    socket->write(QByteArray("\x01") + (right ? '\x00' : '\x01'));
    m_steps[socket] = Step::Request;
    if (!right)
        socket->disconnectFromHost();
}

void SocksProxy::join(QTcpSocket *socket, QByteArray &bytes)
{
    // Names only: an address would mean that the client had looked it up by itself.
    if (bytes.size() < 5 || bytes.at(3) != '\x03' || bytes.size() < 7 + bytes.at(4)) {
        if (bytes.size() >= 4 && bytes.at(3) != '\x03') {
            m_asked.append("an address");
            socket->disconnectFromHost();
        }
        return;
    }
    const QByteArray host = bytes.mid(5, bytes.at(4));
    const auto port = static_cast<uchar>(bytes.at(5 + host.size())) * 256
        + static_cast<uchar>(bytes.at(6 + host.size()));
    bytes.clear();
    m_asked.append(host + ':' + QByteArray::number(port));
    m_steps[socket] = Step::Joined;
    joinToPort(*socket, m_target, QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00", 10));
}

} // namespace rescind
