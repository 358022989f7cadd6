// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revoke/inquiry.h"

#include "core/oidc/endpointjob.h"

namespace rescind {

ResultJob<Introspection> *introspect(HttpTransport &transport, const Client &client,
    const Secret &token, TokenTypeHint hint, const RetryPolicy &policy, QObject *parent)
{
    return ask<Introspection>(
        transport, introspectionRequest(client, token, hint), policy, introspectionAnswer, parent);
}

ResultJob<UserInfoVerdict> *askUserInfo(
    HttpTransport &transport, const Client &client, const Secret &accessToken, QObject *parent)
{
    const auto read = [](const HttpResponse &response) -> Result<UserInfoVerdict> {
        return userInfoVerdict(response);
    };
    return ask<UserInfoVerdict>(
        transport, userInfoRequest(client, accessToken), RetryPolicy::never(), read, parent);
}

void limitTime(Job *job, std::chrono::milliseconds time)
{
    QTimer::singleShot(time, job, &Job::cancel);
}

} // namespace rescind
