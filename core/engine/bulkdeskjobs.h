// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkstore.h"
#include "core/engine/bulkdesk.h"

namespace rescind {

//! Reads what the keychain keeps of each profile whose session has not been opened.
class PlanContextJob final : public ResultJob<PlanContext>
{
    Q_OBJECT

public:
    PlanContextJob(Engine &engine, Services &services, QString profileId, QObject *parent);

protected:
    void run() override;
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    void readNext();
    void onSettled();

    Engine &m_engine;
    Services &m_services;
    QString m_profileId;
    QStringList m_unread;
    PlanContext m_found;
};

//! Makes a run once its profile's secrets and provider are known, and its file is open.
class MakeRunJob final : public ResultJob<BulkRun *>
{
    Q_OBJECT

public:
    struct Task
    {
        BulkPlan plan;
        std::optional<BulkSettings> settings = {};
        //! Of one that is resumed.
        QString path = {};
        QString inputName = {};
        bool isResumed = false;
    };

    //! The run belongs to `owner`.
    MakeRunJob(BulkDesk &desk, Task task, QObject *owner);

protected:
    void run() override;
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    void onSettled();
    void onClient(const Client &client);
    void onOpened(const Client &client, const Result<void> &opened);

    BulkDesk &m_desk;
    Task m_task;
    QObject *m_owner;
    QPointer<Session> m_session;
    std::unique_ptr<BulkStore> m_store;
};

class UnfinishedJob final : public ResultJob<QList<BulkRunFile>>
{
    Q_OBJECT

public:
    UnfinishedJob(BulkFolder &folder, QObject *parent);

protected:
    void run() override;
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    BulkFolder &m_folder;
};

} // namespace rescind
