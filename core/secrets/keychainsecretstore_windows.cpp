// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/credentialmanager_windows.h"
#include "core/secrets/keychainsecretstore.h"
#include "core/secrets/splitsecret.h"

#include <functional>

namespace rescind {

namespace {

//! The Credential Manager answers at once; it is a job all the same, as every store's work is.
template<typename T>
class CredentialJob final : public ResultJob<T>
{
public:
    CredentialJob(std::function<Result<T>(CredentialEntries &)> work, QObject *parent)
        : ResultJob<T>(parent)
        , m_work(std::move(work))
    {
    }

protected:
    void run() override
    {
        CredentialManager entries;
        this->finish(m_work(entries));
    }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    std::function<Result<T>(CredentialEntries &)> m_work;
};

// The service is no part of an entry's name there.
QString entryName(const QString &service, const QString &key)
{
    return service + u'/' + key;
}

} // namespace

KeychainSecretStore::KeychainSecretStore(const QString &service)
    : m_service(service)
{
}

ResultJob<Secret> *KeychainSecretStore::read(const QString &key, QObject *parent)
{
    return new CredentialJob<Secret>(
        [name = entryName(m_service, key)](
            CredentialEntries &entries) { return readSplit(entries, name); },
        parent);
}

ResultJob<void> *KeychainSecretStore::write(
    const QString &key, const Secret &value, QObject *parent)
{
    return new CredentialJob<void>(
        [name = entryName(m_service, key), value](
            CredentialEntries &entries) { return writeSplit(entries, name, value); },
        parent);
}

ResultJob<void> *KeychainSecretStore::remove(const QString &key, QObject *parent)
{
    return new CredentialJob<void>(
        [name = entryName(m_service, key)](
            CredentialEntries &entries) { return removeSplit(entries, name); },
        parent);
}

} // namespace rescind
