// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/session.h"

#include "core/engine/subjectname.h"

namespace rescind {

LoginJob *Session::signIn(std::chrono::seconds patience)
{
    if (!canSignIn())
        return nullptr;
    if (const auto problem = signInProblem()) {
        Q_EMIT failed(*problem);
        return nullptr;
    }
    prepareBinding();
    auto *const job = new LoginJob({.transport = m_client.transport(),
                                       .browser = m_services.browser,
                                       .clock = m_services.clock,
                                       .patience = patience,
                                       .provider = m_client.freshProvider()},
        m_client.current(), m_tokens.newestGeneration() + 1, this);
    startSignIn(job);
    return job;
}

DeviceLoginJob *Session::signInOnDevice()
{
    if (!canSignIn())
        return nullptr;
    if (const auto problem = signInProblem()) {
        Q_EMIT failed(*problem);
        return nullptr;
    }
    prepareBinding();
    auto *const job
        = new DeviceLoginJob({.transport = m_client.transport(), .clock = m_services.clock},
            m_client.current(), m_tokens.newestGeneration() + 1, this);
    startSignIn(job);
    return job;
}

void Session::startSignIn(ResultJob<LoginResult> *job)
{
    m_login = job;
    setState(SessionState::SigningIn);
    startThen(job, this, [this](const Result<LoginResult> &result) { onSignedIn(result); });
}

//! The job still is there when it has finished.
void Session::recordLogin(const Result<LoginResult> &result)
{
    LoginRecord record{.endedAt = now()};
    if (const auto *const job = qobject_cast<LoginJob *>(m_login.data())) {
        record.steps = job->checks();
        record.idToken = job->idTokenChecks();
    } else {
        record.onDevice = true;
        if (result)
            record.idToken = result->issued.checks;
    }
    if (result)
        record.tokens = result->issued.tokens;
    else
        record.error = result.error();
    for (Token &token : record.tokens)
        token.clear();
    m_loginRecord = record;
}

void Session::onSignedIn(const Result<LoginResult> &result)
{
    recordLogin(result);
    m_login.clear();
    if (!result) {
        setState(restingState());
        if (result.error().kind == ErrorKind::Cancelled) {
            m_client.journal().record(failedEntry(JournalAction::Login, result.error()));
            return;
        }
        // The next attempt asks anew: what was known may be what it failed by.
        m_client.forgetProvider();
        note(
            {.kind = EventKind::SignInFailed, .result = EventResult::Bad, .error = result.error()});
        Q_EMIT failed(result.error());
        return;
    }
    m_client.setProvider(result->provider);
    m_subject = subjectName(result->issued.tokens);
    m_signedInAt = now();
    m_signedOutAt = {};
    setState(SessionState::SignedIn);
    take(result->issued,
        {.kind = EventKind::SignedIn,
            .result = EventResult::Good,
            .generation = result->issued.tokens.constFirst().generation});
}

} // namespace rescind
