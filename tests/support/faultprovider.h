// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testcertificates.h"

#include <QtCore/QAnyStringView>
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslCertificate>

#include <chrono>
#include <functional>
#include <memory>

class QTcpServer;
class QTcpSocket;

namespace rescind {

using RawHeaders = QList<QPair<QByteArray, QByteArray>>;

//! A request as it arrived.
struct ReceivedRequest
{
    QByteArray method = {};
    //! For CONNECT, what a proxy is asked for: "host:port".
    QString path = {};
    QUrlQuery query = {};
    RawHeaders headers = {};
    QByteArray body = {};
    //! Counts connections from 1: two requests with the same number came over the same one.
    int connection = 0;

    //! Names without regard to case; empty where there is none.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    //! A parameter of the form in the body, decoded.
    [[nodiscard]] QString formValue(const QString &name) const;
};

//! What is done with one request: writes to the socket, closes it, or leaves it alone.
using Fault = std::function<void(QTcpSocket &, const ReceivedRequest &)>;

//! An HTTP server in this process that misbehaves on purpose.
//!
//!     FaultProvider provider;
//!     provider.on("/oidc/token", answerJson(R"({"access_token":"a"})"));
//!     provider.on("/oidc/me", {busy(503), answerJson(R"({"sub":"alice"})")}); // first, then ever
//!     after request.url = provider.url("/oidc/token");
//!     ...
//!     QCOMPARE(provider.countOf("/oidc/token"), 1);
//!     QCOMPARE(provider.last("/oidc/token").formValue("code"), "abc");
//!
//! It listens on a free port of 127.0.0.1 (or another address of this machine) and lives on the
//! event loop of the thread that made it, so wait with QTRY_… and not with a blocking call. A path
//! without a route is answered 404. Connections are kept alive unless the behaviour closes them.
//! Destroying it drops every connection.
class FaultProvider final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FaultProvider)

public:
    enum class Scheme {
        Http,
        //! With a certificate for 127.0.0.1 and localhost that it signed itself; see certificate().
        Https,
    };

    explicit FaultProvider(Scheme scheme = Scheme::Http, QObject *parent = nullptr,
        const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));
    //! Https with a certificate of the test's choice; `others` go out with it.
    explicit FaultProvider(const TlsIdentity &identity, const QList<QSslCertificate> &others = {},
        QObject *parent = nullptr);
    ~FaultProvider() override;

    //! Sets what a path does from now on, for every method.
    void on(QAnyStringView path, Fault fault);
    //! The first request gets the first behaviour, and so on; the last one stays.
    void on(QAnyStringView path, QList<Fault> faults);

    [[nodiscard]] QUrl url(QAnyStringView path = "/") const;
    [[nodiscard]] quint16 port() const;
    //! What a client would have to trust; null with plain http.
    [[nodiscard]] QSslCertificate certificate() const { return m_certificate; }

    //! Every request whose head and body arrived, oldest first.
    [[nodiscard]] const QList<ReceivedRequest> &requests() const { return m_requests; }
    [[nodiscard]] int countOf(QAnyStringView path) const;
    //! The newest request for this path; an empty one where there was none.
    [[nodiscard]] ReceivedRequest last(QAnyStringView path) const;
    //! Connections ever accepted (with https: whose handshake succeeded).
    [[nodiscard]] int connectionCount() const { return m_connections; }
    //! Connections open now: 0 shows that a client let go.
    [[nodiscard]] int openConnectionCount() const { return m_open; }
    //! Hangs up on idle clients, as a server does whose keep-alive time is over.
    void closeAllConnections();
    //! From now on connections are reset as soon as they are made.
    void resetConnections() { m_resets = true; }
    //! What left here for clients, heads included: what they can have read at most.
    [[nodiscard]] qint64 bytesSent() const { return m_sent; }

private:
    void listenSecurely(const TlsIdentity &identity, const QList<QSslCertificate> &others = {});
    void listen(const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));
    void accept();
    void readFrom(QTcpSocket *socket, int connection);
    void handle(QTcpSocket &socket, const ReceivedRequest &request);

    std::unique_ptr<QTcpServer> m_server;
    QSslCertificate m_certificate;
    QHash<QString, QList<Fault>> m_routes;
    QHash<QTcpSocket *, QByteArray> m_incoming;
    QList<ReceivedRequest> m_requests;
    int m_connections = 0;
    int m_open = 0;
    qint64 m_sent = 0;
    bool m_resets = false;
};

enum class Length { Announced, Chunked, UntilClose };

//! An ordinary answer; Content-Length is added.
[[nodiscard]] Fault answer(int status, const RawHeaders &headers = {}, const QByteArray &body = {});
[[nodiscard]] Fault answerJson(const QByteArray &json, int status = 200);
[[nodiscard]] Fault answerJson(const QJsonObject &object, int status = 200);
//! A page of HTML, as a captive portal or a reverse proxy sends it.
[[nodiscard]] Fault htmlPage(int status = 200);
//! Not a byte, and the connection stays open.
[[nodiscard]] Fault hang();
//! A head without a body, and the connection stays open.
[[nodiscard]] Fault hangAfterHead();
//! The beginning of a body, and the connection stays open.
[[nodiscard]] Fault hangInBody();
//! A head, then one byte each time for ever.
[[nodiscard]] Fault drip(std::chrono::milliseconds interval = std::chrono::milliseconds(10));
//! A body of so many bytes.
[[nodiscard]] Fault manyBytes(qint64 count, Length length = Length::Announced);
//! A body without an end, as fast as it is read.
[[nodiscard]] Fault flood(Length length = Length::UntilClose);
//! Reads the request and hangs up.
[[nodiscard]] Fault closeWithoutAnswer();
//! The connection is reset (RST, not FIN) before the head, after it, or in the body.
enum class ResetAt { Start, AfterHead, InBody };
[[nodiscard]] Fault resetConnection(ResetAt stage);
//! Sets a socket to reset its connection when it is closed.
void resetOnClose(QTcpSocket &socket);
//! A chunk whose size is no number.
[[nodiscard]] Fault brokenChunks();
//! A few kilobytes of gzip that unfold to so many bytes of JSON, although nobody asked for it.
[[nodiscard]] Fault gzipBomb(qsizetype unfolded);
//! Half of the announced body, then hangs up.
[[nodiscard]] Fault closeInMidBody(Length length = Length::Announced);
//! 429 or 503; Retry-After as given (seconds or an HTTP date), none where empty.
[[nodiscard]] Fault busy(int status = 503, const QByteArray &retryAfter = {});
[[nodiscard]] Fault redirectTo(const QUrl &target, int status = 302);
//! Bytes that are no HTTP.
[[nodiscard]] Fault garbage();
//! 200 and an empty object, with one header of so many bytes before it.
[[nodiscard]] Fault hugeHeader(qint64 bytes);
//! For CONNECT: lets the client through, to a port of this machine whatever host it named. With
//! `credentials` ("user:password") only who gives them; others are challenged (407).
[[nodiscard]] Fault tunnelTo(quint16 port, const QByteArray &credentials = {});
//! Exactly these bytes, and nothing else.
[[nodiscard]] Fault rawBytes(const QByteArray &bytes);

} // namespace rescind
