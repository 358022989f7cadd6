// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secrets/secretstore.h"

#include <QtCore/QHash>
#include <QtCore/QList>

#include <chrono>

namespace rescind {

//! A keychain in memory that fails, waits or hangs as a test tells it to. Outlives its jobs.
class MemorySecretStore final : public SecretStore
{
public:
    enum class Operation { Read, Write, Remove };

    struct Call
    {
        Operation operation;
        QString key;

        friend bool operator==(const Call &, const Call &) = default;
    };

    MemorySecretStore() = default;

    [[nodiscard]] ResultJob<Secret> *read(const QString &key, QObject *parent) override;
    [[nodiscard]] ResultJob<void> *write(
        const QString &key, const Secret &value, QObject *parent) override;
    [[nodiscard]] ResultJob<void> *remove(const QString &key, QObject *parent) override;

    //! From now on this operation ends so, and changes nothing; Reason::Unspecified heals it.
    void failOn(Operation operation, Reason reason) { m_behaviour[operation].reason = reason; }
    void failOnAll(Reason reason);
    //! From now on this operation takes so long.
    void delay(Operation operation, std::chrono::milliseconds time)
    {
        m_behaviour[operation].delay = time;
    }
    //! From now on this operation never ends by itself, as behind a prompt that nobody answers.
    void hangOn(Operation operation) { m_behaviour[operation].hangs = true; }
    //! Back to a keychain that works; the entries stay.
    void heal() { m_behaviour.clear(); }

    //! What is kept; tests may put entries here.
    QHash<QString, Secret> entries;
    //! Every operation that was begun, in order.
    [[nodiscard]] const QList<Call> &calls() const { return m_calls; }
    [[nodiscard]] qsizetype countOf(Operation operation) const;

private:
    template<typename T>
    friend class MemoryJob;

    struct Behaviour
    {
        Reason reason = Reason::Unspecified;
        std::chrono::milliseconds delay = std::chrono::milliseconds(0);
        bool hangs = false;
    };

    QHash<Operation, Behaviour> m_behaviour;
    QList<Call> m_calls;
};

} // namespace rescind
