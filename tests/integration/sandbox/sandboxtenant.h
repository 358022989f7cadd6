// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/profilesecrets.h"

#include <QtCore/QJsonObject>
#include <QtCore/QProcess>

namespace rescind {

//! A running sandbox tenant (tests/provider), ended with this object.
class SandboxTenant final
{
public:
    //! `provider` is "6" or "9".
    explicit SandboxTenant(const QString &provider, const QStringList &options = {});
    ~SandboxTenant();

    //! Empty when it did not start.
    [[nodiscard]] QString appHost() const
    {
        return m_facts.value(QLatin1StringView("app_host")).toString();
    }
    //! A profile for one of its clients, not saved yet.
    [[nodiscard]] Profile profileFor(const QString &client) const;
    [[nodiscard]] Secret secretOf(const QString &client) const;
    //! All that the client has: its secret, or its private key.
    [[nodiscard]] SecretChanges secretsOf(const QString &client) const;

private:
    Q_DISABLE_COPY_MOVE(SandboxTenant)
    [[nodiscard]] QJsonObject clientNamed(const QString &name) const;

    QProcess m_process;
    QJsonObject m_facts;
};

} // namespace rescind
