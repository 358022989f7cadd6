// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/profiles/authorizationsettings.h"
#include "core/profiles/cascade.h"
#include "core/profiles/endpointsettings.h"
#include "core/profiles/networksettings.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

namespace rescind {

enum class Protocol { Oidc, OAuth2 };

//! How the client authenticates at an endpoint; each endpoint has its own setting.
enum class ClientAuthMethod {
    Post,          //!< client_secret_post, RFC 6749 §2.3.1
    Basic,         //!< client_secret_basic, RFC 6749 §2.3.1
    None,          //!< a public client
    PrivateKeyJwt, //!< RFC 7523 §2.2
    Tls,           //!< mutual TLS, RFC 8705 §2
};

//! Who a client assertion is made out to: OpenID Connect Core §9 names the token endpoint, current
//! advice and stricter servers the issuer.
enum class AssertionAudience { Issuer, TokenEndpoint };

//! What a mistake here would cost; shown beside the profile and in destructive dialogs.
enum class Environment { Production, Test, Sandbox };

//! A client registered at one provider. Never holds the secret: that is in the keychain under the
//! id.
struct Profile
{
    //! A UUID without braces, given once. The keychain's entries are named by it.
    QString id = {};
    QString name = {};
    Environment environment = Environment::Production;
    Protocol protocol = Protocol::Oidc;
    //! App ID, `client_id`.
    QString clientId = {};
    //! App Host, as copied from the console; may hold a path. No slash at its end. Empty for a
    //! provider that is known by its issuer alone.
    QString appHost = {};
    //! The issuer where it is not `appHost` + `/oidc` or `/oauth`; compared as a string.
    QString issuerUrl = {};
    EndpointSettings endpoints = {};
    //! Authing's `Host`; kept, not used by the protocol.
    QString host = {};
    //! As registered: matched by the provider as a string. A loopback one without a port takes any
    //! free port.
    QString redirectUri = QStringLiteral("http://127.0.0.1/callback");
    //! Separated by spaces.
    QString scope = QStringLiteral("openid profile offline_access");
    ClientAuthMethod tokenAuth = ClientAuthMethod::Post;
    ClientAuthMethod introspectionAuth = ClientAuthMethod::Post;
    ClientAuthMethod revocationAuth = ClientAuthMethod::Post;
    //! Algorithms an ID token may be signed with. Empty: HS256 with the app secret or what the
    //! metadata announces (Authing's default), see idTokenAlgorithms().
    QStringList idTokenAlgorithms = {};
    //! For PrivateKeyJwt: `kid`; empty sends none. The key itself is in the keychain.
    QString clientKeyId = {};
    AssertionAudience assertionAudience = AssertionAudience::Issuer;
    //! Bind tokens to a key of this session (RFC 9449).
    bool dpop = false;
    AuthorizationSettings authorization = {};
    NetworkSettings network = {};
    //! Hosts other than the issuer's that its endpoints may stand on.
    QStringList trustedHosts = {};
    //! Kinds of token this provider's introspection has called active at least once ("access",
    //! "refresh"), and when: only then is its "inactive" a proof.
    QHash<QString, QDateTime> witnessedKinds = {};
    QList<Cascade> cascades = {};
    //! Rolled out by an administrator: read only, and never written to the user's settings.
    bool isManaged = false;

    [[nodiscard]] QStringList scopes() const;
    [[nodiscard]] bool isPublicClient() const { return tokenAuth == ClientAuthMethod::None; }
    //! `issuerUrl`, or `appHost` + `/oidc` or `/oauth`: joined, never resolved, since appHost may
    //! hold a path.
    [[nodiscard]] QString issuer() const;
    //! Authing's paths stand in where the provider publishes none: known for an App Host only.
    [[nodiscard]] bool hasConventions() const { return !appHost.isEmpty(); }
    //! Any endpoint authenticates in this way.
    [[nodiscard]] bool uses(ClientAuthMethod method) const;
    //! Host and port as shown to the user.
    [[nodiscard]] QString displayHost() const;

    friend bool operator==(const Profile &, const Profile &) = default;
};

//! What a new profile asks for: Authing's OAuth 2.0 side knows but `user`.
[[nodiscard]] QString defaultScope(Protocol protocol);

//! How the client authenticates at the token, introspection or revocation endpoint.
[[nodiscard]] ClientAuthMethod methodAt(const Profile &profile, Stage endpoint);

//! The profile tidied (trimmed, no slash at App Host's end), or Reason::InvalidProfile / PlainHttp
//! with the field's name as it is in the profile's file ("clientId", "endpoints.token") as subject.
//!
//! A bare App Host ("xyz.authing.cn") is taken as https. Its scheme and host become lower case, an
//! international name its ASCII form, and a default port goes, since `iss` is compared as a string.
//! The redirect URI is matched as a string too, and so is kept as it was written.
[[nodiscard]] Result<Profile> checked(const Profile &profile);

//! True for https, and for http on a loopback host (127.0.0.0/8, ::1, localhost).
[[nodiscard]] bool isAllowedUrl(const QUrl &url);

//! How the redirect comes back to us.
enum class RedirectKind {
    LoopbackFixedPort, //!< http on 127.0.0.1, [::1] or localhost, with a port
    LoopbackAnyPort,   //!< the same without one: any free port is put in
    OwnScheme,         //!< "rescind:": the system hands it to this program
    PasteOnly,         //!< https or another scheme: only the user can bring it
};
//! The private-use scheme (RFC 8252 §7.1) that this program is started with.
[[nodiscard]] QLatin1StringView ownScheme();
[[nodiscard]] RedirectKind redirectKind(const Profile &profile);

} // namespace rescind
