// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/clientidentity.h"
#include "core/net/managerpool.h"
#include "core/net/route.h"
#include "core/net/transport.h"

#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslConfiguration>

#include <memory>

namespace rescind {

struct TransportOptions
{
    //! Trusted besides the system's authorities (a company's own one).
    QList<QSslCertificate> trusted = {};
    ProxyRule proxy = {};
    //! Shown to servers that ask for it, and to `identityHosts` alone.
    ClientIdentity identity = {};
    QStringList identityHosts = {};
    //! For the look-up, the connection and the TLS handshake together.
    std::chrono::milliseconds connectLimit = std::chrono::seconds(10);
};

//! HttpTransport over QNetworkAccessManager. Must outlive the jobs it made.
//!
//! A POST leaves at most once (see OneShotBody); a GET Qt may send again when the connection closes
//! before the answer. Token requests get a connection of their own, since one that was kept alive
//! may be dead without anybody having been told. The other POSTs share theirs, by HTTP/2 where the
//! server speaks it.
class QnamTransport final : public HttpTransport
{
public:
    explicit QnamTransport(TransportOptions options = {});
    ~QnamTransport() override;

    [[nodiscard]] ResultJob<HttpResponse> *send(
        const HttpRequest &request, QObject *parent) override;

private:
    friend class QnamSendJob;

    [[nodiscard]] QNetworkRequest prepared(const HttpRequest &request) const;
    [[nodiscard]] bool showsIdentityTo(const QString &host) const;
    [[nodiscard]] std::unique_ptr<QNetworkAccessManager> newManager() const;
    //! One that no other request uses. Deleted by its user, or with this.
    [[nodiscard]] QNetworkAccessManager *separateManager();

    TransportOptions m_options;
    QSslConfiguration m_tls;
    //! The same with our own certificate.
    QSslConfiguration m_tlsWithIdentity;
    QObject m_separateManagers;
    ManagerPool m_shared;
};

} // namespace rescind
