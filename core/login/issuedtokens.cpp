// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/issuedtokens.h"

#include "core/tokens/signaturelamp.h"

namespace rescind {

namespace {

std::optional<Error> refusalOf(
    const TokenAnswer &answer, const IssueContext &context, const IdTokenVerdict &verdict)
{
    const bool wanted = context.origin == TokenOrigin::SignedIn
        && context.client.profile.protocol == Protocol::Oidc
        && context.client.profile.scopes().contains(QLatin1StringView("openid"));
    Error error{.kind = ErrorKind::Protocol, .stage = Stage::IdToken};
    if (answer.idToken.isEmpty()) {
        if (!wanted)
            return std::nullopt;
        error.reason = Reason::IdTokenMissing;
        return error;
    }
    if (verdict.isAccepted())
        return std::nullopt;
    error.reason = Reason::IdTokenRejected;
    error.subject = verdict.failedNames();
    return error;
}

} // namespace

IssuedTokens issuedTokens(const TokenAnswer &answer, const IssueContext &context)
{
    IssuedTokens issued;
    // The answer itself tells best what time it is where the tokens come from.
    const QDateTime now = answer.serverTime.isValid() ? answer.serverTime : context.now;
    issued.tokens = tokensOf(answer, context.origin, context.generation, now);
    for (Token &token : issued.tokens)
        token.signature = signatureStateOf(token, context.client, context.keys);

    IdTokenVerdict verdict;
    if (!answer.idToken.isEmpty()) {
        const Client &client = context.client;
        verdict = checkIdToken(readJwt(answer.idToken),
            {.issuer = client.metadata.issuer,
                .clientId = client.profile.clientId,
                .subject = context.subject,
                .allowedAlgorithms = allowedIdTokenAlgorithms(
                    client.profile, client.metadata, !client.secret.isEmpty()),
                .nonce = context.nonce,
                .clientSecret = client.secret,
                .keys = context.keys,
                .accessToken = answer.accessToken,
                .now = now,
                .maxAge = context.asked.maxAge,
                .requestedAt = context.requestedAt,
                .acrValues = context.asked.acrValues});
        issued.checks = verdict.checks;
    }
    issued.refusal = refusalOf(answer, context, verdict);
    return issued;
}

} // namespace rescind
