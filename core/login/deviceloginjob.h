// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/loginjob.h"
#include "core/net/retry.h"
#include "core/oidc/deviceauthorization.h"

namespace rescind {

//! What a sign-in on another device is waiting for.
enum class DeviceStep {
    Preparing,      //!< discovery, keys, code
    WaitingForUser, //!< the code is shown, and the provider is asked whether it was typed in
    CleaningUp,     //!< what was issued is refused, and is being revoked again
};

//! What it stands on; all of it outlives the job.
struct DeviceLoginServices
{
    HttpTransport &transport;
    const Clock &clock;
    //! A timer, where empty; a test's may be quicker.
    RetryPolicy::Wait wait = {};
};

//! Signs in on another device (RFC 8628): shows a code that is typed in there, and asks the token
//! endpoint until that is done, at the pace the provider wants. The same checks of the ID token and
//! the same end of a refused one as in LoginJob. cancel() ends it.
class DeviceLoginJob final : public ResultJob<LoginResult>
{
    Q_OBJECT

public:
    //! `client`'s metadata are not used: they are fetched anew.
    DeviceLoginJob(DeviceLoginServices services, Client client, int generation, QObject *parent);
    ~DeviceLoginJob() override;

    [[nodiscard]] DeviceStep step() const { return m_step; }
    //! Empty before the code is there. The user code is no secret to whoever sees the screen, and
    //! belongs to this attempt only; the device code is never handed out.
    [[nodiscard]] QString userCode() const { return m_device.userCode; }
    [[nodiscard]] QUrl verificationUri() const { return m_device.verificationUri; }
    //! How long the code can still be typed in, in seconds; 0 when not waiting.
    [[nodiscard]] int secondsLeft() const;
    //! Why the provider could not be asked the last time, if so; it is asked again, more seldom.
    [[nodiscard]] const std::optional<Error> &pollError() const { return m_pollError; }

Q_SIGNALS:
    //! The step, the code or the error changed.
    void changed();

protected:
    void run() override;
    void stop() override { m_device.deviceCode = {}; }
    [[nodiscard]] Stage stage() const override { return Stage::DeviceAuthorization; }

private:
    void onProvider(const Result<Provider> &provider);
    void onDevice(const Result<DeviceAuthorization> &device);
    void pollLater();
    void poll();
    void onAnswer(const Result<TokenAnswer> &answer);
    void onRefused(const Error &error);
    void onIssued(const IssuedTokens &issued);
    void setStep(DeviceStep step);

    DeviceLoginServices m_services;
    Client m_client;
    int m_generation;
    Provider m_provider;
    DeviceAuthorization m_device;
    QDateTime m_until;
    //! Until the next question: the interval, which grows with every slow_down, or longer while
    //! nothing is heard.
    std::chrono::seconds m_pause = std::chrono::seconds(5);
    DeviceStep m_step = DeviceStep::Preparing;
    std::optional<Error> m_pollError;
};

} // namespace rescind
