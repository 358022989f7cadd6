// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/vault.h"

#include "core/base/logging.h"

#include <QtCore/QPointer>

namespace rescind {

class VaultReadJob final : public ResultJob<Secret>
{
public:
    VaultReadJob(Vault &vault, QString key, QObject *parent)
        : ResultJob(parent)
        , m_vault(vault)
        , m_key(std::move(key))
    {
    }

protected:
    void run() override
    {
        if (const Secret known = m_vault.remembered(m_key); !known.isEmpty()) {
            finish(known);
            return;
        }
        m_job = m_vault.m_store.read(m_key, this);
        startThen(m_job.get(), this, [this](const Result<Secret> &value) {
            if (value) {
                m_vault.m_memory.insert(m_key, *value);
                m_vault.m_inKeychain.insert(m_key);
            }
            finish(value);
        });
    }
    void stop() override { delete m_job; }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    Vault &m_vault;
    QString m_key;
    QPointer<ResultJob<Secret>> m_job;
};

class VaultWriteJob final : public ResultJob<void>
{
public:
    VaultWriteJob(Vault &vault, QString key, Secret value, QObject *parent)
        : ResultJob(parent)
        , m_vault(vault)
        , m_key(std::move(key))
        , m_value(std::move(value))
    {
    }

protected:
    void run() override
    {
        m_vault.m_memory.insert(m_key, m_value);
        m_vault.m_unkept.insert(m_key);
        startThen(
            m_vault.m_store.write(m_key, m_value, this), this, [this](const Result<void> &written) {
                if (written) {
                    m_vault.m_inKeychain.insert(m_key);
                    if (m_vault.remembered(m_key) == m_value)
                        m_vault.m_unkept.remove(m_key);
                }
                finish(written);
            });
    }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    Vault &m_vault;
    QString m_key;
    Secret m_value;
};

class VaultRemoveJob final : public ResultJob<void>
{
public:
    VaultRemoveJob(Vault &vault, QString key, QObject *parent)
        : ResultJob(parent)
        , m_vault(vault)
        , m_key(std::move(key))
    {
    }

protected:
    void run() override
    {
        m_vault.m_memory.remove(m_key);
        m_vault.m_unkept.remove(m_key);
        startThen(m_vault.m_store.remove(m_key, this), this, [this](const Result<void> &removed) {
            if (removed)
                m_vault.m_inKeychain.remove(m_key);
            finish(removed);
        });
    }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    Vault &m_vault;
    QString m_key;
};

Vault::Vault(SecretStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

std::unique_ptr<Vault> Vault::withEntries(const QHash<QString, Secret> &entries) const
{
    auto other = std::make_unique<Vault>(m_store);
    other->m_memory = m_memory;
    other->m_memory.insert(entries);
    return other;
}

void Vault::forgetKept()
{
    m_memory.removeIf(
        [this](QHash<QString, Secret>::iterator it) { return !m_unkept.contains(it.key()); });
}

ResultJob<Secret> *Vault::read(const QString &key, QObject *parent)
{
    return new VaultReadJob(*this, key, parent);
}

ResultJob<void> *Vault::write(const QString &key, const Secret &value, QObject *parent)
{
    return new VaultWriteJob(*this, key, value, parent);
}

ResultJob<void> *Vault::remove(const QString &key, QObject *parent)
{
    return new VaultRemoveJob(*this, key, parent);
}

QString sessionKey(const QString &profileId)
{
    return QStringLiteral("session/") + profileId;
}

} // namespace rescind
