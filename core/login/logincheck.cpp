// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/logincheck.h"

#include "core/base/redaction.h"
#include "core/oidc/capabilities.h"

namespace rescind {

namespace {

LoginCheck failed(LoginCheckName name, const Error &error)
{
    return {.name = name, .result = CheckResult::Fail, .error = error};
}

LoginCheck scopeCheck(const TokenAnswer &answer, const Profile &profile)
{
    const QString asked = profile.scopes().join(u' ');
    if (asked.isEmpty())
        return {.name = LoginCheckName::Scope};
    // RFC 6749 §5.1: left out where it is what was asked for.
    if (answer.scope.isEmpty())
        return {LoginCheckName::Scope, CheckResult::Pass, asked, {}, {}};
    const QStringList granted = answer.scope.split(u' ', Qt::SkipEmptyParts);
    bool hasAll = true;
    for (const QString &scope : profile.scopes()) {
        // Servers differ in whether they name it back; the refresh token tells.
        hasAll
            = hasAll && (granted.contains(scope) || scope == QLatin1StringView("offline_access"));
    }
    return {LoginCheckName::Scope, hasAll ? CheckResult::Pass : CheckResult::Warn, asked,
        redacted(granted.join(u' ')), {}};
}

LoginCheck refreshTokenCheck(const TokenAnswer &answer, const Profile &profile)
{
    const bool wanted = profile.scopes().contains(QLatin1StringView("offline_access"));
    const bool came = !answer.refreshToken.isEmpty();
    return {.name = LoginCheckName::RefreshToken,
        .result = came ? CheckResult::Pass
            : wanted   ? CheckResult::Warn
                       : CheckResult::Skipped,
        .expected = wanted ? QStringLiteral("offline_access") : QString()};
}

LoginCheck idTokenPresence(const TokenAnswer &answer, const Profile &profile)
{
    const bool wanted = profile.protocol == Protocol::Oidc
        && profile.scopes().contains(QLatin1StringView("openid"));
    const bool came = !answer.idToken.isEmpty();
    return {.name = LoginCheckName::IdToken,
        .result = came ? CheckResult::Pass
            : wanted   ? CheckResult::Fail
                       : CheckResult::Skipped,
        .expected = wanted ? QStringLiteral("openid") : QString()};
}

LoginCheck bindingCheck(const TokenAnswer &answer, const Client &client)
{
    if (!client.bindsTokens())
        return {LoginCheckName::Binding, CheckResult::Pass, QStringLiteral("Bearer"),
            QStringLiteral("Bearer"), {}};
    const bool isBound = !answer.boundTo.isEmpty();
    return {LoginCheckName::Binding, isBound ? CheckResult::Pass : CheckResult::Warn,
        QStringLiteral("DPoP"), isBound ? QStringLiteral("DPoP") : QStringLiteral("Bearer"), {}};
}

} // namespace

LoginCheck metadataCheck(const Profile &profile, const Result<Provider> &provider)
{
    if (!provider) {
        LoginCheck check = failed(LoginCheckName::Metadata, provider.error());
        check.expected = profile.issuer();
        return check;
    }
    using Source = ProviderMetadata::Source;
    const Source source = provider->metadata.source;
    const bool isPublished = source == Source::Discovered || source == Source::OAuth;
    // Without a document nobody confirms whom one speaks to.
    return {LoginCheckName::Metadata, isPublished ? CheckResult::Pass : CheckResult::Warn,
        profile.issuer(), isPublished ? provider->metadata.issuer : QString(), {}};
}

LoginCheck signingKeysCheck(const Profile &profile, const Provider &provider)
{
    LoginCheck check{.name = LoginCheckName::Keys};
    if (provider.keys) {
        check.result = CheckResult::Pass;
        check.found = QString::number(provider.keys->size());
    } else if (profile.protocol == Protocol::Oidc) {
        check.result = CheckResult::Warn;
        check.error = provider.keysError;
    }
    return check;
}

LoginCheck redirectUriCheck(const Profile &profile, const Result<QString> &sent)
{
    if (!sent) {
        LoginCheck check = failed(LoginCheckName::RedirectUri, sent.error());
        check.expected = profile.redirectUri;
        return check;
    }
    return {LoginCheckName::RedirectUri, CheckResult::Pass, profile.redirectUri, *sent, {}};
}

LoginCheck pkceCheck(const ProviderMetadata &metadata)
{
    const QString wanted = QStringLiteral("S256");
    const QStringList &methods = metadata.codeChallengeMethods;
    return {LoginCheckName::Pkce,
        methods.isEmpty()              ? CheckResult::Skipped
            : methods.contains(wanted) ? CheckResult::Pass
                                       : CheckResult::Warn,
        wanted, redacted(methods.join(u' ')), {}};
}

LoginCheck stateCheck(const RedirectParameters &redirect)
{
    LoginCheck check{.name = LoginCheckName::State, .result = CheckResult::Pass};
    if (!redirect.state) {
        check.result = CheckResult::Warn;
        check.found = QStringLiteral("pasted");
    }
    return check;
}

LoginCheck issuerCheck(const RedirectParameters &redirect, const ProviderMetadata &metadata)
{
    LoginCheck check{.name = LoginCheckName::Issuer, .expected = metadata.issuer};
    if (redirect.issuer) {
        check.found = redacted(*redirect.issuer);
        check.result = *redirect.issuer == metadata.issuer ? CheckResult::Pass : CheckResult::Fail;
    } else if (metadata.sendsIssuer && redirect.state) {
        check.result = CheckResult::Fail;
    }
    return check;
}

QList<LoginCheck> answerChecks(const TokenAnswer &answer, const Client &client)
{
    return {{LoginCheckName::Exchange, CheckResult::Pass, {},
                authMethodName(client.profile.tokenAuth), {}},
        bindingCheck(answer, client), scopeCheck(answer, client.profile),
        refreshTokenCheck(answer, client.profile), idTokenPresence(answer, client.profile)};
}

} // namespace rescind
