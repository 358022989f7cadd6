// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revoke/refreshprobe.h"

#include "core/login/discard.h"
#include "core/oidc/endpointjob.h"
#include "core/oidc/tokenendpoint.h"
#include "core/tokens/tokenset.h"

namespace rescind {

namespace {

class RefreshProbeJob final : public ResultJob<RefreshProbeVerdict>
{
public:
    RefreshProbeJob(HttpTransport &transport, Client client, Secret refreshToken, QObject *parent)
        : ResultJob(parent)
        , m_transport(transport)
        , m_client(std::move(client))
        , m_refreshToken(std::move(refreshToken))
    {
    }

protected:
    void run() override
    {
        auto *const job = ask<TokenAnswer>(m_transport, refreshRequest(m_client, m_refreshToken),
            RetryPolicy::never(), tokenAnswerFor(m_client), this);
        startThen(job, this, [this](const Result<TokenAnswer> &answer) { onAnswered(answer); });
    }
    [[nodiscard]] Stage stage() const override { return Stage::Token; }

private:
    void onAnswered(const Result<TokenAnswer> &answer)
    {
        m_refreshToken = {};
        if (!answer) {
            const bool refused = answer.error().reason == Reason::CodeRejected;
            finish(refused ? RefreshProbeVerdict::Refused : RefreshProbeVerdict::Unclear);
            return;
        }
        const QList<Token> issued = tokensOf(*answer, TokenOrigin::Refreshed, 0, {});
        startThen(discard(m_transport, m_client, issued, this), this,
            [this](const Result<void> &) { finish(RefreshProbeVerdict::Issued); });
    }

    HttpTransport &m_transport;
    Client m_client;
    Secret m_refreshToken;
};

} // namespace

ResultJob<RefreshProbeVerdict> *probeByRefresh(
    HttpTransport &transport, const Client &client, const Secret &refreshToken, QObject *parent)
{
    return new RefreshProbeJob(transport, client, refreshToken, parent);
}

} // namespace rescind
