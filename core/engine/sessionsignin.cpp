// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/session.h"

namespace rescind {

LoginJob *Session::signIn()
{
    if (!canSignIn())
        return nullptr;
    auto *const job = new LoginJob({.transport = m_client.transport(),
                                       .browser = m_services.browser,
                                       .clock = m_services.clock},
        m_client.current(), m_tokens.newestGeneration() + 1, this);
    startSignIn(job);
    return job;
}

DeviceLoginJob *Session::signInOnDevice()
{
    if (!canSignIn())
        return nullptr;
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

void Session::onSignedIn(const Result<LoginResult> &result)
{
    m_login.clear();
    if (!result) {
        setState(tokens().isEmpty() ? SessionState::SignedOut : SessionState::SignedIn);
        if (result.error().kind == ErrorKind::Cancelled)
            return;
        note(
            {.kind = EventKind::SignInFailed, .result = EventResult::Bad, .error = result.error()});
        Q_EMIT failed(result.error());
        return;
    }
    m_client.setProvider(result->provider);
    m_subject = nameOf(result->issued.tokens);
    m_signedInAt = m_services.clock.now();
    setState(SessionState::SignedIn);
    take(result->issued,
        {.kind = EventKind::SignedIn,
            .result = EventResult::Good,
            .generation = result->issued.tokens.constFirst().generation});
}

} // namespace rescind
