// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultprovider.h"

#include <QtCore/QTimer>
#include <QtNetwork/QTcpSocket>

#include <sys/socket.h>

#include <array>

namespace rescind {

namespace {

const QByteArray headOfForty = "HTTP/1.1 200 Whatever\r\nContent-Type: application/json\r\n"
                               "Content-Length: 40\r\n\r\n";
const QByteArray someOfForty = "{\"access_token\":\"abc";

//! RFC 1952, and RFC 1951 in it.
QByteArray gzipped(const QByteArray &bytes)
{
    // qCompress() gives a length, and zlib's header and checksum around the same stream.
    const QByteArray stream = qCompress(bytes, 9).mid(6).chopped(4);
    std::array<quint32, 256> table = {};
    for (quint32 i = 0; i < 256; ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1U) != 0 ? (value >> 1U) ^ 0xedb88320U : value >> 1U;
        table[i] = value;
    }
    quint32 crc = 0xffffffffU;
    for (const char c : bytes)
        crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xffU] ^ (crc >> 8U);
    QByteArray result("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
    result += stream;
    for (const quint32 number : {crc ^ 0xffffffffU, static_cast<quint32>(bytes.size())}) {
        for (unsigned int shift = 0; shift < 32; shift += 8)
            result += static_cast<char>((number >> shift) & 0xffU);
    }
    return result;
}

} // namespace

void resetOnClose(QTcpSocket &socket)
{
    const linger now{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(
        static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof(now));
}

Fault hangAfterHead()
{
    return [](QTcpSocket &socket, const ReceivedRequest &) { socket.write(headOfForty); };
}

Fault hangInBody()
{
    return [](QTcpSocket &socket, const ReceivedRequest &) {
        socket.write(headOfForty + someOfForty);
    };
}

Fault resetConnection(ResetAt stage)
{
    return [stage](QTcpSocket &socket, const ReceivedRequest &) {
        if (stage != ResetAt::Start)
            socket.write(headOfForty);
        if (stage == ResetAt::InBody)
            socket.write(someOfForty);
        socket.flush();
        // Later, so that what was sent has been read by then.
        QTimer::singleShot(20, &socket, [&socket] {
            resetOnClose(socket);
            socket.abort();
        });
    };
}

Fault brokenChunks()
{
    return rawBytes("HTTP/1.1 200 Whatever\r\nContent-Type: application/json\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\nzz\r\n1}\r\n0\r\n\r\n");
}

Fault gzipBomb(qsizetype unfolded)
{
    const QByteArray json = "{\"access_token\":\"" + QByteArray(unfolded, 'x') + "\"}";
    return answer(
        200, {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}}, gzipped(json));
}

} // namespace rescind
