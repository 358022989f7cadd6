// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/findmethodjob.h"

#include <QtCore/QPointer>

namespace rescind {

FindMethodJob::FindMethodJob(SessionClient &client, Stage endpoint, QObject *parent)
    : ResultJob(parent)
    , m_client(client)
    , m_endpoint(endpoint)
{
}

void FindMethodJob::run()
{
    m_client.get([self = QPointer(this)](const Result<Client> &client) {
        if (!self || self->isFinished())
            return;
        if (!client) {
            self->finish(fail(client.error()));
            return;
        }
        auto *const probe = new ClientAuthProbe(
            self->m_client.transport(), *client, self->m_endpoint, self.data());
        connect(probe, &ClientAuthProbe::trying, self.data(), &FindMethodJob::trying);
        startThen<AuthFinding>(probe, self.data(),
            [job = self.data()](const Result<AuthFinding> &found) { job->onFound(found); });
    });
}

void FindMethodJob::onFound(const Result<AuthFinding> &found)
{
    // One that was cancelled must not change the profile any more.
    if (isFinished())
        return;
    if (!found) {
        finish(fail(found.error()));
        return;
    }
    MethodFinding result{.finding = *found, .before = methodAt(m_client.profile(), m_endpoint)};
    if (result.isChange())
        result.notKept = m_client.rememberMethod(m_endpoint, *found->works);
    finish(result);
}

} // namespace rescind
