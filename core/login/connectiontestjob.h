// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/connectioncheck.h"
#include "core/oidc/client.h"

namespace rescind {

//! How far a connection test goes.
enum class ConnectionScope {
    All,
    //! What can be seen without the client: nobody authenticates, nothing is posted.
    ProviderOnly,
};

//! Finds out whether a profile can work, and what its provider can do, without signing in and
//! without harm: endpoints are asked about made-up tokens, which change nothing.
//!
//! App ID and secret are taken to the token endpoint with a made-up refresh token: `invalid_grant`
//! comes after the client was let in, `invalid_client` before. Where it was let in, one request
//! with a wrong secret (for a public client: a wrong App ID) shows whether that means anything. No
//! more than one attempt is made with a credential known to be wrong, so that nobody is locked out:
//! a client that was refused there is not taken to the other endpoints.
//!
//! Fails only when it is cancelled; what does not work is a line of the report.
class ConnectionTestJob final : public ResultJob<ConnectionReport>
{
    Q_OBJECT

public:
    //! `client`'s metadata are not used: they are fetched anew.
    ConnectionTestJob(HttpTransport &transport, const Clock &clock, Client client, QObject *parent,
        ConnectionScope scope = ConnectionScope::All);

    //! What is done by now.
    [[nodiscard]] const ConnectionReport &report() const { return m_report; }
    //! What is being checked.
    [[nodiscard]] ConnectionCheckName current() const { return m_current; }

Q_SIGNALS:
    void advanced();

protected:
    void run() override;
    [[nodiscard]] Stage stage() const override { return Stage::Profile; }

private:
    using Read = std::function<Result<bool>(const HttpResponse &)>;

    void begin(ConnectionCheckName name);
    void add(const ConnectionCheck &check);
    void onProvider(const Result<Provider> &provider);
    void checkRedirectUri();
    void checkClient();
    void onClientAnswered(const std::optional<Error> &answer);
    void onClientChecked(const std::optional<Error> &answer, std::optional<ClientVerdict> wrong);
    void checkIntrospection();
    void checkRevocation();
    void checkUserInfo();
    void conclude();
    //! Asks once, and makes a line of what is read.
    void askAbout(ConnectionCheckName name, Result<HttpRequest> request, Read read,
        std::optional<bool> &answered, std::optional<bool> &auth,
        void (ConnectionTestJob::*next)());
    void tryClient(
        const Client &client, std::function<void(const std::optional<Error> &answer)> then);

    HttpTransport &m_transport;
    const Clock &m_clock;
    Client m_client;
    ConnectionScope m_scope;
    ConnectionReport m_report;
    EndpointSightings m_seen;
    ConnectionCheckName m_current = ConnectionCheckName::Discovery;
    //! Says nothing: nobody authenticates there but the token.
    std::optional<bool> m_userInfoAuth;
    bool m_isClientRefused = false;
};

} // namespace rescind
