// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/authorizationrequest.h"

#include "core/base/random.h"
#include "core/jose/signature.h"
#include "core/profiles/settingscheck.h"

#include <algorithm>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

bool contains(const AuthorizationParameters &parameters, QByteArrayView name)
{
    return std::any_of(parameters.begin(), parameters.end(),
        [name](const auto &parameter) { return parameter.first == name; });
}

QByteArray responseModeName(ResponseMode mode)
{
    switch (mode) {
    case ResponseMode::Default:
        return {};
    case ResponseMode::Query:
        return "query"_ba;
    case ResponseMode::Fragment:
        return "fragment"_ba;
    case ResponseMode::FormPost:
        return "form_post"_ba;
    }
    return {};
}

QByteArray promptFor(const Profile &profile)
{
    if (!profile.authorization.prompt.isEmpty())
        return profile.authorization.prompt.toUtf8();
    return profile.scopes().contains("offline_access"_L1) ? "consent"_ba : QByteArray();
}

//! Adds the settings that are set, and then the free parameters in their place.
void extend(AuthorizationParameters &parameters, const AuthorizationParameters &settings,
    const Profile &profile)
{
    AuthorizationParameters free;
    for (const auto &[name, value] : profile.authorization.extra) {
        if (!isReservedParameter(name))
            free.append({name.toUtf8(), value.toUtf8()});
    }
    for (const auto &setting : settings) {
        if (!setting.second.isEmpty() && !contains(free, setting.first))
            parameters.append(setting);
    }
    parameters += free;
}

} // namespace

AuthorizationAttempt freshAttempt()
{
    return {randomText(), randomText(), Secret(randomText())};
}

QByteArray codeChallenge(const Secret &codeVerifier)
{
    return sha256(codeVerifier.view())
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

AuthorizationParameters authorizationParameters(
    const Profile &profile, const QString &redirectUri, const AuthorizationAttempt &attempt)
{
    AuthorizationParameters parameters{
        {"client_id"_ba, profile.clientId.toUtf8()},
        {"redirect_uri"_ba, redirectUri.toUtf8()},
        {"response_type"_ba, "code"_ba},
        {"scope"_ba, profile.scopes().join(u' ').toUtf8()},
        {"state"_ba, attempt.state},
        {"code_challenge"_ba, codeChallenge(attempt.codeVerifier)},
        {"code_challenge_method"_ba, "S256"_ba},
    };
    if (profile.protocol == Protocol::Oidc)
        parameters.append({"nonce"_ba, attempt.nonce});
    const AuthorizationSettings &asked = profile.authorization;
    extend(parameters,
        {
            {"prompt"_ba, promptFor(profile)},
            {"max_age"_ba, asked.maxAge ? QByteArray::number(*asked.maxAge) : QByteArray()},
            {"acr_values"_ba, asked.acrValues.toUtf8()},
            {"login_hint"_ba, asked.loginHint.toUtf8()},
            {"ui_locales"_ba, asked.uiLocales.toUtf8()},
            {"tenant_id"_ba, asked.tenantId.toUtf8()},
            {"response_mode"_ba, responseModeName(asked.responseMode)},
        },
        profile);
    return parameters;
}

AuthorizationParameters extensionParameters(const Profile &profile)
{
    AuthorizationParameters parameters;
    extend(parameters,
        {{"prompt"_ba, promptFor(profile)},
            {"tenant_id"_ba, profile.authorization.tenantId.toUtf8()}},
        profile);
    return parameters;
}

RequestedAuthentication requestedAuthentication(const AuthorizationParameters &parameters)
{
    RequestedAuthentication requested;
    for (const auto &[name, value] : parameters) {
        bool isNumber = false;
        const qint64 number = value.toLongLong(&isNumber);
        if (name == "max_age" && isNumber && number >= 0)
            requested.maxAge = number;
        else if (name == "acr_values")
            requested.acrValues = QString::fromUtf8(value).split(u' ', Qt::SkipEmptyParts);
    }
    return requested;
}

QUrl authorizationUrl(const ProviderMetadata &metadata, const AuthorizationParameters &parameters)
{
    QUrl url = metadata.authorizationEndpoint;
    // RFC 6749 §3.1 allows no parameter twice; ours are the ones that the redirect is checked
    // against.
    QByteArrayList kept = url.query(QUrl::FullyEncoded).toLatin1().split('&');
    kept.removeIf([&parameters](const QByteArray &pair) {
        return pair.isEmpty()
            || contains(parameters, QByteArray::fromPercentEncoding(pair.split('=').constFirst()));
    });
    QByteArray query = kept.join('&');
    for (const auto &[name, value] : parameters) {
        if (!query.isEmpty())
            query += '&';
        // %20, not "+": some front ends in the field decode a query's plus as a plus.
        query += formEncoded(name) + '=' + formEncoded(value).replace('+', "%20");
    }
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

QUrl authorizationUrl(const ProviderMetadata &metadata, const Profile &profile,
    const QString &redirectUri, const AuthorizationAttempt &attempt)
{
    return authorizationUrl(metadata, authorizationParameters(profile, redirectUri, attempt));
}

} // namespace rescind
