// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

namespace rescind {

enum class Protocol { Oidc, OAuth2 };

//! How the client authenticates at an endpoint (RFC 6749 §2.3); each endpoint has its own setting.
enum class ClientAuthMethod { Post, Basic, None };

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
    //! App Host, as copied from the console; may hold a path. No slash at its end.
    QString appHost = {};
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
    //! Hosts other than the issuer's that its endpoints may stand on.
    QStringList trustedHosts = {};
    //! Kinds of token this provider's introspection has called active at least once ("access",
    //! "refresh"), and when: only then is its "inactive" a proof.
    QHash<QString, QDateTime> witnessedKinds = {};

    [[nodiscard]] QStringList scopes() const;
    [[nodiscard]] bool isPublicClient() const { return tokenAuth == ClientAuthMethod::None; }
    //! `appHost` + `/oidc` or `/oauth`: joined, never resolved, since appHost may hold a path.
    [[nodiscard]] QString issuer() const;
    //! Host and port as shown to the user.
    [[nodiscard]] QString displayHost() const;

    friend bool operator==(const Profile &, const Profile &) = default;
};

//! The profile tidied (trimmed, no slash at App Host's end), or Reason::InvalidProfile / PlainHttp
//! with the field's name ("name", "clientId", "appHost", "redirectUri", "scope", "trustedHosts",
//! "idTokenAlgorithms") as subject.
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
    PasteOnly,         //!< https or a scheme of its own: only the user can bring it
};
[[nodiscard]] RedirectKind redirectKind(const Profile &profile);

} // namespace rescind
