// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/client.h"

namespace rescind {

//! What goes along to the page that ends the session at the provider. Empty: not sent.
struct EndSession
{
    //! The ID token, by which the provider knows whose session it is. It travels in the browser's
    //! address line: that is how the standard has it. It opens nothing, but names the person.
    Secret idTokenHint = {};
    //! Only a registered one is taken.
    QString postLogoutRedirectUri = {};
    QString state = {};
};

//! For the browser: the provider's end_session_endpoint (OpenID Connect RP-Initiated Logout 1.0
//! §2). Without an ID token the client's id is sent in its place. Reason::EndpointMissing where the
//! provider has none.
[[nodiscard]] Result<QUrl> endSessionUrl(const Client &client, const EndSession &what);

//! For the browser: Authing's own sign-out of everything, App Host + `/login/profile/logout`, which
//! knows no ID token. Reason::EndpointMissing without an App Host.
[[nodiscard]] Result<QUrl> authingLogoutUrl(const Profile &profile, const QString &redirectUri);

//! The first of the two that this provider has; Authing's is only for an App Host.
[[nodiscard]] Result<QUrl> logoutUrl(const Client &client, const EndSession &what);

} // namespace rescind
