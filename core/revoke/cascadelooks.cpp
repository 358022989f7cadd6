// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/endpointjob.h"
#include "core/oidc/revocation.h"
#include "core/revoke/cascadejob.h"
#include "core/revoke/firstlook.h"

#include <algorithm>
#include <memory>

//! What a CascadeJob sees: looks before, the revocation, looks after.
namespace rescind {

//! All of them side by side; then what comes next.
void CascadeJob::look(Next next)
{
    setStep(CascadeStep::Looking);
    const auto left = std::make_shared<qsizetype>(m_subjects.size());
    for (qsizetype i = 0; i < m_subjects.size(); ++i) {
        auto *const job = new FirstLookJob(m_services.transport,
            {.client = m_client.usingTokenBoundTo(m_subjects.at(i).token.facts.boundTo),
                .token = m_subjects.at(i).token.value,
                .kind = m_subjects.at(i).token.kind,
                .witness = m_subjects.at(i).witness},
            this);
        startThen<FirstLook>(job, this, [this, i, left, next](const Result<FirstLook> &found) {
            if (m_isEnding)
                return;
            const FirstLook seen = found.value_or(FirstLook());
            Subject &subject = m_subjects[i];
            subject.activity = seen.activity();
            subject.witness = subject.witness || seen.answer == Activity::Active;
            subject.userInfoServed = seen.userInfoServed;
            subject.isProvedDead = subject.isProvedDead
                || (subject.witness && subject.activity == Activity::Inactive);
            if (--*left == 0)
                (this->*next)();
        });
    }
}

//! For a second access token of the same grant, to see whether it dies with the first.
void CascadeJob::refreshOnce()
{
    refresh(&CascadeJob::lookForAccess);
}

void CascadeJob::lookForAccess()
{
    look(&CascadeJob::measureAccess);
}

void CascadeJob::revoke(qsizetype victim, Next next)
{
    setStep(CascadeStep::Revoking);
    const Token token = m_subjects.at(victim).token;
    auto *const job = ask<int>(m_services.transport,
        revocationRequest(m_client, token.value, hintFor(token.kind)), RetryPolicy::repeatable(),
        revocationAnswer, this);
    startThen(job, this, [this, token, victim, next](const Result<int> &answer) {
        tellRevoked(token, answer);
        if (m_isEnding)
            return;
        if (answer) {
            watch(victim, next);
            return;
        }
        addGap(CascadeObstacle::NotRevoked, m_subjects.at(victim).token.kind, answer.error());
        (this->*next)();
    });
}

//! Its death is seen later, and is the measurement's to tell.
void CascadeJob::tellRevoked(Token token, const Result<int> &answer)
{
    RevocationReport report = reportFor(token);
    if (answer) {
        report.outcome = Outcome::AcceptedUnverified;
        report.httpStatus = *answer;
    } else {
        report.outcome = answer.error().httpStatus != 0 ? Outcome::Rejected : Outcome::NotSent;
        report.httpStatus = answer.error().httpStatus;
        report.error = answer.error();
    }
    token.clear();
    Q_EMIT revoked(token, report);
}

//! Looks at all that were alive, the revoked one too.
void CascadeJob::watch(qsizetype victim, Next next)
{
    const auto found = std::make_shared<QList<Verification>>(m_subjects.size());
    const auto left = std::make_shared<qsizetype>(0);
    for (qsizetype i = 0; i < m_subjects.size(); ++i) {
        const Subject &subject = m_subjects.at(i);
        if (subject.activity != Activity::Active)
            continue;
        ++*left;
        auto *const job = new VerificationJob(m_services.transport, m_services.clock,
            {.client = m_client.usingTokenBoundTo(subject.token.facts.boundTo),
                .token = subject.token.value,
                .kind = subject.token.kind,
                .witness = subject.witness,
                .userInfoServedBefore = subject.userInfoServed,
                .times = m_looks},
            this);
        startThen<Verification>(
            job, this, [this, i, victim, found, left, next](const Result<Verification> &seen) {
                if (m_isEnding)
                    return;
                (*found)[i] = seen.value_or(Verification());
                if (--*left == 0)
                    onWatched(victim, *found, next);
            });
    }
}

void CascadeJob::onWatched(qsizetype victim, const QList<Verification> &found, Next next)
{
    const TokenKind revoked = m_subjects.at(victim).token.kind;
    Cascade cascade{.revoked = kindKey(revoked), .measuredAt = m_services.clock.now()};
    bool isUnclear = false;
    for (qsizetype i = 0; i < m_subjects.size(); ++i) {
        Subject &subject = m_subjects[i];
        if (subject.activity != Activity::Active)
            continue;
        const bool isDead = found.at(i).proof != ProofBy::Nobody;
        const bool lives = !isDead && found.at(i).after == Activity::Active;
        subject.activity = isDead ? Activity::Inactive
            : lives               ? Activity::Active
                                  : Activity::Unknown;
        subject.isProvedDead = isDead;
        if (i == victim)
            continue;
        const QString kind = kindKey(subject.token.kind);
        QStringList &list = isDead ? cascade.ended : cascade.survived;
        if ((isDead || lives) && !list.contains(kind))
            list.append(kind);
        isUnclear = isUnclear || !(isDead || lives);
    }
    const Activity fate = m_subjects.at(victim).activity;
    if (fate != Activity::Inactive)
        addGap(
            fate == Activity::Active ? CascadeObstacle::StillActive : CascadeObstacle::LookFailed,
            revoked);
    else if (!cascade.ended.isEmpty() || !cascade.survived.isEmpty())
        m_found.cascades.append(cascade);
    if (fate == Activity::Inactive && isUnclear)
        addGap(CascadeObstacle::LookFailed, revoked);
    (this->*next)();
}

//! −1 where there is none.
qsizetype CascadeJob::newestAlive(TokenKind kind) const
{
    for (qsizetype i = m_subjects.size() - 1; i >= 0; --i) {
        if (m_subjects.at(i).token.kind == kind && m_subjects.at(i).activity == Activity::Active)
            return i;
    }
    return -1;
}

bool CascadeJob::wasSeenAlive(TokenKind kind) const
{
    return std::any_of(m_subjects.cbegin(), m_subjects.cend(), [kind](const Subject &subject) {
        return subject.token.kind == kind && (subject.witness || subject.userInfoServed);
    });
}

bool CascadeJob::hasAny(TokenKind kind) const
{
    return std::any_of(m_subjects.cbegin(), m_subjects.cend(),
        [kind](const Subject &subject) { return subject.token.kind == kind; });
}

} // namespace rescind
