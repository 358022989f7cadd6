// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/diagnosisjob.h"

namespace rescind {

namespace {

//! Discovery, encryption, clock, keys, redirect URI.
constexpr int providerChecks = 5;

} // namespace

CheckResult resultOfLine(const DiagnosisLine &line)
{
    return std::visit([](const auto &check) { return check.result; }, line);
}

QLatin1StringView keyOfLine(const DiagnosisLine &line)
{
    if (const auto *const self = std::get_if<SelfCheck>(&line))
        return selfCheckKey(self->name);
    return checkKey(std::get<ConnectionCheck>(line).name);
}

DiagnosisJob::DiagnosisJob(Services &services, const std::optional<Profile> &profile,
    const QDateTime &knownSince, QObject *parent)
    : ResultJob(parent)
    , m_services(services)
    , m_profile(profile)
    , m_knownSince(knownSince)
{
}

QList<DiagnosisLine> DiagnosisJob::soFar() const
{
    if (!m_self)
        return m_lines;
    const QList<SelfCheck> &checks = m_self->soFar();
    return QList<DiagnosisLine>(checks.begin(), checks.end());
}

int DiagnosisJob::expected() const
{
    return m_profile ? selfCheckCount + providerChecks : selfCheckCount - 1;
}

void DiagnosisJob::run()
{
    m_self = new SelfCheckJob(m_services, m_profile, this);
    connect(m_self, &SelfCheckJob::advanced, this, &DiagnosisJob::advanced);
    startThen<QList<SelfCheck>>(m_self.get(), this, [this](const Result<QList<SelfCheck>> &checks) {
        m_self = nullptr;
        if (checks)
            m_lines = QList<DiagnosisLine>(checks->begin(), checks->end());
        askProvider();
    });
}

void DiagnosisJob::askProvider()
{
    if (!m_profile) {
        finish(m_lines);
        return;
    }
    m_provider
        = new ConnectionTest(m_services, *m_profile, {}, this, ConnectionScope::ProviderOnly);
    startThen<ConnectionReport>(
        m_provider.get(), this, [this](const Result<ConnectionReport> &report) { take(report); });
}

void DiagnosisJob::take(const Result<ConnectionReport> &report)
{
    if (!report) {
        // The profile itself is not right.
        m_lines.append(ConnectionCheck{.result = CheckResult::Fail,
            .finding = ConnectionFinding::Failed,
            .error = report.error()});
        finish(m_lines);
        return;
    }
    for (ConnectionCheck check : report->checks) {
        const bool hasOwn = check.name == ConnectionCheckName::Discovery && m_knownSince.isValid();
        if (hasOwn)
            check.value = QString::number(m_knownSince.secsTo(m_services.clock.now()));
        m_lines.append(check);
    }
    finish(m_lines);
}

void DiagnosisJob::stop()
{
    delete m_self;
    delete m_provider;
}

} // namespace rescind
