// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http.h"

namespace rescind {

//! How a server that refuses a client wants it to authenticate, as far as it says so: a registered
//! name ("client_secret_basic"), or "client_secret" where it only says that a secret is missing.
//! Empty where it says nothing. What it says is a hint and no more.
//!
//! Read are the challenge (RFC 6749 §5.2) and the words: Authing names the setting, and what it
//! misses, in Chinese ("应用 token_endpoint_auth_method 配置不为 none, 请在 body 或者请求头中传递
//! …").
[[nodiscard]] QString wantedMethod(const HttpResponse &response, const QString &words);

//! The words are about the way a client authenticates, whatever code they come with.
[[nodiscard]] bool speaksOfMethod(const QString &words);

} // namespace rescind
