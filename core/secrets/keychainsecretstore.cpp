// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychainsecretstore.h"

#include "core/base/logging.h"
#include "core/secrets/keychainerror.h"

#include <QtCore/QDebug>

#include <qt6keychain/keychain.h>

namespace rescind {

namespace {

//! Common to all three: hands one job to QtKeychain, then makes sense of its end.
template<typename T>
class KeychainJob : public ResultJob<T>
{
public:
    KeychainJob(
        KeychainOperation operation, const QString &service, const QString &key, QObject *parent)
        : ResultJob<T>(parent)
        , m_operation(operation)
        , m_service(service)
        // On Windows the service is no part of an entry's name.
        , m_key(service + u'/' + key)
    {
    }

protected:
    [[nodiscard]] const QString &service() const { return m_service; }

    //! QtKeychain's job must outlive ours: libsecret keeps a bare pointer to it until it answers.
    //! So it has no parent, deletes itself, and we are only a context of its signal.
    void begin(QKeychain::Job *job)
    {
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        job->setKey(m_key);
        QObject::connect(
            job, &QKeychain::Job::finished, this, [this](QKeychain::Job *done) { onDone(done); });
        job->start();
    }

    //! All went well.
    virtual void succeed() = 0;
    //! The moment to take what the job holds; it is gone afterwards.
    virtual void take(QKeychain::Job *) { }

    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    void onDone(QKeychain::Job *job)
    {
        const QKeychain::Error error = job->error();
        const QString text = job->errorString();
        take(job);
        if (!needsKeychainState(m_operation, error))
            return settle(error, text, KeychainState::Unknown);
        startThen(
            probeKeychain(this), this, [this, error, text](const Result<KeychainState> &state) {
                settle(error, text, state.value_or(KeychainState::Unknown));
            });
    }

    void settle(QKeychain::Error error, const QString &text, KeychainState state)
    {
        const std::optional<Reason> reason = keychainReason(m_operation, error, state);
        if (!reason)
            return succeed();
        if (*reason != Reason::SecretNotFound)
            qCInfo(secretsLog) << "keychain:" << *reason << "QtKeychain error" << int(error);
        this->finish(fail(keychainError(*reason, text)));
    }

    KeychainOperation m_operation;
    QString m_service;
    QString m_key;
};

class ReadJob final : public KeychainJob<Secret>
{
public:
    ReadJob(const QString &service, const QString &key, QObject *parent)
        : KeychainJob(KeychainOperation::Read, service, key, parent)
    {
    }

protected:
    void run() override { begin(new QKeychain::ReadPasswordJob(service())); }
    void take(QKeychain::Job *job) override
    {
        m_value = Secret(static_cast<QKeychain::ReadPasswordJob *>(job)->binaryData());
    }
    void succeed() override
    {
        // Nothing empty is ever written; KWallet's last step fails without saying so.
        if (m_value.isEmpty())
            finish(fail(keychainError(Reason::SecretUnreadable, {})));
        else
            finish(m_value);
    }

private:
    Secret m_value;
};

class WriteJob final : public KeychainJob<void>
{
public:
    WriteJob(const QString &service, const QString &key, const Secret &value, QObject *parent)
        : KeychainJob(KeychainOperation::Write, service, key, parent)
        , m_value(value)
    {
    }

protected:
    void run() override
    {
        auto *const job = new QKeychain::WritePasswordJob(service());
        job->setBinaryData(m_value.reveal());
        begin(job);
    }
    void succeed() override { finish({}); }

private:
    Secret m_value;
};

class RemoveJob final : public KeychainJob<void>
{
public:
    RemoveJob(const QString &service, const QString &key, QObject *parent)
        : KeychainJob(KeychainOperation::Remove, service, key, parent)
    {
    }

protected:
    void run() override { begin(new QKeychain::DeletePasswordJob(service())); }
    void succeed() override { finish({}); }
};

} // namespace

KeychainSecretStore::KeychainSecretStore(const QString &service)
    : m_service(service)
{
}

ResultJob<Secret> *KeychainSecretStore::read(const QString &key, QObject *parent)
{
    return new ReadJob(m_service, key, parent);
}

ResultJob<void> *KeychainSecretStore::write(
    const QString &key, const Secret &value, QObject *parent)
{
    if (value.isEmpty())
        return remove(key, parent);
    return new WriteJob(m_service, key, value, parent);
}

ResultJob<void> *KeychainSecretStore::remove(const QString &key, QObject *parent)
{
    return new RemoveJob(m_service, key, parent);
}

} // namespace rescind
