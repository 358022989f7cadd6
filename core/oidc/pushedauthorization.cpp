// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/pushedauthorization.h"

#include "core/oidc/answer.h"
#include "core/oidc/clientauthentication.h"
#include "core/oidc/dpop.h"
#include "core/oidc/oautherror.h"

#include <algorithm>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

bool hasClientId(const HttpRequest &request)
{
    return std::any_of(request.form.begin(), request.form.end(),
        [](const FormParameter &parameter) { return parameter.first == "client_id"; });
}

bool isReference(const QString &text)
{
    constexpr qsizetype longest = 2048;
    return !text.isEmpty() && text.size() <= longest
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

} // namespace

bool isPushed(const Profile &profile, const ProviderMetadata &metadata)
{
    return metadata.requiresPushedRequests
        || (profile.authorization.pushed && !metadata.pushedAuthorizationEndpoint.isEmpty());
}

Result<HttpRequest> pushRequest(const Client &client, const AuthorizationParameters &parameters)
{
    if (client.metadata.pushedAuthorizationEndpoint.isEmpty()) {
        return fail(Error{.kind = ErrorKind::Protocol,
            .stage = Stage::PushedAuthorization,
            .reason = Reason::EndpointMissing});
    }
    HttpRequest request{.method = HttpRequest::Method::Post,
        .url = client.metadata.pushedAuthorizationEndpoint,
        .stage = Stage::PushedAuthorization};
    for (const auto &[name, value] : parameters) {
        if (name != "client_id")
            request.form.append({name, Secret(value)});
    }
    authenticate(request, client.profile.tokenAuth, client);
    // RFC 9126 §2: a parameter of every authorization request, however the client authenticates.
    if (!hasClientId(request))
        request.form.append({"client_id"_ba, Secret(client.profile.clientId)});
    // RFC 9449 §10.1: binds the code to the key as well.
    if (client.dpop)
        request.signers.append(client.dpop);
    return request;
}

Result<PushedRequest> pushAnswer(const HttpResponse &response)
{
    if (auto failure = failureIn(response))
        return fail(*failure);
    const auto body = jsonObject(response);
    if (!body)
        return fail(body.error());
    const auto malformed = [&response](QLatin1StringView name) {
        Error error = answerError(response, ErrorKind::Protocol, Reason::MalformedAnswer, name);
        // It may hold the reference, which is good for a sign-in.
        error.serverText.clear();
        return fail(error);
    };
    const QString reference = body->value("request_uri"_L1).toString();
    if (!isReference(reference))
        return malformed("request_uri"_L1);
    const double lifetime = body->value("expires_in"_L1).toDouble();
    if (!(lifetime >= 1))
        return malformed("expires_in"_L1);
    constexpr double day = 86400;
    return PushedRequest{.requestUri = reference.toLatin1(),
        .lifetime = std::chrono::seconds(static_cast<qint64>(std::min(lifetime, day)))};
}

AuthorizationParameters pushedParameters(const Profile &profile, const PushedRequest &pushed)
{
    return {{"client_id"_ba, profile.clientId.toUtf8()}, {"request_uri"_ba, pushed.requestUri}};
}

} // namespace rescind
