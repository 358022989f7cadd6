// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/http.h"
#include "core/profiles/profile.h"

namespace rescind {

//! What a provider says of itself (OpenID Connect Discovery 1.0 §3, RFC 8414), or what Authing's
//! conventions say in its place. An endpoint that is empty does not exist.
struct ProviderMetadata
{
    enum class Source { Discovered, Conventional };

    Source source = Source::Conventional;
    QString issuer = {};
    QUrl authorizationEndpoint = {};
    QUrl tokenEndpoint = {};
    QUrl introspectionEndpoint = {};
    QUrl revocationEndpoint = {};
    QUrl userInfoEndpoint = {};
    QUrl endSessionEndpoint = {};
    QUrl jwksUri = {};
    QStringList idTokenAlgorithms = {};
    //! RFC 9207: the redirect carries `iss`.
    bool sendsIssuer = false;
};

[[nodiscard]] HttpRequest discoveryRequest(const Profile &profile);

//! Reads the metadata. A wrong issuer, an endpoint that is not https (nor loopback), and an
//! endpoint on a host that is neither the issuer's nor trusted by the profile are refused. Where
//! the document is missing (404, 405, 501) the conventional paths stand in; where it is broken they
//! do not. Endpoints for revocation and introspection that the document leaves out are taken from
//! the conventions too: some servers list neither although they have both.
[[nodiscard]] Result<ProviderMetadata> metadataFrom(
    const HttpResponse &response, const Profile &profile);

//! App Host + `/oidc/auth`, `/oidc/token` … (`/oauth` for OAuth 2.0).
[[nodiscard]] ProviderMetadata conventionalMetadata(const Profile &profile);

//! The algorithms an ID token may have: the profile's; else what the metadata announces, HS256 only
//! with a secret; RS256 (and HS256 with a secret, Authing's default) where nothing is announced.
[[nodiscard]] QStringList allowedIdTokenAlgorithms(
    const Profile &profile, const ProviderMetadata &metadata, bool hasSecret);

} // namespace rescind
