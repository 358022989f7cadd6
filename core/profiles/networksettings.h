// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace rescind {

enum class ProxyUse { System, Direct, Explicit };

//! How a profile's provider is reached. Passwords are in the keychain.
struct NetworkSettings
{
    //! PEM or DER; trusted besides the system's authorities.
    QString caFile = {};
    ProxyUse proxy = ProxyUse::System;
    //! "http://host:port" or "socks5://host:port"; for ProxyUse::Explicit.
    QString proxyAddress = {};
    QString proxyUser = {};
    //! PKCS#12, for mutual TLS (RFC 8705).
    QString clientCertificateFile = {};

    friend bool operator==(const NetworkSettings &, const NetworkSettings &) = default;
};

} // namespace rescind
