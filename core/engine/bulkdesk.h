// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkfolder.h"
#include "core/bulk/bulkreport.h"
#include "core/bulk/bulkrun.h"
#include "core/engine/services.h"

#include <QtCore/QHash>

namespace rescind {

class Engine;
class Session;

//! Where runs over many tokens are planned, made and found again, each for one profile.
//!
//! A run is made of the profile's client and provider, and notes with the profile what the provider
//! turns out to be a witness for. Its file lies in the data folder until a month after its end.
class BulkDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkDesk)

public:
    BulkDesk(Engine &engine, Services &services, const QString &dataFolder, QObject *parent);
    ~BulkDesk() override;

    //! What a plan for this profile is judged by, read anew: the tokens held for all profiles, also
    //! those only the keychain has, and the server's time as far as known. Fails with
    //! ErrorKind::Usage for an unknown profile.
    [[nodiscard]] ResultJob<PlanContext> *context(const QString &profileId, QObject *parent);

    //! A run over this plan, not started, that belongs to `owner`. `inputName`: a file's name
    //! without its folder, or empty. The profile is the one the plan was made for. Fails with
    //! Reason::ForbiddenByPolicy where an administrator has decided so; so does resumedRun().
    [[nodiscard]] ResultJob<BulkRun *> *newRun(const BulkPlan &plan, const BulkSettings &settings,
        const QString &inputName, QObject *owner);
    //! The run in this file over the same list, as it was left; not started. With its own settings
    //! where none are given. Fails with ErrorKind::Usage where the list is another one, and with
    //! Reason::RunInUse.
    [[nodiscard]] ResultJob<BulkRun *> *resumedRun(const QString &path, const BulkPlan &plan,
        const std::optional<BulkSettings> &settings, QObject *owner);

    //! Runs that were not brought to their end, newest first.
    [[nodiscard]] ResultJob<QList<BulkRunFile>> *unfinished(QObject *parent);
    //! The newest run of this profile over this very list, ended or not; an empty path where there
    //! is none.
    [[nodiscard]] ResultJob<BulkRunFile> *find(
        const QString &profileId, const TokenDigest &list, QObject *parent);
    //! Forgets a run. What it did stays in the journal.
    [[nodiscard]] ResultJob<void> *remove(const QString &path, QObject *parent);

    //! A run that was made here is under way, paused included.
    [[nodiscard]] bool isRunning() const;

    //! What a report on this run, which was made here, says besides its rows.
    [[nodiscard]] BulkReportHead reportHead(const BulkRun &run) const;

private:
    friend class PlanContextJob;
    friend class MakeRunJob;

    [[nodiscard]] BulkRun *made(Session &session, const Client &client, const BulkPlan &plan,
        const BulkSettings &settings, std::unique_ptr<BulkStore> store, QObject *owner);

    Engine &m_engine;
    Services &m_services;
    BulkFolder m_folder;
    //! What is known of the runs that were made here.
    QHash<const BulkRun *, BulkRecord> m_records;
};

} // namespace rescind
