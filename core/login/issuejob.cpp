// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/issuejob.h"

#include "core/base/logging.h"
#include "core/oidc/endpointjob.h"
#include "core/oidc/providerkeys.h"

#include <algorithm>

namespace rescind {

namespace {

constexpr qint64 secondsBetweenRenewals = 60;

} // namespace

IssueJob::IssueJob(
    HttpTransport &transport, TokenAnswer answer, IssueContext context, QObject *parent)
    : ResultJob(parent)
    , m_transport(transport)
    , m_answer(std::move(answer))
    , m_context(std::move(context))
{
}

void IssueJob::run()
{
    const IssuedTokens issued = issuedTokens(m_answer, m_context);
    const bool missesKey = std::any_of(issued.tokens.begin(), issued.tokens.end(),
        [](const Token &token) { return token.signature == SignatureState::NoFittingKey; });
    if (missesKey && mayRenewKeys())
        renewKeys();
    else
        finish(issued);
}

bool IssueJob::mayRenewKeys() const
{
    const QDateTime &last = m_context.keysRenewedAt;
    return !m_context.client.metadata.jwksUri.isEmpty()
        && (!last.isValid() || qAbs(last.secsTo(m_context.now)) >= secondsBetweenRenewals);
}

void IssueJob::renewKeys()
{
    qCInfo(loginLog) << "a token names a key that is not known: asking for the keys again";
    auto *const job = ask<KeySet>(m_transport, keysRequest(m_context.client.metadata),
        RetryPolicy::repeatable(), keysAnswer, this);
    startThen(job, this, [this](const Result<KeySet> &keys) {
        if (keys)
            m_context.keys = *keys;
        IssuedTokens issued = issuedTokens(m_answer, m_context);
        issued.keys = m_context.keys;
        issued.keysRenewedAt = m_context.now;
        finish(issued);
    });
}

} // namespace rescind
