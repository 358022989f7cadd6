// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/metadatareader.h"
#include "core/oidc/providermetadata.h"
#include "tests/fuzz/fuzztarget.h"

using namespace rescind;

namespace {

void checkEndpoint(const QUrl &url, const Profile &profile)
{
    if (url.isEmpty())
        return;
    require(url.isValid() && isAllowedUrl(url));
    require(url.userInfo().isEmpty() && !url.hasFragment());
    require(
        url.host() == QUrl(profile.issuer()).host() || profile.trustedHosts.contains(url.host()));
}

void check(const ProviderMetadata &metadata, const Profile &profile)
{
    require(metadata.issuer == profile.issuer());
    for (const QUrl &url : {metadata.authorizationEndpoint, metadata.tokenEndpoint,
             metadata.introspectionEndpoint, metadata.revocationEndpoint, metadata.userInfoEndpoint,
             metadata.endSessionEndpoint, metadata.jwksUri, metadata.pushedAuthorizationEndpoint,
             metadata.deviceAuthorizationEndpoint, metadata.globalTokenRevocationEndpoint})
        checkEndpoint(url, profile);
    for (const bool hasSecret : {false, true}) {
        const QStringList allowed = allowedIdTokenAlgorithms(profile, metadata, hasSecret);
        require(!allowed.contains(QLatin1StringView("none")));
        // Without a secret, or for a provider that is no Authing, HMAC is never let in.
        if (!hasSecret || !profile.hasConventions()) {
            for (const QString &name : allowed)
                require(!name.startsWith(u"HS"));
        }
    }
}

void tryFor(const HttpResponse &response, const Profile &profile)
{
    for (const bool guessed : {false, true})
        static_cast<void>(isMissingMetadata(response, guessed));
    const Result<ProviderMetadata> metadata = metadataFrom(response, profile);
    if (metadata)
        check(*metadata, profile);
    else
        requireSound(metadata.error(), response);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Profile authing{.clientId = QStringLiteral("app"),
        .appHost = QStringLiteral("https://idp.example"),
        .trustedHosts = {QStringLiteral("trusted.example")}};
    static const Profile byIssuer{
        .clientId = QStringLiteral("app"), .issuerUrl = QStringLiteral("https://idp.example/oidc")};
    static const Profile mutualTls{.clientId = QStringLiteral("app"),
        .issuerUrl = QStringLiteral("https://idp.example/oidc"),
        .tokenAuth = ClientAuthMethod::Tls};
    const HttpResponse response = responseOf(bytesOf(data, size), Stage::Discovery);
    for (const Profile *const profile : {&authing, &byIssuer, &mutualTls})
        tryFor(response, *profile);
    return 0;
}
