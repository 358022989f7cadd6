// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qnamsendjob.h"

#include "core/base/logging.h"
#include "core/net/httpheaders.h"
#include "core/net/oneshotbody.h"
#include "core/net/proxychoice.h"
#include "core/net/replyerror.h"
#include "core/net/tlsfailure.h"
#include "core/net/urlpolicy.h"

#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslError>

#include <utility>

namespace rescind {

namespace {

//! Much longer than a request needs to leave, and shorter than anybody waits.
constexpr std::chrono::milliseconds strandedAfter(500);

const char *name(HttpRequest::Method method)
{
    return method == HttpRequest::Method::Post ? "POST" : "GET";
}

//! Everything of a request that may be logged.
QString loggable(const HttpRequest &request)
{
    return QLatin1String(name(request.method)) + QLatin1Char(' ') + request.url.host()
        + QLatin1Char(' ') + request.url.path(QUrl::FullyEncoded);
}

//! The first that is there: the provider's own before a gateway's.
QByteArray requestIdIn(const QNetworkReply &reply)
{
    for (const char *const name : {"x-authing-request-id", "x-request-id", "x-correlation-id"}) {
        if (reply.hasRawHeader(name))
            return reply.rawHeader(name).trimmed();
    }
    return {};
}

} // namespace

QnamSendJob::QnamSendJob(QnamTransport &transport, HttpRequest request, QObject *parent)
    : ResultJob(parent)
    , m_transport(transport)
    , m_request(std::move(request))
{
    m_connectLimit.setSingleShot(true);
    connect(&m_connectLimit, &QTimer::timeout, this, [this] {
        finishWith(Error{
            .kind = ErrorKind::Timeout, .stage = m_request.stage, .reason = Reason::NoAnswer});
    });
    connect(&m_strandedLimit, &QTimer::timeout, this, [this] {
        if (isStranded())
            leaveAnew();
    });
}

QnamSendJob::~QnamSendJob()
{
    letGo();
}

void QnamSendJob::run()
{
    m_elapsed.start();
    if (std::optional<Error> refusal = refusalToSend(m_request.url, m_request.stage)) {
        finishWith(*std::move(refusal));
        return;
    }
    setDeadline(m_request.deadline);
    m_connectLimit.start(m_transport.m_options.connectLimit);
    leave();
}

void QnamSendJob::leave()
{
    if (m_request.stage == Stage::Token)
        m_ownManager = m_transport.separateManager();
    else
        m_sharedManager = m_transport.m_shared.take(m_request.url);
    if (m_sharedManager)
        m_strandedLimit.start(strandedAfter);
    m_reply = open(m_ownManager ? *m_ownManager : *m_sharedManager);
    watch();
}

bool QnamSendJob::isStranded() const
{
    // A GET goes by HTTP/1.1, over a connection of its own making.
    return !m_sent && m_sharedManager && m_request.method == HttpRequest::Method::Post
        && m_transport.m_shared.isWarm(m_sharedManager, m_request.url);
}

//! Qt 6.4.2 keeps requests for ever that it had not sent when the server began to end the HTTP/2
//! connection (GOAWAY, RFC 9113, 6.8), as servers do after so many requests, or refuses them until
//! the connection is gone; and it lets those wait that are more than the server takes at a time.
//! The body was not touched, so nothing has left.
void QnamSendJob::leaveAnew()
{
    qCDebug(netLog).noquote() << loggable(m_request) << "over another connection";
    m_transport.m_shared.retire(m_sharedManager);
    dropReply();
    leave();
}

QNetworkReply *QnamSendJob::open(QNetworkAccessManager &manager)
{
    QNetworkRequest request = m_transport.prepared(m_request);
    if (m_request.method == HttpRequest::Method::Get)
        return manager.get(request);
    const Secret form = encodedForm(m_request.form);
    request.setHeader(
        QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/x-www-form-urlencoded"));
    request.setHeader(QNetworkRequest::ContentLengthHeader, form.size());
    auto *const body = new OneShotBody(form);
    // Over a connection that is open already HTTP/2 has no other sign.
    connect(body, &OneShotBody::leaving, this, &QnamSendJob::onLeaving);
    QNetworkReply *const reply = manager.post(request, body);
    body->setParent(reply);
    return reply;
}

void QnamSendJob::watch()
{
    connect(m_reply, &QNetworkReply::encrypted, this, &QnamSendJob::onLeaving);
    connect(m_reply, &QNetworkReply::requestSent, this, &QnamSendJob::onLeaving);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &QnamSendJob::onMetaData);
    connect(m_reply, &QNetworkReply::readyRead, this, &QnamSendJob::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &QnamSendJob::onReplyFinished);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_certificate = certificateProblem(errors, m_reply->sslConfiguration().peerCertificate());
    });
}

void QnamSendJob::onLeaving()
{
    if (!m_reply)
        return;
    m_sent = true;
    m_connectLimit.stop();
    m_strandedLimit.stop();
    // Without back-pressure Qt goes on reading a fast flood for seconds after it was told to abort
    // (measured on 6.4.2). Set any earlier, a POST forgets it.
    m_reply->setReadBufferSize(m_request.maximumBytes + 1);
}

void QnamSendJob::onMetaData()
{
    const QVariant announced = m_reply->header(QNetworkRequest::ContentLengthHeader);
    if (announced.toLongLong() > m_request.maximumBytes)
        refuseSize();
}

