// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/loginjob.h"
#include "tests/support/fakeidp.h"
#include "tests/support/testcase.h"

#include <QtCore/QPointer>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpSocket>

namespace rescind {

inline const QString pushPath = QStringLiteral("/oidc/request");

//! A provider that takes pushed requests, hands out references and reads what was pushed.
class PushingIdp
{
public:
    PushingIdp()
    {
        idp.editMetadata = [this](QJsonObject &metadata) {
            metadata.insert(QStringLiteral("pushed_authorization_request_endpoint"),
                QStringLiteral("https://idp.example/oidc/request"));
            metadata.insert(
                QStringLiteral("require_pushed_authorization_requests"), requiresPushing);
        };
        idp.answer(pushPath, [this](const HttpRequest &request) {
            idp.nonce = FakeTransport::parameter(request, "nonce");
            pushed.append(request);
            return std::optional<Result<HttpResponse>>(
                jsonResponse(R"({"request_uri":"urn:example:)" + QByteArray::number(pushed.size())
                        + R"(","expires_in":60})",
                    201));
        });
    }

    FakeIdp idp;
    bool requiresPushing = false;
    QList<HttpRequest> pushed;
};

//! A sign-in that runs; its provider and browser are the test's.
struct RunningLogin
{
    RunningLogin(FakeIdp &idp, const Profile &profile)
        : clock(idp.now)
        , job(new LoginJob({idp.transport(), browser, clock},
              {.profile = profile, .secret = FakeIdp::clientSecret()}, 1, &parent))
    {
        job->onFinished(&parent, [this](const Result<LoginResult> &r) { result.emplace(r); });
        job->start();
    }
    [[nodiscard]] bool opened(qsizetype times = 1) const
    {
        [&] { QTRY_COMPARE(browser.opened.size(), times); }();
        return browser.opened.size() == times;
    }
    [[nodiscard]] bool finished() const
    {
        [this] { QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 20000); }();
        return result.has_value();
    }

    FixedClock clock;
    RecordingBrowser browser;
    QObject parent;
    QPointer<LoginJob> job;
    std::optional<Result<LoginResult>> result;
};

//! Sends bytes to the redirect URI's port and gives the whole answer.
[[nodiscard]] inline QByteArray sentTo(const QString &redirectUri, const QByteArray &bytes)
{
    const QUrl url(redirectUri);
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    [&] { QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState); }();
    socket.write(QByteArray(bytes).replace("@PORT@", QByteArray::number(url.port())));
    [&] { QTRY_VERIFY(socket.state() == QAbstractSocket::UnconnectedState); }();
    return socket.readAll();
}

} // namespace rescind
