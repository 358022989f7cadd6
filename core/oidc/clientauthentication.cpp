// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/clientauthentication.h"

#include "core/oidc/clientassertion.h"

namespace rescind {

namespace {

//! Signs nothing, and says so.
std::shared_ptr<RequestSigner> keylessSigner(const Profile &profile)
{
    return std::make_shared<AssertionSigner>(SigningKey::fromPem({}), profile, FreshValues{});
}

} // namespace

void authenticate(HttpRequest &request, ClientAuthMethod method, const Client &client)
{
    if (method == ClientAuthMethod::Basic && !client.secret.isEmpty()) {
        const QByteArray pair = formEncoded(client.profile.clientId.toUtf8()) + ':'
            + formEncoded(client.secret.view());
        request.authorization = Secret(QByteArrayLiteral("Basic ") + pair.toBase64());
        return;
    }
    request.form.append({QByteArrayLiteral("client_id"), Secret(client.profile.clientId)});
    if (method == ClientAuthMethod::PrivateKeyJwt) {
        request.signers.append(client.assertion ? client.assertion : keylessSigner(client.profile));
    }
    const bool bySecret = method == ClientAuthMethod::Post || method == ClientAuthMethod::Basic;
    if (bySecret && !client.secret.isEmpty())
        request.form.append({QByteArrayLiteral("client_secret"), client.secret});
}

} // namespace rescind
