// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/authorizationrequest.h"

#include "core/base/random.h"
#include "core/jose/signature.h"

#include <algorithm>

namespace rescind {

AuthorizationAttempt freshAttempt()
{
    return {randomText(), randomText(), Secret(randomText())};
}

QByteArray codeChallenge(const Secret &codeVerifier)
{
    return sha256(codeVerifier.view())
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QUrl authorizationUrl(const ProviderMetadata &metadata, const Profile &profile,
    const QString &redirectUri, const AuthorizationAttempt &attempt)
{
    const QString scope = profile.scopes().join(u' ');
    QList<QPair<QByteArray, QByteArray>> parameters{
        {QByteArrayLiteral("client_id"), profile.clientId.toUtf8()},
        {QByteArrayLiteral("redirect_uri"), redirectUri.toUtf8()},
        {QByteArrayLiteral("response_type"), QByteArrayLiteral("code")},
        {QByteArrayLiteral("scope"), scope.toUtf8()},
        {QByteArrayLiteral("state"), attempt.state},
        {QByteArrayLiteral("code_challenge"), codeChallenge(attempt.codeVerifier)},
        {QByteArrayLiteral("code_challenge_method"), QByteArrayLiteral("S256")},
    };
    if (profile.protocol == Protocol::Oidc)
        parameters.append({QByteArrayLiteral("nonce"), attempt.nonce});
    if (profile.scopes().contains(QLatin1StringView("offline_access")))
        parameters.append({QByteArrayLiteral("prompt"), QByteArrayLiteral("consent")});

    QUrl url = metadata.authorizationEndpoint;
    // RFC 6749 §3.1 allows no parameter twice; ours are the ones that the redirect is checked
    // against.
    QByteArrayList kept = url.query(QUrl::FullyEncoded).toLatin1().split('&');
    kept.removeIf([&parameters](const QByteArray &pair) {
        const QByteArray name = QByteArray::fromPercentEncoding(pair.split('=').constFirst());
        return pair.isEmpty()
            || std::any_of(parameters.begin(), parameters.end(),
                [&name](const auto &parameter) { return parameter.first == name; });
    });
    QByteArray query = kept.join('&');
    for (const auto &[name, value] : parameters) {
        if (!query.isEmpty())
            query += '&';
        // %20, not "+": some front ends in the field decode a query's plus as a plus.
        query += name + '=' + formEncoded(value).replace('+', "%20");
    }
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

} // namespace rescind
