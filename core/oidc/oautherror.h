// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http.h"

#include <optional>

namespace rescind {

//! The failure in an answer, if it is one.
//!
//! Three shapes are read (Authing sends all of them): OAuth's {error, error_description,
//! request_id} (RFC 6749 §5.2), v2's {code, message} and v3's {statusCode, apiCode, message,
//! requestId}; the last two come with HTTP 200 as well. Any status outside 2xx is a failure too, by
//! its status alone where the body says nothing; an empty 401 or 403 counts as a refusal of the
//! client. A 401's challenge (RFC 6750 §3) is read where the body is silent. The request id is the
//! body's, else that of a response header.
[[nodiscard]] std::optional<Error> failureIn(const HttpResponse &response);

} // namespace rescind
