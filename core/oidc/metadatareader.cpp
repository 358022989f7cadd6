// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/metadatareader.h"

#include "core/oidc/answer.h"

#include <QtCore/QJsonArray>

namespace rescind {

using namespace Qt::StringLiterals;

MetadataReader::MetadataReader(
    const HttpResponse &response, QJsonObject document, const Profile &profile)
    : m_response(response)
    , m_document(std::move(document))
    , m_trustedHosts(profile.trustedHosts)
{
    m_trustedHosts.append(QUrl(profile.issuer()).host());
    if (profile.uses(ClientAuthMethod::Tls))
        m_aliases = m_document.value("mtls_endpoint_aliases"_L1).toObject();
}

QUrl MetadataReader::endpoint(QLatin1StringView name)
{
    const QJsonValue value
        = m_aliases.contains(name) ? m_aliases.value(name) : m_document.value(name);
    if (value.isUndefined() || value.isNull())
        return {};
    const QUrl url(value.toString(), QUrl::StrictMode);
    // RFC 6749 §3.1, §3.2: no fragment.
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment()) {
        refuse(ErrorKind::Protocol, Reason::MalformedAnswer, name);
        return {};
    }
    if (!isAllowedUrl(url)) {
        refuse(ErrorKind::Insecure, Reason::PlainHttp, url.host());
        return {};
    }
    if (!isTrusted(url.host())) {
        refuse(ErrorKind::Protocol, Reason::ForeignEndpoint, url.host());
        return {};
    }
    m_announced.insert(name);
    return url;
}

QStringList MetadataReader::texts(QLatin1StringView name) const
{
    QStringList result;
    const QJsonArray array = m_document.value(name).toArray();
    for (const QJsonValue &item : array) {
        if (item.isString())
            result.append(item.toString());
    }
    return result;
}

bool MetadataReader::flag(QLatin1StringView name) const
{
    return m_document.value(name).toBool();
}

bool MetadataReader::isTrusted(const QString &host) const
{
    return m_trustedHosts.contains(host);
}

void MetadataReader::refuse(ErrorKind kind, Reason reason, const QString &subject)
{
    if (m_error)
        return;
    m_error = answerError(m_response, kind, reason, subject);
    m_error->serverText.clear();
}

} // namespace rescind
