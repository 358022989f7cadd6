// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/capabilitytext.h"

#include "ui/text/sentences.h"
#include "ui/text/timetext.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(CapabilityText)
};

QString nameOf(CapabilityName name)
{
    switch (name) {
    case CapabilityName::Revocation:
        return Tr::tr("Revoke tokens (RFC 7009)");
    case CapabilityName::Introspection:
        return Tr::tr("Introspect tokens (RFC 7662)");
    case CapabilityName::UserInfo:
        return Tr::tr("User info");
    case CapabilityName::EndSession:
        return Tr::tr("Sign out at the provider");
    case CapabilityName::GlobalRevocation:
        return Tr::tr("Revoke all tokens of a user");
    case CapabilityName::RefreshTokens:
        return Tr::tr("Refresh tokens");
    case CapabilityName::IdTokenAlgorithms:
        return Tr::tr("ID token algorithms");
    case CapabilityName::Pkce:
        return Tr::tr("PKCE (RFC 7636)");
    case CapabilityName::RedirectIssuer:
        return Tr::tr("Issuer in the redirect (RFC 9207)");
    case CapabilityName::PushedRequests:
        return Tr::tr("Pushed requests (RFC 9126)");
    case CapabilityName::DeviceGrant:
        return Tr::tr("Device sign-in (RFC 8628)");
    case CapabilityName::Dpop:
        return Tr::tr("Bound tokens, DPoP (RFC 9449)");
    case CapabilityName::MutualTls:
        return Tr::tr("Mutual TLS (RFC 8705)");
    case CapabilityName::TokenAuth:
        return Tr::tr("Authentication for tokens");
    case CapabilityName::IntrospectionAuth:
        return Tr::tr("Authentication for introspection");
    case CapabilityName::RevocationAuth:
        return Tr::tr("Authentication for revocation");
    }
    return {};
}

QString wordOf(Support support)
{
    switch (support) {
    case Support::Yes:
        //: The provider can do it.
        return Tr::tr("yes");
    case Support::No:
        //: The provider cannot do it.
        return Tr::tr("no");
    case Support::Unknown:
        //: Nobody knows whether the provider can do it.
        return Tr::tr("unknown");
    }
    return {};
}

bool isSetByHand(CapabilityName name)
{
    return name == CapabilityName::Revocation || name == CapabilityName::Introspection
        || name == CapabilityName::UserInfo || name == CapabilityName::EndSession;
}

QString kindsOf(const QStringList &keys)
{
    const bool access = keys.contains(QLatin1StringView("access"));
    const bool refresh = keys.contains(QLatin1StringView("refresh"));
    if (access && refresh)
        return Tr::tr("access tokens and refresh tokens");
    return access ? Tr::tr("access tokens") : Tr::tr("refresh tokens");
}

QString announced(const QStringList &values)
{
    //: %1 is a list of registered names, such as "RS256, ES256".
    return values.isEmpty() ? QString() : Tr::tr("Announced: %1.").arg(values.join(u", "));
}

QString endpointReason(const Capability &capability)
{
    switch (capability.reason) {
    case CapabilityReason::EndpointAnnounced:
        return Tr::tr("The provider announces the endpoint.");
    case CapabilityReason::EndpointAssumed:
        return Tr::tr("Not announced. The path is the one that Authing uses; nobody has seen it "
                      "answer yet.");
    case CapabilityReason::EndpointByHand:
        return Tr::tr("The endpoint is set by hand in the profile.");
    case CapabilityReason::EndpointAnswered:
        return Tr::tr("The endpoint answered in this test.");
    case CapabilityReason::EndpointUnlike:
        return Tr::tr("Something answers at this address, but not as such an endpoint does.");
    case CapabilityReason::EndpointMissing:
        return joined({Tr::tr("The provider announces no endpoint for it."),
            isSetByHand(capability.name)
                ? Tr::tr("If it has one all the same, set its address in the profile.")
                : QString()});
    default:
        return {};
    }
}

QString reasonOf(const Capability &capability)
{
    switch (capability.reason) {
    case CapabilityReason::EndpointAnnounced:
    case CapabilityReason::EndpointAssumed:
    case CapabilityReason::EndpointByHand:
    case CapabilityReason::EndpointAnswered:
    case CapabilityReason::EndpointUnlike:
    case CapabilityReason::EndpointMissing:
        return endpointReason(capability);
    case CapabilityReason::CalledLiveTokenActive:
        //: %1 is "access tokens and refresh tokens", %2 a time.
        return Tr::tr("It has called live %1 active (first on %2), so its “inactive” is a proof "
                      "for them.")
            .arg(kindsOf(capability.values), absoluteTime(capability.seenAt));
    case CapabilityReason::Listed:
        return capability.values.isEmpty() ? Tr::tr("The provider announces it.")
                                           : announced(capability.values);
    case CapabilityReason::Unlisted:
        if (capability.setting.isEmpty())
            return joined({announced(capability.values), Tr::tr("This is not among them.")});
        //: %1 is a registered name, such as "client_secret_post".
        return joined({announced(capability.values),
            Tr::tr("%1 is not among them.").arg(capability.setting)});
    case CapabilityReason::NotSaid:
        return Tr::tr("The provider does not say.");
    case CapabilityReason::NotOffered:
        return Tr::tr("The provider does not announce it.");
    case CapabilityReason::NoMetadata:
        return Tr::tr("The provider publishes no metadata that would say so.");
    case CapabilityReason::RefreshTokenSeen:
        return Tr::tr("A refresh token of this application was seen alive on %1.")
            .arg(absoluteTime(capability.seenAt));
    case CapabilityReason::OfflineAccessNeeded:
        return joined({announced(capability.values),
            Tr::tr("To be given one, add offline_access to the scope in the profile.")});
    case CapabilityReason::NoIdTokens:
        return Tr::tr("Plain OAuth 2.0 has no ID tokens.");
    case CapabilityReason::AppSecretSigns:
        return joined({announced(capability.values),
            Tr::tr(
                "An Authing application signs with its App Secret (HS256) unless it is switched, "
                "whatever is announced.")});
    case CapabilityReason::MethodAccepted:
        return Tr::tr("%1 was accepted in this test.").arg(capability.setting);
    case CapabilityReason::MethodRefused:
        return joined({Tr::tr("%1 was refused in this test.").arg(capability.setting),
            announced(capability.values)});
    }
    return {};
}

//! Without it something that Rescind is for does not work.
bool isNeeded(CapabilityName name)
{
    switch (name) {
    case CapabilityName::Revocation:
    case CapabilityName::Introspection:
    case CapabilityName::Pkce:
    case CapabilityName::TokenAuth:
    case CapabilityName::IntrospectionAuth:
    case CapabilityName::RevocationAuth:
        return true;
    default:
        return false;
    }
}

} // namespace

CapabilityText capabilityText(const Capability &capability)
{
    return {nameOf(capability.name), wordOf(capability.support), reasonOf(capability)};
}

QString capabilitySign(const Capability &capability)
{
    switch (capability.support) {
    case Support::Yes:
        return QStringLiteral("✓");
    case Support::No:
        return isNeeded(capability.name) || capability.reason == CapabilityReason::Unlisted
            ? QStringLiteral("!")
            : QStringLiteral("–");
    case Support::Unknown:
        return QStringLiteral("?");
    }
    return {};
}

QString missingEndpointReason(CapabilityName name)
{
    return endpointReason({.name = name, .reason = CapabilityReason::EndpointMissing});
}

} // namespace rescind
