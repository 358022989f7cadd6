// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/urlpolicy.h"

#include <QtNetwork/QHostAddress>

namespace rescind {

bool isLoopbackHost(const QString &host)
{
    if (host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        return true;
    const QHostAddress address(host);
    return !address.isNull() && address.isLoopback();
}

std::optional<Error> refusalToSend(const QUrl &url, Stage stage)
{
    const bool https = url.scheme() == QLatin1String("https");
    const bool loopback = url.scheme() == QLatin1String("http") && isLoopbackHost(url.host());
    Error error{.kind = ErrorKind::Insecure, .stage = stage, .subject = url.host()};
    if (!https && !loopback) {
        error.reason = Reason::PlainHttp;
        return error;
    }
    // A password in an address ends in logs and histories, and a user name there dresses up the
    // host.
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return error;
    return std::nullopt;
}

} // namespace rescind
