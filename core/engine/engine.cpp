// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"

#include "core/base/logging.h"
#include "core/engine/discoverjob.h"
#include "core/engine/secretsearchjob.h"

#include <QtCore/QFileInfo>

namespace rescind {

namespace {

void forgetObservations(Profile &profile)
{
    profile.witnessedKinds.clear();
    profile.cascades.clear();
}

} // namespace

class SaveProfileJob final : public ResultJob<Profile>
{
public:
    SaveProfileJob(Engine &engine, Profile profile, SecretChanges secrets, QObject *parent)
        : ResultJob(parent)
        , m_engine(engine)
        , m_profile(std::move(profile))
        , m_secrets(std::move(secrets))
    {
    }

protected:
    void run() override
    {
        // What one server was seen to answer says nothing about another.
        const auto before = m_engine.m_services.profiles.byId(m_profile.id);
        if (before
            && (before->issuer() != m_profile.issuer() || before->clientId != m_profile.clientId))
            forgetObservations(m_profile);
        const auto saved = m_engine.m_services.profiles.save(m_profile);
        if (!saved) {
            finish(fail(saved.error()));
            return;
        }
        m_profile = *saved;
        keepNext();
    }
    [[nodiscard]] Stage stage() const override { return Stage::Profile; }

private:
    void keepNext()
    {
        if (m_secrets.isEmpty()) {
            readNeeded();
            return;
        }
        const QString key = secretKey(m_secrets.firstKey(), m_profile.id);
        const Secret value = m_secrets.take(m_secrets.firstKey());
        m_changesSecrets = true;
        Vault &vault = m_engine.m_services.vault;
        auto *const job = value.isEmpty() ? vault.remove(key, this) : vault.write(key, value, this);
        startThen(job, this, [this](const Result<void> &kept) {
            if (!kept && !m_keychainError)
                m_keychainError = kept.error();
            keepNext();
        });
    }
    //! The new settings may need a secret that was of no use to the open session so far, and so was
    //! never read. One that is opened now reads all.
    void readNeeded()
    {
        QList<ProfileSecret> unread;
        if (const Session *const session = m_engine.m_sessions.value(m_profile.id)) {
            unread = neededSecrets(m_profile);
            for (const ProfileSecret secret : neededSecrets(session->profile()))
                unread.removeAll(secret);
        }
        Vault &vault = m_engine.m_services.vault;
        startThen(
            readSecrets(vault, m_profile.id, unread, this), this, [this](const Result<void> &read) {
                if (!read && !m_keychainError)
                    m_keychainError = read.error();
                conclude();
            });
    }
    void conclude()
    {
        Q_EMIT m_engine.profilesChanged();
        if (Session *const session = m_engine.session(m_profile.id)) {
            session->setProfile(m_profile);
            if (m_changesSecrets || m_keychainError)
                session->setKeychainError(m_keychainError);
        }
        ProfileJournal(m_engine.m_services.journal, m_profile)
            .record({.action = JournalAction::ProfileSaved, .outcome = QStringLiteral("ok")});
        finish(m_profile);
    }

    Engine &m_engine;
    Profile m_profile;
    SecretChanges m_secrets;
    bool m_changesSecrets = false;
    std::optional<Error> m_keychainError;
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
        const auto profile = m_engine.m_services.profiles.byId(m_id);
        const auto removed = m_engine.m_services.profiles.remove(m_id);
        if (!removed) {
            finish(removed);
            return;
        }
        if (profile)
            ProfileJournal(m_engine.m_services.journal, *profile)
                .record({.action = JournalAction::ProfileRemoved, .outcome = QStringLiteral("ok")});
        delete m_engine.m_sessions.take(m_id);
        Q_EMIT m_engine.profilesChanged();
        QStringList keys{sessionKey(m_id)};
        for (const ProfileSecret secret : allProfileSecrets)
            keys.append(secretKey(secret, m_id));
        removeNext(keys);
    }
    [[nodiscard]] Stage stage() const override { return Stage::Profile; }

private:
    void removeNext(QStringList keys)
    {
        if (keys.isEmpty()) {
            finish(m_removed);
            return;
        }
        const QString key = keys.takeFirst();
        startThen(m_engine.m_services.vault.remove(key, this), this,
            [this, keys](const Result<void> &removed) {
                if (m_removed)
                    m_removed = removed;
                removeNext(keys);
            });
    }

    Engine &m_engine;
    QString m_id;
    Result<void> m_removed;
};

Engine::Engine(Services services, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_bulk(*this, m_services, QFileInfo(m_services.journal.path()).path(), nullptr)
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

JournalKeeper &Engine::journal()
{
    return m_services.journal;
}

SelfCheckJob *Engine::selfCheck(QObject *parent)
{
    return new SelfCheckJob(m_services, parent);
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
    const Profile &profile, const SecretChanges &secrets, QObject *parent)
{
    return new SaveProfileJob(*this, profile, secrets, parent);
}

ResultJob<void> *Engine::removeProfile(const QString &id, QObject *parent)
{
    if (m_services.exchanges != nullptr)
        m_services.exchanges->forgetSecrets();
    return new RemoveProfileJob(*this, id, parent);
}

ConnectionTest *Engine::testConnection(
    const Profile &profile, const SecretChanges &secrets, QObject *parent)
{
    return new ConnectionTest(m_services, profile, secrets, parent);
}

ResultJob<Profile> *Engine::discover(const QString &issuer, QObject *parent)
{
    return new DiscoverJob(m_services, issuer, parent);
}

CascadeTest *Engine::measureCascade(const QString &profileId, QObject *parent)
{
    Session *const signedInOrNot = session(profileId);
    if (signedInOrNot == nullptr || !signedInOrNot->canSignIn())
        return nullptr;
    const LoginServices services{.transport = signedInOrNot->client().transport(),
        .browser = m_services.browser,
        .clock = m_services.clock};
    // Looks as early as the first two after a revocation: 0 and 2 s.
    return new CascadeTest(*this, *signedInOrNot, services,
        m_services.looks.first(std::min<qsizetype>(2, m_services.looks.size())), parent);
}

QList<ProfileSecret> Engine::keptSecrets(const QString &profileId) const
{
    QList<ProfileSecret> kept;
    for (const ProfileSecret secret : allProfileSecrets) {
        if (!m_services.vault.remembered(secretKey(secret, profileId)).isEmpty())
            kept.append(secret);
    }
    return kept;
}

ResultJob<QList<ProfileSecret>> *Engine::findSecrets(const QString &profileId, QObject *parent)
{
    return new SecretSearchJob(m_services.vault, profileId, parent);
}

} // namespace rescind
