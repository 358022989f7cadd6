// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/dpop.h"

#include "core/jose/signature.h"
#include "core/oidc/providermetadata.h"

#include <QtCore/QJsonDocument>

#include <algorithm>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

//! What SigningKey::generate() makes.
constexpr auto algorithm = "ES256"_L1;
//! Longer ones would only be a way to make our requests large.
constexpr qsizetype longestNonce = 1024;
//! A server has one origin, its resource perhaps another.
constexpr qsizetype mostNonces = 16;

QString originOf(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery
        | QUrl::RemoveFragment | QUrl::FullyEncoded);
}

//! NQCHAR of RFC 6749 appendix A: visible ASCII without " and \.
bool isNonce(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= longestNonce
        && std::all_of(text.begin(), text.end(),
            [](char c) { return c > ' ' && c <= '~' && c != '"' && c != '\\'; });
}

bool asksForNonce(const HttpResponse &answer)
{
    if (answer.status != 400 && answer.status != 401)
        return false;
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    return body.value("error"_L1).toString() == "use_dpop_nonce"_L1
        || answer.wwwAuthenticate.contains("use_dpop_nonce");
}

QString base64Url(const QByteArray &bytes)
{
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

DpopSigner::DpopSigner(SigningKey key, FreshValues fresh)
    : m_key(std::move(key))
    , m_fresh(std::move(fresh))
{
}

void DpopSigner::meet(const ProviderMetadata &, std::chrono::seconds clockSkew)
{
    m_clockSkew = clockSkew;
}

std::optional<Error> DpopSigner::sign(HttpRequest &request)
{
    const QUrl target = request.url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    QJsonObject claims{{u"jti"_s, QString::fromLatin1(m_fresh.newId())},
        {u"htm"_s, request.method == HttpRequest::Method::Post ? u"POST"_s : u"GET"_s},
        {u"htu"_s, target.toString(QUrl::FullyEncoded)},
        {u"iat"_s, m_fresh.now().addSecs(m_clockSkew.count()).toSecsSinceEpoch()}};
    if (const QByteArray nonce = m_nonces.value(originOf(request.url)); !nonce.isEmpty())
        claims.insert(u"nonce"_s, QString::fromLatin1(nonce));
    if (const QByteArrayView header = request.authorization.view(); header.startsWith("DPoP "))
        claims.insert(u"ath"_s, base64Url(sha256(header.sliced(5))));
    request.dpopProof = m_key.sign(
        algorithm, {{u"typ"_s, u"dpop+jwt"_s}, {u"jwk"_s, jsonWebKey(m_key.publicKey())}}, claims);
    if (request.dpopProof.isEmpty())
        return Error{.kind = ErrorKind::Internal, .stage = request.stage};
    return std::nullopt;
}

bool DpopSigner::wantsAnotherAttempt(const HttpRequest &request, const HttpResponse &answer)
{
    if (!isNonce(answer.dpopNonce))
        return false;
    const QString origin = originOf(request.url);
    if (m_nonces.size() >= mostNonces && !m_nonces.contains(origin))
        m_nonces.clear();
    m_nonces.insert(origin, answer.dpopNonce);
    return asksForNonce(answer);
}

QString DpopSigner::keyThumbprint() const
{
    return QString::fromLatin1(thumbprint(m_key.publicKey()));
}

bool offersDpop(const ProviderMetadata &metadata)
{
    return metadata.dpopAlgorithms.contains(algorithm);
}

} // namespace rescind
