// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journalentry.h"
#include "core/revoke/cascadejob.h"

#include <QtCore/QPointer>

namespace rescind {

class Engine;
class Session;

//! What a measurement for a profile yields.
struct CascadeOutcome
{
    CascadeMeasurement measurement = {};
    //! Why it could not be kept in the profile, if so.
    std::optional<Error> keepingError = {};
};

//! Measures at a session's provider what dies with what, and keeps it in the profile, where a kind
//! that was measured now takes the place of what was known of it. Whatever the session holds is
//! asked about afterwards: it may have died with the throw-away tokens; see CascadeJob.
class CascadeTest final : public ResultJob<CascadeOutcome>
{
    Q_OBJECT

public:
    CascadeTest(
        Engine &engine, Session &session, LoginServices services, LookTimes looks, QObject *parent);

    [[nodiscard]] CascadeStep step() const;

Q_SIGNALS:
    //! See CascadeJob.
    void signInStarted(rescind::LoginJob *job);
    void changed();

protected:
    void run() override;
    void stop() override;
    void finishWith(Error error) override;
    [[nodiscard]] Stage stage() const override { return Stage::Revocation; }

private:
    void measure();
    void record(const JournalEntry &entry);
    void onMeasured(const Result<CascadeMeasurement> &measurement);

    Engine &m_engine;
    QPointer<Session> m_session;
    LoginServices m_services;
    LookTimes m_looks;
    QPointer<CascadeJob> m_job;
};

//! `known` with what was measured now.
[[nodiscard]] QList<Cascade> updated(const QList<Cascade> &known, const QList<Cascade> &measured);

} // namespace rescind
