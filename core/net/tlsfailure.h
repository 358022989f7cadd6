// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslError>

namespace rescind {

//! What Qt found wrong with a server's certificate. `server` is the certificate the server showed
//! as its own; null where that is not known.
[[nodiscard]] CertificateProblem certificateProblem(
    const QList<QSslError> &errors, const QSslCertificate &server);

//! What a server that ended the TLS handshake wanted of the client's certificate, read from the
//! TLS library's words for its alert (RFC 8446 §6.2); nothing where it was about something else.
//! Servers before TLS 1.3 have no alert of their own for a missing certificate.
[[nodiscard]] std::optional<Reason> clientCertificateReason(
    const QString &words, bool hasCertificate);

} // namespace rescind
