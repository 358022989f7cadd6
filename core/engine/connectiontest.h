// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/sessionclient.h"
#include "core/login/connectiontestjob.h"

#include <QtCore/QPointer>

namespace rescind {

//! Tests a profile as it stands in a form, saved or not: with the secrets given, and those that the
//! keychain has of it. Fails where the profile itself is not right, and when cancelled.
class ConnectionTest final : public ResultJob<ConnectionReport>
{
    Q_OBJECT

public:
    ConnectionTest(Services &services, const Profile &profile, SecretChanges secrets,
        QObject *parent, ConnectionScope scope = ConnectionScope::All);

    //! What is done by now.
    [[nodiscard]] ConnectionReport report() const;
    //! What is being checked.
    [[nodiscard]] ConnectionCheckName current() const;

Q_SIGNALS:
    void advanced();

protected:
    void run() override;
    void stop() override { delete m_test; }
    [[nodiscard]] Stage stage() const override { return Stage::Profile; }

private:
    void prepare();
    void test();
    void record(const Result<ConnectionReport> &report);

    Services &m_services;
    Profile m_profile;
    SecretChanges m_secrets;
    ConnectionScope m_scope;
    //! Holds the form's secrets, which are not to be kept; what stands on it goes before it.
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<Services> m_formServices;
    std::unique_ptr<SessionClient> m_client;
    QPointer<ConnectionTestJob> m_test;
};

} // namespace rescind
