// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/retry.h"

#include "core/base/logging.h"
#include "core/net/requestsigner.h"

#include <QtCore/QPointer>

#include <algorithm>

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
    // The same wrong password again and again locks somebody out.
    if (result.error().reason == Reason::ProxyWantsPassword
        || result.error().reason == Reason::ProxyMayHaveRefused)
        return false;
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
        m_signed = m_request;
        for (const auto &signer : std::as_const(m_request.signers)) {
            if (std::optional<Error> problem = signer->sign(m_signed)) {
                finishWith(*std::move(problem));
                return;
            }
        }
        m_attempt = m_transport.send(m_signed, this);
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
        if (result && wantsAnotherAttempt(*result)) {
            run();
            return;
        }
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

    //! Once only: a server that goes on asking will not be pleased by a third proof.
    [[nodiscard]] bool wantsAnotherAttempt(const HttpResponse &answer)
    {
        bool wanted = false;
        for (const auto &signer : std::as_const(m_request.signers))
            wanted = signer->wantsAnotherAttempt(m_signed, answer) || wanted;
        return wanted && !std::exchange(m_signedAgain, true);
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
    //! As this attempt sends it.
    HttpRequest m_signed;
    bool m_signedAgain = false;
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
