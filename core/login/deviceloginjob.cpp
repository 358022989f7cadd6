// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/deviceloginjob.h"

#include "core/base/logging.h"
#include "core/login/discard.h"
#include "core/oidc/endpointjob.h"

#include <algorithm>

namespace rescind {

namespace {

using namespace std::chrono_literals;

//! RFC 8628 §3.5.
constexpr std::chrono::seconds slowDownBy = 5s;
constexpr std::chrono::seconds longestPause = 60s;

Error lapsed()
{
    return {.kind = ErrorKind::Timeout,
        .stage = Stage::DeviceAuthorization,
        .reason = Reason::DeviceCodeExpired};
}

} // namespace

DeviceLoginJob::DeviceLoginJob(
    DeviceLoginServices services, Client client, int generation, QObject *parent)
    : ResultJob(parent)
    , m_services(std::move(services))
    , m_client(std::move(client))
    , m_generation(generation)
{
    if (!m_services.wait) {
        m_services.wait = [](auto time, QObject *context, auto then) {
            QTimer::singleShot(time, context, std::move(then));
        };
    }
}

DeviceLoginJob::~DeviceLoginJob() = default;

int DeviceLoginJob::secondsLeft() const
{
    if (m_step != DeviceStep::WaitingForUser)
        return 0;
    return static_cast<int>(std::max<qint64>(m_services.clock.now().secsTo(m_until), 0));
}

void DeviceLoginJob::run()
{
    auto *const job
        = new ProviderJob(m_services.transport, m_services.clock, m_client.profile, this);
    startThen<Provider>(
        job, this, [this](const Result<Provider> &provider) { onProvider(provider); });
}

void DeviceLoginJob::onProvider(const Result<Provider> &provider)
{
    if (!provider) {
        finish(fail(provider.error()));
        return;
    }
    m_provider = *provider;
    m_client.meet(provider->metadata, provider->clockSkew.value_or(0s));
    // A second code is harmless: the first one lapses unused.
    auto *const job
        = ask<DeviceAuthorization>(m_services.transport, deviceAuthorizationRequest(m_client),
            RetryPolicy::repeatable(), deviceAuthorizationAnswer, this);
    startThen(job, this, [this](const Result<DeviceAuthorization> &device) { onDevice(device); });
}

void DeviceLoginJob::onDevice(const Result<DeviceAuthorization> &device)
{
    if (!device) {
        finish(fail(device.error()));
        return;
    }
    m_device = *device;
    m_pause = m_device.interval;
    m_until = m_services.clock.now().addSecs(m_device.lifetime.count());
    setStep(DeviceStep::WaitingForUser);
    pollLater();
}

void DeviceLoginJob::pollLater()
{
    // Not longer than the code lives: its end is told when it comes.
    const std::chrono::seconds left(secondsLeft());
    m_services.wait(std::min(m_pause, left), this, [this] {
        if (!isFinished())
            poll();
    });
}

void DeviceLoginJob::poll()
{
    if (secondsLeft() == 0) {
        finish(fail(lapsed()));
        return;
    }
    // Not repeated below: the pace of the next question is this job's.
    auto *const job
        = ask<TokenAnswer>(m_services.transport, deviceTokenRequest(m_client, m_device.deviceCode),
            RetryPolicy::never(), tokenAnswerFor(m_client), this);
    startThen(job, this, [this](const Result<TokenAnswer> &answer) { onAnswer(answer); });
}

void DeviceLoginJob::onAnswer(const Result<TokenAnswer> &answer)
{
    if (isFinished())
        return;
    if (!answer) {
        onRefused(answer.error());
        return;
    }
    m_device.deviceCode = {};
    const auto skew = m_provider.clockSkew.value_or(0s);
    onIssued(issuedTokens(*answer,
        {.client = m_client,
            .keys = m_provider.keys,
            .origin = TokenOrigin::SignedIn,
            .generation = m_generation,
            .now = m_services.clock.now().addSecs(skew.count())}));
}

void DeviceLoginJob::onRefused(const Error &error)
{
    const DevicePoll next = devicePollAfter(error);
    if (next == DevicePoll::Ended) {
        finish(fail(deviceRefusal(error)));
        return;
    }
    if (next == DevicePoll::SlowDown)
        m_device.interval += slowDownBy;
    const std::chrono::seconds backedOff = std::max(
        std::min(m_pause * 2, longestPause), std::chrono::seconds(error.retryAfter.value_or(0)));
    m_pause
        = next == DevicePoll::BackOff ? std::max(backedOff, m_device.interval) : m_device.interval;
    m_pollError = next == DevicePoll::BackOff ? std::optional<Error>(error) : std::nullopt;
    Q_EMIT changed();
    pollLater();
}

void DeviceLoginJob::onIssued(const IssuedTokens &issued)
{
    if (!issued.refusal) {
        finish(LoginResult{issued, m_provider});
        return;
    }
    qCWarning(loginLog) << "sign-in on another device refused:" << *issued.refusal;
    setStep(DeviceStep::CleaningUp);
    startThen(discard(m_services.transport, m_client, issued.tokens, this), this,
        [this, refusal = *issued.refusal](const Result<void> &) { finish(fail(refusal)); });
}

void DeviceLoginJob::setStep(DeviceStep step)
{
    m_step = step;
    Q_EMIT changed();
}

} // namespace rescind
