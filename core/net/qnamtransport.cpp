// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qnamtransport.h"

#include "core/net/proxychoice.h"
#include "core/net/qnamsendjob.h"

#include <algorithm>
#include <iterator>

namespace rescind {

namespace {

constexpr int requestsPerManager = 6;
//! Room for 256 requests, the most that a run over many tokens has under way.
constexpr std::size_t maximumManagers = 43;

} // namespace

QnamTransport::QnamTransport(TransportOptions options)
    : m_options(std::move(options))
    , m_tls(QSslConfiguration::defaultConfiguration())
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

QNetworkAccessManager *QnamTransport::takeSharedManager()
{
    const auto byLoad
        = [](const SharedManager &a, const SharedManager &b) { return a.requests < b.requests; };
    auto lightest = std::min_element(m_managers.begin(), m_managers.end(), byLoad);
    const bool hasRoom = lightest != m_managers.end()
        && (lightest->requests < requestsPerManager || m_managers.size() >= maximumManagers);
    if (!hasRoom) {
        m_managers.push_back({.manager = newManager()});
        lightest = std::prev(m_managers.end());
    }
    ++lightest->requests;
    return lightest->manager.get();
}

void QnamTransport::giveBack(const QNetworkAccessManager *manager)
{
    const auto taken = std::find_if(m_managers.begin(), m_managers.end(),
        [manager](const SharedManager &one) { return one.manager.get() == manager; });
    if (taken != m_managers.end())
        --taken->requests;
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
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
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
