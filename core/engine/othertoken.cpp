// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/othertoken.h"

#include "core/engine/revocationevents.h"
#include "core/tokens/signaturelamp.h"
#include "core/tokens/tokenset.h"

namespace rescind {

namespace {

class RevokeOtherJob final : public ResultJob<RevocationReport>
{
public:
    RevokeOtherJob(SessionClient &client, Services &services, LocalCopies &copies, Token token,
        RevocationOptions options, QObject *parent)
        : ResultJob(parent)
        , m_client(client)
        , m_services(services)
        , m_copies(copies)
        , m_token(std::move(token))
        , m_options(std::move(options))
    {
    }

protected:
    void run() override
    {
        startThen(m_client.journal().ready(this), this, [this](const Result<void> &ready) {
            if (!ready) {
                RevocationReport report = reportFor(m_token);
                report.error = ready.error();
                m_token.clear();
                finish(report);
                return;
            }
            m_client.get([guard = QPointer(this)](const Result<Client> &client) {
                if (guard)
                    guard->onClient(client);
            });
        });
    }
    [[nodiscard]] Stage stage() const override { return Stage::Revocation; }

private:
    void onClient(const Result<Client> &client)
    {
        if (!client) {
            RevocationReport report = reportFor(m_token);
            report.error = client.error();
            conclude(report);
            return;
        }
        auto *const job = new RevokeJob(m_client.transport(), m_copies, m_client.clock(),
            {.client = *client,
                .token = m_token,
                .witness = m_client.isWitness(m_token.kind),
                .looks = m_options.looks.value_or(m_services.looks),
                .probe = m_options.probe,
                .hint = m_options.hint},
            this);
        connect(job, &RevokeJob::advanced, this, [this](const RevocationStep &step) {
            if (step.activity == Activity::Active)
                m_client.rememberWitness(m_token.kind);
        });
        startThen<RevocationReport>(
            job, this, [this](const Result<RevocationReport> &report) { conclude(*report); });
    }

    void conclude(const RevocationReport &report)
    {
        m_token.clear();
        const JournalEntry entry = entryOf(report, &m_token, m_options.reason);
        startThen(m_client.journal().write({entry}, this), this,
            [this, report](const Result<qint64> &sequence) {
                RevocationReport written = report;
                noteWritten(written, sequence);
                finish(written);
            });
    }

    SessionClient &m_client;
    Services &m_services;
    LocalCopies &m_copies;
    Token m_token;
    RevocationOptions m_options;
};

class InspectTokenJob final : public ResultJob<Token>
{
public:
    InspectTokenJob(SessionClient &client, const Clock &clock, Token token, QObject *parent)
        : ResultJob(parent)
        , m_client(client)
        , m_clock(clock)
        , m_token(std::move(token))
    {
    }

protected:
    void run() override
    {
        m_client.get([guard = QPointer(this)](const Result<Client> &client) {
            if (guard)
                guard->onClient(client);
        });
    }
    [[nodiscard]] Stage stage() const override { return Stage::Introspection; }

private:
    void onClient(const Result<Client> &client)
    {
        if (!client) {
            record(failedEntry(JournalAction::Introspection, client.error()));
            finish(fail(client.error()));
            return;
        }
        m_token.signature = signatureStateOf(m_token, *client, m_client.provider()->keys);
        if (m_token.kind == TokenKind::Id) {
            finish(m_token);
            return;
        }
        startThen(introspect(m_client.transport(), *client, m_token.value, hintFor(m_token.kind),
                      RetryPolicy::repeatable(), this),
            this, [this](const Result<Introspection> &answer) { onAnswered(answer); });
    }

    void onAnswered(const Result<Introspection> &answer)
    {
        m_token.serverAskedAt = m_clock.now();
        if (!answer) {
            m_token.server = serverStateFor(answer.error());
        } else if (answer->active) {
            m_token.server = ServerState::Active;
            addFacts(m_token, *answer);
            m_client.rememberWitness(m_token.kind);
        } else {
            m_token.server = m_client.isWitness(m_token.kind) ? ServerState::Inactive
                                                              : ServerState::InactiveUnproved;
        }
        record(
            answer ? JournalEntry{.action = JournalAction::Introspection,
                .httpStatus = 200,
                .outcome = answer->active ? QStringLiteral("active") : QStringLiteral("inactive")}
                   : failedEntry(JournalAction::Introspection, answer.error()));
        finish(m_token);
    }

    void record(const JournalEntry &entry)
    {
        m_client.journal().record(aboutToken(entry, m_token));
    }

    SessionClient &m_client;
    const Clock &m_clock;
    Token m_token;
};

} // namespace

ResultJob<RevocationReport> *revokeOtherToken(SessionClient &client, Services &services,
    LocalCopies &copies, const Token &token, const RevocationOptions &options, QObject *parent)
{
    return new RevokeOtherJob(client, services, copies, token, options, parent);
}

ResultJob<Token> *inspectToken(
    SessionClient &client, const Clock &clock, const Token &token, QObject *parent)
{
    return new InspectTokenJob(client, clock, token, parent);
}

TokenKind likelyKind(const Token &token)
{
    if (token.format != TokenFormat::Jws)
        return TokenKind::Unknown;
    // What an ID token has and an access token has not (OpenID Connect Core §2).
    const bool isIdToken = token.claims.contains(QLatin1StringView("nonce"))
        || token.claims.contains(QLatin1StringView("at_hash"))
        || token.claims.contains(QLatin1StringView("c_hash"));
    return isIdToken ? TokenKind::Id : TokenKind::Access;
}

} // namespace rescind
