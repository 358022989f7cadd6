// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/tokenscanner.h"

#include "core/bulk/tokenshape.h"
#include "core/tokens/likelykind.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace rescind {

namespace {

//! A server has a few keys; a list has tokens of a few servers.
constexpr qsizetype mostHeaders = 16;

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

QByteArrayView textOf(const ClaimValue &value)
{
    return value.type == ClaimValue::Type::Text ? value.text : QByteArrayView();
}

//! As timeClaim() and secondsOf() have it; false where that is to be asked itself.
bool takeTime(const ClaimValue &value, qint64 &seconds)
{
    if (value.type == ClaimValue::Type::Text)
        return false;
    if (value.type != ClaimValue::Type::Number || value.text.startsWith('-'))
        return true;
    constexpr qint64 lastSecondOfYear9999 = 253402300799;
    qint64 whole = 0;
    for (const char c : value.text) {
        if (c == '.')
            break;
        whole = whole * 10 + (c - '0');
    }
    if (whole >= lastSecondOfYear9999)
        return false;
    seconds = whole;
    return true;
}

} // namespace

const TokenSummary &TokenScanner::read(QByteArrayView token)
{
    m_summary = {};
    if (!readFast(token)) {
        m_summary = {};
        readSlowly(token);
    }
    return m_summary;
}

bool TokenScanner::readFast(QByteArrayView token)
{
    const qsizetype first = token.size() <= longestToken ? token.indexOf('.') : -1;
    const qsizetype second = first < 0 ? -1 : token.indexOf('.', first + 1);
    if (second < 0)
        return false;
    const QByteArrayView head = token.first(first);
    if (m_lastHeader >= m_headers.size() || head != m_headers.at(m_lastHeader).text) {
        m_lastHeader = 0;
        while (m_lastHeader < m_headers.size() && head != m_headers.at(m_lastHeader).text)
            ++m_lastHeader;
    }
    if (m_lastHeader == m_headers.size())
        return false;
    const Header &header = m_headers.at(m_lastHeader);
    std::optional<QByteArray> payload = fromBase64Url(token.sliced(first + 1, second - first - 1));
    // A third dot is no letter of base64url.
    const QByteArrayView signature = token.sliced(second + 1);
    if (!payload || (signature.isEmpty() && !header.isUnsigned) || !fromBase64Url(signature))
        return false;
    m_payload = std::move(*payload);
    return m_claims.read(m_payload) && takeClaims(header);
}

bool TokenScanner::takeClaims(const Header &header)
{
    const auto has = [this](ClaimScan::Claim claim) {
        return m_claims[claim].type != ClaimValue::Type::Absent;
    };
    if (!takeTime(m_claims[ClaimScan::IssuedAt], m_summary.issuedAt)
        || !takeTime(m_claims[ClaimScan::ExpiresAt], m_summary.expiresAt) || !takeScope()
        || has(ClaimScan::Type))
        return false;
    m_summary.format = TokenFormat::Jws;
    m_summary.issuer = textOf(m_claims[ClaimScan::Issuer]);
    m_summary.subject = textOf(m_claims[ClaimScan::Subject]);
    m_summary.clientId = textOf(m_claims[ClaimScan::ClientId]);
    if (m_summary.clientId.isEmpty())
        m_summary.clientId = textOf(m_claims[ClaimScan::AuthorizedParty]);
    // As likelyKind() has it, which is asked where the payload names a type.
    const bool isIdToken
        = has(ClaimScan::Nonce) || has(ClaimScan::AccessTokenHash) || has(ClaimScan::CodeHash);
    m_summary.likelyKind = isIdToken && !header.isAccessToken ? TokenKind::Id : TokenKind::Access;
    return true;
}

bool TokenScanner::takeScope()
{
    m_summary.scope = textOf(m_claims[ClaimScan::Scope]);
    const ClaimValue &scp = m_claims[ClaimScan::Scp];
    if (!m_summary.scope.isEmpty())
        return true;
    m_summary.scope = textOf(scp);
    if (scp.type != ClaimValue::Type::Array)
        return true;
    // Strings alone, and without escapes: every other piece between quotes is one.
    m_scope.clear();
    bool isInside = false;
    for (const char c : scp.text.sliced(1).chopped(1)) {
        if (c == '"') {
            isInside = !isInside;
            if (isInside && !m_scope.isNull())
                m_scope.append(' ');
            else if (isInside)
                m_scope = QByteArray("");
        } else if (isInside) {
            m_scope.append(c);
        } else if (c != ',' && c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            return false;
        }
    }
    m_summary.scope = m_scope;
    return true;
}

void TokenScanner::readSlowly(QByteArrayView bytes)
{
    const Jwt jwt = readJwt(Secret(QByteArray::fromRawData(bytes.data(), bytes.size())));
    m_summary.format = jwt.format;
    if (jwt.format == TokenFormat::Opaque)
        return;
    ++m_slowReads;
    if (jwt.format != TokenFormat::Jws)
        return;
    keepHeader(bytes, jwt);
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

void TokenScanner::keepHeader(QByteArrayView token, const Jwt &jwt)
{
    const QByteArrayView text = token.first(token.indexOf('.'));
    const auto isSame = [text](const Header &header) { return header.text == text; };
    if (std::any_of(m_headers.cbegin(), m_headers.cend(), isSame))
        return;
    // The oldest one leaves; a list in which every token has a header of its own is read slowly.
    if (m_headers.size() == mostHeaders)
        m_headers.removeFirst();
    // What an ID token would be tells whether the header alone decides.
    const QJsonObject idClaims{{QStringLiteral("nonce"), QString()}};
    m_headers.append({.text = text.toByteArray(),
        .isUnsigned = jwt.algorithm() == QLatin1StringView("none"),
        .isAccessToken = likelyKind(jwt.header, idClaims) == TokenKind::Access});
}

} // namespace rescind
