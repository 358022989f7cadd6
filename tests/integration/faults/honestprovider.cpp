// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/faults/honestprovider.h"

#include "core/jose/signature.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

HonestProvider::HonestProvider()
{
    for (const char *const path :
        {metadataPath, keysPath, tokenPath, introspectionPath, revocationPath})
        server.on(path, honest(QString::fromLatin1(path)));
}

Profile HonestProvider::profile() const
{
    QString host = server.url().toString();
    host.chop(1);
    return {.id = u"8f14e45f-ceea-467f-a0e0-7b4c1f2d3e4a"_s,
        .name = u"Test application"_s,
        .clientId = u"app"_s,
        .appHost = host};
}

QJsonObject HonestProvider::metadata() const
{
    const QString base = issuer();
    return {{u"issuer"_s, base}, {u"authorization_endpoint"_s, QString(base + "/auth"_L1)},
        {u"token_endpoint"_s, QString(base + "/token"_L1)},
        {u"introspection_endpoint"_s, QString(base + "/token/introspection"_L1)},
        {u"revocation_endpoint"_s, QString(base + "/token/revocation"_L1)},
        {u"jwks_uri"_s, QString(base + "/.well-known/jwks.json"_L1)},
        {u"id_token_signing_alg_values_supported"_s, QJsonArray{u"RS256"_s, u"ES256"_s}}};
}

QJsonObject HonestProvider::idClaims(const QByteArray &accessToken) const
{
    const qint64 time = now.toSecsSinceEpoch();
    QJsonObject claims{{u"iss"_s, issuer()}, {u"sub"_s, u"alice"_s}, {u"aud"_s, u"app"_s},
        {u"iat"_s, time}, {u"exp"_s, time + 3600},
        {u"at_hash"_s, QString::fromLatin1(halfHash(Secret(accessToken), u"RS256"_s))}};
    if (!nonce.isEmpty())
        claims.insert(u"nonce"_s, QString::fromLatin1(nonce));
    return claims;
}

Fault HonestProvider::honest(const QString &path)
{
    return [this, path](QTcpSocket &socket, const ReceivedRequest &request) {
        const QString token = request.formValue(u"token"_s);
        if (path == QLatin1StringView(metadataPath)) {
            send(socket, request, compact(metadata()));
        } else if (path == QLatin1StringView(keysPath)) {
            send(socket, request, keySetJson(QList<TestKey>{TestKey::RsaA, TestKey::P256A}));
        } else if (path == QLatin1StringView(tokenPath)) {
            QJsonObject tokens = issue();
            if (editTokens)
                editTokens(tokens);
            send(socket, request, compact(tokens));
        } else if (path == QLatin1StringView(introspectionPath)) {
            send(socket, request, compact({{u"active"_s, live.contains(token)}}));
        } else {
            revoked.append(token);
            live.remove(token);
            answer(200)(socket, request);
        }
    };
}

void HonestProvider::send(
    QTcpSocket &socket, const ReceivedRequest &request, const QByteArray &json) const
{
    const bool dressed = request.path == dressedPath;
    answer(200, dressed ? headers : RawHeaders{{"Content-Type", "application/json"}},
        dressed && dress ? dress(json) : json)(socket, request);
}

QJsonObject HonestProvider::issue()
{
    ++m_issued;
    const qint64 time = now.toSecsSinceEpoch();
    const QByteArray access = signedToken("RS256", TestKey::RsaA,
        QJsonObject{{u"jti"_s, u"canary-%1"_s.arg(m_issued)}, {u"iss"_s, issuer()},
            {u"sub"_s, u"alice"_s}, {u"aud"_s, u"app"_s}, {u"iat"_s, time},
            {u"exp"_s, time + 1209600}});
    const QJsonObject claims = idClaims(access);
    const QByteArray id
        = makeIdToken ? makeIdToken(claims) : signedToken("RS256", TestKey::RsaA, claims);
    const QString refresh = u"refresh-canary-%1-0123456789"_s.arg(m_issued);
    live.insert(QString::fromLatin1(access));
    live.insert(refresh);
    return {{u"access_token"_s, QString::fromLatin1(access)}, {u"token_type"_s, u"Bearer"_s},
        {u"expires_in"_s, 1209600}, {u"refresh_token"_s, refresh},
        {u"id_token"_s, QString::fromLatin1(id)}};
}

} // namespace rescind
