// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/oidc/clientsigner.h"
#include "core/oidc/providermetadata.h"
#include "core/profiles/profile.h"

namespace rescind {

class DpopSigner;

//! A client at its provider: what a request to one of the endpoints is built from.
struct Client
{
    Profile profile = {};
    ProviderMetadata metadata = {};
    //! Empty for a public client.
    Secret secret = {};
    //! Signs assertions for ClientAuthMethod::PrivateKeyJwt; null where there is no key.
    std::shared_ptr<ClientSigner> assertion = {};
    //! Signs DPoP proofs; null where tokens are not bound to a key.
    std::shared_ptr<DpopSigner> dpop = {};

    //! From now on this is its provider; its signers are told.
    void meet(const ProviderMetadata &provider, std::chrono::seconds clockSkew);
    //! New tokens are asked for bound to the key: there is one, and the provider offers it.
    [[nodiscard]] bool bindsTokens() const;
    //! The same for using a token that exists: it keeps the key only where the token is bound to
    //! that one. `thumbprint` is empty for a bearer token.
    [[nodiscard]] Client usingTokenBoundTo(const QString &thumbprint) const;
};

} // namespace rescind
