// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/net/transport.h"
#include "core/oidc/client.h"
#include "core/tokens/token.h"

namespace rescind {

//! Revokes tokens that were issued but not accepted, so that a refused sign-in leaves nothing
//! alive. Best effort: refresh tokens first, one try each, 5 s in all; succeeds in any case.
[[nodiscard]] ResultJob<void> *discard(
    HttpTransport &transport, const Client &client, const QList<Token> &tokens, QObject *parent);

} // namespace rescind
