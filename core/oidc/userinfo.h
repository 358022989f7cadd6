// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/client.h"

namespace rescind {

//! The access token as Bearer in the header, never in the URL (RFC 6750 §2.1; OIDC Core §5.3).
[[nodiscard]] Result<HttpRequest> userInfoRequest(
    const ProviderMetadata &metadata, const Secret &accessToken);
//! With a proof where the client has a key and the provider offers DPoP (RFC 9449 §7.1): the token
//! has to be bound to it then.
[[nodiscard]] Result<HttpRequest> userInfoRequest(const Client &client, const Secret &accessToken);

enum class UserInfoVerdict {
    Served,  //!< the token works
    Refused, //!< `invalid_token`: it does not (RFC 6750 §3.1)
    Unclear, //!< any other answer says nothing about the token
};
[[nodiscard]] UserInfoVerdict userInfoVerdict(const HttpResponse &response);

} // namespace rescind
