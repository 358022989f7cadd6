// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Signing out of a session.
#include "core/engine/session.h"

namespace rescind {

bool Session::canSignOut() const
{
    return m_tokens.holdsAny() && canSignIn() && !m_isRefreshing && !m_isRequestingToken;
}

std::optional<bool> Session::canEndProviderSession() const
{
    if (profile().hasConventions())
        return true;
    if (!m_client.provider())
        return std::nullopt;
    return !m_client.provider()->metadata.endSessionEndpoint.isEmpty();
}

void Session::signOut(bool endsProviderSession, bool revokes)
{
    if (!canSignOut())
        return;
    // Also those that are being looked at.
    const QStringList fingerprints = refreshFirst(
        [](const Token &token) { return token.isHeld() && token.kind != TokenKind::Id; });
    m_isSigningOut = true;
    for (const QString &fingerprint : fingerprints)
        setBusy(fingerprint, true);
    auto *const job = new SignOutJob(m_client, m_tokens, m_services.browser, m_client.clock(),
        {.fingerprints = revokes ? fingerprints : QStringList(),
            .endsProviderSession = endsProviderSession},
        this);
    connect(job, &SignOutJob::advanced, this, &Session::onRevoking);
    connect(job, &SignOutJob::reported, this, &Session::noteReport);
    startThen<SignOutReport>(job, this, [this, fingerprints](const Result<SignOutReport> &report) {
        m_isSigningOut = false;
        for (const QString &fingerprint : fingerprints)
            setBusy(fingerprint, false);
        onSignedOut(*report);
    });
}

void Session::onSignedOut(const SignOutReport &report)
{
    m_signedOutAt = now();
    if (report.unreached) {
        note({.kind = EventKind::RevocationNotSent,
            .result = EventResult::Bad,
            .error = report.unreached});
    }
    for (const LeftAlive &token : report.leftAlive) {
        note({.kind = EventKind::LeftAlive,
            .result = EventResult::Warning,
            .token = token.kind,
            .fingerprint = token.fingerprint,
            .until = token.expiresAt});
    }
    note({.kind
        = report.clearingError ? EventKind::LocalCopiesNotCleared : EventKind::LocalCopiesCleared,
        .result = report.clearingError ? EventResult::Warning : EventResult::Good,
        .error = report.clearingError});
    const bool clean = report.leftAlive.isEmpty() && !report.clearingError;
    note(
        {.kind = EventKind::SignedOut, .result = clean ? EventResult::Good : EventResult::Warning});
    if (report.providerSession != ProviderSession::Left) {
        const bool opened = report.providerSession == ProviderSession::Opened;
        note(
            {.kind = opened ? EventKind::ProviderSessionOpened : EventKind::ProviderSessionNotEnded,
                .result = opened ? EventResult::Quiet : EventResult::Warning,
                .error = report.providerError});
    }
    setState(SessionState::SignedOut);
    Q_EMIT signedOut(report);
}

} // namespace rescind
