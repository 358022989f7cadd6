// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QUrl>
#include <QtNetwork/QNetworkProxyFactory>

namespace rescind {

//! The system's proxies, and none for loopback: a proxy could not reach it, and would see the
//! request.
class ProxyChoice final : public QNetworkProxyFactory
{
public:
    [[nodiscard]] QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;
};

[[nodiscard]] bool goesThroughProxy(const QUrl &url);

} // namespace rescind
