// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/http.h"
#include "core/profiles/profile.h"

#include <QtCore/QSet>

namespace rescind {

//! What a provider says of itself (OpenID Connect Discovery 1.0 §3, RFC 8414 §2), or what stands in
//! its place. An endpoint that is empty does not exist.
struct ProviderMetadata
{
    enum class Source {
        Discovered,   //!< openid-configuration
        OAuth,        //!< oauth-authorization-server
        Conventional, //!< Authing's paths
        ByHand,       //!< nothing but what the profile sets
    };

    Source source = Source::Conventional;
    QString issuer = {};
    QUrl authorizationEndpoint = {};
    QUrl tokenEndpoint = {};
    QUrl introspectionEndpoint = {};
    QUrl revocationEndpoint = {};
    QUrl userInfoEndpoint = {};
    QUrl endSessionEndpoint = {};
    QUrl jwksUri = {};
    //! RFC 9126.
    QUrl pushedAuthorizationEndpoint = {};
    //! RFC 8628.
    QUrl deviceAuthorizationEndpoint = {};
    //! draft-parecki-oauth-global-token-revocation.
    QUrl globalTokenRevocationEndpoint = {};
    QStringList idTokenAlgorithms = {};
    QStringList codeChallengeMethods = {};
    QStringList responseModes = {};
    QStringList grantTypes = {};
    QStringList scopes = {};
    //! By their registered names ("client_secret_post").
    QStringList tokenAuthMethods = {};
    QStringList introspectionAuthMethods = {};
    QStringList revocationAuthMethods = {};
    //! What client assertions may be signed with.
    QStringList assertionAlgorithms = {};
    //! RFC 9449; empty where the provider does not announce DPoP.
    QStringList dpopAlgorithms = {};
    //! RFC 9207: the redirect carries `iss`.
    bool sendsIssuer = false;
    //! RFC 9126 §5: every authorization request has to be pushed.
    bool requiresPushedRequests = false;
    //! The document's own names of the endpoints that it lists ("revocation_endpoint"): what is not
    //! among them was taken from the conventions or set by hand.
    QSet<QString> announced = {};
};

//! Where the metadata may be, in the order to ask: the next one only where the one before is
//! missing. OpenID Connect Discovery §4 appends to the issuer, RFC 8414 §3.1 inserts.
[[nodiscard]] QList<HttpRequest> discoveryRequests(const Profile &profile);

//! There is no document there (404, 405, 501). To a place that was only guessed at (any but the
//! first), a page for people is none either.
[[nodiscard]] bool isMissingMetadata(const HttpResponse &response, bool guessed);

//! Reads the metadata. A wrong issuer, an endpoint that is not https (nor loopback), and an
//! endpoint on a host that is neither the issuer's nor trusted by the profile are refused; where
//! the document is broken nothing stands in for it. For an App Host, endpoints that the document
//! leaves out are taken from Authing's conventions: some servers list neither revocation nor
//! introspection although they have both. For a client with mutual TLS the aliases of RFC 8705 §5
//! are read. What the profile sets by hand is used whatever the document says.
[[nodiscard]] Result<ProviderMetadata> metadataFrom(const HttpResponse &response,
    const Profile &profile, ProviderMetadata::Source source = ProviderMetadata::Source::Discovered);

//! Where no document is: the conventions for an App Host, else what was set by hand;
//! Reason::MetadataMissing where that is nothing.
[[nodiscard]] Result<ProviderMetadata> standInMetadata(const Profile &profile);

//! App Host + `/oidc/auth`, `/oidc/token` … (`/oauth` for OAuth 2.0).
[[nodiscard]] ProviderMetadata conventionalMetadata(const Profile &profile);

//! The algorithms an ID token may have: the profile's; else what the metadata announces, RS256
//! where nothing is. HMAC with the client's secret only where the profile names it, or for an App
//! Host (Authing's default), and only with a secret.
[[nodiscard]] QStringList allowedIdTokenAlgorithms(
    const Profile &profile, const ProviderMetadata &metadata, bool hasSecret);

} // namespace rescind
