// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jose/signingkey.h"
#include "core/oidc/clientsigner.h"

#include <QtCore/QHash>

namespace rescind {

//! Proves possession of the key that tokens are bound to (RFC 9449): a proof with a fresh `jti` in
//! each attempt, for this method and address, with the nonce that this server gave last, and with
//! the hash of the access token where the request carries one ("Authorization: DPoP …").
class DpopSigner final : public ClientSigner
{
public:
    DpopSigner(SigningKey key, FreshValues fresh);

    void meet(const ProviderMetadata &metadata, std::chrono::seconds clockSkew) override;
    [[nodiscard]] std::optional<Error> sign(HttpRequest &request) override;
    //! Remembers the nonce that the answer brings (§8.2); true where the answer refuses for want of
    //! it: `use_dpop_nonce` with 400 at the token endpoint (§8), with 401 at a resource (§9).
    [[nodiscard]] bool wantsAnotherAttempt(
        const HttpRequest &request, const HttpResponse &answer) override;
    //! RFC 7638: what a token bound to this key has in `cnf.jkt` (§6.1).
    [[nodiscard]] QString keyThumbprint() const;

private:
    SigningKey m_key;
    FreshValues m_fresh;
    std::chrono::seconds m_clockSkew = std::chrono::seconds(0);
    //! By origin (§8).
    QHash<QString, QByteArray> m_nonces;
};

//! The provider announces DPoP with an algorithm that our keys have.
[[nodiscard]] bool offersDpop(const ProviderMetadata &metadata);

} // namespace rescind
