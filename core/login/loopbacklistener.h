// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/loopbackconnection.h"
#include "core/profiles/authorizationsettings.h"

#include <QtNetwork/QTcpServer>

namespace rescind {

struct LoopbackLimits
{
    //! For a whole request to arrive.
    std::chrono::milliseconds requestTime = std::chrono::seconds(10);
    //! For respond() after the redirect has come.
    std::chrono::milliseconds answerTime = std::chrono::seconds(20);
    //! At once; one more and the oldest is dropped.
    qsizetype connections = 32;
};

//! How the answer was asked for.
struct ExpectedAnswer
{
    //! FormPost lets a POST in. With Fragment the answer stays in the browser: a visit without
    //! parameters is told to copy the address (LoopbackPage::CopyAddress), and counts as no stray.
    ResponseMode mode = ResponseMode::Default;
    //! Where a form may come from; see LoopbackTarget::formOrigins.
    QByteArrayList formOrigins = {};
};

//! Waits on this machine's loopback for the browser to come back (RFC 8252 §7.3).
//!
//! The first request that carries our `state` and a code or an error ends the listening; until then
//! everything else is refused, counted and waited past. The browser that brought it is kept waiting
//! until respond(), so that its page can say what really became of the sign-in. Deleting the
//! listener answers it with LoopbackPage::Unfinished.
class LoopbackListener final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LoopbackListener)

public:
    LoopbackListener(const QString &redirectUri, const QByteArray &state, QObject *parent,
        const LoopbackLimits &limits = {}, const ExpectedAnswer &expected = {});
    ~LoopbackListener() override;

    //! Listens, and gives the redirect URI to send: as registered, letter by letter, with the port
    //! put in where it had none. On 127.0.0.1 alone, for [::1] on that alone, for localhost on
    //! both; it fails when either is taken, since a browser may try the other one first.
    //! Reason::PortTaken with the port, or Reason::BadRedirectUri.
    [[nodiscard]] Result<QString> listen();
    [[nodiscard]] bool isListening() const { return !m_servers.isEmpty(); }

    //! Requests that were not the answer: a wrong or missing state, another path, no HTTP at all. A
    //! browser's own request for an icon does not count.
    [[nodiscard]] int strayRequests() const { return m_strayRequests; }
    //! Tells the browser how it ended. Only the first call says something.
    void respond(LoopbackPage page);

Q_SIGNALS:
    //! Once, well-formed and with our state; the listening has ended.
    void redirected(const rescind::RedirectParameters &parameters);
    void strayRequest();

private:
    [[nodiscard]] bool listenOn(const QList<QHostAddress> &addresses, quint16 port);
    void stopListening();
    void onNewConnection(QTcpServer *server);
    void onRequest(LoopbackConnection *connection);
    void accept(LoopbackConnection *connection);
    void refuse(LoopbackConnection *connection, LoopbackPage page, int status);
    void forget(LoopbackConnection *connection);

    QString m_redirectUri;
    QByteArray m_state;
    LoopbackLimits m_limits;
    ExpectedAnswer m_expected;
    LoopbackTarget m_target;
    QList<QTcpServer *> m_servers;
    QList<LoopbackConnection *> m_connections;
    LoopbackConnection *m_held = nullptr;
    QTimer m_answerTimer;
    int m_strayRequests = 0;
};

} // namespace rescind
