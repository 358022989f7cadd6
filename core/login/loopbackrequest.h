// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/redirectparameters.h"

namespace rescind {

//! What the listener stands for: requests to anything else are not for us.
struct LoopbackTarget
{
    //! As in the registered redirect URI; "/" where that has none.
    QByteArray path = {};
    quint16 port = 0;
};

//! What has been understood of a request so far.
struct LoopbackRequest
{
    enum class Kind {
        Incomplete, //!< more bytes may complete it
        Bad,        //!< no request that a browser sends: answer `status` and close
        NotOurs,    //!< sound, but another path or method
        Redirect,   //!< GET of our path; what its parameters say is for the caller to judge
    };

    Kind kind = Kind::Incomplete;
    //! 0 where there is nothing to refuse.
    int status = 0;
    //! A HEAD: the answer must have no body.
    bool isHead = false;
    //! What a browser asks for by itself beside every page.
    bool isFavicon = false;
    QByteArray acceptLanguage = {};
    QueryParameters parameters = {};
};

//! The largest head that is read.
inline constexpr qsizetype maximumRequestHead = 8 * 1024;

//! Reads the head of an HTTP/1.x request out of what has been received; what follows the head is
//! ignored. Strict, since everything on this machine, and every web page, can send here: GET only,
//! no body, CRLF only, one Host header that names a loopback host with our port (a page that
//! rebinds its own name to 127.0.0.1 would send its own).
[[nodiscard]] LoopbackRequest parseLoopbackRequest(
    QByteArrayView received, const LoopbackTarget &target);

} // namespace rescind
