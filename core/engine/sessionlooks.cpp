// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asking the server how the session's tokens are.
#include "core/engine/revocationevents.h"
#include "core/engine/session.h"

namespace rescind {

void Session::introspect(const QString &fingerprint, IntrospectionMode mode)
{
    look(fingerprint, Why::Asked, mode);
}

void Session::look(const QString &fingerprint, Why why, IntrospectionMode mode)
{
    const Token *const token = find(fingerprint);
    if (token == nullptr || !canIntrospect(*token))
        return;
    setBusy(fingerprint, true);
    const auto onAnswer = [this, fingerprint, why, mode](const Result<Introspection> &answer) {
        onLooked(fingerprint, why, mode, answer);
    };
    m_client.get([this, fingerprint, mode, onAnswer](const Result<Client> &client) {
        const Token *const asked = find(fingerprint);
        if (!client || asked == nullptr || !asked->isHeld()) {
            onAnswer(
                fail(client ? Error{.kind = ErrorKind::Cancelled, .stage = Stage::Introspection}
                            : client.error()));
            return;
        }
        startThen(m_client.authenticationClient().introspect(
                      asked->value, hintFor(asked->kind), mode, this),
            this, onAnswer);
    });
}

void Session::onLooked(const QString &fingerprint, Why why, IntrospectionMode mode,
    const Result<Introspection> &answer)
{
    setBusy(fingerprint, false);
    const Token *const token = find(fingerprint);
    if (token == nullptr || !token->isHeld())
        return;
    Event event{.kind = EventKind::Introspected,
        .token = token->kind,
        .fingerprint = fingerprint,
        .isAsked = why == Why::Asked,
        .strict = mode == IntrospectionMode::Strict,
        .httpStatus = answer ? 200 : answer.error().httpStatus};
    if (!answer) {
        event.kind = EventKind::IntrospectionFailed;
        event.result = EventResult::Warning;
        event.error = answer.error();
        note(event);
        m_tokens.change(fingerprint, [&](Token &changed) {
            changed.server = serverStateFor(answer.error());
            changed.serverAskedAt = now();
        });
        if (why == Why::Asked)
            Q_EMIT failed(answer.error());
        return;
    }
    event.activity = answer->active ? Activity::Active : Activity::Inactive;
    event.result = answer->active ? EventResult::Good : EventResult::Warning;
    if (answer->active)
        m_client.rememberWitness(token->kind);
    event.proof = !answer->active && m_client.isWitness(token->kind);
    note(event);
    if (!answer->active)
        onInactive(*token, why);
    m_tokens.change(fingerprint, [&](Token &changed) {
        if (answer->active)
            addFacts(changed, *answer);
        changed.server = answer->active ? ServerState::Active
            : event.proof               ? ServerState::Inactive
                                        : ServerState::InactiveUnproved;
        changed.serverAskedAt = now();
    });
}

//! A token that died with another one is cleared here as if it had been revoked itself.
void Session::onInactive(const Token &token, Why why)
{
    if (why != Why::AfterRevocation || token.server != ServerState::Active)
        return;
    const Event event{.kind = EventKind::CascadeSeen,
        .result = EventResult::Good,
        .token = token.kind,
        .fingerprint = token.fingerprint};
    note(event);
    startThen(
        m_tokens.clear(token.fingerprint, this), this, [this, event](const Result<void> &cleared) {
            Event line = event;
            line.kind = cleared ? EventKind::LocalCopiesCleared : EventKind::LocalCopiesNotCleared;
            line.result = cleared ? EventResult::Good : EventResult::Warning;
            if (!cleared)
                line.error = cleared.error();
            note(line);
        });
}

void Session::lookAtAll(Why why)
{
    const QList<Token> held = tokens();
    for (const Token &token : held) {
        if (!token.isKnownDead(now()))
            look(token.fingerprint, why, IntrospectionMode::Usual);
    }
}

} // namespace rescind
