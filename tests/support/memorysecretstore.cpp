// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memorysecretstore.h"

#include <QtCore/QTimer>

#include <algorithm>
#include <functional>

namespace rescind {

template<typename T>
class MemoryJob final : public ResultJob<T>
{
public:
    using Act = std::function<Result<T>(MemorySecretStore &)>;

    MemoryJob(MemorySecretStore &store, MemorySecretStore::Call call, Act act, QObject *parent)
        : ResultJob<T>(parent)
        , m_store(store)
        , m_call(std::move(call))
        , m_act(std::move(act))
    {
    }

protected:
    void run() override
    {
        m_store.m_calls.append(m_call);
        const auto behaviour = m_store.m_behaviour.value(m_call.operation);
        if (behaviour.hangs)
            return;
        QTimer::singleShot(behaviour.delay, this, [this, reason = behaviour.reason] {
            if (reason != Reason::Unspecified)
                this->finish(fail(keychainFailure(reason)));
            else
                this->finish(m_act(m_store));
        });
    }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    static Error keychainFailure(Reason reason)
    {
        return {.kind = ErrorKind::Keychain, .stage = Stage::Storage, .reason = reason};
    }

    MemorySecretStore &m_store;
    MemorySecretStore::Call m_call;
    Act m_act;
};

ResultJob<Secret> *MemorySecretStore::read(const QString &key, QObject *parent)
{
    const auto act = [key](MemorySecretStore &store) -> Result<Secret> {
        const auto found = store.entries.constFind(key);
        if (found != store.entries.cend())
            return *found;
        return fail(Error{.kind = ErrorKind::Keychain,
            .stage = Stage::Storage,
            .reason = Reason::SecretNotFound});
    };
    return new MemoryJob<Secret>(*this, {Operation::Read, key}, act, parent);
}

ResultJob<void> *MemorySecretStore::write(const QString &key, const Secret &value, QObject *parent)
{
    if (value.isEmpty())
        return remove(key, parent);
    const auto act = [key, value](MemorySecretStore &store) -> Result<void> {
        store.entries.insert(key, value);
        return {};
    };
    return new MemoryJob<void>(*this, {Operation::Write, key}, act, parent);
}

ResultJob<void> *MemorySecretStore::remove(const QString &key, QObject *parent)
{
    const auto act = [key](MemorySecretStore &store) -> Result<void> {
        store.entries.remove(key);
        return {};
    };
    return new MemoryJob<void>(*this, {Operation::Remove, key}, act, parent);
}

void MemorySecretStore::failOnAll(Reason reason)
{
    for (const Operation operation : {Operation::Read, Operation::Write, Operation::Remove})
        failOn(operation, reason);
}

qsizetype MemorySecretStore::countOf(Operation operation) const
{
    return std::count_if(m_calls.begin(), m_calls.end(),
        [operation](const Call &call) { return call.operation == operation; });
}

} // namespace rescind
