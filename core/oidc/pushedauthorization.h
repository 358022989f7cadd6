// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/authorizationrequest.h"
#include "core/oidc/client.h"

#include <chrono>

namespace rescind {

//! What the endpoint gave for a request that was pushed (RFC 9126 §2.2).
struct PushedRequest
{
    //! Stands for the request once; visible ASCII.
    QByteArray requestUri = {};
    std::chrono::seconds lifetime = std::chrono::seconds(0);
};

//! The provider wants it so, or it can and the profile lets it.
[[nodiscard]] bool isPushed(const Profile &profile, const ProviderMetadata &metadata);

//! The client authenticates as at the token endpoint (RFC 9126 §2). Reason::EndpointMissing where a
//! provider that requires pushing names no endpoint for it.
[[nodiscard]] Result<HttpRequest> pushRequest(
    const Client &client, const AuthorizationParameters &parameters);

[[nodiscard]] Result<PushedRequest> pushAnswer(const HttpResponse &response);

//! All that the browser carries then: `client_id` and `request_uri` (RFC 9126 §4).
[[nodiscard]] AuthorizationParameters pushedParameters(
    const Profile &profile, const PushedRequest &pushed);

} // namespace rescind
