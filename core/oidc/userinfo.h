// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/client.h"

#include <QtCore/QJsonObject>

namespace rescind {

//! The access token as Bearer in the header, never in the URL (RFC 6750 §2.1; OIDC Core §5.3).
[[nodiscard]] Result<HttpRequest> userInfoRequest(
    const ProviderMetadata &metadata, const Secret &accessToken);
//! With a proof where the client has a key and the provider offers DPoP (RFC 9449 §7.1): the token
//! has to be bound to it then.
[[nodiscard]] Result<HttpRequest> userInfoRequest(const Client &client, const Secret &accessToken);

//! What the endpoint told about the user.
struct UserInfo
{
    QString subject = {};
    QJsonObject claims = {};
};

//! `subject` is whom the tokens are about, empty where they do not say. An answer about somebody
//! else must not be used (OIDC Core §5.3.2) and is Reason::WrongSubject; OpenID Connect's always
//! has a `sub`, OAuth's need not.
[[nodiscard]] Result<UserInfo> userInfoAnswer(
    const HttpResponse &response, Protocol protocol, const QString &subject);

//! What an answer says about the token it was asked with.
enum class UserInfoVerdict {
    Served,  //!< the token works
    Refused, //!< `invalid_token`: it does not (RFC 6750 §3.1)
    Unclear, //!< any other answer says nothing about the token
};
[[nodiscard]] UserInfoVerdict userInfoVerdict(const HttpResponse &response);

} // namespace rescind
