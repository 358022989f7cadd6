// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/proxychoice.h"

#include "core/net/urlpolicy.h"

namespace rescind {

using namespace Qt::StringLiterals;

ProxyChoice::ProxyChoice(ProxyRule rule)
    : m_rule(std::move(rule))
{
}

QList<QNetworkProxy> ProxyChoice::queryProxy(const QNetworkProxyQuery &query)
{
    const QList<QNetworkProxy> none{QNetworkProxy(QNetworkProxy::NoProxy)};
    if (isLoopbackHost(query.peerHostName()))
        return none;
    switch (m_rule.use) {
    case ProxyRule::Use::System:
        return systemProxyForQuery(query);
    case ProxyRule::Use::Direct:
        return none;
    case ProxyRule::Use::Explicit:
        if (const auto proxy = explicitProxy(m_rule))
            return {*proxy};
        return {};
    }
    return none;
}

Result<QNetworkProxy> explicitProxy(const ProxyRule &rule)
{
    const QString address
        = rule.address.contains("://"_L1) ? rule.address : "http://"_L1 + rule.address;
    const QUrl url(address, QUrl::StrictMode);
    const bool http = url.scheme() == "http"_L1;
    const bool bare = url.userInfo().isEmpty() && url.path().length() <= 1 && !url.hasQuery()
        && !url.hasFragment();
    if (!url.isValid() || (!http && url.scheme() != "socks5"_L1) || url.host().isEmpty()
        || url.port() < 1 || !bare) {
        return fail(Error{.kind = ErrorKind::Usage,
            .stage = Stage::Profile,
            .reason = Reason::ProxyAddressInvalid,
            .subject = rule.address});
    }
    return QNetworkProxy(http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, url.host(),
        static_cast<quint16>(url.port()), rule.user, QString::fromUtf8(rule.password.reveal()));
}

QString proxyFor(const ProxyRule &rule, const QUrl &url)
{
    const QList<QNetworkProxy> proxies = ProxyChoice(rule).queryProxy(QNetworkProxyQuery(url));
    if (proxies.isEmpty() || proxies.constFirst().type() == QNetworkProxy::NoProxy)
        return {};
    const QNetworkProxy &first = proxies.constFirst();
    return first.hostName() + u':' + QString::number(first.port());
}

} // namespace rescind
