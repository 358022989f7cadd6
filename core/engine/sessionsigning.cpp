// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/session.h"

#include "core/base/logging.h"
#include "core/tokens/signaturelamp.h"

namespace rescind {

//! A key lives as long as the tokens that are bound to it.
void Session::prepareBinding()
{
    if (!profile().dpop)
        return;
    if (m_tokens.bindingKey().isEmpty() || !m_tokens.holdsAny()) {
        const auto key = SigningKey::generate();
        if (!key)
            qCWarning(engineLog) << "no key to bind tokens to:" << key.error();
        m_tokens.setBindingKey(key ? key->toPem() : Secret());
    }
    m_client.bindTo(m_tokens.bindingKey());
}

void Session::noteBinding(const QList<Token> &issued)
{
    if (!profile().dpop)
        return;
    for (const Token &token : issued) {
        if (token.kind != TokenKind::Access)
            continue;
        const bool bound = !token.facts.boundTo.isEmpty();
        note({.kind = bound ? EventKind::BoundToKey : EventKind::NotBoundToKey,
            .result = bound ? EventResult::Good : EventResult::Warning,
            .token = token.kind,
            .fingerprint = token.fingerprint});
    }
}

void Session::checkSignatures()
{
    const Client client = m_client.current();
    const auto keys = m_client.provider() ? m_client.provider()->keys : std::nullopt;
    const QList<Token> held = tokens();
    for (const Token &token : held) {
        m_tokens.change(token.fingerprint,
            [&](Token &changed) { changed.signature = signatureStateOf(changed, client, keys); });
    }
}

FindMethodJob *Session::findMethod(Stage endpoint)
{
    if (m_findingMethod != nullptr)
        return nullptr;
    m_findingMethod = new FindMethodJob(m_client, endpoint, this);
    startThen<MethodFinding>(
        m_findingMethod.get(), this, [this, endpoint](const Result<MethodFinding> &found) {
            m_findingMethod.clear();
            markChanged();
            m_client.journal().record(found
                    ? JournalEntry{.action = JournalAction::MethodSearch,
                        .outcome
                        = found->finding.works ? QStringLiteral("ok") : QStringLiteral("failed")}
                    : failedEntry(JournalAction::MethodSearch, found.error()));
            if (found && found->isChange() && endpoint == Stage::Introspection)
                lookAtAll(Why::Quietly);
        });
    return m_findingMethod;
}

} // namespace rescind
