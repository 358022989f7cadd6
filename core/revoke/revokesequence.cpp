// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revoke/revokesequence.h"

#include <algorithm>
#include <utility>

namespace rescind {

RevokeSequence::RevokeSequence(HttpTransport &transport, LocalCopies &copies, const Clock &clock,
    QList<RevocationTask> tasks, QObject *parent)
    : ResultJob(parent)
    , m_transport(transport)
    , m_copies(copies)
    , m_clock(clock)
    , m_tasks(std::move(tasks))
    , m_reports(m_tasks.size())
{
}

void RevokeSequence::run()
{
    m_outstanding = m_tasks.size();
    // One token alone is looked at by its own job.
    if (m_tasks.size() < 2) {
        startNext();
        return;
    }
    for (qsizetype i = 0; i < m_tasks.size(); ++i)
        lookAt(i);
}

//! The tokens that were not begun are reported as not sent; the others say themselves how far they
//! came.
void RevokeSequence::finishWith(Error error)
{
    if (m_isEnding)
        return;
    m_isEnding = true;
    const qsizetype begun = std::exchange(m_next, m_tasks.size());
    for (qsizetype i = begun; i < m_tasks.size(); ++i) {
        RevocationTask &task = m_tasks[i];
        RevocationReport &report = m_reports[i];
        report = reportFor(task.token);
        report.before = task.before.value_or(FirstLook()).activity();
        report.witness = task.witness;
        report.error = error;
        task.token.clear();
        Q_EMIT reported(report);
    }
    const auto running = findChildren<RevokeJob *>(Qt::FindDirectChildrenOnly);
    m_outstanding = 0;
    for (RevokeJob *const job : running) {
        if (!job->isFinished()) {
            ++m_outstanding;
            job->cancel();
        }
    }
    if (m_outstanding == 0)
        finish(m_reports);
}

void RevokeSequence::lookAt(qsizetype index)
{
    startThen(lookBefore(m_transport, m_tasks.at(index), this), this,
        [this, index](const Result<FirstLook> &found) {
            RevocationTask &task = m_tasks[index];
            task.before = found.value_or(FirstLook());
            RevocationStep step = stepFor(*task.before, task.witness);
            step.at = m_clock.now();
            Q_EMIT advanced(task.token.fingerprint, step);
            if (--m_outstanding > 0)
                return;
            m_outstanding = m_tasks.size();
            shareWitnesses();
            startNext();
        });
}

void RevokeSequence::shareWitnesses()
{
    for (RevocationTask &task : m_tasks) {
        task.witness = task.witness
            || std::any_of(m_tasks.cbegin(), m_tasks.cend(), [&task](const RevocationTask &other) {
                   return other.token.kind == task.token.kind
                       && task.token.kind != TokenKind::Unknown
                       && other.client.profile.id == task.client.profile.id
                       && other.before->answer == Activity::Active;
               });
    }
}

void RevokeSequence::startNext()
{
    if (m_tasks.isEmpty()) {
        finish(m_reports);
        return;
    }
    if (m_next >= m_tasks.size())
        return;
    const qsizetype index = m_next++;
    auto *const job = new RevokeJob(m_transport, m_copies, m_clock, m_tasks.at(index), this);
    connect(job, &RevokeJob::advanced, this, [this, index](const RevocationStep &step) {
        Q_EMIT advanced(m_tasks.at(index).token.fingerprint, step);
        const bool answered = step.kind == RevocationStep::Kind::Accepted
            || step.kind == RevocationStep::Kind::Rejected
            || step.kind == RevocationStep::Kind::NotSent;
        if (answered && m_next == index + 1)
            startNext();
    });
    startThen(job, this,
        [this, index](const Result<RevocationReport> &report) { onReport(index, report); });
}

void RevokeSequence::onReport(qsizetype index, const Result<RevocationReport> &report)
{
    m_tasks[index].token.clear();
    if (report) {
        m_reports[index] = *report;
        Q_EMIT reported(*report);
    }
    if (m_next == index + 1)
        startNext();
    if (--m_outstanding == 0)
        finish(m_reports);
}

} // namespace rescind
