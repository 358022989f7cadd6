// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/capabilities.h"

namespace rescind {

using namespace Qt::StringLiterals;

QString authMethodName(ClientAuthMethod method)
{
    switch (method) {
    case ClientAuthMethod::Post:
        return u"client_secret_post"_s;
    case ClientAuthMethod::Basic:
        return u"client_secret_basic"_s;
    case ClientAuthMethod::None:
        return u"none"_s;
    case ClientAuthMethod::PrivateKeyJwt:
        return u"private_key_jwt"_s;
    case ClientAuthMethod::Tls:
        return u"tls_client_auth"_s;
    }
    return {};
}

QLatin1StringView capabilityKey(CapabilityName name)
{
    switch (name) {
    case CapabilityName::Revocation:
        return "revoke"_L1;
    case CapabilityName::Introspection:
        return "introspect"_L1;
    case CapabilityName::UserInfo:
        return "user_info"_L1;
    case CapabilityName::EndSession:
        return "end_session"_L1;
    case CapabilityName::GlobalRevocation:
        return "global_revocation"_L1;
    case CapabilityName::RefreshTokens:
        return "refresh_tokens"_L1;
    case CapabilityName::IdTokenAlgorithms:
        return "id_token_algorithms"_L1;
    case CapabilityName::Pkce:
        return "pkce"_L1;
    case CapabilityName::RedirectIssuer:
        return "redirect_issuer"_L1;
    case CapabilityName::PushedRequests:
        return "pushed_requests"_L1;
    case CapabilityName::DeviceGrant:
        return "device_grant"_L1;
    case CapabilityName::Dpop:
        return "dpop"_L1;
    case CapabilityName::MutualTls:
        return "mutual_tls"_L1;
    case CapabilityName::TokenAuth:
        return "token_auth"_L1;
    case CapabilityName::IntrospectionAuth:
        return "introspection_auth"_L1;
    case CapabilityName::RevocationAuth:
        return "revocation_auth"_L1;
    }
    return {};
}

QLatin1StringView supportKey(Support support)
{
    switch (support) {
    case Support::Yes:
        return "yes"_L1;
    case Support::No:
        return "no"_L1;
    case Support::Unknown:
        return "unknown"_L1;
    }
    return {};
}

QLatin1StringView sourceKey(CapabilitySource source)
{
    switch (source) {
    case CapabilitySource::Nobody:
        return "nobody"_L1;
    case CapabilitySource::Announced:
        return "announced"_L1;
    case CapabilitySource::Conventions:
        return "conventions"_L1;
    case CapabilitySource::ByHand:
        return "by_hand"_L1;
    case CapabilitySource::Seen:
        return "seen"_L1;
    }
    return {};
}

QLatin1StringView reasonKey(CapabilityReason reason)
{
    switch (reason) {
    case CapabilityReason::EndpointAnnounced:
        return "endpoint_announced"_L1;
    case CapabilityReason::EndpointAssumed:
        return "endpoint_assumed"_L1;
    case CapabilityReason::EndpointByHand:
        return "endpoint_by_hand"_L1;
    case CapabilityReason::EndpointAnswered:
        return "endpoint_answered"_L1;
    case CapabilityReason::EndpointUnlike:
        return "endpoint_unlike"_L1;
    case CapabilityReason::EndpointMissing:
        return "endpoint_missing"_L1;
    case CapabilityReason::CalledLiveTokenActive:
        return "called_live_token_active"_L1;
    case CapabilityReason::Listed:
        return "listed"_L1;
    case CapabilityReason::Unlisted:
        return "unlisted"_L1;
    case CapabilityReason::NotSaid:
        return "not_said"_L1;
    case CapabilityReason::NotOffered:
        return "not_offered"_L1;
    case CapabilityReason::NoMetadata:
        return "no_metadata"_L1;
    case CapabilityReason::RefreshTokenSeen:
        return "refresh_token_seen"_L1;
    case CapabilityReason::OfflineAccessNeeded:
        return "offline_access_needed"_L1;
    case CapabilityReason::NoIdTokens:
        return "no_id_tokens"_L1;
    case CapabilityReason::AppSecretSigns:
        return "app_secret_signs"_L1;
    case CapabilityReason::MethodAccepted:
        return "method_accepted"_L1;
    case CapabilityReason::MethodRefused:
        return "method_refused"_L1;
    }
    return {};
}

} // namespace rescind
