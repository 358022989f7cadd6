// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/browserhandover.h"

#include "core/base/random.h"
#include "core/login/loopbackconnection.h"

#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpServer>

namespace rescind {

namespace {

class HandOverJob final : public ResultJob<void>
{
public:
    HandOverJob(Browser &browser, QUrl url, std::chrono::milliseconds limit, QObject *parent)
        : ResultJob(parent)
        , m_browser(browser)
        , m_url(std::move(url))
        , m_limit(limit)
        , m_server(new QTcpServer(this))
    {
    }

protected:
    void run() override
    {
        m_server->setProxy(QNetworkProxy::NoProxy);
        if (!m_server->listen(QHostAddress::LocalHost)) {
            finish(fail(Error{.kind = ErrorKind::Network, .stage = Stage::Logout}));
            return;
        }
        m_target = {.path = "/" + randomText(), .port = m_server->serverPort()};
        connect(m_server, &QTcpServer::newConnection, this, &HandOverJob::onNewConnection);
        setDeadline(m_limit);
        QUrl page;
        page.setScheme(QStringLiteral("http"));
        page.setHost(QStringLiteral("127.0.0.1"));
        page.setPort(m_target.port);
        page.setPath(QString::fromLatin1(m_target.path));
        startThen(m_browser.open(page, this), this, [this](const Result<void> &opened) {
            if (!opened)
                end(fail(opened.error()));
        });
    }
    //! Somebody was told that a browser opens; that none came is the same to them as none there.
    void finishWith(Error error) override
    {
        if (error.kind == ErrorKind::Timeout)
            error = {.kind = ErrorKind::Browser, .reason = Reason::BrowserNotStarted};
        error.stage = Stage::Logout;
        end(fail(std::move(error)));
    }
    [[nodiscard]] Stage stage() const override { return Stage::Logout; }

private:
    void onNewConnection()
    {
        while (QTcpSocket *const socket = m_server->nextPendingConnection()) {
            constexpr auto patience = std::chrono::seconds(10);
            auto *const connection = new LoopbackConnection(socket, m_target, patience, this);
            connect(connection, &LoopbackConnection::closed, connection, &QObject::deleteLater);
            connect(connection, &LoopbackConnection::requestRead, this,
                [this, connection] { onRequest(*connection); });
        }
    }

    void onRequest(LoopbackConnection &connection)
    {
        const LoopbackRequest &request = connection.request();
        if (request.kind == LoopbackRequest::Kind::Redirect && !request.isHead) {
            connection.sendOn(m_url);
            end({});
        } else if (request.kind == LoopbackRequest::Kind::Bad) {
            connection.answer(LoopbackPage::BadRequest, request.status);
        } else {
            connection.answer(LoopbackPage::NotFound, 404);
        }
    }

    void end(Result<void> result)
    {
        m_server->close();
        m_url.clear();
        finish(std::move(result));
    }

    Browser &m_browser;
    QUrl m_url;
    std::chrono::milliseconds m_limit;
    QTcpServer *m_server;
    LoopbackTarget m_target;
};

} // namespace

ResultJob<void> *handOver(
    Browser &browser, const QUrl &url, QObject *parent, std::chrono::milliseconds limit)
{
    return new HandOverJob(browser, url, limit, parent);
}

} // namespace rescind
