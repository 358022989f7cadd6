// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bulkdesk.h"
#include "core/engine/cascadetest.h"
#include "core/engine/connectiontest.h"
#include "core/engine/selfcheck.h"
#include "core/engine/session.h"

#include <QtCore/QHash>

namespace rescind {

//! What app asks for: the profiles of one settings folder, and a session for each that is opened.
class Engine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Engine)

public:
    explicit Engine(Services services, QObject *parent = nullptr);
    ~Engine() override;

    //! Read anew from the settings; problems are said once each through profileProblem().
    [[nodiscard]] QList<Profile> profiles();
    //! The session of a profile; made on first use, and then restoring itself from the keychain.
    //! Null for an unknown id.
    [[nodiscard]] Session *session(const QString &profileId);
    //! Of the data folder, for all profiles.
    [[nodiscard]] JournalKeeper &journal();
    //! Runs over many tokens; their files lie beside the journal's.
    [[nodiscard]] BulkDesk &bulk() { return m_bulk; }
    [[nodiscard]] QString lastProfileId() const;
    void setLastProfileId(const QString &id);

    //! Checks and saves; a profile without id gets one. The job's value is the profile as saved.
    //! Where only the keychain failed the profile is saved, the secrets are held for this run, and
    //! the session's keychainError() says why.
    [[nodiscard]] ResultJob<Profile> *saveProfile(
        const Profile &profile, const SecretChanges &secrets, QObject *parent);
    //! Removes the profile and its entries in the keychain. Revokes nothing.
    [[nodiscard]] ResultJob<void> *removeProfile(const QString &id, QObject *parent);
    //! Whether this computer has what Rescind needs; see SelfCheckJob.
    [[nodiscard]] SelfCheckJob *selfCheck(QObject *parent);
    //! For a profile as it stands in a form, saved or not; see ConnectionTest.
    [[nodiscard]] ConnectionTest *testConnection(
        const Profile &profile, const SecretChanges &secrets, QObject *parent);
    //! A profile to begin with for a provider that is known by its issuer alone; saves nothing.
    [[nodiscard]] ResultJob<Profile> *discover(const QString &issuer, QObject *parent);
    //! Null for an unknown id, and while its session is signing in.
    [[nodiscard]] CascadeTest *measureCascade(const QString &profileId, QObject *parent);
    //! What was sent and answered in this run; null where it is not kept.
    [[nodiscard]] ExchangeLog *exchanges() const { return m_services.exchanges; }
    //! As far as known: a session that has been restored has looked.
    [[nodiscard]] QList<ProfileSecret> keptSecrets(const QString &profileId) const;
    //! The same, asked of the keychain; opens no session.
    [[nodiscard]] ResultJob<QList<ProfileSecret>> *findSecrets(
        const QString &profileId, QObject *parent);

Q_SIGNALS:
    void profilesChanged();
    //! The settings, or one profile in them, cannot be used; nothing of it is changed or lost.
    void profileProblem(const rescind::Error &error);

private:
    friend class SaveProfileJob;
    friend class RemoveProfileJob;

    Services m_services;
    BulkDesk m_bulk;
    QHash<QString, Session *> m_sessions;
    QList<Error> m_toldProblems;
};

} // namespace rescind
