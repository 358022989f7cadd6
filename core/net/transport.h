// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/net/http.h"

namespace rescind {

//! Sends requests. It decides what all of them have in common: https only (http on loopback),
//! no redirect followed, no cookies, no cache, a deadline, a size limit, TLS errors never ignored.
class HttpTransport
{
public:
    virtual ~HttpTransport() = default;

    //! A job that has not been started. It fails where no HTTP answer came (network, TLS, time,
    //! size, plain http) and succeeds with any answer otherwise. Cancelling it aborts the request.
    [[nodiscard]] virtual ResultJob<HttpResponse> *send(const HttpRequest &request, QObject *parent)
        = 0;

protected:
    HttpTransport() = default;
    Q_DISABLE_COPY_MOVE(HttpTransport)
};

} // namespace rescind