void QnamSendJob::onReadyRead()
{
    m_body += m_reply->read(m_request.maximumBytes + 1 - m_body.size());
    if (m_body.size() > m_request.maximumBytes)
        refuseSize();
}

void QnamSendJob::refuseSize()
{
    const Error error{.kind = ErrorKind::Protocol,
        .stage = m_request.stage,
        .reason = Reason::TooLarge,
        .httpStatus = status()};
    finishWith(error);
}

void QnamSendJob::onReplyFinished()
{
    if (m_reply->bytesAvailable() > 0)
        onReadyRead();
    if (isFinished())
        return;
    if (isWholeAnswer(m_reply->error(), status()))
        completeWithAnswer();
    else if (isStranded())
        leaveAnew();
    else
        failWithReply();
}

void QnamSendJob::completeWithAnswer()
{
    HttpResponse answer{.status = status(),
        .headers = m_reply->rawHeaderPairs(),
        .contentType = m_reply->rawHeader("Content-Type"),
        .wwwAuthenticate = m_reply->rawHeader("WWW-Authenticate"),
        .location = m_reply->rawHeader("Location"),
        .requestId = requestIdIn(*m_reply),
        .dpopNonce = m_reply->rawHeader("DPoP-Nonce"),
        .body = std::move(m_body),
        .took = std::chrono::milliseconds(m_elapsed.elapsed()),
        .secrets = m_request.secrets(),
        .stage = m_request.stage};
    if (m_request.url.scheme() == QLatin1String("https")) {
        m_transport.m_shared.learn(m_sharedManager, m_request.url,
            m_reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool());
    }
    if (m_request.stage == Stage::Discovery && m_request.url.scheme() == QLatin1StringView("https"))
        answer.tls = tlsViewOf(m_reply->sslConfiguration());
    const QDateTime date = httpDate(m_reply->rawHeader("Date"));
    if (m_reply->rawHeader("Age").trimmed().toLongLong() == 0)
        answer.serverTime = date;
    // The server's own clock tells best how far away a date of its is.
    const QDateTime now = date.isValid() ? date : QDateTime::currentDateTimeUtc();
    answer.retryAfter = retryAfterSeconds(m_reply->rawHeader("Retry-After"), now);
    qCDebug(netLog).noquote() << loggable(m_request) << answer.status << m_elapsed.elapsed() << "ms"
                              << answer.body.size() << "bytes";
    letGo();
    finish(std::move(answer));
}

void QnamSendJob::failWithReply()
{
    // Where the server ends the HTTP/2 connection, or it broke, whoever tries again is better off
    // with another one.
    const bool isOver = m_reply->error() == QNetworkReply::ContentReSendError
        || m_reply->error() == QNetworkReply::RemoteHostClosedError;
    if (isOver && m_sharedManager && m_transport.m_shared.isWarm(m_sharedManager, m_request.url))
        m_transport.m_shared.retire(m_sharedManager);
    finishWith(failure());
}

Error QnamSendJob::failure()
{
    Error error = replyError(m_reply->error(), m_request.stage);
    error.httpStatus = status();
    blameTls(error);
    if (error.kind == ErrorKind::Network || error.kind == ErrorKind::Tls)
        error.subject = m_request.url.host();
    blameProxy(error);
    return error;
}

void QnamSendJob::blameTls(Error &error)
{
    const auto wanted = clientCertificateReason(
        m_reply->errorString(), m_transport.showsIdentityTo(m_request.url.host()));
    if (wanted) {
        error.kind = ErrorKind::Tls;
        error.reason = *wanted;
        // A server that ends the handshake has read nothing that came after it.
        m_sent = false;
    } else if (error.kind == ErrorKind::Tls) {
        error.reason = m_certificate ? Reason::CertificateRejected : Reason::HandshakeRefused;
        error.certificate = m_certificate;
    }
}

//! Qt tells a proxy's faults as if they were the server's, or as unknown.
void QnamSendJob::blameProxy(Error &error) const
{
    if (error.kind != ErrorKind::Network || m_sent)
        return;
    const ProxyRule &rule = m_transport.m_options.proxy;
    const QString proxy = proxyFor(rule, m_request.url);
    if (proxy.isEmpty())
        return;
    error.subject = proxy;
    if (error.reason == Reason::ProxyWantsPassword)
        return;
    // Some proxies answer a wrong password with 401, which Qt tells as it tells a dead server.
    const bool gavePassword = rule.use == ProxyRule::Use::Explicit && !rule.user.isEmpty();
    error.reason = gavePassword ? Reason::ProxyMayHaveRefused : Reason::ProxyFailed;
}

void QnamSendJob::finishWith(Error error)
{
    error.maybeSent = error.maybeSent || m_sent;
    if (error.kind == ErrorKind::Timeout)
        error.subject = m_request.url.host();
    qCDebug(netLog).noquote() << loggable(m_request) << error << m_elapsed.elapsed() << "ms";
    letGo();
    finish(fail(std::move(error)));
}

int QnamSendJob::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void QnamSendJob::letGo()
{
    m_connectLimit.stop();
    dropReply();
}

void QnamSendJob::dropReply()
{
    m_strandedLimit.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        // Never at once: this may be running inside one of its signals.
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    if (m_ownManager) {
        m_ownManager->deleteLater();
        m_ownManager = nullptr;
    }
    if (m_sharedManager) {
        m_transport.m_shared.giveBack(m_sharedManager);
        m_sharedManager = nullptr;
    }
}

} // namespace rescind
