// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/http.h"

#include <QtCore/QJsonObject>

namespace rescind {

//! The JSON object in an answer's body, whatever its Content-Type says (Authing and others label it
//! variously). Reason::NotJson for HTML, text, an array or nothing; Reason::MalformedAnswer for a
//! member that is there twice, and for brackets that nest deeper than any answer's.
[[nodiscard]] Result<QJsonObject> jsonObject(const HttpResponse &response);

//! An Error for this answer with its status, its redacted words and the request id of its header
//! filled in.
[[nodiscard]] Error answerError(
    const HttpResponse &response, ErrorKind kind, Reason reason, const QString &subject = {});

//! `said` where it can be nothing but a request id, else nothing: a server, or a gateway, may put
//! its caller's words there.
[[nodiscard]] QString requestIdOf(const QString &said, const HttpResponse &response);

//! A value of the other side that is no secret although it may look like one (an issuer, a client
//! id), fit to show: without what cannot be seen, and cut to 200 characters.
[[nodiscard]] QString legible(const QString &value);

} // namespace rescind
