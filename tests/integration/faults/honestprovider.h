// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/profiles/profile.h"
#include "tests/support/faultprovider.h"
#include "tests/support/signing.h"

#include <QtCore/QDateTime>
#include <QtCore/QSet>

namespace rescind {

//! A whole provider over real connections, honest in all that a test does not change.
class HonestProvider final
{
public:
    HonestProvider();

    //! A profile for its one client, `app`.
    [[nodiscard]] Profile profile() const;
    [[nodiscard]] static Secret clientSecret()
    {
        return Secret(QByteArrayLiteral("canary-client-secret-0451"));
    }
    [[nodiscard]] QString issuer() const { return server.url("/oidc").toString(); }
    [[nodiscard]] QJsonObject metadata() const;
    //! What an ID token says where nothing is wrong with it.
    [[nodiscard]] QJsonObject idClaims(const QByteArray &accessToken) const;

    //! An endpoint's honest behaviour, to come after a fault: on(path, {busy(503), honest(path)}).
    [[nodiscard]] Fault honest(const QString &path);

    static constexpr const char *metadataPath = "/oidc/.well-known/openid-configuration";
    static constexpr const char *keysPath = "/oidc/.well-known/jwks.json";
    static constexpr const char *tokenPath = "/oidc/token";
    static constexpr const char *introspectionPath = "/oidc/token/introspection";
    static constexpr const char *revocationPath = "/oidc/token/revocation";

    FaultProvider server;
    //! What the sign-in sent.
    QByteArray nonce;
    QDateTime now = QDateTime::currentDateTimeUtc();
    //! Tokens that introspection calls active.
    QSet<QString> live;
    //! What the revocation endpoint was given, in order.
    QStringList revoked;
    //! Changes an endpoint's honest answer on its way out: its JSON, its headers.
    std::function<QByteArray(const QByteArray &json)> dress;
    RawHeaders headers = {{"Content-Type", "application/json"}};
    QString dressedPath;
    //! An ID token in the place of the honest one.
    std::function<QByteArray(const QJsonObject &claims)> makeIdToken;
    //! Changes the token endpoint's answer before it is sent.
    std::function<void(QJsonObject &)> editTokens;

private:
    [[nodiscard]] QJsonObject issue();
    void send(QTcpSocket &socket, const ReceivedRequest &request, const QByteArray &json) const;

    int m_issued = 0;
};

} // namespace rescind
