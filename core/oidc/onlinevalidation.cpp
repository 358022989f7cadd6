// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/onlinevalidation.h"

#include "core/oidc/answer.h"
#include "core/oidc/oautherror.h"
#include "core/oidc/queryurl.h"

#include <algorithm>
#include <array>

namespace rescind {

namespace {

//! A payload names at least one of these; anything else is somebody else's JSON.
bool isPayload(const QJsonObject &object)
{
    constexpr std::array names{
        QLatin1StringView("sub"), QLatin1StringView("iss"), QLatin1StringView("exp")};
    return std::any_of(names.begin(), names.end(),
        [&object](QLatin1StringView name) { return object.contains(name); });
}

} // namespace

Result<HttpRequest> onlineValidationRequest(
    const Profile &profile, ValidatedAs kind, const Secret &token)
{
    if (!profile.hasConventions()) {
        return fail(Error{.kind = ErrorKind::Protocol,
            .stage = Stage::Introspection,
            .reason = Reason::EndpointMissing});
    }
    const QUrl endpoint(QString(profile.appHost + QLatin1StringView("/api/v2/oidc/validate_token")),
        QUrl::StrictMode);
    const QByteArray name = kind == ValidatedAs::AccessToken ? QByteArrayLiteral("access_token")
                                                             : QByteArrayLiteral("id_token");
    return HttpRequest{
        .url = withParameters(endpoint, {{name, token}}), .stage = Stage::Introspection};
}

Result<OnlineValidation> onlineValidationAnswer(const HttpResponse &response)
{
    if (const auto failure = failureIn(response)) {
        if (failure->kind != ErrorKind::OAuth || failure->code != QLatin1StringView("400"))
            return fail(*failure);
        return OnlineValidation{.serverText = failure->serverText, .requestId = failure->requestId};
    }
    const auto body = jsonObject(response);
    if (!body)
        return fail(body.error());
    const QJsonValue data = body->value(QLatin1StringView("data"));
    const QJsonObject claims = data.isObject() ? data.toObject() : *body;
    if (!isPayload(claims)) {
        Error error = answerError(
            response, ErrorKind::Protocol, Reason::MalformedAnswer, QStringLiteral("sub"));
        error.serverText.clear();
        return fail(error);
    }
    return OnlineValidation{.isValid = true, .claims = claims};
}

} // namespace rescind
