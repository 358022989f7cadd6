// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>

namespace rescind {

//! A certificate of our own and its key, for mutual TLS (RFC 8705).
struct ClientIdentity
{
    //! Our certificate first, then those that lead to its authority, as far as the file has them.
    QList<QSslCertificate> chain = {};
    QSslKey key = {};

    [[nodiscard]] bool isNull() const { return chain.isEmpty(); }
};

//! Reads a PKCS#12 file. Besides namedFile()'s reasons: Reason::ClientCertificateLocked where the
//! password does not open it, Reason::ClientCertificateUnusable where it is no such file or has no
//! private key with its certificate.
[[nodiscard]] Result<ClientIdentity> clientIdentityIn(const QString &path, const Secret &password);

} // namespace rescind
