// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sessiontokens.h"

#include <algorithm>

namespace rescind {

class LoadTokensJob final : public ResultJob<void>
{
public:
    LoadTokensJob(SessionTokens &tokens, QObject *parent)
        : ResultJob(parent)
        , m_tokens(tokens)
    {
    }

protected:
    void run() override
    {
        startThen(m_tokens.m_vault.read(m_tokens.m_key, this), this,
            [this](const Result<Secret> &document) {
                if (!document) {
                    finish(fail(document.error()));
                    return;
                }
                const auto tokens = unpacked(*document);
                if (!tokens) {
                    finish(fail(tokens.error()));
                    return;
                }
                m_tokens.setBindingKey(unpackedBindingKey(*document));
                m_tokens.add(*tokens);
                finish({});
            });
    }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    SessionTokens &m_tokens;
};

class ClearTokensJob final : public ResultJob<void>
{
public:
    ClearTokensJob(SessionTokens &tokens, QStringList fingerprints, QObject *parent)
        : ResultJob(parent)
        , m_tokens(tokens)
        , m_fingerprints(std::move(fingerprints))
    {
    }

protected:
    void run() override
    {
        for (const QString &fingerprint : std::as_const(m_fingerprints))
            m_tokens.change(fingerprint, [](Token &token) { token.clear(); });
        startThen(m_tokens.keep(this), this, [this](const Result<void> &kept) {
            const bool copyIsLeft = !kept && m_tokens.m_vault.isInKeychain(m_tokens.m_key);
            finish(copyIsLeft ? kept : Result<void>());
        });
    }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    SessionTokens &m_tokens;
    QStringList m_fingerprints;
};

SessionTokens::SessionTokens(Vault &vault, const QString &profileId, QObject *parent)
    : QObject(parent)
    , m_vault(vault)
    , m_key(sessionKey(profileId))
{
}

const Token *SessionTokens::current(TokenKind kind) const
{
    for (const Token &token : m_tokens) {
        if (token.kind == kind)
            return &token;
    }
    return nullptr;
}

const Token *SessionTokens::find(const QString &fingerprint) const
{
    for (const Token &token : m_tokens) {
        if (token.fingerprint == fingerprint)
            return &token;
    }
    return nullptr;
}

int SessionTokens::newestGeneration() const
{
    return m_tokens.isEmpty() ? 0 : m_tokens.constFirst().generation;
}

bool SessionTokens::holdsAny() const
{
    return std::any_of(
        m_tokens.begin(), m_tokens.end(), [](const Token &token) { return token.isHeld(); });
}

void SessionTokens::forgetHeld()
{
    m_bindingKey = {};
    if (m_tokens.removeIf([](const Token &token) { return token.isHeld(); }) > 0)
        Q_EMIT changed();
}

ResultJob<void> *SessionTokens::load(QObject *parent)
{
    return new LoadTokensJob(*this, parent);
}

void SessionTokens::add(const QList<Token> &fresh)
{
    m_tokens = withNewGeneration(m_tokens, fresh);
    Q_EMIT changed();
}

void SessionTokens::change(const QString &fingerprint, const std::function<void(Token &)> &edit)
{
    for (Token &token : m_tokens) {
        if (token.fingerprint == fingerprint) {
            edit(token);
            Q_EMIT changed();
            return;
        }
    }
}

ResultJob<void> *SessionTokens::keep(QObject *parent)
{
    const Secret document = packed(m_tokens, m_bindingKey);
    if (document.isEmpty())
        return m_vault.remove(m_key, parent);
    return m_vault.write(m_key, document, parent);
}

ResultJob<void> *SessionTokens::clear(const QString &fingerprint, QObject *parent)
{
    return new ClearTokensJob(*this, {fingerprint}, parent);
}

ResultJob<void> *SessionTokens::clearAll(QObject *parent)
{
    QStringList fingerprints;
    for (const Token &token : std::as_const(m_tokens))
        fingerprints.append(token.fingerprint);
    return new ClearTokensJob(*this, fingerprints, parent);
}

} // namespace rescind
