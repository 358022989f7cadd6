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
    SignOutJob::Task task{.fingerprints = revokes ? fingerprints : QStringList(),
        .endsProviderSession = endsProviderSession};
    startThen(m_client.journal().ready(this), this,
        [this, fingerprints, task = std::move(task)](const Result<void> &ready) mutable {
            // The copies here are cleared in any case: nobody is to find them.
            if (!ready && !task.fingerprints.isEmpty())
                task.obstacle = ready.error();
            signOutNow(fingerprints, task);
        });
}

void Session::signOutNow(const QStringList &fingerprints, const SignOutJob::Task &task)
{
    auto *const job
        = new SignOutJob(m_client, m_tokens, m_services.browser, m_client.clock(), task, this);
    connect(job, &SignOutJob::advanced, this, &Session::onRevoking);
    connect(job, &SignOutJob::reported, this, &Session::noteReport);
    startThen<SignOutReport>(job, this, [this, fingerprints](const Result<SignOutReport> &report) {
        for (const QString &fingerprint : fingerprints)
            setBusy(fingerprint, false);
        writeDown(*report);
    });
}

void Session::writeDown(const SignOutReport &report)
{
    QList<JournalEntry> entries;
    for (const RevocationReport &revocation : report.revocations)
        entries.append(entryOf(revocation, find(revocation.fingerprint), {}));
    // Those of which there is no report, since the provider was not reached.
    if (report.unreached && report.unreached->kind != ErrorKind::Journal) {
        for (const LeftAlive &token : report.leftAlive) {
            const Token *const left = find(token.fingerprint);
            if (left == nullptr)
                continue;
            RevocationReport unsent = reportFor(*left);
            unsent.error = report.unreached;
            m_client.journal().record(entryOf(unsent, left, {}));
        }
    }
    if (entries.isEmpty()) {
        onSignedOut(report);
        return;
    }
    startThen(
        m_client.journal().write(entries, this), this, [this, report](const Result<qint64> &last) {
            SignOutReport written = report;
            const qsizetype count = written.revocations.size();
            for (qsizetype i = 0; i < count; ++i) {
                RevocationReport &revocation = written.revocations[i];
                const Result<qint64> sequence
                    = last && *last > 0 ? Result<qint64>(*last - count + 1 + i) : last;
                noteWrite(revocation.fingerprint, sequence);
                noteWritten(revocation, sequence);
            }
            onSignedOut(written);
        });
}

void Session::onSignedOut(const SignOutReport &report)
{
    m_isSigningOut = false;
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
