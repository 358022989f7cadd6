// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultprovider.h"

#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QTcpSocket>

namespace rescind {

namespace {

//! The head's lines; empty while it has not ended yet.
QList<QByteArray> headLines(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    QList<QByteArray> lines = bytes.left(end).split('\n');
    for (QByteArray &line : lines)
        line = line.trimmed();
    return lines;
}

ReceivedRequest parsedHead(const QList<QByteArray> &lines)
{
    ReceivedRequest request;
    const QList<QByteArray> first = lines.constFirst().split(' ');
    request.method = first.value(0);
    const QByteArray target = first.value(1);
    const QUrl url = QUrl::fromEncoded(target);
    request.path = request.method == "CONNECT" ? QString::fromLatin1(target) : url.path();
    request.query = QUrlQuery(url);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append(qMakePair(line.left(colon), line.mid(colon + 1).trimmed()));
    }
    return request;
}

} // namespace

QByteArray ReceivedRequest::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QString ReceivedRequest::formValue(const QString &name) const
{
    // QUrlQuery leaves a "+" alone; in a form it is a space.
    QByteArray form = body;
    form.replace('+', "%20");
    return QUrlQuery(QString::fromLatin1(form)).queryItemValue(name, QUrl::FullyDecoded);
}

FaultProvider::FaultProvider(Scheme scheme, QObject *parent, const QHostAddress &address)
    : QObject(parent)
{
    if (scheme == Scheme::Https) {
        listenSecurely(selfSigned());
        return;
    }
    m_server = std::make_unique<QTcpServer>();
    connect(m_server.get(), &QTcpServer::newConnection, this, &FaultProvider::accept);
    listen(address);
}

FaultProvider::FaultProvider(
    const TlsIdentity &identity, const QList<QSslCertificate> &others, QObject *parent)
    : QObject(parent)
{
    listenSecurely(identity, others);
}

void FaultProvider::listenSecurely(
    const TlsIdentity &identity, const QList<QSslCertificate> &others)
{
    m_certificate = identity.certificate();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QList<QSslCertificate>{m_certificate} + others);
    configuration.setPrivateKey(identity.key());
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(configuration);
    m_server = std::move(server);
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &FaultProvider::accept);
    listen();
}

void FaultProvider::listen(const QHostAddress &address)
{
    // A proxy from the environment of a test is not meant for its server.
    m_server->setProxy(QNetworkProxy::NoProxy);
    if (!m_server->listen(address))
        qFatal("no free port on loopback");
}

FaultProvider::~FaultProvider()
{
    const QList<QTcpSocket *> sockets = m_incoming.keys();
    for (QTcpSocket *const socket : sockets) {
        socket->disconnect(this);
        socket->abort();
    }
}

void FaultProvider::on(QAnyStringView path, Fault fault)
{
    on(path, QList<Fault>{std::move(fault)});
}

void FaultProvider::on(QAnyStringView path, QList<Fault> faults)
{
    m_routes[path.toString()] = std::move(faults);
}

QUrl FaultProvider::url(QAnyStringView path) const
{
    const QString scheme
        = m_certificate.isNull() ? QStringLiteral("http") : QStringLiteral("https");
    return QUrl(scheme + QStringLiteral("://") + m_server->serverAddress().toString()
        + QLatin1Char(':') + QString::number(port()) + path.toString());
}

quint16 FaultProvider::port() const
{
    return m_server->serverPort();
}

int FaultProvider::countOf(QAnyStringView path) const
{
    return static_cast<int>(
        std::count_if(m_requests.begin(), m_requests.end(), [path](const ReceivedRequest &request) {
            return QAnyStringView::equal(request.path, path);
        }));
}

ReceivedRequest FaultProvider::last(QAnyStringView path) const
{
    const auto found = std::find_if(
        m_requests.rbegin(), m_requests.rend(), [path](const ReceivedRequest &request) {
            return QAnyStringView::equal(request.path, path);
        });
    return found == m_requests.rend() ? ReceivedRequest() : *found;
}

void FaultProvider::closeAllConnections()
{
    const QList<QTcpSocket *> sockets = m_incoming.keys();
    for (QTcpSocket *const socket : sockets)
        socket->disconnectFromHost();
}

void FaultProvider::accept()
{
    while (QTcpSocket *const socket = m_server->nextPendingConnection()) {
        const int number = ++m_connections;
        if (m_resets) {
            resetOnClose(*socket);
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_open;
        m_incoming.insert(socket, {});
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_open;
            m_incoming.remove(socket);
            socket->deleteLater();
        });
        connect(socket, &QTcpSocket::bytesWritten, this, [this](qint64 count) { m_sent += count; });
        connect(socket, &QTcpSocket::readyRead, this,
            [this, socket, number] { readFrom(socket, number); });
        // Bytes may have come before anyone listened for them.
        readFrom(socket, number);
    }
}

void FaultProvider::readFrom(QTcpSocket *socket, int connection)
{
    m_incoming[socket] += socket->readAll();
    while (m_incoming.contains(socket)) {
        QByteArray &bytes = m_incoming[socket];
        const QList<QByteArray> lines = headLines(bytes);
        if (lines.isEmpty())
            return;
        ReceivedRequest request = parsedHead(lines);
        const qsizetype bodyStart = bytes.indexOf("\r\n\r\n") + 4;
        const qsizetype bodySize = request.header("Content-Length").toLongLong();
        if (bytes.size() < bodyStart + bodySize)
            return;
        request.body = bytes.mid(bodyStart, bodySize);
        request.connection = connection;
        bytes.remove(0, bodyStart + bodySize);
        handle(*socket, request);
    }
}

void FaultProvider::handle(QTcpSocket &socket, const ReceivedRequest &request)
{
    m_requests.append(request);
    auto route = m_routes.find(request.path);
    if (route == m_routes.end() || route->isEmpty()) {
        answer(404)(socket, request);
        return;
    }
    const Fault fault = route->size() > 1 ? route->takeFirst() : route->constFirst();
    fault(socket, request);
}

} // namespace rescind
