// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/refreshjob.h"

#include "core/login/issuejob.h"
#include "core/oidc/endpointjob.h"

namespace rescind {

RefreshJob::RefreshJob(
    HttpTransport &transport, IssueContext context, Secret refreshToken, QObject *parent)
    : ResultJob(parent)
    , m_transport(transport)
    , m_context(std::move(context))
    , m_refreshToken(std::move(refreshToken))
{
}

void RefreshJob::run()
{
    auto *const job
        = ask<TokenAnswer>(m_transport, refreshRequest(m_context.client, m_refreshToken),
            RetryPolicy::ifNotTaken(), tokenAnswerFor(m_context.client), this);
    startThen(job, this, [this](const Result<TokenAnswer> &answer) {
        m_refreshToken = {};
        if (answer) {
            startThen<IssuedTokens>(new IssueJob(m_transport, *answer, m_context, this), this,
                [this](const Result<IssuedTokens> &issued) { finish(issued); });
            return;
        }
        // The token endpoint says invalid_grant of codes too; this tells them apart.
        Error error = answer.error();
        if (error.reason == Reason::CodeRejected)
            error.subject = QStringLiteral("refresh_token");
        finish(fail(error));
    });
}

} // namespace rescind
