// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/introspection.h"

#include "core/jose/jwt.h"
#include "core/oidc/answer.h"
#include "core/oidc/clientauthentication.h"
#include "core/oidc/oautherror.h"

namespace rescind {

QByteArray hintName(TokenTypeHint hint)
{
    switch (hint) {
    case TokenTypeHint::None:
        return {};
    case TokenTypeHint::AccessToken:
        return QByteArrayLiteral("access_token");
    case TokenTypeHint::RefreshToken:
        return QByteArrayLiteral("refresh_token");
    }
    return {};
}

Result<HttpRequest> introspectionRequest(
    const Client &client, const Secret &token, TokenTypeHint hint, IntrospectionMode mode)
{
    if (client.metadata.introspectionEndpoint.isEmpty()) {
        return fail(Error{.kind = ErrorKind::Protocol,
            .stage = Stage::Introspection,
            .reason = Reason::EndpointMissing});
    }
    HttpRequest request{.method = HttpRequest::Method::Post,
        .url = client.metadata.introspectionEndpoint,
        .form = {{QByteArrayLiteral("token"), token}},
        .stage = Stage::Introspection};
    if (hint != TokenTypeHint::None)
        request.form.append({QByteArrayLiteral("token_type_hint"), Secret(hintName(hint))});
    if (mode == IntrospectionMode::Strict)
        request.form.append({QByteArrayLiteral("strict"), Secret(QByteArrayLiteral("true"))});
    authenticate(request, client.profile.introspectionAuth, client);
    return request;
}

Result<Introspection> introspectionAnswer(const HttpResponse &response)
{
    if (auto failure = failureIn(response))
        return fail(*failure);
    const auto body = jsonObject(response);
    if (!body)
        return fail(body.error());
    const QJsonValue active = body->value(QLatin1StringView("active"));
    // Only a JSON boolean is an answer: "false" as a string would be true to a careless reader.
    if (!active.isBool()) {
        Error error = answerError(
            response, ErrorKind::Protocol, Reason::MalformedAnswer, QStringLiteral("active"));
        error.serverText.clear();
        return fail(error);
    }
    const auto text = [&body](QLatin1StringView name) { return body->value(name).toString(); };
    return Introspection{.active = active.toBool(),
        .subject = text(QLatin1StringView("sub")),
        .clientId = text(QLatin1StringView("client_id")),
        .scope = text(QLatin1StringView("scope")).replace(u',', u' ').simplified(),
        .issuer = text(QLatin1StringView("iss")),
        .tokenId = text(QLatin1StringView("jti")),
        .issuedAt = timeClaim(*body, QLatin1StringView("iat")),
        .notBefore = timeClaim(*body, QLatin1StringView("nbf")),
        .expiresAt = timeClaim(*body, QLatin1StringView("exp"))};
}

} // namespace rescind
