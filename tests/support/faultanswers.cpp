// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultprovider.h"
#include "tests/support/socksproxy.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpSocket>

#include <limits>

namespace rescind {

namespace {

QByteArray head(int status, const RawHeaders &headers)
{
    QByteArray result = "HTTP/1.1 " + QByteArray::number(status) + " Whatever\r\n";
    for (const auto &[name, value] : headers)
        result += name + ": " + value + "\r\n";
    return result + "\r\n";
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

RawHeaders lengthHeaders(Length length, qint64 count)
{
    switch (length) {
    case Length::Announced:
        return {{"Content-Length", QByteArray::number(count)}};
    case Length::Chunked:
        return {{"Transfer-Encoding", "chunked"}};
    case Length::UntilClose:
        return {{"Connection", "close"}};
    }
    return {};
}

} // namespace

Fault answer(int status, const RawHeaders &headers, const QByteArray &body)
{
    return [=](QTcpSocket &socket, const ReceivedRequest &) {
        RawHeaders all = headers;
        all.append(qMakePair(QByteArray("Content-Length"), QByteArray::number(body.size())));
        socket.write(head(status, all) + body);
    };
}

Fault answerJson(const QByteArray &json, int status)
{
    return answer(status, {{"Content-Type", "application/json"}}, json);
}

Fault answerJson(const QJsonObject &object, int status)
{
    return answerJson(QJsonDocument(object).toJson(QJsonDocument::Compact), status);
}

Fault htmlPage(int status)
{
    return answer(status, {{"Content-Type", "text/html; charset=utf-8"}},
        "<!doctype html><title>Welcome</title><p>Please accept the terms of this network.");
}

Fault hang()
{
    return [](QTcpSocket &, const ReceivedRequest &) {};
}

Fault drip(std::chrono::milliseconds interval)
{
    return [=](QTcpSocket &socket, const ReceivedRequest &) {
        socket.write(head(200, {{"Content-Type", "application/json"}, {"Connection", "close"}}));
        auto *const timer = new QTimer(&socket);
        QObject::connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write(" "); });
        timer->start(interval);
    };
}

Fault manyBytes(qint64 count, Length length)
{
    return [=](QTcpSocket &socket, const ReceivedRequest &) {
        const QByteArray block(64 * 1024, 'x');
        // As it is read: what a client refuses is never made.
        const auto pour = [&socket, length, block, left = count]() mutable {
            if (left < 0 || socket.bytesToWrite() >= block.size())
                return;
            const QByteArray part = block.left(std::min<qint64>(left, block.size()));
            left = part.isEmpty() ? -1 : left - part.size();
            // The empty one is the last.
            if (length == Length::Chunked)
                socket.write(chunk(part));
            else if (!part.isEmpty())
                socket.write(part);
            else if (length == Length::UntilClose)
                socket.disconnectFromHost();
        };
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, pour);
        socket.write(head(200, lengthHeaders(length, count)));
    };
}

Fault flood(Length length)
{
    return [=](QTcpSocket &socket, const ReceivedRequest &) {
        const QByteArray block(64 * 1024, 'x');
        const auto pour = [&socket, length, block] {
            if (socket.bytesToWrite() < block.size())
                socket.write(length == Length::Chunked ? chunk(block) : block);
        };
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, pour);
        socket.write(head(200, lengthHeaders(length, std::numeric_limits<int>::max())));
        pour();
    };
}

Fault closeWithoutAnswer()
{
    return [](QTcpSocket &socket, const ReceivedRequest &) { socket.disconnectFromHost(); };
}

Fault closeInMidBody(Length length)
{
    return [=](QTcpSocket &socket, const ReceivedRequest &) {
        RawHeaders headers = lengthHeaders(length, 40);
        headers.append(qMakePair(QByteArray("Content-Type"), QByteArray("application/json")));
        const QByteArray half = "{\"access_token\":\"abc";
        socket.write(head(200, headers) + (length == Length::Chunked ? chunk(half) : half));
        socket.disconnectFromHost();
    };
}

Fault busy(int status, const QByteArray &retryAfter)
{
    return answer(status,
        retryAfter.isEmpty() ? RawHeaders() : RawHeaders({{"Retry-After", retryAfter}}), "busy");
}

Fault redirectTo(const QUrl &target, int status)
{
    return answer(status, {{"Location", target.toEncoded()}});
}

Fault garbage()
{
    return rawBytes("SSH-2.0-OpenSSH_9.2p1\r\n\x01\x02\x03\r\n\r\n");
}

Fault hugeHeader(qint64 bytes)
{
    return answer(200, {{"X-Huge", QByteArray(bytes, 'x')}}, "{}");
}

Fault tunnelTo(quint16 port, const QByteArray &credentials)
{
    return [=](QTcpSocket &socket, const ReceivedRequest &request) {
        const QByteArray wanted = "Basic " + credentials.toBase64();
        if (credentials.isEmpty() || request.header("Proxy-Authorization") == wanted)
            joinToPort(socket, port, "HTTP/1.1 200 Connection established\r\n\r\n");
        else
            answer(407, {{"Proxy-Authenticate", "Basic realm=\"company\""}})(socket, request);
    };
}

Fault rawBytes(const QByteArray &bytes)
{
    return [=](QTcpSocket &socket, const ReceivedRequest &) {
        socket.write(bytes);
        socket.disconnectFromHost();
    };
}

} // namespace rescind
