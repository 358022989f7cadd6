// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/tokenendpoint.h"

#include "core/oidc/answer.h"
#include "core/oidc/clientauthentication.h"
#include "core/oidc/dpop.h"
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
    if (client.bindsTokens())
        request.signers.append(client.dpop);
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

Result<HttpRequest> deviceTokenRequest(const Client &client, const Secret &deviceCode)
{
    return tokenRequest(client,
        {{QByteArrayLiteral("grant_type"),
             Secret(QByteArrayLiteral("urn:ietf:params:oauth:grant-type:device_code"))},
            {QByteArrayLiteral("device_code"), deviceCode}});
}

Result<HttpRequest> refreshRequest(const Client &client, const Secret &refreshToken)
{
    return tokenRequest(client,
        {{QByteArrayLiteral("grant_type"), Secret(QByteArrayLiteral("refresh_token"))},
            {QByteArrayLiteral("refresh_token"), refreshToken}});
}

Result<HttpRequest> clientCredentialsRequest(
    const Client &client, const QString &scope, const std::optional<ClientCredentials> &other)
{
    Client asking = client;
    ClientAuthMethod &method = asking.profile.tokenAuth;
    if (other) {
        asking.profile.clientId = other->id;
        asking.secret = other->secret;
        if (method != ClientAuthMethod::Basic)
            method = ClientAuthMethod::Post;
    }
    if (method == ClientAuthMethod::None) {
        return fail(Error{.kind = ErrorKind::Usage,
            .stage = Stage::Token,
            .reason = Reason::InvalidProfile,
            .subject = QStringLiteral("tokenAuth")});
    }
    FormParameters form{
        {QByteArrayLiteral("grant_type"), Secret(QByteArrayLiteral("client_credentials"))}};
    if (!scope.isEmpty())
        form.append({QByteArrayLiteral("scope"), Secret(scope)});
    return tokenRequest(asking, std::move(form));
}

Result<TokenAnswer> tokenAnswer(const HttpResponse &response)
{
    return tokenAnswer(response, {});
}

Result<TokenAnswer> tokenAnswer(const HttpResponse &response, const Client &client)
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
    TokenAnswer answer{.accessToken = Secret(text(QLatin1StringView("access_token"))),
        .refreshToken = Secret(text(QLatin1StringView("refresh_token"))),
        .idToken = Secret(text(QLatin1StringView("id_token"))),
        .expiresIn = lifetime(*body),
        .scope = text(QLatin1StringView("scope")),
        .serverTime = response.serverTime};
    if (answer.accessToken.isEmpty())
        return malformed(QLatin1StringView("access_token"));
    const QString type = text(QLatin1StringView("token_type"));
    const auto isType
        = [&type](QLatin1StringView name) { return type.compare(name, Qt::CaseInsensitive) == 0; };
    if (client.bindsTokens() && isType(QLatin1StringView("dpop")))
        answer.boundTo = client.dpop->keyThumbprint();
    else if (!type.isEmpty() && !isType(QLatin1StringView("bearer")))
        return malformed(QLatin1StringView("token_type"));
    return answer;
}

} // namespace rescind
