// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revoke/revokejob.h"

#include "core/base/logging.h"
#include "core/oidc/endpointjob.h"
#include "core/oidc/revocation.h"
#include "core/revoke/judgement.h"
#include "core/tokens/tokenset.h"

namespace rescind {

using namespace std::chrono_literals;

FirstLookJob *lookBefore(HttpTransport &transport, const RevocationTask &task, QObject *parent)
{
    return new FirstLookJob(transport,
        {.client = task.client.usingTokenBoundTo(task.token.facts.boundTo),
            .token = task.token.value,
            .kind = task.token.kind,
            .witness = task.witness,
            .mayUse = task.probe != Probe::None,
            .limit = task.limit / 3},
        parent);
}

RevocationStep stepFor(const FirstLook &look, bool witness)
{
    return {.kind = RevocationStep::Kind::LookedBefore,
        .activity = look.answer,
        .proof = look.answer == Activity::Inactive && witness,
        .error = look.error};
}

RevokeJob::RevokeJob(HttpTransport &transport, LocalCopies &copies, const Clock &clock,
    RevocationTask task, QObject *parent)
    : ResultJob(parent)
    , m_transport(transport)
    , m_copies(copies)
    , m_clock(clock)
    , m_task(std::move(task))
    , m_report(reportFor(m_task.token))
{
    m_task.client = m_task.client.usingTokenBoundTo(m_task.token.facts.boundTo);
    m_report.witness = m_task.witness;
}

void RevokeJob::run()
{
    m_elapsed.start();
    if (!m_task.token.isHeld()) {
        // An empty token is one that every server calls inactive.
        onFailed({.kind = ErrorKind::Usage, .stage = Stage::Revocation});
        return;
    }
    if (m_task.before) {
        onLookedBefore(*m_task.before);
        return;
    }
    auto *const job = lookBefore(m_transport, m_task, this);
    m_current = job;
    startThen(job, this, [this](const Result<FirstLook> &found) {
        const FirstLook look = found.value_or(FirstLook());
        tell(stepFor(look, m_task.witness));
        onLookedBefore(look);
    });
}

void RevokeJob::finishWith(Error error)
{
    // Cancelled: what was found out so far is the report.
    m_report.error = error;
    m_report.maybeSent = m_report.sentAt.isValid();
    if (m_accepted && m_report.after == Activity::Active)
        m_report.outcome = Outcome::AcceptedStillActive;
    else if (m_accepted)
        m_report.outcome = Outcome::AcceptedUnverified;
    if (m_report.outcome == Outcome::AcceptedUnverified)
        m_report.unverified = UnverifiedReason::AskingFailed;
    conclude();
}

void RevokeJob::onLookedBefore(const FirstLook &look)
{
    m_report.before = look.activity();
    m_wasDead = m_report.before == Activity::Inactive && m_task.witness;
    m_report.witness = m_task.witness || look.answer == Activity::Active;
    m_userInfoServed = look.userInfoServed;
    send(m_task.hint.value_or(hintFor(m_task.token.kind)));
}

void RevokeJob::send(TokenTypeHint hint)
{
    auto request = revocationRequest(m_task.client, m_task.token.value, hint);
    if (request)
        m_report.sentAt = m_clock.now();
    auto *const job
        = ask<int>(m_transport, std::move(request), m_task.retry, revocationAnswer, this);
    m_current = job;
    startThen(job, this, [this, hint](const Result<int> &status) { onAnswered(hint, status); });
    limitTime(job, timeLeft());
}

void RevokeJob::onAnswered(TokenTypeHint hint, const Result<int> &status)
{
    if (!status) {
        if (hint != TokenTypeHint::None && mayMeanTheHint(status.error()))
            send(TokenTypeHint::None);
        else
            onFailed(status.error());
        return;
    }
    m_accepted = true;
    m_report.httpStatus = *status;
    m_report.maybeSent = true;
    tell({.kind = RevocationStep::Kind::Accepted, .httpStatus = m_report.httpStatus});
    clearCopies(true);
}

void RevokeJob::onFailed(const Error &cause)
{
    Error error = cause;
    if (error.kind == ErrorKind::Cancelled) {
        // Our own limit: the request was under way.
        error.kind = ErrorKind::Timeout;
        error.reason = Reason::NoAnswer;
        error.maybeSent = true;
    }
    m_report.error = error;
    m_report.httpStatus = error.httpStatus;
    m_report.maybeSent = error.maybeSent;
    const bool refused = isRefusal(error);
    m_report.outcome = refused ? Outcome::Rejected : Outcome::NotSent;
    qCInfo(revokeLog) << "revocation failed:" << error;
    tell({.kind = refused ? RevocationStep::Kind::Rejected : RevocationStep::Kind::NotSent,
        .httpStatus = error.httpStatus,
        .error = error});
    // The answer was lost, or the server failed on the way: it may have worked all the same.
    if (!refused && error.maybeSent)
        verify();
    else
        conclude();
}

void RevokeJob::clearCopies(bool verifyAfterwards)
{
    auto *const job = m_copies.clear(m_task.token.fingerprint, this);
    m_current = job;
    startThen(job, this, [this, verifyAfterwards](const Result<void> &cleared) {
        m_report.localCopiesCleared = cleared.has_value();
        RevocationStep step{.kind = RevocationStep::Kind::Cleared};
        if (!cleared) {
            m_report.clearingError = cleared.error();
            step.kind = RevocationStep::Kind::NotCleared;
            step.error = cleared.error();
        }
        tell(step);
        if (verifyAfterwards)
            verify();
        else
            conclude();
    });
}

void RevokeJob::verify()
{
    auto *const job = new VerificationJob(m_transport, m_clock,
        {.client = m_task.client,
            .token = m_task.token.value,
            .kind = m_task.token.kind,
            .witness = m_report.witness,
            .userInfoServedBefore = m_userInfoServed,
            .times = m_task.looks},
        this);
    m_current = job;
    connect(job, &VerificationJob::looked, this, &RevokeJob::onLooked);
    startThen(job, this, [this](const Result<Verification> &found) {
        if (found)
            onVerified(*found);
        else
            conclude();
    });
}

void RevokeJob::onLooked(const Look &look, bool proof)
{
    m_report.looks.append(look);
    if (look.answer != Activity::Unknown)
        m_report.after = look.answer;
    if (look.answer == Activity::Active) {
        m_report.witness = true;
        m_wasDead = false;
    }
    tell({.kind = RevocationStep::Kind::LookedAfter,
        .activity = look.answer,
        .proof = proof,
        .error = look.error});
}

void RevokeJob::onVerified(Verification found)
{
    if (!mayProbeByRefresh(found)) {
        judge(found);
        return;
    }
    auto *const job = probeByRefresh(m_transport, m_task.client, m_task.token.value, this);
    m_current = job;
    startThen(
        job, this, [this, found = std::move(found)](const Result<RefreshProbeVerdict> &verdict) {
            onProbed(found, verdict);
        });
}

//! Only where nothing else has decided it, and only because the user allowed it.
bool RevokeJob::mayProbeByRefresh(const Verification &found) const
{
    // Without the key it is bound to, it would be refused although it lives (RFC 9449 §5).
    const bool hasKey = m_task.token.facts.boundTo.isEmpty() || m_task.client.dpop;
    return m_task.probe == Probe::Intrusive && m_task.token.kind == TokenKind::Refresh && hasKey
        && found.proof == ProofBy::Nobody && found.after != Activity::Active;
}

void RevokeJob::onProbed(Verification found, const Result<RefreshProbeVerdict> &verdict)
{
    // Another client's refresh token is refused in the same words, and lives on (RFC 6749 §5.2).
    const bool isOurs = m_task.token.origin != TokenOrigin::Pasted;
    if (verdict && *verdict == RefreshProbeVerdict::Refused && isOurs) {
        found.after = Activity::Inactive;
        found.proof = ProofBy::Refresh;
        found.unverified = UnverifiedReason::None;
    } else if (verdict && *verdict == RefreshProbeVerdict::Issued) {
        found.after = Activity::Active;
    }
    judge(found);
}

void RevokeJob::judge(const Verification &found)
{
    const Judgement judgement = judged({.accepted = m_accepted,
                                           .wasDead = m_wasDead,
                                           .after = found.after,
                                           .proof = found.proof,
                                           .unverified = found.unverified},
        m_report.outcome);
    m_report.after = found.after;
    m_report.outcome = judgement.outcome;
    m_report.proof = judgement.proof;
    m_report.unverified = judgement.unverified;
    if (!m_accepted && m_report.isDone())
        clearCopies(false);
    else
        conclude();
}

void RevokeJob::conclude()
{
    if (m_report.wasAccepted())
        m_report.exposureUntil = exposureUntil(m_task.token, m_clock.now());
    m_task.token.clear();
    finish(m_report);
}

std::chrono::milliseconds RevokeJob::timeLeft() const
{
    return std::max(1000ms, m_task.limit - std::chrono::milliseconds(m_elapsed.elapsed()));
}

void RevokeJob::tell(RevocationStep step)
{
    step.at = m_clock.now();
    Q_EMIT advanced(step);
}

} // namespace rescind
