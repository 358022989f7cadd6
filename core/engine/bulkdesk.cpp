// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/bulkdesk.h"

#include "core/bulk/bulkstore.h"
#include "core/engine/bulkdeskjobs.h"
#include "core/engine/engine.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace rescind {

BulkDesk::BulkDesk(Engine &engine, Services &services, const QString &dataFolder, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_services(services)
    , m_folder(dataFolder)
{
}

BulkDesk::~BulkDesk() = default;

ResultJob<PlanContext> *BulkDesk::context(const QString &profileId, QObject *parent)
{
    return new PlanContextJob(m_engine, m_services, profileId, parent);
}

ResultJob<BulkRun *> *BulkDesk::newRun(
    const BulkPlan &plan, const BulkSettings &settings, const QString &inputName, QObject *owner)
{
    return new MakeRunJob(
        *this, {.plan = plan, .settings = settings, .inputName = inputName}, owner);
}

ResultJob<BulkRun *> *BulkDesk::resumedRun(const QString &path, const BulkPlan &plan,
    const std::optional<BulkSettings> &settings, QObject *owner)
{
    return new MakeRunJob(
        *this, {.plan = plan, .settings = settings, .path = path, .isResumed = true}, owner);
}

ResultJob<QList<BulkRunFile>> *BulkDesk::unfinished(QObject *parent)
{
    return new UnfinishedJob(m_folder, parent);
}

ResultJob<BulkRunFile> *BulkDesk::find(
    const QString &profileId, const TokenDigest &list, QObject *parent)
{
    return m_folder.find(profileId, list, parent);
}

ResultJob<void> *BulkDesk::remove(const QString &path, QObject *parent)
{
    return m_folder.remove(path, parent);
}

BulkRun *BulkDesk::made(Session &session, const Client &client, const BulkPlan &plan,
    const BulkSettings &settings, std::unique_ptr<BulkStore> store, QObject *owner)
{
    QSet<TokenKind> witnesses;
    for (const TokenKind kind : {TokenKind::Access, TokenKind::Refresh}) {
        if (session.client().isWitness(kind))
            witnesses.insert(kind);
    }
    const BulkRecord record = store->record();
    auto *const run = new BulkRun(BulkServices{.transport = session.client().transport(),
                                      .clock = session.client().clock(),
                                      .store = *store,
                                      .log = m_services.journal},
        client, plan, settings, witnesses, owner);
    // A child goes after its parent's own end: the store outlives what writes to it.
    store.release()->setParent(run);
    connect(run, &BulkRun::witnessed, &session,
        [&session](TokenKind kind) { session.client().rememberWitness(kind); });
    // What was held here is dead now: its copies go too.
    connect(run, &BulkRun::rowFinished, &session, [run, &session](qsizetype index) {
        const BulkRow &row = run->row(index);
        const bool wasTaken = row.outcome != Outcome::NotSent && row.outcome != Outcome::Rejected;
        if (wasTaken && !run->settings().isDryRun)
            session.noteRevoked(fingerprintOf(run->plan().list()->row(index).digest));
    });
    m_records.insert(run, record);
    connect(run, &QObject::destroyed, this, [this, run] { m_records.remove(run); });
    return run;
}

bool BulkDesk::isRunning() const
{
    return std::any_of(m_records.keyBegin(), m_records.keyEnd(), [](const BulkRun *run) {
        return run->state() != BulkState::Finished && run->state() != BulkState::Ready;
    });
}

BulkReportHead BulkDesk::reportHead(const BulkRun &run) const
{
    const BulkRecord record = m_records.value(&run);
    BulkReportHead head{.profileName = record.profileName,
        .host = record.host,
        .issuer = record.issuer,
        .clientId = record.clientId,
        .operatorName = operatingSystemUser(),
        .reason = run.settings().reason,
        .inputName = record.inputName,
        .programVersion = QCoreApplication::applicationVersion(),
        .beganAt = record.createdAt,
        .endedAt = m_services.clock.now(),
        .proof = run.settings().proof,
        .isDryRun = run.settings().isDryRun};
    if (head.proof == BulkProof::Sample) {
        head.sampled
            = std::min(qsizetype(run.settings().sample), qsizetype(run.plan().selected().size()));
    }
    return head;
}

} // namespace rescind
