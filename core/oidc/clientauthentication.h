// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http.h"
#include "core/oidc/client.h"

namespace rescind {

//! Adds the client's credentials to a form request (RFC 6749 §2.3.1): `client_id` and
//! `client_secret` in the body, or the Basic header with both form-encoded first, or `client_id`
//! alone. Never two mechanisms at once. An empty secret is sent as no secret. For PrivateKeyJwt the
//! client's signer joins the request's; where there is none the request will fail before it is
//! sent.
void authenticate(HttpRequest &request, ClientAuthMethod method, const Client &client);

} // namespace rescind
