// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/connectiontest.h"
#include "core/engine/selfcheck.h"

#include <variant>

namespace rescind {

//! One line of a diagnosis: about this computer, or about a provider. Holds no secret.
using DiagnosisLine = std::variant<SelfCheck, ConnectionCheck>;

[[nodiscard]] CheckResult resultOfLine(const DiagnosisLine &line);
//! selfCheckKey() or checkKey().
[[nodiscard]] QLatin1StringView keyOfLine(const DiagnosisLine &line);

//! All that has to work before a sign-in or a revocation can: this computer (SelfCheckJob), and for
//! a profile its provider as far as that is seen without the client (ConnectionScope). Nobody
//! authenticates and nothing is changed, so that it may be made without being asked for. Fails only
//! when it is cancelled.
class DiagnosisJob final : public ResultJob<QList<DiagnosisLine>>
{
    Q_OBJECT

public:
    //! `knownSince`: when the open session fetched the provider's metadata; invalid where it has
    //! none.
    DiagnosisJob(Services &services, const std::optional<Profile> &profile,
        const QDateTime &knownSince, QObject *parent);

    //! Those that have been made, in order.
    [[nodiscard]] QList<DiagnosisLine> soFar() const;
    //! How many there will be.
    [[nodiscard]] int expected() const;

Q_SIGNALS:
    void advanced();

protected:
    void run() override;
    void stop() override;
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    void askProvider();
    void take(const Result<ConnectionReport> &report);

    Services &m_services;
    std::optional<Profile> m_profile;
    QDateTime m_knownSince;
    QList<DiagnosisLine> m_lines;
    QPointer<SelfCheckJob> m_self;
    QPointer<ConnectionTest> m_provider;
};

} // namespace rescind
