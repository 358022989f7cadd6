// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/providermetadata.h"

#include "core/oidc/answer.h"
#include "core/oidc/metadatareader.h"
#include "core/oidc/oautherror.h"

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

QUrl joined(const QString &base, QLatin1StringView path)
{
    return QUrl(base + path, QUrl::StrictMode);
}

//! Only where nothing is there yet.
void fill(QUrl &endpoint, const QUrl &standIn)
{
    if (endpoint.isEmpty())
        endpoint = standIn;
}

void fillFromConventions(ProviderMetadata &metadata, const Profile &profile)
{
    const ProviderMetadata conventional = conventionalMetadata(profile);
    fill(metadata.authorizationEndpoint, conventional.authorizationEndpoint);
    fill(metadata.tokenEndpoint, conventional.tokenEndpoint);
    fill(metadata.introspectionEndpoint, conventional.introspectionEndpoint);
    fill(metadata.revocationEndpoint, conventional.revocationEndpoint);
    fill(metadata.jwksUri, conventional.jwksUri);
}

bool setByHand(ProviderMetadata &metadata, const EndpointSettings &settings)
{
    bool any = false;
    const auto set = [&any](QUrl &endpoint, const QString &byHand) {
        if (byHand.isEmpty())
            return;
        endpoint = QUrl(byHand, QUrl::StrictMode);
        any = true;
    };
    set(metadata.authorizationEndpoint, settings.authorization);
    set(metadata.tokenEndpoint, settings.token);
    set(metadata.introspectionEndpoint, settings.introspection);
    set(metadata.revocationEndpoint, settings.revocation);
    set(metadata.userInfoEndpoint, settings.userInfo);
    set(metadata.endSessionEndpoint, settings.endSession);
    set(metadata.jwksUri, settings.jwks);
    return any;
}

void readEndpoints(MetadataReader &reader, ProviderMetadata &metadata)
{
    metadata.authorizationEndpoint = reader.endpoint("authorization_endpoint"_L1);
    metadata.tokenEndpoint = reader.endpoint("token_endpoint"_L1);
    metadata.introspectionEndpoint = reader.endpoint("introspection_endpoint"_L1);
    metadata.revocationEndpoint = reader.endpoint("revocation_endpoint"_L1);
    metadata.userInfoEndpoint = reader.endpoint("userinfo_endpoint"_L1);
    metadata.endSessionEndpoint = reader.endpoint("end_session_endpoint"_L1);
    metadata.jwksUri = reader.endpoint("jwks_uri"_L1);
    metadata.pushedAuthorizationEndpoint
        = reader.endpoint("pushed_authorization_request_endpoint"_L1);
    metadata.deviceAuthorizationEndpoint = reader.endpoint("device_authorization_endpoint"_L1);
    metadata.globalTokenRevocationEndpoint = reader.endpoint("global_token_revocation_endpoint"_L1);
    metadata.announced = reader.announced();
}

void readAbilities(const MetadataReader &reader, ProviderMetadata &metadata)
{
    metadata.idTokenAlgorithms = reader.texts("id_token_signing_alg_values_supported"_L1);
    metadata.codeChallengeMethods = reader.texts("code_challenge_methods_supported"_L1);
    metadata.responseModes = reader.texts("response_modes_supported"_L1);
    metadata.grantTypes = reader.texts("grant_types_supported"_L1);
    metadata.scopes = reader.texts("scopes_supported"_L1);
    metadata.tokenAuthMethods = reader.texts("token_endpoint_auth_methods_supported"_L1);
    metadata.introspectionAuthMethods
        = reader.texts("introspection_endpoint_auth_methods_supported"_L1);
    metadata.revocationAuthMethods = reader.texts("revocation_endpoint_auth_methods_supported"_L1);
    metadata.assertionAlgorithms
        = reader.texts("token_endpoint_auth_signing_alg_values_supported"_L1);
    metadata.dpopAlgorithms = reader.texts("dpop_signing_alg_values_supported"_L1);
    metadata.sendsIssuer = reader.flag("authorization_response_iss_parameter_supported"_L1);
    metadata.requiresPushedRequests = reader.flag("require_pushed_authorization_requests"_L1);
}

} // namespace

