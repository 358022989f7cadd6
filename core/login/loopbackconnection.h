// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/loopbackpage.h"
#include "core/login/loopbackrequest.h"

#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpSocket>

#include <chrono>

namespace rescind {

//! One browser, or whatever else, at the listener's door: reads one request, gives one answer.
class LoopbackConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LoopbackConnection)

public:
    //! Takes the socket. Ends without requestRead() when no whole request came in `patience`.
    LoopbackConnection(QTcpSocket *socket, const LoopbackTarget &target,
        std::chrono::milliseconds patience, QObject *parent);
    ~LoopbackConnection() override;

    //! Valid from requestRead() on; never Incomplete then.
    [[nodiscard]] const LoopbackRequest &request() const { return m_request; }
    //! Sends the page and closes. What is sent leaves before this returns, so that the connection
    //! may be deleted at once. Does nothing when the other side has gone.
    void answer(LoopbackPage page, int status);
    //! The same, with nothing but where to go.
    void sendOn(const QUrl &url);

Q_SIGNALS:
    void requestRead();
    //! Nothing more will come of it.
    void closed();

private:
    void onReadyRead();
    void send(const QByteArray &bytes);

    QTcpSocket *m_socket;
    LoopbackTarget m_target;
    LoopbackRequest m_request;
    QByteArray m_received;
    QTimer m_patience;
};

} // namespace rescind
