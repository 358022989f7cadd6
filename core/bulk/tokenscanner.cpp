// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/tokenscanner.h"

#include "core/tokens/likelykind.h"

#include <QtCore/QJsonArray>

namespace rescind {

namespace {

qint64 secondsOf(const QDateTime &time)
{
    return time.isValid() ? time.toSecsSinceEpoch() : 0;
}

QString scopeOf(const QJsonObject &claims)
{
    const QString scope = claims.value(QLatin1StringView("scope")).toString();
    if (!scope.isEmpty())
        return scope;
    const QJsonValue scp = claims.value(QLatin1StringView("scp"));
    if (scp.isString())
        return scp.toString();
    QStringList members;
    const QJsonArray array = scp.toArray();
    for (const QJsonValue &member : array)
        members.append(member.toString());
    return members.join(u' ');
}

} // namespace

const TokenSummary &TokenScanner::read(QByteArrayView token)
{
    m_summary = {};
    readSlowly(token);
    return m_summary;
}

void TokenScanner::readSlowly(QByteArrayView bytes)
{
    const Jwt jwt = readJwt(Secret(QByteArray::fromRawData(bytes.data(), bytes.size())));
    m_summary.format = jwt.format;
    if (jwt.format != TokenFormat::Jws)
        return;
    const QJsonObject &claims = jwt.claims;
    const auto text = [&claims](QLatin1StringView name) { return claims.value(name).toString(); };
    m_summary.likelyKind = likelyKind(jwt.header, claims);
    m_summary.issuedAt = secondsOf(timeClaim(claims, QLatin1StringView("iat")));
    m_summary.expiresAt = secondsOf(timeClaim(claims, QLatin1StringView("exp")));
    m_issuer = text(QLatin1StringView("iss")).toUtf8();
    m_subject = text(QLatin1StringView("sub")).toUtf8();
    m_scope = scopeOf(claims).toUtf8();
    m_clientId = text(QLatin1StringView("client_id")).toUtf8();
    if (m_clientId.isEmpty())
        m_clientId = text(QLatin1StringView("azp")).toUtf8();
    m_summary.issuer = m_issuer;
    m_summary.subject = m_subject;
    m_summary.scope = m_scope;
    m_summary.clientId = m_clientId;
}

} // namespace rescind
