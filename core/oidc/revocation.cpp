// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/revocation.h"

#include "core/oidc/answer.h"
#include "core/oidc/clientauthentication.h"
#include "core/oidc/oautherror.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace rescind {

Result<HttpRequest> revocationRequest(const Client &client, const Secret &token, TokenTypeHint hint)
{
    if (client.metadata.revocationEndpoint.isEmpty()) {
        return fail(Error{.kind = ErrorKind::Protocol,
            .stage = Stage::Revocation,
            .reason = Reason::EndpointMissing});
    }
    HttpRequest request{.method = HttpRequest::Method::Post,
        .url = client.metadata.revocationEndpoint,
        .form = {{QByteArrayLiteral("token"), token}},
        .stage = Stage::Revocation};
    if (hint != TokenTypeHint::None)
        request.form.append({QByteArrayLiteral("token_type_hint"), Secret(hintName(hint))});
    authenticate(request, client.profile.revocationAuth, client);
    return request;
}

Result<int> revocationAnswer(const HttpResponse &response)
{
    if (auto failure = failureIn(response))
        return fail(*failure);
    const QByteArray byteOrderMark = QByteArrayLiteral("\xEF\xBB\xBF");
    const QByteArray body
        = response.body.mid(response.body.startsWith(byteOrderMark) ? 3 : 0).trimmed();
    // Some frameworks label every answer as HTML; an empty one is no page all the same.
    const bool html = body.startsWith('<')
        || (!body.isEmpty() && response.contentType.toLower().contains("html"));
    const QJsonValue error
        = QJsonDocument::fromJson(body).object().value(QLatin1StringView("error"));
    const bool saysError = error.isObject() || error.isArray() || error.isDouble()
        || (error.isBool() && error.toBool());
    if (html || saysError)
        return fail(answerError(response, ErrorKind::Protocol, Reason::NotARevocationAnswer));
    return response.status;
}

} // namespace rescind
