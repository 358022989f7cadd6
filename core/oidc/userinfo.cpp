// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/userinfo.h"

#include "core/oidc/answer.h"
#include "core/oidc/dpop.h"
#include "core/oidc/oautherror.h"

namespace rescind {

Result<HttpRequest> userInfoRequest(const ProviderMetadata &metadata, const Secret &accessToken)
{
    if (metadata.userInfoEndpoint.isEmpty()) {
        return fail(Error{.kind = ErrorKind::Protocol,
            .stage = Stage::UserInfo,
            .reason = Reason::EndpointMissing});
    }
    return HttpRequest{.url = metadata.userInfoEndpoint,
        .authorization = Secret(QByteArrayLiteral("Bearer ") + accessToken.reveal()),
        .stage = Stage::UserInfo};
}

Result<UserInfo> userInfoAnswer(
    const HttpResponse &response, Protocol protocol, const QString &subject)
{
    if (auto failure = failureIn(response))
        return fail(*failure);
    const auto body = jsonObject(response);
    if (!body)
        return fail(body.error());
    const auto refuse = [&response](Reason reason, const QString &about) {
        Error error = answerError(response, ErrorKind::Protocol, reason, about);
        // It tells about a person, perhaps the wrong one.
        error.serverText.clear();
        return fail(error);
    };
    const QString found = body->value(QLatin1StringView("sub")).toString();
    if (found.isEmpty() && protocol == Protocol::Oidc)
        return refuse(Reason::MalformedAnswer, QStringLiteral("sub"));
    if (!found.isEmpty() && !subject.isEmpty() && found != subject)
        return refuse(Reason::WrongSubject, legible(found));
    return UserInfo{.subject = found, .claims = *body};
}

Result<HttpRequest> userInfoRequest(const Client &client, const Secret &accessToken)
{
    auto request = userInfoRequest(client.metadata, accessToken);
    if (request && client.bindsTokens()) {
        request->authorization = Secret(QByteArrayLiteral("DPoP ") + accessToken.reveal());
        request->signers.append(client.dpop);
    }
    return request;
}

UserInfoVerdict userInfoVerdict(const HttpResponse &response)
{
    const auto failure = failureIn(response);
    if (!failure) {
        const auto body = jsonObject(response);
        const bool served = body && !body->value(QLatin1StringView("sub")).toString().isEmpty();
        return served ? UserInfoVerdict::Served : UserInfoVerdict::Unclear;
    }
    // Some servers say invalid_token of a proof too, which tells nothing about the token.
    const bool aboutProof = failure->serverText.contains(u"dpop", Qt::CaseInsensitive);
    const bool refused = failure->kind == ErrorKind::OAuth && !aboutProof
        && failure->code == QLatin1StringView("invalid_token");
    return refused ? UserInfoVerdict::Refused : UserInfoVerdict::Unclear;
}

} // namespace rescind
