// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/issuedtokens.h"
#include "core/net/transport.h"

namespace rescind {

//! issuedTokens(), which fetches the keys once more where a token names one that is not known: a
//! provider changes its keys when it likes (OpenID Connect Core §10.1.1), and the first to tell of
//! a new one is the token that it signed. Not more often than once a minute, since a `kid` may be
//! invented. Never fails; where the keys cannot be had the old ones decide.
class IssueJob final : public ResultJob<IssuedTokens>
{
    Q_OBJECT

public:
    IssueJob(HttpTransport &transport, TokenAnswer answer, IssueContext context, QObject *parent);

protected:
    void run() override;
    [[nodiscard]] Stage stage() const override { return Stage::Keys; }

private:
    [[nodiscard]] bool mayRenewKeys() const;
    void renewKeys();

    HttpTransport &m_transport;
    TokenAnswer m_answer;
    IssueContext m_context;
};

} // namespace rescind
