// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/loopbackconnection.h"

namespace rescind {

LoopbackConnection::LoopbackConnection(QTcpSocket *socket, const LoopbackTarget &target,
    std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_target(target)
{
    m_socket->setParent(this);
    // Whoever sends more than a request has to wait for our reading.
    m_socket->setReadBufferSize(maximumRequestHead + maximumRequestBody);
    m_patience.setSingleShot(true);
    // Not restarted by what arrives: a byte now and then must not hold a connection for ever.
    m_patience.start(patience);
    connect(&m_patience, &QTimer::timeout, m_socket, &QTcpSocket::abort);
    connect(m_socket, &QTcpSocket::readyRead, this, &LoopbackConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &LoopbackConnection::closed);
    // Bytes may have come before we listened for them.
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &LoopbackConnection::onReadyRead, Qt::QueuedConnection);
}

LoopbackConnection::~LoopbackConnection()
{
    // The socket's own end must not be heard by a half-destroyed object.
    m_socket->disconnect(this);
}

void LoopbackConnection::onReadyRead()
{
    const QByteArray bytes = m_socket->readAll();
    if (m_request.kind != LoopbackRequest::Kind::Incomplete)
        return;
    m_received += bytes;
    m_request = parseLoopbackRequest(m_received, m_target);
    if (m_request.kind == LoopbackRequest::Kind::Incomplete)
        return;
    m_received.clear();
    m_patience.stop();
    Q_EMIT requestRead();
}

void LoopbackConnection::answer(LoopbackPage page, int status)
{
    const PageLanguage language = preferredLanguage(m_request.acceptLanguage);
    const QByteArray methods = m_target.takesForm ? "GET, POST" : "GET";
    send(loopbackAnswer(page, status, language, m_request.isHead, methods));
}

void LoopbackConnection::sendOn(const QUrl &url)
{
    send("HTTP/1.1 303 See Other\r\nLocation: " + url.toEncoded()
        + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
          "Content-Length: 0\r\nConnection: close\r\n\r\n");
}

void LoopbackConnection::send(const QByteArray &bytes)
{
    constexpr auto closingTime = std::chrono::seconds(5);
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_socket->write(bytes);
    m_socket->flush();
    // Unread bytes would turn the close into a reset, and the page would be lost with it.
    m_socket->readAll();
    m_socket->disconnectFromHost();
    m_patience.start(closingTime);
}

} // namespace rescind
