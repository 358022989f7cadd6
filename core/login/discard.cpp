// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/discard.h"

#include "core/base/logging.h"
#include "core/oidc/endpointjob.h"
#include "core/oidc/revocation.h"
#include "core/tokens/tokenset.h"

namespace rescind {

namespace {

using namespace std::chrono_literals;

class DiscardJob final : public ResultJob<void>
{
public:
    DiscardJob(HttpTransport &transport, Client client, QList<Token> tokens, QObject *parent)
        : ResultJob(parent)
        , m_transport(transport)
        , m_client(std::move(client))
        , m_tokens(std::move(tokens))
    {
    }

protected:
    void run() override
    {
        m_tokens.removeIf([](const Token &token) { return token.kind == TokenKind::Id; });
        std::stable_sort(m_tokens.begin(), m_tokens.end(), [](const Token &a, const Token &b) {
            return a.kind == TokenKind::Refresh && b.kind != TokenKind::Refresh;
        });
        setDeadline(5s);
        next();
    }
    void finishWith(Error) override { finish({}); }
    [[nodiscard]] Stage stage() const override { return Stage::Revocation; }

private:
    void next()
    {
        if (m_tokens.isEmpty()) {
            finish({});
            return;
        }
        const Token token = m_tokens.takeFirst();
        auto *const job
            = ask<int>(m_transport, revocationRequest(m_client, token.value, hintFor(token.kind)),
                RetryPolicy::never(), revocationAnswer, this);
        startThen(job, this, [this, kind = kindKey(token.kind)](const Result<int> &answer) {
            qCInfo(loginLog) << "discarded an unaccepted" << kind
                             << "token:" << (answer ? "accepted" : "failed");
            next();
        });
    }

    HttpTransport &m_transport;
    Client m_client;
    QList<Token> m_tokens;
};

} // namespace

ResultJob<void> *discard(
    HttpTransport &transport, const Client &client, const QList<Token> &tokens, QObject *parent)
{
    return new DiscardJob(transport, client, tokens, parent);
}

} // namespace rescind