QList<HttpRequest> discoveryRequests(const Profile &profile)
{
    // An issuer may end in a slash, which belongs to it but not to the path that is joined on.
    QString issuer = profile.issuer();
    while (issuer.endsWith(u'/'))
        issuer.chop(1);
    QUrl inserted(issuer, QUrl::StrictMode);
    inserted.setPath("/.well-known/oauth-authorization-server"_L1 + inserted.path());
    return {
        {.url = joined(issuer, "/.well-known/openid-configuration"_L1), .stage = Stage::Discovery},
        {.url = inserted, .stage = Stage::Discovery}};
}

bool isMissingMetadata(const HttpResponse &response, bool guessed)
{
    if (response.status == 404 || response.status == 405 || response.status == 501)
        return true;
    return guessed
        && (response.contentType.toLower().contains("html")
            || response.body.trimmed().startsWith('<'));
}

Result<ProviderMetadata> metadataFrom(
    const HttpResponse &response, const Profile &profile, ProviderMetadata::Source source)
{
    if (auto failure = failureIn(response))
        return fail(*failure);
    const auto document = jsonObject(response);
    if (!document)
        return fail(document.error());
    const QString issuer = document->value("issuer"_L1).toString();
    if (issuer != profile.issuer()) {
        Error error = answerError(
            response, ErrorKind::Protocol, Reason::MetadataIssuerMismatch, legible(issuer));
        error.serverText.clear();
        return fail(error);
    }
    MetadataReader reader(response, *document, profile);
    ProviderMetadata metadata{.source = source, .issuer = issuer};
    readEndpoints(reader, metadata);
    readAbilities(reader, metadata);
    if (reader.error())
        return fail(*reader.error());
    if (profile.hasConventions())
        fillFromConventions(metadata, profile);
    setByHand(metadata, profile.endpoints);
    return metadata;
}

Result<ProviderMetadata> standInMetadata(const Profile &profile)
{
    if (profile.hasConventions()) {
        ProviderMetadata metadata = conventionalMetadata(profile);
        setByHand(metadata, profile.endpoints);
        return metadata;
    }
    ProviderMetadata metadata{
        .source = ProviderMetadata::Source::ByHand, .issuer = profile.issuer()};
    if (setByHand(metadata, profile.endpoints))
        return metadata;
    return fail(Error{.kind = ErrorKind::Protocol,
        .stage = Stage::Discovery,
        .reason = Reason::MetadataMissing,
        .subject = profile.displayHost()});
}

ProviderMetadata conventionalMetadata(const Profile &profile)
{
    const bool oidc = profile.protocol == Protocol::Oidc;
    const QString base = profile.appHost + (oidc ? "/oidc"_L1 : "/oauth"_L1);
    return {.source = ProviderMetadata::Source::Conventional,
        .issuer = profile.issuer(),
        .authorizationEndpoint = joined(base, "/auth"_L1),
        .tokenEndpoint = joined(base, "/token"_L1),
        .introspectionEndpoint = joined(base, "/token/introspection"_L1),
        .revocationEndpoint = joined(base, "/token/revocation"_L1),
        .userInfoEndpoint = joined(base, "/me"_L1),
        .endSessionEndpoint = oidc ? joined(base, "/session/end"_L1) : QUrl(),
        .jwksUri = oidc ? joined(base, "/.well-known/jwks.json"_L1) : QUrl()};
}

QStringList allowedIdTokenAlgorithms(
    const Profile &profile, const ProviderMetadata &metadata, bool hasSecret)
{
    const auto isHmac = [](const QString &name) { return name.startsWith("HS"_L1); };
    QStringList algorithms = profile.idTokenAlgorithms;
    if (algorithms.isEmpty()) {
        algorithms = metadata.idTokenAlgorithms;
        if (!profile.hasConventions())
            algorithms.removeIf(isHmac);
        if (algorithms.isEmpty())
            algorithms = {u"RS256"_s};
        // An Authing application signs with its secret unless switched, whatever the tenant
        // announces.
        if (profile.hasConventions())
            algorithms.append(u"HS256"_s);
    }
    algorithms.removeAll(u"none"_s);
    if (!hasSecret)
        algorithms.removeIf(isHmac);
    algorithms.removeDuplicates();
    return algorithms;
}

} // namespace rescind
