// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtNetwork/QTcpServer>

class QTcpSocket;

namespace rescind {

//! Joins two connections: what one says the other hears, and they end together. The second is
//! opened here, to a port of 127.0.0.1; `socket` owns it.
void joinToPort(QTcpSocket &socket, quint16 port, const QByteArray &greeting);

//! A SOCKS5 proxy in this process (RFC 1928, RFC 1929) that leads every name to one local port.
class SocksProxy final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SocksProxy)

public:
    explicit SocksProxy(quint16 target);

    //! From now on only for this user.
    void demand(const QByteArray &user, const QByteArray &password);
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    //! "host:port" as clients asked for it.
    [[nodiscard]] const QList<QByteArray> &asked() const { return m_asked; }
    //! "user:password" as clients gave it.
    [[nodiscard]] const QList<QByteArray> &credentials() const { return m_credentials; }

private:
    enum class Step { Greeting, Password, Request, Joined };

    void readFrom(QTcpSocket *socket);
    void greet(QTcpSocket *socket, QByteArray &bytes);
    void checkPassword(QTcpSocket *socket, QByteArray &bytes);
    void join(QTcpSocket *socket, QByteArray &bytes);

    QTcpServer m_server;
    quint16 m_target;
    QByteArray m_wanted;
    QHash<QTcpSocket *, Step> m_steps;
    QHash<QTcpSocket *, QByteArray> m_incoming;
    QList<QByteArray> m_asked;
    QList<QByteArray> m_credentials;
};

} // namespace rescind
