// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/capabilities.h"

#include <algorithm>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

using Name = CapabilityName;
using Source = CapabilitySource;
using Why = CapabilityReason;

bool hasDocument(const ProviderMetadata &metadata)
{
    return metadata.source == ProviderMetadata::Source::Discovered
        || metadata.source == ProviderMetadata::Source::OAuth;
}

//! An endpoint: whether there is one, and who says so.
Capability endpoint(Name name, const QUrl &url, const ProviderMetadata &metadata,
    const QString &documentName, const QString &byHand = {})
{
    if (!byHand.isEmpty())
        return {name, Support::Yes, Source::ByHand, Why::EndpointByHand};
    if (url.isEmpty() && !hasDocument(metadata))
        return {name, Support::Unknown, Source::Nobody, Why::NoMetadata};
    if (url.isEmpty())
        return {name, Support::No, Source::Announced, Why::EndpointMissing};
    if (metadata.announced.contains(documentName))
        return {name, Support::Yes, Source::Announced, Why::EndpointAnnounced};
    return {name, Support::Unknown, Source::Conventions, Why::EndpointAssumed};
}

//! What an endpoint answered outweighs what was said of it.
Capability withSighting(Capability capability, std::optional<bool> answered)
{
    if (!answered)
        return capability;
    capability.support = *answered ? Support::Yes : Support::No;
    capability.source = Source::Seen;
    capability.reason = *answered ? Why::EndpointAnswered : Why::EndpointUnlike;
    return capability;
}

QDateTime earliest(const QHash<QString, QDateTime> &times)
{
    QDateTime first;
    for (const QDateTime &time : times) {
        if (!first.isValid() || time < first)
            first = time;
    }
    return first;
}

Capability introspection(
    const Profile &profile, const ProviderMetadata &metadata, const EndpointSightings &seen)
{
    Capability capability
        = withSighting(endpoint(Name::Introspection, metadata.introspectionEndpoint, metadata,
                           u"introspection_endpoint"_s, profile.endpoints.introspection),
            seen.introspection);
    // What was seen of live tokens says more than what it makes of a made-up one.
    if (profile.witnessedKinds.isEmpty() || capability.reason == Why::EndpointUnlike)
        return capability;
    capability.support = Support::Yes;
    capability.source = Source::Seen;
    capability.reason = Why::CalledLiveTokenActive;
    capability.values = profile.witnessedKinds.keys();
    capability.values.sort();
    capability.seenAt = earliest(profile.witnessedKinds);
    return capability;
}

//! A flag or a list that the standard lets a provider leave out only where it has not got it.
Capability offered(Name name, bool offers, const ProviderMetadata &metadata, QStringList values)
{
    if (!hasDocument(metadata))
        return {name, Support::Unknown, Source::Nobody, Why::NoMetadata};
    if (!offers)
        return {name, Support::No, Source::Announced, Why::NotOffered};
    return {name, Support::Yes, Source::Announced, Why::Listed, std::move(values)};
}

//! A list in which one value matters, and which a provider may leave out for no reason.
Capability listed(Name name, bool isListed, const QStringList &values,
    const ProviderMetadata &metadata, const QString &setting = {})
{
    Capability capability{.name = name, .values = values, .setting = setting};
    if (!hasDocument(metadata)) {
        capability.reason = Why::NoMetadata;
    } else if (!values.isEmpty()) {
        capability.support = isListed ? Support::Yes : Support::No;
        capability.source = Source::Announced;
        capability.reason = isListed ? Why::Listed : Why::Unlisted;
    }
    return capability;
}

Capability refreshTokens(const Profile &profile, const ProviderMetadata &metadata)
{
    const QString offline = u"offline_access"_s;
    const QDateTime seenAt = profile.witnessedKinds.value(u"refresh"_s);
    if (seenAt.isValid()) {
        return {.name = Name::RefreshTokens,
            .support = Support::Yes,
            .source = Source::Seen,
            .reason = Why::RefreshTokenSeen,
            .seenAt = seenAt};
    }
    const bool offersOffline = metadata.scopes.contains(offline);
    const QString grant = u"refresh_token"_s;
    const bool isListed = metadata.grantTypes.contains(grant);
    Capability capability
        = listed(Name::RefreshTokens, isListed, metadata.grantTypes, metadata, grant);
    if (isListed)
        capability.values = {grant};
    if (offersOffline) {
        capability.support = Support::Yes;
        capability.source = Source::Announced;
        capability.reason
            = profile.scopes().contains(offline) ? Why::Listed : Why::OfflineAccessNeeded;
        capability.values = isListed ? QStringList{grant, offline} : QStringList{offline};
    }
    return capability;
}

