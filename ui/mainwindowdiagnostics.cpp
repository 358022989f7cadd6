// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowdiagnostics.h"

#include "core/engine/engine.h"
#include "core/profiles/learnt.h"
#include "ui/mainwindow.h"
#include "ui/pages/diagnosticspanel.h"

namespace rescind {

MainWindowDiagnostics::MainWindowDiagnostics(Engine &engine, MainWindow &window)
    : m_engine(engine)
    , m_window(window)
{
    DiagnosticsPanel *const page = &window.diagnosticsPage();
    connect(page, &DiagnosticsPanel::checkRequested, this, &MainWindowDiagnostics::check);
    connect(page, &DiagnosticsPanel::cancelRequested, this, [this, page] {
        delete m_job;
        page->showCancelled();
    });
}

MainWindowDiagnostics::~MainWindowDiagnostics()
{
    delete m_job;
}

void MainWindowDiagnostics::setProfile(const std::optional<Profile> &profile)
{
    // What was learnt about a provider changes nothing of the way to it.
    const bool isSame = profile.has_value() == m_profile.has_value()
        && (!profile || haveSameSettings(*m_profile, *profile));
    m_profile = profile;
    if (isSame)
        return;
    delete m_job;
    m_findings.reset();
    m_showsOld = false;
    if (profile)
        m_window.diagnosticsPage().setProfile(
            profile->name, profile->issuer(), profile->displayHost());
    else
        m_window.diagnosticsPage().setProfile({}, {}, {});
}

void MainWindowDiagnostics::takeOver(const std::optional<Findings> &findings)
{
    m_findings = findings;
    m_showsOld = findings.has_value();
}

void MainWindowDiagnostics::check()
{
    delete m_job;
    DiagnosticsPanel *const page = &m_window.diagnosticsPage();
    if (std::exchange(m_showsOld, false)) {
        page->showLines(m_findings->lines, m_findings->at);
        return;
    }
    m_findings.reset();
    m_job = m_engine.diagnose(m_profile, this);
    const auto showProgress
        = [page, job = m_job.get()] { page->showProgress(job->soFar(), job->expected()); };
    connect(m_job, &DiagnosisJob::advanced, page, showProgress);
    showProgress();
    startThen<QList<DiagnosisLine>>(
        m_job.get(), this, [this, page](const Result<QList<DiagnosisLine>> &lines) {
            if (!lines) {
                page->showCancelled();
                return;
            }
            m_findings = {.lines = *lines, .at = QDateTime::currentDateTimeUtc()};
            page->showLines(m_findings->lines, m_findings->at);
        });
}

} // namespace rescind
