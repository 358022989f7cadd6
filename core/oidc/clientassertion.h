// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jose/signingkey.h"
#include "core/oidc/clientsigner.h"
#include "core/profiles/profile.h"

namespace rescind {

//! Authenticates a client by an assertion that it signs (RFC 7523 §2.2 and §3; OpenID Connect Core
//! §9, private_key_jwt): `client_assertion_type` and `client_assertion` in the form, with a fresh
//! `jti` for each attempt and two minutes to live.
class AssertionSigner final : public ClientSigner
{
public:
    //! Where there is no key to sign with, every request fails with its error and is not sent.
    AssertionSigner(Result<SigningKey> key, const Profile &profile, FreshValues fresh);

    void meet(const ProviderMetadata &metadata, std::chrono::seconds clockSkew) override;
    [[nodiscard]] std::optional<Error> sign(HttpRequest &request) override;
    [[nodiscard]] bool wantsAnotherAttempt(const HttpRequest &, const HttpResponse &) override
    {
        return false;
    }
    //! Why nothing can be signed, where that is so.
    [[nodiscard]] std::optional<Error> problem() const;

private:
    [[nodiscard]] Secret assertion(const QString &algorithm) const;

    Result<SigningKey> m_key;
    FreshValues m_fresh;
    QString m_clientId;
    QString m_keyId;
    QString m_issuer;
    AssertionAudience m_audience;
    QString m_tokenEndpoint;
    QStringList m_algorithms;
    std::chrono::seconds m_clockSkew = std::chrono::seconds(0);
};

} // namespace rescind
