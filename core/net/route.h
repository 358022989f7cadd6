// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QtCore/QStringList>

namespace rescind {

//! Which proxy requests go through. Loopback goes without any, whatever is set: behind a proxy it
//! would be another machine's, and plain http would be read there.
struct ProxyRule
{
    enum class Use { System, Direct, Explicit };

    Use use = Use::System;
    //! "http://host:port" or "socks5://host:port"; http where no scheme is given.
    QString address = {};
    QString user = {};
    Secret password = {};

    friend bool operator==(const ProxyRule &, const ProxyRule &) = default;
};

//! How the servers of one provider are reached: what is set, not yet what it comes to.
struct Route
{
    ProxyRule proxy = {};
    //! PEM or DER: authorities that are trusted besides the system's.
    QString caFile = {};
    //! PKCS#12: the client's own certificate with its key, for mutual TLS.
    QString clientCertificateFile = {};
    Secret clientCertificatePassword = {};
    //! The only hosts that are shown the client's certificate. Small letters.
    QStringList clientCertificateHosts = {};

    friend bool operator==(const Route &, const Route &) = default;
};

} // namespace rescind
