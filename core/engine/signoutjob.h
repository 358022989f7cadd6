// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/sessionclient.h"
#include "core/engine/sessiontokens.h"
#include "core/revoke/revokesequence.h"

#include <QtCore/QPointer>

namespace rescind {

//! A token that is alive, as far as anybody knows, although no copy of it is left here.
struct LeftAlive
{
    TokenKind kind = TokenKind::Unknown;
    QString fingerprint = {};
    //! Invalid where it is not known.
    QDateTime expiresAt = {};

    friend bool operator==(const LeftAlive &, const LeftAlive &) = default;
};

//! What became of the session at the provider.
enum class ProviderSession {
    Left,   //!< nobody asked to end it
    Opened, //!< the browser was sent to the page that ends it; what comes of it is not known
    NotEnded,
};

//! Everything about one sign-out. Holds no secret.
struct SignOutReport
{
    QList<RevocationReport> revocations = {};
    QList<LeftAlive> leftAlive = {};
    //! Why nothing could be revoked at all: the provider was not reached, or the journal cannot be
    //! written.
    std::optional<Error> unreached = {};
    //! Where the keychain would not let go of its copy.
    std::optional<Error> clearingError = {};
    ProviderSession providerSession = ProviderSession::Left;
    //! Why it could not be ended.
    std::optional<Error> providerError = {};
};

//! Signs out: revokes, clears, and sends the browser to the provider's sign-out page, in this
//! order.
//!
//! The revocations have `limit` for all of them, refresh tokens first, one try each with one look
//! whether they are dead; what is not done by then is left. Clearing comes in any case, also when
//! the job is cancelled. The page's URL holds the ID token, taken before it was cleared, and lives
//! for the one call. Never fails: what went wrong is in the report.
class SignOutJob final : public ResultJob<SignOutReport>
{
    Q_OBJECT

public:
    struct Task
    {
        //! Held tokens to revoke, in this order.
        QStringList fingerprints = {};
        bool endsProviderSession = false;
        //! Why nothing may be sent, if so: it is cleared only.
        std::optional<Error> obstacle = {};
        std::chrono::milliseconds limit = std::chrono::seconds(5);
    };

    SignOutJob(SessionClient &client, SessionTokens &tokens, Browser &browser, const Clock &clock,
        Task task, QObject *parent);

Q_SIGNALS:
    void advanced(const QString &fingerprint, const rescind::RevocationStep &step);
    void reported(const rescind::RevocationReport &report);

protected:
    void run() override;
    void finishWith(Error error) override;
    [[nodiscard]] Stage stage() const override { return Stage::Logout; }

private:
    void onClient(const Result<Client> &client);
    void onRevoked(const QList<RevocationReport> &reports);
    void clear();
    void endProviderSession();

    SessionClient &m_client;
    SessionTokens &m_tokens;
    Browser &m_browser;
    const Clock &m_clock;
    Task m_task;
    SignOutReport m_report;
    //! As they were before.
    QList<Token> m_before;
    Secret m_idTokenHint;
    //! As it was found for the revocations, which make the session forget it.
    std::optional<Client> m_found;
    QPointer<RevokeSequence> m_revoking;
    bool m_isClearing = false;
};

} // namespace rescind
