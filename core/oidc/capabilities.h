// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/providermetadata.h"

namespace rescind {

enum class CapabilityName {
    Revocation,
    Introspection,
    UserInfo,
    EndSession,
    GlobalRevocation,
    RefreshTokens,
    IdTokenAlgorithms,
    Pkce,
    RedirectIssuer, //!< RFC 9207
    PushedRequests, //!< RFC 9126
    DeviceGrant,    //!< RFC 8628
    Dpop,           //!< RFC 9449
    MutualTls,      //!< RFC 8705
    TokenAuth,      //!< the profile's way to authenticate at the token endpoint
    IntrospectionAuth,
    RevocationAuth,
};

enum class Support { Yes, No, Unknown };

//! Whose word it is.
enum class CapabilitySource {
    Nobody,
    Announced,   //!< the metadata
    Conventions, //!< Authing's paths; nobody said that they are there
    ByHand,      //!< the profile
    Seen,        //!< it answered so
};

//! Why it is so. Every value has its sentence in ui/text/capabilitytext.cpp.
enum class CapabilityReason {
    EndpointAnnounced,
    EndpointAssumed, //!< by Authing's conventions
    EndpointByHand,
    EndpointAnswered,
    EndpointUnlike, //!< something answers there, and not as such an endpoint does
    EndpointMissing,
    CalledLiveTokenActive, //!< a witness; since `seenAt`
    Listed,
    Unlisted,            //!< the metadata list others
    NotSaid,             //!< the metadata say nothing, which by their standard means nothing
    NotOffered,          //!< the metadata say nothing, which by their standard means no
    NoMetadata,          //!< there are none
    RefreshTokenSeen,    //!< since `seenAt`
    OfflineAccessNeeded, //!< offered, but the profile's scope does not ask for it
    NoIdTokens,          //!< plain OAuth 2.0
    AppSecretSigns,      //!< an Authing application does, whatever its tenant announces
    MethodAccepted,
    MethodRefused,
};

struct Capability
{
    CapabilityName name = CapabilityName::Revocation;
    Support support = Support::Unknown;
    CapabilitySource source = CapabilitySource::Nobody;
    CapabilityReason reason = CapabilityReason::NotSaid;
    //! What was announced, by its registered names.
    QStringList values = {};
    //! What the profile is set to where that matters, by its registered name.
    QString setting = {};
    QDateTime seenAt = {};

    friend bool operator==(const Capability &, const Capability &) = default;
};

//! What endpoints have answered to a made-up token; nothing where they were not asked, or where the
//! answer says nothing of the kind.
struct EndpointSightings
{
    //! It answered as its standard says.
    std::optional<bool> revocation = {};
    std::optional<bool> introspection = {};
    std::optional<bool> userInfo = {};
    //! It took this client as the profile lets it authenticate.
    std::optional<bool> tokenAuth = {};
    std::optional<bool> introspectionAuth = {};
    std::optional<bool> revocationAuth = {};
};

//! What a provider can do for this profile, in the order to show it. What was seen counts more than
//! what was announced, and that more than what is assumed; what nobody said is unknown, never yes.
[[nodiscard]] QList<Capability> capabilitySheet(
    const Profile &profile, const ProviderMetadata &metadata, const EndpointSightings &seen = {});

//! "client_secret_post" …: as registered at IANA for OAuth.
[[nodiscard]] QString authMethodName(ClientAuthMethod method);

//! "revoke", "token_auth" …, "yes" …, "announced" … and "endpoint_announced" …: for output that
//! machines read.
[[nodiscard]] QLatin1StringView capabilityKey(CapabilityName name);
[[nodiscard]] QLatin1StringView supportKey(Support support);
[[nodiscard]] QLatin1StringView sourceKey(CapabilitySource source);
[[nodiscard]] QLatin1StringView reasonKey(CapabilityReason reason);

} // namespace rescind
