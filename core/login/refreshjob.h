// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/issuedtokens.h"
#include "core/net/transport.h"

namespace rescind {

//! Exchanges a refresh token for a new generation (RFC 6749 §6). Sent once: a rotating refresh
//! token that arrives twice looks stolen to its server.
class RefreshJob final : public ResultJob<IssuedTokens>
{
    Q_OBJECT

public:
    RefreshJob(
        HttpTransport &transport, IssueContext context, Secret refreshToken, QObject *parent);

protected:
    void run() override;
    [[nodiscard]] Stage stage() const override { return Stage::Token; }

private:
    HttpTransport &m_transport;
    IssueContext m_context;
    Secret m_refreshToken;
};

} // namespace rescind
