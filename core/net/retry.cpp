// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/retry.h"

#include "core/base/logging.h"

#include <QtCore/QPointer>

namespace rescind {

namespace {

bool asksForPatience(const HttpResponse &answer)
{
    return answer.status == 429 || answer.status == 503;
}

bool isWorthRepeating(const Result<HttpResponse> &result, RetryPolicy::Repeat repeat)
{
    if (repeat == RetryPolicy::Repeat::Never)
        return false;
    if (result)
        return asksForPatience(*result);
    return result.error().kind == ErrorKind::Network
        && (repeat == RetryPolicy::Repeat::Always || !result.error().maybeSent);
}

class RetryingSendJob final : public ResultJob<HttpResponse>
{
public:
    RetryingSendJob(
        HttpTransport &transport, HttpRequest request, RetryPolicy policy, QObject *parent)
        : ResultJob(parent)
        , m_transport(transport)
        , m_request(std::move(request))
        , m_policy(std::move(policy))
    {
        if (!m_policy.wait) {
            m_policy.wait = [](auto time, QObject *context, auto then) {
                QTimer::singleShot(time, context, std::move(then));
            };
        }
    }

protected:
    void run() override
    {
        if (isFinished())
            return;
        m_attempt = m_transport.send(m_request, this);
        startThen(m_attempt.data(), this,
            [this](const Result<HttpResponse> &result) { onAttemptFinished(result); });
    }
    void stop() override
    {
        // How far it had come is not known here.
        m_maybeSent = m_maybeSent || m_attempt;
        delete m_attempt;
    }
    void finishWith(Error error) override
    {
        error.maybeSent = error.maybeSent || m_maybeSent;
        finish(fail(std::move(error)));
    }
    [[nodiscard]] Stage stage() const override { return m_request.stage; }

private:
    void onAttemptFinished(const Result<HttpResponse> &result)
    {
        m_attempt = nullptr;
        m_maybeSent = m_maybeSent || result || result.error().maybeSent;
        const std::optional<std::chrono::milliseconds> pause = pauseAfter(result);
        if (pause) {
            ++m_repetitions;
            qCDebug(netLog) << "trying again in" << pause->count() << "ms";
            m_policy.wait(*pause, this, [this] { run(); });
        } else if (result) {
            finish(result);
        } else {
            finishWith(result.error());
        }
    }

    //! Nothing where this was the last attempt.
    [[nodiscard]] std::optional<std::chrono::milliseconds> pauseAfter(
        const Result<HttpResponse> &result) const
    {
        if (m_repetitions >= m_policy.waits.size() || !isWorthRepeating(result, m_policy.repeat))
            return std::nullopt;
        if (!result || !result->retryAfter)
            return m_policy.waits[m_repetitions];
        const std::chrono::seconds asked(*result->retryAfter);
        if (asked > m_policy.longestRetryAfter)
            return std::nullopt;
        return asked;
    }

    HttpTransport &m_transport;
    HttpRequest m_request;
    RetryPolicy m_policy;
    QPointer<ResultJob<HttpResponse>> m_attempt;
    qsizetype m_repetitions = 0;
    bool m_maybeSent = false;
};

} // namespace

ResultJob<HttpResponse> *sendWithRetry(
    HttpTransport &transport, const HttpRequest &request, RetryPolicy policy, QObject *parent)
{
    return new RetryingSendJob(transport, request, std::move(policy), parent);
}

} // namespace rescind
