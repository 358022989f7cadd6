// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/replyerror.h"

namespace rescind {

namespace {

bool isBetween(QNetworkReply::NetworkError code, int first, int last)
{
    return code >= first && code <= last;
}

} // namespace

bool isWholeAnswer(QNetworkReply::NetworkError code, int status)
{
    // Qt wants the body again for a 307 or 308, even where nobody follows it; see OneShotBody.
    if (code == QNetworkReply::ContentReSendError)
        return status == 307 || status == 308;
    if (code == QNetworkReply::NoError)
        return status != 0;
    // Qt turns 4xx and 5xx into errors of these ranges, and 400 into an "invalid operation". With
    // another status they are HTTP/2's words for an answer that broke off.
    if (isBetween(code, QNetworkReply::ContentAccessDenied, QNetworkReply::UnknownContentError)
        || code == QNetworkReply::ProtocolInvalidOperationError)
        return status >= 400 && status < 500;
    return isBetween(code, QNetworkReply::InternalServerError, QNetworkReply::UnknownServerError)
        && status >= 500;
}

Error replyError(QNetworkReply::NetworkError code, Stage stage)
{
    Error error{.kind = ErrorKind::Network, .stage = stage};
    if (code == QNetworkReply::ProxyAuthenticationRequiredError) {
        error.reason = Reason::ProxyWantsPassword;
        return error;
    }
    if (isBetween(
            code, QNetworkReply::ProxyConnectionRefusedError, QNetworkReply::UnknownProxyError)) {
        error.reason = Reason::ProxyFailed;
        return error;
    }
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
        error.reason = Reason::ConnectionRefused;
        break;
    case QNetworkReply::HostNotFoundError:
        error.reason = Reason::HostNotFound;
        break;
    case QNetworkReply::SslHandshakeFailedError:
        error.kind = ErrorKind::Tls;
        error.reason = Reason::CertificateRejected;
        break;
    case QNetworkReply::TimeoutError:
        error.kind = ErrorKind::Timeout;
        error.reason = Reason::NoAnswer;
        break;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        error.kind = ErrorKind::Protocol;
        error.reason = Reason::MalformedAnswer;
        break;
    default:
        error.reason = Reason::ConnectionLost;
        break;
    }
    return error;
}

} // namespace rescind
