// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QtCore/QList>
#include <QtCore/QPair>

#include <optional>

namespace rescind {

using QueryParameters = QList<QPair<QString, QString>>;

//! What the provider sent back by the browser (RFC 6749 §4.1.2, RFC 9207).
struct RedirectParameters
{
    Secret code = {};
    //! Nothing where none was sent, as with a pasted bare code: then there is nothing to compare,
    //! and only PKCE and the nonce tie the code to this attempt.
    std::optional<QString> state = {};
    //! `iss`.
    std::optional<QString> issuer = {};
    QString error = {};
    //! The provider's words, made fit to show.
    QString errorDescription = {};

    //! Exactly one of code and error. Compare `state` before looking at either.
    [[nodiscard]] bool isWellFormed() const { return code.isEmpty() != error.isEmpty(); }

    friend bool operator==(const RedirectParameters &, const RedirectParameters &) = default;
};

//! application/x-www-form-urlencoded, decoded strictly: nothing for broken percent-encoding, text
//! that is no UTF-8, control characters, and `code`, `state`, `iss` or `error` given twice (RFC
//! 6749 §3.1).
[[nodiscard]] std::optional<QueryParameters> parseQuery(QByteArrayView query);

[[nodiscard]] RedirectParameters redirectParametersFrom(const QueryParameters &parameters);

//! What a user copied out of the browser: the whole redirected URL (parameters in its query or its
//! fragment), its query alone, or the bare code; quotes, brackets and line breaks around and in it
//! are dropped. Always well-formed, else Reason::PastedNothingUsable. With a bare code there is no
//! `state`.
[[nodiscard]] Result<RedirectParameters> parsePastedRedirect(const QString &text);

} // namespace rescind
