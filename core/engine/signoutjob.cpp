// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/signoutjob.h"

#include "core/login/browserhandover.h"

#include <algorithm>

namespace rescind {

namespace {

//! As far as its report tells; without one nothing was sent.
bool mayBeAlive(const QList<RevocationReport> &reports, const QString &fingerprint)
{
    const auto report = std::find_if(
        reports.begin(), reports.end(), [&fingerprint](const RevocationReport &candidate) {
            return candidate.fingerprint == fingerprint;
        });
    return report == reports.end() || !report->wasAccepted()
        || report->outcome == Outcome::AcceptedStillActive;
}

} // namespace

SignOutJob::SignOutJob(SessionClient &client, SessionTokens &tokens, Browser &browser,
    const Clock &clock, Task task, QObject *parent)
    : ResultJob(parent)
    , m_client(client)
    , m_tokens(tokens)
    , m_browser(browser)
    , m_clock(clock)
    , m_task(std::move(task))
{
}

void SignOutJob::run()
{
    for (const QString &fingerprint : std::as_const(m_task.fingerprints)) {
        if (const Token *const token = m_tokens.find(fingerprint); token != nullptr)
            m_before.append(*token);
    }
    if (const Token *const id = m_tokens.current(TokenKind::Id); id != nullptr)
        m_idTokenHint = id->value;
    if (m_task.obstacle) {
        m_report.unreached = m_task.obstacle;
        clear();
        return;
    }
    setDeadline(m_task.limit);
    m_client.get([job = QPointer(this)](const Result<Client> &client) {
        if (job)
            job->onClient(client);
    });
}

//! Time is up, or it was cancelled: on with what can be done without the provider.
void SignOutJob::finishWith(Error error)
{
    if (m_isClearing)
        return;
    if (m_revoking) {
        m_revoking->cancel();
        return;
    }
    m_report.unreached = error;
    clear();
}

void SignOutJob::onClient(const Result<Client> &client)
{
    if (m_isClearing)
        return;
    if (!client) {
        m_report.unreached = client.error();
        clear();
        return;
    }
    m_found = *client;
    QList<RevocationTask> tasks;
    for (const Token &token : std::as_const(m_before)) {
        tasks.append({.client = *client,
            .token = token,
            .witness = m_client.isWitness(token.kind),
            .looks = {std::chrono::milliseconds(0)},
            .limit = m_task.limit,
            .retry = RetryPolicy::never()});
    }
    m_revoking
        = new RevokeSequence(m_client.transport(), m_tokens, m_clock, std::move(tasks), this);
    connect(m_revoking, &RevokeSequence::advanced, this, &SignOutJob::advanced);
    connect(m_revoking, &RevokeSequence::reported, this, &SignOutJob::reported);
    startThen<QList<RevocationReport>>(m_revoking.get(), this,
        [this](const Result<QList<RevocationReport>> &reports) { onRevoked(*reports); });
}

void SignOutJob::onRevoked(const QList<RevocationReport> &reports)
{
    m_report.revocations = reports;
    clear();
}

void SignOutJob::clear()
{
    m_isClearing = true;
    for (Token &token : m_before) {
        if (!token.isKnownDead(m_clock.now())
            && mayBeAlive(m_report.revocations, token.fingerprint)) {
            m_report.leftAlive.append({.kind = token.kind,
                .fingerprint = token.fingerprint,
                .expiresAt = token.facts.expiresAt});
        }
        token.clear();
    }
    startThen(m_tokens.clearAll(this), this, [this](const Result<void> &cleared) {
        if (!cleared)
            m_report.clearingError = cleared.error();
        endProviderSession();
    });
}

void SignOutJob::endProviderSession()
{
    const Secret hint = std::exchange(m_idTokenHint, {});
    if (!m_task.endsProviderSession) {
        finish(m_report);
        return;
    }
    m_report.providerSession = ProviderSession::NotEnded;
    const auto url = logoutUrl(m_found.value_or(m_client.current()), {.idTokenHint = hint});
    if (!url) {
        m_report.providerError = m_found ? url.error() : m_report.unreached.value_or(url.error());
        finish(m_report);
        return;
    }
    startThen(handOver(m_browser, *url, this), this, [this](const Result<void> &opened) {
        if (opened)
            m_report.providerSession = ProviderSession::Opened;
        else
            m_report.providerError = opened.error();
        finish(m_report);
    });
}

} // namespace rescind
