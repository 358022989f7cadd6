// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/loginjob.h"
#include "tests/support/faketransport.h"
#include "tests/support/signing.h"

#include <QtCore/QJsonObject>

#include <functional>

namespace rescind {

//! A provider in memory at https://idp.example/oidc: metadata, keys, tokens, introspection,
//! revocation. It is honest until a test tells it otherwise.
class FakeIdp final
{
public:
    FakeIdp();

    [[nodiscard]] FakeTransport &transport() { return m_transport; }
    //! A profile for its one client, `app`, with an id.
    [[nodiscard]] static Profile profile();
    [[nodiscard]] static Secret clientSecret()
    {
        return Secret(QByteArrayLiteral("canary-client-secret-0451"));
    }

    //! Answers a path in the place of the honest answer.
    using Override = std::function<std::optional<Result<HttpResponse>>(const HttpRequest &)>;
    void answer(const QString &path, Override answer)
    {
        m_overrides.insert(path, std::move(answer));
    }
    void answer(const QString &path, const HttpResponse &response);

    //! Changes the claims before the ID token is signed.
    std::function<void(QJsonObject &)> editIdToken;
    //! Changes the metadata before they are sent.
    std::function<void(QJsonObject &)> editMetadata;
    TestKey idTokenKey = TestKey::RsaA;
    bool sendsIdToken = true;
    bool sendsRefreshToken = true;
    //! The metadata names a userinfo endpoint; what it answers is the test's affair.
    bool hasUserInfo = false;
    //! Told by the sign-in's authorization URL.
    QByteArray nonce;
    QDateTime now = QDateTime::fromString(QStringLiteral("2026-11-22T14:00:00Z"), Qt::ISODate);
    //! What the server's clock says; invalid: no Date header.
    QDateTime serverTime;
    //! Tokens that introspection calls active.
    QSet<QByteArray> live;
    //! What the revocation endpoint was given, in order.
    QList<QByteArray> revoked;
    //! Revoking a refresh token ends these too.
    bool cascades = false;

private:
    Result<HttpResponse> respond(const HttpRequest &request);
    HttpResponse metadata() const;
    HttpResponse issue(const HttpRequest &request);
    QByteArray idToken(const QByteArray &accessToken) const;

    FakeTransport m_transport;
    QHash<QString, Override> m_overrides;
    int m_issued = 0;
};

//! Reads the parameters of the authorization URL.
[[nodiscard]] QByteArray parameterOf(const QUrl &url, const QString &name);

//! A browser that a test is: remembers the URLs.
class RecordingBrowser final : public Browser
{
public:
    RecordingBrowser() = default;
    ResultJob<void> *open(const QUrl &url, QObject *parent) override;

    QString program() const override
    {
        return fails ? QString() : QStringLiteral("/usr/bin/xdg-open");
    }

    QList<QUrl> opened;
    //! Called for each, on a later turn.
    std::function<void(const QUrl &)> onOpened;
    bool fails = false;
};

class FixedClock final : public Clock
{
public:
    explicit FixedClock(const QDateTime &fixed)
        : time(fixed)
    {
    }
    [[nodiscard]] QDateTime now() const override { return time; }

    QDateTime time;
};

} // namespace rescind
