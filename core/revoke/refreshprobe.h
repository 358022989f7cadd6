// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/net/transport.h"
#include "core/oidc/client.h"

namespace rescind {

enum class RefreshProbeVerdict {
    Refused, //!< `invalid_grant`: the refresh token is dead (RFC 6749 §5.2)
    Issued,  //!< it works; what it yielded has been revoked again, best effort
    Unclear, //!< any other answer says nothing about the token
};

//! Asks by using a refresh token: intrusive, since a living one issues new tokens and may be
//! replaced by them. Sent once. What comes of it is revoked at once and never kept.
[[nodiscard]] ResultJob<RefreshProbeVerdict> *probeByRefresh(
    HttpTransport &transport, const Client &client, const Secret &refreshToken, QObject *parent);

} // namespace rescind
