// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secrets/secretstore.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>

#include <memory>

namespace rescind {

//! The keychain with a memory in front of it, so that a program whose keychain is missing, locked
//! or denied goes on for this run, and says so.
//!
//! What is written is remembered whatever the keychain says; the job still fails, so that the user
//! can be told. Reading asks the memory first. Nothing is ever removed because it was "not found".
class Vault final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Vault)

public:
    explicit Vault(SecretStore &store, QObject *parent = nullptr);

    [[nodiscard]] ResultJob<Secret> *read(const QString &key, QObject *parent);
    [[nodiscard]] ResultJob<void> *write(const QString &key, const Secret &value, QObject *parent);
    [[nodiscard]] ResultJob<void> *remove(const QString &key, QObject *parent);

    //! Another memory in front of the same keychain: it knows what this one does, and besides, or
    //! in its place, these. For trying out what has not been kept.
    [[nodiscard]] std::unique_ptr<Vault> withEntries(const QHash<QString, Secret> &entries) const;

    //! The keychain itself, past the memory: to see whether it works.
    [[nodiscard]] SecretStore &keychain() const { return m_store; }
    //! What memory has of it; empty when nothing.
    [[nodiscard]] Secret remembered(const QString &key) const { return m_memory.value(key); }
    //! Wipes from memory all that the keychain has as it is here: it can be read again. What only
    //! memory has stays.
    void forgetKept();
    //! True once the keychain has given or taken this entry in this run, until it has let go of it:
    //! what was only ever in memory leaves nothing behind there.
    [[nodiscard]] bool isInKeychain(const QString &key) const { return m_inKeychain.contains(key); }

private:
    friend class VaultReadJob;
    friend class VaultWriteJob;
    friend class VaultRemoveJob;

    SecretStore &m_store;
    QHash<QString, Secret> m_memory;
    QSet<QString> m_inKeychain;
    //! What the keychain has not, or not as it is in memory.
    QSet<QString> m_unkept;
};

//! The keychain's name for a profile's tokens; for its secrets see profilesecrets.h.
[[nodiscard]] QString sessionKey(const QString &profileId);

} // namespace rescind
