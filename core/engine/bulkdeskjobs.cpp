// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/bulkdeskjobs.h"

#include "core/engine/engine.h"

namespace rescind {

namespace {

Error unknownProfile()
{
    return {.kind = ErrorKind::Usage,
        .stage = Stage::Profile,
        .reason = Reason::InvalidProfile,
        .subject = QStringLiteral("id")};
}

//! Calls it once the session has read its secrets.
template<typename F>
void whenRestored(Session *session, QObject *context, F then)
{
    if (session->state() != SessionState::Restoring) {
        then();
        return;
    }
    auto *const waiting = new QObject(context);
    QObject::connect(session, &Session::changed, waiting, [session, waiting, then] {
        if (session->state() == SessionState::Restoring)
            return;
        session->disconnect(waiting);
        waiting->deleteLater();
        then();
    });
}

PlanClient planClientOf(const Profile &profile)
{
    return {.profileId = profile.id, .issuer = profile.issuer(), .clientId = profile.clientId};
}

void addHeld(PlanContext &context, const QList<Token> &tokens)
{
    for (const Token &token : tokens) {
        if (token.isHeld())
            context.held.insert(token.fingerprint);
    }
}

} // namespace

PlanContextJob::PlanContextJob(
    Engine &engine, Services &services, QString profileId, QObject *parent)
    : ResultJob(parent)
    , m_engine(engine)
    , m_services(services)
    , m_profileId(std::move(profileId))
{
}

void PlanContextJob::run()
{
    Session *const session = m_engine.session(m_profileId);
    if (session == nullptr) {
        finish(fail(unknownProfile()));
        return;
    }
    m_found.client = planClientOf(session->profile());
    const QList<Profile> profiles = m_engine.profiles();
    for (const Profile &profile : profiles) {
        if (profile.id == m_profileId)
            continue;
        m_found.others.append(planClientOf(profile));
        m_unread.append(profile.id);
    }
    whenRestored(session, this, [this] { onSettled(); });
}

void PlanContextJob::onSettled()
{
    const Session *const session = m_engine.session(m_profileId);
    m_found.now = session->now();
    addHeld(m_found, session->tokens());
    readNext();
}

void PlanContextJob::readNext()
{
    if (m_unread.isEmpty()) {
        finish(m_found);
        return;
    }
    // Not by its session: opening one asks its server.
    startThen(m_services.vault.read(sessionKey(m_unread.takeFirst()), this), this,
        [this](const Result<Secret> &kept) {
            // A keychain that is locked now was so when the tokens would have been kept.
            if (kept && !kept->isEmpty())
                addHeld(m_found, unpacked(*kept).value_or(QList<Token>()));
            readNext();
        });
}

MakeRunJob::MakeRunJob(BulkDesk &desk, Task task, QObject *owner)
    : ResultJob(owner)
    , m_desk(desk)
    , m_task(std::move(task))
    , m_owner(owner)
{
}

void MakeRunJob::run()
{
    if (m_desk.m_engine.settings().policy().forbidsBulk) {
        finish(fail(forbiddenByPolicy(QLatin1StringView("bulk"), Stage::Revocation)));
        return;
    }
    m_session = m_desk.m_engine.session(m_task.plan.context().client.profileId);
    if (m_session.isNull() || !m_task.plan.list()) {
        finish(fail(unknownProfile()));
        return;
    }
    whenRestored(m_session.data(), this, [this] { onSettled(); });
}

void MakeRunJob::onSettled()
{
    m_session->client().get([guard = QPointer(this)](const Result<Client> &client) {
        if (!guard)
            return;
        if (client)
            guard->onClient(*client);
        else
            guard->finish(fail(client.error()));
    });
}

void MakeRunJob::onClient(const Client &known)
{
    // The tokens are nobody's that is signed in here: none is bound to this session's key.
    Client client = known;
    client.dpop.reset();
    if (!m_task.isResumed)
        m_task.path = m_desk.m_folder.newPath(client.profile.id, m_task.plan.list()->digest());
    m_store = std::make_unique<BulkStore>(m_task.path);
    if (!m_task.isResumed) {
        const Profile &profile = client.profile;
        m_store->setRecord({.profileId = profile.id,
            .profileName = profile.name,
            .clientId = profile.clientId,
            .issuer = profile.issuer(),
            .host = profile.displayHost(),
            .inputName = m_task.inputName,
            .createdAt = m_session->now()});
        onOpened(client, {});
        return;
    }
    startThen(m_store->open(this), this,
        [this, client](const Result<void> &opened) { onOpened(client, opened); });
}

void MakeRunJob::onOpened(const Client &client, const Result<void> &opened)
{
    if (!opened) {
        finish(fail(opened.error()));
        return;
    }
    const bool fits = !m_task.isResumed
        || (m_store->record().list == m_task.plan.list()->digest()
            && qsizetype(m_store->contents()->rows.size()) == m_task.plan.total()
            && m_store->record().profileId == client.profile.id);
    if (!fits) {
        finish(fail({.kind = ErrorKind::Usage,
            .stage = Stage::Storage,
            .reason = Reason::RunOfAnotherList,
            .subject = m_task.path}));
        return;
    }
    const BulkSettings settings = m_task.settings.value_or(m_store->record().settings);
    finish(m_desk.made(*m_session, client, m_task.plan, settings, std::move(m_store), m_owner));
}

UnfinishedJob::UnfinishedJob(BulkFolder &folder, QObject *parent)
    : ResultJob(parent)
    , m_folder(folder)
{
}

void UnfinishedJob::run()
{
    startThen(m_folder.list(this), this, [this](const Result<QList<BulkRunFile>> &found) {
        if (!found) {
            finish(fail(found.error()));
            return;
        }
        QList<BulkRunFile> unfinished;
        for (const BulkRunFile &run : *found) {
            if (!run.record.endedAt.isValid())
                unfinished.append(run);
        }
        finish(unfinished);
    });
}

} // namespace rescind
