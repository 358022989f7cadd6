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
    //! Whether the answer may also be a form that the provider's page posts (OAuth 2.0 Form Post
    //! Response Mode). A GET is an answer all the same: some providers send errors by query alone.
    bool takesForm = false;
    //! What an Origin header may say besides "null", as browsers write it ("https://idp.example").
    QByteArrayList formOrigins = {};
};

//! What has been understood of a request so far.
struct LoopbackRequest
{
    enum class Kind {
        Incomplete, //!< more bytes may complete it
        Bad,        //!< no request that a browser sends: answer `status` and close
        NotOurs,    //!< sound, but another path or method
        Redirect,   //!< our path; what its parameters say is for the caller to judge
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
//! The largest form.
inline constexpr qsizetype maximumRequestBody = 8 * 1024;

//! Reads an HTTP/1.x request out of what has been received; what follows it is ignored. Strict,
//! since everything on this machine, and every web page, can send here: GET only, no body, CRLF
//! only, one Host header that names a loopback host with our port (a page that rebinds its own name
//! to 127.0.0.1 would send its own).
//!
//! Where the target takes a form, a POST to our path too: with one Content-Length that is not too
//! large and no chunks, as application/x-www-form-urlencoded in UTF-8, from no other origin than
//! the target's. Its parameters are those of the form alone; a query beside it says nothing.
[[nodiscard]] LoopbackRequest parseLoopbackRequest(
    QByteArrayView received, const LoopbackTarget &target);

} // namespace rescind
