// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowmethods.h"

#include "ui/text/clientauthtext.h"
#include "ui/widgets/banner.h"

namespace rescind {

namespace {

//! Of the revocation itself, or of the questions after it.
std::optional<Error> refusalIn(const RevocationReport &report)
{
    if (report.error && isClientRefusal(*report.error))
        return report.error;
    for (const Look &look : report.looks) {
        if (look.error && isClientRefusal(*look.error))
            return look.error;
    }
    return std::nullopt;
}

} // namespace

MainWindowMethods::MainWindowMethods(Banner &banner)
    : m_banner(banner)
{
}

void MainWindowMethods::setSession(Session *session)
{
    if (session == m_session)
        return;
    if (m_job)
        m_job->cancel();
    m_job.clear();
    m_session = session;
}

bool MainWindowMethods::showRefusal(const Error &error)
{
    if (!m_session || !isClientRefusal(error))
        return false;
    m_banner.showError(error, clientRefusalText(error, m_session->profile()));
    offer(error.stage);
    return true;
}

void MainWindowMethods::offerFor(const QList<RevocationReport> &reports)
{
    for (const RevocationReport &report : reports) {
        if (const auto refusal = refusalIn(report)) {
            offer(refusal->stage);
            return;
        }
    }
}

void MainWindowMethods::offer(Stage endpoint)
{
    m_banner.setAction(tr("Find what works"), [this, endpoint] { find(endpoint); });
}

void MainWindowMethods::find(Stage endpoint)
{
    m_job = m_session ? m_session->findMethod(endpoint) : nullptr;
    if (!m_job)
        return;
    showSearch(endpoint, std::nullopt);
    connect(m_job, &FindMethodJob::trying, this,
        [this, endpoint](ClientAuthMethod method) { showSearch(endpoint, method); });
    m_job->onFinished(this, [this, job = m_job](const Result<MethodFinding> &found) {
        // A profile that has been left says nothing more.
        if (job == m_job)
            onFound(found);
    });
}

void MainWindowMethods::showSearch(Stage endpoint, std::optional<ClientAuthMethod> method)
{
    if (!m_job)
        return;
    const FindingText text = searchText(endpoint, method);
    m_banner.showMessage(Banner::toneFor(text.result), text.title, text.text);
    m_banner.setAction(tr("Cancel"), [job = m_job] {
        if (job)
            job->cancel();
    });
}

void MainWindowMethods::onFound(const Result<MethodFinding> &found)
{
    m_job.clear();
    if (!found) {
        if (found.error().kind == ErrorKind::Cancelled)
            m_banner.clear();
        else
            m_banner.showError(found.error());
        return;
    }
    const FindingText text = findingText(*found);
    m_banner.showMessage(Banner::toneFor(text.result), text.title, text.text, text.details);
}

} // namespace rescind
