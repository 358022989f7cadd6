// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sessiontransport.h"

#include "core/engine/profileroute.h"

namespace rescind {

SessionTransport::SessionTransport(Services &services, const Profile &profile)
    : m_services(services)
    , m_profile(profile)
    , m_clock(services.clock)
{
}

ResultJob<HttpResponse> *SessionTransport::send(const HttpRequest &request, QObject *parent)
{
    m_transport = m_services.transports.transportFor(routeOf(m_profile, m_services.vault));
    ResultJob<HttpResponse> *const job = m_transport->send(request, parent);
    note(request, job);
    // First to hear of the answer, so that whoever asked reads it by the right time.
    job->onFinished(this, [this](const Result<HttpResponse> &answer) {
        if (answer && m_clock.note(*answer))
            Q_EMIT clockSkewChanged();
    });
    connect(job, &QObject::destroyed, job, [kept = m_transport] {});
    return job;
}

void SessionTransport::note(const HttpRequest &request, ResultJob<HttpResponse> *job)
{
    ExchangeLog *const log = m_services.exchanges;
    if (log == nullptr)
        return;
    const qint64 number = log->begin(request);
    job->onFinished(
        log, [log, number](const Result<HttpResponse> &answer) { log->complete(number, answer); });
    connect(job, &QObject::destroyed, log, [log, number] { log->abandon(number); });
}

} // namespace rescind
