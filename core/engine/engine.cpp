// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"

#include "core/base/logging.h"

namespace rescind {

class SaveProfileJob final : public ResultJob<Profile>
{
public:
    SaveProfileJob(Engine &engine, Profile profile, std::optional<Secret> secret, QObject *parent)
        : ResultJob(parent)
        , m_engine(engine)
        , m_profile(std::move(profile))
        , m_secret(std::move(secret))
    {
    }

protected:
    void run() override
    {
        // What one server was seen to answer says nothing about another.
        const auto before = m_engine.m_services.profiles.byId(m_profile.id);
        if (before
            && (before->issuer() != m_profile.issuer() || before->clientId != m_profile.clientId))
            m_profile.witnessedKinds.clear();
        const auto saved = m_engine.m_services.profiles.save(m_profile);
        if (!saved) {
            finish(fail(saved.error()));
            return;
        }
        m_profile = *saved;
        if (!m_secret) {
            conclude({});
            return;
        }
        Vault &vault = m_engine.m_services.vault;
        const QString key = clientSecretKey(m_profile.id);
        auto *const job
            = m_secret->isEmpty() ? vault.remove(key, this) : vault.write(key, *m_secret, this);
        startThen(job, this, [this](const Result<void> &kept) { conclude(kept); });
    }
    [[nodiscard]] Stage stage() const override { return Stage::Profile; }

private:
    void conclude(const Result<void> &kept)
    {
        Q_EMIT m_engine.profilesChanged();
        if (Session *const session = m_engine.session(m_profile.id)) {
            session->setProfile(m_profile);
            if (m_secret)
                session->setKeychainError(kept ? std::nullopt : std::optional<Error>(kept.error()));
        }
        finish(m_profile);
    }

    Engine &m_engine;
    Profile m_profile;
    std::optional<Secret> m_secret;
};

class RemoveProfileJob final : public ResultJob<void>
{
public:
    RemoveProfileJob(Engine &engine, QString id, QObject *parent)
        : ResultJob(parent)
        , m_engine(engine)
        , m_id(std::move(id))
    {
    }

protected:
    void run() override
    {
        const auto removed = m_engine.m_services.profiles.remove(m_id);
        if (!removed) {
            finish(removed);
            return;
        }
        delete m_engine.m_sessions.take(m_id);
        Q_EMIT m_engine.profilesChanged();
        startThen(m_engine.m_services.vault.remove(sessionKey(m_id), this), this,
            [this](const Result<void> &sessionGone) {
                m_sessionGone = sessionGone;
                startThen(m_engine.m_services.vault.remove(clientSecretKey(m_id), this), this,
                    [this](const Result<void> &secretGone) {
                        finish(m_sessionGone ? secretGone : m_sessionGone);
                    });
            });
    }
    [[nodiscard]] Stage stage() const override { return Stage::Profile; }

private:
    Engine &m_engine;
    QString m_id;
    Result<void> m_sessionGone;
};

Engine::Engine(Services services, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
{
}

Engine::~Engine() = default;

QList<Profile> Engine::profiles()
{
    const auto tell = [this](const Error &error) {
        if (m_toldProblems.contains(error))
            return;
        m_toldProblems.append(error);
        Q_EMIT profileProblem(error);
    };
    const auto list = m_services.profiles.load();
    if (!list) {
        tell(list.error());
        return {};
    }
    for (const ProfileProblem &problem : list->problems)
        tell(problem.error);
    return list->profiles;
}

Session *Engine::session(const QString &profileId)
{
    if (Session *const known = m_sessions.value(profileId))
        return known;
    const auto profile = m_services.profiles.byId(profileId);
    if (!profile)
        return nullptr;
    auto *const session = new Session(m_services, *profile, this);
    m_sessions.insert(profileId, session);
    session->restore();
    return session;
}

QString Engine::lastProfileId() const
{
    const auto list = m_services.profiles.load();
    return list ? list->lastProfileId : QString();
}

void Engine::setLastProfileId(const QString &id)
{
    // Only convenience is lost.
    if (const auto kept = m_services.profiles.setLastProfileId(id); !kept)
        qCInfo(engineLog) << "could not note the last profile:" << kept.error();
}

ResultJob<Profile> *Engine::saveProfile(
    const Profile &profile, const std::optional<Secret> &secret, QObject *parent)
{
    return new SaveProfileJob(*this, profile, secret, parent);
}

ResultJob<void> *Engine::removeProfile(const QString &id, QObject *parent)
{
    return new RemoveProfileJob(*this, id, parent);
}

bool Engine::hasSecret(const QString &profileId) const
{
    return !m_services.vault.remembered(clientSecretKey(profileId)).isEmpty();
}

} // namespace rescind
