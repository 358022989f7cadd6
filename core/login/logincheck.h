// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/issuedtokens.h"
#include "core/login/redirectparameters.h"

namespace rescind {

//! The steps of a sign-in before the ID token, whose checks are IdTokenCheck's.
enum class LoginCheckName {
    Metadata,      //!< `expected` issuer of the profile, `found` the provider's
    Keys,          //!< `found` how many
    RedirectUri,   //!< `expected` as registered, `found` as sent
    Pkce,          //!< `expected` S256, `found` what the provider announces
    PushedRequest, //!< RFC 9126
    State,         //!< `found`: "pasted" for a bare code, which has none
    Issuer,        //!< RFC 9207
    Answer,        //!< what the redirect brought: a code, or an error
    Exchange,      //!< `found` how the client authenticated
    Binding,       //!< RFC 9449: `expected` and `found` the type of token
    Scope,         //!< `expected` asked for, `found` granted
    RefreshToken,
    IdToken, //!< whether one came
};

//! One step of a sign-in, and what was compared. Nothing in it is secret; what a server wrote is
//! redacted. Not translated.
struct LoginCheck
{
    LoginCheckName name = LoginCheckName::Metadata;
    CheckResult result = CheckResult::Skipped;
    QString expected = {};
    QString found = {};
    std::optional<Error> error = {};

    friend bool operator==(const LoginCheck &, const LoginCheck &) = default;
};

[[nodiscard]] LoginCheck metadataCheck(const Profile &profile, const Result<Provider> &provider);
[[nodiscard]] LoginCheck signingKeysCheck(const Profile &profile, const Provider &provider);
[[nodiscard]] LoginCheck redirectUriCheck(const Profile &profile, const Result<QString> &sent);
[[nodiscard]] LoginCheck pkceCheck(const ProviderMetadata &metadata);
//! The `state` has been compared by now: another one never gets so far.
[[nodiscard]] LoginCheck stateCheck(const RedirectParameters &redirect);
[[nodiscard]] LoginCheck issuerCheck(
    const RedirectParameters &redirect, const ProviderMetadata &metadata);
//! What the token endpoint's answer holds, step by step.
[[nodiscard]] QList<LoginCheck> answerChecks(const TokenAnswer &answer, const Client &client);

} // namespace rescind
