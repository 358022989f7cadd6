// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revoke/cascadejob.h"

#include "core/base/logging.h"
#include "core/login/refreshjob.h"
#include "core/oidc/endpointjob.h"
#include "core/oidc/revocation.h"

#include <algorithm>
#include <memory>

namespace rescind {

using namespace std::chrono_literals;

CascadeJob::CascadeJob(LoginServices services, Client client, LookTimes looks, QObject *parent)
    : ResultJob(parent)
    , m_services(services)
    , m_client(std::move(client))
    , m_looks(std::move(looks))
{
}

void CascadeJob::run()
{
    signIn(&CascadeJob::refreshOnce);
}

void CascadeJob::setStep(CascadeStep step)
{
    m_step = step;
    Q_EMIT changed();
}

void CascadeJob::signIn(Next next)
{
    ++m_found.signIns;
    setStep(CascadeStep::SigningIn);
    auto *const job = new LoginJob(m_services, m_client, m_found.signIns, this);
    m_login = job;
    m_isIssuing = true;
    job->onFinished(this, [this, next](const Result<LoginResult> &result) {
        if (result) {
            m_client.meet(result->provider.metadata,
                result->provider.clockSkew.value_or(std::chrono::seconds(0)));
            m_keys = result->provider.keys;
            take(result->issued.tokens);
        }
        if (endsAfterIssue())
            return;
        if (result) {
            (this->*next)();
        } else if (m_found.signIns == 1) {
            cleanUp(fail(result.error()));
        } else {
            addGap(CascadeObstacle::SignInFailed, TokenKind::Refresh, result.error());
            conclude();
        }
    });
    job->start();
    Q_EMIT signInStarted(job);
}

void CascadeJob::take(const QList<Token> &tokens)
{
    for (const Token &token : tokens) {
        const bool isKnown = std::any_of(m_subjects.cbegin(), m_subjects.cend(),
            [&token](const Subject &s) { return s.token.fingerprint == token.fingerprint; });
        if (token.kind != TokenKind::Id && !isKnown)
            m_subjects.append({.token = token});
    }
}

void CascadeJob::refresh(Next next)
{
    const auto newest
        = std::find_if(m_subjects.crbegin(), m_subjects.crend(), [](const Subject &subject) {
              return subject.token.kind == TokenKind::Refresh && !subject.isProvedDead;
          });
    if (newest == m_subjects.crend()) {
        addGap(CascadeObstacle::NoRefreshToken, TokenKind::Refresh);
        (this->*next)();
        return;
    }
    setStep(CascadeStep::Refreshing);
    auto *const job = new RefreshJob(m_services.transport,
        {.client = m_client,
            .keys = m_keys,
            .origin = TokenOrigin::Refreshed,
            .now = m_services.clock.now()},
        newest->token.value, this);
    m_isIssuing = true;
    startThen<IssuedTokens>(job, this, [this, next](const Result<IssuedTokens> &issued) {
        Q_EMIT refreshed(issued ? std::nullopt : std::optional<Error>(issued.error()));
        if (issued)
            take(issued->tokens);
        else
            addGap(CascadeObstacle::RefreshFailed, TokenKind::Access, issued.error());
        if (endsAfterIssue())
            return;
        (this->*next)();
    });
}

void CascadeJob::measureAccess()
{
    const qsizetype victim = newestAlive(TokenKind::Access);
    if (victim < 0) {
        addGap(CascadeObstacle::NotSeenAlive, TokenKind::Access);
        measureRefresh();
        return;
    }
    revoke(victim, &CascadeJob::measureRefresh);
}

void CascadeJob::measureRefresh()
{
    const bool refreshAlive = newestAlive(TokenKind::Refresh) >= 0;
    if (refreshAlive && newestAlive(TokenKind::Access) >= 0) {
        lookForRefresh();
    } else if (refreshAlive && wasSeenAlive(TokenKind::Access)) {
        refresh(&CascadeJob::lookForRefresh);
    } else if (wasSeenAlive(TokenKind::Refresh) && !refreshAlive) {
        // It died with the access token.
        signIn(&CascadeJob::lookForRefresh);
    } else {
        if (!wasSeenAlive(TokenKind::Refresh) && hasAny(TokenKind::Refresh))
            addGap(CascadeObstacle::NotSeenAlive, TokenKind::Refresh);
        conclude();
    }
}

//! What lived at the last look may have died since.
void CascadeJob::lookForRefresh()
{
    look(&CascadeJob::onLookedForRefresh);
}

void CascadeJob::onLookedForRefresh()
{
    const qsizetype victim = newestAlive(TokenKind::Refresh);
    if (victim >= 0 && newestAlive(TokenKind::Access) >= 0) {
        revoke(victim, &CascadeJob::conclude);
        return;
    }
    addGap(CascadeObstacle::NotSeenAlive, victim < 0 ? TokenKind::Refresh : TokenKind::Access);
    conclude();
}

void CascadeJob::conclude()
{
    cleanUp(m_found);
}

void CascadeJob::addGap(CascadeObstacle obstacle, TokenKind kind, const std::optional<Error> &error)
{
    const CascadeGap gap{obstacle, kind, error};
    if (!m_found.gaps.contains(gap))
        m_found.gaps.append(gap);
}

void CascadeJob::stop()
{
    m_isEnding = true;
    if (m_login != nullptr && m_login->step() < LoginStep::Exchanging)
        m_login->cancel();
}

void CascadeJob::finishWith(Error error)
{
    // What may bring tokens is waited for, so that they can be revoked.
    if (m_isIssuing)
        m_early = std::move(error);
    else
        cleanUp(fail(std::move(error)));
}

//! True where the job was ended in the meantime; it is then, now that all tokens are here.
bool CascadeJob::endsAfterIssue()
{
    m_isIssuing = false;
    if (!m_isEnding)
        return false;
    if (m_early)
        cleanUp(fail(*std::exchange(m_early, std::nullopt)));
    return true;
}

//! Revokes whatever is not known dead, side by side; finishes in any case.
void CascadeJob::cleanUp(Result<CascadeMeasurement> result)
{
    m_isEnding = true;
    setStep(CascadeStep::CleaningUp);
    m_subjects.removeIf([](const Subject &subject) { return subject.isProvedDead; });
    const auto left = std::make_shared<qsizetype>(m_subjects.size());
    const auto alive = std::make_shared<int>(0);
    const auto end = [this, result, alive] {
        Result<CascadeMeasurement> said = result;
        if (said)
            said->leftAlive = *alive;
        finish(said);
    };
    const QList<Subject> leftOver = std::exchange(m_subjects, {});
    if (leftOver.isEmpty())
        end();
    for (const Subject &subject : leftOver) {
        auto *const job = ask<int>(m_services.transport,
            revocationRequest(m_client, subject.token.value, hintFor(subject.token.kind)),
            RetryPolicy::repeatable(), revocationAnswer, this);
        startThen(
            job, this, [this, token = subject.token, left, alive, end](const Result<int> &answer) {
                tellRevoked(token, answer);
                if (!answer) {
                    ++*alive;
                    qCInfo(revokeLog) << "a throw-away token was not revoked:" << answer.error();
                }
                if (--*left == 0)
                    end();
            });
        limitTime(job, 5s);
    }
}

} // namespace rescind
