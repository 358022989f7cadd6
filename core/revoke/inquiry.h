// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/net/retry.h"
#include "core/net/transport.h"
#include "core/oidc/introspection.h"
#include "core/oidc/userinfo.h"

namespace rescind {

//! Asks a server how a token is, by introspection (RFC 7662).
[[nodiscard]] ResultJob<Introspection> *introspect(HttpTransport &transport, const Client &client,
    const Secret &token, TokenTypeHint hint, const RetryPolicy &policy, QObject *parent);

//! Asks by using the token: only for access tokens (the gentle probe).
[[nodiscard]] ResultJob<UserInfoVerdict> *askUserInfo(
    HttpTransport &transport, const Client &client, const Secret &accessToken, QObject *parent);

//! Cancels a job that takes longer.
void limitTime(Job *job, std::chrono::milliseconds time);

} // namespace rescind
