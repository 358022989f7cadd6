// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/loopbacklistener.h"
#include "tests/support/testcase.h"

#include <QtCore/QUrl>
#include <QtNetwork/QNetworkProxy>

namespace rescind {

inline const QByteArray loopbackState
    = QByteArrayLiteral("zF3x-the-state-of-this-attempt-0123456789ab");
inline const QString anyPortUri = QStringLiteral("http://127.0.0.1/callback");

//! A browser of few words: sends bytes, keeps what comes back.
class LoopbackClient
{
public:
    explicit LoopbackClient(
        quint16 port, const QHostAddress &to = QHostAddress(QHostAddress::LocalHost))
    {
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_socket.connectToHost(to, port);
    }
    bool connects() { return m_socket.waitForConnected(2000); }
    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    void leave() { m_socket.abort(); }
    [[nodiscard]] bool isOpen() const
    {
        return m_socket.state() != QAbstractSocket::UnconnectedState;
    }
    [[nodiscard]] QByteArray received()
    {
        m_received += m_socket.readAll();
        return m_received;
    }
    [[nodiscard]] int status() { return received().mid(9, 3).toInt(); }
    [[nodiscard]] bool isAnswered()
    {
        const QByteArray text = received();
        return !isOpen() && text.startsWith("HTTP/1.1 ");
    }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

//! A listener on a free port, and what it has said so far.
class LoopbackFixture : public TestCase
{
protected:
    void start(const QString &uri = anyPortUri, const LoopbackLimits &limits = {},
        const ExpectedAnswer &expected = {})
    {
        m_listener
            = std::make_unique<LoopbackListener>(uri, loopbackState, nullptr, limits, expected);
        connect(m_listener.get(), &LoopbackListener::redirected, this,
            [this](const RedirectParameters &hit) { m_hits.append(hit); });
        connect(m_listener.get(), &LoopbackListener::strayRequest, this, [this] { ++m_strays; });
        const Result<QString> listening = m_listener->listen();
        QVERIFY_RESULT(listening);
        m_port = static_cast<quint16>(QUrl(*listening).port());
        QVERIFY(m_port > 0);
        QVERIFY(m_listener->isListening());
    }
    void reset()
    {
        m_listener.reset();
        m_hits.clear();
        m_strays = 0;
    }
    [[nodiscard]] QByteArray request(const QByteArray &target, const QByteArray &more = {}) const
    {
        return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port)
            + "\r\n" + more + "\r\n";
    }
    [[nodiscard]] QByteArray rightRequest(const QByteArray &more = {}) const
    {
        return request("/callback?code=c0de&state=" + loopbackState, more);
    }

    std::unique_ptr<LoopbackListener> m_listener;
    quint16 m_port = 0;
    QList<RedirectParameters> m_hits;
    int m_strays = 0;
};

} // namespace rescind
