// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cascadetest.h"

#include "core/engine/engine.h"

namespace rescind {

CascadeTest::CascadeTest(
    Engine &engine, Session &session, LoginServices services, LookTimes looks, QObject *parent)
    : ResultJob(parent)
    , m_engine(engine)
    , m_session(&session)
    , m_services(services)
    , m_looks(std::move(looks))
{
}

CascadeStep CascadeTest::step() const
{
    return m_job != nullptr ? m_job->step() : CascadeStep::SigningIn;
}

void CascadeTest::run()
{
    if (m_session == nullptr) {
        finish(fail(Error{.kind = ErrorKind::Cancelled, .stage = stage()}));
        return;
    }
    // It revokes: what could not be written down does not begin.
    startThen(m_session->client().journal().ready(this), this, [this](const Result<void> &ready) {
        if (isFinished())
            return;
        if (!ready || m_session == nullptr)
            finish(fail(
                ready ? Error{.kind = ErrorKind::Cancelled, .stage = stage()} : ready.error()));
        else
            measure();
    });
}

void CascadeTest::record(const JournalEntry &entry)
{
    if (m_session != nullptr)
        m_session->client().journal().record(entry);
}

void CascadeTest::measure()
{
    m_job = new CascadeJob(m_services, m_session->client().current(), m_looks, this);
    connect(m_job, &CascadeJob::signInStarted, this, &CascadeTest::signInStarted);
    connect(m_job, &CascadeJob::changed, this, &CascadeTest::changed);
    connect(m_job, &CascadeJob::signInStarted, this, [this](LoginJob *login) {
        login->onFinished(this, [this](const Result<LoginResult> &result) {
            record(result
                    ? JournalEntry{.action = JournalAction::Login, .outcome = QStringLiteral("ok")}
                    : failedEntry(JournalAction::Login, result.error()));
        });
    });
    connect(m_job, &CascadeJob::refreshed, this, [this](const std::optional<Error> &error) {
        record(error
                ? failedEntry(JournalAction::Refresh, *error)
                : JournalEntry{.action = JournalAction::Refresh, .outcome = QStringLiteral("ok")});
    });
    connect(m_job, &CascadeJob::revoked, this,
        [this](const Token &facts, const RevocationReport &report) {
            record(entryOf(report, &facts, {}));
        });
    startThen<CascadeMeasurement>(m_job.get(), this,
        [this](const Result<CascadeMeasurement> &measured) { onMeasured(measured); });
}

void CascadeTest::onMeasured(const Result<CascadeMeasurement> &measured)
{
    record(measured ? JournalEntry{.action = JournalAction::CascadeMeasurement,
               .outcome = QStringLiteral("ok")}
                    : failedEntry(JournalAction::CascadeMeasurement, measured.error()));
    if (m_session != nullptr) {
        const QList<Token> held = m_session->tokens();
        for (const Token &token : held) {
            if (!token.isKnownDead(m_session->now()))
                m_session->introspect(token.fingerprint);
        }
    }
    if (!measured) {
        finish(fail(measured.error()));
        return;
    }
    const CascadeOutcome outcome{.measurement = *measured};
    if (outcome.measurement.cascades.isEmpty() || m_session == nullptr) {
        finish(outcome);
        return;
    }
    // As it is now: a witness may have come in while this ran.
    Profile profile = m_session->profile();
    profile.cascades = updated(profile.cascades, outcome.measurement.cascades);
    startThen(m_engine.saveProfile(profile, {}, this), this,
        [this, outcome](const Result<Profile> &saved) {
            CascadeOutcome said = outcome;
            if (!saved)
                said.keepingError = saved.error();
            finish(said);
        });
}

void CascadeTest::stop()
{
    if (m_job != nullptr)
        m_job->cancel();
}

void CascadeTest::finishWith(Error error)
{
    // The throw-away tokens come first; the job below ends in the same error.
    if (m_job == nullptr)
        finish(fail(std::move(error)));
}

QList<Cascade> updated(const QList<Cascade> &known, const QList<Cascade> &measured)
{
    QList<Cascade> result = known;
    for (const Cascade &cascade : measured) {
        result.removeIf([&cascade](const Cascade &old) { return old.revoked == cascade.revoked; });
        result.append(cascade);
    }
    return result;
}

} // namespace rescind
