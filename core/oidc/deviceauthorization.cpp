// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/deviceauthorization.h"

#include "core/oidc/answer.h"
#include "core/oidc/authorizationrequest.h"
#include "core/oidc/clientauthentication.h"
#include "core/oidc/oautherror.h"

#include <algorithm>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

//! A page for a person: shown, and never opened without being asked for.
QUrl pageIn(const QJsonObject &body, QLatin1StringView name)
{
    const QUrl url(body.value(name).toString(), QUrl::StrictMode);
    const bool isPage = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
        && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
    return isPage ? url : QUrl();
}

std::chrono::seconds secondsIn(
    const QJsonObject &body, QLatin1StringView name, std::chrono::seconds otherwise)
{
    constexpr double longest = 86400;
    const double value = body.value(name).toDouble(-1);
    return value < 0 ? otherwise
                     : std::chrono::seconds(static_cast<qint64>(std::min(value, longest)));
}

} // namespace

Result<HttpRequest> deviceAuthorizationRequest(const Client &client)
{
    if (client.metadata.deviceAuthorizationEndpoint.isEmpty()) {
        return fail(Error{.kind = ErrorKind::Protocol,
            .stage = Stage::DeviceAuthorization,
            .reason = Reason::EndpointMissing});
    }
    HttpRequest request{.method = HttpRequest::Method::Post,
        .url = client.metadata.deviceAuthorizationEndpoint,
        .form = {{"scope"_ba, Secret(client.profile.scopes().join(u' '))}},
        .stage = Stage::DeviceAuthorization};
    for (const auto &[name, value] : extensionParameters(client.profile))
        request.form.append({name, Secret(value)});
    authenticate(request, client.profile.tokenAuth, client);
    return request;
}

Result<DeviceAuthorization> deviceAuthorizationAnswer(const HttpResponse &response)
{
    if (auto failure = failureIn(response))
        return fail(*failure);
    // An answer that is not understood holds the device code all the same: none of it goes into
    // the error.
    const auto quietly = [](Error error) {
        error.serverText.clear();
        return fail(error);
    };
    const auto body = jsonObject(response);
    if (!body)
        return response.body.trimmed().startsWith('<') ? fail(body.error()) : quietly(body.error());
    const auto malformed = [&](QLatin1StringView name) {
        return quietly(answerError(response, ErrorKind::Protocol, Reason::MalformedAnswer, name));
    };
    using namespace std::chrono_literals;
    DeviceAuthorization device{.deviceCode = Secret(body->value("device_code"_L1).toString()),
        .userCode = legible(body->value("user_code"_L1).toString()),
        .verificationUri = pageIn(*body, "verification_uri"_L1),
        .verificationUriComplete = pageIn(*body, "verification_uri_complete"_L1),
        .lifetime = secondsIn(*body, "expires_in"_L1, 0s),
        .interval = std::max(secondsIn(*body, "interval"_L1, 5s), 1s)};
    // The name of the drafts, which some servers still use.
    if (device.verificationUri.isEmpty())
        device.verificationUri = pageIn(*body, "verification_url"_L1);
    if (device.deviceCode.isEmpty())
        return malformed("device_code"_L1);
    if (device.userCode.isEmpty())
        return malformed("user_code"_L1);
    if (device.verificationUri.isEmpty())
        return malformed("verification_uri"_L1);
    if (device.lifetime == 0s)
        return malformed("expires_in"_L1);
    return device;
}

DevicePoll devicePollAfter(const Error &error)
{
    if (error.code == "authorization_pending"_L1)
        return DevicePoll::Pending;
    if (error.code == "slow_down"_L1)
        return DevicePoll::SlowDown;
    if (error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout
        || error.reason == Reason::TooManyRequests || error.reason == Reason::ServerFault)
        return DevicePoll::BackOff;
    return DevicePoll::Ended;
}

Error deviceRefusal(Error error)
{
    if (error.code == "expired_token"_L1) {
        error.kind = ErrorKind::Timeout;
        error.reason = Reason::DeviceCodeExpired;
    } else if (error.code == "access_denied"_L1) {
        error.kind = ErrorKind::Denied;
        error.reason = Reason::UserRefused;
    } else if (error.reason == Reason::CodeRejected) {
        error.subject = u"device_code"_s;
    }
    return error;
}

} // namespace rescind
