// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/settingscheck.h"

#include "core/profiles/fieldchecks.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace rescind {

using namespace Qt::StringLiterals;

bool isReservedParameter(const QString &name)
{
    static constexpr std::array<QLatin1StringView, 16> reserved{"client_id"_L1, "redirect_uri"_L1,
        "response_type"_L1, "response_mode"_L1, "scope"_L1, "state"_L1, "nonce"_L1,
        "code_challenge"_L1, "code_challenge_method"_L1, "code_verifier"_L1, "client_secret"_L1,
        "client_assertion"_L1, "client_assertion_type"_L1, "request"_L1, "request_uri"_L1,
        "dpop_jkt"_L1};
    return std::find(reserved.begin(), reserved.end(), name) != reserved.end();
}

//! Kept as it was written: `iss` is compared with it as a string.
Result<QString> checkedIssuer(const QString &text)
{
    const QString issuer = text.trimmed();
    if (issuer.isEmpty())
        return issuer;
    if (const auto problem = addressProblem("issuer"_L1, issuer, false))
        return fail(*problem);
    return issuer;
}

Result<EndpointSettings> checked(const EndpointSettings &settings)
{
    EndpointSettings result = settings;
    const std::array<std::pair<QLatin1StringView, QString *>, 7> fields{{
        {"endpoints.authorization"_L1, &result.authorization},
        {"endpoints.token"_L1, &result.token},
        {"endpoints.introspection"_L1, &result.introspection},
        {"endpoints.revocation"_L1, &result.revocation},
        {"endpoints.userInfo"_L1, &result.userInfo},
        {"endpoints.endSession"_L1, &result.endSession},
        {"endpoints.jwks"_L1, &result.jwks},
    }};
    for (const auto &[name, value] : fields) {
        *value = value->trimmed();
        if (value->isEmpty())
            continue;
        if (const auto problem = addressProblem(name, *value, true))
            return fail(*problem);
    }
    return result;
}

Result<AuthorizationSettings> checked(const AuthorizationSettings &settings)
{
    AuthorizationSettings result = settings;
    const std::array<std::pair<QLatin1StringView, QString *>, 5> fields{{
        {"authorization.prompt"_L1, &result.prompt},
        {"authorization.acrValues"_L1, &result.acrValues},
        {"authorization.loginHint"_L1, &result.loginHint},
        {"authorization.uiLocales"_L1, &result.uiLocales},
        {"authorization.tenantId"_L1, &result.tenantId},
    }};
    for (const auto &[name, value] : fields) {
        *value = value->simplified();
        if (!isPrintable(*value))
            return fail(invalidField(name));
    }
    // OpenID Connect Core §3.1.2.1: "none" may not stand beside another.
    const QStringList prompts = result.prompt.split(u' ');
    if (prompts.contains("none"_L1) && prompts.size() > 1)
        return fail(invalidField("authorization.prompt"_L1));
    if (result.maxAge && *result.maxAge < 0)
        return fail(invalidField("authorization.maxAge"_L1));
    for (const auto &[name, value] : result.extra) {
        if (name.isEmpty() || !isVisibleAscii(name) || isReservedParameter(name)
            || !isPrintable(value))
            return fail(invalidField("authorization.extra"_L1));
    }
    return result;
}

Result<NetworkSettings> checked(const NetworkSettings &settings)
{
    NetworkSettings result = settings;
    result.caFile = settings.caFile.trimmed();
    result.clientCertificateFile = settings.clientCertificateFile.trimmed();
    result.proxyUser = settings.proxyUser.trimmed();
    result.proxyAddress = settings.proxyAddress.trimmed();
    if (!isPrintable(result.proxyUser) || result.proxyUser.contains(u':'))
        return fail(invalidField("network.proxyUser"_L1));
    if (result.proxy != ProxyUse::Explicit)
        return result;
    static const QRegularExpression form(
        u"^(?:(?:http|socks5)://)?(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+\\]):[0-9]{1,5}/?$"_s);
    if (!form.match(result.proxyAddress).hasMatch())
        return fail(invalidField("network.proxyAddress"_L1));
    return result;
}

} // namespace rescind
