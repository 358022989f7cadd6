// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sessionview.h"

#include "core/engine/session.h"

namespace rescind {

TokensPageState pageStateOf(const Session *session)
{
    using Situation = TokensPageState::Situation;
    if (session == nullptr)
        return {};
    const Profile &profile = session->profile();
    // Only where it is known for sure that nothing could be sent.
    const std::optional<Provider> &provider = session->client().provider();
    const bool noIntrospection = provider && provider->metadata.introspectionEndpoint.isEmpty();
    const bool noRevocation = provider && provider->metadata.revocationEndpoint.isEmpty();
    TokensPageState state{.situation = Situation::SignedOut,
        .profileName = profile.name,
        .host = profile.displayHost(),
        .subject = session->subject(),
        .signedInAt = session->signedInAt(),
        .signedOutAt = session->signedOutAt(),
        .scope = profile.scope,
        .inMemoryOnly = session->keychainError().has_value(),
        .canSignIn = session->canSignIn(),
        .canRefresh = session->canRefresh(),
        .canRevokeAny = !session->revocable().isEmpty() && !noRevocation,
        .canSignOut = session->canSignOut(),
        .canRequestApplicationToken = session->canRequestApplicationToken(),
        .checks = session->checks(),
        .login = session->loginRecord(),
        .events = session->events()};
    for (const Token &token : session->tokens())
        state.tokens.append({.token = token,
            .isBusy = session->isBusy(token.fingerprint),
            .canIntrospect = session->canIntrospect(token) && !noIntrospection,
            .canRevoke = session->canRevoke(token) && !noRevocation,
            .canAskUserInfo = session->canAskUserInfo(token),
            .canValidateOnline = session->canValidateOnline(token),
            .canIntrospectStrictly
            = session->canIntrospect(token) && !noIntrospection && profile.hasConventions(),
            .noIntrospection = noIntrospection,
            .noRevocation = noRevocation});
    if (!state.tokens.isEmpty())
        state.situation = Situation::SignedIn;
    else if (session->state() == SessionState::Restoring)
        state.situation = Situation::Restoring;
    return state;
}

} // namespace rescind