Capability idTokenAlgorithms(const Profile &profile, const ProviderMetadata &metadata)
{
    if (profile.protocol == Protocol::OAuth2)
        return {Name::IdTokenAlgorithms, Support::No, Source::Nobody, Why::NoIdTokens};
    const QStringList &announced = metadata.idTokenAlgorithms;
    const QStringList &wanted = profile.idTokenAlgorithms;
    const bool fits = wanted.isEmpty()
        || std::any_of(wanted.begin(), wanted.end(),
            [&announced](const QString &name) { return announced.contains(name); });
    Capability capability
        = listed(Name::IdTokenAlgorithms, fits, announced, metadata, wanted.join(u' '));
    if (!fits && profile.hasConventions() && wanted.contains(u"HS256"_s)) {
        capability.support = Support::Unknown;
        capability.source = Source::Conventions;
        capability.reason = Why::AppSecretSigns;
    }
    return capability;
}

Capability auth(Name name, ClientAuthMethod method, const QStringList &announced,
    const ProviderMetadata &metadata, std::optional<bool> seen)
{
    const QString setting = authMethodName(method);
    const bool isListed = announced.contains(setting)
        || (method == ClientAuthMethod::Tls
            && announced.contains(u"self_signed_tls_client_auth"_s));
    Capability capability = listed(name, isListed, announced, metadata, setting);
    if (seen) {
        capability.support = *seen ? Support::Yes : Support::No;
        capability.source = Source::Seen;
        capability.reason = *seen ? Why::MethodAccepted : Why::MethodRefused;
    }
    return capability;
}

Capability mutualTls(const ProviderMetadata &metadata)
{
    QStringList methods;
    for (const QString &method : metadata.tokenAuthMethods + metadata.introspectionAuthMethods
            + metadata.revocationAuthMethods) {
        if (method.endsWith("tls_client_auth"_L1) && !methods.contains(method))
            methods.append(method);
    }
    if (hasDocument(metadata) && metadata.tokenAuthMethods.isEmpty())
        return {Name::MutualTls, Support::Unknown, Source::Nobody, Why::NotSaid};
    return offered(Name::MutualTls, !methods.isEmpty(), metadata, methods);
}

void appendAuthentication(QList<Capability> &sheet, const Profile &profile,
    const ProviderMetadata &metadata, const EndpointSightings &seen)
{
    sheet.append(auth(
        Name::TokenAuth, profile.tokenAuth, metadata.tokenAuthMethods, metadata, seen.tokenAuth));
    if (!metadata.introspectionEndpoint.isEmpty())
        sheet.append(auth(Name::IntrospectionAuth, profile.introspectionAuth,
            metadata.introspectionAuthMethods, metadata, seen.introspectionAuth));
    if (!metadata.revocationEndpoint.isEmpty())
        sheet.append(auth(Name::RevocationAuth, profile.revocationAuth,
            metadata.revocationAuthMethods, metadata, seen.revocationAuth));
}

} // namespace

QList<Capability> capabilitySheet(
    const Profile &profile, const ProviderMetadata &metadata, const EndpointSightings &seen)
{
    const EndpointSettings &byHand = profile.endpoints;
    const QStringList &challenges = metadata.codeChallengeMethods;
    QList<Capability> sheet{withSighting(endpoint(Name::Revocation, metadata.revocationEndpoint,
                                             metadata, u"revocation_endpoint"_s, byHand.revocation),
                                seen.revocation),
        introspection(profile, metadata, seen),
        withSighting(endpoint(Name::UserInfo, metadata.userInfoEndpoint, metadata,
                         u"userinfo_endpoint"_s, byHand.userInfo),
            seen.userInfo),
        endpoint(Name::EndSession, metadata.endSessionEndpoint, metadata, u"end_session_endpoint"_s,
            byHand.endSession),
        endpoint(Name::GlobalRevocation, metadata.globalTokenRevocationEndpoint, metadata,
            u"global_token_revocation_endpoint"_s),
        refreshTokens(profile, metadata), idTokenAlgorithms(profile, metadata),
        listed(Name::Pkce, challenges.contains(u"S256"_s), challenges, metadata, u"S256"_s),
        offered(Name::RedirectIssuer, metadata.sendsIssuer, metadata, {}),
        endpoint(Name::PushedRequests, metadata.pushedAuthorizationEndpoint, metadata,
            u"pushed_authorization_request_endpoint"_s),
        endpoint(Name::DeviceGrant, metadata.deviceAuthorizationEndpoint, metadata,
            u"device_authorization_endpoint"_s),
        offered(Name::Dpop, !metadata.dpopAlgorithms.isEmpty(), metadata, metadata.dpopAlgorithms),
        mutualTls(metadata)};
    appendAuthentication(sheet, profile, metadata, seen);
    return sheet;
}

} // namespace rescind
