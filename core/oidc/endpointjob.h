// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/net/retry.h"
#include "core/net/transport.h"

#include <QtCore/QPointer>

namespace rescind {

//! Sends one request that was built, or could not be, and finishes with what `read` makes of the
//! answer: a protocol's pure functions put into time. Read is Result<T>(const HttpResponse &).
template<typename T, typename Read>
class EndpointJob final : public ResultJob<T>
{
public:
    EndpointJob(HttpTransport &transport, Result<HttpRequest> request, RetryPolicy policy,
        Read read, QObject *parent)
        : ResultJob<T>(parent)
        , m_transport(transport)
        , m_request(std::move(request))
        , m_policy(std::move(policy))
        , m_read(std::move(read))
    {
    }

protected:
    void run() override
    {
        if (!m_request) {
            this->finish(fail(m_request.error()));
            return;
        }
        m_sending = sendWithRetry(m_transport, *m_request, m_policy, this);
        startThen(m_sending.get(), this, [this](const Result<HttpResponse> &response) {
            if (response)
                this->finish(m_read(*response));
            else
                this->finish(fail(response.error()));
        });
    }
    void stop() override { delete m_sending; }
    [[nodiscard]] Stage stage() const override
    {
        return m_request ? m_request->stage : m_request.error().stage;
    }

private:
    HttpTransport &m_transport;
    Result<HttpRequest> m_request;
    RetryPolicy m_policy;
    Read m_read;
    QPointer<ResultJob<HttpResponse>> m_sending;
};

//! A job, not started, for one request at one endpoint.
template<typename T, typename Read>
[[nodiscard]] ResultJob<T> *ask(HttpTransport &transport, Result<HttpRequest> request,
    RetryPolicy policy, Read read, QObject *parent)
{
    return new EndpointJob<T, Read>(
        transport, std::move(request), std::move(policy), std::move(read), parent);
}

} // namespace rescind
