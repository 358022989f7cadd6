// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/services.h"

namespace rescind {

//! The preferences that count, and what of them the engine itself lives by: when to look after a
//! revocation, and whether entries go to syslog. Without a store they are the usual ones, and kept
//! for this run alone.
class SettingsDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsDesk)

public:
    //! Reads the store; changes the services' looks where there is one.
    explicit SettingsDesk(Services &services);

    //! What counts: the user's own under the policy.
    [[nodiscard]] Preferences current() const { return underPolicy(m_own, policy()); }
    [[nodiscard]] const Preferences &own() const { return m_own; }
    [[nodiscard]] const Policy &policy() const { return m_services.policy.policy; }
    //! What could not be used when they were read.
    [[nodiscard]] QList<Error> problems() const;

    //! Keeps them and lives by them. Where they cannot be kept they count for this run.
    [[nodiscard]] Result<void> set(const Preferences &own);

Q_SIGNALS:
    void changed();

private:
    void apply();

    Services &m_services;
    Preferences m_own;
    std::optional<Error> m_problem;
};

[[nodiscard]] LookTimes lookTimesOf(LookSchedule schedule);

} // namespace rescind
