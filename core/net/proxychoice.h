// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/route.h"

#include <QtCore/QUrl>
#include <QtNetwork/QNetworkProxyFactory>

namespace rescind {

//! The proxies that a rule comes to, and none for loopback; see ProxyRule.
class ProxyChoice final : public QNetworkProxyFactory
{
public:
    //! A rule whose address cannot be used goes nowhere: see explicitProxy().
    explicit ProxyChoice(ProxyRule rule);

    [[nodiscard]] QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    ProxyRule m_rule;
};

//! The proxy at a rule's address, with its user and password; Reason::ProxyAddressInvalid where it
//! is no "http://host:port" or "socks5://host:port". Qt sends the password to nobody but the proxy,
//! and not before the proxy has asked for it.
[[nodiscard]] Result<QNetworkProxy> explicitProxy(const ProxyRule &rule);

//! "host:port" of the proxy that a request would go through; empty where it goes without.
[[nodiscard]] QString proxyFor(const ProxyRule &rule, const QUrl &url);

} // namespace rescind
