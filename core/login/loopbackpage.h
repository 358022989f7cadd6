// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace rescind {

//! What the browser is told. The words stand in resources/pages; none of them are the provider's.
enum class LoopbackPage {
    Success,
    Refused,     //!< the provider or the user said no
    Failed,      //!< the answer came and could not be used; Rescind's window says why
    Unfinished,  //!< not decided in time: look at Rescind's window
    CopyAddress, //!< the answer stands where only the browser sees it: copy it into Rescind
    WrongState,  //!< not the answer to the sign-in that is waiting
    NotFound,
    BadRequest,
};

enum class PageLanguage { English, Chinese };

//! The better liked of the two we have; English where neither is named (RFC 9110 §12.5.4).
[[nodiscard]] PageLanguage preferredLanguage(QByteArrayView acceptLanguage);

//! The whole HTTP answer. `isHead` leaves the body out; `methods` is what a 405 says is allowed.
[[nodiscard]] QByteArray loopbackAnswer(LoopbackPage page, int status, PageLanguage language,
    bool isHead = false, const QByteArray &methods = QByteArrayLiteral("GET"));

} // namespace rescind
