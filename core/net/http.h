// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/net/tlsview.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QPair>
#include <QtCore/QUrl>

#include <chrono>
#include <memory>

namespace rescind {

class RequestSigner;

//! One form parameter. Every value is held as a Secret: which of them are, the caller need not
//! sort.
using FormParameter = QPair<QByteArray, Secret>;
using FormParameters = QList<FormParameter>;

//! A request as plain data: built by pure functions in core/oidc, sent by an HttpTransport.
struct HttpRequest
{
    enum class Method { Get, Post };

    Method method = Method::Get;
    QUrl url = {};
    //! Sent as application/x-www-form-urlencoded; POST only.
    FormParameters form = {};
    //! The whole Authorization header value, where there is one.
    Secret authorization = {};
    QByteArray accept = QByteArrayLiteral("application/json");
    //! A DPoP proof (RFC 9449), put in by a signer.
    Secret dpopProof = {};
    //! Asked in this order before each attempt.
    QList<std::shared_ptr<RequestSigner>> signers = {};
    Stage stage = Stage::Discovery;
    std::chrono::milliseconds deadline = std::chrono::seconds(15);
    //! A longer answer ends in Reason::TooLarge.
    qint64 maximumBytes = 1024 * 1024;

    //! Everything secret in it, so that an answer that echoes it can be redacted.
    [[nodiscard]] QList<Secret> secrets() const;
};

//! An answer, whatever its status: 3xx, 4xx and 5xx are answers too.
struct HttpResponse
{
    int status = 0;
    //! All headers as they came, in order.
    QList<QPair<QByteArray, QByteArray>> headers = {};
    QByteArray contentType = {};
    QByteArray wwwAuthenticate = {};
    QByteArray location = {};
    //! From the header by which the server, or a gateway before it, names this exchange.
    QByteArray requestId = {};
    //! `DPoP-Nonce` (RFC 9449 §8).
    QByteArray dpopNonce = {};
    QByteArray body = {};
    //! The `Date` header; invalid where there was none, and for an answer out of a cache (`Age`),
    //! which tells of the past.
    QDateTime serverTime = {};
    //! From the sending to the whole answer.
    std::chrono::milliseconds took = std::chrono::milliseconds(0);
    std::optional<int> retryAfter = {};
    //! What the request held, for redaction.
    QList<Secret> secrets = {};
    Stage stage = Stage::Discovery;
    //! Only for Stage::Discovery over https: it costs time, and one look is enough.
    std::optional<TlsView> tls = {};

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
};

//! application/x-www-form-urlencoded: everything but letters, digits and "-._*" is percent-encoded,
//! a space becomes "+" (RFC 6749 appendix B).
[[nodiscard]] QByteArray formEncoded(QByteArrayView value);
[[nodiscard]] Secret encodedForm(const FormParameters &form);

} // namespace rescind
