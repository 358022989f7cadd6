// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/client.h"

#include <QtCore/QJsonObject>

namespace rescind {

//! What Authing's `validate_token` answered: its check of a token, which needs no client
//! authentication.
struct OnlineValidation
{
    bool isValid = false;
    //! The token's payload as the server decoded it; empty for one that is not valid.
    QJsonObject claims = {};
    //! Why it is not, in the server's words, redacted.
    QString serverText = {};
    QString requestId = {};
};

//! Authing takes exactly one token, as what it is.
enum class ValidatedAs { AccessToken, IdToken };

//! `GET` App Host + `/api/v2/oidc/validate_token?access_token=` or `?id_token=`.
//!
//! It puts the token into a URL, where proxies and servers write it down: only for a user who was
//! told so and asked for it. Introspection is the better question. Reason::EndpointMissing for a
//! provider that is not known by an App Host.
[[nodiscard]] Result<HttpRequest> onlineValidationRequest(
    const Profile &profile, ValidatedAs kind, const Secret &token);

//! A `code` of 400 is the server's verdict on the token, with HTTP 200 as well as 400; any other
//! failure says nothing about the token and is an Error.
[[nodiscard]] Result<OnlineValidation> onlineValidationAnswer(const HttpResponse &response);

} // namespace rescind
