// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/loopbacklistener.h"

#include "core/base/logging.h"

#include <QtCore/QUrl>
#include <QtNetwork/QNetworkProxy>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

QList<QHostAddress> addressesFor(const QString &host)
{
    if (host == "127.0.0.1"_L1)
        return {QHostAddress(QHostAddress::LocalHost)};
    if (host == "::1"_L1)
        return {QHostAddress(QHostAddress::LocalHostIPv6)};
    if (host == "localhost"_L1)
        return {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)};
    return {};
}

//! Put in as text: a URL class would tidy the rest, and providers compare strings.
QString withPort(const QString &uri, quint16 port)
{
    qsizetype end = uri.indexOf("://"_L1) + 3;
    while (end < uri.size() && uri[end] != u'/' && uri[end] != u'?')
        ++end;
    return uri.first(end) + u':' + QString::number(port) + uri.sliced(end);
}

Error authorizationError(ErrorKind kind, Reason reason, const QString &subject)
{
    return {.kind = kind, .stage = Stage::Authorization, .reason = reason, .subject = subject};
}

} // namespace

LoopbackListener::LoopbackListener(const QString &redirectUri, const QByteArray &state,
    QObject *parent, const LoopbackLimits &limits, const ExpectedAnswer &expected)
    : QObject(parent)
    , m_redirectUri(redirectUri)
    , m_state(state)
    , m_limits(limits)
    , m_expected(expected)
{
    m_target.takesForm = expected.mode == ResponseMode::FormPost;
    m_target.formOrigins = expected.formOrigins;
    m_answerTimer.setSingleShot(true);
    connect(&m_answerTimer, &QTimer::timeout, this, [this] { respond(LoopbackPage::Unfinished); });
}

LoopbackListener::~LoopbackListener()
{
    respond(LoopbackPage::Unfinished);
}

Result<QString> LoopbackListener::listen()
{
    const QUrl url(m_redirectUri, QUrl::StrictMode);
    const QList<QHostAddress> addresses = addressesFor(url.host());
    if (url.scheme() != "http"_L1 || addresses.isEmpty() || url.port() == 0)
        return fail(authorizationError(ErrorKind::Usage, Reason::BadRedirectUri, m_redirectUri));
    const QString path = url.path(QUrl::FullyEncoded);
    m_target.path = path.isEmpty() ? "/"_ba : path.toLatin1();
    if (url.port() > 0) {
        if (listenOn(addresses, static_cast<quint16>(url.port())))
            return m_redirectUri;
        return fail(
            authorizationError(ErrorKind::Network, Reason::PortTaken, QString::number(url.port())));
    }
    // A port that is free on the first address may be taken on the second.
    for (int attempt = 0; attempt < 10; ++attempt) {
        if (listenOn(addresses, 0))
            return withPort(m_redirectUri, m_target.port);
    }
    return fail(authorizationError(ErrorKind::Network, Reason::PortTaken, u"0"_s));
}

bool LoopbackListener::listenOn(const QList<QHostAddress> &addresses, quint16 port)
{
    for (const QHostAddress &address : addresses) {
        auto *const server = new QTcpServer(this);
        server->setProxy(QNetworkProxy::NoProxy);
        // One a turn, so that each is read before a crowd behind it makes it the oldest.
        server->setMaxPendingConnections(1);
        server->setListenBacklogSize(256);
        connect(
            server, &QTcpServer::newConnection, this, [this, server] { onNewConnection(server); });
        m_servers.append(server);
        if (server->listen(address, port)) {
            port = server->serverPort();
            continue;
        }
        const auto error = server->serverError();
        qCInfo(loginLog) << "cannot listen on" << address.toString() << "port" << port << error;
        const bool isSpare = m_servers.size() > 1;
        const bool isTaken = error == QAbstractSocket::AddressInUseError
            || error == QAbstractSocket::SocketAccessError;
        if (isSpare && !isTaken) {
            delete m_servers.takeLast(); // a machine without IPv6
            continue;
        }
        stopListening();
        return false;
    }
    m_target.port = port;
    return true;
}

void LoopbackListener::stopListening()
{
    for (QTcpServer *const server : std::as_const(m_servers)) {
        server->close();
        server->deleteLater();
    }
    m_servers.clear();
}

void LoopbackListener::onNewConnection(QTcpServer *server)
{
    while (QTcpSocket *const socket = server->nextPendingConnection()) {
        if (m_connections.size() >= m_limits.connections)
            forget(m_connections.first());
        auto *const connection
            = new LoopbackConnection(socket, m_target, m_limits.requestTime, this);
        m_connections.append(connection);
        connect(connection, &LoopbackConnection::requestRead, this,
            [this, connection] { onRequest(connection); });
        connect(connection, &LoopbackConnection::closed, this,
            [this, connection] { forget(connection); });
    }
}

void LoopbackListener::onRequest(LoopbackConnection *connection)
{
    const LoopbackRequest &request = connection->request();
    switch (request.kind) {
    case LoopbackRequest::Kind::Incomplete:
        break;
    case LoopbackRequest::Kind::Bad:
        refuse(connection, LoopbackPage::BadRequest, request.status);
        break;
    case LoopbackRequest::Kind::NotOurs:
        refuse(connection, LoopbackPage::NotFound, request.status);
        break;
    case LoopbackRequest::Kind::Redirect:
        accept(connection);
        break;
    }
}

void LoopbackListener::accept(LoopbackConnection *connection)
{
    const RedirectParameters redirect = redirectParametersFrom(connection->request().parameters);
    const bool saysNothing = !redirect.state && redirect.code.isEmpty() && redirect.error.isEmpty();
    if (m_expected.mode == ResponseMode::Fragment && saysNothing)
        return connection->answer(LoopbackPage::CopyAddress, 200);
    const QByteArray state = redirect.state.value_or(QString()).toUtf8();
    if (m_state.isEmpty() || !equalInConstantTime(state, m_state))
        return refuse(connection, LoopbackPage::WrongState, 400);
    if (!redirect.isWellFormed())
        return refuse(connection, LoopbackPage::BadRequest, 400);
    m_held = connection;
    stopListening();
    const QList<LoopbackConnection *> all = m_connections;
    for (LoopbackConnection *const other : all) {
        if (other != connection)
            forget(other);
    }
    m_answerTimer.start(m_limits.answerTime);
    // We are inside the socket's own signal, and whoever listens may delete us.
    QMetaObject::invokeMethod(
        this, [this, redirect] { Q_EMIT redirected(redirect); }, Qt::QueuedConnection);
}

void LoopbackListener::refuse(LoopbackConnection *connection, LoopbackPage page, int status)
{
    const bool counts = !connection->request().isFavicon;
    connection->answer(page, status);
    if (!counts)
        return;
    ++m_strayRequests;
    qCInfo(loginLog) << "a request that is not the answer, status" << status;
    QMetaObject::invokeMethod(this, &LoopbackListener::strayRequest, Qt::QueuedConnection);
}

void LoopbackListener::forget(LoopbackConnection *connection)
{
    if (!m_connections.removeOne(connection))
        return;
    if (m_held == connection)
        m_held = nullptr;
    connection->disconnect(this);
    connection->deleteLater();
}

void LoopbackListener::respond(LoopbackPage page)
{
    m_answerTimer.stop();
    if (m_held == nullptr)
        return;
    LoopbackConnection *const connection = std::exchange(m_held, nullptr);
    connection->answer(page, 200);
}

} // namespace rescind
