// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http.h"

namespace rescind {

//! Adds to a request what one attempt alone may use: a client assertion (RFC 7523 §3, `jti`), a
//! DPoP proof (RFC 9449 §4.2). The requests themselves are built by pure functions and may be sent
//! several times; this is asked anew before each attempt, by sendWithRetry().
class RequestSigner
{
public:
    virtual ~RequestSigner() = default;
    //! An Error where it cannot be done: the request is not sent then.
    [[nodiscard]] virtual std::optional<Error> sign(HttpRequest &request) = 0;
    //! True where the answer asks for the same request once more, signed anew (RFC 9449 §8: a
    //! nonce to use). Takes note of what the answer brought in any case.
    [[nodiscard]] virtual bool wantsAnotherAttempt(
        const HttpRequest &request, const HttpResponse &answer)
        = 0;

protected:
    RequestSigner() = default;
    Q_DISABLE_COPY_MOVE(RequestSigner)
};

} // namespace rescind
