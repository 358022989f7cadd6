// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vault.h"
#include "core/revoke/revokejob.h"
#include "core/tokens/tokenset.h"

#include <functional>

namespace rescind {

//! The tokens of one session and their copy in the keychain, which is all that this machine keeps
//! of them: what clears a token here has cleared every local copy.
class SessionTokens final : public QObject, public LocalCopies
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionTokens)

public:
    SessionTokens(Vault &vault, const QString &profileId, QObject *parent);

    [[nodiscard]] const QList<Token> &all() const { return m_tokens; }
    [[nodiscard]] const Token *current(TokenKind kind) const;
    [[nodiscard]] const Token *find(const QString &fingerprint) const;
    [[nodiscard]] int newestGeneration() const;
    [[nodiscard]] bool holdsAny() const;

    //! The private key in PEM that tokens are bound to (RFC 9449), kept with them; empty where
    //! there is none.
    [[nodiscard]] const Secret &bindingKey() const { return m_bindingKey; }
    void setBindingKey(const Secret &pem) { m_bindingKey = pem; }

    //! Wipes those that are held from memory alone, and the binding key: load() brings back what
    //! was kept. The others stay listed.
    void forgetHeld();
    //! Reads the kept tokens from the keychain into this set.
    [[nodiscard]] ResultJob<void> *load(QObject *parent);
    //! Adds what was issued; see withNewGeneration().
    void add(const QList<Token> &fresh);
    //! Changes one token in place; an unknown fingerprint is ignored.
    void change(const QString &fingerprint, const std::function<void(Token &)> &edit);
    //! Writes the held tokens to the keychain, or removes the entry when none is held.
    [[nodiscard]] ResultJob<void> *keep(QObject *parent);
    //! Wipes one token from memory and keychain. Its facts stay, for the report. Fails only where
    //! the keychain has a copy and would not let go of it.
    [[nodiscard]] ResultJob<void> *clear(const QString &fingerprint, QObject *parent) override;
    //! Wipes every token from memory, and then the entry from the keychain. Fails as clear() does.
    [[nodiscard]] ResultJob<void> *clearAll(QObject *parent);

Q_SIGNALS:
    void changed();

private:
    friend class LoadTokensJob;
    friend class ClearTokensJob;

    Vault &m_vault;
    QString m_key;
    QList<Token> m_tokens;
    Secret m_bindingKey;
};

} // namespace rescind
