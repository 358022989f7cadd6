// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/settingsdesk.h"

#include "core/base/logging.h"

namespace rescind {

using namespace std::chrono_literals;

LookTimes lookTimesOf(LookSchedule schedule)
{
    switch (schedule) {
    case LookSchedule::Once:
        return {0s};
    case LookSchedule::Quick:
        return {0s, 2s};
    case LookSchedule::Usual:
        return defaultLookTimes();
    case LookSchedule::Patient:
        return defaultLookTimes() + LookTimes{60s, 120s};
    }
    return defaultLookTimes();
}

SettingsDesk::SettingsDesk(Services &services)
    : m_services(services)
{
    if (services.policy.problem)
        qCWarning(engineLog) << "the policy cannot be used:" << *services.policy.problem;
    if (services.preferences != nullptr) {
        const LoadedPreferences loaded = services.preferences->load();
        m_own = loaded.own;
        m_problem = loaded.problem;
        apply();
    } else if (policy().forcesSyslog) {
        m_services.journal.setSyslog(true);
    }
}

QList<Error> SettingsDesk::problems() const
{
    QList<Error> all;
    for (const auto &problem : {m_services.policy.problem, m_problem}) {
        if (problem)
            all.append(*problem);
    }
    return all;
}

Result<void> SettingsDesk::set(const Preferences &own)
{
    m_own = own;
    Result<void> kept;
    if (m_services.preferences != nullptr) {
        kept = m_services.preferences->save(own, m_services.clock.now());
        if (kept)
            m_problem.reset();
    }
    apply();
    Q_EMIT changed();
    return kept;
}

void SettingsDesk::apply()
{
    const Preferences preferences = current();
    m_services.looks = lookTimesOf(preferences.looks);
    m_services.journal.setSyslog(preferences.journalToSyslog);
}

} // namespace rescind
