// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Revoking the session's tokens.
#include "core/engine/othertoken.h"
#include "core/engine/revocationevents.h"
#include "core/engine/session.h"
#include "core/revoke/revokesequence.h"

namespace rescind {

void Session::revoke(const QStringList &fingerprints, const RevocationOptions &options)
{
    QStringList accepted;
    for (const QString &fingerprint : fingerprints) {
        const Token *const token = find(fingerprint);
        if (token != nullptr && canRevoke(*token) && !accepted.contains(fingerprint)) {
            setBusy(fingerprint, true);
            accepted.append(fingerprint);
        }
    }
    if (accepted.isEmpty())
        return;
    // What could not be written down does not begin.
    startThen(
        m_client.journal().ready(this), this, [this, accepted, options](const Result<void> &ready) {
            if (ready)
                revokeNow(accepted, options);
            else
                refuseToRevoke(accepted, options, ready.error());
        });
}

void Session::revokeNow(const QStringList &fingerprints, const RevocationOptions &options)
{
    m_client.get([this, fingerprints, options](const Result<Client> &client) {
        if (client)
            startRevoking(fingerprints, *client, options);
        else
            refuseToRevoke(fingerprints, options, client.error());
    });
}

//! Nothing was sent.
void Session::refuseToRevoke(
    const QStringList &fingerprints, const RevocationOptions &options, const Error &error)
{
    for (const QString &fingerprint : fingerprints) {
        setBusy(fingerprint, false);
        const Token *const token = find(fingerprint);
        if (token == nullptr || error.kind == ErrorKind::Journal)
            continue;
        RevocationReport report = reportFor(*token);
        report.error = error;
        report.httpStatus = error.httpStatus;
        m_client.journal().record(entryOf(report, token, options.reason));
    }
    note({.kind = EventKind::RevocationNotSent, .result = EventResult::Bad, .error = error});
    Q_EMIT failed(error);
}

void Session::startRevoking(
    const QStringList &fingerprints, const Client &client, const RevocationOptions &options)
{
    QList<RevocationTask> tasks;
    for (const QString &fingerprint : fingerprints) {
        const Token *const token = find(fingerprint);
        tasks.append({.client = client,
            .token = *token,
            .witness = m_client.isWitness(token->kind),
            .looks = options.looks.value_or(m_services.looks),
            .probe = options.probe,
            .hint = options.hint});
    }
    auto *const job = new RevokeSequence(
        m_client.transport(), m_tokens, m_client.clock(), std::move(tasks), this);
    connect(job, &RevokeSequence::advanced, this, &Session::onRevoking);
    connect(job, &RevokeSequence::reported, this,
        [this, reason = options.reason](
            const RevocationReport &report) { onReported(report, reason); });
    startThen<QList<RevocationReport>>(job, this,
        [this](const Result<QList<RevocationReport>> &) { lookAtAll(Why::AfterRevocation); });
}

ResultJob<RevocationReport> *Session::revokeOther(
    const Token &token, const RevocationOptions &options, QObject *parent)
{
    return revokeOtherToken(m_client, m_services, m_tokens, token, options, parent);
}

void Session::noteRevoked(const QString &fingerprint)
{
    const Token *const token = find(fingerprint);
    if (token == nullptr || !token->isHeld())
        return;
    m_tokens.change(fingerprint, [this](Token &t) {
        t.revokedAt = now();
        t.server = ServerState::AcceptedUnproved;
    });
    startThen(m_tokens.clear(fingerprint, this), this, [this](const Result<void> &cleared) {
        if (!cleared)
            setKeychainError(cleared.error());
    });
}

ResultJob<Token> *Session::inspect(const Token &token, QObject *parent)
{
    return inspectToken(m_client, m_client.clock(), token, parent);
}

void Session::onRevoking(const QString &fingerprint, const RevocationStep &step)
{
    const Token *const token = find(fingerprint);
    const TokenKind kind = token != nullptr ? token->kind : TokenKind::Unknown;
    if (step.activity == Activity::Active)
        m_client.rememberWitness(kind);
    if (step.kind == RevocationStep::Kind::Accepted) {
        m_tokens.change(fingerprint, [&step](Token &t) {
            t.revokedAt = step.at;
            t.server = ServerState::AcceptedUnproved;
        });
        // What was known of the provider may have been learned with this token.
        m_client.forgetProvider();
    }
    note(eventOf(step, kind, fingerprint));
}

void Session::noteReport(const RevocationReport &report)
{
    m_reports.insert(report.fingerprint, report);
    m_tokens.change(report.fingerprint, [&report](Token &token) {
        token.server = serverStateAfter(report, token.server);
        if (!report.looks.isEmpty())
            token.serverAskedAt = report.looks.constLast().at;
    });
    for (const Event &event : eventsOf(report, now()))
        note(event);
}

void Session::onReported(const RevocationReport &report, const QString &reason)
{
    noteReport(report);
    setBusy(report.fingerprint, false);
    ++m_unwritten;
    const JournalEntry entry = entryOf(report, find(report.fingerprint), reason);
    startThen(m_client.journal().write({entry}, this), this,
        [this, fingerprint = report.fingerprint](const Result<qint64> &sequence) {
            --m_unwritten;
            noteWrite(fingerprint, sequence);
            Q_EMIT revocationFinished(fingerprint);
        });
}

void Session::noteWrite(const QString &fingerprint, const Result<qint64> &sequence)
{
    RevocationReport &report = m_reports[fingerprint];
    noteWritten(report, sequence);
    if (!sequence) {
        note({.kind = EventKind::NotJournaled,
            .result = EventResult::Warning,
            .token = report.kind,
            .fingerprint = fingerprint,
            .error = sequence.error()});
    }
    markChanged();
}

} // namespace rescind
