// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/connectiontest.h"

#include <QtCore/QUuid>

#include <algorithm>

namespace rescind {

ConnectionTest::ConnectionTest(Services &services, const Profile &profile, SecretChanges secrets,
    QObject *parent, ConnectionScope scope)
    : ResultJob(parent)
    , m_services(services)
    , m_profile(profile)
    , m_secrets(std::move(secrets))
    , m_scope(scope)
{
}

ConnectionReport ConnectionTest::report() const
{
    return m_test != nullptr ? m_test->report() : ConnectionReport();
}

ConnectionCheckName ConnectionTest::current() const
{
    return m_test != nullptr ? m_test->current() : ConnectionCheckName::Discovery;
}

void ConnectionTest::run()
{
    const auto tidy = checked(m_profile);
    if (!tidy) {
        finish(fail(tidy.error()));
        return;
    }
    m_profile = *tidy;
    prepare();
    QList<ProfileSecret> needed = neededSecrets(m_profile);
    needed.removeIf([this](ProfileSecret secret) { return m_secrets.contains(secret); });
    // Where there is none, or the keychain is locked, the provider will say what it misses.
    startThen(readSecrets(*m_vault, m_profile.id, needed, this), this,
        [this](const Result<void> &) { test(); });
}

//! The same services, with a vault in which the form's secrets lie where the kept ones would.
void ConnectionTest::prepare()
{
    if (m_profile.id.isEmpty())
        m_profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QHash<QString, Secret> entries;
    for (auto it = m_secrets.cbegin(); it != m_secrets.cend(); ++it)
        entries.insert(secretKey(it.key(), m_profile.id), it.value());
    m_vault = m_services.vault.withEntries(entries);
    m_formServices.reset(new Services{.transports = m_services.transports,
        .vault = *m_vault,
        .profiles = m_services.profiles,
        .browser = m_services.browser,
        .clock = m_services.clock,
        .journal = m_services.journal,
        .exchanges = m_services.exchanges});
}

void ConnectionTest::test()
{
    m_client = std::make_unique<SessionClient>(*m_formServices, m_profile, nullptr);
    m_test = new ConnectionTestJob(
        m_client->transport(), m_services.clock, m_client->current(), this, m_scope);
    connect(m_test, &ConnectionTestJob::advanced, this, &ConnectionTest::advanced);
    startThen<ConnectionReport>(m_test.get(), this, [this](const Result<ConnectionReport> &report) {
        record(report);
        finish(report);
    });
}

void ConnectionTest::record(const Result<ConnectionReport> &report)
{
    // Nobody acted as the client: there is nothing that a provider could ask about later.
    if (m_scope == ConnectionScope::ProviderOnly)
        return;
    if (!report) {
        m_client->journal().record(failedEntry(JournalAction::ConnectionTest, report.error()));
        return;
    }
    const bool failed = std::any_of(report->checks.cbegin(), report->checks.cend(),
        [](const ConnectionCheck &check) { return check.result == CheckResult::Fail; });
    m_client->journal().record({.action = JournalAction::ConnectionTest,
        .outcome = failed ? QStringLiteral("failed") : QStringLiteral("ok")});
}

} // namespace rescind
