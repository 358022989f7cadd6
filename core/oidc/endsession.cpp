// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/endsession.h"

#include "core/oidc/queryurl.h"

namespace rescind {

namespace {

tl::unexpected<Error> missing()
{
    return fail(Error{
        .kind = ErrorKind::Protocol, .stage = Stage::Logout, .reason = Reason::EndpointMissing});
}

} // namespace

Result<QUrl> endSessionUrl(const Client &client, const EndSession &what)
{
    if (client.metadata.endSessionEndpoint.isEmpty())
        return missing();
    const Secret id = what.idTokenHint.isEmpty() ? Secret(client.profile.clientId) : Secret();
    return withParameters(client.metadata.endSessionEndpoint,
        {{QByteArrayLiteral("id_token_hint"), what.idTokenHint},
            {QByteArrayLiteral("client_id"), id},
            {QByteArrayLiteral("post_logout_redirect_uri"), Secret(what.postLogoutRedirectUri)},
            {QByteArrayLiteral("state"), Secret(what.state)}});
}

Result<QUrl> authingLogoutUrl(const Profile &profile, const QString &redirectUri)
{
    if (!profile.hasConventions())
        return missing();
    const QUrl page(
        QString(profile.appHost + QLatin1StringView("/login/profile/logout")), QUrl::StrictMode);
    return withParameters(page, {{QByteArrayLiteral("redirect_uri"), Secret(redirectUri)}});
}

Result<QUrl> logoutUrl(const Client &client, const EndSession &what)
{
    if (client.metadata.endSessionEndpoint.isEmpty())
        return authingLogoutUrl(client.profile, what.postLogoutRedirectUri);
    return endSessionUrl(client, what);
}

} // namespace rescind
