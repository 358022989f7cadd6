// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qnamtransport.h"

#include "core/net/proxychoice.h"
#include "core/net/qnamsendjob.h"

namespace rescind {

QnamTransport::QnamTransport(TransportOptions options)
    : m_options(std::move(options))
    , m_tls(QSslConfiguration::defaultConfiguration())
    , m_shared([this] { return newManager(); })
{
    // Measured on Qt 6.4.2: with one authority added, even none, the system's are no longer looked
    // up when they are needed. So they are all loaded then.
    if (!m_options.trusted.isEmpty()) {
        m_tls.addCaCertificates(QSslConfiguration::systemCaCertificates());
        m_tls.addCaCertificates(m_options.trusted);
    }
    m_tlsWithIdentity = m_tls;
    m_tlsWithIdentity.setLocalCertificateChain(m_options.identity.chain);
    m_tlsWithIdentity.setPrivateKey(m_options.identity.key);
}

QnamTransport::~QnamTransport() = default;

ResultJob<HttpResponse> *QnamTransport::send(const HttpRequest &request, QObject *parent)
{
    return new QnamSendJob(*this, request, parent);
}

std::unique_ptr<QNetworkAccessManager> QnamTransport::newManager() const
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setProxyFactory(new ProxyChoice(m_options.proxy));
    return manager;
}

QNetworkAccessManager *QnamTransport::separateManager()
{
    QNetworkAccessManager *const manager = newManager().release();
    manager->setParent(&m_separateManagers);
    return manager;
}

QNetworkRequest QnamTransport::prepared(const HttpRequest &request) const
{
    QNetworkRequest result(request.url);
    result.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    for (const auto attribute :
        {QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::CookieSaveControlAttribute,
            QNetworkRequest::AuthenticationReuseAttribute})
        result.setAttribute(attribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // A GET does not tell when it leaves over HTTP/2, and none comes in numbers.
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute,
        request.method == HttpRequest::Method::Post && request.stage != Stage::Token);
    result.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    result.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Rescind/" RESCIND_VERSION));
    result.setRawHeader("Accept", request.accept);
    // Otherwise Qt asks for compressed answers, and a small one can unfold to any size.
    result.setRawHeader("Accept-Encoding", "identity");
    if (!request.authorization.isEmpty())
        result.setRawHeader("Authorization", request.authorization.reveal());
    if (!request.dpopProof.isEmpty())
        result.setRawHeader("DPoP", request.dpopProof.reveal());
    result.setSslConfiguration(showsIdentityTo(request.url.host()) ? m_tlsWithIdentity : m_tls);
    return result;
}

bool QnamTransport::showsIdentityTo(const QString &host) const
{
    return !m_options.identity.isNull() && m_options.identityHosts.contains(host);
}

} // namespace rescind
