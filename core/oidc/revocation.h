// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/introspection.h"

namespace rescind {

//! RFC 7009 §2.1, with `token_type_hint`.
[[nodiscard]] Result<HttpRequest> revocationRequest(
    const Client &client, const Secret &token, TokenTypeHint hint);

//! The HTTP status: success means that the server accepted the request (RFC 7009 §2.2), which alone
//! proves nothing. Any 2xx with an empty body, or a body without substance, is that. A 2xx with
//! HTML, or with a JSON `error`, is no revocation answer: somebody else answered.
[[nodiscard]] Result<int> revocationAnswer(const HttpResponse &response);

} // namespace rescind
