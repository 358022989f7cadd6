// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/tokenendpoint.h"

#include "core/oidc/answer.h"
#include "core/oidc/clientauthentication.h"
#include "core/oidc/oautherror.h"

#include <QtCore/QJsonObject>

namespace rescind {

namespace {

Result<HttpRequest> tokenRequest(const Client &client, FormParameters form)
{
    if (client.metadata.tokenEndpoint.isEmpty()) {
        return fail(Error{
            .kind = ErrorKind::Protocol, .stage = Stage::Token, .reason = Reason::EndpointMissing});
    }
    HttpRequest request{.method = HttpRequest::Method::Post,
        .url = client.metadata.tokenEndpoint,
        .form = std::move(form),
        .stage = Stage::Token};
    authenticate(request, client.profile.tokenAuth, client);
    return request;
}

std::optional<qint64> lifetime(const QJsonObject &body)
{
    for (const auto name : {QLatin1StringView("expires_in"), QLatin1StringView("expire_in")}) {
        const QJsonValue value = body.value(name);
        bool ok = value.isDouble();
        const double seconds = ok ? value.toDouble() : value.toString().toDouble(&ok);
        // A hundred years: more is a mistake, and would overflow the calendar.
        if (ok && seconds >= 0 && seconds <= 100.0 * 366 * 86400)
            return static_cast<qint64>(seconds);
    }
    return std::nullopt;
}

} // namespace

Result<HttpRequest> codeRequest(const Client &client, const Secret &code,
    const QString &redirectUri, const Secret &codeVerifier)
{
    return tokenRequest(client,
        {{QByteArrayLiteral("grant_type"), Secret(QByteArrayLiteral("authorization_code"))},
            {QByteArrayLiteral("code"), code},
            {QByteArrayLiteral("redirect_uri"), Secret(redirectUri)},
            {QByteArrayLiteral("code_verifier"), codeVerifier}});
}

Result<HttpRequest> refreshRequest(const Client &client, const Secret &refreshToken)
{
    return tokenRequest(client,
        {{QByteArrayLiteral("grant_type"), Secret(QByteArrayLiteral("refresh_token"))},
            {QByteArrayLiteral("refresh_token"), refreshToken}});
}

Result<TokenAnswer> tokenAnswer(const HttpResponse &response)
{
    if (auto failure = failureIn(response))
        return fail(*failure);
    const auto body = jsonObject(response);
    if (!body) {
        // A page may say what it is; anything else may be tokens in another notation.
        Error error = body.error();
        if (!response.body.trimmed().startsWith('<'))
            error.serverText.clear();
        return fail(error);
    }
    const auto text = [&body](QLatin1StringView name) { return body->value(name).toString(); };
    // An answer that is not understood holds tokens all the same: none of it goes into the error.
    const auto malformed = [&response](QLatin1StringView name) {
        Error error = answerError(response, ErrorKind::Protocol, Reason::MalformedAnswer, name);
        error.serverText.clear();
        return fail(error);
    };
    const TokenAnswer answer{.accessToken = Secret(text(QLatin1StringView("access_token"))),
        .refreshToken = Secret(text(QLatin1StringView("refresh_token"))),
        .idToken = Secret(text(QLatin1StringView("id_token"))),
        .expiresIn = lifetime(*body),
        .scope = text(QLatin1StringView("scope")),
        .serverTime = response.serverTime};
    if (answer.accessToken.isEmpty())
        return malformed(QLatin1StringView("access_token"));
    const QString type = text(QLatin1StringView("token_type"));
    if (!type.isEmpty() && type.compare(QLatin1StringView("bearer"), Qt::CaseInsensitive) != 0)
        return malformed(QLatin1StringView("token_type"));
    return answer;
}

} // namespace rescind
