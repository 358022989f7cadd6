// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/connectiontest.h"

namespace rescind {

ConnectionTest::ConnectionTest(
    Services &services, const Profile &profile, SecretChanges secrets, QObject *parent)
    : ResultJob(parent)
    , m_services(services)
    , m_profile(profile)
    , m_secrets(std::move(secrets))
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
    QList<ProfileSecret> needed = neededSecrets(m_profile);
    needed.removeIf([this](ProfileSecret secret) {
        return m_profile.id.isEmpty() || m_secrets.contains(secret);
    });
    readSecrets(needed);
}

void ConnectionTest::readSecrets(QList<ProfileSecret> needed)
{
    if (needed.isEmpty()) {
        test();
        return;
    }
    const ProfileSecret wanted = needed.takeFirst();
    startThen(m_services.vault.read(secretKey(wanted, m_profile.id), this), this,
        [this, wanted, needed](const Result<Secret> &secret) {
            // Where there is none, or the keychain is locked, the provider will say what it misses.
            if (secret)
                m_secrets.insert(wanted, *secret);
            readSecrets(needed);
        });
}

void ConnectionTest::test()
{
    const Client client{
        .profile = m_profile, .secret = m_secrets.value(ProfileSecret::ClientSecret)};
    m_test = new ConnectionTestJob(m_services.transport, m_services.clock, client, this);
    connect(m_test, &ConnectionTestJob::advanced, this, &ConnectionTest::advanced);
    startThen<ConnectionReport>(
        m_test.get(), this, [this](const Result<ConnectionReport> &report) { finish(report); });
}

} // namespace rescind
