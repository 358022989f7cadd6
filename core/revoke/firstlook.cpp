// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revoke/firstlook.h"

#include "core/tokens/tokenset.h"

namespace rescind {

FirstLookJob::FirstLookJob(HttpTransport &transport, Task task, QObject *parent)
    : ResultJob(parent)
    , m_transport(transport)
    , m_task(std::move(task))
{
}

void FirstLookJob::run()
{
    auto *const job = introspect(
        m_transport, m_task.client, m_task.token, hintFor(m_task.kind), RetryPolicy::never(), this);
    startThen(job, this, [this](const Result<Introspection> &answer) { onIntrospected(answer); });
    limitTime(job, m_task.limit);
}

void FirstLookJob::onIntrospected(const Result<Introspection> &answer)
{
    if (answer) {
        m_found.answer = answer->active ? Activity::Active : Activity::Inactive;
    } else {
        m_found.error = answer.error();
        // Our own limit.
        if (m_found.error->kind == ErrorKind::Cancelled) {
            m_found.error->kind = ErrorKind::Timeout;
            m_found.error->reason = Reason::NoAnswer;
        }
    }
    const bool believable = m_found.answer == Activity::Active
        || (m_found.answer == Activity::Inactive && m_task.witness);
    if (believable || !m_task.mayUse || m_task.kind != TokenKind::Access
        || m_task.client.metadata.userInfoEndpoint.isEmpty()) {
        finish(m_found);
        return;
    }
    auto *const job = askUserInfo(m_transport, m_task.client, m_task.token, this);
    startThen(job, this, [this](const Result<UserInfoVerdict> &verdict) {
        m_found.userInfoServed = verdict && *verdict == UserInfoVerdict::Served;
        finish(m_found);
    });
    limitTime(job, m_task.limit);
}

} // namespace rescind
