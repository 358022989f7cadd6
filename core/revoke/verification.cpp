// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revoke/verification.h"

#include "core/revoke/judgement.h"
#include "core/tokens/tokenset.h"

namespace rescind {

using namespace std::chrono_literals;

LookTimes defaultLookTimes()
{
    return {0s, 2s, 10s, 30s};
}

VerificationJob::VerificationJob(
    HttpTransport &transport, const Clock &clock, Task task, QObject *parent)
    : ResultJob(parent)
    , m_transport(transport)
    , m_clock(clock)
    , m_task(std::move(task))
{
}

void VerificationJob::run()
{
    m_since.start();
    waitForNext();
}

void VerificationJob::waitForNext()
{
    if (m_next >= m_task.times.size()) {
        conclude(ProofBy::Nobody);
        return;
    }
    const auto due = m_task.times.at(m_next) - std::chrono::milliseconds(m_since.elapsed());
    ++m_next;
    QTimer::singleShot(std::max(0ms, due), this, &VerificationJob::look);
}

void VerificationJob::look()
{
    if (m_asksByUse) {
        askByUse();
        return;
    }
    // The looks themselves are the repetition; a look is not repeated.
    auto *const job = introspect(
        m_transport, m_task.client, m_task.token, hintFor(m_task.kind), RetryPolicy::never(), this);
    startThen(job, this, [this](const Result<Introspection> &answer) { onIntrospected(answer); });
}

void VerificationJob::onIntrospected(const Result<Introspection> &answer)
{
    Look look{.at = m_clock.now()};
    if (!answer)
        look.error = answer.error();
    else
        look.answer = answer->active ? Activity::Active : Activity::Inactive;
    // A live answer after the revocation makes it a witness for the looks to come.
    m_task.witness = m_task.witness || look.answer == Activity::Active;
    const bool proof = look.answer == Activity::Inactive && m_task.witness;
    m_found.looks.append(look);
    if (answer)
        m_found.after = look.answer;
    Q_EMIT looked(look, proof);

    if (proof) {
        conclude(ProofBy::Introspection);
        return;
    }
    m_found.unverified = whyUnproved(look.answer, look.error);
    if (look.answer == Activity::Active) {
        m_failures = 0;
        waitForNext();
        return;
    }
    const bool mayRecover = look.error && look.error->reason != Reason::EndpointMissing;
    if (mayRecover && ++m_failures < 2 && m_next < m_task.times.size())
        waitForNext();
    else if (m_task.kind == TokenKind::Access && m_task.userInfoServedBefore)
        askByUse();
    else
        conclude(ProofBy::Nobody);
}

//! Introspection cannot prove it. An access token may still be proved dead by being refused.
void VerificationJob::askByUse()
{
    if (!m_asksByUse)
        m_failures = 0;
    m_asksByUse = true;
    auto *const job = askUserInfo(m_transport, m_task.client, m_task.token, this);
    startThen(job, this, [this](const Result<UserInfoVerdict> &verdict) { onUsed(verdict); });
}

void VerificationJob::onUsed(const Result<UserInfoVerdict> &verdict)
{
    if (verdict && *verdict == UserInfoVerdict::Refused) {
        m_found.after = Activity::Inactive;
        conclude(ProofBy::UserInfo);
    } else if (verdict && *verdict == UserInfoVerdict::Served) {
        m_failures = 0;
        m_found.after = Activity::Active;
        waitForNext();
    } else if (++m_failures < 2) {
        waitForNext();
    } else {
        conclude(ProofBy::Nobody);
    }
}

void VerificationJob::conclude(ProofBy proof)
{
    m_found.proof = proof;
    if (proof != ProofBy::Nobody)
        m_found.unverified = UnverifiedReason::None;
    m_task.token = {};
    finish(m_found);
}

} // namespace rescind
