// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/client.h"

#include <chrono>

namespace rescind {

//! What the device authorization endpoint gave (RFC 8628 §3.2).
struct DeviceAuthorization
{
    Secret deviceCode = {};
    //! What the person types in; fit to show.
    QString userCode = {};
    //! Where. Always http or https.
    QUrl verificationUri = {};
    //! The same with the code in it; empty where the provider sends none.
    QUrl verificationUriComplete = {};
    std::chrono::seconds lifetime = std::chrono::seconds(0);
    //! Between two questions; 5 s where the provider says nothing.
    std::chrono::seconds interval = std::chrono::seconds(5);
};

//! Asks for a code (RFC 8628 §3.1): scope, and what extensionParameters() adds; the client
//! authenticates as at the token endpoint. Neither `nonce` nor `max_age` nor `acr_values` is sent:
//! no standard defines them here, and an ID token is held to what was asked.
[[nodiscard]] Result<HttpRequest> deviceAuthorizationRequest(const Client &client);
[[nodiscard]] Result<DeviceAuthorization> deviceAuthorizationAnswer(const HttpResponse &response);

//! What the token endpoint's refusal means for who goes on asking (RFC 8628 §3.5).
enum class DevicePoll {
    Pending,  //!< ask again after the interval
    SlowDown, //!< ask again, and from now on 5 s later each time
    BackOff,  //!< nothing was learned (network, 429, 5xx): ask again after twice the interval
    Ended,    //!< refused, lapsed or broken
};
[[nodiscard]] DevicePoll devicePollAfter(const Error &error);

//! The error as it is told when the polling has ended: `expired_token` is
//! Reason::DeviceCodeExpired, `access_denied` Reason::UserRefused, and a rejected code has
//! "device_code" as subject.
[[nodiscard]] Error deviceRefusal(Error error);

} // namespace rescind
